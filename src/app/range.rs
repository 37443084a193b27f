//! A stretch of the article list chosen with `v`: what is asked for then holds for all of it.

use crate::app::{App, Effect, Pane, Screen};
use crate::model::{ArticleId, ArticleRow, Change, Text};

/// The most addresses that are given to the browser at a time.
const MOST_PAGES: usize = 10;

impl App {
    /// Begins a range at the selection, or lets go of it.
    pub(super) fn toggle_range(&mut self) {
        let begins = self.list.range_from.is_none() && self.screen == Screen::News;
        self.list.range_from = self.list.selected_row().map(|row| row.id).filter(|_| begins);
        match (self.list.range_from, self.screen) {
            (Some(_), _) => self.tell("A range: move, then m b t o y; v or Esc lets go"),
            (None, Screen::News) => self.notice = None,
            (None, _) => self.tell("A range is chosen in the article list; q leads back to it"),
        }
    }

    /// Whether what is asked for now is for a range.
    fn has_range(&self) -> bool {
        self.focus == Pane::List && self.screen == Screen::News && self.list.range_from.is_some()
    }

    /// The rows of the range, where one is chosen; it ends with what is asked for.
    fn take_range(&mut self) -> Option<Vec<ArticleRow>> {
        if !self.has_range() {
            return None;
        }
        let rows = self.list.range().filter_map(|place| self.list.row(place).cloned()).collect();
        self.list.range_from = None;
        Some(rows)
    }

    /// Marks a range read, or unread where all of it is read. False: there is no range.
    pub(super) fn toggle_read_of_range(&mut self) -> bool {
        let Some(rows) = self.take_range() else { return false };
        let read = rows.iter().any(|row| !row.read);
        let articles: Vec<ArticleId> = rows.iter().filter(|row| row.read != read).map(|row| row.id).collect();
        let inverse = Change::Read { articles: articles.clone(), read: !read };
        let name = if read { "Marked read" } else { "Marked unread" };
        self.write(Change::Read { articles, read }, inverse, name);
        true
    }

    /// Bookmarks all of a range. False: there is no range.
    pub(super) fn bookmark_range(&mut self) -> bool {
        let Some(rows) = self.take_range() else { return false };
        for row in rows.iter().filter(|row| !row.bookmarked) {
            self.set_bookmark(row.id, Some(self.new_bookmark(row.id)), "Bookmarked");
        }
        true
    }

    /// Adds tags to all of a range. False: there is no range.
    pub(super) fn tag_range(&mut self, tags: &[Text]) -> bool {
        let Some(rows) = self.take_range() else { return false };
        for row in rows {
            let mut bookmark = self.bookmark_of(row.id).unwrap_or_else(|| self.new_bookmark(row.id));
            bookmark.tags.extend_from_slice(tags);
            bookmark.tags.sort_unstable();
            bookmark.tags.dedup();
            self.set_bookmark(row.id, Some(bookmark), "Tagged");
        }
        true
    }

    /// Copies the addresses of a range, one a line. False: there is no range.
    pub(super) fn copy_range(&mut self) -> bool {
        let Some(rows) = self.take_range() else { return false };
        let addresses: Vec<String> = rows.into_iter().filter_map(|row| row.url.map(Text::into_string)).collect();
        if addresses.is_empty() {
            self.tell("None of these has an address to copy");
        } else {
            self.effects.push(Effect::Copy(addresses.join("\n")));
        }
        true
    }

    /// Opens a range in the browser. False: there is no range.
    pub(super) fn browse_range(&mut self) -> bool {
        let Some(rows) = self.take_range() else { return false };
        let addresses: Vec<Text> = rows.into_iter().filter_map(|row| row.url).collect();
        if addresses.len() > MOST_PAGES {
            self.tell(&format!("That would be {} pages; at most {MOST_PAGES} are opened at once", addresses.len()));
        } else {
            self.effects.extend(addresses.into_iter().map(Effect::Browse));
        }
        true
    }
}
