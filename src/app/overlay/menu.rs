//! A list to choose from, narrowed by typing.

use crossterm::event::KeyCode;
use tui_textarea::TextArea;

use super::{Outcome, Yank, fuzzy};
use crate::app::Command;
use crate::app::cursor::Cursor;
use crate::app::key::Key;
use crate::model::{FoundFeed, NameKind};

/// A list with a selected row.
#[derive(Clone, Debug)]
pub struct Menu {
    pub title: String,
    pub rows: Vec<MenuRow>,
    /// The rows that the filter leaves, best first while it has words.
    pub shown: Vec<usize>,
    /// Its `top` is a wish: drawing scrolls on where the selection would be out of sight.
    pub cursor: Cursor,
    pub filter: TextArea<'static>,
    pub filtering: Filtering,
    /// The theme to go back to.
    pub kept_theme: Option<String>,
    /// The keys that work, for the foot.
    pub foot: &'static str,
}

/// Whether typing narrows the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtering {
    /// Letters choose or move; `/` starts to narrow.
    Off,
    On,
    /// From the beginning, and without an end.
    Always,
}

/// A row, or a heading over rows.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuRow {
    /// Shown before the text; one letter chooses the row.
    pub key: String,
    pub text: String,
    /// Shown after the text, quieter.
    pub detail: String,
    /// None: a heading.
    pub choice: Option<Choice>,
}

/// What choosing a row means.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// `false`: it cannot be asked for where the reader is.
    Command(Command, bool),
    Theme(String),
    Link(usize),
    Yank(Yank),
    Feed(FoundFeed),
    Kind(NameKind),
    /// A query, and its name.
    Follow(String, String),
}

/// How many rows a page key moves.
const PAGE: isize = 10;

impl Menu {
    #[must_use]
    pub fn new(title: &str, rows: Vec<MenuRow>, filtering: Filtering, foot: &'static str) -> Self {
        let mut menu = Self {
            title: title.to_owned(),
            rows,
            shown: Vec::new(),
            cursor: Cursor::default(),
            filter: TextArea::default(),
            filtering,
            kept_theme: None,
            foot,
        };
        menu.filter.set_cursor_line_style(ratatui::style::Style::new());
        menu.narrow();
        menu
    }

    /// The words of the filter.
    #[must_use]
    pub fn words(&self) -> &str {
        self.filter.lines().first().map_or("", String::as_str)
    }

    /// The row that Enter chooses.
    #[must_use]
    pub fn selected(&self) -> Option<&MenuRow> {
        self.shown.get(self.cursor.selected).and_then(|row| self.rows.get(*row))
    }

    pub(super) fn update(&mut self, key: Key) -> Option<Outcome> {
        let typing = self.filtering != Filtering::Off;
        match key.code() {
            KeyCode::Esc if self.filtering == Filtering::On => {
                self.filtering = Filtering::Off;
                self.filter.select_all();
                self.filter.cut();
                self.narrow();
                None
            }
            KeyCode::Esc => Some(self.left()),
            KeyCode::Enter => self.choose(),
            KeyCode::Down => self.go(1),
            KeyCode::Up => self.go(-1),
            KeyCode::PageDown => self.go(PAGE),
            KeyCode::PageUp => self.go(-PAGE),
            _ if key.is_ctrl('c') || key.is_ctrl('p') && self.words().is_empty() => Some(self.left()),
            _ if key.is_ctrl('n') || key.is_ctrl('j') => self.go(1),
            _ if key.is_ctrl('p') || key.is_ctrl('k') => self.go(-1),
            _ if key.is_ctrl('d') || key.is_ctrl('f') => self.go(PAGE),
            _ if key.is_ctrl('u') || key.is_ctrl('b') => self.go(-PAGE),
            _ if typing => {
                if self.filter.input(key.to_event()) {
                    self.narrow();
                    return self.preview();
                }
                None
            }
            _ => self.letter(key),
        }
    }

