//! Which feeds there are to fetch, and which newsdesk is at them.

use rusqlite::{Row, Transaction, params};

use super::{Rests, ToFetch};
use crate::model::{FeedId, Timestamp};

pub(super) fn set_claim(
    tx: &Transaction<'_>,
    feeds: impl IntoIterator<Item = FeedId>,
    until: Option<Timestamp>,
) -> rusqlite::Result<()> {
    let mut statement = tx.prepare_cached("UPDATE feeds SET claimed = ? WHERE id = ?")?;
    feeds.into_iter().try_for_each(|feed| statement.execute(params![until, feed.0]).map(drop))
}

pub(super) fn to_fetch(conn: &rusqlite::Connection, which: Option<FeedId>) -> rusqlite::Result<Vec<ToFetch>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, url, etag, last_modified, full_text, failures, due, not_before, claimed FROM feeds
         WHERE state = 0 AND sample = 0 AND gone = 0 AND (?1 IS NULL OR id = ?1) ORDER BY failures, id",
    )?;
    let read = |row: &Row<'_>| {
        Ok(ToFetch {
            id: FeedId(row.get(0)?),
            url: row.get(1)?,
            etag: row.get(2)?,
            last_modified: row.get(3)?,
            full_text: row.get(4)?,
            failures: row.get(5)?,
            due: row.get(6)?,
            not_before: row.get(7)?,
            claimed: row.get(8)?,
        })
    };
    statement.query_map([which.map(|feed| feed.0)], read)?.collect()
}

pub(super) fn rests(conn: &rusqlite::Connection) -> rusqlite::Result<Rests> {
    let mut statement = conn.prepare_cached("SELECT host, until FROM rests")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
