//! Articles as they come in from a feed: new, known, changed.

use rusqlite::{OptionalExtension, Transaction, params};

use super::catalogue;
use super::error::LibraryError;
use super::library::Library;
use crate::model::{ArticleId, FeedId, Timestamp};

/// An article on its way into the library; its body is packed already.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// A hash of what the feed calls it.
    pub key: i64,
    /// A hash of its normalised address, where that is its own.
    pub link: Option<i64>,
    /// A hash of all that the feed gave, to see a change.
    pub content: i64,
    pub headline: String,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<Timestamp>,
    pub words: u32,
    pub body: Vec<u8>,
    /// Whether the body is the whole text, fetched from the page.
    pub full: bool,
}

/// What became of the articles of one feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub new: Vec<ArticleId>,
    pub changed: usize,
}

/// What the library has of an article that a feed gives again.
struct Known {
    id: i64,
    key: i64,
    content: i64,
    full: bool,
}

impl Library {
    /// Takes in what a feed gave; what is known is left alone, what was changed is replaced, marks stay.
    pub fn take(&mut self, feed: FeedId, incoming: &[Incoming], now: Timestamp) -> Result<Taken, LibraryError> {
        self.change(|tx| take(tx, feed, incoming, now))
    }

    /// Keeps one that belongs to no feed (opened from a file or an address).
    pub fn keep_loose(&mut self, incoming: &Incoming, now: Timestamp) -> Result<ArticleId, LibraryError> {
        self.change(|tx| {
            let known: Option<i64> = tx
                .prepare_cached("SELECT id FROM articles WHERE feed IS NULL AND key = ?")?
                .query_row([incoming.key], |row| row.get(0))
                .optional()?;
            match known {
                Some(id) => Ok(ArticleId(id)),
                None => insert(tx, None, false, incoming, now),
            }
        })
    }

    /// Puts another text in the place of the one that is kept; it will be indexed and analysed anew.
    pub fn replace_body(&mut self, article: ArticleId, body: &[u8], words: u32) -> Result<(), LibraryError> {
        self.change(|tx| {
            tx.execute("UPDATE articles SET full = 1 WHERE id = ?", [article.0])?;
            put_body(tx, article.0, body, words)
        })
    }
}

pub(super) fn take(
    tx: &Transaction<'_>,
    feed: FeedId,
    incoming: &[Incoming],
    now: Timestamp,
) -> rusqlite::Result<Taken> {
    let mut taken = Taken::default();
    let shown: Option<bool> = tx
        .prepare_cached("SELECT state = 0 FROM feeds WHERE id = ?")?
        .query_row([feed.0], |row| row.get(0))
        .optional()?;
    // The feed may have been taken away while it was fetched.
    let Some(shown) = shown else { return Ok(taken) };
    // Feeds give the newest first; in the library the later number is to be the newer article.
    for article in incoming.iter().rev() {
        match known(tx, feed, article, incoming)? {
            None => taken.new.push(insert(tx, Some(feed), shown, article, now)?),
            Some(known) if known.content != article.content => {
                replace(tx, &known, article)?;
                taken.changed += 1;
            }
            Some(_) => {}
        }
    }
    Ok(taken)
}

fn known(tx: &Transaction<'_>, feed: FeedId, article: &Incoming, all: &[Incoming]) -> rusqlite::Result<Option<Known>> {
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
    let Some(published) = article.published else { return Ok(None) };
    let by_words = tx
        .prepare_cached(
            "SELECT id, key, content, full FROM articles WHERE feed = ? AND published = ? AND content = ? LIMIT 1",
        )?
        .query_row(params![feed.0, published, article.content], read)
        .optional()?;
    Ok(by_words.filter(is_left))
}

fn insert(
    tx: &Transaction<'_>,
    feed: Option<FeedId>,
    shown: bool,
    article: &Incoming,
    now: Timestamp,
) -> rusqlite::Result<ArticleId> {
    tx.prepare_cached(
        "INSERT INTO articles (feed, key, link, content, published, fetched, shown, words, full, headline, url, publisher, read)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce((SELECT max(read) FROM articles WHERE link = ?3), 0))",
    )?
    .execute(params![
        feed.map(|feed| feed.0),
        article.key,
        article.link,
        article.content,
        // Tomorrow's date would hold an article at the top of the list for ever.
        article.published.map_or(now, |published| published.min(now)),
        now,
        shown,
        article.words,
        article.full,
        article.headline,
        article.url,
        article.publisher,
    ])?;
    let id = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO bodies (article, body) VALUES (?, ?)")?.execute(params![id, article.body])?;
    Ok(ArticleId(id))
}

fn replace(tx: &Transaction<'_>, known: &Known, article: &Incoming) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE articles SET key = ?, link = ?, content = ?, headline = ?, url = coalesce(?, url),
         published = min(coalesce(?, published), max(fetched, published)) WHERE id = ?",
    )?
    .execute(params![
        article.key,
        article.link,
        article.content,
        article.headline,
        article.url,
        article.published,
        known.id
    ])?;
    if known.full && !article.full {
        // The page's text is more than the feed's teaser; only the headline is new.
        return forget_findings(tx, known.id);
    }
    put_body(tx, known.id, &article.body, article.words)
}

fn put_body(tx: &Transaction<'_>, article: i64, body: &[u8], words: u32) -> rusqlite::Result<()> {
    tx.prepare_cached("REPLACE INTO bodies (article, body) VALUES (?, ?)")?.execute(params![article, body])?;
    tx.prepare_cached("UPDATE articles SET words = ? WHERE id = ?")?.execute(params![words, article])?;
    forget_findings(tx, article)
}

fn forget_findings(tx: &Transaction<'_>, article: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM findings WHERE article = ?")?.execute([article])?;
    catalogue::take_out(tx, ArticleId(article))?;
    tx.prepare_cached("UPDATE articles SET indexed = 0, analysed = 0, quotes = NULL, sources = NULL WHERE id = ?")?
        .execute([article])?;
    Ok(())
}
