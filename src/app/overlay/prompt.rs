//! A question that is answered with one line.

use crossterm::event::KeyCode;
use ratatui::style::Style;
use tui_textarea::TextArea;

use super::Outcome;
use crate::app::key::Key;
use crate::model::query::Offer;
use crate::model::{ArticleId, FeedId};

/// A line being typed, and what it is for.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub kind: PromptKind,
    pub title: String,
    pub hint: &'static str,
    pub area: TextArea<'static>,
    /// What Tab can make of the last word: folders, tags.
    pub completions: Vec<String>,
    /// Which of them stands there since the last Tab.
    completed: Option<(String, usize)>,
    /// Search: what the end of the query could become, from the byte `offers_from` on.
    pub offers: Vec<Offer>,
    offers_from: usize,
    /// What is wrong in the words.
    pub error: Option<String>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words in the text, the list or the screen at hand; found as they are typed.
    Find,
    /// Words in the whole library; found as they are typed.
    Search,
    /// A query for the page at hand; what it finds is shown as it is typed.
    Query,
    AddFeed,
    Rename,
    /// The name of a query to follow, or another one for what is followed.
    Follow,
    Move,
    /// How often a feed is fetched.
    Interval(FeedId),
    Tag(ArticleId),
    Pipe,
    /// What to call a person, organisation or place.
    RenameName,
    /// The name that another one is the same as; names are looked up as it is typed.
    MergeName,
    /// The story that the one at hand is one with; stories are looked up as it is typed.
    JoinStory,
}

impl PromptKind {
    /// Whether every change of the words is told.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Find | Self::Search | Self::Query) || self.is_found()
    }

    /// Whether what is typed is looked up in the library, by any of its words.
    #[must_use]
    pub fn is_found(self) -> bool {
        matches!(self, Self::MergeName | Self::JoinStory)
    }

    /// Whether the words are in the language of queries.
    #[must_use]
    pub fn is_query(self) -> bool {
        matches!(self, Self::Search | Self::Query)
    }
}

/// An empty area for one line, or one with words and the cursor after them.
pub(super) fn line_area(words: &str) -> TextArea<'static> {
    let mut area = TextArea::new(vec![one_line(words)]);
    area.set_cursor_line_style(Style::new());
    area.move_cursor(tui_textarea::CursorMove::End);
    area
}

/// Pasted text on one line, without what a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    crate::model::Text::line(text).into_string()
}

impl Prompt {
    /// A question with the words that stand there at first.
    #[must_use]
    pub fn new(kind: PromptKind, title: &str, words: &str, completions: Vec<String>) -> Self {
        let hint = match kind {
            PromptKind::Find => "enter keeps the matches, n N go through them, esc ends",
            PromptKind::Search | PromptKind::Query => "words, \"exact words\", -not, or, speaker:NAME; tab completes",
            PromptKind::AddFeed => "the address of a feed, or of a site that has one",
            PromptKind::Rename => "enter renames",
            PromptKind::Follow => "a name for the feeds pane; with ! behind it new articles are notified",
            PromptKind::Move => "a folder, as World/Europe; empty is the top; tab completes",
            PromptKind::Interval(_) => "as 30m, 2h, 1d; empty: as often as it publishes",
            PromptKind::Tag(_) => "words parted by blanks; tab completes",
            PromptKind::RenameName => "enter renames it in all articles",
            PromptKind::MergeName | PromptKind::JoinStory => "tab takes one of these, enter puts them together",
            PromptKind::Pipe => "a command; the article's text goes to its standard input",
        };
        Self {
            kind,
            title: title.to_owned(),
            hint,
            area: line_area(words),
            completions,
            completed: None,
            offers: Vec::new(),
            offers_from: 0,
            error: None,
        }
    }

