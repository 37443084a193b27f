//! Opening articles and going from one to the next.

use crate::app::list::{List, STRETCH, Seek};
use crate::app::pictures::with_lead_picture;
use crate::app::reading::Reading;
use crate::app::{App, Effect, Pane, Question, Screen, ThenFocus, layout};
use crate::config::MarkRead;
use crate::model::{ArticleId, Change, Findings, ListQuery, Opened, Scope};

impl App {
    /// Opens what the list, or what stands in its place, has selected.
    pub(super) fn open_selected(&mut self, then: ThenFocus) {
        if self.screen == Screen::Shelf {
            self.open_shelf_row(then);
            return;
        }
        let Some(id) = self.selected_article() else {
            self.tell("There is nothing to open here");
            return;
        };
        if self.reading.as_ref().is_some_and(|reading| reading.opened.row.id == id && !reading.outside) {
            if then == ThenFocus::Article {
                self.focus = Pane::Article;
            }
            return;
        }
        self.open_article(id, then);
    }

    fn selected_article(&self) -> Option<ArticleId> {
        match self.screen {
            Screen::News => self.list.selected_row().map(|row| row.id),
            Screen::Bookmarks => self.bookmarks.selected().map(|row| row.row.id),
            Screen::Search => self.search.selected().map(|hit| hit.row.id),
            Screen::Shelf => self.shelf.level().and_then(|level| level.row()?.article()).map(|row| row.id),
        }
    }

    /// An article is there: shows it, and marks it read.
    pub(super) fn opened(&mut self, question: Question, article: Opened) {
        let id = article.row.id;
        if self.waiting.findings == Some((question, id)) {
            self.waiting.findings = None;
            if let Some(findings) = article.findings {
                self.analysed(id, findings);
            }
            return;
        }
        if self.waiting.changed == Some((question, id)) {
            self.waiting.changed = None;
            self.take_changed(article);
            return;
        }
        if self.waiting.full_text == Some((question, id)) {
            self.waiting.full_text = None;
            self.take_full_text(article);
            return;
        }
        let Some((_, _, then)) = self.waiting.open.filter(|(asked, _, _)| *asked == question) else { return };
        self.waiting.open = None;
        self.save_place();
        let unread = !article.row.read;
        if article.row.revised.is_some() && !article.row.revision_seen {
            self.note_down(Change::Seen { article: id });
        }
        self.show_article(article);
        if then == ThenFocus::Article {
            self.focus = Pane::Article;
        }
        if unread && self.mark_read == MarkRead::Opened {
            self.note_down(Change::Read { articles: vec![id], read: true });
        }
        if let Some(place) = self.go_to_place.take() {
            self.go_to(place);
        }
        if self.screen == Screen::Search && !self.search.words.is_empty() {
            self.light_what_was_searched();
        }
    }

    /// The text that the reader asked the page for is there.
    fn take_full_text(&mut self, article: Opened) {
        let reading = self.reading.as_ref().filter(|reading| reading.opened.row.id == article.row.id);
        let (is_open, is_same) =
            (reading.is_some(), reading.is_some_and(|reading| reading.text() == &article.article.body.text));
        self.tell(if is_same { "The page says what is here" } else { "This is the full text now" });
        if is_open {
            self.show_in_place(article);
        }
    }

    /// What a refresh made of the open article is there.
    fn take_changed(&mut self, article: Opened) {
        let is_it = |reading: &&mut Reading| reading.opened.row.id == article.row.id && reading.selecting.is_none();
        let Some(reading) = self.reading.as_mut().filter(is_it) else { return };
        if reading.text() == &article.article.body.text {
            reading.opened.row = article.row;
            return;
        }
        self.tell("This article was changed just now; gv shows how");
        self.show_in_place(article);
    }

    /// Asks for the open article anew where the list tells that it was changed.
    pub(super) fn look_for_change(&mut self) {
        let is_free = self.overlay.is_none() && self.waiting.changed.is_none();
        let reading =
            self.reading.as_ref().filter(|reading| is_free && !reading.outside && reading.selecting.is_none());
        let Some(row) = reading.map(|reading| &reading.opened.row) else { return };
        let id = row.id;
        if self.list.rows.iter().any(|new| new.id == id && new.revised > row.revised) {
            let question = self.ask();
            self.waiting.changed = Some((question, id));
            self.effects.push(Effect::Open { question, article: id });
        }
    }

