//! Articles as they come in from a feed: new, known, changed.

use rusqlite::{OptionalExtension, Transaction, params};

use super::catalogue;
use super::error::LibraryError;
use super::known::{Known, is_retired, known};
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
    /// Those that the feed gives otherwise than before.
    pub changed: Vec<ArticleId>,
}

/// Within so many seconds a changed headline and a changed page are one change.
const AT_ONCE: i64 = 600;

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

    /// Whether the text of an article is the whole one, from its page.
    pub fn is_full(&self, article: ArticleId) -> Result<bool, LibraryError> {
        let sql = "SELECT full FROM articles WHERE id = ?";
        let full = self.ask(|conn| conn.prepare_cached(sql)?.query_row([article.0], |row| row.get(0)).optional())?;
        Ok(full.unwrap_or(false))
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
            let known: Option<(bool, bool)> = tx
                .prepare_cached(
                    "SELECT a.full, b.body = ?2 FROM articles a JOIN bodies b ON b.article = a.id WHERE a.id = ?1",
                )?
                .query_row(params![article.0, body], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if known == Some((true, true)) {
                return Ok(());
            }
            // A feed tells of a change shortly before the page with it is here: that is one change.
            let was_full = known.is_none_or(|(was_full, _)| was_full);
            if !was_full || !revisions::is_kept_since(tx, article.0, now - AT_ONCE)? {
                revisions::keep(tx, article.0, !was_full, now)?;
            }
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
    // In the library the later number is to be the newer article. Most feeds give the newest first, and that order
    // stands where they tell no dates.
    let mut in_time: Vec<&Incoming> = incoming.iter().rev().collect();
    in_time.sort_by_key(|article| article.published.unwrap_or(now).min(now));
    for article in in_time {
        match known(tx, feed, article, incoming, now)? {
            None if is_retired(tx, feed, article)? => {}
            None => taken.new.push(insert(tx, Some(feed), shown, article, now)?),
            Some(known) if known.content != article.content => {
                replace(tx, &known, article, now)?;
                taken.changed.push(ArticleId(known.id));
            }
            Some(known) if known.key != article.key => rename(tx, &known, article)?,
            Some(_) => {}
        }
    }
    Ok(taken)
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
