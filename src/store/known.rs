//! Whether the library has an article already that a feed gives.

use rusqlite::{OptionalExtension, Transaction, params};

use super::articles::Incoming;
use crate::model::{FeedId, Timestamp};

/// With fewer words, an article that has no date is not known by its words alone.
const KNOWN_BY_WORDS: u32 = 8;

/// Among so many of its feed's articles, the newest ones, it is looked for: what a feed rewrites is what it still gives.
const LOOKED_AT: i64 = 500;

/// What the library has of an article that a feed gives again.
pub(super) struct Known {
    pub id: i64,
    pub key: i64,
    pub content: i64,
    pub full: bool,
}

pub(super) fn known(
    tx: &Transaction<'_>,
    feed: FeedId,
    article: &Incoming,
    all: &[Incoming],
    now: Timestamp,
) -> rusqlite::Result<Option<Known>> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Known { id: row.get(0)?, key: row.get(1)?, content: row.get(2)?, full: row.get(3)? })
    };
    let by_key = tx
        .prepare_cached("SELECT id, key, content, full FROM articles WHERE feed = ? AND key = ?")?
        .query_row(params![feed.0, article.key], read)
        .optional()?;
    if by_key.is_some() {
        return Ok(by_key);
    }
    // What the feed still gives under another id is another article.
    let is_left = |known: &Known| all.iter().all(|other| other.key != known.key);
    let by_link = tx
        .prepare_cached("SELECT id, key, content, full FROM articles WHERE feed = ? AND link = ? LIMIT 1")?
        .query_row(params![feed.0, article.link], read)
        .optional()?
        .filter(is_left);
    if by_link.is_some() {
        return Ok(by_link);
    }
    // A feed may rewrite its ids and its addresses at once; the same words at the same moment are the same article.
    let by_words = match article.published.filter(|published| *published < now) {
        Some(published) => tx
            .prepare_cached(
                "SELECT id, key, content, full FROM articles WHERE feed = ? AND published = ? AND content = ? LIMIT 1",
            )?
            .query_row(params![feed.0, published, article.content], read)
            .optional()?,
        // Without a date it takes more words to know it by: "Weather" is another one every day.
        None if article.words < KNOWN_BY_WORDS => None,
        None => tx
            .prepare_cached(
                "SELECT id, key, content, full FROM
                 (SELECT id, key, content, full, published, fetched FROM articles WHERE feed = ?
                  ORDER BY published DESC LIMIT ?)
                 WHERE content = ? AND published = fetched LIMIT 1",
            )?
            .query_row(params![feed.0, LOOKED_AT, article.content], read)
            .optional()?,
    };
    Ok(by_words.filter(is_left))
}

/// Whether it was taken out because it was old.
pub(super) fn is_retired(tx: &Transaction<'_>, feed: FeedId, article: &Incoming) -> rusqlite::Result<bool> {
    tx.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM retired WHERE feed = ?1 AND key = ?2)
         OR EXISTS (SELECT 1 FROM retired WHERE feed = ?1 AND link = ?3)",
    )?
    .query_row(params![feed.0, article.key, article.link], |row| row.get(0))
}
