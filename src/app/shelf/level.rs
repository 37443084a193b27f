//! One page of the shelf: what was asked, what came, and where the reader is in it.

use std::collections::{HashMap, HashSet};

use super::row::{Role, Row, Target, words};
use super::{Setting, notes, rows};
use crate::app::event::Question;
use crate::model::{ArticleId, ArticleRow, Ask, Highlight, NotedArticle, Page, QuoteEntry};

/// With fewer rows than these below the selection, what follows is asked for.
const NEAR_END: usize = 40;

/// After so many parts in a row that bring nothing it is left to the reader whether to look further.
const EMPTY_PARTS: usize = 8;

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
    /// The library was changed while the reader was far down: it is asked for again at the top.
    pub is_behind: bool,
    asked: Question,
    answered: Option<Question>,
    /// What the page that is shown answers.
    shown: Option<Ask>,
    set_for: Setting,
    /// The question for what follows the page that is on its way.
    further: Option<Question>,
    /// What follows could not be had, or nothing was found for long; it is asked for again when the reader goes on.
    gave_up: bool,
    /// How many parts in a row brought nothing.
    empty_parts: usize,
    /// Of how many parts the page is.
    parts: usize,
    /// What was marked read or unread since the page came.
    read: HashMap<ArticleId, bool>,
    /// A newer answer, until it is as long as the page whose place it takes.
    coming: Option<Page>,
}

