//! Capitals that tell nothing.

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::candidate::is_portfolio;
use crate::analysis::recognise::function_words::{is_date, opens_sentences};
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::words::{Form, LineCase};

/// Names that are common words too, but hardly ever mean those.
const RATHER_NAMES: &[&str] = &[
    "China", "Turkey", "Japan", "Jordan", "Georgia", "Chad", "Congress", "Senate", "Google", "Guinea", "Java", "Chile",
];

impl Splitter<'_, '_> {
    /// A capital that tells nothing: an opener, a date, a common word in a headline.
    pub(super) fn is_ordinary(&self, at: usize, to: usize) -> bool {
        let Some(word) = self.word(at) else { return true };
        if is_date(self.lists, &word.lower) || word.lower.len() == 1 && word.name == "I" {
            return !(word.is(Known::FIRST_NAME) && at + 1 < to && self.is(at + 1, Known::SURNAME));
        }
        let counts = self.counts.get(&*word.lower).copied().unwrap_or_default();
        let plain = word.line != LineCase::Sentence;
        if !word.starts && !plain {
            return opens_sentences(self.lists, &word.lower)
                && word.form == Form::Capital
                && matches!(&*word.lower, "the" | "a" | "i");
        }
        let credited = at > 0 && self.word(at - 1).is_some_and(|before| matches!(before.text, "(" | "/"));
        if credited && word.is(Known::ORGANISATION) {
            return false;
        }
        if opens_sentences(self.lists, &word.lower) {
            return !(word.form == Form::Capitals && word.known.is_name() && !plain);
        }
        if word.form == Form::Capitals && !plain || RATHER_NAMES.contains(&&*word.name) {
            return false;
        }
        let goes_on =
            at + 1 < to && self.word(at + 1).is_some_and(|next| (next.is_capital() || next.is_mark) && !plain);
        if word.is(Known::TITLE.or(Known::DEMONYM)) {
            let of_office = self.word(at + 1).is_some_and(|next| next.text == "of")
                && self.word(at + 2).is_some_and(|next| is_portfolio(&next.name));
            return word.is(Known::TITLE) && !goes_on && !of_office && !plain;
        }
        let is_word = self.lists.is_word(&word.lower)
            || word.lower.contains('-') && word.lower.split('-').all(|part| self.lists.is_word(part))
            || word.lower.ends_with("ly") && word.known.is_unknown()
            || word.known.is_unknown() && word.form == Form::Capital && self.is_plural_word(&word.lower);
        if counts.capital > 0 && counts.capital >= counts.lower {
            return false;
        }
        if counts.lower > 0 {
            return !(goes_on && word.is(Known::ORGANISATION_HEAD.or(Known::MODIFIER).or(Known::FIRST_NAME)));
        }
        if word.is(Known::FIRST_NAME) && (goes_on || plain && at + 1 < to) {
            return false;
        }
        is_word && (plain || !goes_on)
    }
}
