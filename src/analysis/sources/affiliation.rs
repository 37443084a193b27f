//! People and bodies that stand beside one another: who is meant where several are named in one breath.

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::speakers::Speakers;
use crate::model::{EntityKind, SourceKind};

/// Whose words they are, though the phrase before the verb names another.
pub(super) enum Meant {
    Person(usize),
    /// A person without a name.
    Role(Phrase),
}

impl Speakers<'_> {
    /// The person whom a description explains: "the store officer, one Mr Orr, had said", "Orr, a waiter
    /// who wrote".
    pub(super) fn explained(&self, prose: &Prose, phrase: Phrase) -> Option<usize> {
        if prose.has(phrase.head, Classes::PLURAL) {
            return None;
        }
        let set_off = prose.is(phrase.to, &["who", ","]);
        self.person_behind(prose, phrase.to).or_else(|| self.person_left(prose, phrase.from).filter(|_| set_off))
    }

    /// Who speaks where the last name before the verb is a body's: "Jo Orr of Acme (AC) argues", "a witness of
    /// the Commission (CC) told", "Jo Orr, secretary for Trade, said", "an expert hired by Acme, Jo Orr, agreed".
    pub(super) fn of_body(&self, prose: &Prose, phrase: Phrase, entity: usize) -> Option<Meant> {
        if self.people.kind(entity) == SourceKind::Person {
            return None;
        }
        let head = prose.span(phrase.head, phrase.head + 1);
        let (span, _) = self.people.mention_in(head)?;
        let first = prose.passage.token_at(span.start());
        // "Jo Orr, secretary for Trade, said": the office is in the phrase.
        let office = (phrase.from..first).any(|at| prose.has(at, Classes::ROLE));
        if office && let Some(person) = self.person_left(prose, phrase.from) {
            return Some(Meant::Person(person));
        }
        let article = first.checked_sub(1).filter(|&before| prose.is(before, &["the", "a", "an"]));
        let link = article.unwrap_or(first).checked_sub(1)?;
        if !prose.is(link, &["of", "from", "at", "for", "by", "with", "in"]) || prose.is_quoted(link) {
            return None;
        }
        if let Some(person) = self.person_at(prose, link.checked_sub(1)?) {
            return Some(Meant::Person(person));
        }
        let to = prose.passage.token_at(span.end());
        if let Some(person) = self.person_behind(prose, to) {
            return Some(Meant::Person(person));
        }
        let left = ending_at(prose, link - 1, prose.sentence(link).start)?;
        let fits = left.sort == Sort::Role && !prose.word(left.head).to_lowercase().starts_with("spokes");
        fits.then_some(Meant::Role(Phrase { to, ..left }))
    }

    /// The person named between two commas behind `to`.
    fn person_behind(&self, prose: &Prose, to: usize) -> Option<usize> {
        if prose.word(to) != "," {
            return None;
        }
        let mut at = to + 1 + usize::from(prose.is(to + 1, &["one"]));
        // "Mr", "Prof."
        while prose.is_capital(at) && self.person_at(prose, at).is_none() && at < to + 4 {
            at += 1;
        }
        let person = self.person_at(prose, at)?;
        let (named, _) = self.people.mention_in(prose.span(at, at + 1))?;
        matches!(prose.word(prose.passage.token_at(named.end())), "," | "(").then_some(person)
    }

    /// The person named right before the comma at which a phrase begins: "Jo Orr MSP, ".
    fn person_left(&self, prose: &Prose, from: usize) -> Option<usize> {
        let comma = from.checked_sub(1).filter(|&comma| prose.word(comma) == ",")?;
        let last = comma.checked_sub(1)?;
        let letters = prose.word(last).len() <= 3 && prose.word(last).bytes().all(|c| c.is_ascii_uppercase());
        self.person_at(prose, last).or_else(|| self.person_at(prose, last.checked_sub(1)?).filter(|_| letters))
    }

    /// The person whose name has the token.
    fn person_at(&self, prose: &Prose, at: usize) -> Option<usize> {
        let named = at < prose.len() && !prose.is_quoted(at);
        let entity = self.people.within(prose.span(at, at + 1)).filter(|_| named)?;
        let person = self.entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::Person);
        (person && self.people.kind(entity) == SourceKind::Person).then_some(entity)
    }
}
