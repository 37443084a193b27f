//! Where a menu lies on the screen: the drawing puts its rows there, a click finds them there.

use ratatui::layout::{Position, Rect};

use super::{Filtering, Menu, MenuRow};
use crate::app::layout;
use crate::app::rows::width;

/// Wider than this the eye loses the line between a text and its detail.
const WIDEST: usize = 104;

/// The most lines of a list that is found by typing: the best are on top.
const PALETTE: usize = 22;

/// Keys longer than this give way to the text.
const WIDEST_KEY: usize = 16;

impl Menu {
    /// Columns of the keys before the rows.
    #[must_use]
    pub fn key_columns(&self) -> usize {
        self.rows.iter().map(|row| width(&row.key)).max().unwrap_or(0).min(WIDEST_KEY)
    }

    /// The box of the menu.
    #[must_use]
    pub fn area(&self, screen: Rect) -> Rect {
        let keys = self.key_columns();
        let of = |row: &MenuRow| width(&row.text) + 2 + width(&row.detail);
        let widest = self.rows.iter().map(of).max().unwrap_or(0) + keys + 8;
        let widest = widest.max(width(self.foot) + 6).clamp(30, WIDEST);
        // The height is that of the whole list, so that narrowing does not make the box jump.
        let height = self.rows.len() + 2 + usize::from(self.filtering != Filtering::Off || keys > 0);
        let height = if self.filtering == Filtering::Always { height.min(PALETTE) } else { height };
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let mut rect = layout::centred(cells(widest), cells(height), screen);
        if self.kept_theme.is_some() {
            // What is previewed stays in sight.
            rect.x = screen.right().saturating_sub(rect.width);
        }
        rect
    }

    /// The part of the box that holds rows: below the words that narrow the list.
    #[must_use]
    pub fn rows_area(&self, screen: Rect) -> Rect {
        let inner = layout::within_frame(self.area(screen));
        let input = u16::from(self.filtering != Filtering::Off).min(inner.height);
        Rect { y: inner.y + input, height: inner.height - input, ..inner }
    }

    /// The first of the shown rows that stands in an area of `height` lines.
    #[must_use]
    pub fn first_row(&self, height: usize) -> usize {
        self.cursor.selected.saturating_sub(height / 2).min(self.shown.len().saturating_sub(height))
    }

    /// The place among the shown rows of the one at a cell, where that can be chosen.
    #[must_use]
    pub fn row_at(&self, screen: Rect, column: u16, row: u16) -> Option<usize> {
        let area = self.rows_area(screen);
        let at = area
            .contains(Position::new(column, row))
            .then(|| self.first_row(usize::from(area.height)) + usize::from(row - area.y))?;
        let chosen = self.shown.get(at).and_then(|index| self.rows.get(*index))?;
        chosen.choice.is_some().then_some(at)
    }
}
