//! Lists of quotes: the newest, those of a speaker, each once however many outlets have it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::catalogue::QUOTES;
use super::error::LibraryError;
use super::library::Library;
use super::quotes::IS_SHOWN;
use crate::model::{After, NameId, NameKind, QuoteId};

/// How many other names of a speaker are looked at, the most used first.
const ALIASES: i64 = 24;

/// How many of the newest quotes tell who is quoted most.
const SAMPLE: i64 = 2_000;

/// How many quotes are looked at for one part of a list.
const LOOKED_AT: usize = 4_000;

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

    /// The first shown quote of those that say the same as this one.
    pub fn first_quote(&self, same: QuoteId) -> Result<Option<QuoteId>, LibraryError> {
        self.ask(|conn| first(conn, same))
    }
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
