//! Finding a place or a passage again in a text that is no longer the one it was marked in.

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar;

use crate::model::Span;

/// How many words on each side are compared.
const AROUND: usize = 8;

/// The words of a passage that must still be there, in their order, where it was reworded: tenths of them.
const MOSTLY: usize = 6;

/// A passage of fewer words is not looked for by what is left of it.
const FEW: usize = 5;

/// A passage of more words is not compared word by word.
const MANY: usize = 400;

/// What is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought<'a> {
    pub passage: &'a str,
    /// The words before and after it.
    pub before: &'a str,
    pub after: &'a str,
    /// Where it stood.
    pub start: Option<usize>,
}

/// Where a passage stands in a text: at its place, else where the same words stand in the same surroundings, else
/// where most of its words do.
#[must_use]
pub fn passage(text: &str, sought: &Sought<'_>) -> Option<Span> {
    if sought.passage.is_empty() {
        return None;
    }
    if let Some(start) =
        sought.start.filter(|start| text.get(*start..).is_some_and(|at| at.starts_with(sought.passage)))
    {
        return Some(Span::new(start, start + sought.passage.len()));
    }
    let (words, wanted) = (words_of(text), words_of(sought.passage));
    let around = Around::of(sought);
    let found = exact(&words, &wanted);
    let scored = found.iter().map(|at| (around.score(&words, *at, at + wanted.len()), *at));
    let far = |at: usize| words.get(at).map_or(0, |word| word.span.start().abs_diff(sought.start.unwrap_or(0)));
    let best = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(far(*at))));
    match best {
        // A word or two may stand anywhere, and so may what stands there several times.
        Some((score, at)) if score >= 2 || (found.len() == 1 && wanted.len() > 2) => {
            Some(with_signs(text, sought.passage, span_of(&words, at, at + wanted.len())))
        }
        Some(_) => None,
        None => mostly(&words, &wanted, &around),
    }
}

/// The byte of `text` where the words stand that stood at `place` of an earlier one, the nearest where there are
/// several; about there where there are none.
#[must_use]
pub fn place(text: &str, place: usize, words: &str) -> usize {
    let here = text.get(place..);
    if words.is_empty() || here.is_some_and(|here| here.starts_with(words)) {
        return if here.is_some() { place } else { text.floor_char_boundary(place.min(text.len())) };
    }
    let (all, wanted) = (words_of(text), words_of(words));
    let starts = exact(&all, &wanted).into_iter().filter_map(|at| Some(all.get(at)?.span.start()));
    let nearest = starts.min_by_key(|start| start.abs_diff(place));
    let about = || mostly(&all, &wanted, &Around::default()).map(Span::start);
    nearest.or_else(about).unwrap_or_else(|| text.floor_char_boundary(place.min(text.len())))
}

/// A word without the signs around it.
struct Word {
    span: Span,
    folded: String,
}

fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut add = |start: usize, raw: &str| {
        let bare = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            let start = start + raw.find(bare).unwrap_or(0);
            words.push(Word { span: Span::new(start, start + bare.len()), folded: bare.to_lowercase() });
        }
    };
    // Scripts that put no blanks between words have wide letters: each counts as a word.
    let is_wide = |c: char| c.width() == Some(2);
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || is_wide(c) {
            add(start, text.get(start..at).unwrap_or(""));
            start = at + c.len_utf8();
            if is_wide(c) {
                add(at, text.get(at..start).unwrap_or(""));
            }
        }
    }
    add(start, text.get(start..).unwrap_or(""));
    words
}

/// Where the wanted words stand one after the other.
fn exact(words: &[Word], wanted: &[Word]) -> Vec<usize> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_same = |here: &[Word]| here.iter().zip(wanted).all(|(a, b)| a.folded == b.folded);
    words.windows(wanted.len()).enumerate().filter(|(_, here)| is_same(here)).map(|(at, _)| at).collect()
}