    #[must_use]
    pub fn words(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    pub(super) fn update(&mut self, key: Key) -> Option<Outcome> {
        match key.code() {
            KeyCode::Esc => return Some(Outcome::Cancelled(self.kind)),
            KeyCode::Enter => return Some(Outcome::Submitted(self.kind, self.words().to_owned())),
            KeyCode::Tab | KeyCode::BackTab if self.kind.is_query() => {
                self.take_offer(key.code() == KeyCode::Tab);
            }
            KeyCode::Tab | KeyCode::BackTab => {
                self.complete(key.code() == KeyCode::Tab);
                // What is offered stays while the reader goes through it.
                return if self.kind.is_found() { None } else { self.told() };
            }
            _ if key.is_ctrl('c') => return Some(Outcome::Cancelled(self.kind)),
            _ if key.is_ctrl('m') || key.is_ctrl('j') => {
                return Some(Outcome::Submitted(self.kind, self.words().to_owned()));
            }
            _ if edit_line(&mut self.area, key) => self.completed = None,
            _ => return None,
        }
        self.told()
    }

    pub(super) fn paste(&mut self, text: &str) -> Option<Outcome> {
        self.area.insert_str(one_line(text));
        self.completed = None;
        self.told()
    }

    /// The completion that stands there since the last Tab.
    #[must_use]
    pub fn completed(&self) -> Option<usize> {
        self.completed.as_ref().map(|(_, at)| *at)
    }

    fn told(&self) -> Option<Outcome> {
        self.kind.is_live().then(|| Outcome::Typing(self.kind, self.words().to_owned()))
    }

    /// Other words are offered for what stands from a byte on.
    pub(in crate::app) fn offer(&mut self, from: usize, offers: Vec<Offer>) {
        self.offers_from = from;
        self.offers = offers;
    }

    /// Whether the reader goes through the offers: they stay as they are then.
    #[must_use]
    pub fn is_completing(&self) -> bool {
        self.completed.is_some()
    }

    /// The offer that stands in the line.
    #[must_use]
    pub fn taken(&self) -> Option<usize> {
        self.completed.as_ref().map(|(_, at)| *at)
    }

    /// Puts the next offer in the place of the end of the query. The only one there is no choice: what follows it
    /// is offered then.
    fn take_offer(&mut self, forward: bool) {
        let words = self.words().to_owned();
        let stem = self.completed.as_ref().map_or(words, |(stem, _)| stem.clone());
        let count = self.offers.len().max(1);
        let next = match (&self.completed, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some((_, at)), true) => (at + 1) % count,
            (Some((_, at)), false) => (at + count - 1) % count,
        };
        if let (Some(offer), Some(before)) = (self.offers.get(next), stem.get(..self.offers_from)) {
            self.area = line_area(&format!("{before}{}", offer.text));
            self.completed = (self.offers.len() > 1).then(|| (stem.clone(), next));
        }
    }

    /// Puts the next completion in the place of the last word, or of all words for a folder.
    fn complete(&mut self, forward: bool) {
        let words = self.words().to_owned();
        let stem = self.completed.as_ref().map_or(words, |(stem, _)| stem.clone());
        let cut = match self.kind {
            PromptKind::Tag(_) => stem.rfind([' ', ',']).map_or(0, |at| at + 1),
            _ => 0,
        };
        let (before, word) = stem.split_at_checked(cut).unwrap_or(("", &stem));
        // Names come found by any of their words.
        let is_found = self.kind.is_found();
        let begins = |one: &&String| is_found || one.to_lowercase().starts_with(&word.to_lowercase());
        let fitting: Vec<&String> = self.completions.iter().filter(begins).collect();
        let count = fitting.len();
        let next = match (&self.completed, forward) {
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
            (Some((_, at)), true) => (at + 1) % count.max(1),
            (Some((_, at)), false) => (at + count.max(1) - 1) % count.max(1),
        };
        if let Some(completion) = fitting.get(next) {
            self.area = line_area(&format!("{before}{completion}"));
            self.completed = Some((stem.clone(), next));
        }
    }
}

/// Edits a line as shells do; true where the words changed.
pub(super) fn edit_line(area: &mut TextArea<'static>, key: Key) -> bool {
    if key.is_ctrl('u') {
        return area.delete_line_by_head();
    }
    if key.is_ctrl('z') {
        return area.undo();
    }
    area.input(key.to_event())
}
