//! Draws what lies on top of a screen.

mod lines;
mod menu;
mod sheet;
mod typing;
mod which_key;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::app::layout;
use crate::app::overlay::{Hints, Overlay};
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    /// Draws an overlay over a finished screen.
    pub(super) fn overlay(&self, overlay: &Overlay, screen: Rect, buffer: &mut Buffer) {
        if screen.is_empty() {
            return;
        }
        match overlay {
            Overlay::Menu(menu) => self.menu(menu, screen, buffer),
            Overlay::Prompt(prompt) => self.prompt(prompt, screen, buffer),
            Overlay::CommandLine(line) => self.command_line(line, screen, buffer),
            Overlay::Note(note) => self.note(note, screen, buffer),
            Overlay::Hints(hints) => self.link_hints(hints, screen, buffer),
            Overlay::Sheet(sheet) => self.sheet(sheet, screen, buffer),
        }
    }

    fn link_hints(&self, hints: &Hints, screen: Rect, buffer: &mut Buffer) {
        for hint in hints.open() {
            let rect = Rect { x: hint.column, y: hint.row, width: u16::MAX, height: 1 }.intersection(screen);
            let mut line = Line::new(rect, buffer);
            let (typed, rest) = hint.letters.split_at_checked(hints.typed.len()).unwrap_or(("", &hint.letters));
            line.put(typed, self.theme.muted);
            line.put(rest, self.theme.hint);
        }
    }

    /// An empty box with its title and foot; gives back the room within. Without room for borders
    /// there are none.
    fn boxed(&self, rect: Rect, title: &str, foot: &str, buffer: &mut Buffer) -> Rect {
        Clear.render(rect, buffer);
        buffer.set_style(rect, self.theme.text.patch(self.theme.overlay));
        if !layout::has_frame(rect) {
            return rect;
        }
        let last = rect.bottom() - 1;
        lines::frame(rect, self.theme.overlay_border, buffer);
        let inside = |y| Rect { x: rect.x + 2, y, width: rect.width - 4, height: 1 };
        let mut line = Line::new(inside(rect.y), buffer);
        if !title.is_empty() {
            line.put(" ", self.theme.title_focused);
            let room = line.room() - 1;
            line.cut_to(title, room, self.theme.title_focused);
            line.put(" ", self.theme.title_focused);
        }
        if lines::width(foot) + 2 <= usize::from(rect.width - 4) {
            let mut line = Line::new(inside(last), buffer);
            if !foot.is_empty() {
                line.put(" ", self.theme.muted);
                line.put(foot, self.theme.muted);
                line.put(" ", self.theme.muted);
            }
        }
        layout::within_frame(rect)
    }
}

/// The last line of the screen.
fn foot(screen: Rect) -> Rect {
    Rect { y: screen.bottom().saturating_sub(1), height: 1.min(screen.height), ..screen }
}
