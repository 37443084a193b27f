//! Streams of articles: their numbers, falling, read no further than they are wanted.

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::condition::Condition;
use super::error::LibraryError;
use super::library::Library;
use crate::model::NameId;

/// How many numbers are read at once: at first, after a leap, and at most. To begin anew behind a leap costs as much
/// as reading some hundred.
const FEWEST: usize = 64;

const AFTER_LEAP: usize = 256;

const MOST: usize = 1024;

/// Which of the two indexes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Index {
    Words,
    Findings,
}

/// How an article may use a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Named,
    /// At least twice.
    NamedOften,
    /// Quoted or paraphrased.
    Speaks,
    /// Or credited.
    Source,
}

/// Articles in the order of falling numbers.
#[derive(Debug)]
pub struct Stream {
    from: From,
    /// Those that were read and lie before one, falling.
    buffer: Vec<i64>,
    /// This number and everything above it was read.
    read_to: i64,
    chunk: usize,
}

#[derive(Debug)]
enum From {
    Index(Index, String),
    Name(Use, NameId),
    Rows(String, Vec<Value>),
    /// All are in the buffer.
    Held,
}

impl Stream {
    /// Those for which an expression of the index holds.
    #[must_use]
    pub fn of_index(index: Index, expression: String) -> Self {
        Self::new(From::Index(index, expression))
    }

    /// Those that use a name so.
    #[must_use]
    pub fn of_name(way: Use, name: NameId) -> Self {
        Self::new(From::Name(way, name))
    }

    /// Every article.
    #[must_use]
    pub fn of_all() -> Self {
        Self::new(From::Rows("1".to_owned(), Vec::new()))
    }

    #[must_use]
    pub fn of_articles(mut articles: Vec<i64>) -> Self {
        articles.sort_unstable_by(|one, other| other.cmp(one));
        articles.dedup();
        Self { from: From::Held, buffer: articles, read_to: i64::MIN, chunk: FEWEST }
    }

    pub(super) fn of_rows(condition: &Condition) -> Self {
        let (sql, values) = condition.sql();
        Self::new(From::Rows(sql, values))
    }

    fn new(from: From) -> Self {
        let mut stream = Self { from, buffer: Vec::new(), read_to: i64::MAX, chunk: FEWEST };
        if stream.is_of_beginnings() {
            stream.chunk = MOST;
        }
        stream
    }

    /// Whether it asks for beginnings of words: what stands behind one is put together anew each time.
    fn is_of_beginnings(&self) -> bool {
        matches!(&self.from, From::Index(_, expression) if expression.contains("\"*"))
    }

    /// Reads on from `top` down, never below `least`.
    fn fill(&mut self, conn: &Connection, least: i64, top: i64) -> rusqlite::Result<()> {
        self.buffer.clear();
        let limit = i64::try_from(self.chunk).unwrap_or(i64::MAX);
        self.buffer = match &self.from {
            From::Index(index, expression) => {
                let table = match index {
                    Index::Words => "word_index",
                    Index::Findings => "finding_index",
                };
                let sql = format!(
                    "SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid <= ?
                     ORDER BY rowid DESC LIMIT ?"
                );
                numbers(conn, &sql, params![expression, least, top, limit])?
            }
            From::Name(way, name) => {
                let (table, condition) = match way {
                    Use::Named => ("mentions", ""),
                    Use::NamedOften => ("mentions", "AND count > 1"),
                    Use::Speaks => ("sources", "AND quoted + paraphrased > 0"),
                    Use::Source => ("sources", ""),
                };
                let sql = format!(
                    "SELECT article FROM {table} WHERE name = ? AND article >= ? AND article <= ? {condition}
                     ORDER BY article DESC LIMIT ?"
                );
                numbers(conn, &sql, params![name.0, least, top, limit])?
            }
            From::Rows(condition, values) => {
                let sql = format!(
                    "SELECT a.id FROM articles a NOT INDEXED WHERE {condition} AND a.id >= ? AND a.id <= ?
                     ORDER BY a.id DESC LIMIT ?"
                );
                let range = [least, top, limit].map(Value::Integer);
                numbers(conn, &sql, params_from_iter(values.iter().cloned().chain(range)))?
            }
            From::Held => Vec::new(),
        };
        let is_full = self.buffer.len() == self.chunk;
        self.read_to = self.buffer.last().copied().filter(|_| is_full).unwrap_or(least);
        Ok(())
    }
}

pub(super) fn numbers(conn: &Connection, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<i64>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map(values, |row| row.get(0))?;
    found.collect()
}

impl Library {
    /// The greatest number of the stream that is at most `top`; a stream is only ever asked for falling ones.
    /// Below `least` nothing need be found.
    pub fn seek(&self, stream: &mut Stream, least: i64, top: i64) -> Result<Option<i64>, LibraryError> {
        if top < least {
            return Ok(None);
        }
        loop {
            let skipped = stream.buffer.partition_point(|id| *id > top);
            if let Some(found) = stream.buffer.get(skipped) {
                return Ok(Some(*found).filter(|found| *found >= least));
            }
            if stream.read_to <= least {
                return Ok(None);
            }
            let goes_on = stream.read_to != i64::MAX && top >= stream.read_to - 1;
            stream.chunk = match (stream.read_to, goes_on) {
                (i64::MAX, _) => stream.chunk,
                // Put together a second time, it is read to its end: leaping would do it again for each leap.
                _ if stream.is_of_beginnings() => usize::MAX,
                (_, true) => (2 * stream.chunk).min(MOST),
                (_, false) => (stream.chunk / 2).max(AFTER_LEAP),
            };
            let top = top.min(stream.read_to.saturating_sub(1));
            self.ask(|conn| stream.fill(conn, least, top))?;
            if stream.buffer.is_empty() {
                return Ok(None);
            }
        }
    }
}
