//! Names without a title or a head: listed ones, demonyms, unknown ones.

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::candidate::kind_of;
use crate::analysis::recognise::function_words::is_date;
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::words::{Form, LineCase};
use crate::model::EntityKind;

impl Splitter<'_, '_> {
    /// Names without a title or a head: listed ones, demonyms, unknown ones.
    pub(super) fn plain(&mut self, at: usize, to: usize) -> usize {
        let Some(word) = self.words.get(at) else { return to };
        let more = self.word(at + 1).filter(|next| at + 1 < to && next.is_capital());
        let next_known = more.map(|next| next.known).unwrap_or_default();
        let compass = matches!(
            &*word.name,
            "South"
                | "North"
                | "East"
                | "West"
                | "Latin"
                | "Central"
                | "Sri"
                | "Costa"
                | "Puerto"
                | "New"
                | "Saudi"
                | "Bosnian"
        );
        if compass && next_known.any(Known::DEMONYM) {
            self.push(at..at + 2, Some(EntityKind::Other), 6.0, false);
            return at + 2;
        }
        let christened = word.is(Known::FIRST_NAME)
            && more.is_some_and(|next| !self.lists.is_word(&next.lower) || next.is(Known::SURNAME));
        if word.is(Known::DEMONYM) && !christened {
            let goes_on = more.is_some_and(|next| {
                next.form == Form::Capital && self.lists.is_word(&next.lower) && !self.is_ordinary(at + 1, to)
            });
            let office = more.is_some() && self.titles(at + 1, to).is_some();
            if !goes_on || office || next_known.any(Known::TITLE.or(Known::FIRST_NAME)) || next_known.is_name() {
                self.push(at..at + 1, Some(EntityKind::Other), 6.0, false);
                return at + 1;
            }
        }
        let is_person_too = word.is(Known::FIRST_NAME) && more.is_some() && !next_known.is_name();
        if word.known.is_name() && !is_person_too {
            if self.goes_on_unknown(at, to) {
                self.push(at..at + 2, None, 0.0, false);
                return at + 2;
            }
            let team = to - at >= 2 && to - at <= 4 && self.is_team(to - 1, word);
            let (end, hint) = if team { (to, Some(EntityKind::Organisation)) } else { (at + 1, kind_of(word.known)) };
            self.push(at..end, hint, if team { 3.0 } else { 5.0 }, false);
            return end;
        }
        let end = self.unknown_end(at, to);
        let end = self.without_suffix(at, end);
        let common = |at: usize| {
            self.word(at).is_some_and(|word| self.lists.is_word(&word.lower) && !word.is(Known::FIRST_NAME))
        };
        if end > at + 1 && self.is(end - 1, Known::TITLE) && (at..end).all(common) {
            return end;
        }
        self.push(at..end, None, 0.0, false);
        end
    }

    /// Where an unknown name ends that begins at `at`: before a title or a listed name.
    fn unknown_end(&self, at: usize, to: usize) -> usize {
        let mut end = at + 1;
        while end < to {
            let Some(word) = self.word(end) else { break };
            if word.is_capital() {
                let listed = self.listed(end, to);
                let other = listed.is_some_and(|(length, known)| {
                    length > 1 || known.any(Known::ORGANISATION) && !known.any(Known::SURNAME.or(Known::FIRST_NAME))
                });
                let titled = end + 1 < to && self.is_office(end);
                if other
                    || titled
                    || is_date(self.lists, &word.lower)
                    || word.line != LineCase::Sentence && self.is_ordinary(end, to)
                {
                    break;
                }
            } else if matches!(word.text, "of" | "for" | "and") && self.is(at, Known::FIRST_NAME) {
                break;
            }
            end += 1;
        }
        while end > at + 1 && self.word(end - 1).is_some_and(|word| !word.is_capital()) {
            end -= 1;
        }
        end
    }

    pub(super) fn without_suffix(&self, at: usize, end: usize) -> usize {
        let after_name = self.word(end - 1).is_some_and(|word| {
            matches!(
                word.text,
                "KC" | "QC"
                    | "MP"
                    | "MEP"
                    | "MSP"
                    | "CBE"
                    | "OBE"
                    | "MBE"
                    | "MD"
                    | "PhD"
                    | "Esq."
                    | "CEO"
                    | "PM"
                    | "TV"
            )
        });
        if after_name && end > at + 1 { end - 1 } else { end }
    }
}
