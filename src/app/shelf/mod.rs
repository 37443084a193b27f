//! Screens that show what the whole library says: quotes, names, sources, stories, notes, revisions.
//!
//! Each is a page asked of the desk and set as rows; a row can lead to an article or to a further page, and back
//! goes the way that the reader came.

mod ledger;
mod level;
mod name;
mod names;
mod notes;
mod quotes;
mod revisions;
pub mod row;
mod stories;
mod story;
mod wording;

use std::collections::HashSet;

use crate::app::event::Question;
use crate::model::{ArticleId, Ask, Page, Timestamp};
pub use level::Level;
pub use row::{Role, Row, Target, Words};

/// What rows are set for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    pub columns: usize,
    pub now: Timestamp,
    /// Seconds east of UTC.
    pub utc_offset: i32,
}

/// The pages of the shelf, the outermost first; the last one is on the screen.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    pub levels: Vec<Level>,
}

impl Shelf {
    #[must_use]
    pub fn level(&self) -> Option<&Level> {
        self.levels.last()
    }

    pub fn level_mut(&mut self) -> Option<&mut Level> {
        self.levels.last_mut()
    }

    /// Begins anew with a page, or goes a level further in.
    pub fn open(&mut self, ask: Ask, question: Question, is_outermost: bool) {
        if is_outermost {
            self.levels.clear();
        }
        self.levels.push(Level::new(ask, question));
    }

    /// Goes a level back; false where there is none.
    pub fn back(&mut self) -> bool {
        self.levels.pop();
        !self.levels.is_empty()
    }

    /// Asks something else on the same level; what is shown stays until the answer is there.
    pub fn ask_again(&mut self, ask: Ask, question: Question) {
        if let Some(level) = self.level_mut() {
            level.ask_again(ask, question);
        }
    }

    /// Takes an answer in, unless it is stale.
    pub fn take(&mut self, question: Question, page: Page) {
        if let Some(level) = self.levels.iter_mut().find(|level| level.waits_for(question)) {
            level.take(question, page);
        }
    }

    /// A question could not be answered; what is shown stays. False where it is no page's.
    pub fn fail(&mut self, question: Question, message: &str) -> bool {
        let Some(level) = self.levels.iter_mut().find(|level| level.waits_for(question)) else { return false };
        level.fail(question, message);
        true
    }

    /// Articles were marked read or unread.
    pub fn show_read(&mut self, articles: &HashSet<ArticleId>, read: bool) {
        self.levels.iter_mut().for_each(|level| level.show_read(articles, read));
    }

    /// Sets the rows for a pane, where they are not, and keeps the selection in sight.
    pub fn settle(&mut self, setting: Setting, height: usize) {
        if let Some(level) = self.level_mut() {
            level.settle(setting, height);
        }
    }
}

/// The name of a page, for its title.
#[must_use]
pub fn title(level: &Level) -> String {
    let name = match (&level.ask, &level.page) {
        (Ask::Quotes { direct: true, .. }, _) => "Quote book, direct quotes only",
        (Ask::Quotes { .. }, _) => "Quote book",
        (Ask::Names { .. }, _) => "People, organisations, places",
        (_, Some(Page::Name(page))) => page.row.name.as_str(),
        (Ask::Name(_) | Ask::Named(_), _) => "Name",
        (Ask::Ledger { words }, _) if words.is_empty() => "Sources, last 90 days",
        (Ask::Ledger { .. }, _) => "Sources",
        (Ask::Stories { .. }, _) => "Stories",
        (_, Some(Page::Story(page))) => page.title.as_str(),
        (Ask::Story(_), _) => "Story",
        (Ask::Notes { .. }, _) => "Notes and highlights",
        (Ask::Revisions(_), _) => "Revisions",
        (Ask::Further { .. }, _) => "Further",
    };
    match level.ask.words().filter(|words| !words.is_empty()) {
        Some(words) => format!("{name}: {words}"),
        None => name.to_owned(),
    }
}

fn rows(page: &Page, set: &Setting) -> Vec<Row> {
    match page {
        Page::Quotes(page) => quotes::rows(page, set),
        Page::Names(page) => names::rows(page, set),
        Page::Name(page) => name::rows(page, set),
        Page::Ledger(page) => ledger::rows(page, set),
        Page::Stories(page) => stories::rows(page, set),
        Page::Story(page) => story::rows(page, set),
        Page::Notes(page) => notes::rows(page, set),
        Page::Revisions(page) => revisions::rows(page, set),
    }
}

#[cfg(test)]
mod tests;
