//! Which quotes say the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::catalogue_entry::QuoteUse;
use super::quotes::article_of;
use super::said::{Sayings, find};
use crate::model::plain_words::plain_words;
use crate::model::wording::{Word, runs, words};
use crate::model::{ArticleId, NameKind, QuoteId};

/// How many quotes with one print are looked at, the newest: what has more is a common phrase.
const CANDIDATES: i64 = 16;

/// A quote of fewer words is a phrase that anybody may use.
const SHORTEST: usize = 5;

/// Words of a quote that are compared: what is the same so far is the same.
const COMPARED: usize = 120;

/// Fewer words in a row are no sign of anything.
const RUN: usize = 3;

/// So many words said within so many days are the same quote, whomever an article gives them to: one of the two is
/// mistaken.
const WHOEVER: usize = 10;
const DAYS: i64 = 7;

/// Who says something, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Speaker {
    known_as: i64,
    last: String,
    kind: i64,
}

/// The first quote kept that says the same as this one, itself where there is none; its prints are kept.
pub(super) fn same(
    tx: &Transaction<'_>,
    sayings: &mut Sayings,
    quote: QuoteId,
    speaker: Option<i64>,
    day: i64,
    used: &QuoteUse,
) -> rusqlite::Result<i64> {
    let mut candidates = BTreeSet::new();
    let mut alike = tx.prepare_cached("SELECT quote FROM quote_prints WHERE print = ? ORDER BY quote DESC LIMIT ?")?;
    let mut keep = tx.prepare_cached("INSERT OR IGNORE INTO quote_prints (print, quote) VALUES (?, ?)")?;
    for print in &used.prints {
        for found in alike.query_map(params![print, CANDIDATES], |row| row.get::<_, i64>(0))? {
            candidates.insert(found?);
        }
        keep.execute(params![print, quote.0])?;
    }
    candidates.remove(&quote.0);
    if candidates.is_empty() {
        return Ok(quote.0);
    }
    let said = compared(&used.words);
    let by = speaker.map(|name| speaker_of(tx, name)).transpose()?.flatten();
    let mut best: Option<(usize, i64)> = None;
    let mut read = tx.prepare_cached(
        "SELECT q.same, n.known_as, n.last, n.kind, q.day FROM quotes q LEFT JOIN names n ON n.id = q.speaker
         WHERE q.id = ? AND q.direct = ?",
    )?;
    let mut there = (ArticleId(0), Arc::default());
    // The oldest first, so that of several that fit as well it is the first one kept.
    for candidate in candidates {
        let found = read
            .query_row(params![candidate, used.direct], |row| {
                Ok((row.get(0)?, speaker_at(row, 1)?, row.get::<_, i64>(4)?))
            })
            .optional()?;
        let Some((same, other, then)) = found else { continue };
        let candidate = QuoteId(candidate);
        if there.0 != article_of(candidate) {
            there = (article_of(candidate), sayings.of(tx, article_of(candidate))?);
        }
        let Some(words) = find(&there.1, candidate).map(|there| compared(&there.words)) else { continue };
        if let Some(shared) = shared(&said, &words, by.as_ref(), other.as_ref(), (day - then).abs() <= DAYS)
            && best.is_none_or(|(most, _)| shared > most)
        {
            best = Some((shared, same));
        }
    }
    let same = best.map_or(quote.0, |(_, same)| same);
    if same > quote.0 {
        // An article that came earlier was read again: the first of them all stands for them.
        tx.prepare_cached("UPDATE quotes SET same = ?1 WHERE id = ?2 OR (same = ?2 AND same <> id)")?
            .execute([quote.0, same])?;
    }
    Ok(same.min(quote.0))
}

/// Forgets the prints of the quotes whose numbers lie between these, and lets those that say the same as one of
/// them be the same as the next that stays.
pub(super) fn take_out(tx: &Transaction<'_>, [from, to]: [i64; 2]) -> rusqlite::Result<()> {
    let mut read = tx.prepare_cached("SELECT id, same, prints FROM quotes WHERE id >= ? AND id < ?")?;
    let gone = read
        .query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, i64, Option<Vec<u8>>)>>>()?;
    for (id, same, prints) in gone {
        for print in unpacked(&prints.unwrap_or_default()) {
            tx.prepare_cached("DELETE FROM quote_prints WHERE print = ? AND quote = ?")?.execute(params![print, id])?;
        }
        if same != id {
            continue;
        }
        let next: Option<i64> = tx
            .prepare_cached("SELECT min(id) FROM quotes WHERE same = ?1 AND same <> id AND NOT (id >= ?2 AND id < ?3)")?
            .query_row([id, from, to], |row| row.get(0))?;
        if let Some(next) = next {
            tx.prepare_cached("UPDATE quotes SET same = ? WHERE same = ? AND same <> id")?.execute([next, id])?;
        }
    }
    Ok(())
}

