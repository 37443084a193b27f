//! The articles that name somebody, and who else stands in them.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::catalogue::unpacked;
use super::error::LibraryError;
use super::library::Library;
use super::names::{Alias, name_row};
use crate::model::{After, ArticleId, NameId, NameKind, NameRow};

/// Beyond so many articles that have one of an entity's names they are listed as they came in, not by the day.
const MOST_SORTED: i64 = 20_000;

/// How many of the names that stand together most often are looked at.
const MOST_BESIDE: usize = 200;

impl Library {
    /// The newest articles behind a place in their order that have one of these names, each with its place: by the
    /// day, and for a name that very many have, as they came in.
    pub fn articles_naming(
        &self,
        names: &[Alias],
        after: After,
        most: usize,
    ) -> Result<Vec<(ArticleId, After)>, LibraryError> {
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let total: i64 = names.iter().map(|name| name.articles).sum();
        let (rank, behind, order) = if total <= MOST_SORTED {
            ("day", "(day, article) < (?2, ?3)", "day DESC, article DESC")
        } else {
            ("0", "0 <= ?2 AND article < ?3", "article DESC")
        };
        self.ask(|conn| {
            let mut all: Vec<(i64, i64)> = Vec::new();
            for name in names {
                for table in ["mentions", "sources"] {
                    let sql = format!(
                        "SELECT {rank}, article FROM {table} WHERE name = ?1 AND {behind} ORDER BY {order} LIMIT ?4"
                    );
                    let mut statement = conn.prepare_cached(&sql)?;
                    let values = params![name.id.0, after.rank, after.id, limit];
                    for place in statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))? {
                        all.push(place?);
                    }
                }
            }
            all.sort_unstable_by(|one, other| other.cmp(one));
            all.dedup();
            all.truncate(most);
            Ok(all.into_iter().map(|(rank, id)| (ArticleId(id), After { stage: 0, rank, id })).collect())
        })
    }

    /// Who stands in these articles beside an entity, and in how many of them; the most frequent first.
    pub fn beside(
        &self,
        entity: NameId,
        articles: &[ArticleId],
        kinds: &[NameKind],
        most: usize,
    ) -> Result<Vec<(NameRow, u32)>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT names FROM catalogued WHERE article = ?")?;
            let mut counts: HashMap<i64, u32> = HashMap::new();
            for article in articles {
                let names: Option<Vec<u8>> = statement.query_row([article.0], |row| row.get(0)).optional()?;
                for name in unpacked(&names.unwrap_or_default()) {
                    *counts.entry(name).or_default() += 1;
                }
            }
            let mut counts: Vec<(i64, u32)> = counts.into_iter().collect();
            counts.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
            let sql = "SELECT e.id, e.name, e.kind, e.total FROM names n JOIN names e ON e.id = n.known_as
                       WHERE n.id = ? AND e.is_hidden = 0";
            let mut statement = conn.prepare_cached(sql)?;
            let mut rows: Vec<(NameRow, u32)> = Vec::new();
            for (name, count) in counts.into_iter().take(MOST_BESIDE) {
                let Some(row) = statement.query_row([name], name_row).optional()? else { continue };
                match rows.iter_mut().find(|(known, _)| known.id == row.id) {
                    Some((_, known)) => *known += count,
                    None if row.id != entity && kinds.contains(&row.kind) => rows.push((row, count)),
                    None => {}
                }
            }
            rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            rows.truncate(most);
            Ok(rows)
        })
    }
}
