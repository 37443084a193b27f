//! The command line: names of commands and what they are given, with completion.

use crossterm::event::KeyCode;
use tui_textarea::TextArea;

use super::prompt::{edit_line, line_area, one_line};
use super::{Outcome, Typed};
use crate::app::Command;
use crate::app::command::TABLE;
use crate::app::key::Key;
use crate::config::nearest;

/// A line being typed, what it could become, and what was wrong with it.
#[derive(Clone, Debug)]
pub struct CommandLine {
    pub area: TextArea<'static>,
    /// What the last word could be, with a line on each.
    pub completions: Vec<(String, &'static str)>,
    /// The completion that stands there since the last Tab.
    pub completed: Option<usize>,
    pub error: Option<String>,
    themes: Vec<String>,
    /// Lines given before, the last one last.
    history: Vec<String>,
    /// How far back in them the reader is.
    back: usize,
}

/// The words that take more words, and what they do with them.
const WITH_WORDS: &[(&str, &str)] = &[
    ("add", "add ADDRESS: subscribe to a feed or a site"),
    ("find", "find WORDS: in the text or the list"),
    ("open", "open NUMBER: a link of the article"),
    ("pipe", "pipe COMMAND: give it the article's text"),
    ("q", "quit"),
    ("search", "search WORDS: in the whole library"),
    ("tag", "tag WORDS: keep the article under them"),
    ("theme", "theme NAME: another look"),
    ("width", "width COLUMNS: of the text"),
];

impl CommandLine {
    /// `themes`: the names that can follow `theme`; `history`: lines given before.
    #[must_use]
    pub fn new(themes: Vec<String>, history: Vec<String>) -> Self {
        let mut line = Self {
            area: line_area(""),
            completions: Vec::new(),
            completed: None,
            error: None,
            themes,
            back: 0,
            history,
        };
        line.look_up();
        line
    }

    #[must_use]
    pub fn words(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    pub(super) fn update(&mut self, key: Key) -> Option<Outcome> {
        match key.code() {
            KeyCode::Esc => return Some(Outcome::Close),
            KeyCode::Enter => return self.enter(),
            KeyCode::Tab => self.complete(true),
            KeyCode::BackTab => self.complete(false),
            KeyCode::Up => self.recall(1),
            KeyCode::Down => self.recall(-1),
            KeyCode::Backspace if self.words().is_empty() => return Some(Outcome::Close),
            _ if key.is_ctrl('c') => return Some(Outcome::Close),
            _ if key.is_ctrl('m') || key.is_ctrl('j') => return self.enter(),
            _ if key.is_ctrl('p') => self.recall(1),
            _ if key.is_ctrl('n') => self.recall(-1),
            _ => {
                if edit_line(&mut self.area, key) {
                    self.changed();
                }
            }
        }
        None
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.area.insert_str(one_line(text));
        self.changed();
    }

    fn changed(&mut self) {
        self.error = None;
        self.look_up();
    }

    /// Finds what the last word could be.
    fn look_up(&mut self) {
        self.completed = None;
        let words = self.words().trim_start().to_owned();
        self.completions = match words.split_once(' ') {
            Some(("theme", start)) => {
                let start = start.trim_start();
                let fitting = self.themes.iter().filter(|name| name.starts_with(start));
                fitting.map(|name| (format!("theme {name}"), "")).collect()
            }
            Some(_) => Vec::new(),
            None => {
                let rows = TABLE.iter().map(|row| (row.name, row.help));
                let mut all: Vec<(&str, &'static str)> = WITH_WORDS.to_vec();
                all.extend(rows.filter(|(name, _)| WITH_WORDS.iter().all(|(known, _)| known != name)));
                all.retain(|(name, _)| name.starts_with(&words));
                all.sort_unstable();
                all.into_iter().map(|(name, help)| (name.to_owned(), help)).collect()
            }
        };
    }

    fn complete(&mut self, forward: bool) {
        let count = self.completions.len();
        if count == 0 {
            return;
        }
        let next = match (self.completed, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        if let Some((name, _)) = self.completions.get(next) {
            let takes_words = WITH_WORDS.iter().any(|(known, _)| known == name && name != "q");
            self.area = line_area(name);
            if count == 1 && takes_words {
                self.area.insert_char(' ');
                self.look_up();
            } else {
                self.completed = Some(next);
            }
            self.error = None;
        }
    }

    /// Goes through the lines given before; further forward than the last is an empty line.
    fn recall(&mut self, by: isize) {
        self.back = self.back.saturating_add_signed(by).min(self.history.len());
        let line = self.history.iter().rev().nth(self.back.wrapping_sub(1)).cloned().unwrap_or_default();
        self.area = line_area(&line);
        self.changed();
    }

    fn enter(&mut self) -> Option<Outcome> {
        match parse(self.words(), &self.themes) {
            Ok(outcome) => Some(outcome),
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }
}

/// What a line asks for.
fn parse(line: &str, themes: &[String]) -> Result<Outcome, String> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(Outcome::Close);
    }
    if let Ok(number) = line.parse::<u32>() {
        return Ok(Outcome::Run(Command::Top, Some(number.max(1))));
    }
    let (name, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(name, rest)| (name, rest.trim()));
    if rest.is_empty() {
        let command = match name {
            "q" | "exit" => Some(Command::Quit),
            "theme" => Some(Command::Themes),
            "add" => Some(Command::AddFeed),
            "search" => Some(Command::SearchLibrary),
            name => name.parse().ok(),
        };
        return match command {
            Some(command) => Ok(Outcome::Run(command, None)),
            None if name == "width" => Err("`width` wants a number of columns, as in `width 72`".to_owned()),
            None => Err(unknown(name)),
        };
    }
    let words = rest.to_owned();
    match name {
        "theme" if themes.contains(&words) => Ok(Outcome::Typed(Typed::Theme(words))),
        "theme" => {
            let near = nearest(rest, themes.iter().map(String::as_str));
            let near = near.map_or(String::new(), |name| format!("; did you mean `{name}`?"));
            Err(format!("there is no theme `{rest}`{near}"))
        }
        "add" | "add-feed" => Ok(Outcome::Typed(Typed::Add(words))),
        "search" | "search-library" => Ok(Outcome::Typed(Typed::Search(words))),
        "find" => Ok(Outcome::Typed(Typed::Find(words))),
        "tag" => Ok(Outcome::Typed(Typed::Tag(words))),
        "pipe" => Ok(Outcome::Typed(Typed::Pipe(words))),
        "width" => match rest.parse::<u16>() {
            Ok(width) if width > 0 => Ok(Outcome::Typed(Typed::Width(width))),
            _ => Err(format!("`width` wants a number of columns, not `{rest}`")),
        },
        "open" | "open-link" => match rest.parse::<usize>() {
            Ok(number) if number > 0 => Ok(Outcome::Typed(Typed::OpenLink(number))),
            _ => Err(format!("`open` wants the number of a link, not `{rest}`")),
        },
        name if name.parse::<Command>().is_ok() => match rest.parse::<u32>() {
            Ok(count) => name.parse().map(|command| Outcome::Run(command, Some(count))).map_err(|()| unknown(name)),
            Err(_) => Err(format!("`{name}` takes no words")),
        },
        name => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> String {
    let names = TABLE.iter().map(|row| row.name).chain(WITH_WORDS.iter().map(|(name, _)| *name));
    let near = nearest(name, names).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    format!("there is no command `{name}`{near}")
}

#[cfg(test)]
mod tests;
