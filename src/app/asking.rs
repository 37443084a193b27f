//! What becomes of the words that the reader typed into a prompt.

use crate::app::feeds_pane::LineKind;
use crate::app::{App, Effect, Pane, Screen};
use crate::model::{Change, FeedId, ListQuery, Text, interval, without_password};

impl App {
    /// Finds in what has the keyboard: lights hits in the text, filters lists. `typing`: more
    /// words may come.
    pub(super) fn find(&mut self, words: &str, typing: bool) {
        let words = words.trim();
        match (self.focus, self.screen) {
            (Pane::Article | Pane::Panel, _) => self.find_in_text(words, typing),
            (Pane::Feeds, _) => self.find_feed(words, typing),
            (Pane::List, Screen::News) => {
                let filter = (!words.is_empty()).then(|| Text::line(words));
                if filter != self.list.query.filter {
                    self.show_query(ListQuery { filter, ..self.list.query.clone() });
                }
            }
            (Pane::List, Screen::Bookmarks) => self.bookmarks.set_filter(words),
            (Pane::List, Screen::Search) => self.ask_search(words, typing),
            (Pane::List, Screen::Shelf) => self.look_for(words),
        }
    }

    fn find_in_text(&mut self, words: &str, typing: bool) {
        let height = self.height_of(Pane::Article);
        let Some(reading) = &mut self.reading else {
            self.tell("No article is open");
            return;
        };
        if words.is_empty() {
            reading.found = None;
            reading.light();
            return;
        }
        // What was found while typing stays, with its place; other words are looked for from where
        // the reader was.
        if reading.found.as_ref().is_none_or(|found| found.words != words) {
            if typing {
                let from = self.found_from;
                reading.go_to_row(from, height);
            }
            reading.find(words);
            reading.go_to_hit(1, height);
        }
        let none = reading.found.as_ref().is_some_and(|found| found.spans.is_empty());
        if none && !typing {
            reading.found = None;
            self.tell(&format!("The text does not hold “{words}”"));
        }
    }

    fn find_feed(&mut self, words: &str, typing: bool) {
        let wanted = words.to_lowercase();
        let height = self.height_of(Pane::Feeds);
        let holds = |line: &crate::app::feeds_pane::Line| line.title.to_lowercase().contains(&wanted);
        match self.feeds.lines.iter().position(holds) {
            Some(line) => self.feeds.select(line, height),
            None if !typing => self.tell(&format!("No feed's name holds “{words}”")),
            None => {}
        }
    }

    /// Looks for feeds at an address, to subscribe. `exact`: it was chosen from what was found.
    pub(super) fn add_feed(&mut self, address: &str, exact: bool) {
        let address = address.trim();
        if address.is_empty() {
            return;
        }
        let question = self.ask();
        self.waiting.add = Some(question);
        self.effects.push(Effect::AddFeed { question, address: address.to_owned(), exact });
        self.tell(&format!("Looking for feeds at {} …", without_password(address)));
    }

    /// Renames the selected feed or folder.
    pub(super) fn rename(&mut self, name: &str) {
        let name = Text::line(name);
        if name.is_empty() {
            return;
        }
        let change = match self.feeds.selected().map(|line| line.kind.clone()) {
            Some(LineKind::Followed(follow)) => {
                self.rename_follow(follow, &name);
                return;
            }
            Some(LineKind::Feed(feed)) => Change::RenameFeed { feed, title: name },
            Some(LineKind::Folder(from, _)) => {
                let outer = from.rsplit_once('/').map_or("", |(outer, _)| outer);
                let to = if outer.is_empty() { name } else { Text::line(&format!("{outer}/{name}")) };
                Change::RenameFolder { from, to }
            }
            _ => {
                self.tell("Choose a feed or a folder first");
                return;
            }
        };
        self.effects.push(Effect::Write(change));
    }

    /// Moves the selected feed to a folder; to the top where it is empty.
    pub(super) fn move_to_folder(&mut self, folder: &str) {
        let path: Vec<&str> = folder.split('/').map(str::trim).filter(|name| !name.is_empty()).collect();
        match self.feeds.selected_feed().map(|feed| feed.id) {
            Some(feed) => {
                let folder = Text::line(&path.join("/"));
                self.effects.push(Effect::Write(Change::MoveFeed { feed, folder }));
            }
            None => self.tell("Choose a feed first"),
        }
    }

    /// Sets how often a feed is fetched; without a word, as often as it publishes.
    pub(super) fn set_interval(&mut self, feed: FeedId, words: &str) {
        let seconds = interval::parse(words);
        if seconds.is_none() && !words.trim().is_empty() {
            self.tell_error(&format!("“{}” is no time from 5m to 30d, as 30m, 2h or 1d", words.trim()));
            return;
        }
        self.effects.push(Effect::Write(Change::Interval { feed, seconds }));
    }

    pub(super) fn remove_feed(&mut self, feed: FeedId) {
        self.effects.push(Effect::Write(Change::RemoveFeed { feed }));
    }

    /// Pipes the text of the open article to the reader's own command.
    pub(super) fn pipe(&mut self, command: &str) {
        let Some(reading) = self.reading.as_ref().filter(|_| !command.trim().is_empty()) else { return };
        let article = Box::new(reading.opened.article.clone());
        self.effects.push(Effect::Pipe { command: command.trim().to_owned(), article });
    }
}
