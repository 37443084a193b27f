//! Names of places told by their first word: "Puerto Almirante", "Saint Corvin", "River Osk".

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::function_words::is_date;
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::words::{Form, LineCase, Word};

/// First words behind which a first name makes a place as well.
const STRONG: &[&str] = &[
    "San", "Santa", "Santo", "São", "Puerto", "Porto", "Ciudad", "Kota", "Kuala", "River", "Isla", "Playa", "Ras",
    "Wadi", "Jebel", "Bandar", "Ile", "Île", "Costa", "Bad", "Sankt", "Villa", "Sierra", "Val", "Pulau",
];

/// Words for streets and squares: whatever follows is their name.
const STREETS: &[&str] = &["Rua", "Rue", "Calle", "Avenida", "Piazza", "Praça", "Via", "Plaza", "Place"];

/// First words that make a place of an unknown word only.
const WEAK: &[&str] = &[
    "Saint", "St.", "St", "Upper", "Lower", "Nova", "Novi", "Novo", "Great", "Little", "Old", "New", "North", "South",
    "East", "West", "El", "Los", "Las", "Port", "Lake", "Mount", "Cape", "Fort",
];

impl Splitter<'_, '_> {
    /// The end of a place's name that begins at `at` with a word of places.
    pub fn led(&self, at: usize, to: usize) -> Option<usize> {
        let first = self.word(at)?;
        let strong = STRONG.contains(&&*first.name);
        if !strong && !WEAK.contains(&&*first.name) && !STREETS.contains(&&*first.name) {
            return None;
        }
        if STREETS.contains(&&*first.name) {
            let named = (at + 1..to.min(at + 4)).find(|&at| self.word(at).is_some_and(Word::is_capital))?;
            return (named > at + 1 || &*first.name != "Place").then_some(named + 1);
        }
        let fits = |word: &&Word<'_>| {
            let known = if strong { !word.is(Known::TITLE) && !word.known.is_name() } else { word.known.is_unknown() };
            let plain = self.lists.is_word(&word.lower) && (word.is(Known::TITLE) || &*first.name != "River");
            word.form == Form::Capital && known && !plain && !is_date(self.lists, &word.lower)
        };
        let next = self.word(at + 1).filter(|_| at + 1 < to).filter(fits)?;
        let after = self.word(at + 2).filter(|_| at + 2 < to && next.line == LineCase::Sentence);
        if after.is_some_and(|after| after.is(Known::PLACE_HEAD.or(Known::ORGANISATION_HEAD)) && after.is_capital()) {
            return None;
        }
        let longer = after.as_ref().is_some_and(fits);
        Some(if longer { at + 3 } else { at + 2 })
    }

    /// Whether the title at `at` parts a body from its officer: "Pumpex CEO Ngozi Marsh".
    pub fn is_office(&self, at: usize) -> bool {
        let Some(word) = self.word(at).filter(|word| word.is(Known::TITLE)) else { return false };
        let plain = self.lists.is_word(&word.lower) && !word.is(Known::SURNAME.or(Known::FIRST_NAME));
        word.name.ends_with('.')
            || matches!(word.text, "CEO" | "CFO" | "COO" | "CTO" | "PM")
            || plain && word.lower.len() > 4 && self.is(at + 1, Known::FIRST_NAME)
    }

    /// "Villagers": a word in the plural, where only its singular need be on the list.
    pub fn is_plural_word(&self, lower: &str) -> bool {
        let Some(single) = lower.strip_suffix('s') else { return false };
        let agent =
            single.ends_with("er") || single.ends_with("or") || single.ends_with("ist") || single.ends_with("al");
        let compound = (3..single.len()).any(|at| {
            single
                .get(..at)
                .zip(single.get(at..))
                .is_some_and(|(first, last)| last.len() > 3 && self.lists.is_word(first) && self.lists.is_word(last))
        });
        agent
            || compound
            || self.lists.is_word(single)
            || single.strip_suffix('e').is_some_and(|stem| self.lists.is_word(stem))
            || single.strip_suffix("ie").is_some_and(|stem| self.lists.is_word(&format!("{stem}y")))
    }

    /// "National Sound Store": a place's word with a common one after it is a body's name.
    pub fn is_body(&self, at: usize, head: usize, to: usize) -> bool {
        let national =
            self.word(at).is_some_and(|first| matches!(&*first.name, "National" | "Royal" | "International"));
        national && head + 1 < to && self.word(head + 1).is_some_and(|next| next.form == Form::Capital && !next.starts)
    }

    /// Whether an unknown word goes on the name of a listed place: "Atlantic Lusitana".
    pub fn goes_on_unknown(&self, at: usize, to: usize) -> bool {
        let Some((word, next)) = self.word(at).zip(self.word(at + 1).filter(|_| at + 1 < to)) else { return false };
        word.is(Known::PLACE)
            && !word.is(Known::DEMONYM)
            && word.form == Form::Capital
            && word.line == LineCase::Sentence
            && (next.form == Form::Capital && next.known.is_unknown() || matches!(next.text, "II" | "III" | "IV"))
            && !self.lists.is_word(&next.lower)
            && !is_date(self.lists, &next.lower)
            && next.span.start() == word.span.end() + 1
            && self.word(at + 2).is_none_or(|after| at + 2 >= to || !after.is_capital())
    }

    /// A place before a plural in a running sentence: "Calgary Flames".
    pub fn is_team(&self, last: usize, first: &Word<'_>) -> bool {
        first.is(Known::PLACE) && self.is_plural(last)
    }

    pub fn is_plural(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.line == LineCase::Sentence
                && word.is_capital()
                && word.lower.ends_with('s')
                && !word.known.is_name()
                && !word.is(Known::DEMONYM.or(Known::TITLE))
                && self.lists.is_word(&word.lower)
        })
    }
}
