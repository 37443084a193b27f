//! What the reader put right about names.

use rusqlite::{Connection, Transaction, params};

use super::entities;
use super::error::LibraryError;
use super::library::Library;
use super::naming;
use crate::model::{Correction, Name, Rules, Timestamp};

/// A correction with the names in it folded: the one it is about, and the one it makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    pub correction: Correction,
    pub subject: String,
    /// Empty where it makes none.
    pub target: String,
}

impl Library {
    /// Keeps corrections, the last one the most valid, and puts what they say into effect. Names that the library
    /// does not know yet are corrected when they come; how many of the corrections are new.
    pub fn correct(&mut self, corrections: &[Folded], now: Timestamp) -> Result<usize, LibraryError> {
        self.change(|tx| {
            let mut new = 0;
            let mut touched = Vec::new();
            for folded in corrections {
                let Ok(json) = serde_json::to_string(&folded.correction) else { continue };
                let known = tx.prepare_cached("DELETE FROM corrections WHERE correction = ?")?.execute([&json])?;
                new += usize::from(known == 0);
                tx.prepare_cached(
                    "INSERT INTO corrections (id, created, correction, subject, target)
                     SELECT coalesce(max(id), 0) + 1, ?, ?, ?, ? FROM corrections",
                )?
                .execute(params![now, json, folded.subject, folded.target])?;
                touched.extend(concerned(tx, folded)?);
            }
            entities::settle(tx, &touched)?;
            Ok(new)
        })
    }

    /// Takes a correction back; whether there was one.
    pub fn take_back(&mut self, folded: &Folded) -> Result<bool, LibraryError> {
        let Ok(json) = serde_json::to_string(&folded.correction) else { return Ok(false) };
        self.change(|tx| {
            let known = tx.prepare_cached("DELETE FROM corrections WHERE correction = ?")?.execute([&json])?;
            let touched = concerned(tx, folded)?;
            entities::settle(tx, &touched)?;
            Ok(known > 0)
        })
    }

    /// All corrections, in the order in which they were made.
    pub fn corrections(&self) -> Result<Vec<Correction>, LibraryError> {
        Ok(self.ask(all)?.into_iter().map(|(correction, ..)| correction).collect())
    }

    pub fn rules(&self) -> Result<Rules, LibraryError> {
        self.ask(rules)
    }
}

pub(super) fn rules(conn: &Connection) -> rusqlite::Result<Rules> {
    Ok(Rules::new(all(conn)?))
}

/// A correction that can't be read was made by a newer newsdesk, and is left alone.
fn all(conn: &Connection) -> rusqlite::Result<Vec<(Correction, String, String)>> {
    let mut statement = conn.prepare_cached("SELECT correction, subject, target FROM corrections ORDER BY id")?;
    let found = statement.query_map([], |row| {
        let correction = serde_json::from_str(row.get_ref(0)?.as_str()?).ok();
        Ok(correction.map(|correction| (correction, row.get(1), row.get(2))))
    })?;
    let mut out = Vec::new();
    for found in found {
        if let Some((correction, subject, target)) = found? {
            out.push((correction, subject?, target?));
        }
    }
    Ok(out)
}

/// The names that a correction changes.
fn concerned(tx: &Transaction<'_>, folded: &Folded) -> rusqlite::Result<Vec<i64>> {
    let (_, kind) = folded.correction.subject();
    let mut out: Vec<i64> = naming::find(tx, &folded.subject, kind as i64)?.into_iter().collect();
    if let Some((name, kind)) = folded.correction.target().filter(|_| !out.is_empty()) {
        let name = Name { name: name.clone(), kind };
        out.push(naming::number_of(tx, &name, &folded.target)?.0);
    }
    // What it is known as as well: names parted from it are looked at anew.
    let mut with = tx.prepare_cached("SELECT known_as FROM names WHERE id = ?")?;
    for id in out.clone() {
        out.push(with.query_row([id], |row| row.get(0))?);
    }
    Ok(out)
}
