//! Frames, and the measures of words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Widget};

pub use crate::app::rows::{width, wrap};

/// A frame with round corners.
pub fn frame(rect: Rect, style: Style, buffer: &mut Buffer) {
    Block::bordered().border_type(BorderType::Rounded).border_style(style).render(rect, buffer);
}

/// A number of columns or lines as the terminal counts them.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
