//! On whom many articles rest, as the catalogue knows it.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::catalogue::QUOTES;
use super::error::LibraryError;
use super::library::Library;
use super::rows::{optional_text, text};
use crate::model::{ArticleId, Facets, Ledger, NameId, NameKind, Text, Timestamp};

/// What the library knows of one article's sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    pub article: ArticleId,
    pub published: Timestamp,
    pub publisher: Text,
    pub facets: Facets,
    pub ledger: Ledger,
}

/// How often somebody is quoted, and in how many articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    pub name: NameId,
    pub title: Text,
    pub kind: NameKind,
    pub direct: u32,
    pub paraphrased: u32,
    pub articles: u32,
}

/// Quotes of articles whose numbers lie this near are read in one go.
const NEAR: i64 = 8;

impl Library {
    /// The entries of those of these articles that the catalogue knows; both are in falling order.
    pub fn ledger_entries(&self, articles: &[ArticleId]) -> Result<Vec<LedgerEntry>, LibraryError> {
        self.ask(|conn| {
            let feeds = feed_names(conn)?;
            let mut statement = conn.prepare_cached(
                "SELECT id, published, facets, ledger, publisher, feed FROM articles
                 WHERE id BETWEEN ? AND ? AND catalogued = 1 ORDER BY id DESC",
            )?;
            let mut entries = Vec::with_capacity(articles.len());
            for near in articles.chunk_by(|one, next| one.0 - next.0 <= NEAR) {
                let (Some(last), Some(first)) = (near.first(), near.last()) else { continue };
                let mut rows = statement.query([first.0, last.0])?;
                while let Some(row) = rows.next()? {
                    let article = ArticleId(row.get(0)?);
                    if near.binary_search_by(|id| article.cmp(id)).is_ok() {
                        let own = optional_text(row, 4)?;
                        let of_feed = || Some(feeds.get(&row.get::<_, i64>(5).ok()?)?.clone());
                        let publisher = own.or_else(of_feed).unwrap_or_default();
                        let (facets, ledger) = (Facets(row.get(2)?), Ledger(row.get(3)?));
                        entries.push(LedgerEntry { article, published: row.get(1)?, publisher, facets, ledger });
                    }
                }
            }
            Ok(entries)
        })
    }

    /// Who is quoted most in these articles, which are in falling order; those without a name are left out.
    pub fn quoted_in(&self, articles: &[ArticleId], most: usize) -> Result<Vec<Quoted>, LibraryError> {
        self.ask(|conn| {
            let mut statement =
                conn.prepare_cached("SELECT id, speaker, direct FROM quotes WHERE id >= ? AND id < ?")?;
            let mut tally: HashMap<i64, Tally> = HashMap::new();
            for near in articles.chunk_by(|one, next| one.0 - next.0 <= NEAR) {
                let (Some(last), Some(first)) = (near.first(), near.last()) else { continue };
                let mut rows = statement.query([first.0 * QUOTES, (last.0 + 1) * QUOTES])?;
                while let Some(row) = rows.next()? {
                    let article = row.get::<_, i64>(0)?.div_euclid(QUOTES);
                    let is_asked = near.binary_search_by(|id| article.cmp(&id.0)).is_ok();
                    if let (Some(speaker), true) = (row.get::<_, Option<i64>>(1)?, is_asked) {
                        tally.entry(speaker).or_default().add(article, row.get(2)?);
                    }
                }
            }
            named(conn, tally, most)
        })
    }
}

fn feed_names(conn: &rusqlite::Connection) -> rusqlite::Result<HashMap<i64, Text>> {
    let mut statement = conn.prepare_cached("SELECT id, coalesce(name, title, '') FROM feeds")?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, text(row, 1)?)))?;
    names.collect()
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    direct: u32,
    paraphrased: u32,
    articles: u32,
    last: i64,
}

impl Tally {
    fn add(&mut self, article: i64, direct: bool) {
        *(if direct { &mut self.direct } else { &mut self.paraphrased }) += 1;
        if self.last != article {
            self.articles += 1;
            self.last = article;
        }
    }
}

/// The tallies of all forms of a name together, the most quoted first.
fn named(conn: &rusqlite::Connection, tally: HashMap<i64, Tally>, most: usize) -> rusqlite::Result<Vec<Quoted>> {
    let mut forms: Vec<(i64, Tally)> = tally.into_iter().collect();
    forms.sort_unstable_by_key(|(id, tally)| (std::cmp::Reverse(tally.direct + tally.paraphrased), *id));
    // A form that is rare adds little to a name that is not.
    forms.truncate(most.saturating_mul(20));
    let mut statement = conn.prepare_cached(
        "SELECT k.id, k.name, k.kind, k.is_hidden FROM names n JOIN names k ON k.id = n.known_as WHERE n.id = ?",
    )?;
    let mut quoted: HashMap<i64, Quoted> = HashMap::new();
    for (form, tally) in forms {
        let known = statement
            .query_row([form], |row| {
                Ok((row.get::<_, i64>(0)?, text(row, 1)?, row.get::<_, i64>(2)?, row.get::<_, bool>(3)?))
            })
            .optional()?;
        let Some((id, title, kind, false)) = known else { continue };
        let kind = usize::try_from(kind).ok().and_then(|kind| NameKind::ALL.get(kind)).copied();
        let Some(kind) = kind.filter(|kind| *kind != NameKind::Anonymous) else { continue };
        let one = Quoted { name: NameId(id), title, kind, direct: 0, paraphrased: 0, articles: 0 };
        let one = quoted.entry(id).or_insert(one);
        one.direct += tally.direct;
        one.paraphrased += tally.paraphrased;
        one.articles += tally.articles;
    }
    let mut quoted: Vec<Quoted> = quoted.into_values().collect();
    quoted.sort_unstable_by_key(|one| (std::cmp::Reverse((one.direct + one.paraphrased, one.articles)), one.name));
    quoted.truncate(most);
    Ok(quoted)
}
