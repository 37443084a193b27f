//! Feeds: what is subscribed to, how it is fetched, and what came of it.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::articles::{self, Incoming, Taken};
use super::error::LibraryError;
use super::library::Library;
use super::rows::{optional_text, text};
use crate::model::{Feed, FeedHealth, FeedId, Text, Timestamp};

/// A feed on its way into the library.
#[derive(Clone, Debug, Default)]
pub struct NewFeed {
    pub url: String,
    pub title: String,
    pub site: Option<String>,
    pub folder: String,
    /// Belongs to the sample edition: never fetched, never exported.
    pub sample: bool,
}

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
    /// Until when its publisher or its server calls it fresh.
    pub fresh_until: Option<Timestamp>,
    /// Its server asked to be left alone until then.
    pub not_before: Option<Timestamp>,
    /// How long its publisher calls it fresh, in seconds.
    pub ttl: Option<i64>,
}

/// What came of fetching one feed.
#[derive(Clone, Debug)]
pub enum Fetched {
    News(Box<News>),
    /// As it was; fresh until then.
    Unchanged {
        fresh_until: Option<Timestamp>,
    },
    Gone,
    Wait {
        until: Timestamp,
    },
    Failed(String),
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
    pub fresh_until: Option<Timestamp>,
}

impl Library {
    /// The feeds that are shown, in the order of folder and title.
    pub fn feeds(&self) -> Result<Vec<Feed>, LibraryError> {
        let mut feeds: Vec<Feed> = self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT id, url, coalesce(name, title), site, folder, full_text, unread, total, last_ok, error,
                 not_before, gone FROM feeds WHERE state = 0",
            )?;
            statement.query_map([], feed)?.collect()
        })?;
        feeds.sort_by_cached_key(|feed| (feed.folder.to_lowercase(), feed.title.to_lowercase(), feed.id));
        Ok(feeds)
    }

    /// The feeds that are shown and not of the sample edition.
    pub fn own_feeds(&self) -> Result<Vec<Feed>, LibraryError> {
        let samples: Vec<i64> = self.ask(|conn| {
            let mut statement = conn.prepare("SELECT id FROM feeds WHERE sample = 1")?;
            statement.query_map([], |row| row.get(0))?.collect()
        })?;
        let mut feeds = self.feeds()?;
        feeds.retain(|feed| !samples.contains(&feed.id.0));
        Ok(feeds)
    }

    /// Subscribes to feeds; which number each has, and whether it is new.
    ///
    /// A feed that was once subscribed to comes back with its articles and their marks. The first feed
    /// of the reader's own puts the sample edition aside.
    pub fn add_feeds(&mut self, new: &[NewFeed]) -> Result<Vec<(FeedId, bool)>, LibraryError> {
        self.change(|tx| {
            if new.iter().any(|feed| !feed.sample) && !has_own_feeds(tx)? {
                show_samples(tx, false)?;
            }
            new.iter().map(|feed| add(tx, feed)).collect()
        })
    }

    /// The feed with this address, where it is subscribed to.
    pub fn feed_at(&self, url: &str) -> Result<Option<FeedId>, LibraryError> {
        self.ask(|conn| {
            conn.query_row("SELECT id FROM feeds WHERE url = ? AND state = 0", [url], |row| row.get(0).map(FeedId))
                .optional()
        })
    }

    /// Where a feed is fetched from.
    pub fn feed_address(&self, feed: FeedId) -> Result<Option<String>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT url FROM feeds WHERE id = ?")?;
            statement.query_row([feed.0], |row| row.get(0)).optional()
        })
    }

    /// The feeds that can be fetched: one, or all that are not gone.
    pub fn to_fetch(&self, which: Option<FeedId>) -> Result<Vec<ToFetch>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT id, url, etag, last_modified, full_text, failures, fresh_until, not_before, ttl
                 FROM feeds
                 WHERE state = 0 AND sample = 0 AND gone = 0 AND (?1 IS NULL OR id = ?1) ORDER BY failures, id",
            )?;
            statement.query_map([which.map(|feed| feed.0)], to_fetch)?.collect()
        })
    }

    /// Keeps what came of some fetches, in one transaction; answers in their order.
    pub fn settle(&mut self, fetched: &[(FeedId, Fetched)], now: Timestamp) -> Result<Vec<Taken>, LibraryError> {
        self.change(|tx| fetched.iter().map(|(feed, what)| settle(tx, *feed, what, now)).collect())
    }

    pub fn rename_feed(&mut self, feed: FeedId, name: &str) -> Result<(), LibraryError> {
        let name = Some(name.trim()).filter(|name| !name.is_empty());
        self.change(|tx| tx.execute("UPDATE feeds SET name = ? WHERE id = ?", params![name, feed.0])).map(drop)
    }

    pub fn move_feed(&mut self, feed: FeedId, folder: &str) -> Result<(), LibraryError> {
        self.change(|tx| tx.execute("UPDATE feeds SET folder = ? WHERE id = ?", params![folder, feed.0])).map(drop)
    }

    /// Renames a folder, and with it the folders in it.
    pub fn rename_folder(&mut self, from: &str, to: &str) -> Result<(), LibraryError> {
        let sql = "UPDATE feeds SET folder = trim(?1 || substr(folder, length(?2) + 1), '/')
                   WHERE folder = ?2 OR substr(folder, 1, length(?2) + 1) = ?2 || '/'";
        self.change(|tx| tx.execute(sql, [to, from])).map(drop)
    }

    pub fn set_full_text(&mut self, feed: FeedId, always: bool) -> Result<(), LibraryError> {
        self.change(|tx| tx.execute("UPDATE feeds SET full_text = ? WHERE id = ?", params![always, feed.0])).map(drop)
    }

    /// Unsubscribes: feed and articles are no longer listed, bookmarks stay, nothing is deleted.
    pub fn remove_feed(&mut self, feed: FeedId) -> Result<(), LibraryError> {
        self.change(|tx| set_state(tx, feed.0, 2))
    }

    /// Shows the sample edition, or puts it aside.
    pub fn show_samples(&mut self, shown: bool) -> Result<(), LibraryError> {
        self.change(|tx| show_samples(tx, shown))
    }

    /// A fact kept by name.
    pub fn fact(&self, name: &str) -> Result<Option<String>, LibraryError> {
        self.ask(|conn| conn.query_row("SELECT value FROM meta WHERE name = ?", [name], |row| row.get(0)).optional())
    }

    pub fn set_fact(&mut self, name: &str, value: &str) -> Result<(), LibraryError> {
        self.change(|tx| tx.execute("REPLACE INTO meta (name, value) VALUES (?, ?)", [name, value])).map(drop)
    }

    /// Whether anything was ever subscribed to.
    pub fn has_feeds(&self) -> Result<bool, LibraryError> {
        self.ask(|conn| conn.query_row("SELECT EXISTS (SELECT 1 FROM feeds)", [], |row| row.get(0)))
    }
}

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    Ok(Feed {
        id: FeedId(row.get(0)?),
        url: text(row, 1)?,
        title: text(row, 2)?,
        site: optional_text(row, 3)?,
        folder: text(row, 4)?,
        full_text: row.get(5)?,
        unread: row.get(6)?,
        total: row.get(7)?,
        health: FeedHealth {
            last_ok: row.get(8)?,
            error: optional_text(row, 9)?,
            next: row.get(10)?,
            gone: row.get(11)?,
        },
    })
}

