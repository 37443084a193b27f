//! What the reader follows, what it has found, and which new articles were not asked about yet.

use rusqlite::{OptionalExtension, params};

use super::error::LibraryError;
use super::library::Library;
use super::rows::text;
use crate::model::{ArticleId, Follow, FollowId, Timestamp};

impl Library {
    /// What is followed, by name.
    pub fn follows(&self) -> Result<Vec<Follow>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT id, name, query, notify, unread, total FROM follows ORDER BY name COLLATE NOCASE, id",
            )?;
            let follows = statement.query_map([], |row| {
                Ok(Follow {
                    id: FollowId(row.get(0)?),
                    name: text(row, 1)?,
                    query: text(row, 2)?,
                    notify: row.get(3)?,
                    unread: row.get(4)?,
                    total: row.get(5)?,
                })
            })?;
            follows.collect()
        })
    }

    /// Follows a query, with what it has found so far; one that is followed already gets name and notification.
    pub fn follow(
        &mut self,
        query: &str,
        name: &str,
        notify: bool,
        found: &[ArticleId],
        now: Timestamp,
    ) -> Result<FollowId, LibraryError> {
        self.change(|tx| {
            let id: i64 = tx.query_row(
                "INSERT INTO follows (name, query, notify, created) VALUES (?, ?, ?, ?)
                 ON CONFLICT (query) DO UPDATE SET name = excluded.name, notify = excluded.notify RETURNING id",
                params![name, query, notify, now],
                |row| row.get(0),
            )?;
            let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO followed (follow, article) VALUES (?, ?)")?;
            for article in found {
                insert.execute([id, article.0])?;
            }
            Ok(FollowId(id))
        })
    }

    /// Whether it was followed.
    pub fn unfollow(&mut self, query: &str) -> Result<bool, LibraryError> {
        self.change(|tx| Ok(tx.execute("DELETE FROM follows WHERE query = ?", [query])? > 0))
    }

    /// New articles that neither rules nor followed queries were asked about, the oldest first.
    pub fn to_judge(&self, most: usize) -> Result<Vec<ArticleId>, LibraryError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT id FROM articles INDEXED BY article_to_judge
                 WHERE judged = 0 AND catalogued = 1 AND indexed = 1 ORDER BY id LIMIT ?",
            )?;
            statement.query_map([most], |row| row.get(0).map(ArticleId))?.collect()
        })
    }

    /// Keeps what followed queries found among new articles; all of them are judged then.
    pub fn judged(&mut self, articles: &[ArticleId], found: &[(FollowId, ArticleId)]) -> Result<(), LibraryError> {
        self.change(|tx| {
            let mut insert = tx.prepare_cached(
                "INSERT OR IGNORE INTO followed (follow, article)
                 SELECT id, ?2 FROM follows WHERE id = ?1 AND EXISTS (SELECT 1 FROM articles WHERE id = ?2)",
            )?;
            for (follow, article) in found {
                insert.execute([follow.0, article.0])?;
            }
            let mut done = tx.prepare_cached("UPDATE articles SET judged = 1 WHERE id = ?")?;
            articles.iter().try_for_each(|article| done.execute([article.0]).map(drop))
        })
    }

    /// Hides articles from every list, or shows them again where their feeds are shown.
    pub fn hide(&mut self, articles: &[ArticleId], hidden: bool) -> Result<(), LibraryError> {
        self.change(|tx| {
            let mut update = tx.prepare_cached(
                "UPDATE articles SET hidden = ?1, shown = NOT ?1
                 AND coalesce((SELECT state = 0 FROM feeds WHERE id = articles.feed), 0) WHERE id = ?2",
            )?;
            articles.iter().try_for_each(|article| update.execute(params![hidden, article.0]).map(drop))
        })
    }

    /// How many articles are hidden, counted up to `most`.
    pub fn hidden(&self, most: usize) -> Result<usize, LibraryError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let sql = "SELECT count(*) FROM (SELECT 1 FROM articles WHERE hidden = 1 LIMIT ?)";
        let count: i64 = self.ask(|conn| conn.prepare_cached(sql)?.query_row([most], |row| row.get(0)))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// How many articles wait for the catalogue or the analysis, counted up to `most`.
    pub fn backlog(&self, most: usize) -> Result<usize, LibraryError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let sql = "SELECT (SELECT count(*) FROM (SELECT 1 FROM articles WHERE analysed = 0 LIMIT ?1))
                   + (SELECT count(*) FROM (SELECT 1 FROM articles WHERE analysed = 1 AND catalogued = 0 LIMIT ?1))";
        let count: i64 = self.ask(|conn| conn.prepare_cached(sql)?.query_row([most], |row| row.get(0)))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The followed query of these words.
    pub fn follow_of(&self, query: &str) -> Result<Option<FollowId>, LibraryError> {
        self.ask(|conn| {
            conn.prepare_cached("SELECT id FROM follows WHERE query = ?")?
                .query_row([query], |row| row.get(0).map(FollowId))
                .optional()
        })
    }
}