/// The words around a passage.
#[derive(Default)]
struct Around {
    before: Vec<String>,
    after: Vec<String>,
}

impl Around {
    fn of(sought: &Sought<'_>) -> Self {
        let mut before: Vec<String> = words_of(sought.before).into_iter().map(|word| word.folded).collect();
        let mut after: Vec<String> = words_of(sought.after).into_iter().map(|word| word.folded).collect();
        before.drain(..before.len().saturating_sub(AROUND));
        after.truncate(AROUND);
        Self { before, after }
    }

    /// How many of these words stand around a stretch of words.
    fn score(&self, words: &[Word], start: usize, end: usize) -> usize {
        let shared = |here: &[Word], wanted: &[String]| {
            wanted.iter().filter(|word| here.iter().any(|here| here.folded == **word)).count()
        };
        let before = words.get(start.saturating_sub(AROUND)..start).unwrap_or(&[]);
        let after = words.get(end..(end + AROUND).min(words.len())).unwrap_or(&[]);
        shared(before, &self.before) + shared(after, &self.after)
    }
}

/// Where most of the wanted words stand, in their order.
fn mostly(words: &[Word], wanted: &[Word], around: &Around) -> Option<Span> {
    let count = wanted.len();
    if !(FEW..=MANY).contains(&count) {
        return None;
    }
    let mut needed: HashMap<&str, isize> = HashMap::new();
    for word in wanted {
        *needed.entry(&word.folded).or_default() += 1;
    }
    // How many of the wanted words the window holds, kept up to date as it moves.
    let mut shared = 0;
    let mut best: Option<(usize, usize, usize)> = None;
    for end in 0..words.len() {
        if let Some(left) = words.get(end).and_then(|word| needed.get_mut(word.folded.as_str())) {
            shared += usize::from(*left > 0);
            *left -= 1;
        }
        if let Some(gone) = end.checked_sub(count).and_then(|at| words.get(at))
            && let Some(left) = needed.get_mut(gone.folded.as_str())
        {
            *left += 1;
            shared -= usize::from(*left > 0);
        }
        let start = (end + 1).saturating_sub(count);
        if shared * 10 >= count * MOSTLY && best.is_none_or(|(most, _, _)| shared >= most) {
            let score = around.score(words, start, end + 1);
            if best.is_none_or(|(most, near, _)| (shared, score) > (most, near)) {
                best = Some((shared, score, start));
            }
        }
    }
    let (_, _, start) = best?;
    let from = start.saturating_sub(count / 2);
    let to = (start + count + count / 2).min(words.len());
    let (first, last, kept) = in_order(words.get(from..to)?, wanted)?;
    (kept * 10 >= count * MOSTLY).then(|| span_of(words, from + first, from + last + 1))
}

/// The first and the last of the words that both have in the same order, and how many those are.
fn in_order(words: &[Word], wanted: &[Word]) -> Option<(usize, usize, usize)> {
    let columns = wanted.len() + 1;
    let mut table = vec![0_u16; (words.len() + 1) * columns];
    let cell = |table: &[u16], row: usize, column: usize| table.get(row * columns + column).copied().unwrap_or(0);
    for (row, word) in words.iter().enumerate() {
        for (column, other) in wanted.iter().enumerate() {
            let value = if word.folded == other.folded {
                cell(&table, row, column) + 1
            } else {
                cell(&table, row, column + 1).max(cell(&table, row + 1, column))
            };
            if let Some(here) = table.get_mut((row + 1) * columns + column + 1) {
                *here = value;
            }
        }
    }
    let (mut row, mut column) = (words.len(), wanted.len());
    let mut matched = Vec::new();
    while row > 0 && column > 0 {
        let here = cell(&table, row, column);
        if here == cell(&table, row - 1, column) {
            row -= 1;
        } else if here == cell(&table, row, column - 1) {
            column -= 1;
        } else {
            matched.push(row - 1);
            (row, column) = (row - 1, column - 1);
        }
    }
    Some((*matched.last()?, *matched.first()?, matched.len()))
}

