//! One line of cells, filled from the left, with what stands at its right end put first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::rows::{blank_ends, fitting, width};

/// A line being filled.
pub struct Line<'a> {
    buffer: &'a mut Buffer,
    row: u16,
    at: u16,
    end: u16,
}

impl<'a> Line<'a> {
    /// The first line of `rect`.
    pub fn new(rect: Rect, buffer: &'a mut Buffer) -> Self {
        let rect = rect.intersection(buffer.area);
        let end = if rect.height == 0 { rect.x } else { rect.right() };
        Self { buffer, row: rect.y, at: rect.x, end }
    }

    /// How many columns are left.
    pub fn room(&self) -> usize {
        usize::from(self.end - self.at)
    }

    pub fn gap(&mut self, columns: usize) {
        let columns = columns.min(self.room());
        self.at += u16::try_from(columns).unwrap_or(0);
    }

    /// Puts what fits.
    pub fn put(&mut self, words: &str, style: Style) {
        if self.room() > 0 {
            let words = blank_ends(words);
            self.at = self.buffer.set_stringn(self.at, self.row, &words, self.room(), style).0;
        }
    }

    /// Puts it whole, or with an ellipsis where it does not fit.
    pub fn cut(&mut self, words: &str, style: Style) {
        self.cut_to(words, self.room(), style);
    }

    /// Puts it within `columns`, with an ellipsis where it does not fit.
    pub fn cut_to(&mut self, words: &str, columns: usize, style: Style) {
        let columns = columns.min(self.room());
        if columns == 0 {
            return;
        }
        if width(words) <= columns {
            self.put(words, style);
        } else {
            let (fits, _) = fitting(words, columns - 1);
            self.put(fits.trim_end(), style);
            self.put("…", style);
        }
    }

    /// Puts it within exactly `columns`: what it leaves stays blank.
    pub fn field(&mut self, words: &str, columns: usize, style: Style) {
        let end = self.at + u16::try_from(columns.min(self.room())).unwrap_or(0);
        self.cut_to(words, columns, style);
        self.at = end;
    }

    /// Like `field`, at its right side.
    pub fn field_right(&mut self, words: &str, columns: usize, style: Style) {
        let columns = columns.min(self.room());
        let wide = width(words);
        self.gap(columns.saturating_sub(wide));
        self.cut_to(words, wide.min(columns), style);
    }

    /// Puts it at the right end with a gap after it, where at least half of the line stays free;
    /// the line then ends before it.
    pub fn right(&mut self, words: &str, style: Style, gap: usize) {
        let wide = width(words);
        if words.is_empty() || (wide + gap + 1) * 2 > self.room() + wide {
            return;
        }
        let start = self.end - u16::try_from(wide + gap).unwrap_or(0).min(self.end - self.at);
        self.buffer.set_stringn(start, self.row, words, wide, style);
        self.end = start.saturating_sub(1).max(self.at);
    }
}
