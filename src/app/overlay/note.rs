//! The editor of the note on an article.

use crossterm::event::KeyCode;
use ratatui::style::Style;
use tui_textarea::{CursorMove, TextArea, WrapMode};

use super::Outcome;
use crate::app::key::Key;
use crate::model::{ArticleId, Text};

/// A note of several lines being written.
#[derive(Clone, Debug)]
pub struct NoteEditor {
    pub article: ArticleId,
    pub headline: String,
    pub area: TextArea<'static>,
    old: String,
}

/// The keys that work in it, for its foot.
pub const KEYS: &str = "esc or ctrl-s keep   ctrl-z undo   ctrl-r redo   ctrl-y paste   ctrl-q discard";

impl NoteEditor {
    #[must_use]
    pub fn new(article: ArticleId, headline: &str, note: &str) -> Self {
        let mut area = TextArea::new(note.split('\n').map(str::to_owned).collect());
        area.set_cursor_line_style(Style::new());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { article, headline: headline.to_owned(), area, old: note.to_owned() }
    }

    /// The words as they stand.
    #[must_use]
    pub fn words(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether the words differ from those that are kept.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.words() != self.old
    }

    /// The note to keep, or nothing to do.
    #[must_use]
    pub fn kept(&self) -> Outcome {
        if self.is_changed() { Outcome::Note(self.article, self.words()) } else { Outcome::Close }
    }

    pub(super) fn update(&mut self, key: Key) -> Option<Outcome> {
        match key.code() {
            KeyCode::Esc => Some(self.kept()),
            _ if key.is_ctrl('s') => Some(self.kept()),
            _ if key.is_ctrl('q') => Some(Outcome::Close),
            _ => {
                if key.is_ctrl('z') {
                    self.area.undo();
                } else {
                    self.area.input(key.to_event());
                }
                None
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.area.insert_str(Text::lines(&text.replace("\r\n", "\n").replace('\r', "\n")).as_str());
    }
}
