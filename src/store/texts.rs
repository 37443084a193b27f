//! Bodies and findings, and the articles that wait for the index and the analysis.

use std::hash::{DefaultHasher, Hasher};

use rusqlite::{OptionalExtension, params};

use super::catalogue;
use super::catalogue_entry::CatalogueEntry;
use super::error::LibraryError;
use super::library::Library;
use super::search::marked;
use crate::model::{ArticleId, Findings};

/// An article that waits, with what its text is made from.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: ArticleId,
    pub headline: String,
    pub body: Vec<u8>,
}

/// Which work an article waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Index,
    Analysis,
    /// It has findings that the catalogue does not know.
    Catalogue,
}

/// The words of an article, each once, for the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub headline: String,
    /// Those that stand several times in the text.
    pub often: String,
    pub rest: String,
}

/// The words of an article on their way into the index.
#[derive(Clone, Debug)]
pub struct Indexed {
    pub id: ArticleId,
    pub words: Words,
    /// The mark of headline and body that were read, see [`mark_of_text`].
    pub of: u64,
}

/// What the analysis makes of an article.
#[derive(Clone, Debug)]
pub struct Analysed {
    pub id: ArticleId,
    pub findings: Vec<u8>,
    pub quotes: u32,
    pub sources: u32,
    /// Words of the reading text.
    pub words: u32,
    pub entry: CatalogueEntry,
    /// The mark of the body that was read, see [`mark_of`]; none: it is not known.
    pub of: Option<u64>,
}

/// Tells one packed body from another, as long as this newsdesk runs.
#[must_use]
pub fn mark_of(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    hasher.finish()
}

/// The same for a packed body with its headline.
#[must_use]
pub fn mark_of_text(headline: &str, body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(headline.as_bytes());
    hasher.write(body);
    hasher.finish()
}

impl Analysed {
    #[must_use]
    pub fn new(id: ArticleId, findings: &Findings, pack: Vec<u8>, words: usize, entry: CatalogueEntry) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            id,
            findings: pack,
            quotes: count(findings.direct_quotes()),
            sources: count(findings.sources.len()),
            words: count(words),
            entry,
            of: None,
        }
    }
}

/// How many articles are let be analysed again in one transaction.
const AT_ONCE: i64 = 2_000;

impl Library {
    /// The packed body of an article.
    pub fn body(&self, article: ArticleId) -> Result<Vec<u8>, LibraryError> {
        let body = self.ask(|conn| {
            conn.prepare_cached("SELECT body FROM bodies WHERE article = ?")?
                .query_row([article.0], |row| row.get(0))
                .optional()
        })?;
        body.ok_or_else(|| LibraryError::NoArticle { path: self.path.clone(), article: article.0 })
    }

    /// The packed findings of an article, where this version of the analysis made them.
    pub fn findings(&self, article: ArticleId, version: i64) -> Result<Option<Vec<u8>>, LibraryError> {
        self.ask(|conn| {
            conn.prepare_cached("SELECT findings FROM findings WHERE article = ? AND version = ?")?
                .query_row([article.0, version], |row| row.get(0))
                .optional()
        })
    }

