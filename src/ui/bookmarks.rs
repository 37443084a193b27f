//! The bookmarks screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::{Pane, layout, when};
use crate::model::BookmarkRow;
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    pub(super) fn bookmarks(&self, rect: Rect, buffer: &mut Buffer) {
        let screen = &self.app.bookmarks;
        let about = format!("{} · {}", screen.shown.len(), screen.order.title());
        let name =
            if screen.filter.is_empty() { "Bookmarks".to_owned() } else { format!("Bookmarks /{}", screen.filter) };
        self.title(rect, Pane::List, &name, &about, buffer);
        let content = layout::content(rect);
        if screen.shown.is_empty() {
            let title = if screen.all.is_empty() { "Nothing kept yet" } else { "No bookmark holds these words" };
            let hint = if screen.all.is_empty() { "b keeps an article, with its text" } else { "Esc shows all again" };
            self.hint(content, &[title, hint], buffer);
            return;
        }
        let mut y = content.y;
        let mut line = screen.cursor.top;
        while let Some(row) = screen.at(line).filter(|_| y < content.bottom()) {
            let area = Rect { y, height: 2.min(content.bottom() - y), ..content };
            self.bookmark(row, area, line == screen.cursor.selected, buffer);
            y += area.height;
            line += 1;
        }
    }

    fn bookmark(&self, row: &BookmarkRow, area: Rect, selected: bool, buffer: &mut Buffer) {
        let lay = |style: Style| if selected { style.patch(self.selection(Pane::List)) } else { style };
        if selected {
            buffer.set_style(area, self.selection(Pane::List));
        }
        let mut line = Line::new(area, buffer);
        line.put(if row.row.read { "  " } else { " ●" }, lay(self.theme.unread));
        line.put("◆ ", lay(self.theme.bookmark));
        let tags: Vec<String> = row.bookmark.tags.iter().map(|tag| format!("#{tag}")).collect();
        line.right(&tags.join(" "), lay(self.theme.bookmark), 1);
        line.cut(&row.row.headline, lay(if row.row.read { self.theme.read } else { self.theme.unread }));
        if area.height < 2 {
            return;
        }
        let mut line = Line::new(Rect { y: area.y + 1, height: 1, ..area }, buffer);
        line.gap(4);
        line.right(&when::age(row.bookmark.created, self.app.now), lay(self.theme.age), 1);
        let note = row.bookmark.note.split('\n').find(|line| !line.trim().is_empty()).unwrap_or("");
        if note.is_empty() {
            line.cut(&row.row.publisher, lay(self.theme.publisher));
        } else {
            line.cut_to(&row.row.publisher, 18, lay(self.theme.publisher));
            line.put(" ✎ ", lay(self.theme.muted));
            line.cut(note, lay(self.theme.text));
        }
    }
}
