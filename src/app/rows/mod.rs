//! The rows of the reading pane: a pure function of an article, its findings and a width.
//!
//! Rows hold ranges of the reading text, not copies of it, each with the first byte they stand for.
//! A scroll position is such a byte and so outlives every new layout.

mod looks;
mod pictures;
mod setting;
mod table;
mod wrap;

use std::borrow::Cow;

pub use looks::{Look, with_marks};
pub use setting::{Room, Setting, set};
pub use wrap::{fitting, width, wrap};

use crate::model::{BlockKind, Span};

/// One line of the reading pane.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The byte of the reading text that it starts with; rows stand in the order of these.
    pub start: usize,
    pub pieces: Vec<Piece>,
    pub kind: RowKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Blank,
    /// Publisher, date and reading time: of the article, but not in its text.
    About,
    Text(BlockKind),
    /// A line of the room for a picture: which of the article's pictures, and which line from 0.
    Picture(usize, u16),
}

/// A stretch of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words of the article.
    Text(Span, Look),
    /// What the setting adds: bars, bullets, rules.
    Set(Cow<'static, str>, Tone),
    Pad(usize),
}

/// What a piece added by the setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    CaptionBar,
    QuoteBar,
    Bullet,
    Rule,
    About,
    /// The headline of an article whose text does not hold it.
    Headline,
    /// What a picture without a caption shows, as the page tells those who can't see it.
    Alt,
}

impl Piece {
    /// The words to draw, line ends within a paragraph as blanks.
    #[must_use]
    pub fn words<'a>(&'a self, text: &'a str) -> Cow<'a, str> {
        match self {
            Self::Text(span, _) => blank_ends(span.of(text)),
            Self::Set(words, _) => Cow::Borrowed(words),
            Self::Pad(columns) => Cow::Owned(" ".repeat(*columns)),
        }
    }
}

/// Line ends as blanks.
#[must_use]
pub fn blank_ends(words: &str) -> Cow<'_, str> {
    if words.contains('\n') { Cow::Owned(words.replace('\n', " ")) } else { Cow::Borrowed(words) }
}

/// The row that shows the byte at `place`, or the last one before it.
#[must_use]
pub fn row_at(rows: &[Row], place: usize) -> usize {
    let after = rows.partition_point(|row| row.start <= place);
    // Of several rows for one place the first that has words, so that a place is never a blank line.
    let index = after.saturating_sub(1);
    let start = rows.get(index).map_or(0, |row| row.start);
    let first = rows.partition_point(|row| row.start < start);
    rows.get(first..=index)
        .and_then(|same| same.iter().position(|row| matches!(row.kind, RowKind::Text(_))))
        .map_or(index, |found| first + found)
}
