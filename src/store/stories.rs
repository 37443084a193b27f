//! Stories: which articles are of one event, and the prints by which that is told.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::catalogue::QUOTES;
use super::error::LibraryError;
use super::joined;
use super::library::Library;
use super::rows::{COLUMNS, COUNT, FROM, row};
use crate::model::{After, ArticleId, ArticleRow, StoryFold, StoryId, StoryRow, Timestamp};

/// A print with the article that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub article: ArticleId,
    pub published: Timestamp,
    pub print: Vec<u8>,
}

/// Keeps a print; an article that has a story stays where it is.
pub(super) fn put_print(
    tx: &Transaction<'_>,
    article: ArticleId,
    published: Timestamp,
    print: &[u8],
) -> rusqlite::Result<()> {
    if print.is_empty() {
        return Ok(());
    }
    tx.prepare_cached(
        "INSERT INTO story_prints (article, published, print) VALUES (?1, ?2, ?3)
         ON CONFLICT (article) DO UPDATE SET print = ?3, published = ?2,
           placed = CASE WHEN (SELECT story FROM articles WHERE id = ?1) IS NULL THEN 0
             ELSE (SELECT max(placed) + 1 FROM story_prints) END",
    )?
    .execute(params![article.0, published, print])
    .map(drop)
}

fn printed(row: &Row<'_>) -> rusqlite::Result<Printed> {
    Ok(Printed { article: ArticleId(row.get(0)?), published: row.get(1)?, print: row.get(2)? })
}

impl Library {
    /// Prints of articles that were not compared with the others yet, the newest first.
    pub fn unplaced(&self, most: usize) -> Result<Vec<Printed>, LibraryError> {
        let sql = "SELECT article, published, print FROM story_prints WHERE placed = 0 ORDER BY published DESC LIMIT ?";
        self.ask(|conn| conn.prepare_cached(sql)?.query_map([limit(most)], printed)?.collect())
    }

    /// Prints of articles that were compared, from this moment on, the oldest first.
    pub fn prints_after(&self, from: Timestamp, to: Timestamp, most: usize) -> Result<Vec<Printed>, LibraryError> {
        let sql = "SELECT article, published, print FROM story_prints INDEXED BY story_print_by_time
                   WHERE published > ? AND published <= ? AND placed > 0 ORDER BY published LIMIT ?";
        self.ask(|conn| conn.prepare_cached(sql)?.query_map(params![from, to, limit(most)], printed)?.collect())
    }

    /// The same up to this moment, the newest first.
    pub fn prints_before(&self, from: Timestamp, to: Timestamp, most: usize) -> Result<Vec<Printed>, LibraryError> {
        let sql = "SELECT article, published, print FROM story_prints INDEXED BY story_print_by_time
                   WHERE published >= ? AND published <= ? AND placed > 0 ORDER BY published DESC LIMIT ?";
        self.ask(|conn| conn.prepare_cached(sql)?.query_map(params![from, to, limit(most)], printed)?.collect())
    }

    /// The number of the article that was compared last; they rise.
    pub fn last_placed(&self) -> Result<i64, LibraryError> {
        let sql = "SELECT coalesce(max(placed), 0) FROM story_prints";
        self.ask(|conn| conn.prepare_cached(sql)?.query_row([], |row| row.get(0)))
    }

    /// Prints of articles that were compared after the one of this number, in that order.
    pub fn prints_since(&self, number: i64, most: usize) -> Result<Vec<Printed>, LibraryError> {
        let sql = "SELECT article, published, print FROM story_prints WHERE placed > ? ORDER BY placed LIMIT ?";
        self.ask(|conn| conn.prepare_cached(sql)?.query_map(params![number, limit(most)], printed)?.collect())
    }

    /// When the newest article with a print was published.
    pub fn newest_print(&self) -> Result<Option<Timestamp>, LibraryError> {
        self.ask(|conn| conn.query_row("SELECT max(published) FROM story_prints", [], |row| row.get(0)))
    }

