//! The phrases of furniture in all languages, laid out for looking up.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::feeds::language;

/// The phrases of all languages, laid out for looking up.
pub(super) struct Tables {
    pub(super) lines: HashSet<&'static str>,
    pub(super) sections: HashSet<&'static str>,
    pub(super) starts: Starts,
    pub(super) calls: Starts,
    pub(super) offers: Vec<&'static str>,
    pub(super) tails: Starts,
    pub(super) list_heads: Starts,
    pub(super) forms: HashSet<&'static str>,
}

pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    lines: language::all(|language| &language.furniture_lines).into_iter().collect(),
    sections: language::all(|language| &language.sections).into_iter().collect(),
    starts: Starts::new(language::all(|language| &language.furniture_starts)),
    calls: Starts::new(language::all(|language| &language.calls)),
    offers: language::all(|language| &language.offers),
    tails: Starts::new(language::all(|language| &language.tails)),
    list_heads: Starts::new(language::all(|language| &language.list_heads)),
    forms: language::all(|language| &language.forms).into_iter().collect(),
});

/// What a line may begin with, by the first byte.
pub(super) struct Starts(Vec<Vec<&'static str>>);

impl Starts {
    fn new(starts: Vec<&'static str>) -> Self {
        let mut table = vec![Vec::new(); 256];
        for start in starts {
            let first = start.bytes().next().map_or(0, usize::from);
            if let Some(list) = table.get_mut(first) {
                list.push(start);
            }
        }
        Self(table)
    }

    /// The starts of the line that fit; there may be several.
    pub(super) fn of(&self, line: &str) -> impl Iterator<Item = &'static str> {
        let list = line.as_bytes().first().and_then(|first| self.0.get(usize::from(*first)));
        list.into_iter().flatten().copied().filter(|start| line.starts_with(start))
    }
}

pub(super) fn starts(folded: &str) -> bool {
    TABLES.starts.of(folded).any(|start| {
        let rest = folded.get(start.len()..).unwrap_or("");
        // "win " and "read:" hold their own end; "share this" must not open "share thistle".
        start.ends_with(|c: char| !c.is_alphabetic()) || !rest.starts_with(char::is_alphabetic) || start.len() > 12
    })
}

/// A call to the reader: an opening and what the page wants.
pub(super) fn is_call(folded: &str) -> bool {
    let offers = || TABLES.offers.iter().any(|offer| holds_words(folded, offer));
    TABLES.calls.of(folded).next().is_some() && offers()
}

/// A call that a question or a label leads up to: "Enjoying this? Get our letter", "News for you: join our channel".
pub(super) fn is_call_within(folded: &str) -> bool {
    ["? ", "! ", ": ", ". "].iter().any(|mark| {
        folded.split_once(mark).is_some_and(|(front, call)| {
            front.split(' ').count() <= 8 && (is_call(call) || call.split(' ').count() >= 3 && starts(call))
        })
    })
}

fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(text.get(..at).and_then(|before| before.chars().next_back()))
            && edge(text.get(at + words.len()..).and_then(|after| after.chars().next()))
    })
}
