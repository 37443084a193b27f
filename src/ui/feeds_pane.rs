//! The feeds and folders pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::feeds_pane::{LineKind, scope};
use crate::app::{Pane, layout};
use crate::ui::Painter;
use crate::ui::line::Line;
use crate::ui::list::grouped;

impl Painter<'_> {
    pub(super) fn feeds(&self, rect: Rect, buffer: &mut Buffer) {
        let pane = &self.app.feeds;
        let about = match pane.feeds.len() {
            0 => String::new(),
            count => grouped(count),
        };
        self.title(rect, Pane::Feeds, "Feeds", &about, buffer);
        let content = layout::content(rect);
        let lines = pane.lines.iter().enumerate().skip(pane.cursor.top);
        for (y, (index, entry)) in (content.y..content.bottom()).zip(lines) {
            let area = Rect { y, height: 1, ..content };
            let selected = index == pane.cursor.selected;
            if selected {
                buffer.set_style(area, self.selection(Pane::Feeds));
            }
            let lay = |style: Style| if selected { style.patch(self.selection(Pane::Feeds)) } else { style };
            let mut line = Line::new(area, buffer);
            let is_shown = scope(&entry.kind, 0).is_some_and(|scope| scope == self.app.list.query.scope);
            line.put(if is_shown { "›" } else { " " }, lay(self.theme.title_focused));
            line.gap(entry.depth * 2);
            if entry.unread > 0 {
                line.right(&grouped(entry.unread as usize), lay(self.theme.count), 1);
            }
            let asking = self.app.refresh.as_ref().filter(|progress| match &entry.kind {
                LineKind::Feed(feed) => progress.is_asking(*feed),
                _ => false,
            });
            if asking.is_some() {
                line.right("↻", lay(self.theme.progress), 0);
            } else if entry.has_error {
                line.right("!", lay(self.theme.error), 0);
            }
            let style = match (&entry.kind, entry.unread) {
                (LineKind::Folder(..), _) => self.theme.folder,
                (_, 0) => self.theme.feed,
                (_, _) => self.theme.feed.patch(self.theme.unread),
            };
            match &entry.kind {
                LineKind::Blank => continue,
                LineKind::Section => {
                    line.cut(&entry.title, self.theme.muted);
                    continue;
                }
                LineKind::Folder(_, open) => line.put(if *open { "▾ " } else { "▸ " }, lay(self.theme.muted)),
                LineKind::Feed(_) if entry.depth > 0 => {}
                _ => line.gap(0),
            }
            line.cut(&entry.title, lay(style));
        }
        let room = usize::from(content.height).saturating_sub(pane.lines.len());
        if pane.known && pane.feeds.is_empty() && room > 4 {
            let below = Rect { y: content.bottom() - u16::try_from(room).unwrap_or(0), height: 4, ..content };
            self.hint(below, &["No feeds yet", "a adds one"], buffer);
        }
    }
}
