//! Names as articles bring them: each with its number, and with what else somebody is called.

use rusqlite::{OptionalExtension, Transaction, params};

use super::aliases::{self, family};
use crate::model::{Name, NameKind};

/// Takes up what an article calls somebody beside their name; the names whose meaning that can change.
pub(super) fn take_forms(
    tx: &Transaction<'_>,
    id: i64,
    kind: NameKind,
    folded: &str,
    forms: &[String],
) -> rusqlite::Result<Vec<i64>> {
    let mut touched = Vec::new();
    let kind = kind as i64;
    if !matches!(family(kind), 0 | 1) {
        return Ok(touched);
    }
    let own = aliases::group(folded, kind);
    for form in forms.iter().filter(|form| kind != 0 || **form != own) {
        let articles: i64 = tx
            .prepare_cached(
                "INSERT INTO name_forms (form, kind, name, articles) VALUES (?, ?, ?, 1)
                 ON CONFLICT (form, kind, name) DO UPDATE SET articles = articles + 1 RETURNING articles",
            )?
            .query_row(params![form, family(kind), id], |row| row.get(0))?;
        if is_round(articles) {
            let mut named = tx.prepare_cached("SELECT id FROM names WHERE folded = ?")?;
            let found = named.query_map([form], |row| row.get::<_, i64>(0))?;
            touched.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
        }
    }
    Ok(touched)
}

/// Whether a count has come to where names are looked at anew: each time it has doubled.
pub(super) fn is_round(count: i64) -> bool {
    count > 0 && count & (count - 1) == 0
}

/// The number of a name, made where it is new; whether it is.
pub(super) fn number_of(tx: &Transaction<'_>, name: &Name, folded: &str) -> rusqlite::Result<(i64, bool)> {
    let kind = name.kind as i64;
    if let Some(id) = find(tx, folded, kind)? {
        return Ok((id, false));
    }
    tx.prepare_cached(
        "INSERT INTO names (id, name, kind, folded, last, known_as)
         SELECT coalesce(max(id), 0) + 1, ?, ?, ?, ?, coalesce(max(id), 0) + 1 FROM names",
    )?
    .execute(params![name.name.as_str(), kind, folded, aliases::group(folded, kind)])?;
    let id = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO name_index (rowid, words) VALUES (?, ?)")?.execute(params![id, folded])?;
    Ok((id, true))
}

pub(super) fn find(tx: &Transaction<'_>, folded: &str, kind: i64) -> rusqlite::Result<Option<i64>> {
    tx.prepare_cached("SELECT id FROM names WHERE folded = ? AND kind = ?")?
        .query_row(params![folded, kind], |row| row.get(0))
        .optional()
}