    /// A key while nothing is typed: chooses the row of that key, or moves.
    fn letter(&mut self, key: Key) -> Option<Outcome> {
        let written = key.to_string();
        let chooses = |row: &MenuRow| {
            row.key == written && !matches!(row.choice, None | Some(Choice::Command(..) | Choice::Theme(_)))
        };
        if let Some(at) = self.shown.iter().position(|row| self.rows.get(*row).is_some_and(chooses)) {
            self.cursor.selected = at;
            return self.choose();
        }
        match key.code() {
            KeyCode::Char('j') | KeyCode::Tab => self.go(1),
            KeyCode::Char('k') | KeyCode::BackTab => self.go(-1),
            KeyCode::Char(' ') => self.go(PAGE),
            KeyCode::Char('g') | KeyCode::Home => self.go(isize::MIN / 2),
            KeyCode::Char('G') | KeyCode::End => self.go(isize::MAX / 2),
            KeyCode::Char('l') | KeyCode::Right => self.choose(),
            KeyCode::Char('q' | '?' | 'h') | KeyCode::F(1) | KeyCode::Left => Some(self.left()),
            KeyCode::Char('y') => match self.selected().and_then(|row| row.choice.clone()) {
                Some(Choice::Link(link)) => Some(Outcome::CopyLink(link)),
                _ => None,
            },
            KeyCode::Char('/') => {
                self.filtering = Filtering::On;
                None
            }
            _ => None,
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.filtering != Filtering::Off {
            self.filter.insert_str(super::prompt::one_line(text));
            self.narrow();
        }
    }

    fn left(&self) -> Outcome {
        self.kept_theme.clone().map_or(Outcome::Close, Outcome::KeptTheme)
    }

    /// Moves the selection over rows that can be chosen; the first and last stay where they are.
    fn go(&mut self, by: isize) -> Option<Outcome> {
        let can =
            |at: usize| self.shown.get(at).and_then(|row| self.rows.get(*row)).is_some_and(|row| row.choice.is_some());
        let from = self.cursor.selected;
        let last = self.shown.len().saturating_sub(1);
        let to = from.saturating_add_signed(by).min(last);
        let found = if by >= 0 {
            (to..=last).find(|at| can(*at)).or_else(|| (from..to).rev().find(|at| can(*at)))
        } else {
            (0..=to).rev().find(|at| can(*at)).or_else(|| (to..from).find(|at| can(*at)))
        };
        self.cursor.selected = found.unwrap_or(from);
        self.preview()
    }

    fn preview(&self) -> Option<Outcome> {
        match self.selected()?.choice.as_ref()? {
            Choice::Theme(name) => Some(Outcome::Preview(name.clone())),
            _ => None,
        }
    }

    /// Chooses the row at a place among those shown; a theme is shown first and chosen by a second click.
    pub fn click(&mut self, at: usize) -> Option<Outcome> {
        let again = self.cursor.selected == at;
        self.cursor.selected = at;
        if again { self.choose() } else { self.preview().or_else(|| self.choose()) }
    }

    fn choose(&self) -> Option<Outcome> {
        match self.selected()?.choice.clone()? {
            Choice::Command(command, _) => Some(Outcome::Run(command, None)),
            Choice::Theme(name) => Some(Outcome::ChoseTheme(name)),
            Choice::Link(link) => Some(Outcome::OpenLink(link)),
            Choice::Yank(yank) => Some(Outcome::Yank(yank)),
            Choice::Feed(feed) => Some(Outcome::ChoseFeed(feed)),
            Choice::Kind(kind) => Some(Outcome::ChoseKind(kind)),
            Choice::Follow(query, name) => Some(Outcome::ChoseFollow(query, name)),
        }
    }

    /// Brings the shown rows in line with the filter: all in their order, or the best first.
    fn narrow(&mut self) {
        let words = self.words().trim().to_owned();
        if words.is_empty() {
            self.shown = (0..self.rows.len()).collect();
        } else {
            let scored = self.rows.iter().enumerate().filter_map(|(index, row)| {
                let known = match &row.choice {
                    Some(Choice::Command(command, _)) => command.name(),
                    Some(_) => "",
                    None => return None,
                };
                let key_is_meant = i32::from(row.key == words || row.key.split("  ").any(|key| key == words)) * 1000;
                let text = fuzzy::score(&words, &row.text).into_iter();
                let best = text.chain(fuzzy::score(&words, known)).chain(fuzzy::score(&words, &row.detail)).max();
                best.or((key_is_meant > 0).then_some(0)).map(|score| (score + key_is_meant, index))
            });
            let mut scored: Vec<(i32, usize)> = scored.collect();
            scored.sort_by_key(|(score, index)| (-score, *index));
            // Two tables may hold the same command, help does.
            let mut seen: Vec<&Option<Choice>> = Vec::new();
            let mut shown = Vec::new();
            for (_, index) in scored {
                if let Some(row) = self.rows.get(index)
                    && !seen.contains(&&row.choice)
                {
                    seen.push(&row.choice);
                    shown.push(index);
                }
            }
            self.shown = shown;
        }
        self.cursor = Cursor::default();
        let choosable = |row: &usize| self.rows.get(*row).is_some_and(|row| row.choice.is_some());
        self.cursor.selected = self.shown.iter().position(choosable).unwrap_or(0);
    }
}
