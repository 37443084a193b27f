//! Something to read, and perhaps to confirm.

use crossterm::event::KeyCode;

use super::Outcome;
use crate::app::key::Key;

/// Lines under a title.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub title: String,
    pub lines: Vec<SheetLine>,
    /// The first line that is shown; drawing stops at the last page.
    pub top: usize,
    /// What happens where the reader says yes; none where there is nothing to confirm.
    pub confirms: Option<Outcome>,
}

/// A line: what it is about, and what there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    pub label: String,
    pub text: String,
    pub is_error: bool,
}

impl SheetLine {
    #[must_use]
    pub fn new(label: &str, text: &str) -> Self {
        Self { label: label.to_owned(), text: text.to_owned(), is_error: false }
    }
}

impl Sheet {
    #[must_use]
    pub fn new(title: &str, lines: Vec<SheetLine>) -> Self {
        Self { title: title.to_owned(), lines, top: 0, confirms: None }
    }

    /// A question that only `y` answers with yes.
    #[must_use]
    pub fn confirm(question: &str, lines: Vec<SheetLine>, outcome: Outcome) -> Self {
        Self { title: question.to_owned(), lines, top: 0, confirms: Some(outcome) }
    }

    /// The keys that work in it, for its foot.
    #[must_use]
    pub fn foot(&self) -> &'static str {
        if self.confirms.is_some() { "y yes   n or esc no" } else { "j k scroll   esc close" }
    }

    pub(super) fn update(&mut self, key: Key) -> Option<Outcome> {
        match key.code() {
            KeyCode::Char('y' | 'Y') if self.confirms.is_some() => self.confirms.clone(),
            KeyCode::Char('j' | ' ') | KeyCode::Down => {
                self.top = (self.top + 1).min(self.lines.len().saturating_sub(1));
                None
            }
            KeyCode::Char('k') | KeyCode::Up => {
                self.top = self.top.saturating_sub(1);
                None
            }
            KeyCode::Char('n' | 'N' | 'q' | 'i' | 'h' | 'c') | KeyCode::Esc | KeyCode::Left | KeyCode::Enter => {
                Some(Outcome::Close)
            }
            _ => None,
        }
    }
}
