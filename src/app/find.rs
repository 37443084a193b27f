//! Finding words in the open article, whatever their case.

use crate::model::{Body, Span};

/// A live search in the open article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub words: String,
    /// The hits in text order.
    pub spans: Vec<Span>,
    /// The hit gone to last.
    pub at: Option<usize>,
}

/// The places in the shown blocks of a body that hold `words`, whatever the case.
#[must_use]
pub fn find_all(body: &Body, words: &str) -> Vec<Span> {
    let needle: Vec<char> = words.trim().chars().flat_map(char::to_lowercase).map(even).collect();
    let mut spans = Vec::new();
    for (_, block) in body.shown() {
        find_in(body.words(block), &needle, block.span.start(), &mut spans);
    }
    spans
}

/// Adds the places in `text` that equal `needle`, as spans counted from `base`.
fn find_in(text: &str, needle: &[char], base: usize, spans: &mut Vec<Span>) {
    let mut rest = text.chars();
    while !needle.is_empty() && !rest.as_str().is_empty() {
        let start = text.len() - rest.as_str().len();
        if let Some(length) = begins(rest.as_str(), needle) {
            spans.push(Span::new(base + start, base + start + length));
            rest = text.get(start + length..).unwrap_or("").chars();
        } else {
            rest.next();
        }
    }
}

/// How many bytes the needle takes at the beginning of `text`, where it stands there.
fn begins(text: &str, needle: &[char]) -> Option<usize> {
    let mut wanted = needle;
    for (index, c) in text.char_indices() {
        if wanted.is_empty() {
            return Some(index);
        }
        for lower in c.to_lowercase().map(even) {
            let (first, rest) = wanted.split_first()?;
            if *first != lower {
                return None;
            }
            wanted = rest;
        }
    }
    wanted.is_empty().then_some(text.len())
}

/// Letters that a reader types for others: line ends are blanks, typographic marks plain ones.
fn even(c: char) -> char {
    match c {
        '\n' | '\u{a0}' => ' ',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Text};

    #[test]
    fn case_marks_and_line_ends_do_not_matter() {
        let text = "ÖL and\noil, the city’s öl";
        let block = Block::new(BlockKind::Paragraph, Span::new(0, text.len()));
        let body = Body { text: Text::lines(text), blocks: vec![block], ..Body::default() };
        let found = |words| find_all(&body, words).iter().map(|span| span.of(text)).collect::<Vec<_>>();
        assert_eq!(found("öl"), ["ÖL", "öl"]);
        assert_eq!(found("AND OIL"), ["and\noil"]);
        assert_eq!(found("city's"), ["city’s"]);
        assert!(found(" ").is_empty());
    }
}
