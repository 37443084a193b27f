//! Paints an `App`; changes nothing.

mod bookmarks;
mod empty;
mod feeds_pane;
mod line;
mod list;
mod overlay;
mod panel;
mod picture;
mod reading;
mod search;
mod shelf;
mod status;
pub mod theme;

pub use theme::{ColourDepth, Theme};

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::app::{App, Pane, Screen, layout};
use crate::ui::line::Line;

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame) {
    let screen = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(screen, theme.text);
    // The session hears of a new size a moment after the terminal has it.
    let panes = layout::arrange((screen.width, screen.height), &app.shape, app.focus);
    let painter = Painter { app, theme };
    if let Some(rect) = panes.feeds {
        painter.feeds(rect, buffer);
    }
    if let Some(rect) = panes.list {
        match app.screen {
            Screen::News => painter.list(rect, buffer),
            Screen::Bookmarks => painter.bookmarks(rect, buffer),
            Screen::Search => painter.search(rect, buffer),
            Screen::Shelf => painter.shelf(rect, buffer),
        }
    }
    if let Some(rect) = panes.article {
        painter.article(rect, buffer);
    }
    for (column, _) in &panes.borders {
        let beside = panes.of(app.focus).is_some_and(|rect| rect.right() == *column || rect.x == column + 1);
        painter.border(*column, panes.status.y, beside && panes.borders.len() > 1, buffer);
    }
    if let Some(rect) = panes.panel {
        if panes.panel_floats {
            Clear.render(rect, buffer);
            buffer.set_style(rect, theme.text);
            if rect.width > 2 && rect.x > 0 {
                painter.border(rect.x, rect.bottom(), true, buffer);
            }
            let inner = Rect { x: rect.x + u16::from(rect.x > 0), width: rect.width - u16::from(rect.x > 0), ..rect };
            painter.panel(inner, buffer);
        } else {
            painter.panel(rect, buffer);
        }
    }
    painter.status(panes.status, buffer);
    if app.shows_following() {
        painter.which_key(screen, buffer);
    }
    if let Some(overlay) = &app.overlay {
        painter.overlay(overlay, screen, buffer);
    }
}

/// What everything is drawn from.
struct Painter<'a> {
    app: &'a App,
    theme: &'a Theme,
}

impl Painter<'_> {
    fn border(&self, column: u16, bottom: u16, focused: bool, buffer: &mut Buffer) {
        let style = if focused { self.theme.border_focused } else { self.theme.border };
        for row in 0..bottom {
            if let Some(cell) = buffer.cell_mut((column, row)) {
                cell.set_symbol("│").set_style(style);
            }
        }
    }

    /// The title line of a pane: its name, and on the right what there is to know of it.
    fn title(&self, rect: Rect, pane: Pane, name: &str, about: &str, buffer: &mut Buffer) {
        if !layout::has_title(rect) {
            return;
        }
        let focused = self.app.focus == pane;
        let style = if focused { self.theme.title_focused } else { self.theme.title };
        let mut line = Line::new(Rect { height: 1, ..rect }, buffer);
        line.gap(1);
        line.right(about, self.theme.muted, 1);
        line.cut(name, style);
    }
}