fn to_fetch(row: &Row<'_>) -> rusqlite::Result<ToFetch> {
    Ok(ToFetch {
        id: FeedId(row.get(0)?),
        url: row.get(1)?,
        etag: row.get(2)?,
        last_modified: row.get(3)?,
        full_text: row.get(4)?,
        failures: row.get(5)?,
        fresh_until: row.get(6)?,
        not_before: row.get(7)?,
        ttl: row.get(8)?,
    })
}

fn settle(tx: &Transaction<'_>, feed: FeedId, what: &Fetched, now: Timestamp) -> rusqlite::Result<Taken> {
    match what {
        Fetched::News(news) => {
            let taken = articles::take(tx, feed, &news.articles, now)?;
            tx.prepare_cached(
                "UPDATE feeds SET title = CASE ?1 WHEN '' THEN title ELSE ?1 END, site = coalesce(?2, site), etag = ?3,
                 last_modified = ?4, fresh_until = ?5, last_ok = ?6, ttl = ?8, error = NULL, failures = 0,
                 not_before = NULL WHERE id = ?7",
            )?
            .execute(params![
                news.title,
                news.site,
                news.etag,
                news.last_modified,
                news.fresh_until,
                now,
                feed.0,
                news.ttl
            ])?;
            if let Some(moved_to) = &news.moved_to {
                // Where the new address is subscribed to as well, both stay.
                tx.prepare_cached("UPDATE OR IGNORE feeds SET url = ? WHERE id = ?")?
                    .execute(params![moved_to, feed.0])?;
            }
            return Ok(taken);
        }
        Fetched::Unchanged { fresh_until } => tx
            .prepare_cached(
                "UPDATE feeds SET last_ok = ?, fresh_until = ?, error = NULL, failures = 0, not_before = NULL WHERE id = ?",
            )?
            .execute(params![now, fresh_until, feed.0])?,
        Fetched::Gone => tx
            .prepare_cached("UPDATE feeds SET gone = 1, error = ? WHERE id = ?")?
            .execute(params!["its server says that it is gone for good (410); it will not be asked again", feed.0])?,
        Fetched::Wait { until } => tx
            .prepare_cached("UPDATE feeds SET not_before = ?, error = ? WHERE id = ?")?
            .execute(params![until, "its server asks to be left alone for a while", feed.0])?,
        Fetched::Failed(error) => tx
            .prepare_cached("UPDATE feeds SET error = ?, failures = failures + 1 WHERE id = ?")?
            .execute(params![Text::line(error).as_str(), feed.0])?,
    };
    Ok(Taken::default())
}

