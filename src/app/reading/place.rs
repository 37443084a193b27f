//! Where in the article the reader is, and what is on the pane there.

use crate::app::reading::Reading;
use crate::app::rows::{Piece, RowKind, fitting, row_at, width};
use crate::model::Text;

impl Reading {
    /// The row for the top of the pane that keeps the reader's place.
    pub(super) fn anchored_row(&self) -> usize {
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
    pub(in crate::app) fn place_on(&self, row: usize, column: usize) -> Option<usize> {
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
}

/// How much of the text stands for a place in it, in bytes.
const PLACE_BYTES: usize = 80;
