//! An article cut into tokens and sentences, once, for everything that is read out of it.

use std::ops::Range;

use crate::analysis::marks::{Marked, marked};
use crate::analysis::sentences::sentences;
use crate::analysis::tokens::{Token, tokens};
use crate::model::{BlockKind, Body, Span};

/// How many bytes of the reading text are read of one article.
///
/// A long read has 60 KB, a live blog of a whole day 300 KB.
pub const MOST_READ: usize = 400_000;

/// A body with the tokens and sentences of every block that is shown.
#[derive(Debug)]
pub struct Reading<'a> {
    pub body: &'a Body,
    /// In text order; furniture and repeated blocks are left out.
    pub passages: Vec<Passage>,
}

/// One block, cut up.
#[derive(Debug)]
pub struct Passage {
    pub kind: BlockKind,
    pub span: Span,
    pub tokens: Vec<Token>,
    /// Ranges of `tokens`, without gaps.
    pub sentences: Vec<Range<usize>>,
    /// What stands between quotation marks, whatever it is.
    pub marked: Vec<Marked>,
}

impl<'a> Reading<'a> {
    #[must_use]
    pub fn new(body: &'a Body) -> Self {
        let text: &str = &body.text;
        let passages = if body.blocks.is_empty() {
            lines(text)
                .filter_map(|span| read_part(text, span))
                .map(|span| Passage::new(text, BlockKind::Paragraph, span))
                .collect()
        } else {
            let read = body.shown().filter(|(_, block)| !matches!(block.kind, BlockKind::Code | BlockKind::Beside));
            read.filter_map(|(_, block)| Some((block.kind, read_part(text, block.span)?)))
                .map(|(kind, span)| Passage::new(text, kind, span))
                .collect()
        };
        Self { body, passages }
    }

    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.body.text
    }
}

/// As much of a stretch as lies within what is read.
fn read_part(text: &str, span: Span) -> Option<Span> {
    let end = (0..=span.end().min(MOST_READ)).rev().find(|&end| text.is_char_boundary(end))?;
    (span.start() < end).then(|| Span::new(span.start(), end))
}

/// The lines of a text that nobody has cut into blocks.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        let words = line.trim_end();
        (!words.trim_start().is_empty()).then(|| Span::new(from, from + words.len()))
    })
}

impl Passage {
    fn new(text: &str, kind: BlockKind, span: Span) -> Self {
        let tokens = tokens(text, span);
        let marked = marked(text, &tokens);
        let sentences = sentences(text, &tokens, &marked);
        Self { kind, span, tokens, sentences, marked }
    }

    /// The token as printed in the text that was read; empty past the end.
    #[must_use]
    pub fn word<'t>(&self, text: &'t str, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.of(text))
    }

    /// The token that begins at or after the byte at `place`; as many as there are tokens when none does.
    #[must_use]
    pub fn token_at(&self, place: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start() < place)
    }

    /// The index of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|range| range.end <= token);
        (index < self.sentences.len()).then_some(index)
    }
}
