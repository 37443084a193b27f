//! Feeds: what is subscribed to.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::catalogue;
use super::error::LibraryError;
use super::library::Library;
use super::rows::{optional_text, text};
use crate::model::{Feed, FeedHealth, FeedId, Timestamp};

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

impl Library {
    /// The feeds that are shown, in the order of folder and title.
    pub fn feeds(&self) -> Result<Vec<Feed>, LibraryError> {
        let mut feeds: Vec<Feed> = self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT id, url, coalesce(name, title), site, folder, full_text, unread, total, last_ok, error,
                 max(coalesce(due, 0), coalesce(not_before, 0)), gone, last_tried, last_new, failures, gap, interval
                 FROM feeds WHERE state = 0",
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
        self.change(|tx| add_all(tx, new))
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

    /// Sets how often a feed is fetched, in seconds; none: as often as it publishes. A longer one holds from
    /// its next fetch on.
    pub fn set_interval(&mut self, feed: FeedId, seconds: Option<i64>) -> Result<(), LibraryError> {
        let sql = "UPDATE feeds SET interval = ?1, due = CASE WHEN ?1 IS NULL THEN due
                   ELSE max(coalesce(fresh_until, 0), min(due, last_tried + ?1)) END WHERE id = ?2";
        self.change(|tx| tx.execute(sql, params![seconds, feed.0])).map(drop)
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
            next: row.get::<_, Option<Timestamp>>(10)?.filter(|next| *next > 0),
            gone: row.get(11)?,
            last_tried: row.get(12)?,
            last_new: row.get(13)?,
            failures: row.get(14)?,
            gap: row.get(15)?,
            interval: row.get(16)?,
        },
    })
}

/// Subscribes within a transaction, see [`Library::add_feeds`].
pub(super) fn add_all(tx: &Transaction<'_>, new: &[NewFeed]) -> rusqlite::Result<Vec<(FeedId, bool)>> {
    if new.iter().any(|feed| !feed.sample) && !has_own_feeds(tx)? {
        show_samples(tx, false)?;
    }
    new.iter().map(|feed| add(tx, feed)).collect()
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
    let sql = "UPDATE articles SET shown = ?1 WHERE feed = ?2 AND hidden = 0 AND shown <> ?1";
    tx.execute(sql, params![shown, feed])?;
    // What was made up must not stand among the names and quotes of the news.
    if state < 2 { catalogue::show(tx, feed, shown) } else { Ok(()) }
}
