//! Lists of quotes: the newest, those of a speaker, each once however many outlets have it.

use rusqlite::{Connection, OptionalExtension, params};

use super::catalogue::QUOTES;
use super::error::LibraryError;
use super::library::Library;
use super::quotes::IS_SHOWN;
use crate::model::{After, NameId, NameKind, QuoteId};

/// How many other names of a speaker are looked at, the most used first.
const ALIASES: i64 = 24;

/// How many of the newest quotes tell who is quoted most.
const SAMPLE: i64 = 2_000;

/// How many articles are looked at together, and how often for one part of a list.
const AT_ONCE: i64 = 200;
const PARTS: usize = 20;

/// How many quotes of a speaker are put in order: a hundred for each that is wanted, but no fewer and no more than this.
const FEWEST: usize = 1_000;
const LOOKED_AT: usize = 4_000;

impl Library {
    /// Up to `most` quotes behind a place in their order, each once however many outlets have it; and where more of
    /// them begin. The newest article first, in it the first quote; the rank of a place is the date of its article.
    /// `direct`: only those in the speaker's own words.
    pub fn newest_quotes(
        &self,
        direct: bool,
        after: After,
        most: usize,
    ) -> Result<(Vec<QuoteId>, Option<After>), LibraryError> {
        self.ask(|conn| {
            let (mut quotes, mut at) = (Vec::new(), after);
            for _ in 0..PARTS {
                let articles = newest_articles(conn, at)?;
                let is_last = i64::try_from(articles.len()).is_ok_and(|count| count < AT_ONCE);
                for (article, published) in articles {
                    let from = if article == at.id / QUOTES { at.id + 1 } else { article * QUOTES };
                    for (quote, same) in quotes_between(conn, [from, (article + 1) * QUOTES], direct)? {
                        at = After { stage: 0, rank: published, id: quote.0 };
                        if quote == same || first(conn, same)? == Some(quote) {
                            quotes.push(quote);
                        }
                        if quotes.len() >= most {
                            return Ok((quotes, Some(at)));
                        }
                    }
                    at = After { stage: 0, rank: published, id: (article + 1) * QUOTES - 1 };
                }
                if is_last {
                    return Ok((quotes, None));
                }
            }
            Ok((quotes, Some(at)))
        })
    }

    /// The same of one speaker, by whatever name: of those that came in last.
    pub fn quotes_by(&self, speaker: NameId, direct: bool, most: usize) -> Result<Vec<QuoteId>, LibraryError> {
        let looked_at = i64::try_from(most.saturating_mul(100).clamp(FEWEST, LOOKED_AT)).unwrap_or(i64::MAX);
        self.ask(|conn| {
            let mut names =
                conn.prepare_cached("SELECT id FROM names WHERE known_as = ? ORDER BY articles DESC LIMIT ?")?;
            let names = names.query_map(params![speaker.0, ALIASES], |row| row.get::<_, i64>(0))?;
            let mut said: Vec<(i64, QuoteId, QuoteId)> = Vec::new();
            let mut of_name = conn.prepare_cached(
                "SELECT day, id, same FROM quotes WHERE speaker = ? AND direct >= ? ORDER BY id DESC LIMIT ?",
            )?;
            for name in names {
                let values = params![name?, i64::from(direct), looked_at];
                let found =
                    of_name.query_map(values, |row| Ok((row.get(0)?, QuoteId(row.get(1)?), QuoteId(row.get(2)?))))?;
                for quote in found {
                    said.push(quote?);
                }
            }
            said.sort_unstable_by(|one, other| other.cmp(one));
            let mut quotes = Vec::new();
            for (_, quote, same) in said {
                if quotes.len() >= most {
                    break;
                }
                // Another one that says the same may be shown where the first one is not.
                if first(conn, same)? == Some(quote) {
                    quotes.push(quote);
                }
            }
            Ok(quotes)
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

    /// The first shown quote of those that say the same as this one.
    pub fn first_quote(&self, same: QuoteId) -> Result<Option<QuoteId>, LibraryError> {
        self.ask(|conn| first(conn, same))
    }
}

/// Shown articles with their dates, the newest first, from the one of a quote on.
fn newest_articles(conn: &Connection, from: After) -> rusqlite::Result<Vec<(i64, i64)>> {
    let list = |which: &str| {
        format!(
            "SELECT * FROM (SELECT id, published FROM articles WHERE {which} AND (published, id) <= (?1, ?2)
             ORDER BY published DESC, id DESC LIMIT ?3)"
        )
    };
    let (shown, kept) = (list("shown = 1"), list("bookmarked = 1 AND shown = 0 AND hidden = 0"));
    let sql = format!("{shown} UNION ALL {kept} ORDER BY published DESC, id DESC LIMIT ?3");
    let mut statement = conn.prepare_cached(&sql)?;
    let found =
        statement.query_map(params![from.rank, from.id / QUOTES, AT_ONCE], |row| Ok((row.get(0)?, row.get(1)?)))?;
    found.collect()
}

/// The quotes with numbers between these, each with the first that says the same.
fn quotes_between(conn: &Connection, ends: [i64; 2], direct: bool) -> rusqlite::Result<Vec<(QuoteId, QuoteId)>> {
    let sql = "SELECT id, same FROM quotes WHERE id >= ? AND id < ? AND direct >= ? ORDER BY id";
    let mut statement = conn.prepare_cached(sql)?;
    let [from, to] = ends;
    let found =
        statement.query_map(params![from, to, direct], |row| Ok((QuoteId(row.get(0)?), QuoteId(row.get(1)?))))?;
    found.collect()
}

fn first(conn: &Connection, same: QuoteId) -> rusqlite::Result<Option<QuoteId>> {
    let sql = format!(
        "SELECT q.id FROM quotes q CROSS JOIN articles a ON a.id = q.id / {QUOTES}
         WHERE (q.id = ?1 OR q.id IN (SELECT id FROM quotes WHERE same = ?1 AND same <> id)) AND {IS_SHOWN}
         ORDER BY q.id LIMIT 1"
    );
    conn.prepare_cached(&sql)?.query_row([same.0], |row| row.get(0).map(QuoteId)).optional()
}
