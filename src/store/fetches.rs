//! Fetching seen from the library: which feeds there are to fetch, who is at it, what came of it.

use std::collections::HashMap;

use rusqlite::{Row, Transaction, params};

use super::articles::{self, Incoming, Taken};
use super::error::LibraryError;
use super::library::Library;
use crate::model::{FeedId, Text, Timestamp};

/// What a refresh has to know of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToFetch {
    pub id: FeedId,
    pub url: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub full_text: bool,
    /// How many fetches in a row have failed.
    pub failures: u32,
    /// When it is to be fetched by itself.
    pub due: Option<Timestamp>,
    /// Its server asked to be left alone until then.
    pub not_before: Option<Timestamp>,
    /// Another newsdesk may be at work on it until then.
    pub claimed: Option<Timestamp>,
}

/// Until when servers are left alone, by host and port.
pub type Rests = HashMap<String, Timestamp>;

/// What came of fetching one feed.
#[derive(Clone, Debug)]
pub enum Fetched {
    News(Box<News>),
    /// As it was.
    Unchanged {
        /// For how many seconds the server calls it fresh.
        max_age: Option<i64>,
    },
    Gone,
    /// Its server is in trouble, or was asked too often.
    Wait {
        why: String,
        /// How many seconds the server itself asked for.
        seconds: Option<i64>,
        /// The server, and until when all of it is left alone.
        host: String,
        host_until: Timestamp,
    },
    /// It was not asked, as its server wants rest.
    Held {
        until: Timestamp,
    },
    Failed(String),
    /// Its server did not answer; it may be the reader's own network that is down.
    Unreached(String),
}

/// A feed's new content.
#[derive(Clone, Debug, Default)]
pub struct News {
    pub title: String,
    pub site: Option<String>,
    pub articles: Vec<Incoming>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Where it moved for good.
    pub moved_to: Option<String>,
    /// How long its publisher calls it fresh, in seconds.
    pub ttl: Option<i64>,
    /// Hours (GMT) and days (from Monday) at which its publisher wants no visit, a bit each.
    pub skip_hours: u32,
    pub skip_days: u8,
    /// For how many seconds its server calls it fresh.
    pub max_age: Option<i64>,
}

/// What is known of a feed when its next fetch is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub feed: FeedId,
    pub now: Timestamp,
    pub came: Came,
    /// The mean time between its last articles, in seconds.
    pub gap: Option<i64>,
    /// When it last brought something.
    pub last_new: Option<Timestamp>,
    /// What the reader set, in seconds.
    pub interval: Option<i64>,
    /// Failures in a row, this one counted.
    pub failures: u32,
    pub ttl: Option<i64>,
    pub max_age: Option<i64>,
    pub skip_hours: u32,
    pub skip_days: u8,
}

/// The longest that a feed or its server may call itself fresh, in seconds.
const FRESH_FOR: i64 = 24 * 3600;

impl Facts {
    /// Until when its publisher and its server call the feed fresh.
    #[must_use]
    pub fn fresh_until(&self) -> Timestamp {
        self.now.saturating_add(self.ttl.max(self.max_age).unwrap_or(0).clamp(0, FRESH_FOR))
    }
}

/// How a fetch ended, as far as the next one depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Came {
    #[default]
    Read,
    Failed,
    Unreached,
    /// The server wants rest, and perhaps said for how many seconds.
    Wait(Option<i64>),
    /// It was not asked; its server rests until then.
    Held(Timestamp),
}

/// From what is known of a feed to the moment of its next fetch.
pub type Plan<'a> = &'a dyn Fn(&Facts) -> Timestamp;

/// Articles this close together came out in one go.
const ONE_GO: i64 = 15 * 60;

/// How many goes tell how often a feed publishes, and how many articles are looked at for them.
const GOES: usize = 20;
const LOOKED_AT: i64 = 200;

impl Library {
    /// The feeds that can be fetched: one, or all that are not gone.
    pub fn to_fetch(&self, which: Option<FeedId>) -> Result<Vec<ToFetch>, LibraryError> {
        self.ask(|conn| to_fetch(conn, which))
    }

    /// Which servers want rest.
    pub fn rests(&self) -> Result<Rests, LibraryError> {
        self.ask(rests)
    }

    /// Takes on the feeds that `pick` chooses, so that other newsdesks leave them alone: until they are
    /// settled or released, or until the moment given, should this newsdesk die.
    pub fn claim(
        &mut self,
        which: Option<FeedId>,
        until: Timestamp,
        pick: impl Fn(&ToFetch, &Rests) -> bool,
    ) -> Result<Vec<ToFetch>, LibraryError> {
        self.change(|tx| {
            let rests = rests(tx)?;
            let mut feeds = to_fetch(tx, which)?;
            feeds.retain(|feed| pick(feed, &rests));
            set_claim(tx, feeds.iter().map(|feed| feed.id), Some(until))?;
            Ok(feeds)
        })
    }

    /// Gives back feeds that were claimed and not fetched.
    pub fn release(&mut self, feeds: impl IntoIterator<Item = FeedId>) -> Result<(), LibraryError> {
        self.change(|tx| set_claim(tx, feeds, None))
    }

    /// Keeps feeds that were claimed for longer.
    pub fn keep_claim(
        &mut self,
        feeds: impl IntoIterator<Item = FeedId>,
        until: Timestamp,
    ) -> Result<(), LibraryError> {
        self.change(|tx| set_claim(tx, feeds, Some(until)))
    }

    /// Keeps what came of some fetches, in one transaction; answers in their order.
    pub fn settle(
        &mut self,
        fetched: &[(FeedId, Fetched)],
        now: Timestamp,
        plan: Plan<'_>,
    ) -> Result<Vec<Taken>, LibraryError> {
        self.change(|tx| fetched.iter().map(|(feed, what)| settle(tx, *feed, what, now, plan)).collect())
    }
}

fn set_claim(
    tx: &Transaction<'_>,
    feeds: impl IntoIterator<Item = FeedId>,
    until: Option<Timestamp>,
) -> rusqlite::Result<()> {
    let mut statement = tx.prepare_cached("UPDATE feeds SET claimed = ? WHERE id = ?")?;
    feeds.into_iter().try_for_each(|feed| statement.execute(params![until, feed.0]).map(drop))
}

fn to_fetch(conn: &rusqlite::Connection, which: Option<FeedId>) -> rusqlite::Result<Vec<ToFetch>> {
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

fn rests(conn: &rusqlite::Connection) -> rusqlite::Result<Rests> {
    let mut statement = conn.prepare_cached("SELECT host, until FROM rests")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn settle(
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

/// Brings up to date what a feed that was read tells of its rhythm.
fn read(tx: &Transaction<'_>, facts: &mut Facts, is_news: bool) -> rusqlite::Result<()> {
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