fn span_of(words: &[Word], from: usize, to: usize) -> Span {
    let start = words.get(from).map_or(0, |word| word.span.start());
    let end = to.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.span.end());
    Span::new(start, end)
}

/// The stretch with the signs around it that the passage had.
fn with_signs(text: &str, passage: &str, span: Span) -> Span {
    let bare = passage.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lead = passage.get(..passage.len() - bare.len()).unwrap_or("");
    let bare = passage.trim_end_matches(|c: char| !c.is_alphanumeric());
    let tail = passage.get(bare.len()..).unwrap_or("");
    let has_lead = text.get(..span.start()).is_some_and(|before| before.ends_with(lead));
    let has_tail = text.get(span.end()..).is_some_and(|after| after.starts_with(tail));
    let start = span.start() - if has_lead { lead.len() } else { 0 };
    Span::new(start, span.end() + if has_tail { tail.len() } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::surroundings;

    const OLD: &str = "The harbour opened late. Pilots said the fog was too thick to see the pier. Ferries \
                       waited outside. The port said it was sorry.";

    fn sought(passage: &str) -> (usize, String, String, String) {
        let start = OLD.find(passage).unwrap();
        let (before, after) = surroundings(OLD, Span::new(start, start + passage.len()));
        (start, passage.to_owned(), before.into_string(), after.into_string())
    }

    fn found<'a>(text: &'a str, words: &str) -> Option<&'a str> {
        let (start, passage, before, after) = sought(words);
        let sought = Sought { passage: &passage, before: &before, after: &after, start: Some(start) };
        super::passage(text, &sought).map(|span| span.of(text))
    }

    #[test]
    fn a_passage_is_found_at_its_place_moved_and_reworded() {
        let words = "Pilots said the fog was too thick to see the pier.";
        assert_eq!(found(OLD, words), Some(words));
        let moved = format!("An update stands first.\n\n{OLD}");
        assert_eq!(found(&moved, words), Some(words));
        let reworded = OLD.replace("too thick to see", "far too thick to make out");
        let kept = found(&reworded, words).unwrap();
        assert!(kept.starts_with("Pilots said the fog") && kept.ends_with("the pier"), "{kept}");
        assert_eq!(found("The harbour opened late. Ferries waited outside.", words), None);
    }

    #[test]
    fn of_several_the_one_in_the_same_surroundings_is_meant() {
        let text = "The mayor said the port will pay. The port was closed. Ferries waited outside. The port said it \
                    was sorry.";
        let (_, passage, before, after) = sought("The port");
        let sought = Sought { passage: &passage, before: &before, after: &after, start: Some(0) };
        let span = super::passage(text, &sought).unwrap();
        assert!(text[span.end()..].starts_with(" said it"), "{}", &text[span.start()..]);
        let alone = Sought { passage: "port", ..Sought::default() };
        assert_eq!(super::passage(text, &alone), None, "a word without surroundings may be any");
    }

    #[test]
    fn scripts_without_blanks_are_compared_by_letters() {
        let text = "今日の天気は晴れです。知事は水曜日に記者会見を開いた。";
        let sought = Sought { passage: "知事は水曜日に記者会見", start: Some(3), ..Sought::default() };
        assert_eq!(super::passage(text, &sought).map(|span| span.of(text)), Some("知事は水曜日に記者会見"));
    }

    #[test]
    fn a_place_follows_its_words() {
        let at = OLD.find("Ferries").unwrap();
        let longer = format!("New first words. {OLD}");
        assert_eq!(place(&longer, at, "Ferries waited outside."), longer.find("Ferries").unwrap());
        assert_eq!(place(OLD, at, "Ferries waited outside."), at);
        assert_eq!(place("é", 1, ""), 0);
        assert_eq!(place("Short.", 300, "Ferries waited outside."), 6);
    }
}
