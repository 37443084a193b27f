//! Routes events to the part of the session that they concern.

use crate::app::key::Key;
use crate::app::keymap::Pressed;
use crate::app::list::{STRETCH, Seek};
use crate::app::{App, Effect, Event, Pane, Question, Screen, ThenFocus, layout};
use crate::config::MarkRead;
use crate::model::{Around, Ask, Change, Feed, RowsPage, SAMPLE_FOLDER};

/// How long the reader may move before the place is saved, in milliseconds.
const PLACE_RESTS: u64 = 3_000;

/// How long a sequence of keys may wait before what can follow is shown, in milliseconds.
const PENDING_SHOWS: u64 = 400;

impl App {
    /// Whether the keys that can follow are to be shown.
    #[must_use]
    pub fn shows_following(&self) -> bool {
        !self.keymap.pending().is_empty()
            && self.pending_since.is_some_and(|since| self.millis >= since + PENDING_SHOWS)
    }

    /// Takes in what happened; returns what the session wants done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => {
                if let Some(key) = Key::of_event(&key) {
                    self.key(key);
                }
            }
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Paste(text) => self.paste(&text),
            Event::Resized(columns, rows) => {
                self.size = (columns, rows);
                self.dragging = None;
            }
            Event::Tick { now, millis } => self.tick(now, millis),
            Event::LibraryChanged => self.library_changed(),
            Event::Feeds(feeds) => self.feeds_came(feeds),
            Event::Follows { follows, hidden } => self.follows_came(follows, hidden),
            Event::Alerts(alerts) => self.alerted(alerts),
            Event::Backlog { left } => self.backlog = left,
            Event::Rows { question, page } => self.rows_came(question, page),
            Event::Opened { question, article } => self.opened(question, *article),
            Event::Analysed { article, findings } => self.analysed(article, *findings),
            Event::Hits { question, hits } => self.search.take(question, hits),
            Event::Offers { question, offers } => self.offers_came(question, offers),
            Event::BookmarkRows { question, rows } => {
                if self.waiting.bookmarks == Some(question) {
                    self.waiting.bookmarks = None;
                    self.bookmarks.take(rows);
                }
            }
            Event::Cited(text) => self.effects.push(Effect::Copy(text)),
            Event::Looked { question, page } => self.looked(question, *page),
            Event::Done(change) => self.written(&change),
            Event::FeedChoice { question, found } => {
                if self.waiting.add == Some(question) {
                    self.waiting.add = None;
                    self.choose_feed(found);
                }
            }
            Event::FeedAdded { question, feed } => self.feed_added(question, feed),
            Event::Refresh(news) => self.refresh_news(&news),
            Event::Picture { wanted, picture } => self.pictures.take(&wanted, picture),
            Event::NotDone { change, message } => {
                self.history.give_up(&change);
                self.tell_error(&message);
            }
            Event::Failed { question, message } => self.failed(question, &message),
            Event::Told(text) => self.tell(&text),
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    fn key(&mut self, key: Key) {
        self.notice = None;
        if self.overlay.is_some() {
            self.overlay_key(key);
            return;
        }
        let place = self.place();
        match self.keymap.press(place, key) {
            Pressed::Run(command, count) => self.run(command, count),
            Pressed::Unknown { keys } if keys.len() > 1 => {
                self.tell(&format!("{} means nothing here; ? shows the keys", Key::written(&keys)));
            }
            // The tick that comes at once says when the sequence began.
            Pressed::Pending { .. } => {
                self.pending_since = None;
                self.effects.push(Effect::WakeIn(0));
            }
            Pressed::Cleared | Pressed::Unknown { .. } => {}
        }
    }

    /// Brings what depends on the size and on other parts up to date after an event.
    fn settle(&mut self) {
        self.shape.shelf = self.screen == Screen::Shelf;
        self.settle_pictures();
        let panes = self.panes();
        if let (Some(reading), Some(rect)) = (&mut self.reading, panes.article) {
            let height = usize::from(layout::content(rect).height);
            let columns = usize::from(layout::text_area(rect, self.shape.text_width).width);
            reading.resize(columns, height);
            reading.scroll(0, height);
        }
        self.give_up_pictures();
        self.want_pictures();
        let visible = self.visible_rows();
        self.list.follow(visible);
        self.mark_read_at_end();
        self.bookmarks.cursor.follow(self.bookmarks.shown.len(), visible);
        self.settle_shelf();
        self.search.cursor.follow(self.search.hits.len(), visible);
        self.search_further(visible);
        if self.waiting.rows.is_none()
            && let Some(around) = self.list.wanted(visible)
        {
            self.load_rows(around);
        }
    }

    /// Where the reader wants it so, an article counts as read when its end is on the screen.
    fn mark_read_at_end(&mut self) {
        let height = self.height_of(Pane::Article);
        let Some(reading) = &mut self.reading else { return };
        if self.mark_read == MarkRead::AtEnd
            && !reading.outside
            && !reading.read_was_asked
            && !reading.opened.row.read
            && reading.is_at_end(height)
        {
            reading.read_was_asked = true;
            let articles = vec![reading.opened.row.id];
            self.note_down(Change::Read { articles, read: true });
        }
    }

    fn tick(&mut self, now: i64, millis: u64) {
        (self.now, self.millis) = (now, millis);
        if !self.keymap.pending().is_empty() && self.pending_since.is_none() {
            self.pending_since = Some(millis);
            self.effects.push(Effect::WakeIn(PENDING_SHOWS));
        }
        if self.notice.as_ref().is_some_and(|notice| notice.until < millis) {
            self.notice = None;
        }
        if millis.saturating_sub(self.place_saved_at) >= PLACE_RESTS {
            self.save_place();
        }
        self.refresh_due();
        self.tell_alerts();
    }

    /// Asks for the place of the open article to be kept, where it is another one than before.
    pub(super) fn save_place(&mut self) {
        self.place_saved_at = self.millis;
        let Some(reading) = self.reading.as_mut().filter(|reading| !reading.outside) else { return };
        let place = reading.place();
        if place != reading.saved_place {
            reading.saved_place = place;
            let article = reading.opened.row.id;
            let words = reading.words_at_place();
            self.note_down(Change::Place { article, place, words });
        }
    }

    pub(super) fn load_rows(&mut self, around: Around) {
        let question = self.ask();
        self.waiting.rows = Some(question);
        let query = self.list.query.clone();
        self.effects.push(Effect::LoadRows { question, query, around, rows: STRETCH });
    }

    pub(super) fn load_rows_at(&mut self, place: usize) {
        self.load_rows(Around::Place(place));
    }

    /// Asks for the bookmarks; an answer to an earlier question is then of no use.
    pub(super) fn load_bookmarks(&mut self) {
        let question = self.ask();
        self.waiting.bookmarks = Some(question);
        self.effects.push(Effect::LoadBookmarks { question });
    }

    pub(super) fn library_changed(&mut self) {
        self.effects.push(Effect::LoadFeeds);
        self.load_bookmarks();
        self.reload_rows();
        // What is new in a story stays while the reader goes through it: opening one of its articles reads that one.
        let is_story = self.shelf.level().is_some_and(|level| matches!(level.ask, Ask::Story(_)));
        if self.screen == Screen::Shelf && !is_story {
            self.look_once_more();
        }
    }

    /// Asks for the rows around the selection anew.
    pub(super) fn reload_rows(&mut self) {
        if self.waiting.rows.is_some() {
            self.waiting.rows_again = true;
            return;
        }
        match self.list.anchor {
            Some(article) => self.load_rows(Around::Article(article)),
            None => self.load_rows_at(self.list.selected.saturating_sub(STRETCH / 2)),
        }
    }

    fn rows_came(&mut self, question: Question, page: RowsPage) {
        if self.waiting.rows != Some(question) {
            return;
        }
        self.waiting.rows = None;
        self.list.take(page);
        self.look_for_change();
        if std::mem::take(&mut self.waiting.rows_again) {
            self.reload_rows();
        } else if let Some((seek, open)) = self.list.seek.take() {
            let from = match seek {
                Seek::Forward => self.list.offset,
                Seek::Backward => (self.list.offset + self.list.rows.len()).saturating_sub(1),
            };
            self.seek_unread(from, seek, open);
        }
    }

    fn feeds_came(&mut self, feeds: Vec<Feed>) {
        let is_sample = |feed: &Feed| &*feed.folder == SAMPLE_FOLDER;
        self.sample_shown = feeds.iter().any(is_sample);
        self.sample_only = self.sample_shown && feeds.iter().all(is_sample);
        if !self.feeds.known && self.sample_only {
            self.tell("This is a sample edition, made up for newsdesk. Press a to add a feed of your own.");
        }
        self.feeds.take(feeds);
    }

    fn failed(&mut self, question: Option<Question>, message: &str) {
        if question.is_none_or(|question| self.shelf.fail(question, message)) {
            // Nobody waits for an answer to it, or it is told on the page.
        } else if question == self.waiting.rows {
            self.waiting.rows = None;
        } else if question == self.waiting.bookmarks {
            self.waiting.bookmarks = None;
        } else if question == self.waiting.add {
            self.waiting.add = None;
        } else if question == self.search.asked {
            self.search.answered = question;
        } else if self.waiting.open.is_some_and(|(asked, _, _)| Some(asked) == question) {
            self.waiting.open = None;
        } else if self.waiting.full_text.is_some_and(|(asked, _)| Some(asked) == question) {
            self.waiting.full_text = None;
        } else if self.waiting.changed.is_some_and(|(asked, _)| Some(asked) == question) {
            self.waiting.changed = None;
        }
        self.tell_error(message);
    }

    fn feed_added(&mut self, question: Question, feed: crate::model::FeedId) {
        if self.waiting.add == Some(question) {
            self.waiting.add = None;
            self.tell("Subscribed");
            self.show_scope(crate::model::Scope::Feed(feed));
        }
        self.effects.push(Effect::LoadFeeds);
    }

    /// Asks for an article.
    pub(super) fn open_article(&mut self, article: crate::model::ArticleId, then: ThenFocus) {
        let question = self.ask();
        self.go_to_place = None;
        self.waiting.open = Some((question, article, then));
        self.effects.push(Effect::Open { question, article });
    }
}
