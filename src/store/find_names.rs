//! Names by their words.

use rusqlite::{OptionalExtension, params};

use super::error::LibraryError;
use super::library::Library;
use super::search::Term;
use crate::model::{NameId, NameKind};

/// How many names are looked at; those that were kept first are the commonest.
const LOOKED_AT: i64 = 3_000;

/// How many names stand for one that a reader gives.
const MOST: usize = 400;

impl Library {
    /// Names that hold the words in their order, the commonest first, with all others of the same entities.
    /// Without kinds: of any kind.
    pub fn names_with(&self, terms: &[Term], kinds: &[NameKind]) -> Result<Vec<NameId>, LibraryError> {
        let mut found = self.names_like(terms, kinds)?;
        found.sort_by_key(|(_, _, _, total)| -*total);
        found.truncate(MOST);
        let mut entities: Vec<i64> = found.iter().map(|(_, _, known_as, _)| *known_as).collect();
        entities.sort_unstable();
        entities.dedup();
        let mut names: Vec<i64> = found.iter().map(|(id, ..)| *id).collect();
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT id FROM names WHERE known_as = ? LIMIT 100")?;
            for entity in entities {
                let same = statement.query_map([entity], |row| row.get(0))?;
                names.extend(same.collect::<rusqlite::Result<Vec<i64>>>()?);
            }
            Ok(())
        })?;
        names.sort_unstable();
        names.dedup();
        Ok(names.into_iter().map(NameId).collect())
    }

    /// Names of entities of these kinds that hold the words (all, without words), with how many articles hold each:
    /// those in the most articles first.
    pub fn name_offers(
        &self,
        terms: &[Term],
        kinds: &[NameKind],
        most: usize,
    ) -> Result<Vec<(String, i64)>, LibraryError> {
        let mut offers: Vec<(String, i64)> = Vec::new();
        if terms.is_empty() {
            for kind in kinds {
                offers.extend(self.ask(|conn| {
                    let sql = "SELECT name, total FROM names WHERE kind = ? AND known_as = id AND is_hidden = 0
                               ORDER BY total DESC LIMIT ?";
                    let mut statement = conn.prepare_cached(sql)?;
                    let most = i64::try_from(most).unwrap_or(i64::MAX);
                    let rows = statement.query_map([*kind as i64, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
                    rows.collect::<rusqlite::Result<Vec<_>>>()
                })?);
            }
        } else {
            // A form of a name leads to the name that stands for its entity.
            let mut entities: Vec<i64> =
                self.names_like(terms, kinds)?.into_iter().map(|(_, _, known_as, _)| known_as).collect();
            entities.sort_unstable();
            entities.dedup();
            self.ask(|conn| {
                let mut statement = conn.prepare_cached("SELECT name, total FROM names WHERE id = ?")?;
                for entity in entities {
                    let found = statement.query_row([entity], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
                    offers.extend(found);
                }
                Ok(())
            })?;
        }
        offers.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        offers.dedup_by(|one, other| one.0 == other.0);
        offers.truncate(most);
        Ok(offers)
    }

    /// Number, name, what it is known as, and in how many articles that stands.
    pub fn names_like(&self, terms: &[Term], kinds: &[NameKind]) -> Result<Vec<(i64, String, i64, i64)>, LibraryError> {
        let expression = terms
            .iter()
            .map(|term| format!("\"{}\"{}", term.word.replace('"', ""), if term.prefix { "*" } else { "" }))
            .collect::<Vec<_>>()
            .join(" AND ");
        if expression.is_empty() {
            return Ok(Vec::new());
        }
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT n.id, n.name, n.known_as, n.total, n.kind, n.folded FROM name_index i JOIN names n ON n.id = i.rowid
                 WHERE name_index MATCH ?1 AND n.is_hidden = 0 ORDER BY i.rowid LIMIT ?2",
            )?;
            let mut rows = statement.query(params![expression, LOOKED_AT])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (kind, folded): (i64, String) = (row.get(4)?, row.get(5)?);
                let is_kind = kinds.is_empty() || kinds.iter().any(|wanted| *wanted as i64 == kind);
                if is_kind && holds_in_order(&folded, terms) {
                    found.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
                }
            }
            Ok(found)
        })
    }
}

/// Whether the words of a name hold the terms one after the other, others between them or not.
fn holds_in_order(folded: &str, terms: &[Term]) -> bool {
    let mut words = folded.split(' ');
    terms
        .iter()
        .all(|term| words.any(|word| if term.prefix { word.starts_with(&term.word) } else { word == term.word }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_name_count_in_their_order() {
        let term = |word: &str, prefix| Term { word: word.to_owned(), prefix };
        let holds = |words: &[(&str, bool)]| {
            let terms: Vec<Term> = words.iter().map(|(word, prefix)| term(word, *prefix)).collect();
            holds_in_order("rosa maria lindt", &terms)
        };
        assert!(holds(&[("rosa", false), ("lindt", false)]));
        assert!(holds(&[("maria", false), ("li", true)]));
        assert!(!holds(&[("lindt", false), ("rosa", false)]));
        assert!(!holds(&[("ros", false)]));
    }
}
