//! Ships, storms and works whose kind is named once: "the ferry Lady Maren" makes "the Lady Maren" one as well.

use std::collections::HashSet;

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::function_words::is_date;
use crate::analysis::recognise::words::{Form, Line, LineCase, Word};

/// The longest of such names, in words.
const LONGEST: usize = 4;

/// Names of several words that are none of persons, organisations or places.
#[derive(Debug, Default)]
pub struct Christened(HashSet<String>);

impl Christened {
    /// All that an article introduces by what they are.
    pub fn read(lines: &[Line<'_>], lists: &Gazetteer) -> Self {
        let mut names = HashSet::new();
        for line in lines {
            for (at, word) in line.words.iter().enumerate() {
                if word.form == Form::Lower && lists.of(&word.lower).any(Known::WORK) {
                    names.extend(introduced(&line.words, at, lists));
                }
            }
        }
        Self(names)
    }

    /// How many words at `at` are such a name.
    pub fn at(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        if self.0.is_empty() {
            return None;
        }
        let lengths = (2..=LONGEST).rev();
        lengths.into_iter().find(|&length| words.get(at..at + length).is_some_and(|words| self.0.contains(&key(words))))
    }
}

/// The name behind the word for its kind.
fn introduced(words: &[Word<'_>], kind: usize, lists: &Gazetteer) -> Option<String> {
    let gap = words.iter().skip(kind + 1).take(2).map(|word| &*word.lower).collect::<Vec<_>>();
    // "A ferry. The Lady Maren": named by the next words.
    let from = if matches!(gap.as_slice(), ["." | ",", "the"]) { kind + 3 } else { kind + 1 };
    let first = words.get(from).filter(|first| first.is_capital() && !first.starts)?;
    let named = words.iter().skip(from).take_while(|word| word.is_capital() && !is_date(lists, &word.lower));
    let length = named.count();
    let vessel = matches!(
        words.get(kind).map(|word| &*word.lower),
        Some(
            "boat"
                | "ferry"
                | "ship"
                | "trawler"
                | "tanker"
                | "vessel"
                | "yacht"
                | "liner"
                | "freighter"
                | "steamer"
                | "tug"
                | "schooner"
                | "lifeboat"
        )
    );
    let person = first.is(Known::FIRST_NAME) && !first.is(Known::TITLE) || first.is(Known::TITLE) && !vessel;
    let sentence = first.line == LineCase::Sentence;
    (sentence && !person && (2..=LONGEST).contains(&length))
        .then(|| key(words.get(from..from + length).unwrap_or_default()))
}

fn key(words: &[Word<'_>]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.lower);
    }
    out
}
