//! Screens that show what the whole library says: quotes, names, sources, stories, notes, revisions.
//!
//! Each is a page asked of the desk and set as rows; a row can lead to an article or to a further page, and back
//! goes the way that the reader came.

mod ledger;
mod name;
mod names;
mod notes;
mod quotes;
mod revisions;
pub mod row;
mod stories;
mod story;
mod wording;

use crate::app::event::Question;
use crate::model::{Ask, Page, QuoteEntry, Timestamp};
pub use row::{Role, Row, Target, Words};

/// What rows are set for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    pub columns: usize,
    pub now: Timestamp,
    /// Seconds east of UTC.
    pub utc_offset: i32,
}

/// One page on the way that the reader came.
#[derive(Clone, Debug)]
pub struct Level {
    pub ask: Ask,
    pub page: Option<Page>,
    pub rows: Vec<Row>,
    pub selected: usize,
    /// The first row that the pane shows.
    pub top: usize,
    /// Why there is no answer to what was asked last.
    pub failure: Option<String>,
    /// What it shows was changed since it was asked for.
    pub stale: bool,
    asked: Question,
    answered: Option<Question>,
    set_for: Setting,
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
        self.levels.push(Level {
            ask,
            page: None,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            failure: None,
            stale: false,
            asked: question,
            answered: None,
            set_for: Setting::default(),
        });
    }

    /// Goes a level back; false where there is none.
    pub fn back(&mut self) -> bool {
        self.levels.pop();
        !self.levels.is_empty()
    }

    /// Asks something else on the same level; what is shown stays until the answer is there.
    pub fn ask_again(&mut self, ask: Ask, question: Question) {
        if let Some(level) = self.level_mut() {
            if level.ask != ask {
                (level.selected, level.top) = (0, 0);
            }
            level.ask = ask;
            level.asked = question;
            level.stale = false;
        }
    }

    /// Takes an answer in, unless it is stale.
    pub fn take(&mut self, question: Question, page: Page) {
        if let Some(level) = self.levels.iter_mut().find(|level| level.asked == question) {
            level.page = Some(page);
            level.answered = Some(question);
            level.failure = None;
            level.set_for = Setting::default();
        }
    }

    /// A question could not be answered; what is shown stays. False where it is no page's.
    pub fn fail(&mut self, question: Question, message: &str) -> bool {
        let Some(level) = self.levels.iter_mut().find(|level| level.asked == question) else { return false };
        level.answered = Some(question);
        level.failure = Some(message.to_owned());
        true
    }

    /// Sets the rows for a pane, where they are not, and keeps the selection in sight.
    pub fn settle(&mut self, setting: Setting, height: usize) {
        let Some(level) = self.level_mut() else { return };
        if level.set_for.columns != setting.columns || level.set_for.utc_offset != setting.utc_offset {
            level.rows = level.page.as_ref().map_or_else(Vec::new, |page| rows(page, &setting));
            level.set_for = setting;
        }
        level.select(level.selected, height);
    }
}

impl Level {
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.answered != Some(self.asked)
    }

    /// Whether a question is the one that this page waits for.
    #[must_use]
    pub fn answers(&self, question: Question) -> bool {
        self.asked == question
    }

    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// The quote of the selected row, where it is one.
    #[must_use]
    pub fn quote(&self) -> Option<&QuoteEntry> {
        let Target::Article(row, Some(place)) = self.row()?.target.as_ref()? else { return None };
        let stands_there = |entry: &&QuoteEntry| {
            let versions = entry.others.iter().map(|other| (other.row.id, other.place));
            std::iter::once((entry.row.id, entry.place)).chain(versions).any(|at| at == (row.id, *place))
        };
        match self.page.as_ref()? {
            Page::Quotes(page) => page.entries.iter().find(stands_there),
            Page::Name(page) => page.said.iter().chain(&page.said_about).find(stands_there),
            _ => None,
        }
    }

    pub fn move_by(&mut self, by: isize, height: usize) {
        let to = self.selected.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
        // Headings and blank lines are passed over on the way to something that leads somewhere; past the last
        // such row it is the selection's way back to it.
        let leads = |at: &usize| self.rows.get(*at).is_some_and(|row| row.target.is_some());
        let (after, before) = (to..self.rows.len(), (0..=to).rev());
        let found = if by < 0 {
            before.into_iter().find(leads).or_else(|| after.into_iter().find(leads))
        } else {
            after.into_iter().find(leads).or_else(|| before.into_iter().find(leads))
        };
        self.select(found.unwrap_or(to), height);
    }

    /// Selects a row and scrolls so that all of it is in sight, with the headings before the first.
    pub fn select(&mut self, row: usize, height: usize) {
        self.selected = row.min(self.rows.len().saturating_sub(1));
        if self.rows.get(..self.selected).is_some_and(|before| before.iter().all(|row| row.target.is_none())) {
            self.top = 0;
        }
        self.top = self.top.min(self.selected);
        while self.top < self.selected && self.lines(self.top, self.selected + 1) > height {
            self.top += 1;
        }
    }

    /// Scrolls as the wheel does; the selection stays in sight.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.rows.len().saturating_sub(1);
        self.top = self.top.saturating_add_signed(by).min(last);
        while self.top > 0 && self.lines(self.top, self.rows.len()) < height {
            self.top -= 1;
        }
        let mut end = self.top + 1;
        while end < self.rows.len() && self.lines(self.top, end + 1) <= height {
            end += 1;
        }
        self.selected = self.selected.clamp(self.top, end.saturating_sub(1).max(self.top)).min(last);
    }

    /// The row at a line of the pane.
    #[must_use]
    pub fn row_at(&self, line: usize) -> Option<usize> {
        (self.top..self.rows.len()).find(|row| line < self.lines(self.top, row + 1))
    }

    fn lines(&self, from: usize, to: usize) -> usize {
        self.rows.get(from..to).unwrap_or(&[]).iter().map(|row| row.lines.len()).sum()
    }
}

/// The name of a page, for its title.
#[must_use]
pub fn title(level: &Level) -> String {
    let name = match (&level.ask, &level.page) {
        (Ask::Quotes { .. }, _) => "Quote book",
        (Ask::Names { .. }, _) => "People, organisations, places",
        (_, Some(Page::Name(page))) => page.row.name.as_str(),
        (Ask::Name(_) | Ask::Named(_), _) => "Name",
        (Ask::Ledger { .. }, _) => "Sources",
        (Ask::Stories { .. }, _) => "Stories",
        (_, Some(Page::Story(page))) => page.title.as_str(),
        (Ask::Story(_), _) => "Story",
        (Ask::Notes { .. }, _) => "Notes and highlights",
        (Ask::Revisions(_), _) => "Revisions",
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
