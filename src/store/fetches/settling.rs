//! What a fetch changes in the library.

use rusqlite::{Transaction, params};

use super::rhythm::read;
use super::{Came, Facts, Fetched, News, Plan};
use crate::model::{FeedId, Text, Timestamp};
use crate::store::articles::{self, Taken};

pub(super) fn settle(
    tx: &Transaction<'_>,
    feed: FeedId,
    what: &Fetched,
    now: Timestamp,
    plan: Plan<'_>,
) -> rusqlite::Result<Taken> {
    let taken = match what {
        Fetched::News(news) => articles::take(tx, feed, &news.articles, now)?,
        _ => Taken::default(),
    };
    let Some(mut facts) = facts(tx, feed, now)? else { return Ok(taken) };
    match what {
        Fetched::News(news) => {
            (facts.ttl, facts.max_age) = (news.ttl, news.max_age);
            (facts.skip_hours, facts.skip_days) = (news.skip_hours, news.skip_days);
            read(tx, &mut facts, !taken.new.is_empty())?;
            keep_news(tx, &facts, news, plan(&facts))?;
        }
        Fetched::Unchanged { max_age } => {
            facts.max_age = *max_age;
            read(tx, &mut facts, false)?;
            tx.prepare_cached(
                "UPDATE feeds SET last_ok = ?1, last_tried = ?1, due = ?2, gap = ?3, last_new = ?4, fresh_until = ?5,
                 error = NULL, failures = 0, not_before = NULL, claimed = NULL WHERE id = ?6",
            )?
            .execute(params![
                now,
                plan(&facts),
                facts.gap,
                facts.last_new,
                facts.fresh_until(),
                feed.0
            ])?;
        }
        Fetched::Gone => {
            tx.prepare_cached(
                "UPDATE feeds SET gone = 1, due = NULL, claimed = NULL, last_tried = ?, error = ? WHERE id = ?",
            )?
            .execute(params![
                now,
                "its server says that it is gone for good (410); it will not be asked again",
                feed.0
            ])?;
        }
        Fetched::Wait { why, seconds, host, host_until } => {
            (facts.came, facts.failures) = (Came::Wait(*seconds), facts.failures.saturating_add(1));
            failed(
                tx,
                &facts,
                Text::line(why).as_str(),
                plan(&facts),
                seconds.map(|seconds| now.saturating_add(seconds)),
            )?;
            tx.prepare_cached("DELETE FROM rests WHERE until <= ?")?.execute([now])?;
            tx.prepare_cached("REPLACE INTO rests (host, until) VALUES (?, ?)")?.execute(params![host, host_until])?;
        }
        Fetched::Held { until } => {
            facts.came = Came::Held(*until);
            tx.prepare_cached("UPDATE feeds SET due = ?, claimed = NULL WHERE id = ?")?
                .execute(params![plan(&facts), feed.0])?;
        }
        Fetched::Failed(error) | Fetched::Unreached(error) => {
            let is_unreached = matches!(what, Fetched::Unreached(_));
            facts.came = if is_unreached { Came::Unreached } else { Came::Failed };
            facts.failures = facts.failures.saturating_add(1);
            failed(tx, &facts, Text::line(error).as_str(), plan(&facts), None)?;
        }
    }
    Ok(taken)
}

/// What the library knows of a feed; none where there is no such feed any more.
fn facts(tx: &Transaction<'_>, feed: FeedId, now: Timestamp) -> rusqlite::Result<Option<Facts>> {
    let mut statement = tx.prepare_cached(
        "SELECT gap, last_new, interval, failures, ttl, skip_hours, skip_days FROM feeds WHERE id = ?",
    )?;
    let mut rows = statement.query_map([feed.0], |row| {
        Ok(Facts {
            feed,
            now,
            gap: row.get(0)?,
            last_new: row.get(1)?,
            interval: row.get(2)?,
            failures: row.get(3)?,
            ttl: row.get(4)?,
            skip_hours: row.get(5)?,
            skip_days: row.get(6)?,
            ..Facts::default()
        })
    })?;
    rows.next().transpose()
}

fn keep_news(tx: &Transaction<'_>, facts: &Facts, news: &News, due: Timestamp) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE feeds SET title = CASE ?1 WHEN '' THEN title ELSE ?1 END, site = coalesce(?2, site), etag = ?3,
         last_modified = ?4, due = ?5, last_ok = ?6, last_tried = ?6, ttl = ?8, skip_hours = ?9, skip_days = ?10,
         gap = ?11, last_new = ?12, fresh_until = ?13, error = NULL, failures = 0, not_before = NULL, claimed = NULL WHERE id = ?7",
    )?
    .execute(params![
        news.title,
        news.site,
        news.etag,
        news.last_modified,
        due,
        facts.now,
        facts.feed.0,
        news.ttl,
        news.skip_hours,
        news.skip_days,
        facts.gap,
        facts.last_new,
        facts.fresh_until(),
    ])?;
    if let Some(moved_to) = &news.moved_to {
        // Where the new address is subscribed to as well, both stay.
        tx.prepare_cached("UPDATE OR IGNORE feeds SET url = ? WHERE id = ?")?
            .execute(params![moved_to, facts.feed.0])?;
    }
    Ok(())
}

fn failed(
    tx: &Transaction<'_>,
    facts: &Facts,
    error: &str,
    due: Timestamp,
    not_before: Option<Timestamp>,
) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE feeds SET error = ?, failures = ?, due = ?, not_before = ?, last_tried = ?, claimed = NULL WHERE id = ?",
    )?
    .execute(params![error, facts.failures, due, not_before, facts.now, facts.feed.0])
    .map(drop)
}
