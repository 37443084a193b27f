//! Gives the keys to the overlay and does what was decided in it.

mod opened;

use crate::app::overlay::{self, Outcome, Overlay, PromptKind, Typed};
use crate::app::{App, Effect, Key, Pane, Screen};
use crate::config::or_nearest;
use crate::model::FoundFeed;

/// How many lines of the command line are remembered.
const HISTORY: usize = 100;

impl App {
    /// Gives a key to the overlay.
    pub(in crate::app) fn overlay_key(&mut self, key: Key) {
        let outcome = self.overlay.as_mut().and_then(|overlay| overlay.update(key));
        if let Some(outcome) = outcome {
            self.decided(outcome);
        }
    }

    pub(in crate::app) fn paste(&mut self, text: &str) {
        let outcome = self.overlay.as_mut().and_then(|overlay| overlay.paste(text));
        if let Some(outcome) = outcome {
            self.decided(outcome);
        }
    }

    /// Feeds were found at an address that the reader gave: takes the only one, or asks which.
    pub(in crate::app) fn choose_feed(&mut self, found: Vec<FoundFeed>) {
        match found.as_slice() {
            [] => self.tell_error("No feed was found there; give the address of the feed itself"),
            [only] => {
                let address = only.url.to_string();
                self.add_feed(&address, true);
            }
            _ => self.overlay = Some(Overlay::Menu(overlay::feed_choice(found, self.utc_offset))),
        }
    }

    /// Does what was decided in an overlay.
    pub(in crate::app) fn decided(&mut self, outcome: Outcome) {
        let closed = if outcome.closes() { self.overlay.take() } else { None };
        if let Some(Overlay::CommandLine(line)) = closed
            && !matches!(outcome, Outcome::Close)
        {
            let words = line.words().trim().to_owned();
            self.command_lines.retain(|earlier| *earlier != words);
            self.command_lines.push(words);
            if self.command_lines.len() > HISTORY {
                self.command_lines.remove(0);
            }
        }
        match outcome {
            Outcome::Typing(PromptKind::Find, words) => self.find(&words, true),
            Outcome::Typing(PromptKind::Search, words) => self.search_typed(&words),
            Outcome::Typing(PromptKind::Query, words) => self.query_typed(&words),
            Outcome::Typing(PromptKind::MergeName, words) => self.look_for_names(&words),
            Outcome::Typing(PromptKind::JoinStory, words) => self.look_for_stories(&words),
            Outcome::Close => self.marking = None,
            Outcome::Typing(..) => {}
            Outcome::Run(command, count) => self.run(command, count),
            Outcome::Submitted(kind, words) => self.submitted(kind, &words),
            Outcome::Cancelled(kind) => {
                self.marking = None;
                self.cancelled(kind);
            }
            Outcome::Preview(name) | Outcome::KeptTheme(name) => self.effects.push(Effect::ShowTheme(name)),
            Outcome::ChoseTheme(name) => self.choose_theme(name),
            Outcome::OpenLink(index) => self.browse_link(index + 1),
            Outcome::CopyLink(index) => {
                let links = self.reading.as_ref().map_or(&[][..], |reading| &reading.opened.article.body.links);
                if let Some(url) = links.get(index).map(|link| link.url.to_string()) {
                    self.effects.push(Effect::Copy(url));
                }
            }
            Outcome::Yank(what) => self.yank(what),
            Outcome::ChoseKind(kind) => self.retype_name(kind),
            Outcome::ChoseFollow(query, name) => self.follow_query(&query, &name),
            Outcome::ChoseFeed(found) => self.add_feed(&found.url, true),
            Outcome::Note(_, note) if self.noted_highlight(&note) => {}
            Outcome::Note(article, note) => self.set_note(article, &note),
            Outcome::RemoveFeed(feed) => self.remove_feed(feed),
            Outcome::Typed(typed) => self.typed(typed),
        }
    }

    fn submitted(&mut self, kind: PromptKind, words: &str) {
        match kind {
            PromptKind::Find => self.find(words, false),
            PromptKind::Search => self.ask_search(words, false),
            PromptKind::Query => self.look_for(words),
            PromptKind::AddFeed => self.add_feed(words, false),
            PromptKind::Rename => self.rename(words),
            PromptKind::Follow => self.follow_as(words),
            PromptKind::Move => self.move_to_folder(words),
            PromptKind::Interval(feed) => self.set_interval(feed, words),
            PromptKind::Tag(article) => self.set_tags(article, words),
            PromptKind::Pipe => self.pipe(words),
            PromptKind::RenameName => self.rename_name(words),
            PromptKind::MergeName => self.merge_name(words),
            PromptKind::JoinStory => self.join_story(words),
        }
    }

    /// A prompt was left: what it did while words were typed is taken back.
    fn cancelled(&mut self, kind: PromptKind) {
        match (kind, self.focus, self.screen) {
            (PromptKind::Find, Pane::Article | Pane::Panel, _) => {
                let height = self.height_of(Pane::Article);
                let from = self.found_from;
                if let Some(reading) = self.reading.as_mut().filter(|reading| reading.found.is_some()) {
                    reading.found = None;
                    reading.light();
                    reading.go_to_row(from, height);
                }
            }
            (PromptKind::Find, Pane::List, Screen::News) => self.clear_filter(self.filtered_from),
            (PromptKind::Find, Pane::List, Screen::Bookmarks) => self.bookmarks.set_filter(""),
            (PromptKind::Find | PromptKind::Query, Pane::List, Screen::Shelf) => {
                if let Some(ask) = self.asked_from.take() {
                    self.look_unless_shown(ask);
                }
            }
            (PromptKind::Search, _, Screen::Search) if self.search.hits.is_empty() => self.screen = Screen::News,
            _ => {}
        }
    }

    fn choose_theme(&mut self, name: String) {
        if !self.themes.iter().any(|(known, _)| *known == name) {
            let names: Vec<&str> = self.themes.iter().map(|(known, _)| known.as_str()).collect();
            self.tell_error(&format!("There is no theme “{name}”{}", or_nearest(&name, &names)));
            return;
        }
        self.effects.push(Effect::ShowTheme(name.clone()));
        self.effects.push(Effect::SaveTheme(name.clone()));
        self.theme = name;
    }

    /// Does a line of the command line.
    fn typed(&mut self, typed: Typed) {
        match typed {
            Typed::Theme(name) => self.choose_theme(name),
            Typed::Add(address) => self.add_feed(&address, false),
            Typed::Search(words) => self.search_for(&words),
            Typed::Find(words) => self.find(&words, false),
            Typed::Tag(words) => {
                if let Some((article, _)) = self.kept_article() {
                    self.set_tags(article, &words);
                }
            }
            Typed::Width(width) => self.set_text_width(width),
            Typed::OpenLink(number) => self.browse_link(number),
            Typed::Pipe(command) if self.reading.is_some() => self.pipe(&command),
            Typed::Pipe(_) => self.tell("No article is open"),
        }
    }
}