    /// Shows another text of the open article; the reader stays at the words that were at the top.
    fn show_in_place(&mut self, mut article: Opened) {
        let Some(reading) = &self.reading else { return };
        let (place, words, skim) = (reading.place(), reading.words_at_place(), reading.skim);
        let found = article.article.body.text.match_indices(words.as_str()).map(|(at, _)| at);
        let nearest = found.filter(|_| place > 0).min_by_key(|at| at.abs_diff(place as usize));
        article.place = nearest.and_then(|at| u32::try_from(at).ok()).or(article.place).filter(|_| place > 0);
        self.show_article(article);
        if let Some(reading) = &mut self.reading {
            // The place on disk is one of the other text.
            reading.saved_place = u32::MAX;
            reading.skim = skim;
            reading.set_again();
        }
    }

    /// Shows an article that is not in the library; `b` keeps it.
    pub fn show_outside(&mut self, article: Opened) {
        self.show_article(article);
        if let Some(reading) = &mut self.reading {
            reading.outside = true;
        }
        self.focus = Pane::Article;
    }

    fn show_article(&mut self, mut article: Opened) {
        with_lead_picture(&mut article.article);
        let panes = layout::arrange(self.size, &self.shape, Pane::Article);
        let columns = panes.article.map_or(1, |rect| layout::text_area(rect, self.shape.text_width).width);
        let tab = self.panel.tab;
        self.panel.show(tab, article.findings.as_ref());
        self.reading = Some(Reading::new(article, usize::from(columns), self.utc_offset));
    }

