//! Draws what can follow the keys pressed so far.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::foot;
use super::lines::{cells, width};
use crate::app::key::Key;
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    pub(in crate::ui) fn which_key(&self, screen: Rect, buffer: &mut Buffer) {
        let following = self.app.keymap.following(self.app.place());
        let entries: Vec<(String, &str)> = following
            .iter()
            .map(|next| (next.key.to_string(), next.command.map_or("…", |command| command.help())))
            .collect();
        let keys = entries.iter().map(|(key, _)| width(key)).max().unwrap_or(0) + 2;
        let widest = entries.iter().map(|(_, help)| width(help)).max().unwrap_or(0) + keys + 3;
        let across = (usize::from(screen.width).saturating_sub(4) / widest.max(1)).max(1);
        let down = entries.len().div_ceil(across);
        let free = foot(screen).y.saturating_sub(screen.y);
        let height = cells(down + 2).min(free);
        if entries.is_empty() || height == 0 {
            return;
        }
        let rect = Rect { y: screen.y + free - height, height, ..screen };
        let title = Key::written(self.app.keymap.pending());
        let inner = self.boxed(rect, &title, "esc takes it back", buffer);
        for (index, (key, help)) in entries.iter().enumerate() {
            let (column, row) = (cells(index / down * widest), cells(index % down));
            if row >= inner.height || column >= inner.width {
                continue;
            }
            let room = inner.width - column;
            let entry = Rect { x: inner.x + column, y: inner.y + row, width: room.min(cells(widest - 1)), height: 1 };
            let mut line = Line::new(entry, buffer);
            line.field(key, keys, self.theme.key);
            line.cut(help, self.theme.overlay);
        }
    }
}
