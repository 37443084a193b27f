//! The reading pane: an open article, its rows, where the reader is in it and what is at hand.

mod about;
mod hits;
mod pictures;
mod place;

pub use self::pictures::Shape;
use crate::app::find::Found;
use crate::app::marks::{self, Mark};
use crate::app::rows::{Room, Row, Setting, set};
use crate::app::selecting::Selecting;
use crate::model::{Findings, Opened, Span, Text};

/// What the reader has singled out; its places in the text are lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtHand {
    /// Indices into the findings.
    Quote(usize),
    Entity(usize),
    Source(usize),
    /// The index of a caption's block.
    Caption(usize),
    /// An index into the highlights of the article.
    Highlight(usize),
}

/// An open article.
#[allow(clippy::struct_excessive_bools)] // independent facts, not the states of one thing
#[derive(Clone, Debug)]
pub struct Reading {
    pub opened: Opened,
    /// Opened from a file or address, and not in the library.
    pub outside: bool,
    /// The rows of the article as set; anew only when the article, its findings or the width change.
    pub rows: Vec<Row>,
    /// The row on the first line of the pane.
    pub top: usize,
    /// The byte of the text that the reader brought to the top; a new layout does not change it.
    anchor: usize,
    /// How many rows above the row of that byte the top is: within the picture over a caption, for one.
    above: usize,
    pub skim: bool,
    pub at_hand: Option<AtHand>,
    /// Whether it was chosen in the side panel: `]e` then goes through its mentions only.
    pub is_picked: bool,
    /// Of the mentions of what is at hand, the one gone to last.
    pub mention: Option<Span>,
    pub found: Option<Found>,
    /// The passage that is being chosen.
    pub selecting: Option<Selecting>,
    /// What is lit, sorted by place.
    pub marks: Vec<(Span, Mark)>,
    /// Whether this reading has already asked for the article to be marked read.
    pub read_was_asked: bool,
    /// The place that is on disk.
    pub saved_place: u32,
    columns: usize,
    /// The lines of the pane; a picture takes a part of them.
    lines: usize,
    /// The shapes of the article's pictures as they were when the reader had them shown. That one has come and
    /// has another shape moves nothing.
    shapes: Option<Vec<Shape>>,
    offset: i32,
}

impl Reading {
    /// `columns` is the width of the text, `offset` the reader's distance from UTC in seconds.
    #[must_use]
    pub fn new(opened: Opened, columns: usize, offset: i32) -> Self {
        let place = opened.place.unwrap_or(0);
        let mut reading = Self {
            opened,
            outside: false,
            rows: Vec::new(),
            top: 0,
            anchor: place as usize,
            above: 0,
            skim: false,
            at_hand: None,
            is_picked: false,
            mention: None,
            found: None,
            selecting: None,
            marks: Vec::new(),
            read_was_asked: false,
            saved_place: place,
            columns,
            lines: 24,
            shapes: None,
            offset,
        };
        reading.set_again();
        reading
    }

    #[must_use]
    pub fn text(&self) -> &Text {
        &self.opened.article.body.text
    }

    #[must_use]
    pub fn findings(&self) -> Option<&Findings> {
        self.opened.findings.as_ref()
    }

    /// Sets the rows anew for a width; the text at the top of the pane stays there.
    pub fn resize(&mut self, columns: usize, lines: usize) {
        let is_other = columns != self.columns || (lines != self.lines && self.shapes.is_some());
        (self.columns, self.lines) = (columns, lines);
        if is_other {
            self.set_again();
        }
    }

    pub fn set_again(&mut self) {
        self.set_rows();
        self.top = self.anchored_row();
        self.light();
    }

    fn set_rows(&mut self) {
        let count = self.shapes.as_ref().map_or(0, Vec::len);
        let room = |picture: usize| match (self.room(picture), self.shapes.as_ref().and_then(|all| all.get(picture))) {
            (Some((_, rows)), _) => Room::Rows(rows),
            (None, Some(Shape::Words)) => Room::Words,
            (None, _) => Room::None,
        };
        let pictures = (0..count).map(room).collect();
        let marked = self.opened.highlights.iter().filter_map(|one| one.span).collect();
        let setting = Setting { columns: self.columns, skim: self.skim, about: self.about(), pictures, marked };
        self.rows = set(&self.opened.article, self.opened.findings.as_ref(), &setting);
    }

    pub fn take_findings(&mut self, findings: Findings) {
        self.opened.findings = Some(findings);
        self.at_hand = None;
        self.set_again();
    }

    pub fn put_at_hand(&mut self, at_hand: Option<AtHand>) {
        self.at_hand = at_hand;
        self.is_picked = false;
        self.mention = None;
        self.light();
    }

    /// Which of the mentions of what is at hand the reader went to, and of how many.
    #[must_use]
    pub fn mention_number(&self) -> Option<(usize, usize)> {
        let mention = self.mention?;
        let findings = self.findings()?;
        let mentions = match self.at_hand? {
            AtHand::Entity(index) => &findings.entities.get(index)?.mentions,
            AtHand::Source(index) => &findings.sources.get(index)?.mentions,
            AtHand::Quote(_) | AtHand::Caption(_) | AtHand::Highlight(_) => return None,
        };
        let before = mentions.iter().filter(|other| other.start < mention.start).count();
        mentions.contains(&mention).then_some((before + 1, mentions.len()))
    }

    /// Makes the marks anew after something that is lit has changed.
    pub fn light(&mut self) {
        self.marks = marks::of(self);
    }
}
