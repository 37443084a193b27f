//! What panes say when they have nothing to show.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::rows::{fitting, wrap};
use crate::app::{Pane, layout};
use crate::model::Scope;
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    /// A few lines in the middle of a pane, the first of them as a title.
    pub(super) fn hint(&self, area: Rect, lines: &[&str], buffer: &mut Buffer) {
        let columns = usize::from(area.width.saturating_sub(4)).clamp(1, 56);
        let mut set: Vec<(String, bool)> = Vec::new();
        for (index, words) in lines.iter().enumerate() {
            for line in wrap(words, columns) {
                set.push((words.get(line).unwrap_or("").to_owned(), index == 0));
            }
        }
        let start = usize::from(area.height).saturating_sub(set.len()) / 3;
        for (index, (words, is_title)) in set.iter().enumerate() {
            let Ok(row) = u16::try_from(start + index) else { return };
            if row >= area.height {
                return;
            }
            let mut line = Line::new(Rect { y: area.y + row, height: 1, ..area }, buffer);
            let (_, used) = fitting(words, line.room());
            line.gap((line.room() - used) / 2);
            line.put(words, if *is_title { self.theme.title_focused } else { self.theme.muted });
        }
    }

    pub(super) fn empty_list(&self, area: Rect, buffer: &mut Buffer) {
        let app = self.app;
        let add = "a adds a feed, by its address or a site's";
        if let Some(words) = &app.list.query.filter {
            let title = format!("No headline holds “{words}”");
            self.hint(area, &[&title, "Esc shows all again", "g / searches the text of all articles"], buffer);
        } else if app.feeds.known && app.feeds.feeds.is_empty() {
            self.hint(area, &["No feeds yet", add, "g e shows the sample edition"], buffer);
        } else if app.list.query.unread_only || app.list.query.scope == Scope::Unread {
            self.hint(area, &["All read", "g a shows all articles", "R refreshes all feeds"], buffer);
        } else {
            self.hint(area, &["No articles here", "R refreshes all feeds", add], buffer);
        }
    }

    pub(super) fn empty_article(&self, rect: Rect, buffer: &mut Buffer) {
        self.title(rect, Pane::Article, "Article", "", buffer);
        let lines = ["No article is open", "Enter opens the selected one", "? shows the keys, a adds a feed"];
        self.hint(layout::content(rect), &lines, buffer);
    }
}
