//! On which days names stand in the news.

use rusqlite::{Connection, params};

use super::error::LibraryError;
use super::library::Library;
use super::names::Alias;
use crate::model::NameId;

/// How many mentions are read one by one; beyond that they are sampled.
const MOST_READ: i64 = 50_000;

/// How many places of a long row of mentions are sampled, and how many mentions at each.
const SAMPLES: i64 = 256;

const SAMPLE: i64 = 32;

impl Library {
    /// On which days these names stand in the news, and how often; a long row of days is sampled.
    pub fn days_of(&self, names: &[Alias]) -> Result<Vec<(i64, f64)>, LibraryError> {
        self.ask(|conn| {
            let mut days = Vec::new();
            for name in names {
                let table = table_of(conn, name.id)?;
                if name.articles <= MOST_READ {
                    read_days(conn, table, name.id, i64::MIN, i64::MAX, &mut days)?;
                } else {
                    sample_days(conn, table, name.id, &mut days)?;
                }
            }
            Ok(days)
        })
    }
}

/// Where the days of a name are kept: one that is never named, only cited, has them among the sources.
fn table_of(conn: &Connection, name: NameId) -> rusqlite::Result<&'static str> {
    let sql = "SELECT EXISTS (SELECT 1 FROM mentions WHERE name = ?)";
    let is_named: bool = conn.prepare_cached(sql)?.query_row([name.0], |row| row.get(0))?;
    Ok(if is_named { "mentions" } else { "sources" })
}

/// The days of the articles with numbers between these; the number of the last one, and how many there are.
fn read_days(
    conn: &Connection,
    table: &str,
    name: NameId,
    from: i64,
    most: i64,
    days: &mut Vec<(i64, f64)>,
) -> rusqlite::Result<(i64, i64)> {
    let count = if table == "mentions" { "count" } else { "quoted + paraphrased + credited" };
    let sql =
        format!("SELECT article, day, {count} FROM {table} WHERE name = ? AND article >= ? ORDER BY article LIMIT ?");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params![name.0, from, most])?;
    let (mut last, mut rows) = (from, 0);
    while let Some(row) = found.next()? {
        last = row.get(0)?;
        rows += 1;
        days.push((row.get(1)?, f64::from(row.get::<_, u32>(2)?)));
    }
    Ok((last, rows))
}

/// The days of a name with very many articles, told from short stretches of them: what stands in a stretch counts
/// for as much as lies between its beginning and the next one's.
#[allow(clippy::cast_precision_loss)]
fn sample_days(conn: &Connection, table: &str, name: NameId, days: &mut Vec<(i64, f64)>) -> rusqlite::Result<()> {
    let end = |order: &str| format!("SELECT article FROM {table} WHERE name = ?1 ORDER BY article {order} LIMIT 1");
    let ends = format!("SELECT ({}), ({})", end("ASC"), end("DESC"));
    let (first, last): (i64, i64) =
        conn.prepare_cached(&ends)?.query_row([name.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let step = ((last - first) / SAMPLES).max(1);
    for sample in 0..SAMPLES {
        let from = first + sample * step;
        let before = days.len();
        let (to, rows) = read_days(conn, table, name, from, SAMPLE, days)?;
        if rows == 0 {
            return Ok(());
        }
        // Rows beyond the stretch stand in for it all the same: names come and go slower than that.
        let reach = (to - from + 1).max(1);
        let weight = step as f64 / reach as f64;
        days.iter_mut().skip(before).for_each(|(_, count)| *count *= weight);
    }
    Ok(())
}
