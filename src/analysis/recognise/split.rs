//! Cuts a stretch of capitals into names, and takes off what is none: titles, openers, demonyms.

use std::ops::Range;

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::candidate::{Candidate, is_portfolio, kind_of};
use crate::analysis::recognise::christened::Christened;
use crate::analysis::recognise::function_words::{is_date, is_particle, opens_sentences};
use crate::analysis::recognise::runs::run_end;
use crate::analysis::recognise::words::{CaseCounts, Form, LineCase, Word};
use crate::model::EntityKind;

/// The longest listed name, in words.
const LONGEST: usize = 8;

/// Names that are common words too, but hardly ever mean those.
const RATHER_NAMES: &[&str] = &[
    "China", "Turkey", "Japan", "Jordan", "Georgia", "Chad", "Congress", "Senate", "Google", "Guinea", "Java", "Chile",
];

/// Cuts lines into candidates.
pub struct Splitter<'a, 't> {
    pub lists: &'a Gazetteer,
    pub counts: &'a CaseCounts,
    pub christened: &'a Christened,
    pub line: usize,
    pub words: &'a [Word<'t>],
    pub out: Vec<Candidate>,
}

impl Splitter<'_, '_> {
    /// All candidates of the line.
    pub fn run(mut self) -> Vec<Candidate> {
        let mut at = 0;
        while at < self.words.len() {
            if let Some((length, known)) = self.listed(at, self.words.len()).filter(|&(length, _)| length > 1)
                && !self.words.get(at).is_some_and(Word::is_capital)
            {
                self.push(at..at + length, kind_of(known), 6.0, false);
                at += length;
            } else if self.words.get(at).is_some_and(Word::is_capital) {
                let end = run_end(self.words, at);
                at = self.split(at, end);
            } else {
                at += 1;
            }
        }
        self.out
    }

    pub fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    pub fn is(&self, at: usize, flags: Known) -> bool {
        self.word(at).is_some_and(|word| word.is(flags))
    }

    fn push(&mut self, words: Range<usize>, hint: Option<EntityKind>, weight: f32, titled: bool) {
        if !words.is_empty() {
            self.out.push(Candidate { line: self.line, words, hint, weight, titled });
        }
    }

    /// Takes all names of a stretch; gives the place after the last one, which a listed name may have moved.
    fn split(&mut self, from: usize, to: usize) -> usize {
        let mut at = from;
        while at < to {
            at = self.step(at, to).max(at + 1);
        }
        at
    }

    /// Takes the next name or non-name off; gives the place after it.
    fn step(&mut self, at: usize, to: usize) -> usize {
        let Some(word) = self.words.get(at) else { return to };
        if !word.is_capital() {
            return at + 1;
        }
        if let Some(end) = self.journal(at, to) {
            self.push(at..end, Some(EntityKind::Organisation), 6.0, false);
            return end;
        }
        if let Some(length) = self.christened.at(self.words, at) {
            self.push(at..at + length, Some(EntityKind::Other), 8.0, false);
            return at + length;
        }
        if let Some((length, known)) = self.listed(at, to).filter(|&(length, _)| length > 1) {
            let end = at + length;
            let longer = self.headed(at, to).filter(|&longer| longer > end && !known.any(Known::OTHER));
            let (end, hint) = longer.map_or((end, kind_of(known)), |longer| (longer, Some(EntityKind::Organisation)));
            self.push(at..end, hint, 6.0, false);
            return end;
        }
        if let Some(end) = self.led(at, to).filter(|_| self.headed(at, to).is_none()) {
            self.push(at..end, Some(EntityKind::Place), 3.5, false);
            return end;
        }
        if let Some(end) = self.skipped(at, to).or_else(|| self.is_ordinary(at, to).then_some(at + 1)) {
            return end;
        }
        if let Some(end) = self.headed(at, to) {
            self.push(
                at..end,
                Some(EntityKind::Organisation),
                if self.is_certain_body(end - 1) { 7.0 } else { 4.0 },
                false,
            );
            return end;
        }
        if let Some(end) = self.placed(at, to) {
            // "Brant Valley Otters" is a team, not a valley.
            let team = end + 1 == to && self.is_plural(end);
            let (end, kind) = if team { (to, EntityKind::Organisation) } else { (end, EntityKind::Place) };
            self.push(at..end, Some(kind), 4.0, false);
            return end;
        }
        if let Some(after) = self.titles(at, to) {
            return self.titled(after, to);
        }
        self.plain(at, to)
    }

    /// Names without a title or a head: listed ones, demonyms, unknown ones.
    fn plain(&mut self, at: usize, to: usize) -> usize {
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

    fn without_suffix(&self, at: usize, end: usize) -> usize {
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

    /// A capital that tells nothing: an opener, a date, a common word in a headline.
    fn is_ordinary(&self, at: usize, to: usize) -> bool {
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

    /// The longest listed name at `at`, and what is known of it.
    fn listed(&self, at: usize, to: usize) -> Option<(usize, Known)> {
        let first = self.word(at)?;
        let single = first.known.is_name().then_some((1, first.known));
        if !self.lists.starts_name(&first.name) {
            return single;
        }
        let mut joined = String::from(&*first.name);
        let mut best = single;
        let mut end = first.span.end();
        for next in at + 1..(at + LONGEST).min(self.words.len()) {
            let Some(word) = self.word(next) else { break };
            if word.span.start() > end {
                joined.push(' ');
            }
            end = word.span.end();
            joined.push_str(&word.name.replace('’', "'"));
            let known = self.lists.of(&joined);
            // A name may reach over the run's end only where it is closed there by a word of its own.
            if known.is_name() && (next < to || word.form != Form::Lower) {
                best = Some((next + 1 - at, known));
            }
        }
        best
    }

    /// The end of an organisation's name that begins at `at`, told by its head.
    fn headed(&self, at: usize, to: usize) -> Option<usize> {
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
    fn placed(&self, at: usize, to: usize) -> Option<usize> {
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

    /// The place after the title at `at` (and the words that belong to it), if a name may follow.
    fn titles(&self, at: usize, to: usize) -> Option<usize> {
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
    fn titled(&mut self, at: usize, to: usize) -> usize {
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
