//! What else the query language asks of the library: the ends of the row of articles, their order, notes, tags and labels.

use rusqlite::OptionalExtension;

use super::error::LibraryError;
use super::library::Library;
use crate::model::{ArticleId, Timestamp};

/// By what articles are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greatness {
    Words,
    Quotes,
}

impl Library {
    /// The lowest and the highest number of an article.
    pub fn ends(&self) -> Result<(i64, i64), LibraryError> {
        self.ask(|conn| {
            let end = |sql: &str| conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<i64>>(0));
            let (first, last) = (end("SELECT min(id) FROM articles")?, end("SELECT max(id) FROM articles")?);
            Ok((first.unwrap_or(0), last.unwrap_or(-1)))
        })
    }

    /// The lowest number that an article may have which came in at a moment or later: they rise as articles come in.
    pub fn first_since(&self, moment: Timestamp) -> Result<i64, LibraryError> {
        let (mut low, high) = self.ends()?;
        let mut high = high + 1;
        self.ask(|conn| {
            let sql = "SELECT id, fetched FROM articles WHERE id >= ? ORDER BY id LIMIT 1";
            let mut statement = conn.prepare_cached(sql)?;
            while low < high {
                let middle = low + (high - low) / 2;
                let found: Option<(i64, i64)> =
                    statement.query_row([middle], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
                match found {
                    Some((id, fetched)) if fetched < moment => low = id + 1,
                    _ => high = middle,
                }
            }
            Ok(low)
        })
    }

    /// Of these articles, in the order of their numbers from the greatest down: date, number, and when they came in.
    pub fn moments(&self, articles: &[ArticleId]) -> Result<Vec<(Timestamp, ArticleId, Timestamp)>, LibraryError> {
        let listed = articles.iter().map(|article| article.0.to_string()).collect::<Vec<_>>().join(",");
        let sql = format!("SELECT published, id, fetched FROM articles WHERE id IN ({listed}) ORDER BY id DESC");
        self.ask(|conn| {
            let mut statement = conn.prepare(&sql)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, ArticleId(row.get(1)?), row.get(2)?)))?;
            found.collect()
        })
    }

    /// The articles with the most words or quotes among some.
    pub fn greatest(
        &self,
        articles: &[ArticleId],
        column: Greatness,
        most: usize,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        let listed = articles.iter().map(|article| article.0.to_string()).collect::<Vec<_>>().join(",");
        let column = match column {
            Greatness::Words => "words",
            Greatness::Quotes => "coalesce(quotes, 0)",
        };
        let sql =
            format!("SELECT id FROM articles WHERE id IN ({listed}) ORDER BY {column} DESC, id DESC LIMIT {most}");
        self.ask(|conn| {
            let mut statement = conn.prepare(&sql)?;
            let found = statement.query_map([], |row| row.get(0).map(ArticleId))?;
            found.collect()
        })
    }

    /// The reader's notes and those on highlights, with the article of each.
    pub fn notes(&self) -> Result<Vec<(i64, String)>, LibraryError> {
        self.pairs(
            "SELECT article, note FROM bookmarks WHERE note <> ''
             UNION ALL SELECT article, note FROM highlights WHERE note <> ''",
        )
    }

    /// All tags with their articles.
    pub fn tagged(&self) -> Result<Vec<(i64, String)>, LibraryError> {
        self.pairs("SELECT article, tag FROM tags UNION ALL SELECT article, tags FROM highlights WHERE tags <> ''")
    }

    /// The reader's tags, each once.
    pub fn tags(&self) -> Result<Vec<String>, LibraryError> {
        let mut tags: Vec<String> = Vec::new();
        for (_, words) in self.tagged()? {
            tags.extend(words.split([' ', ',']).filter(|tag| !tag.is_empty()).map(str::to_owned));
        }
        tags.sort_unstable();
        tags.dedup();
        Ok(tags)
    }

    /// What feeds are called, or the folders that they are in.
    pub fn feed_labels(&self, folders: bool) -> Result<Vec<(i64, String)>, LibraryError> {
        let label = if folders { "folder" } else { "coalesce(name, title)" };
        self.pairs(&format!("SELECT id, {label} FROM feeds WHERE state = 0"))
    }

    /// Who printed articles, where they say so themselves; each once, up to `most`.
    pub fn publishers(&self, most: usize) -> Result<Vec<String>, LibraryError> {
        self.ask(|conn| {
            let sql = "SELECT min(publisher) FROM articles WHERE publisher > ?";
            let mut statement = conn.prepare_cached(sql)?;
            let mut found: Vec<String> = Vec::new();
            while found.len() < most {
                let last = found.last().map_or("", String::as_str);
                let next: Option<String> = statement.query_row([last], |row| row.get(0))?;
                let Some(next) = next else { break };
                found.push(next);
            }
            Ok(found)
        })
    }

    fn pairs(&self, sql: &str) -> Result<Vec<(i64, String)>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.collect()
        })
    }
}
