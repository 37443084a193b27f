//! The pages of the shelf.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::shelf::{Role, Row, title};
use crate::app::{Pane, layout};
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    pub(super) fn shelf(&self, rect: Rect, buffer: &mut Buffer) {
        let Some(level) = self.app.shelf.level() else { return };
        let about = if level.is_looking() { "…" } else { "" };
        self.title(rect, Pane::List, &title(level), about, buffer);
        let content = layout::content(rect);
        if level.rows.is_empty() {
            let words = level.ask.words().is_some_and(|words| !words.is_empty());
            let name = match (&level.failure, level.is_looking(), words) {
                (Some(why), false, _) => why,
                (_, true, _) => "Looking …",
                (None, false, true) => "Nothing here holds these words",
                (None, false, false) => "Nothing here yet",
            };
            let name = if level.rests() { "Nothing found so far; G looks further back" } else { name };
            self.hint(content, &[name, "/ takes words, q leads back"], buffer);
            return;
        }
        let mut y = content.y;
        for (index, row) in level.rows.iter().enumerate().skip(level.top) {
            if y >= content.bottom() {
                return;
            }
            let height = u16::try_from(row.lines.len()).unwrap_or(u16::MAX).min(content.bottom() - y);
            let area = Rect { y, height, ..content };
            self.shelf_row(row, area, index == level.selected && row.target.is_some(), buffer);
            y += height;
        }
    }

    fn shelf_row(&self, row: &Row, area: Rect, selected: bool, buffer: &mut Buffer) {
        if selected {
            buffer.set_style(area, self.selection(Pane::List));
        }
        for (line, y) in row.lines.iter().zip(area.y..area.bottom()) {
            let mut at = Line::new(Rect { y, height: 1, ..area }, buffer);
            at.gap(1);
            for words in line {
                let style = self.shelf_style(words.role);
                let style = if selected { style.patch(self.selection(Pane::List)) } else { style };
                at.cut(&words.text, style);
            }
        }
    }

    fn shelf_style(&self, role: Role) -> Style {
        let theme = self.theme;
        match role {
            Role::Plain => theme.text,
            Role::Strong => theme.unread,
            Role::Heading => theme.heading,
            Role::Muted => theme.muted,
            Role::Quote => theme.quote,
            Role::Speaker => theme.person,
            Role::Publisher => theme.publisher,
            Role::Count => theme.count,
            Role::Chart => theme.progress,
            Role::Anonymous => theme.anonymous,
            Role::Added => theme.hit,
            Role::Removed => theme.warning,
            Role::Note => theme.bookmark,
        }
    }
}
