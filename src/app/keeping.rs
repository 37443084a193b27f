//! What the reader does to articles and feeds: read marks, bookmarks, tags, notes, and undo.
//! The screen shows a change only once it is on disk (`App::written`).

use crate::app::reading::Reading;
use crate::app::undo::{Step, Way};
use crate::app::{App, Effect};
use crate::model::{ArticleId, Bookmark, Change, Text, interval};

impl App {
    /// Asks for a write that can be undone.
    pub(super) fn write(&mut self, change: Change, inverse: Change, name: &'static str) {
        self.history.expect(Way::Do, Step { change: change.clone(), inverse, name });
        self.effects.push(Effect::Write(change));
    }

    /// Asks for a write that the reader did not ask for; where the library can't be written, nothing is to be said of it.
    pub(super) fn note_down(&mut self, change: Change) {
        if !self.is_read_only {
            self.effects.push(Effect::Write(change));
        }
    }

    pub(super) fn toggle_read(&mut self) {
        if self.toggle_read_of_range() {
            return;
        }
        let Some((id, read)) = self.current_row().map(|row| (row.id, row.read)) else {
            self.tell("No article is selected");
            return;
        };
        if self.is_outside() {
            self.tell("This article is not in the library; b keeps it");
            return;
        }
        let name = if read { "Marked unread" } else { "Marked read" };
        let change = |read| Change::Read { articles: vec![id], read };
        self.write(change(!read), change(read), name);
    }

    pub(super) fn mark_all_read(&mut self) {
        if self.screen != crate::app::Screen::News {
            self.tell("Only an article list can be marked read as a whole; q leads back to it");
        } else if self.list.unread == 0 {
            self.tell("All of these are read");
        } else {
            let change = Change::AllRead { query: self.list.query.clone() };
            let inverse = Change::Read { articles: Vec::new(), read: false };
            self.write(change, inverse, "Marked all read");
        }
    }

    pub(super) fn is_outside(&self) -> bool {
        use crate::app::Pane;
        matches!(self.focus, Pane::Article | Pane::Panel)
            && self.reading.as_ref().is_some_and(|reading| reading.outside)
    }

    pub(super) fn toggle_bookmark(&mut self) {
        if self.bookmark_range() {
            return;
        }
        if self.is_outside() {
            if let Some(reading) = self.reading.as_ref().filter(|reading| !reading.opened.row.bookmarked) {
                let article = Box::new(reading.opened.article.clone());
                self.effects.push(Effect::Write(Change::KeepOpened { article, kept: None }));
            } else {
                self.tell("It is kept already; B shows it among the bookmarks");
            }
            return;
        }
        let Some(id) = self.current_row().map(|row| row.id) else {
            self.tell("No article is selected");
            return;
        };
        match self.bookmark_of(id) {
            Some(_) => self.set_bookmark(id, None, "Bookmark taken away"),
            None => self.set_bookmark(id, Some(self.new_bookmark(id)), "Bookmarked"),
        }
    }

    pub(super) fn new_bookmark(&self, article: ArticleId) -> Bookmark {
        Bookmark { article, created: self.now, tags: Vec::new(), note: Text::default() }
    }

    /// The bookmark of an article, as it is on disk.
    #[must_use]
    pub fn bookmark_of(&self, article: ArticleId) -> Option<Bookmark> {
        let open = self.reading.as_ref().filter(|reading| reading.opened.row.id == article && !reading.outside);
        let open = open.and_then(|reading| reading.opened.bookmark.clone());
        open.or_else(|| self.bookmarks.bookmark(article).cloned())
    }

    pub(super) fn set_bookmark(&mut self, article: ArticleId, bookmark: Option<Bookmark>, name: &'static str) {
        let inverse = Change::Bookmark { article, bookmark: self.bookmark_of(article) };
        self.write(Change::Bookmark { article, bookmark }, inverse, name);
    }

    /// Tags an article with words parted by blanks or commas; it is bookmarked with them.
    pub(super) fn set_tags(&mut self, article: ArticleId, words: &str) {
        let mut tags: Vec<Text> = words
            .split([',', ' '])
            .map(|tag| Text::line(&tag.trim().trim_start_matches('#').to_lowercase()))
            .filter(|tag| !tag.is_empty())
            .collect();
        tags.sort_unstable();
        tags.dedup();
        if self.tagged_highlight(&tags) || self.tag_range(&tags) {
            return;
        }
        let mut bookmark = self.bookmark_of(article).unwrap_or_else(|| self.new_bookmark(article));
        bookmark.tags = tags;
        self.set_bookmark(article, Some(bookmark), "Tagged");
    }

    /// Writes a note on an article; it is bookmarked with it.
    pub(super) fn set_note(&mut self, article: ArticleId, note: &str) {
        let old = self.bookmark_of(article);
        if old.as_ref().map_or("", |bookmark| bookmark.note.as_str()) == note.trim_end() {
            return;
        }
        let mut bookmark = old.unwrap_or_else(|| self.new_bookmark(article));
        bookmark.note = Text::lines(note.trim_end());
        self.set_bookmark(article, Some(bookmark), "Note kept");
    }

    pub(super) fn undo(&mut self) {
        match self.history.undo() {
            Some(change) => self.effects.push(Effect::Write(change)),
            None => self.tell("There is nothing to undo"),
        }
    }

    pub(super) fn redo(&mut self) {
        match self.history.redo() {
            Some(change) => self.effects.push(Effect::Write(change)),
            None => self.tell("There is nothing to redo"),
        }
    }

