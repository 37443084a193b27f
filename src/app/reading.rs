//! The reading pane: an open article, its rows, where the reader is in it and what is at hand.

use crate::app::find::{Found, find_all};
use crate::app::marks::{self, Mark};
use crate::app::rows::{Piece, Room, Row, RowKind, Setting, fitting, row_at, set, width};
use crate::app::selecting::Selecting;
use crate::app::when;
use crate::model::{BlockKind, Findings, Opened, Picture, Span, Text, Timestamp, WantedPicture};

/// How much of the text stands for a place in it, in bytes.
const PLACE_BYTES: usize = 80;

/// How many words a minute a reader of news reads.
const WORDS_A_MINUTE: usize = 230;

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

/// What is known of a picture before it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Hidden,
    /// Can't be drawn: words stand in its place.
    Words,
    /// There is none; a line says why.
    Missing,
    /// Width and height, in any unit.
    Of((u32, u32)),
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

    #[must_use]
    pub fn shows_pictures(&self) -> bool {
        self.shapes.is_some()
    }

    /// Gives pictures of these shapes their room; none: takes it away.
    pub fn show_pictures(&mut self, shapes: Option<Vec<Shape>>) {
        self.shapes = shapes;
        self.set_again();
    }

    /// Gives the rows of pictures that can't be had back to the text, all but two for the reason; only where nothing
    /// that is on a pane of `height` lines moves by it.
    pub fn give_up_pictures(&mut self, is_missing: impl Fn(&str) -> bool, height: usize) {
        let Some(shapes) = &mut self.shapes else { return };
        let mut left = self.rows.len();
        let mut is_other = false;
        for (number, (shape, image)) in shapes.iter_mut().zip(&self.opened.article.body.images).enumerate() {
            if !matches!(shape, Shape::Of(_)) || !is_missing(&image.url) {
                continue;
            }
            let is_row = |row: &Row| matches!(row.kind, RowKind::Picture(of, _) if of == number);
            let (first, last) = (self.rows.iter().position(is_row), self.rows.iter().rposition(is_row));
            let gives = first.zip(last).map_or(0, |(first, last)| (last - first).saturating_sub(1));
            let stays = first.zip(last).is_none_or(|(first, last)| {
                let is_last_before_his_eyes = first > self.top && last + 1 >= self.top + height;
                let fills_pane = self.top == 0 || left - gives >= self.top + height;
                last < self.top || is_last_before_his_eyes && fills_pane
            });
            if stays {
                *shape = Shape::Missing;
                left -= gives;
                is_other = true;
            }
        }
        if is_other {
            self.set_again();
        }
    }

    /// The cells that a picture of the article may take at most.
    #[must_use]
    pub fn room(&self, picture: usize) -> Option<(u16, u16)> {
        match *self.shapes.as_ref()?.get(picture)? {
            Shape::Of(size) => {
                let columns = u16::try_from(self.columns).unwrap_or(u16::MAX);
                let rows = u16::try_from((self.lines * 2 / 3).clamp(3, 48)).unwrap_or(48);
                Some(Picture::fit(size, columns, rows))
            }
            Shape::Missing => Some((u16::try_from(self.columns).unwrap_or(u16::MAX), 2)),
            Shape::Hidden | Shape::Words => None,
        }
    }

    /// The pictures on so many rows from the top of the pane on, in order.
    #[must_use]
    pub fn pictures_ahead(&self, rows: usize) -> Vec<WantedPicture> {
        let article = &self.opened.article;
        let mut found: Vec<WantedPicture> = Vec::new();
        let mut last = None;
        for row in self.rows.iter().skip(self.top).take(rows) {
            let RowKind::Picture(number, _) = row.kind else { continue };
            if last.replace(number) != Some(number)
                && let (Some(image), Some((columns, rows))) = (article.body.images.get(number), self.room(number))
            {
                let (url, page) = (image.url.clone(), article.url.clone());
                found.push(WantedPicture { url, page, feed: None, columns, rows });
            }
        }
        found
    }

    pub fn set_again(&mut self) {
        self.set_rows();
        self.top = self.anchored_row();
        self.light();
    }

    fn anchored_row(&self) -> usize {
        if self.anchor == 0 {
            return 0;
        }
        let row = row_at(&self.rows, self.anchor);
        let start = self.rows.get(row).map_or(0, |row| row.start);
        let first = self.rows.partition_point(|row| row.start < start);
        row - self.above.min(row - first.min(row))
    }

    /// Brings a row to the top of the pane.
    pub fn go_to_row(&mut self, row: usize, height: usize) {
        self.top = row.min(self.last_top(height));
        self.anchor = if self.top == 0 { 0 } else { self.rows.get(self.top).map_or(0, |row| row.start) };
        self.above = row_at(&self.rows, self.anchor).saturating_sub(self.top);
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

    /// The line under the headline.
    fn about(&self) -> String {
        let article = &self.opened.article;
        let publisher = article.publisher.as_ref().unwrap_or(&self.opened.row.publisher);
        let mut parts = Vec::new();
        if !publisher.is_empty() {
            parts.push(publisher.to_string());
        }
        // The row has the moment of its coming for a date where the article has none.
        let published = article.published.filter(|published| *published > 0);
        if let Some(published) = published.filter(|published| !self.head_says_when(*published)) {
            parts.push(when::date(published, self.offset));
        }
        if let Some(revised) = self.opened.row.revised {
            parts.push(format!("updated {}", when::date(revised, self.offset)));
        }
        parts.push(format!("{} min read", self.minutes()));
        if let Some(wall) = article.wall {
            parts.push(format!("cut short: the page shows {}", wall.name()));
        }
        if article.byline.is_empty() || article.body.blocks.iter().any(|block| block.kind == BlockKind::Byline) {
            return parts.join(" · ");
        }
        let names: Vec<&str> = article.byline.iter().map(Text::as_str).collect();
        format!("By {} · {}", names.join(", "), parts.join(" · "))
    }

    /// Whether the lines at the headline hold the date already, as those of page captures do.
    fn head_says_when(&self, published: Timestamp) -> bool {
        let year = when::year(published, self.offset);
        let body = &self.opened.article.body;
        let head = body
            .shown()
            .take_while(|(_, block)| matches!(block.kind, BlockKind::Kicker | BlockKind::Headline | BlockKind::Byline));
        let mut lines = head.filter(|(_, block)| block.kind == BlockKind::Byline);
        lines.any(|(_, block)| body.words(block).contains(&year))
    }

    /// How long the article takes to read, at least a minute.
    #[must_use]
    pub fn minutes(&self) -> usize {
        let words = match self.opened.row.words {
            0 => self.opened.article.body.word_count(),
            words => words as usize,
        };
        words.div_ceil(WORDS_A_MINUTE).max(1)
    }

    pub fn take_findings(&mut self, findings: Findings) {
        self.opened.findings = Some(findings);
        self.at_hand = None;
        self.set_again();
    }

    /// The byte of the text at the top of the pane; 0 as long as the headline is there.
    #[must_use]
    pub fn place(&self) -> u32 {
        u32::try_from(self.anchor).unwrap_or(u32::MAX)
    }

    /// The first words at that place, by which it is found again in another text.
    #[must_use]
    pub fn words_at_place(&self) -> Text {
        let from = self.text().get(self.anchor..).filter(|_| self.anchor > 0).unwrap_or("");
        let to = from.floor_char_boundary(PLACE_BYTES.min(from.len()));
        let words = from.get(..to).unwrap_or("");
        let whole = if to < from.len() { words.rfind(char::is_whitespace).unwrap_or(to) } else { to };
        Text::lines(words.get(..whole).unwrap_or("").trim_end())
    }

    /// The last row that may stand at the top of a pane of `height` lines.
    #[must_use]
    pub fn last_top(&self, height: usize) -> usize {
        self.rows.len().saturating_sub(height.max(1))
    }

    pub fn scroll(&mut self, by: isize, height: usize) {
        if by == 0 {
            self.top = self.top.min(self.last_top(height));
        } else {
            self.go_to_row(self.top.saturating_add_signed(by), height);
        }
    }

    #[must_use]
    pub fn is_at_end(&self, height: usize) -> bool {
        self.top >= self.last_top(height)
    }

    /// How far the reader is, in per cent; all of it once the last row is on the screen.
    #[must_use]
    pub fn per_cent(&self, height: usize) -> usize {
        match self.last_top(height) {
            0 => 100,
            last => (self.top.min(last) * 100).div_ceil(last),
        }
    }

    /// Brings the byte at `place` onto the pane, a third from its top where it has to move.
    pub fn show(&mut self, place: usize, height: usize) {
        let row = row_at(&self.rows, place);
        let margin = usize::from(height > 4);
        if row < self.top + margin || row + margin >= self.top + height.max(1) {
            // With the picture that a caption belongs to, where the pane has room for both.
            let above = self.rows.iter().take(row).rev().take_while(|row| matches!(row.kind, RowKind::Picture(..)));
            let above = Some(above.count() + 1).filter(|above| (2..height.saturating_sub(2)).contains(above));
            self.go_to_row(row.saturating_sub(above.unwrap_or(height / 3)), height);
        }
    }

    /// The bytes that a pane of `height` lines shows.
    #[must_use]
    pub fn visible(&self, height: usize) -> (usize, usize) {
        let first = self.rows.get(self.top).map_or(0, |row| row.start);
        let end = self.rows.get(self.top + height).map_or(self.text().len(), |row| row.start);
        (first, end)
    }

    /// Where a jump to the next or previous thing starts: at `current` where that is on the pane,
    /// else at the pane's first or last text.
    #[must_use]
    pub fn jump_from(&self, current: Option<usize>, forward: bool, height: usize) -> Option<usize> {
        let (first, end) = self.visible(height);
        match current {
            Some(place) if (first..end).contains(&place) => Some(place),
            _ if forward => first.checked_sub(1),
            _ => Some(end),
        }
    }

    /// The links that a pane of `height` lines shows: number, line and column of each one's start.
    #[must_use]
    pub fn visible_links(&self, height: usize) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        let links = &self.opened.article.body.links;
        for (line, row) in self.rows.iter().skip(self.top).take(height).enumerate() {
            let mut column = 0;
            for piece in &row.pieces {
                if let Piece::Text(span, look) = piece
                    && look.link
                {
                    let starts = |number: &usize| links.get(*number).is_some_and(|link| link.span.overlaps(*span));
                    let number = (0..links.len()).find(starts);
                    // A link over several lines or looks gets its letters once.
                    let new = number.filter(|number| !found.iter().any(|(other, _, _)| other == number));
                    found.extend(new.map(|number| (number, line, column)));
                }
                column += width(&piece.words(self.text()));
            }
        }
        found
    }

    /// The byte of the text at a line and column of the pane.
    #[must_use]
    pub fn place_at(&self, line: usize, column: usize) -> Option<usize> {
        self.place_on(self.top + line, column)
    }

    /// The byte of the text at a column of a row.
    pub(super) fn place_on(&self, row: usize, column: usize) -> Option<usize> {
        let row = self.rows.get(row)?;
        let mut at = 0;
        for piece in &row.pieces {
            let words = piece.words(self.text());
            let wide = width(&words);
            if column < at + wide {
                let Piece::Text(span, _) = piece else { return None };
                let (before, _) = fitting(&words, column - at);
                return Some(span.start() + before.len());
            }
            at += wide;
        }
        None
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

    /// Lights every place that holds the words.
    pub fn find(&mut self, words: &str) {
        let spans = find_all(&self.opened.article.body, words);
        self.found = Some(Found { words: words.to_owned(), spans, at: None });
        self.light();
    }

    /// Goes to a hit, counting on from the one at hand or from the top of the pane.
    pub fn go_to_hit(&mut self, by: isize, height: usize) {
        let (first, _) = self.visible(height);
        let Some(found) = &mut self.found else { return };
        let count = found.spans.len();
        if count == 0 {
            return;
        }
        let at = if let Some(at) = found.at {
            wrapping(at, by, count)
        } else {
            let next = found.spans.partition_point(|span| span.start() < first);
            wrapping(next, if by > 0 { by - 1 } else { by }, count)
        };
        found.at = Some(at);
        let place = found.spans.get(at).map_or(0, |span| span.start());
        self.show(place, height);
        self.light();
    }
}

/// `at` moved by `by` in a ring of `count`.
fn wrapping(at: usize, by: isize, count: usize) -> usize {
    let count = count.max(1);
    let by = by.rem_euclid(isize::try_from(count).unwrap_or(1)).unsigned_abs();
    (at + by) % count
}
