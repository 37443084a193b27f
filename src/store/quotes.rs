//! Quotes across all articles: kept, taken out, each with the article that has it.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::catalogue::QUOTES;
use super::catalogue_entry::QuoteUse;
use super::error::LibraryError;
use super::library::Library;
use super::names::kind_of;
use super::said::{self, Sayings};
use super::{prints, rows};
use crate::model::{ArticleId, ArticleRow, NameId, NameKind, QuoteId, Text};

/// What an article must be for its quotes to be shown.
pub(super) const IS_SHOWN: &str = "(a.shown = 1 OR a.bookmarked = 1) AND a.hidden = 0";

/// What decides whether a quote is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteHead {
    pub id: QuoteId,
    /// The first quote kept that says the same.
    pub same: QuoteId,
    pub words: String,
    /// See [`crate::model::book::WORDS`].
    pub context: String,
    pub speaker: Option<(NameId, String, NameKind)>,
    /// The speaker as the article prints them.
    pub printed: Option<String>,
    pub direct: bool,
}

/// A quote as the catalogue has it.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidWords {
    pub words: String,
    pub speaker: Option<String>,
    pub kind: Option<NameKind>,
    /// Whether the article gives the speaker a title or an office.
    pub has_role: bool,
    pub direct: bool,
    pub confidence: f32,
}

/// A quote and the article that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptQuote {
    pub id: QuoteId,
    pub same: QuoteId,
    pub words: Text,
    /// By the name that stands for all that they are called.
    pub speaker: Option<(NameId, Text, NameKind)>,
    pub role: Option<Text>,
    pub direct: bool,
    pub confidence: f32,
    pub cue: Option<Text>,
    /// See [`crate::model::book::WORDS`].
    pub context: Text,
    pub place: u32,
    pub row: ArticleRow,
}