    /// Articles that wait, newest first.
    pub fn waiting(&self, work: Work, most: usize) -> Result<Vec<Waiting>, LibraryError> {
        let which = match work {
            Work::Index => "indexed = 0",
            Work::Analysis => "analysed = 0",
            Work::Catalogue => "analysed = 1 AND a.catalogued = 0",
        };
        let sql = format!(
            "SELECT a.id, a.headline, b.body FROM articles a JOIN bodies b ON b.article = a.id
             WHERE a.{which} ORDER BY a.published DESC LIMIT {most}"
        );
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&sql)?;
            let waiting = statement.query_map([], |row| {
                Ok(Waiting { id: ArticleId(row.get(0)?), headline: row.get(1)?, body: row.get(2)? })
            })?;
            waiting.collect()
        })
    }

    /// Puts words into the index, in the place of those that an article had.
    pub fn index(&mut self, words: &[Indexed]) -> Result<(), LibraryError> {
        self.change(|tx| {
            let mut insert = tx.prepare_cached("INSERT OR REPLACE INTO word_index (rowid, words) VALUES (?, ?)")?;
            let mut done = tx.prepare_cached("UPDATE articles SET indexed = 1 WHERE id = ?")?;
            let mut now = tx.prepare_cached(
                "SELECT a.headline, b.body FROM articles a JOIN bodies b ON b.article = a.id WHERE a.id = ?",
            )?;
            for one in words {
                let of = now.query_row([one.id.0], |row| {
                    Ok(mark_of_text(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_blob()?))
                });
                // While it was read another text came in its place, or it went: then these words are nobody's.
                if of.optional()? == Some(one.of) {
                    insert.execute(params![one.id.0, marked(&one.words)])?;
                    done.execute([one.id.0])?;
                }
            }
            Ok(())
        })
    }

    /// Keeps findings, made by this version of the analysis.
    pub fn keep_findings(&mut self, analysed: &[Analysed], version: i64) -> Result<(), LibraryError> {
        self.change_said(|tx, sayings| {
            let mut insert =
                tx.prepare_cached("REPLACE INTO findings (article, version, findings) VALUES (?, ?, ?)")?;
            let mut done =
                tx.prepare_cached("UPDATE articles SET analysed = 1, quotes = ?, sources = ?, words = ? WHERE id = ?")?;
            let mut body = tx.prepare_cached("SELECT body FROM bodies WHERE article = ?")?;
            for one in analysed {
                if one.of.is_some() {
                    let now = body.query_row([one.id.0], |row| Ok(mark_of(row.get_ref(0)?.as_blob()?))).optional()?;
                    // While it was read another text came in its place: that one still waits to be read.
                    if now != one.of {
                        continue;
                    }
                }
                if done.execute(params![one.quotes, one.sources, one.words, one.id.0])? > 0 {
                    insert.execute(params![one.id.0, version, one.findings])?;
                    catalogue::put(tx, sayings, one.id, &one.entry)?;
                }
            }
            Ok(())
        })
    }

    /// Lets articles be analysed again, as the analysis has learnt, where that is news: some at a time and the newest
    /// first, so that nobody waits for the lock; whether that is done for all of them. It goes on where it was left.
    pub fn expect_analysis(&mut self, version: i64) -> Result<bool, LibraryError> {
        let wanted = version.to_string();
        if self.fact("analysis")?.as_deref() == Some(wanted.as_str()) {
            return Ok(true);
        }
        let left = self.fact("analysis_left")?;
        let left = left.as_deref().and_then(|left| left.split_once(' ')).filter(|(of, _)| *of == wanted);
        let above: i64 = left.and_then(|(_, above)| above.parse().ok()).unwrap_or(i64::MAX);
        self.change(|tx| {
            let sql = "SELECT min(id) FROM (SELECT id FROM articles WHERE id < ? ORDER BY id DESC LIMIT ?)";
            let lowest: Option<i64> = tx.query_row(sql, params![above, AT_ONCE], |row| row.get(0))?;
            let Some(lowest) = lowest else {
                tx.execute("REPLACE INTO meta (name, value) VALUES ('analysis', ?)", [&wanted])?;
                tx.execute("DELETE FROM meta WHERE name = 'analysis_left'", [])?;
                return Ok(true);
            };
            let sql = "UPDATE articles SET analysed = 0 WHERE id >= ? AND id < ? AND analysed = 1";
            tx.execute(sql, params![lowest, above])?;
            let left = format!("{wanted} {lowest}");
            tx.execute("REPLACE INTO meta (name, value) VALUES ('analysis_left', ?)", [left])?;
            Ok(false)
        })
    }

    pub fn bad_article(&self, article: ArticleId) -> LibraryError {
        LibraryError::BadArticle { path: self.path.clone(), article: article.0 }
    }
}
