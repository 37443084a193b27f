//! What the findings of an article say, put where the whole library can be asked about it.

use rusqlite::{OptionalExtension, Transaction, params};

use super::catalogue_entry::CatalogueEntry;
use super::entities;
use super::error::LibraryError;
use super::library::Library;
use super::naming;
use super::quotes;
use super::said::{self, Sayings};
use super::stories;
use crate::model::{ArticleId, DAY};

/// How many numbers of quotes an article has; findings beyond that are not kept in the catalogue.
pub(super) const QUOTES: i64 = 1024;

impl Library {
    /// Puts articles that have findings into the catalogue, in the place of what it had of them.
    pub fn catalogue(&mut self, entries: &[(ArticleId, CatalogueEntry)]) -> Result<(), LibraryError> {
        self.change_said(|tx, sayings| {
            entries.iter().try_for_each(|(article, entry)| put(tx, sayings, *article, entry))
        })
    }
}

/// Puts one article in, within a change.
pub(super) fn put(
    tx: &Transaction<'_>,
    sayings: &mut Sayings,
    article: ArticleId,
    entry: &CatalogueEntry,
) -> rusqlite::Result<()> {
    let known: Option<(i64, bool)> = tx
        .prepare_cached(
            "SELECT a.published, coalesce(f.state, 0) = 1 FROM articles a LEFT JOIN feeds f ON f.id = a.feed
             WHERE a.id = ?",
        )?
        .query_row([article.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((published, is_aside)) = known else { return Ok(()) };
    if is_aside {
        take_out(tx, article)?;
        tx.prepare_cached("UPDATE articles SET catalogued = 2 WHERE id = ?")?.execute([article.0])?;
        return Ok(());
    }
    let day = published.div_euclid(DAY);
    stories::put_print(tx, article, published, &entry.print)?;
    take_out(tx, article)?;
    let mut ids = Vec::with_capacity(entry.names.len());
    let mut unsettled = Vec::new();
    for used in &entry.names {
        let (id, is_new) = naming::number_of(tx, &used.name, &used.folded)?;
        unsettled.extend(is_new.then_some(id));
        if used.mentions > 0 {
            tx.prepare_cached("REPLACE INTO mentions (name, article, day, count) VALUES (?, ?, ?, ?)")?
                .execute(params![id, article.0, day, used.mentions])?;
        }
        if used.quoted + used.paraphrased > 0 || used.credited {
            tx.prepare_cached(
                "REPLACE INTO sources (name, article, day, quoted, paraphrased, credited) VALUES (?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![id, article.0, day, used.quoted, used.paraphrased, used.credited])?;
        }
        ids.push(id);
    }
    sayings.keep(tx, article, &entry.quotes)?;
    for quote in &entry.quotes {
        let id = article.0 * QUOTES + i64::from(quote.index).min(QUOTES - 1);
        let speaker = quote.speaker.and_then(|index| ids.get(index as usize).copied());
        quotes::put(tx, sayings, id, speaker, day, quote)?;
    }
    unsettled.extend(count(tx, &ids, 1)?);
    tx.prepare_cached("REPLACE INTO catalogued (article, names) VALUES (?, ?)")?
        .execute(params![article.0, packed(&ids)])?;
    tx.prepare_cached("INSERT OR REPLACE INTO finding_index (rowid, words) VALUES (?, ?)")?
        .execute(params![article.0, entry.words])?;
    tx.prepare_cached("UPDATE articles SET catalogued = 1, facets = ?, ledger = ? WHERE id = ?")?.execute(params![
        entry.facets.0,
        entry.ledger.0,
        article.0
    ])?;
    for (used, id) in entry.names.iter().zip(&ids) {
        unsettled.extend(naming::take_forms(tx, *id, used.name.kind, &used.folded, &used.also)?);
    }
    entities::settle(tx, &unsettled)
}

/// Takes out what the catalogue has of an article.
pub(super) fn take_out(tx: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<()> {
    let names: Option<Vec<u8>> = tx
        .prepare_cached("DELETE FROM catalogued WHERE article = ? RETURNING names")?
        .query_row([article.0], |row| row.get(0))
        .optional()?;
    let Some(names) = names else { return Ok(()) };
    let ids = unpacked(&names);
    for id in &ids {
        for table in ["mentions", "sources"] {
            tx.prepare_cached(&format!("DELETE FROM {table} WHERE name = ? AND article = ?"))?
                .execute([*id, article.0])?;
        }
    }
    count(tx, &ids, -1)?;
    quotes::take_out(tx, [article.0 * QUOTES, (article.0 + 1) * QUOTES])?;
    said::forget(tx, article)?;
    tx.prepare_cached("DELETE FROM finding_index WHERE rowid = ?")?.execute([article.0])?;
    tx.prepare_cached("UPDATE articles SET catalogued = 0 WHERE id = ?")?.execute([article.0])?;
    Ok(())
}

/// Takes out the articles of a feed that is put aside, or lets them wait to be put in again.
pub(super) fn show(tx: &Transaction<'_>, feed: i64, shown: bool) -> rusqlite::Result<()> {
    if shown {
        tx.execute("UPDATE articles SET catalogued = 0 WHERE feed = ? AND catalogued = 2", [feed])?;
        return Ok(());
    }
    let mut statement = tx.prepare("SELECT id FROM articles WHERE feed = ? AND catalogued = 1")?;
    let articles = statement.query_map([feed], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    articles.into_iter().try_for_each(|article| take_out(tx, ArticleId(article)))?;
    tx.execute("UPDATE articles SET catalogued = 2 WHERE feed = ? AND catalogued = 0 AND analysed = 1", [feed])?;
    Ok(())
}

/// Counts an article for (or against) each of its names and what they are known as; those that have doubled since
/// they were last looked at.
fn count(tx: &Transaction<'_>, ids: &[i64], by: i64) -> rusqlite::Result<Vec<i64>> {
    let mut doubled = Vec::new();
    for id in ids {
        let (known_as, articles): (i64, i64) = tx
            .prepare_cached("UPDATE names SET articles = articles + ? WHERE id = ? RETURNING known_as, articles")?
            .query_row([by, *id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        tx.prepare_cached("UPDATE names SET total = total + ? WHERE id = ?")?.execute([by, known_as])?;
        if naming::is_round(articles) {
            doubled.push(*id);
        }
    }
    Ok(doubled)
}

/// Numbers in rising order, each as its difference to the one before, seven bits a byte.
fn packed(ids: &[i64]) -> Vec<u8> {
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut out = Vec::with_capacity(2 * sorted.len());
    let mut before = 0;
    for id in sorted {
        let mut rest = id - before;
        before = id;
        while rest > 0x7f {
            out.push(0x80 | u8::try_from(rest & 0x7f).unwrap_or(0));
            rest >>= 7;
        }
        out.push(u8::try_from(rest).unwrap_or(0));
    }
    out
}

pub(super) fn unpacked(bytes: &[u8]) -> Vec<i64> {
    let mut ids = Vec::with_capacity(bytes.len() / 2);
    let (mut id, mut value, mut shift) = (0i64, 0i64, 0);
    for byte in bytes {
        if shift < 63 {
            value |= i64::from(byte & 0x7f) << shift;
        }
        shift += 7;
        if byte & 0x80 == 0 {
            id = id.wrapping_add(value);
            ids.push(id);
            (value, shift) = (0, 0);
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_were_put_in() {
        let ids = [5, 1, 300, 70_000, 5_000_000_000, 1];
        assert_eq!(unpacked(&packed(&ids)), [1, 5, 300, 70_000, 5_000_000_000]);
        assert_eq!(unpacked(&packed(&[])), Vec::<i64>::new());
        let _ = unpacked(&[0xff; 40]);
    }
}
