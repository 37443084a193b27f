//! Moving in panes and between them.

use crate::app::list::Seek;
use crate::app::selecting::Step;
use crate::app::{App, Effect, Pane, Screen, ThenFocus};

impl App {
    /// Goes down (or up, below 0) by lines, articles or entries, in the pane with the keyboard.
    pub(super) fn move_by(&mut self, by: isize) {
        let height = self.height_of(self.focus);
        match self.focus {
            Pane::Feeds => self.feeds.move_by(by, height),
            Pane::List => self.move_list(by),
            Pane::Article if self.is_selecting() => self.extend(Step::Line, by),
            Pane::Article => self.scroll_article(by),
            Pane::Panel => {
                self.panel.move_by(by, height);
                self.light_selected_entry();
            }
        }
    }

    pub(super) fn move_list(&mut self, by: isize) {
        let visible = self.visible_rows();
        match self.screen {
            Screen::News => self.list.move_by(by),
            Screen::Bookmarks => self.bookmarks.cursor.move_by(by, self.bookmarks.shown.len(), visible),
            Screen::Search => self.search.cursor.move_by(by, self.search.hits.len(), visible),
            Screen::Shelf => {
                if let Some(level) = self.shelf.level_mut() {
                    level.move_by(by, visible);
                }
            }
        }
    }

    pub(super) fn select_line(&mut self, line: usize, visible: usize) {
        match self.screen {
            Screen::News => self.list.select(line),
            Screen::Bookmarks => self.bookmarks.cursor.select(line, self.bookmarks.shown.len(), visible),
            Screen::Search => self.search.cursor.select(line, self.search.hits.len(), visible),
            Screen::Shelf => {
                if let Some(level) = self.shelf.level_mut() {
                    level.select(line, visible);
                }
            }
        }
    }

    pub(super) fn scroll_article(&mut self, by: isize) {
        let height = self.height_of(Pane::Article);
        match &mut self.reading {
            Some(reading) => reading.scroll(by, height),
            None => self.tell("No article is open"),
        }
    }

    /// Half pages in the pane with the keyboard; two are a page.
    pub(super) fn move_pages(&mut self, halves: isize) {
        let height = match self.focus {
            Pane::List => self.visible_rows(),
            pane => self.height_of(pane),
        };
        let height = isize::try_from(height).unwrap_or(1);
        // A page keeps two lines of the one before in sight.
        let step = if halves % 2 == 0 { (height - 2).max(1) * halves / 2 } else { (height / 2).max(1) * halves };
        self.move_by(step);
    }

    /// The top, or the line that a count names.
    pub(super) fn go_to_top(&mut self, count: Option<u32>) {
        let line = count.map_or(0, |count| (count as usize).saturating_sub(1));
        let height = self.height_of(self.focus);
        match self.focus {
            Pane::Feeds => self.feeds.select(line, height),
            Pane::List => self.select_line(line, self.visible_rows()),
            Pane::Article if self.is_selecting() => self.extend(Step::All, -1),
            Pane::Article => {
                if let Some(reading) = &mut self.reading {
                    reading.go_to_row(line, height);
                }
            }
            Pane::Panel => {
                self.panel.select(line, height);
                self.light_selected_entry();
            }
        }
    }

    pub(super) fn go_to_bottom(&mut self) {
        if self.is_selecting() {
            self.extend(Step::All, 1);
            return;
        }
        self.move_by(isize::MAX / 4);
    }

    /// Opens what is selected, or goes one pane in.
    pub(super) fn open(&mut self) {
        match self.focus {
            Pane::Feeds => self.open_feed_line(),
            Pane::List => self.open_selected(ThenFocus::Article),
            Pane::Article => self.focus_panel(),
            Pane::Panel => self.jump_to_entry(),
        }
    }

    pub(super) fn focus_panel(&mut self) {
        if self.reading.is_none() {
            self.tell("No article is open: there is nothing to list beside it");
            return;
        }
        self.focus = Pane::Panel;
        let height = self.height_of(Pane::Panel);
        if let Some(at_hand) = self.reading.as_ref().and_then(|reading| reading.at_hand) {
            self.panel.select_at_hand(at_hand, height);
        }
    }