    pub(super) fn analysed(&mut self, article: ArticleId, findings: Findings) {
        let quotes = u32::try_from(findings.direct_quotes()).ok();
        let sources = u32::try_from(findings.sources.len()).ok();
        if let Some(row) = self.list.row_of_mut(article) {
            (row.quotes, row.sources) = (quotes, sources);
        }
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.row.id == article) {
            self.panel.show(self.panel.tab, Some(&findings));
            reading.take_findings(findings);
        }
    }

    /// Shows other articles in the list.
    pub(super) fn show_scope(&mut self, scope: Scope) {
        let order = self.list.query.order;
        self.show_query(ListQuery { scope, order, folded: self.list.query.folded, ..ListQuery::default() });
        self.focus = Pane::List;
        self.screen = Screen::News;
    }

    /// Asks another question of the list. It keeps its rows until the answer is there, so that
    /// nothing flickers.
    pub(super) fn show_query(&mut self, query: ListQuery) {
        let old = std::mem::replace(&mut self.list, List::new(query));
        self.list.rows = old.rows;
        self.list.offset = old.offset;
        self.list.total = old.total;
        self.list.articles = old.articles;
        self.list.unread = old.unread;
        self.load_rows_at(0);
    }

    /// Goes to the next or previous article of the list and opens it.
    pub(super) fn step_article(&mut self, by: isize) {
        if self.screen == Screen::Shelf {
            self.step_on_shelf(by, false, ThenFocus::Article);
            return;
        }
        let selected = self.selected_article();
        let shown = self.reading.as_ref().map(|reading| reading.opened.row.id);
        let visible = self.visible_rows();
        // The list may have been moved away from the open article: go on from the latter.
        if let Some(place) = shown.filter(|_| shown != selected).and_then(|id| self.line_of(id)) {
            self.select_line(place, visible);
        }
        let before = self.selected_line();
        self.move_list(by);
        if self.selected_line() == before {
            self.tell(if by > 0 { "This is the last article" } else { "This is the first article" });
        } else {
            self.open_selected(ThenFocus::Article);
        }
    }

    fn line_of(&self, article: ArticleId) -> Option<usize> {
        match self.screen {
            Screen::News => self.list.place_of(article),
            Screen::Bookmarks => self.bookmarks.line_of(article),
            Screen::Search => self.search.hits.iter().position(|hit| hit.row.id == article),
            Screen::Shelf => None,
        }
    }

    fn selected_line(&self) -> usize {
        match self.screen {
            Screen::News => self.list.selected,
            Screen::Bookmarks => self.bookmarks.cursor.selected,
            Screen::Search => self.search.cursor.selected,
            Screen::Shelf => self.shelf.level().map_or(0, |level| level.selected),
        }
    }

    /// Goes to the next or previous unread article of the list.
    pub(super) fn step_unread(&mut self, seek: Seek) {
        if self.focus == Pane::Feeds {
            let height = self.height_of(Pane::Feeds);
            match self.feeds.next_unread(seek == Seek::Forward) {
                Some(line) => self.feeds.select(line, height),
                None => self.tell("No other feed has unread articles"),
            }
            return;
        }
        let open = matches!(self.focus, Pane::Article | Pane::Panel);
        match self.screen {
            Screen::Shelf if open => {
                self.step_on_shelf(if seek == Seek::Forward { 1 } else { -1 }, true, ThenFocus::Article);
                return;
            }
            Screen::Search | Screen::Bookmarks => return self.step_unread_here(seek, open),
            Screen::Shelf | Screen::News => self.screen = Screen::News,
        }
        let from = match seek {
            Seek::Forward if self.list.selected + 1 >= self.list.total => None,
            Seek::Forward => Some(self.list.selected + 1),
            Seek::Backward => self.list.selected.checked_sub(1),
        };
        // An unread article under the selection that is not open yet is the next one to read.
        let at_hand = self.list.selected_row().filter(|row| !row.read).map(|row| row.id);
        let shown = self.reading.as_ref().map(|reading| reading.opened.row.id);
        if open && seek == Seek::Forward && at_hand.is_some() && at_hand != shown {
            self.open_selected(ThenFocus::Article);
            return;
        }
        match from {
            Some(from) => self.seek_unread(from, seek, open),
            None => self.tell(no_more(seek)),
        }
    }

    /// The same on a screen that has all of its articles at hand: what a search found, the bookmarks.
    fn step_unread_here(&mut self, seek: Seek, open: bool) {
        let unread: Vec<bool> = match self.screen {
            Screen::Search => self.search.hits.iter().map(|hit| !hit.row.read).collect(),
            _ => (0..).map_while(|line| self.bookmarks.at(line)).map(|row| !row.row.read).collect(),
        };
        let shown = self.reading.as_ref().map(|reading| reading.opened.row.id);
        // One under the selection that is not open yet is the next one to read.
        let is_shown = self.selected_article() == shown;
        let (at, is_unread) = (self.selected_line(), |line: &usize| unread.get(*line) == Some(&true));
        let line = match seek {
            Seek::Forward => (at + usize::from(is_shown || !open)..unread.len()).find(is_unread),
            Seek::Backward => (0..at).rev().find(is_unread),
        };
        let Some(line) = line else {
            self.tell(no_more(seek));
            return;
        };
        self.select_line(line, self.visible_rows());
        if open {
            self.open_selected(ThenFocus::Article);
        }
    }

    /// Looks for an unread article from a place on, loading further stretches as needed.
    pub(super) fn seek_unread(&mut self, from: usize, seek: Seek, open: bool) {
        if let Some(place) = self.list.unread_from(from, seek) {
            self.list.select(place);
            if open {
                self.open_selected(ThenFocus::Article);
            }
            return;
        }
        let loaded_to = self.list.offset + self.list.rows.len();
        match seek {
            Seek::Forward if loaded_to < self.list.total && !self.list.rows.is_empty() => {
                self.list.seek = Some((seek, open));
                self.load_rows_at(loaded_to);
            }
            Seek::Backward if self.list.offset > 0 => {
                self.list.seek = Some((seek, open));
                self.load_rows_at(self.list.offset.saturating_sub(STRETCH));
            }
            _ => self.tell(no_more(seek)),
        }
    }
}

fn no_more(seek: Seek) -> &'static str {
    match seek {
        Seek::Forward => "No unread article follows",
        Seek::Backward => "No unread article stands before this one",
    }
}
