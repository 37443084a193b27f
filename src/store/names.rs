//! What the library knows of people, organisations and places: lists of them, and what each is called.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::aliases::family;
use super::error::LibraryError;
use super::library::Library;
use crate::model::{After, DAY, NameId, NameKind, NameRow, Text, Timestamp};

/// How many names that hold the words are weighed, the oldest first: what is often named was soon named.
const MOST_WEIGHED: i64 = 3_000;

/// How many names of one entity are looked at.
const MOST_ALIASES: i64 = 50;

/// One of the names of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    pub id: NameId,
    pub name: Text,
    pub kind: NameKind,
    pub folded: String,
    pub articles: i64,
}

impl Alias {
    #[must_use]
    pub fn row(&self) -> NameRow {
        let articles = u32::try_from(self.articles).unwrap_or(0);
        NameRow { id: self.id, name: self.name.clone(), kind: self.kind, articles, last_seen: None }
    }
}

/// The words of a name, for finding it: each the beginning of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameWords(pub Vec<String>);

impl NameWords {
    fn asked(&self) -> String {
        let quoted = self.0.iter().map(|word| format!("\"{}\"*", word.replace('"', "")));
        quoted.collect::<Vec<_>>().join(" AND ")
    }
}

impl Library {
    /// The entities of these kinds that are most written about, behind a place in that order; with words, those one
    /// of whose names has them.
    pub fn names(
        &self,
        words: &NameWords,
        kinds: &[NameKind],
        after: After,
        most: usize,
    ) -> Result<Vec<NameRow>, LibraryError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.ask(|conn| {
            let mut rows: Vec<NameRow> = Vec::new();
            if words.0.is_empty() {
                for kind in kinds {
                    let mut statement = conn.prepare_cached(
                        "SELECT id, name, kind, total FROM names WHERE kind = ? AND known_as = id AND is_hidden = 0
                         AND total > 0 AND (total, id) < (?, ?) ORDER BY total DESC, id DESC LIMIT ?",
                    )?;
                    for row in statement.query_map(params![*kind as i64, after.rank, after.id, most], name_row)? {
                        rows.push(row?);
                    }
                }
            } else {
                let form = words.0.join(" ");
                let sql = "WITH hits (id) AS (
                      SELECT * FROM (SELECT rowid FROM name_index WHERE name_index MATCH ?1 ORDER BY rowid LIMIT ?2)
                      UNION SELECT * FROM (SELECT name FROM name_forms WHERE form >= ?3 AND form < ?4 LIMIT 100))
                    SELECT DISTINCT e.id, e.name, e.kind, e.total FROM hits JOIN names n ON n.id = hits.id
                    JOIN names e ON e.id = n.known_as WHERE e.is_hidden = 0 AND e.total > 0 ORDER BY e.total DESC";
                let mut statement = conn.prepare_cached(sql)?;
                let found = statement
                    .query_map(params![words.asked(), MOST_WEIGHED, form, format!("{form}\u{7f}")], name_row)?;
                for row in found {
                    let row = row?;
                    let is_behind = (i64::from(row.articles), row.id.0) < (after.rank, after.id);
                    if is_behind && kinds.contains(&row.kind) {
                        rows.push(row);
                    }
                }
            }
            rows.sort_by_key(|row| std::cmp::Reverse((row.articles, row.id)));
            rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            for row in &mut rows {
                row.last_seen = last_seen(conn, row.id)?;
            }
            Ok(rows)
        })
    }

    /// The entity that a name stands for: of this kind, else of one that is found with it.
    pub fn entity_of(&self, folded: &str, kind: NameKind) -> Result<Option<NameId>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT kind, known_as FROM names WHERE folded = ?")?;
            let found = statement.query_map([folded], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
            let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
            let exact = found.iter().find(|(known, _)| *known == kind as i64);
            let near = || found.iter().find(|(known, _)| family(*known) == family(kind as i64));
            let of_name = exact.or_else(near).map(|(_, entity)| NameId(*entity));
            if of_name.is_some() {
                return Ok(of_name);
            }
            // Never a name of its own, but what somebody is called.
            let sql = "SELECT n.known_as, sum(f.articles) AS weight FROM name_forms f JOIN names n ON n.id = f.name
                       WHERE f.form = ? AND f.kind = ? GROUP BY n.known_as ORDER BY weight DESC LIMIT 1";
            let mut statement = conn.prepare_cached(sql)?;
            statement.query_row(params![folded, family(kind as i64)], |row| row.get(0).map(NameId)).optional()
        })
    }

    /// The row of the entity that a name belongs to.
    pub fn name(&self, name: NameId) -> Result<Option<NameRow>, LibraryError> {
        self.ask(|conn| {
            let sql =
                "SELECT e.id, e.name, e.kind, e.total FROM names n JOIN names e ON e.id = n.known_as WHERE n.id = ?";
            let found = conn.prepare_cached(sql)?.query_row([name.0], name_row).optional()?;
            let Some(mut row) = found else { return Ok(None) };
            row.last_seen = last_seen(conn, row.id)?;
            Ok(Some(row))
        })
    }

    /// All names of an entity, the most used first.
    pub fn aliases(&self, entity: NameId) -> Result<Vec<Alias>, LibraryError> {
        self.ask(|conn| {
            let sql =
                "SELECT id, name, folded, articles, kind FROM names WHERE known_as = ? ORDER BY articles DESC, id LIMIT ?";
            let mut statement = conn.prepare_cached(sql)?;
            let found = statement.query_map(params![entity.0, MOST_ALIASES], |row| {
                Ok(Alias {
                    id: NameId(row.get(0)?),
                    name: Text::line(row.get_ref(1)?.as_str()?),
                    folded: row.get(2)?,
                    articles: row.get(3)?,
                    kind: kind_of(row.get(4)?),
                })
            })?;
            found.collect()
        })
    }
}

pub(super) fn name_row(row: &Row<'_>) -> rusqlite::Result<NameRow> {
    Ok(NameRow {
        id: NameId(row.get(0)?),
        name: Text::line(row.get_ref(1)?.as_str()?),
        kind: kind_of(row.get(2)?),
        articles: row.get::<_, i64>(3).map(|total| u32::try_from(total).unwrap_or(0))?,
        last_seen: None,
    })
}

pub(super) fn kind_of(number: i64) -> NameKind {
    usize::try_from(number).ok().and_then(|number| NameKind::ALL.get(number)).copied().unwrap_or(NameKind::Document)
}

/// The day of the newest article that has one of an entity's names, among those that came in last.
fn last_seen(conn: &Connection, entity: NameId) -> rusqlite::Result<Option<Timestamp>> {
    let sql = "SELECT max(coalesce(
          (SELECT max(day) FROM (SELECT day FROM mentions WHERE name = n.id ORDER BY article DESC LIMIT 200)),
          (SELECT max(day) FROM (SELECT day FROM sources WHERE name = n.id ORDER BY article DESC LIMIT 200))))
        FROM (SELECT id FROM names WHERE known_as = ? LIMIT 8) n";
    let day: Option<i64> = conn.prepare_cached(sql)?.query_row([entity.0], |row| row.get(0))?;
    Ok(day.map(|day| day * DAY))
}
