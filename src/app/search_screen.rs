//! The search over the whole library.

use crate::app::cursor::Cursor;
use crate::app::event::Question;
use crate::model::SearchHit;

#[derive(Clone, Debug, Default)]
pub struct SearchScreen {
    pub words: String,
    /// What is wrong in the words, and where; the hits are then those of earlier words.
    pub mistake: Option<String>,
    pub hits: Vec<SearchHit>,
    pub cursor: Cursor,
    /// The last question asked; answers to others are stale.
    pub asked: Option<Question>,
    /// The question that `hits` answer.
    pub answered: Option<Question>,
}

impl SearchScreen {
    #[must_use]
    pub fn selected(&self) -> Option<&SearchHit> {
        self.hits.get(self.cursor.selected)
    }

    /// Takes an answer in, unless it is stale.
    pub fn take(&mut self, question: Question, hits: Vec<SearchHit>) {
        if self.asked == Some(question) {
            self.hits = hits;
            self.answered = Some(question);
            self.cursor = Cursor::default();
        }
    }

    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asked != self.answered
    }
}
