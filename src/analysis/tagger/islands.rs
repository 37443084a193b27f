//! The stretches of a line in which names can stand: capitals, and what may join them.
//!
//! Three words in four of a newspaper lie outside of all of them and need no model.

use std::ops::Range;

use crate::analysis::recognise::is_particle;
use crate::analysis::recognise::words::{Form, Word};

/// How many words without a capital may stand between two with one in the middle of a name.
const BRIDGE: usize = 2;

/// The islands of a line, in order, as ranges of its words.
#[must_use]
pub fn islands(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words.get(at).is_some_and(is_land) {
            at += 1;
            continue;
        }
        let from = before(words, at, out.last().map_or(0, |last| last.end));
        let to = end(words, at);
        out.push(from..to);
        at = to;
    }
    out
}

/// Whether a word has a capital.
fn is_land(word: &Word<'_>) -> bool {
    matches!(word.form, Form::Capital | Form::Capitals) || word.text.chars().any(char::is_uppercase)
}

/// Where the particles and numbers begin that may belong to the name at `at`.
fn before(words: &[Word<'_>], at: usize, from: usize) -> usize {
    let leads = |word: &Word<'_>| is_particle(&word.lower) || is_number(word);
    let particles = words.get(from..at).unwrap_or_default().iter().rev().take(BRIDGE).take_while(|word| leads(word));
    at - particles.count()
}

/// Where the island ends that has a capital at `at`.
fn end(words: &[Word<'_>], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let bridge = words.get(end..).unwrap_or_default();
        let length = bridge.iter().take(BRIDGE + 1).take_while(|word| !is_land(word) && joins(word)).count();
        if length <= BRIDGE && words.get(end + length).is_some_and(is_land) {
            end += length + 1;
        } else {
            // "Apollo 11", "Formula 1".
            return end + usize::from(words.get(end).is_some_and(is_number));
        }
    }
}

fn is_number(word: &Word<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word without a capital may stand inside of a name.
fn joins(word: &Word<'_>) -> bool {
    is_particle(&word.lower)
        || is_number(word)
        || matches!(
            &*word.lower,
            "of" | "the"
                | "for"
                | "and"
                | "&"
                | "in"
                | "on"
                | "to"
                | "at"
                | "y"
                | "e"
                | "et"
                | "und"
                | "og"
                | "i"
                | "'s"
                | "’s"
                | "'"
                | "’"
                | "-"
                | "–"
                | "/"
                | "\""
                | "“"
                | "”"
                | "'n'"
                | "with"
                | "against"
                | "a"
                | "without"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::gazetteer::gazetteer;
    use crate::analysis::reading::Reading;
    use crate::analysis::recognise::words::words;
    use crate::model::{Body, Text};

    fn found(text: &str) -> Vec<String> {
        let body = Body { text: Text::lines(text), ..Body::default() };
        let reading = Reading::new(&body);
        let (lines, _) = words(&reading, gazetteer());
        let mut out = Vec::new();
        for line in &lines {
            for island in islands(&line.words) {
                out.push(line.words[island].iter().map(|word| word.text).collect::<Vec<_>>().join(" "));
            }
        }
        out
    }

    #[test]
    fn capitals_are_joined_by_what_stands_in_names() {
        assert_eq!(
            found("It told the Bank of England and Ursula von der Leyen that van Dijk saw Apollo 11 land."),
            ["It", "Bank of England and Ursula von der Leyen", "van Dijk", "Apollo 11"]
        );
        assert!(found("nothing here, 12 times over").is_empty());
    }
}
