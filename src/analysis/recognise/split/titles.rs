//! Titles and offices, and the names behind them.

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::candidate::is_portfolio;
use crate::analysis::recognise::function_words::{is_date, is_particle};
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::words::{Form, LineCase};
use crate::model::EntityKind;

impl Splitter<'_, '_> {
    /// The place after the title at `at` (and the words that belong to it), if a name may follow.
    pub(super) fn titles(&self, at: usize, to: usize) -> Option<usize> {
        let mut end = at;
        let mut seen = false;
        while end < to {
            let word = self.word(end)?;
            if word.is(Known::TITLE) && !(seen && word.is(Known::FIRST_NAME.or(Known::SURNAME)) && end + 1 >= to) {
                seen = true;
            } else if seen && word.text == "of" && self.word(end + 1).is_some_and(|next| is_portfolio(&next.name)) {
                end += 1;
            } else if seen && !self.is(end + 1, Known::TITLE) || !self.belongs_to_title(end, to) {
                break;
            }
            end += 1;
        }
        if !seen {
            return None;
        }
        let word = self.word(at)?;
        // "King Street", "Prince Charming": a title that is a word like another needs a name after it.
        let follows = self.word(end).filter(|next| end < to && next.is_capital());
        let named = follows.is_none_or(|next| {
            next.is(Known::FIRST_NAME.or(Known::SURNAME))
                || next.known.is_name()
                || !self.lists.is_word(&next.lower)
                || word.name.ends_with('.')
                || next.name.chars().count() <= 2
                || self.is(end, Known::DEMONYM)
        });
        (named || word.line != LineCase::Sentence).then_some(end)
    }

    /// "Deputy", "Railways": a word of the office whose title follows.
    fn belongs_to_title(&self, at: usize, to: usize) -> bool {
        let Some(word) = self.word(at).filter(|word| word.is_capital() && !word.known.is_name()) else { return false };
        if self.lists.of(&word.lower).any(Known::MODIFIER) {
            return true;
        }
        let plain =
            self.lists.is_word(&word.lower) && !word.is(Known::FIRST_NAME.or(Known::SURNAME).or(Known::DEMONYM));
        let title = self.is(at + 1, Known::TITLE) && at + 2 < to;
        plain && title && self.word(at + 2).is_some_and(|next| next.is_capital() && !next.is(Known::ORGANISATION_HEAD))
    }

    /// The name after a title.
    pub(super) fn titled(&mut self, at: usize, to: usize) -> usize {
        let Some(word) = self.word(at).filter(|_| at < to) else { return at };
        if !word.is_capital() || word.is(Known::DEMONYM) && at + 1 < to || word.is(Known::OTHER) {
            return at;
        }
        let listed = self.listed(at, to).is_some_and(|(length, known)| length > 1 && !known.any(Known::SURNAME));
        if listed || word.line != LineCase::Sentence && self.is_ordinary(at, to) {
            return at;
        }
        let mut end = at + 1;
        while end < to && end < at + 6 {
            let Some(next) = self.word(end) else { break };
            let small = is_particle(next.text)
                || next.is_mark
                || next.form == Form::Lower && end > at + 1 && self.word(end - 1).is_some_and(|word| word.is_mark);
            if is_date(self.lists, &next.lower)
                || !next.is_capital() && !small
                || next.line != LineCase::Sentence && self.is_ordinary(end, to)
            {
                break;
            }
            end += 1;
        }
        let end = self.without_suffix(at, end);
        self.push(at..end, Some(EntityKind::Person), 6.0, true);
        end
    }
}