fn add(tx: &Transaction<'_>, new: &NewFeed) -> rusqlite::Result<(FeedId, bool)> {
    let known: Option<(i64, i64)> = tx
        .prepare_cached("SELECT id, state FROM feeds WHERE url = ?")?
        .query_row([&new.url], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        Some((id, 2)) => {
            tx.execute("UPDATE feeds SET folder = ?, gone = 0 WHERE id = ?", params![new.folder, id])?;
            set_state(tx, id, 0)?;
            Ok((FeedId(id), true))
        }
        Some((id, _)) => Ok((FeedId(id), false)),
        None => {
            tx.prepare_cached("INSERT INTO feeds (url, title, site, folder, sample) VALUES (?, ?, ?, ?, ?)")?
                .execute(params![new.url, new.title, new.site, new.folder, new.sample])?;
            Ok((FeedId(tx.last_insert_rowid()), true))
        }
    }
}

fn has_own_feeds(tx: &Transaction<'_>) -> rusqlite::Result<bool> {
    tx.query_row("SELECT EXISTS (SELECT 1 FROM feeds WHERE sample = 0 AND state = 0)", [], |row| row.get(0))
}

fn show_samples(tx: &Transaction<'_>, shown: bool) -> rusqlite::Result<()> {
    let mut statement = tx.prepare("SELECT id FROM feeds WHERE sample = 1")?;
    let samples: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    samples.into_iter().try_for_each(|feed| set_state(tx, feed, i64::from(!shown)))
}

fn set_state(tx: &Transaction<'_>, feed: i64, state: i64) -> rusqlite::Result<()> {
    tx.execute("UPDATE feeds SET state = ? WHERE id = ?", [state, feed])?;
    let shown = state == 0;
    tx.execute("UPDATE articles SET shown = ?1 WHERE feed = ?2 AND shown <> ?1", params![shown, feed])?;
    Ok(())
}
