//! Going to the pages of the shelf, along them and back.

use crate::app::reading::{AtHand, Reading};
use crate::app::shelf::{Setting, Target};
use crate::app::{App, Effect, Pane, Screen, ThenFocus};
use crate::model::{Ask, QuoteOrder, Text};

impl App {
    /// Shows a page of the shelf, with no other behind it.
    pub(super) fn show_shelf(&mut self, ask: Ask) {
        self.shape.zen = false;
        self.screen = Screen::Shelf;
        self.focus = Pane::List;
        self.look(ask, true);
    }

    /// Shows the story of the article at hand.
    pub(super) fn show_story(&mut self) {
        let story = self.current_row().map(|row| row.story.map(|story| story.id));
        match story {
            Some(Some(story)) if self.screen == Screen::Shelf && self.focus == Pane::List => {
                self.look(Ask::Story(story), false);
            }
            Some(Some(story)) => self.show_shelf(Ask::Story(story)),
            Some(None) => self.tell("No other article tells this story"),
            None => self.tell("No article is selected"),
        }
    }

    /// Shows or hides the other articles of the selected story, in the list.
    pub(super) fn fold_story(&mut self) {
        if !self.list.query.is_folding() {
            self.tell("This list does not fold stories");
        } else if self.list.toggle_story() {
            self.reload_rows();
        } else {
            self.tell("No other article tells this story");
        }
    }

    /// Asks for a page: a new way, or one step further on the one that the reader is on.
    pub(super) fn look(&mut self, ask: Ask, is_outermost: bool) {
        let question = self.ask();
        self.shelf.open(ask.clone(), question, is_outermost);
        self.effects.push(Effect::Look { question, ask });
    }

    /// Asks the page on the screen with other words.
    pub(super) fn look_for(&mut self, words: &str) {
        let Some(ask) = self.shelf.level().map(|level| level.ask.clone()) else { return };
        if ask.words().is_none() {
            self.tell("This page takes no words");
            return;
        }
        self.look_unless_shown(ask.with_words(Text::line(words)));
    }

    /// Asks for a page in the place of the one on the screen, where it is another one.
    pub(super) fn look_unless_shown(&mut self, ask: Ask) {
        if self.shelf.level().is_some_and(|level| level.ask != ask || level.failure.is_some()) {
            self.look_again(ask);
        }
    }

    /// Asks something else in the place of the page on the screen.
    pub(super) fn look_again(&mut self, ask: Ask) {
        let question = self.ask();
        self.shelf.ask_again(ask.clone(), question);
        self.effects.push(Effect::Look { question, ask });
    }

    /// Asks the page on the screen again, as the library is another one; one that is on its way comes anyhow.
    pub(super) fn look_once_more(&mut self) {
        let Some(level) = self.shelf.level_mut().filter(|level| !level.is_waiting()) else { return };
        if level.has_further() && !level.is_at_top() {
            level.is_behind = true;
        } else {
            level.forget_further();
            let ask = level.ask.clone();
            self.look_again(ask);
        }
    }

    /// The page on the screen in its other order.
    pub(super) fn sort_shelf(&mut self) {
        match self.shelf.level().map(|level| level.ask.clone()) {
            Some(Ask::Quotes { words, order, direct }) => {
                let (order, told) = match order {
                    QuoteOrder::Newest => (QuoteOrder::Speaker, "By speaker, the most quoted first"),
                    QuoteOrder::Speaker => (QuoteOrder::Newest, "Newest first"),
                };
                self.look_again(Ask::Quotes { words, order, direct });
                self.tell(told);
            }
            _ => self.tell("This page has one order only"),
        }
    }

    /// The quote book without paraphrases, or with them again.
    pub(super) fn only_direct(&mut self) {
        match self.shelf.level().map(|level| level.ask.clone()) {
            Some(Ask::Quotes { words, order, direct }) => {
                self.look_again(Ask::Quotes { words, order, direct: !direct });
                self.tell(if direct { "Paraphrases, too" } else { "Only words between quotation marks" });
            }
            _ => self.tell("This is for the quote book: gq goes there"),
        }
    }

