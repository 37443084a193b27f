//! Articles as they come in from a feed: new, known, changed.

use rusqlite::{OptionalExtension, Transaction, params};

use super::catalogue;
use super::error::LibraryError;
use super::library::Library;
use super::revisions;
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

/// With fewer words, an article that has no date is not known by its words alone.
const KNOWN_BY_WORDS: u32 = 8;

/// Among so many of its feed's articles, the newest ones, it is looked for: what a feed rewrites is what it still gives.
const LOOKED_AT: i64 = 500;

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
    pub fn replace_body(
        &mut self,
        article: ArticleId,
        body: &[u8],
        words: u32,
        now: Timestamp,
    ) -> Result<(), LibraryError> {
        self.change(|tx| {
            let was_full: Option<bool> = tx
                .prepare_cached("SELECT full FROM articles WHERE id = ?")?
                .query_row([article.0], |row| row.get(0))
                .optional()?;
            revisions::keep(tx, article.0, was_full == Some(false), now)?;
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
        match known(tx, feed, article, incoming, now)? {
            None if is_retired(tx, feed, article)? => {}
            None => taken.new.push(insert(tx, Some(feed), shown, article, now)?),
            Some(known) if known.content != article.content => {
                replace(tx, &known, article, now)?;
                taken.changed += 1;
            }
            Some(known) if known.key != article.key => rename(tx, &known, article)?,
            Some(_) => {}
        }
    }
    Ok(taken)
}

fn known(
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
fn is_retired(tx: &Transaction<'_>, feed: FeedId, article: &Incoming) -> rusqlite::Result<bool> {
    tx.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM retired WHERE feed = ?1 AND key = ?2)
         OR EXISTS (SELECT 1 FROM retired WHERE feed = ?1 AND link = ?3)",
    )?
    .query_row(params![feed.0, article.key, article.link], |row| row.get(0))
}

fn insert(
    tx: &Transaction<'_>,
    feed: Option<FeedId>,
    shown: bool,
    article: &Incoming,
    now: Timestamp,
) -> rusqlite::Result<ArticleId> {
    tx.prepare_cached(
        "INSERT INTO articles (feed, key, link, content, published, fetched, shown, words, full, headline, url, publisher, read,
         judged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         coalesce((SELECT max(read) FROM articles WHERE link = ?3), 0), 0)",
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

/// Calls a known article what its feed calls it now, so that its next change is known for one.
fn rename(tx: &Transaction<'_>, known: &Known, article: &Incoming) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE articles SET key = ?, link = ?, url = coalesce(?, url) WHERE id = ?")?
        .execute(params![article.key, article.link, article.url, known.id])
        .map(drop)
}

fn replace(tx: &Transaction<'_>, known: &Known, article: &Incoming, now: Timestamp) -> rusqlite::Result<()> {
    let keeps_text = known.full && !article.full;
    let headline: String =
        tx.prepare_cached("SELECT headline FROM articles WHERE id = ?")?.query_row([known.id], |row| row.get(0))?;
    if !keeps_text || headline != article.headline {
        revisions::keep(tx, known.id, article.full && !known.full, now)?;
    }
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
    if keeps_text {
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
