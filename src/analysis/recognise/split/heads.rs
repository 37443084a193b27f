//! Names told by their head: the "Bank" of a company, the "Hill" of a place.

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::words::{LineCase, Word};

impl Splitter<'_, '_> {
    /// The end of an organisation's name that begins at `at`, told by its head.
    pub(super) fn headed(&self, at: usize, to: usize) -> Option<usize> {
        let mut head = None;
        for place in at..to {
            let word = self.word(place)?;
            let saint = matches!(self.word(at).map(|first| first.text), Some("St" | "St." | "Saint"));
            let fresh_person =
                place > at && !saint && word.is(Known::FIRST_NAME) && !self.is(place, Known::ORGANISATION_HEAD);
            if fresh_person && place + 1 < to && !self.is(place + 1, Known::ORGANISATION_HEAD)
                || self.is_titled_name(place, at, to)
            {
                break;
            }
            if word.is(Known::ORGANISATION_HEAD)
                && word.is_capital()
                && !(word.line != LineCase::Sentence && word.starts)
            {
                head = Some(place);
            }
        }
        let head = head?;
        let linked = self.word(head + 1).is_some_and(|word| matches!(word.text, "of" | "for" | "on")) && head + 2 < to;
        let before_title = self.is(head + 1, Known::TITLE) && head + 1 < to;
        if head == at && (!linked || before_title) {
            return None;
        }
        if linked {
            return Some(self.linked_end(head + 2, to));
        }
        let lone = head == at + 1 && self.is(at, Known::DEMONYM);
        let weak = self
            .word(head)
            .is_some_and(|word| matches!(&*word.name, "Town" | "Co" | "Air" | "SA" | "Unit" | "Force" | "Daily"));
        (!(lone && weak)).then_some(head + 1)
    }

    /// The end of what follows "of" or "for" in a name: a listed place, or all that is left.
    fn linked_end(&self, from: usize, to: usize) -> usize {
        let start = if self.word(from).is_some_and(|word| word.text == "the") { from + 1 } else { from };
        match self.listed(start, to) {
            Some((length, known)) if known.any(Known::PLACE) => {
                let end = start + length;
                let goes_on =
                    self.word(end).is_some_and(|word| word.text == "and" || word.is(Known::ORGANISATION_HEAD));
                if goes_on { to } else { end.min(to) }
            }
            _ => {
                let person =
                    (start + 1..to).find(|&at| self.is(at, Known::FIRST_NAME) || self.is_titled_name(at, start, to));
                person.unwrap_or(to)
            }
        }
    }

    /// Whether a title stands at `place` with a person's name after it.
    fn is_titled_name(&self, place: usize, at: usize, to: usize) -> bool {
        place > at
            && self.is(place, Known::TITLE)
            && !self.is(place, Known::ORGANISATION_HEAD)
            && place + 1 < to
            && self.word(place + 1).is_some_and(|next| {
                next.is_capital() && !next.is(Known::ORGANISATION_HEAD.or(Known::PLACE_HEAD)) && !next.known.is_name()
            })
    }

    /// The end of a place's name that begins at `at`, told by its head or its first word.
    pub(super) fn placed(&self, at: usize, to: usize) -> Option<usize> {
        let first = self.word(at)?;
        let leads = matches!(
            &*first.name,
            "Mount" | "Lake" | "Cape" | "Fort" | "Port" | "Villa" | "Loch" | "Isle" | "Gulf" | "Strait" | "Bay" | "Rio"
        );
        let needs_of = matches!(&*first.name, "Isle" | "Gulf" | "Strait" | "Bay");
        let leads = leads && (!needs_of || self.word(at + 1).is_some_and(|next| next.text == "of"));
        if leads && at + 1 < to && first.line == LineCase::Sentence {
            return Some(to);
        }
        let head = (at + 1..to)
            .find(|&place| self.is(place, Known::PLACE_HEAD) && self.word(place).is_some_and(Word::is_capital))?;
        let words = self.words.get(at..head)?;
        let surname = self.is(head, Known::SURNAME)
            || matches!(
                self.word(head).map(|word| &*word.name),
                Some(
                    "Hill"
                        | "Wood"
                        | "Woods"
                        | "Park"
                        | "House"
                        | "Rock"
                        | "Marsh"
                        | "Lane"
                        | "Wells"
                        | "Glen"
                        | "Forest"
                        | "Castle"
                        | "Gate"
                        | "Garden"
                        | "Beach"
                        | "Bay"
                        | "Way"
                        | "Point"
                        | "Ridge"
                        | "Abbey"
                        | "Mine"
                        | "Pass"
                        | "Street"
                )
            );
        let person = first.is(Known::FIRST_NAME) && head == at + 1 && surname;
        let office = self.is(head + 1, Known::TITLE) && head + 1 < to;
        let broken = words
            .iter()
            .any(|word| word.is(Known::TITLE) && !first.is(Known::TITLE) || matches!(word.text, "and" | "for"));
        let plain = words.iter().all(|word| word.line != LineCase::Sentence && self.lists.is_word(&word.lower));
        (!person && !office && !broken && !plain && !self.is_body(at, head, to)).then_some(head + 1)
    }
}