    /// Goes where the selected row leads.
    pub(super) fn open_shelf_row(&mut self, then: ThenFocus) {
        let target = self.shelf.level().and_then(|level| level.row()).and_then(|row| row.target.clone());
        match target {
            Some(Target::Page(ask)) => self.look(ask, false),
            Some(Target::Search(words)) => {
                self.search_for(&words);
                self.search.is_over_shelf = true;
            }
            Some(Target::Article(row, place)) => {
                let is_open = |reading: &Reading| reading.opened.row.id == row.id && !reading.outside;
                if self.reading.as_ref().is_some_and(is_open) {
                    if let Some(place) = place {
                        self.go_to(place);
                    }
                    if then == ThenFocus::Article {
                        self.focus = Pane::Article;
                    }
                    return;
                }
                self.open_article(row.id, then);
                self.go_to_place = place;
            }
            None => self.go_on_on_shelf(),
        }
    }

    /// From a heading on to what stands below it.
    fn go_on_on_shelf(&mut self) {
        let height = self.visible_rows();
        let Some(level) = self.shelf.level_mut() else { return };
        let before = level.selected;
        level.move_by(1, height);
        if level.selected == before {
            self.tell("There is nothing to open here");
        }
    }

    /// Opens the next other article (or, below 0, the one before) that the page leads to; `unread`: of those not read.
    pub(super) fn step_on_shelf(&mut self, by: isize, unread: bool, then: ThenFocus) {
        let height = self.visible_rows();
        let shown = self.reading.as_ref().map(|reading| reading.opened.row.id);
        let Some(level) = self.shelf.level_mut() else { return };
        if let Some(row) = level.next_article(by > 0, |row| Some(row.id) != shown && !(unread && row.read)) {
            level.select(row, height);
            self.open_shelf_row(then);
            return;
        }
        let what = if unread { "unread article" } else { "other article" };
        let told = if by > 0 { "follows on this page" } else { "stands before this one on this page" };
        self.tell(&format!("No {what} {told}"));
    }

    /// Shows a place of the open article; a quote that begins there is then the one at hand.
    pub(super) fn go_to(&mut self, place: u32) {
        let height = self.height_of(Pane::Article);
        let Some(reading) = &mut self.reading else { return };
        let quotes = reading.findings().map_or(&[][..], |findings| &findings.quotes);
        if let Some(quote) = quotes.iter().position(|quote| quote.extent().start == place) {
            reading.put_at_hand(Some(AtHand::Quote(quote)));
        }
        reading.show(place as usize, height);
    }

    /// One page back, or out of the shelf.
    pub(super) fn leave_shelf(&mut self) {
        if self.shelf.back() {
            self.look_if_stale();
        } else {
            self.screen = Screen::News;
        }
    }

    /// Asks for the page on the screen anew where something changed what it shows.
    pub(super) fn look_if_stale(&mut self) {
        let stale = self.shelf.level().filter(|level| level.stale && self.screen == Screen::Shelf);
        if let Some(ask) = stale.map(|level| level.ask.clone()) {
            self.look_again(ask);
        }
    }

    pub(super) fn settle_shelf(&mut self) {
        let columns = self.panes().list.map_or(0, |rect| usize::from(rect.width));
        let setting = Setting { columns, now: self.now, utc_offset: self.utc_offset };
        let height = self.height_of(Pane::List);
        self.shelf.settle(setting, height);
        if self.screen == Screen::Shelf {
            self.look_further(height);
        }
    }

    /// Asks for what follows the page on the screen before the reader is at its end; at its top again, for what
    /// changed while the reader was further down.
    fn look_further(&mut self, height: usize) {
        if let Some(level) = self.shelf.level_mut().filter(|level| level.is_behind && level.is_at_top()) {
            level.forget_further();
            let ask = level.ask.clone();
            self.look_again(ask);
        }
        let Some(ask) = self.shelf.level().and_then(|level| level.wanted(height)) else { return };
        let question = self.ask();
        if let Some(level) = self.shelf.level_mut() {
            level.expect(question);
        }
        self.effects.push(Effect::Look { question, ask });
    }
}
