//! What the model sees of a word, taken once: everything as numbers, ready to be put together.

use crate::analysis::hashing::{hashed, joined};
use crate::analysis::recognise::words::{Cases, Form, LineCase, Word};
use crate::analysis::tagger::labels::OUTSIDE;

/// A word as the model sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sight {
    /// The word in small letters, digits as noughts.
    pub lower: u64,
    /// The word as it would stand inside a sentence.
    pub cased: u64,
    /// Its first 2, 3 and 4 characters and its last 1 to 4, in small letters.
    pub starts: [u64; 3],
    pub ends: [u64; 4],
    /// Its capitals, small letters, digits and marks, repeated ones once.
    pub shape: u64,
    /// What the lists know of it.
    pub known: u64,
    /// The groups of words that it is used like, coarse to fine; 0 where the word is rare.
    pub clusters: [u16; 4],
    /// Whether its capital tells nothing, how its line is written, whether it is a common word.
    pub flags: u64,
    /// How the rest of the article writes it.
    pub cases: u64,
    /// The label that the rules give it.
    pub rule: u64,
    /// How sure they are, in four steps.
    pub trust: u64,
    pub is_capital: bool,
}

impl Sight {
    /// What stands before the first word of a line and behind its last.
    #[must_use]
    pub fn edge() -> Self {
        Self { lower: 1, cased: 1, shape: 1, flags: 1 << 16, ..Self::default() }
    }

    /// A word of a line; `common` says whether it is one of the language's plain words.
    #[must_use]
    pub fn new(word: &Word<'_>, common: bool, cases: Cases, clusters: [u16; 4]) -> Self {
        let plain = without_digits(&word.lower);
        let lower = plain.as_deref().unwrap_or(&word.lower);
        let (starts, ends) = affixes(lower);
        let line = match word.line {
            LineCase::Sentence => 0,
            LineCase::Headline => 1,
            LineCase::Capitals => 2,
        };
        let form = match word.form {
            Form::Lower => 0,
            Form::Capital => 1,
            Form::Capitals => 2,
            Form::Other => 3,
        };
        let flags = u64::from(word.starts) | u64::from(common) << 1 | line << 2 | form << 4;
        Self {
            lower: hashed(lower.as_bytes()),
            cased: hashed(word.name.as_bytes()),
            starts,
            ends,
            shape: shape(&word.name),
            known: u64::from(word.known.bits()),
            clusters,
            flags,
            cases: few(cases.capital) | few(cases.lower) << 2 | u64::from(cases.peopled) << 4,
            rule: OUTSIDE as u64,
            trust: 0,
            is_capital: word.is_capital(),
        }
    }
}

/// Nought, one, two, or more.
fn few(count: u32) -> u64 {
    u64::from(count.min(3))
}

/// The word with noughts for its digits; none where it has no digit.
fn without_digits(lower: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    lower.contains(digit).then(|| lower.chars().map(|c| if digit(c) { '0' } else { c }).collect())
}

fn affixes(lower: &str) -> ([u64; 3], [u64; 4]) {
    let mut starts = [0; 3];
    let mut ends = [0; 4];
    let mut cuts = lower.char_indices().map(|(at, _)| at).skip(2);
    for (count, start) in starts.iter_mut().enumerate() {
        let Some(cut) = cuts.next() else { break };
        *start = joined(hashed(lower.as_bytes().get(..cut).unwrap_or_default()), count as u64);
    }
    let mut cuts = lower.char_indices().rev().map(|(at, _)| at).filter(|&at| at > 0);
    for (count, end) in ends.iter_mut().enumerate() {
        let Some(cut) = cuts.next() else { break };
        *end = joined(hashed(lower.as_bytes().get(cut..).unwrap_or_default()), count as u64);
    }
    (starts, ends)
}

/// `McDonald's` as `XxXx'x`, `F-16` as `X-d`.
fn shape(name: &str) -> u64 {
    let mut out = 0;
    let mut last = '\0';
    for c in name.chars() {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => 'd',
            _ => c,
        };
        if class != last {
            out = joined(out, u64::from(class));
        }
        last = class;
    }
    // "US" and "NATO" differ from "X", as does "Mr." from "Missouri".
    joined(out, name.chars().take(4).count() as u64)
}
