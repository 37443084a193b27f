//! The search over the whole library.

use std::collections::HashSet;

use crate::app::cursor::Cursor;
use crate::app::event::Question;
use crate::model::{ArticleId, SearchHit, SearchHits, Text};

/// How many times a search looks further: each time four times as far.
const FURTHEST: u32 = 2;

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
    /// There may be more to find than `hits`.
    pub more: bool,
    /// Where nothing was found: what in the words is not known.
    pub hint: Option<Text>,
    /// How many times it was looked further for them.
    pub further: u32,
    /// The words are still being typed.
    pub is_typed: bool,
    /// A page of the shelf led here: that is where it goes back to.
    pub is_over_shelf: bool,
}

impl SearchScreen {
    #[must_use]
    pub fn selected(&self) -> Option<&SearchHit> {
        self.hits.get(self.cursor.selected)
    }

    /// Takes an answer in, unless it is stale.
    pub fn take(&mut self, question: Question, found: SearchHits) {
        if self.asked != Some(question) {
            return;
        }
        self.answered = Some(question);
        self.more = found.more;
        self.hint = found.hint;
        if self.further == 0 {
            self.hits = found.hits;
            self.cursor = Cursor::default();
        } else {
            // What the reader has seen stays where it is.
            let known: HashSet<ArticleId> = self.hits.iter().map(|hit| hit.row.id).collect();
            self.hits.extend(found.hits.into_iter().filter(|hit| !known.contains(&hit.row.id)));
        }
    }

    /// Whether the reader comes near the end of what is there, and there may be more.
    #[must_use]
    pub fn wants_more(&self, visible: usize) -> bool {
        let left = self.hits.len().saturating_sub(self.cursor.selected.max(self.cursor.top));
        self.more && !self.is_typed && !self.is_waiting() && self.further < FURTHEST && left <= 2 * visible
    }

    /// What is further is on its way; tells how far that is.
    pub fn expect(&mut self, question: Question) -> u32 {
        self.asked = Some(question);
        self.further += 1;
        self.further
    }

    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asked != self.answered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleRow;

    fn found(numbers: &[i64], more: bool) -> SearchHits {
        let hit = |number: &i64| SearchHit {
            row: ArticleRow { id: ArticleId(*number), ..ArticleRow::default() },
            snippet: Text::default(),
            hits: Vec::new(),
        };
        SearchHits { hits: numbers.iter().map(hit).collect(), more, hint: None }
    }

    #[test]
    fn what_is_found_further_on_comes_behind_what_the_reader_has_seen() {
        let mut screen = SearchScreen { asked: Some(Question(1)), ..SearchScreen::default() };
        screen.take(Question(1), found(&[1, 2, 3], true));
        screen.cursor.selected = 2;
        assert!(screen.wants_more(1) && !screen.is_waiting());
        assert_eq!(screen.expect(Question(2)), 1);
        assert!(!screen.wants_more(1), "one question at a time");
        screen.take(Question(2), found(&[3, 9, 1, 2], true));
        assert_eq!(screen.hits.iter().map(|hit| hit.row.id.0).collect::<Vec<_>>(), [1, 2, 3, 9]);
        assert_eq!(screen.cursor.selected, 2);
        screen.expect(Question(3));
        screen.take(Question(3), found(&[1, 2, 3, 9], true));
        assert!(screen.more && !screen.wants_more(9), "it does not go on for ever");
    }
}