/// Prints as they are kept beside their quote, to find them when it goes.
pub(super) fn packed(prints: &[u32]) -> Vec<u8> {
    prints.iter().flat_map(|print| print.to_be_bytes()).collect()
}

fn unpacked(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_be_bytes(*bytes))
}

fn compared(text: &str) -> Vec<Word> {
    words(&plain_words(text)).into_iter().filter(|word| !word.folded.is_empty()).take(COMPARED).collect()
}

fn speaker_of(tx: &Transaction<'_>, name: i64) -> rusqlite::Result<Option<Speaker>> {
    tx.prepare_cached("SELECT known_as, last, kind FROM names WHERE id = ?")?
        .query_row([name], |row| speaker_at(row, 0))
        .optional()
        .map(Option::flatten)
}

fn speaker_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Speaker>> {
    let Some(known_as) = row.get::<_, Option<i64>>(column)? else { return Ok(None) };
    Ok(Some(Speaker { known_as, last: row.get(column + 1)?, kind: row.get(column + 2)? }))
}

/// How many words two quotes share, where that is enough for them to be the same; `near`: of the same days.
fn shared(one: &[Word], other: &[Word], by: Option<&Speaker>, other_by: Option<&Speaker>, near: bool) -> Option<usize> {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter < SHORTEST {
        return None;
    }
    let common: usize = runs(one, other, RUN).iter().map(|run| run.words).sum();
    if near && shorter >= WHOEVER && 100 * common >= 95 * longer {
        return Some(common);
    }
    let person = NameKind::Person as i64;
    let is_one_speaker = match (by, other_by) {
        (Some(by), Some(other)) if by.known_as == other.known_as => true,
        (Some(by), Some(other)) if by.kind == person && other.kind == person => {
            if by.last != other.last {
                return None;
            }
            true
        }
        _ => false,
    };
    if !is_one_speaker && shorter < 8 && shorter + 1 < longer {
        return None;
    }
    // In hundredths: who says the same of somebody else may only mean a common phrase.
    let needed = match (is_one_speaker, shorter) {
        (true, ..8) => 80,
        (true, _) => 60,
        (false, ..8) => 100,
        (false, _) => 75,
    };
    (100 * common >= needed * shorter).then_some(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(last: &str) -> Speaker {
        Speaker { known_as: i64::try_from(last.len()).unwrap(), last: last.to_owned(), kind: 0 }
    }

    fn says_same(one: &str, by: Option<&str>, other: &str, other_by: Option<&str>) -> bool {
        let (by, other_by) = (by.map(person), other_by.map(person));
        shared(&compared(one), &compared(other), by.as_ref(), other_by.as_ref(), false).is_some()
    }

    #[test]
    fn reworded_and_shortened_quotes_are_the_same() {
        let said = "We will not wait for the next storm to come before we rebuild the harbour wall,";
        let reworded = "We won’t wait for the next storm to come before we build the harbour wall.";
        assert!(says_same(said, Some("lindt"), reworded, Some("lindt")));
        assert!(says_same(said, Some("lindt"), "not wait for the next storm to come", None));
        assert!(!says_same(said, Some("lindt"), said, Some("fonseca")), "two people said it");
    }

    #[test]
    fn a_word_of_another_form_is_the_same_and_long_quotes_of_the_same_days_are_whoever_says_them() {
        let said = "We won't sit here for sixty minutes and say that we cannot do it";
        let other = "We will not sit here for 60 minutes and say that we can’t do it";
        assert!(says_same(said, None, other, None));
        let by = [person("lindt"), person("fonseca")];
        let same = |near| shared(&compared(said), &compared(other), Some(&by[0]), Some(&by[1]), near).is_some();
        assert!(same(true) && !same(false));
    }

    #[test]
    fn a_common_phrase_is_not_the_same() {
        let more = "We have to do more for the fishermen here";
        assert!(says_same(more, Some("lindt"), "We have to do more", Some("lindt")));
        assert!(!says_same(more, Some("lindt"), "We have to do more", None));
        assert!(!says_same("We are going to rebuild it now", None, "We are going to leave it now", None));
        let one = "It is going to be a long winter for the people of this valley";
        let other = "It is going to be hard to pay for a new bridge in this town";
        assert!(!says_same(one, Some("lindt"), other, Some("lindt")));
    }

    #[test]
    fn prints_come_back_as_they_were_kept() {
        let prints = [1, u32::MAX, 70_000];
        assert_eq!(unpacked(&packed(&prints)).collect::<Vec<_>>(), prints);
    }
}