    fn open_feed_line(&mut self) {
        use crate::app::feeds_pane::{LineKind, scope};
        let Some(kind) = self.feeds.selected().map(|line| line.kind.clone()) else { return };
        if kind == LineKind::Bookmarks {
            self.show_bookmarks();
        } else if let Some(scope) = scope(&kind, self.today()) {
            self.show_scope(scope);
        }
    }

    pub(super) fn today(&self) -> i64 {
        crate::app::when::start_of_day(self.now, self.utc_offset)
    }

    /// One pane out.
    pub(super) fn back(&mut self) {
        match self.focus {
            Pane::Panel => self.focus = Pane::Article,
            Pane::Article => self.leave_article(),
            Pane::List if self.screen == Screen::Shelf => self.leave_shelf(),
            Pane::List if self.screen == Screen::Search => self.leave_search(),
            Pane::List if self.screen != Screen::News => self.screen = Screen::News,
            Pane::List => self.focus_feeds(),
            Pane::Feeds => self.tell("There is nothing further out; q quits"),
        }
    }

    fn leave_article(&mut self) {
        self.shape.zen = false;
        self.focus = Pane::List;
        self.save_place();
        self.look_if_stale();
    }

    pub(super) fn focus_feeds(&mut self) {
        self.shape.zen = false;
        self.focus = Pane::Feeds;
    }

    /// One level back; out of newsdesk from the outermost.
    pub(super) fn leave(&mut self) {
        if self.is_selecting() {
            self.let_go();
            return;
        }
        match (self.focus, self.screen) {
            (Pane::Panel, _) => self.focus = Pane::Article,
            (Pane::Article, _) if self.reading.as_ref().is_some_and(|reading| reading.outside) => self.quit(),
            (Pane::Article, _) => self.leave_article(),
            (Pane::Feeds, _) => {
                self.shape.feeds_open = false;
                self.focus = Pane::List;
            }
            (Pane::List, Screen::News) => self.quit(),
            (Pane::List, Screen::Shelf) => self.leave_shelf(),
            (Pane::List, Screen::Search) => self.leave_search(),
            (Pane::List, _) => self.screen = Screen::News,
        }
    }

    pub(super) fn quit(&mut self) {
        self.save_place();
        self.effects.push(Effect::Quit);
    }

    /// Gives the keyboard to the next (or previous) pane of those that have something to show.
    pub(super) fn cycle_pane(&mut self, forward: bool) {
        let mut ring = Vec::with_capacity(4);
        if self.shape.feeds_open || self.focus == Pane::Feeds {
            ring.push(Pane::Feeds);
        }
        ring.push(Pane::List);
        if self.reading.is_some() {
            ring.extend([Pane::Article, Pane::Panel]);
        }
        let at = ring.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let step = if forward { 1 } else { ring.len() - 1 };
        match ring.get((at + step) % ring.len()) {
            Some(Pane::Panel) => self.focus_panel(),
            Some(pane) if *pane != self.focus => {
                self.shape.zen = false;
                self.focus = *pane;
            }
            _ => self.tell("No other pane is open"),
        }
    }

    /// A page down in the text; at its end the next unread article.
    pub(super) fn read_on(&mut self) {
        let height = self.height_of(Pane::Article);
        let selected = self.current_row().map(|row| row.id);
        let shown = self.reading.as_ref().map(|reading| reading.opened.row.id);
        let on_screen = self.panes().article.is_some();
        if self.focus == Pane::List && (selected != shown || !on_screen) {
            // From a list beside the text, reading on leaves the keyboard where it is.
            let then = if on_screen { ThenFocus::Stay } else { ThenFocus::Article };
            self.open_selected(then);
            return;
        }
        match &mut self.reading {
            Some(reading) if !reading.is_at_end(height) => {
                let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
                reading.scroll(page, height);
            }
            Some(_) if self.focus == Pane::List && self.screen == Screen::Shelf => {
                self.step_on_shelf(1, true, if on_screen { ThenFocus::Stay } else { ThenFocus::Article });
            }
            Some(_) => {
                if self.focus == Pane::Panel {
                    self.focus = Pane::Article;
                }
                let focus = self.focus;
                self.focus = Pane::Article;
                self.step_unread(Seek::Forward);
                if focus == Pane::List && on_screen {
                    self.focus = focus;
                }
            }
            None => self.open_selected(ThenFocus::Article),
        }
    }
}
