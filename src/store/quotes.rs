//! Quotes across all articles: kept, found, each with the article that has it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params, params_from_iter};

use super::catalogue::{QUOTES, QuoteUse};
use super::error::LibraryError;
use super::library::Library;
use super::said::{self, Sayings};
use super::{prints, rows};
use crate::model::{After, ArticleId, ArticleRow, NameId, NameKind, QuoteId, Text};

/// How many other names of a speaker are looked at, the most used first.
const ALIASES: i64 = 24;

/// How many of the newest quotes tell who is quoted most.
const SAMPLE: i64 = 2_000;

/// How many quotes are looked at for one part of a list.
const LOOKED_AT: usize = 4_000;

/// What an article must be for its quotes to be shown.
const IS_SHOWN: &str = "(a.shown = 1 OR a.bookmarked = 1) AND a.hidden = 0";

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
    /// Up to `most` quotes behind a place in their order, newest first, each once however many outlets have it; and
    /// where more of them begin. `direct`: only those in the speaker's own words.
    pub fn newest_quotes(
        &self,
        direct: bool,
        after: After,
        most: usize,
    ) -> Result<(Vec<QuoteId>, Option<After>), LibraryError> {
        let sql = format!(
            "SELECT q.id, q.same, q.day FROM quotes q CROSS JOIN articles a ON a.id = q.id / {QUOTES}
             WHERE (q.day, q.id) < (?, ?) AND {IS_SHOWN} AND q.direct >= ? ORDER BY q.day DESC, q.id DESC"
        );
        let values = [Value::Integer(after.rank), Value::Integer(after.id), Value::Integer(direct.into())];
        self.ask(|conn| {
            let firsts = firsts(conn, &sql, &values, most)?;
            Ok((firsts.quotes, firsts.last.map(|(id, day)| After { stage: 0, rank: day, id })))
        })
    }

    /// The same of one speaker, by whatever name.
    pub fn quotes_by(&self, speaker: NameId, direct: bool, most: usize) -> Result<Vec<QuoteId>, LibraryError> {
        let sql = format!(
            "SELECT q.id, q.same, q.day FROM quotes q CROSS JOIN articles a ON a.id = q.id / {QUOTES}
             WHERE q.speaker = ? AND {IS_SHOWN} AND q.direct >= ? ORDER BY q.id DESC"
        );
        let direct = i64::from(direct);
        self.ask(|conn| {
            let mut names =
                conn.prepare_cached("SELECT id FROM names WHERE known_as = ? ORDER BY articles DESC LIMIT ?")?;
            let names = names.query_map(params![speaker.0, ALIASES], |row| row.get::<_, i64>(0))?;
            let mut found = Vec::new();
            for name in names {
                let values = [Value::Integer(name?), Value::Integer(direct)];
                found.extend(firsts(conn, &sql, &values, most)?.quotes);
            }
            found.sort_unstable_by(|one, other| other.cmp(one));
            found.dedup();
            found.truncate(most);
            Ok(found)
        })
    }

    /// Who is quoted most in the newest articles; nobody who is not named.
    pub fn most_quoted(&self, most: u32) -> Result<Vec<NameId>, LibraryError> {
        let anonymous = NameKind::Anonymous as i64;
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT n.known_as FROM
                   (SELECT id, same, speaker FROM quotes ORDER BY day DESC, id DESC LIMIT ?) q
                 JOIN names n ON n.id = q.speaker
                 WHERE q.same = q.id AND n.kind <> ? AND n.is_hidden = 0
                 GROUP BY n.known_as ORDER BY count(*) DESC, max(q.id) DESC LIMIT ?",
            )?;
            let names = statement.query_map(params![SAMPLE, anonymous, most], |row| row.get(0).map(NameId))?;
            names.collect()
        })
    }

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
                "SELECT q.id, coalesce(k.name, n.name), q.direct FROM quotes q LEFT JOIN names n ON n.id = q.speaker
                 LEFT JOIN names k ON k.id = n.known_as WHERE q.id >= ? AND q.id < ? ORDER BY q.id",
            )?;
            let all = sayings.of(conn, article)?;
            let mut found = statement.query([article.0 * QUOTES, (article.0 + 1) * QUOTES])?;
            let mut quotes = Vec::with_capacity(all.len());
            while let Some(row) = found.next()? {
                let Some(said) = said::find(&all, QuoteId(row.get(0)?)) else { continue };
                let (words, confidence) = (said.words.clone(), said.confidence());
                quotes.push(SaidWords { words, speaker: row.get(1)?, direct: row.get(2)?, confidence });
            }
            Ok(quotes)
        })
    }

    /// The first shown quote of those that say the same as this one.
    pub fn first_quote(&self, same: QuoteId) -> Result<Option<QuoteId>, LibraryError> {
        self.ask(|conn| first(conn, same))
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

/// The quotes that are the first shown of their like.
struct Firsts {
    quotes: Vec<QuoteId>,
    /// Number and day of the last quote that was looked at, where there may be more.
    last: Option<(i64, i64)>,
}

/// Of the quotes that a question finds in its order those that are the first shown of their like.
fn firsts(conn: &Connection, sql: &str, values: &[Value], most: usize) -> rusqlite::Result<Firsts> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    let mut quotes = Vec::new();
    let mut looked_at = 0;
    let mut last = None;
    while let Some(row) = found.next()? {
        if quotes.len() >= most || looked_at >= LOOKED_AT.max(most) {
            return Ok(Firsts { quotes, last });
        }
        let (id, same) = (QuoteId(row.get(0)?), QuoteId(row.get(1)?));
        last = Some((id.0, row.get(2)?));
        looked_at += 1;
        if id == same || first(conn, same)? == Some(id) {
            quotes.push(id);
        }
    }
    Ok(Firsts { quotes, last: None })
}

fn first(conn: &Connection, same: QuoteId) -> rusqlite::Result<Option<QuoteId>> {
    let sql = format!(
        "SELECT q.id FROM quotes q CROSS JOIN articles a ON a.id = q.id / {QUOTES}
         WHERE (q.id = ?1 OR q.id IN (SELECT id FROM quotes WHERE same = ?1 AND same <> id)) AND {IS_SHOWN}
         ORDER BY q.id LIMIT 1"
    );
    conn.prepare_cached(&sql)?.query_row([same.0], |row| row.get(0).map(QuoteId)).optional()
}