pub(super) fn put(
    tx: &Transaction<'_>,
    sayings: &mut Sayings,
    id: i64,
    speaker: Option<i64>,
    day: i64,
    used: &QuoteUse,
) -> rusqlite::Result<()> {
    let same = prints::same(tx, sayings, QuoteId(id), speaker, day, used)?;
    tx.prepare_cached("REPLACE INTO quotes (id, speaker, day, same, direct, prints) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![id, speaker, day, same, used.direct, prints::packed(&used.prints)])
        .map(drop)
}

/// Takes out the quotes whose numbers lie between these.
pub(super) fn take_out(tx: &Transaction<'_>, quotes: [i64; 2]) -> rusqlite::Result<()> {
    prints::take_out(tx, quotes)?;
    tx.prepare_cached("DELETE FROM quotes WHERE id >= ? AND id < ?")?.execute(quotes).map(drop)
}

impl Library {
    /// What tells which quotes of an article are wanted.
    pub fn quote_heads(&self, article: ArticleId) -> Result<Vec<QuoteHead>, LibraryError> {
        let from = article.0.saturating_mul(QUOTES);
        self.ask_said(|conn, sayings| {
            let mut statement = conn.prepare_cached(
                "SELECT q.id, q.same, q.direct, k.id, k.name, k.kind, n.name
                 FROM quotes q LEFT JOIN names n ON n.id = q.speaker LEFT JOIN names k ON k.id = n.known_as
                 WHERE q.id >= ? AND q.id < ?",
            )?;
            let mut found = statement.query([from, from.saturating_add(QUOTES)])?;
            let (mut heads, mut said) = (Vec::new(), None);
            while let Some(row) = found.next()? {
                let id = QuoteId(row.get(0)?);
                let said = match &said {
                    Some(said) => said,
                    None => said.insert(sayings.of(conn, article)?),
                };
                let Some(said) = said::find(said, id) else { continue };
                heads.push(QuoteHead {
                    id,
                    same: QuoteId(row.get(1)?),
                    words: said.words.clone(),
                    context: said.context.clone(),
                    direct: row.get(2)?,
                    speaker: speaker(row, 3)?.map(|(id, name, kind)| (id, name.into_string(), kind)),
                    printed: row.get(6)?,
                });
            }
            Ok(heads)
        })
    }

    /// The quotes of an article: words, speaker, whether direct, and how sure that is.
    pub fn quotes_of(&self, article: ArticleId) -> Result<Vec<SaidWords>, LibraryError> {
        self.ask_said(|conn, sayings| {
            let mut statement = conn.prepare_cached(
                "SELECT q.id, coalesce(k.name, n.name), q.direct, coalesce(k.kind, n.kind)
                 FROM quotes q LEFT JOIN names n ON n.id = q.speaker LEFT JOIN names k ON k.id = n.known_as WHERE q.id >= ? AND q.id < ? ORDER BY q.id",
            )?;
            let all = sayings.of(conn, article)?;
            let mut found = statement.query([article.0 * QUOTES, (article.0 + 1) * QUOTES])?;
            let mut quotes = Vec::with_capacity(all.len());
            while let Some(row) = found.next()? {
                let Some(said) = said::find(&all, QuoteId(row.get(0)?)) else { continue };
                let (words, confidence) = (said.words.clone(), said.confidence());
                let kind = row.get::<_, Option<i64>>(3)?.map(kind_of);
                let has_role = !said.role.is_empty();
                quotes.push(SaidWords {
                    words,
                    speaker: row.get(1)?,
                    kind,
                    has_role,
                    direct: row.get(2)?,
                    confidence,
                });
            }
            Ok(quotes)
        })
    }

    /// All shown quotes that say the same as this one, itself among them, the first one kept first.
    pub fn quote_versions(&self, same: QuoteId, most: u32) -> Result<Vec<KeptQuote>, LibraryError> {
        let which = "(q.id = ?1 OR q.id IN (SELECT id FROM quotes WHERE same = ?1 AND same <> id))";
        self.ask_said(|conn, sayings| {
            let sql = format!("{} AND {which} AND {IS_SHOWN} ORDER BY q.id LIMIT ?2", full());
            let mut statement = conn.prepare_cached(&sql)?;
            let mut found = statement.query(params![same.0, most])?;
            let mut quotes = Vec::new();
            while let Some(row) = found.next()? {
                quotes.extend(kept(conn, sayings, row)?);
            }
            Ok(quotes)
        })
    }

    /// A quote by its number, shown or not.
    pub fn quote(&self, quote: QuoteId) -> Result<Option<KeptQuote>, LibraryError> {
        self.ask_said(|conn, sayings| {
            let mut statement = conn.prepare_cached(&format!("{} AND q.id = ?", full()))?;
            let found = statement.query_row([quote.0], |row| kept(conn, sayings, row)).optional()?;
            Ok(found.flatten())
        })
    }
}

/// The article that has a quote.
#[must_use]
pub fn article_of(quote: QuoteId) -> ArticleId {
    ArticleId(quote.0.div_euclid(QUOTES))
}

/// A question for whole quotes, open for further conditions.
fn full() -> String {
    let (columns, from) = (rows::COLUMNS, rows::FROM);
    format!(
        "SELECT {columns}, q.id, q.same, q.direct, k.id, k.name, k.kind
         FROM quotes q CROSS JOIN {from} LEFT JOIN names n ON n.id = q.speaker LEFT JOIN names k ON k.id = n.known_as
         WHERE a.id = q.id / {QUOTES}"
    )
}

/// None where what it says is damaged.
fn kept(conn: &Connection, sayings: &mut Sayings, row: &Row<'_>) -> rusqlite::Result<Option<KeptQuote>> {
    let at = |column: usize| rows::COUNT + column;
    let id = QuoteId(row.get(at(0))?);
    let all = sayings.of(conn, article_of(id))?;
    let Some(said) = said::find(&all, id) else { return Ok(None) };
    let given = |text: &str| Some(Text::line(text)).filter(|text| !text.is_empty());
    Ok(Some(KeptQuote {
        row: rows::row(row)?,
        id,
        same: QuoteId(row.get(at(1))?),
        words: Text::line(&said.words),
        role: given(&said.role),
        direct: row.get(at(2))?,
        confidence: said.confidence(),
        cue: given(&said.cue),
        context: Text::line(&said.context),
        place: said.place,
        speaker: speaker(row, at(3))?,
    }))
}

fn speaker(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<(NameId, Text, NameKind)>> {
    let Some(id) = row.get::<_, Option<i64>>(column)? else { return Ok(None) };
    let kind: i64 = row.get(column + 2)?;
    let kind = NameKind::ALL.iter().copied().find(|known| *known as i64 == kind);
    let name = rows::text(row, column + 1)?;
    Ok(kind.map(|kind| (NameId(id), name, kind)))
}
