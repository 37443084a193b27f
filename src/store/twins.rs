//! The same name under two kinds: "Skelby" as a place, and as a person where an article gave no hint.

use rusqlite::{Transaction, params};

use super::aliases::{Form, family, is_bare};
use crate::model::NameKind;

const PERSON: i64 = NameKind::Person as i64;

/// How many times the articles of a name another one needs, where the two could be a town and its club, or a town and
/// somebody of that name.
const SURE: i64 = 2;

/// A name with the same words, or an entity that goes by them.
struct Twin {
    id: i64,
    kind: i64,
    articles: i64,
    known_as: i64,
}

/// The names that have the same words as these under other kinds.
pub(super) fn of(tx: &Transaction<'_>, ids: &[i64]) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT id FROM names WHERE folded = (SELECT folded FROM names WHERE id = ?1) AND id <> ?1";
    let mut statement = tx.prepare_cached(sql)?;
    let mut out = Vec::new();
    for id in ids {
        let found = statement.query_map([id], |row| row.get::<_, i64>(0))?;
        out.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(out)
}

/// The entity of another kind that a name is meant for; `is_lone`: no full name of a person ends with it.
///
/// It goes from the name of fewer articles to the one of more, so that no two are known as each other.
pub(super) fn meant(tx: &Transaction<'_>, form: &Form, is_lone: bool) -> rusqlite::Result<Option<i64>> {
    if !(0..=2).contains(&family(form.kind)) {
        return Ok(None);
    }
    let is_single = !form.folded.contains(' ');
    let has_person = |twin: &Twin| form.kind == PERSON || twin.kind == PERSON;
    let fits = |twin: &Twin| match is_single {
        true => form.kind == PERSON && is_lone && twin.articles >= SURE * form.articles,
        false if has_person(twin) => (twin.articles, -twin.id) > (form.articles, -form.id),
        false => twin.articles >= SURE * form.articles,
    };
    let mut twins = twins(tx, form)?;
    twins.retain(|twin| family(twin.kind) != family(form.kind) && twin.articles > 0 && fits(twin));
    if twins.is_empty() && form.kind == PERSON && is_lone && is_bare(&form.folded) {
        twins = called(tx, form)?;
    }
    let best = twins.into_iter().max_by_key(|twin| (twin.articles, -twin.id));
    Ok(best.map(|twin| if twin.known_as == form.id { twin.id } else { twin.known_as }))
}

fn twins(tx: &Transaction<'_>, form: &Form) -> rusqlite::Result<Vec<Twin>> {
    // Where an article has both they are two.
    let sql = "SELECT n.id, n.kind, n.articles, n.known_as FROM names n WHERE n.folded = ?1 AND n.id <> ?2
               AND n.is_hidden = 0 AND n.kind IN (0, 1, 2, 4, 5) AND NOT EXISTS (
                 SELECT 1 FROM (SELECT article FROM mentions WHERE name = ?2 ORDER BY article DESC LIMIT 300) one
                 JOIN mentions other ON other.name = n.id AND other.article = one.article)";
    let mut statement = tx.prepare_cached(sql)?;
    let found = statement.query_map(params![form.folded, form.id], |row| {
        Ok(Twin { id: row.get(0)?, kind: row.get(1)?, articles: row.get(2)?, known_as: row.get(3)? })
    })?;
    found.collect()
}

/// The organisation that more articles call by this word than have it for somebody's name, where it is but one.
fn called(tx: &Transaction<'_>, form: &Form) -> rusqlite::Result<Vec<Twin>> {
    let sql = "SELECT n.known_as, n.kind, sum(f.articles), n.known_as FROM name_forms f JOIN names n ON n.id = f.name
               WHERE f.form = ? AND f.kind = 1 AND n.is_hidden = 0 GROUP BY n.known_as LIMIT 2";
    let mut statement = tx.prepare_cached(sql)?;
    let found = statement.query_map([&form.folded], |row| {
        Ok(Twin { id: row.get(0)?, kind: row.get(1)?, articles: row.get(2)?, known_as: row.get(3)? })
    })?;
    let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    let is_sure = |twin: &Twin| twin.articles >= SURE && twin.articles > form.articles && twin.id != form.id;
    Ok(if found.len() == 1 && found.iter().all(is_sure) { found } else { Vec::new() })
}
