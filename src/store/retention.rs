//! How long the articles of a feed are kept.

use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, params, params_from_iter};

use super::catalogue;
use super::error::LibraryError;
use super::library::Library;
use crate::model::{ArticleId, DAY, FeedId, Timestamp};

/// What never goes: what the reader kept, noted or follows.
const KEPT: &str = "a.bookmarked = 1 OR EXISTS (SELECT 1 FROM highlights WHERE article = a.id)
    OR EXISTS (SELECT 1 FROM bookmarks WHERE article = a.id) OR EXISTS (SELECT 1 FROM followed WHERE article = a.id)";

/// How many articles that are kept are passed over in one look at a feed.
const PASSED_OVER: i64 = 20_000;

/// For how long and how many articles are kept; none: for ever, all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    pub days: Option<u32>,
    pub articles: Option<u32>,
}

/// A feed whose articles are not all kept for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    pub feed: FeedId,
    pub keep: Keep,
}

impl Library {
    /// Sets how many days and how many articles of a feed are kept; 0: for ever, all; none: as for every feed.
    pub fn set_retention(
        &mut self,
        feed: FeedId,
        days: Option<u32>,
        articles: Option<u32>,
    ) -> Result<(), LibraryError> {
        let sql = "UPDATE feeds SET keep_days = ?, keep_articles = ? WHERE id = ?";
        self.change(|tx| tx.execute(sql, params![days, articles, feed.0])).map(drop)
    }

    /// What is set for each feed that something is set for, as it was set.
    pub fn set_retentions(&self) -> Result<Vec<Retention>, LibraryError> {
        self.feeds_to_keep(
            "SELECT id, keep_days, keep_articles FROM feeds
             WHERE keep_days IS NOT NULL OR keep_articles IS NOT NULL",
            Keep::default(),
        )
    }

    /// The feeds whose articles are not all kept for ever, where `others` holds for those that nothing is set for. The
    /// sample edition is not one of those.
    pub fn retentions(&self, others: Keep) -> Result<Vec<Retention>, LibraryError> {
        self.feeds_to_keep(
            "SELECT id, nullif(days, 0), nullif(articles, 0) FROM (
               SELECT id, coalesce(keep_days, iif(sample, NULL, ?1)) AS days,
                 coalesce(keep_articles, iif(sample, NULL, ?2)) AS articles FROM feeds)
             WHERE days > 0 OR articles > 0",
            others,
        )
    }

    fn feeds_to_keep(&self, sql: &str, others: Keep) -> Result<Vec<Retention>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let read = |row: &rusqlite::Row<'_>| {
                Ok(Retention { feed: FeedId(row.get(0)?), keep: Keep { days: row.get(1)?, articles: row.get(2)? } })
            };
            let values = [others.days, others.articles];
            let wanted = statement.parameter_count();
            statement.query_map(params_from_iter(values.iter().take(wanted)), read)?.collect()
        })
    }

    /// The articles of a feed that are past its time or its number and go, and how many of those do not.
    pub fn past(&self, of: Retention, now: Timestamp) -> Result<(Vec<ArticleId>, usize), LibraryError> {
        self.ask(|conn| {
            let both = |kept: &str| -> rusqlite::Result<BTreeSet<ArticleId>> {
                let by_days = Retention { keep: Keep { articles: None, ..of.keep }, ..of };
                let by_number = Retention { keep: Keep { days: None, ..of.keep }, ..of };
                let mut all = BTreeSet::new();
                for one in [by_days, by_number] {
                    all.extend(past(conn, one, now, PASSED_OVER, kept)?);
                }
                Ok(all)
            };
            let (go, stay) = (both(&format!("NOT ({KEPT})"))?, both(&format!("({KEPT})"))?);
            Ok((go.into_iter().rev().collect(), stay.len()))
        })
    }

    /// Takes out the oldest articles of a feed that are past its time or its number, at most so many, in one
    /// transaction; how many. What the reader kept, noted or follows stays.
    pub fn retire(&mut self, of: Retention, now: Timestamp, most: usize) -> Result<usize, LibraryError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.change(|tx| {
            let old = past(tx, of, now, most, &format!("NOT ({KEPT})"))?;
            old.iter().try_for_each(|article| take_out(tx, of.feed, *article))?;
            Ok(old.len())
        })
    }
}

/// Articles of a feed that are old, of those that a condition holds for.
fn past(conn: &Connection, of: Retention, now: Timestamp, most: i64, which: &str) -> rusqlite::Result<Vec<ArticleId>> {
    let ids = |sql: &str, values: &[i64]| -> rusqlite::Result<Vec<ArticleId>> {
        let sql = format!("SELECT id FROM ({sql}) a WHERE {which} LIMIT {most}");
        let mut statement = conn.prepare_cached(&sql)?;
        statement.query_map(params_from_iter(values), |row| row.get(0).map(ArticleId))?.collect()
    };
    let mut old = Vec::new();
    if let Some(days) = of.keep.days {
        let sql = "SELECT id, bookmarked FROM articles WHERE feed = ? AND published < ? ORDER BY published LIMIT ?";
        old = ids(sql, &[of.feed.0, now - i64::from(days) * DAY, PASSED_OVER])?;
    }
    if let (Some(articles), true) = (of.keep.articles, old.is_empty()) {
        let sql = "SELECT id, bookmarked FROM articles WHERE feed = ? ORDER BY published DESC, id DESC
                   LIMIT ? OFFSET ?";
        old = ids(sql, &[of.feed.0, PASSED_OVER, i64::from(articles)])?;
    }
    Ok(old)
}

/// Takes one article out of everything, and remembers that it was there.
fn take_out(tx: &Transaction<'_>, feed: FeedId, article: ArticleId) -> rusqlite::Result<()> {
    catalogue::take_out(tx, article)?;
    tx.prepare_cached(
        "INSERT OR IGNORE INTO retired (feed, key, link) SELECT ?1, key, link FROM articles WHERE id = ?2",
    )?
    .execute(params![feed.0, article.0])?;
    for table in ["word_index", "finding_index"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?"))?.execute([article.0])?;
    }
    tx.prepare_cached("DELETE FROM articles WHERE id = ?")?.execute([article.0]).map(drop)
}