    /// A write is on disk: shows it.
    pub(super) fn written(&mut self, change: &Change) {
        match change {
            Change::Read { articles, read } => self.show_read(articles, *read),
            Change::Bookmark { article, bookmark } => {
                self.show_bookmark(*article, bookmark.as_ref());
                self.load_bookmarks();
                self.notes_changed();
            }
            Change::AllRead { .. } => self.library_changed_here(),
            Change::Place { .. } => {}
            Change::Highlight { article, id, highlight, bookmark } => {
                self.show_bookmark(*article, bookmark.as_ref());
                self.show_highlight(*article, *id, highlight.as_deref());
                self.load_bookmarks();
                self.notes_changed();
            }
            Change::Seen { article } => {
                if let Some(row) = self.list.row_of_mut(*article) {
                    row.revision_seen = true;
                }
            }
            Change::KeepOpened { article, kept } => {
                let same = |reading: &&mut Reading| reading.outside && reading.opened.article == **article;
                if let (Some(reading), Some(bookmark)) = (self.reading.as_mut().filter(same), kept) {
                    // From now on it is an article of the library like any other.
                    reading.outside = false;
                    reading.opened.row.id = bookmark.article;
                    reading.opened.row.bookmarked = true;
                    reading.opened.bookmark = Some(bookmark.clone());
                }
                self.tell("Kept: it is among the bookmarks (B)");
                self.library_changed_here();
            }
            Change::RemoveFeed { feed } => {
                self.tell("Unsubscribed; bookmarked articles stay");
                if self.list.query.scope == crate::model::Scope::Feed(*feed) {
                    let focus = self.focus;
                    self.show_scope(crate::model::Scope::All);
                    self.focus = focus;
                }
                self.library_changed_here();
            }
            Change::FullText { always, .. } => {
                let told =
                    if *always { "New articles of this feed come with their full text" } else { "Teasers again" };
                self.tell(told);
                self.effects.push(Effect::LoadFeeds);
            }
            Change::Interval { seconds, .. } => {
                match seconds {
                    Some(seconds) => self.tell(&format!("Fetched every {} from now on", interval::words(*seconds))),
                    None => self.tell("Fetched as often as it publishes"),
                }
                self.effects.push(Effect::LoadFeeds);
            }
            Change::SampleEdition { shown } => {
                self.sample_shown = *shown;
                self.tell(if *shown { "The sample edition is back" } else { "The sample edition is put aside" });
                self.library_changed_here();
            }
            Change::Story { .. } => self.stories_changed(),
            Change::Correct { .. } | Change::TakeBack { .. } => self.corrected(change),
            Change::Follow { .. }
            | Change::Unfollow { .. }
            | Change::Hide { .. }
            | Change::Retain { .. }
            | Change::RenameFeed { .. }
            | Change::RenameFolder { .. }
            | Change::MoveFeed { .. } => {
                self.library_changed_here();
            }
        }
        if let Some((way, step)) = self.history.settle(change) {
            let told = match way {
                Way::Do => format!("{} (u undoes it)", step.name),
                Way::Undo => format!("Undone: {}", step.name.to_lowercase()),
                Way::Redo => format!("Done again: {}", step.name.to_lowercase()),
            };
            self.tell(&told);
        }
    }

    /// The page of notes is asked for anew.
    fn notes_changed(&mut self) {
        for level in &mut self.shelf.levels {
            level.stale |= matches!(level.ask, crate::model::Ask::Notes { .. });
        }
        self.look_if_stale();
    }

    pub(super) fn library_changed_here(&mut self) {
        self.effects.push(Effect::LoadFeeds);
        self.load_bookmarks();
        self.reload_rows();
    }

    fn show_read(&mut self, articles: &[ArticleId], read: bool) {
        let changed: std::collections::HashSet<ArticleId> = articles.iter().copied().collect();
        let mut less = 0;
        for row in self.list.rows.iter_mut().filter(|row| changed.contains(&row.id) && row.read != read) {
            row.read = read;
            less += 1;
        }
        if read {
            self.list.mark_stories(articles);
        }
        self.list.unread = if read { self.list.unread.saturating_sub(less) } else { self.list.unread + less };
        for row in self.bookmarks.all.iter_mut().filter(|row| changed.contains(&row.row.id)) {
            row.row.read = read;
        }
        for hit in self.search.hits.iter_mut().filter(|hit| changed.contains(&hit.row.id)) {
            hit.row.read = read;
        }
        self.shelf.show_read(&changed, read);
        for level in &mut self.shelf.levels {
            // What is new of a story is less now; a list of them that goes on would lose its place.
            level.stale |= match level.ask {
                crate::model::Ask::Story(_) => true,
                crate::model::Ask::Stories { .. } => !level.has_further(),
                _ => false,
            };
        }
        if let Some(reading) = self.reading.as_mut().filter(|reading| changed.contains(&reading.opened.row.id)) {
            reading.opened.row.read = read;
        }
        self.effects.push(Effect::LoadFeeds);
        // More than the rows at hand: the count of the rest is known to the library only.
        let is_told_of = |row: &crate::model::ArticleRow| changed.contains(&row.id) && row.story.is_some();
        let unread_again = !read && self.list.rows.iter().any(is_told_of);
        if articles.len() > 1 || unread_again {
            self.reload_rows();
        }
    }

    fn show_bookmark(&mut self, article: ArticleId, bookmark: Option<&Bookmark>) {
        if let Some(row) = self.list.row_of_mut(article) {
            row.bookmarked = bookmark.is_some();
        }
        for hit in self.search.hits.iter_mut().filter(|hit| hit.row.id == article) {
            hit.row.bookmarked = bookmark.is_some();
        }
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.row.id == article) {
            reading.opened.row.bookmarked = bookmark.is_some();
            reading.opened.bookmark = bookmark.cloned();
        }
    }
}
