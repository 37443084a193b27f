//! Fetching seen from the library: which feeds there are to fetch, who is at it, what came of it.

mod claims;
mod rhythm;
mod settling;

use std::collections::HashMap;

use self::claims::{rests, set_claim, to_fetch};
use self::settling::settle;
use super::articles::{Incoming, Taken};
use super::error::LibraryError;
use super::library::Library;
use super::subscriptions::{NewFeed, add_all};
use crate::model::{FeedId, Timestamp};

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

    /// Subscribes to a feed that was fetched already: both or nothing, should the disk be full.
    pub fn add_fetched(
        &mut self,
        new: &NewFeed,
        fetched: &Fetched,
        now: Timestamp,
        plan: Plan<'_>,
    ) -> Result<FeedId, LibraryError> {
        self.change(|tx| {
            let added = add_all(tx, std::slice::from_ref(new))?;
            let (feed, _) = added.first().copied().ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            settle(tx, feed, fetched, now, plan)?;
            Ok(feed)
        })
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