    /// The story of an article, and who published it.
    pub fn story_of(&self, article: ArticleId) -> Result<(Option<StoryId>, String), LibraryError> {
        let sql = "SELECT a.story, coalesce(a.publisher, f.name, f.title, '')
                   FROM articles a LEFT JOIN feeds f ON f.id = a.feed WHERE a.id = ?";
        let found = self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            statement
                .query_row([article.0], |row| Ok((row.get::<_, Option<i64>>(0)?.map(StoryId), row.get(1)?)))
                .optional()
        })?;
        Ok(found.unwrap_or_default())
    }

    /// The article whose text this one repeats.
    pub fn copy_of(&self, article: ArticleId) -> Result<Option<ArticleId>, LibraryError> {
        let sql = "SELECT copy_of FROM story_prints WHERE article = ?";
        let found: Option<Option<i64>> =
            self.ask(|conn| conn.prepare_cached(sql)?.query_row([article.0], |row| row.get(0)).optional())?;
        Ok(found.flatten().map(ArticleId))
    }

    /// By their place among an article's findings, which quote each of its quotes repeats.
    pub fn same_quotes(&self, article: ArticleId) -> Result<HashMap<u32, i64>, LibraryError> {
        let sql = "SELECT id, same FROM quotes WHERE id >= ? AND id < ?";
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let found = statement.query_map([article.0 * QUOTES, (article.0 + 1) * QUOTES], |row| {
                Ok((u32::try_from(row.get::<_, i64>(0)? % QUOTES).unwrap_or(0), row.get(1)?))
            })?;
            found.collect()
        })
    }

    /// Prints of a story's articles, those nearest to a moment first.
    pub fn prints_of(&self, story: StoryId, at: Timestamp, most: usize) -> Result<Vec<Printed>, LibraryError> {
        let sql = "SELECT p.article, p.published, p.print FROM (
                     SELECT id, abs(published - ?2) AS apart FROM articles WHERE story = ?1 ORDER BY apart, id LIMIT ?3
                   ) a JOIN story_prints p ON p.article = a.id ORDER BY a.apart, a.id";
        self.ask(|conn| conn.prepare_cached(sql)?.query_map([story.0, at, limit(most)], printed)?.collect())
    }

    /// Stories of several articles, the one with the newest article first, behind a place in that order.
    pub fn stories(&self, after: After, most: usize) -> Result<Vec<StoryRow>, LibraryError> {
        let After { rank, id, .. } = after;
        let which = format!("s.articles > 1 AND s.last <= {rank} AND (s.last < {rank} OR s.id < {id})");
        self.story_rows(&which, "", most)
    }

    /// The stories of these articles, each once.
    pub fn stories_of(&self, articles: &[ArticleId], most: usize) -> Result<Vec<StoryRow>, LibraryError> {
        let ids: Vec<String> = articles.iter().map(|article| article.0.to_string()).collect();
        let some = format!("s.articles > 1 AND s.id IN (SELECT story FROM articles WHERE id IN ({}))", ids.join(","));
        self.story_rows(&some, "", most)
    }

    /// One story, or the one that it was joined with.
    pub fn story(&self, story: StoryId) -> Result<Option<StoryRow>, LibraryError> {
        let which = format!("s.id = ({})", joined::number_now(story.0));
        Ok(self.story_rows(&which, "", 1)?.into_iter().next())
    }

    fn story_rows(&self, which: &str, more: &str, most: usize) -> Result<Vec<StoryRow>, LibraryError> {
        let sql = format!(
            "SELECT {COLUMNS}, s.id, s.articles, s.publishers, s.first, s.last,
               (SELECT count(*) FROM articles r WHERE r.story = s.id AND r.shown = 1 AND r.read = 1)
             FROM (SELECT * FROM stories s WHERE {which} {more} ORDER BY s.last DESC, s.id DESC LIMIT {most}) s
             JOIN articles a ON a.story = s.id AND a.stands = 1 LEFT JOIN feeds f ON f.id = a.feed
             ORDER BY s.last DESC, s.id DESC"
        );
        self.ask(|conn| {
            let mut statement = conn.prepare(&sql)?;
            let rows = statement.query_map([], |found| {
                Ok(StoryRow {
                    row: row(found)?,
                    fold: StoryFold {
                        id: StoryId(found.get(COUNT)?),
                        articles: found.get(COUNT + 1)?,
                        publishers: found.get(COUNT + 2)?,
                    },
                    first: found.get(COUNT + 3)?,
                    last: found.get(COUNT + 4)?,
                    read: found.get(COUNT + 5)?,
                })
            })?;
            rows.collect()
        })
    }

    /// A story's shown articles in the order of time, at most so many of the newest, each with the one it repeats.
    pub fn articles_of(
        &self,
        story: StoryId,
        most: usize,
    ) -> Result<Vec<(ArticleRow, Option<ArticleId>)>, LibraryError> {
        let sql = format!(
            "SELECT {COLUMNS}, p.copy_of FROM {FROM} LEFT JOIN story_prints p ON p.article = a.id
             WHERE a.story = ? AND a.shown = 1 ORDER BY a.published DESC, a.id DESC LIMIT ?"
        );
        let mut found: Vec<_> = self.ask(|conn| {
            let mut statement = conn.prepare_cached(&sql)?;
            let rows = statement.query_map([story.0, limit(most)], |found| {
                Ok((row(found)?, found.get::<_, Option<i64>>(COUNT)?.map(ArticleId)))
            })?;
            rows.collect::<rusqlite::Result<_>>()
        })?;
        found.reverse();
        Ok(found)
    }
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
