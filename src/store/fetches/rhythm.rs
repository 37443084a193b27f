//! How often a feed publishes.

use rusqlite::{Transaction, params};

use super::Facts;
use crate::model::{FeedId, Timestamp};

/// Brings up to date what a feed that was read tells of its rhythm.
pub(super) fn read(tx: &Transaction<'_>, facts: &mut Facts, is_news: bool) -> rusqlite::Result<()> {
    facts.failures = 0;
    if is_news || facts.gap.is_none() {
        let (newest, gap) = rhythm(tx, facts.feed)?;
        facts.gap = gap;
        // What stands in a feed at its first fetch may be old.
        facts.last_new = if is_news && facts.last_new.is_some() { Some(facts.now) } else { facts.last_new.or(newest) };
    }
    Ok(())
}

/// When the newest article of a feed was published, and the mean time between its last goes.
fn rhythm(tx: &Transaction<'_>, feed: FeedId) -> rusqlite::Result<(Option<Timestamp>, Option<i64>)> {
    let mut statement =
        tx.prepare_cached("SELECT published FROM articles WHERE feed = ? ORDER BY published DESC LIMIT ?")?;
    let mut goes: Vec<Timestamp> = Vec::with_capacity(GOES);
    for published in statement.query_map(params![feed.0, LOOKED_AT], |row| row.get(0))? {
        let published = published?;
        if goes.last().is_none_or(|later| later - published >= ONE_GO) {
            goes.push(published);
        }
        if goes.len() == GOES {
            break;
        }
    }
    let between = i64::try_from(goes.len()).unwrap_or(0) - 1;
    let gap = goes.first().zip(goes.last()).filter(|_| between > 0).map(|(newest, oldest)| (newest - oldest) / between);
    Ok((goes.first().copied(), gap))
}

/// Articles this close together came out in one go.
const ONE_GO: i64 = 15 * 60;

/// How many goes tell how often a feed publishes, and how many articles are looked at for them.
const GOES: usize = 20;

const LOOKED_AT: i64 = 200;