impl Level {
    #[must_use]
    pub(super) fn new(ask: Ask, question: Question) -> Self {
        Self {
            ask,
            page: None,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            failure: None,
            stale: false,
            is_behind: false,
            asked: question,
            answered: None,
            shown: None,
            set_for: Setting::default(),
            further: None,
            gave_up: false,
            empty_parts: 0,
            parts: 0,
            read: HashMap::new(),
            coming: None,
        }
    }

    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.answered != Some(self.asked)
    }

    /// Whether something is still being looked for, so that nothing to show is not the answer yet.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.is_waiting() || self.further.is_some()
    }

    /// Whether it was left to the reader to look further.
    #[must_use]
    pub fn rests(&self) -> bool {
        self.gave_up && self.page.as_ref().is_some_and(|page| page.more().is_some())
    }

    /// Whether a question is the one that this page waits for.
    #[must_use]
    pub fn answers(&self, question: Question) -> bool {
        self.asked == question
    }

    pub(super) fn waits_for(&self, question: Question) -> bool {
        self.asked == question || self.further == Some(question)
    }

    pub(super) fn ask_again(&mut self, ask: Ask, question: Question) {
        if self.ask != ask {
            (self.selected, self.top, self.parts) = (0, 0, 0);
        }
        self.ask = ask;
        self.asked = question;
        (self.stale, self.is_behind, self.gave_up) = (false, false, false);
        (self.further, self.coming, self.empty_parts) = (None, None, 0);
    }

    /// Whether it is longer than its first part.
    #[must_use]
    pub fn has_further(&self) -> bool {
        self.parts > 1
    }

    /// At the top again nothing but the first part is of use.
    pub fn forget_further(&mut self) {
        self.parts = self.parts.min(1);
    }

    pub(super) fn take(&mut self, question: Question, page: Page) {
        if self.asked == question {
            self.answered = Some(question);
            self.failure = None;
            // A page of several parts is not put back to its first one.
            if self.parts > 1 && page.more().is_some() {
                self.coming = Some(page);
            } else {
                self.show(page, 1);
            }
            return;
        }
        self.further = None;
        match &mut self.coming {
            Some(coming) => {
                coming.take_further(page);
            }
            None => {
                if let Some(shown) = &mut self.page {
                    let before = shown.length();
                    let is_behind = shown.take_further(page);
                    self.parts += 1;
                    self.empty_parts = if shown.length() > before { 0 } else { self.empty_parts + 1 };
                    if is_behind {
                        self.put_behind(before);
                    } else {
                        self.set_for = Setting::default();
                    }
                }
            }
        }
        if self.empty_parts >= EMPTY_PARTS {
            (self.gave_up, self.empty_parts) = (true, 0);
        }
        let length = self.page.as_ref().map_or(0, Page::length);
        if let Some(coming) = self.coming.take_if(|coming| coming.length() >= length || coming.more().is_none()) {
            self.show(coming, self.parts);
        }
    }

    /// Sets the rows of what came behind so many things; all of them anew where it does not stand apart.
    fn put_behind(&mut self, before: usize) {
        let Some(tail) = self.page.as_ref().and_then(|page| page.tail(before)) else {
            self.set_for = Setting::default();
            return;
        };
        if self.set_for == Setting::default() {
            return;
        }
        // The sign for what follows.
        self.rows.pop();
        self.rows.extend(rows(&tail, &self.set_for));
        self.rows.extend(self.sign_for_more());
    }

    fn sign_for_more(&self) -> Option<Row> {
        let more = self.page.as_ref()?.more();
        more.filter(|_| !self.rows.is_empty()).map(|_| Row::default().line(vec![words(Role::Muted, "…")]))
    }

    fn show(&mut self, page: Page, parts: usize) {
        if self.shown.as_ref() != Some(&self.ask) {
            (self.selected, self.top) = (0, 0);
            self.rows.clear();
        }
        self.shown = Some(self.ask.clone());
        self.page = Some(page);
        self.read.clear();
        self.parts = parts;
        self.set_for = Setting::default();
    }

    pub(super) fn fail(&mut self, question: Question, message: &str) {
        if self.asked == question {
            self.answered = Some(question);
            self.failure = Some(message.to_owned());
        } else {
            (self.further, self.gave_up) = (None, true);
        }
    }

    /// The question for what follows, where the reader comes near the end of what is there.
    #[must_use]
    pub fn wanted(&self, height: usize) -> Option<Ask> {
        if self.is_looking() || self.gave_up {
            return None;
        }
        let left = self.rows.len().saturating_sub(self.selected.max(self.top));
        let near_end = self.page.as_ref().filter(|_| left <= NEAR_END.max(2 * height));
        let page = self.coming.as_ref().or(near_end)?;
        let after = page.more()?;
        Some(Ask::Further { of: Box::new(self.ask.clone()), after })
    }

    /// What follows is on its way.
    pub fn expect(&mut self, question: Question) {
        self.further = Some(question);
    }

    pub(super) fn settle(&mut self, setting: Setting, height: usize) {
        if self.set_for.columns != setting.columns || self.set_for.utc_offset != setting.utc_offset {
            let set = self.page.as_ref().map_or_else(Vec::new, |page| rows(page, &setting));
            let old = std::mem::replace(&mut self.rows, set);
            self.rows.extend(self.sign_for_more());
            self.set_for = setting;
            self.mark_read();
            self.keep_place(&old, height);
            if old.get(self.selected).is_some_and(|row| row.target.is_some())
                && self.rows.get(self.selected).is_none_or(|row| row.target.is_none())
            {
                // What was selected is gone: the next in its place.
                self.move_by(0, height);
            }
        }
        self.select(self.selected, height);
    }

    /// What was selected stays so, as far from the top of the pane as it was.
    fn keep_place(&mut self, old: &[Row], height: usize) {
        let Some(target) = old.get(self.selected).and_then(|row| row.target.as_ref()) else { return };
        let is_same = |row: &Row| row.target.as_ref().is_some_and(|other| other.place() == target.place());
        let distance = |index: &usize| index.abs_diff(self.selected);
        let same = self.rows.iter().enumerate().filter(|(_, row)| is_same(row)).map(|(index, _)| index);
        let Some(found) = same.min_by_key(distance) else { return };
        let above: usize = old.get(self.top..self.selected).unwrap_or(&[]).iter().map(|row| row.lines.len()).sum();
        self.selected = found;
        // At the beginning of the page it stays there: what came before the selection is to be seen.
        if self.top == 0 && self.lines(0, found + 1) <= height {
            return;
        }
        self.top = found;
        while self.top > 0 && self.lines(self.top - 1, found) <= above {
            self.top -= 1;
        }
        // Near the end the pane is filled from above.
        while self.top > 0 && self.lines(self.top - 1, self.rows.len()) <= height {
            self.top -= 1;
        }
    }

    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// Whether the selection is on the first row that leads somewhere.
    #[must_use]
    pub fn is_at_top(&self) -> bool {
        self.rows.iter().take(self.selected).all(|row| row.target.is_none())
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

    /// On the page of notes, what the selected row is about: an article, and the highlight in it where it is one.
    #[must_use]
    pub fn noted(&self) -> Option<(&NotedArticle, Option<&Highlight>)> {
        let Page::Notes(page) = self.page.as_ref()? else { return None };
        notes::at_row(page, self.selected)
    }

    pub fn move_by(&mut self, by: isize, height: usize) {
        self.gave_up = false;
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

    /// The next row (or the one before) that leads to an article that is wanted.
    #[must_use]
    pub fn next_article(&self, forward: bool, is_wanted: impl Fn(&ArticleRow) -> bool) -> Option<usize> {
        let leads = |index: &usize| self.rows.get(*index).and_then(Row::article).is_some_and(&is_wanted);
        if forward { (self.selected + 1..self.rows.len()).find(leads) } else { (0..self.selected).rev().find(leads) }
    }

    /// Articles were marked read or unread. What the page says of them stays: what is new in a story is not less so
    /// while the reader goes through it.
    pub(super) fn show_read(&mut self, articles: &HashSet<ArticleId>, read: bool) {
        self.read.extend(articles.iter().map(|article| (*article, read)));
        self.mark_read();
    }

    fn mark_read(&mut self) {
        for row in &mut self.rows {
            if let Some(Target::Article(row, _)) = &mut row.target
                && let Some(read) = self.read.get(&row.id)
            {
                row.read = *read;
            }
        }
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
