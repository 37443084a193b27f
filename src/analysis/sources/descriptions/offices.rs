//! Whom a spokesman or an office speaks for.

use crate::analysis::attribution::main_subject;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::Gender;
use crate::analysis::sources::speakers::{Earlier, Speakers, Who};
use crate::model::EntityKind;

impl Speakers<'_> {
    /// Whom a spokesman or an office speaks for, where it is told; `definite`: "the", "his".
    pub(super) fn spoken_for(&self, prose: &Prose, phrase: Phrase, definite: bool, earlier: &Earlier) -> Option<Who> {
        let noun = prose.word(phrase.head);
        let span = phrase.span(prose);
        let office = noun.eq_ignore_ascii_case("office");
        let named = if office { self.people.within(span) } else { self.people.body_within(span) };
        let known = self.people.described(noun, span.start).filter(|_| definite && !office);
        // "the YMCA, where a spokeswoman said", "The YMCA apologised. “...,” a spokeswoman said."
        let sentence = prose.sentence(phrase.from).start;
        let alone = phrase.to == phrase.head + 1 && phrase.to - phrase.from == 2;
        let above = (0..4).filter(|_| alone).scan(sentence, |start, _| {
            *start = prose.sentence(start.checked_sub(1)?).start;
            Some(*start)
        });
        let above = above.filter_map(|start| {
            let subject = main_subject(prose, start, prose.sentence(start).end)?;
            self.people.body_within(subject.span(prose))
        });
        let mut above = above.filter(|&body| self.entities[body].kind == EntityKind::Organisation);
        let near = || self.people.body_within(prose.span(sentence, phrase.from)).filter(|_| !definite && !office);
        let mut before = || above.next().filter(|_| !definite && !office);
        if let Some(entity) = known.or(named).or_else(near).or_else(&mut before) {
            return Some(self.entity(entity));
        }
        // "his office"
        if office && prose.is(phrase.from, &["his", "her"]) && phrase.head == phrase.from + 1 {
            let gender = if prose.is(phrase.from, &["his"]) { Gender::He } else { Gender::She };
            let owner = self.people.person_before(span.start, Some(gender), &earlier.spoke);
            return owner.map(|entity| Who { confidence: 0.6, ..self.entity(entity) });
        }
        // "Acme has closed the site. Nobody was hurt, a spokeswoman said."
        let bare =
            noun.to_lowercase().starts_with("spokes") && phrase.to <= phrase.head + 1 && phrase.to <= phrase.from + 2;
        let above = || self.people.body_between(prose.passage.span.start, span.start);
        if let Some(entity) = Some(()).filter(|()| bare).and_then(|()| above()) {
            return Some(Who { confidence: 0.6, ..self.entity(entity) });
        }
        // "a spokesperson for the council"
        let group = (phrase.head + 1..phrase.to).find(|&at| prose.has(at, Classes::GROUP))?;
        if !prose.is(phrase.head + 1, &["for"]) {
            return None;
        }
        let body = Phrase { from: phrase.head + 2, to: phrase.to, head: group, sort: Sort::Group };
        Some(self.group(prose, body, prose.is(body.from, &["the"]), earlier))
    }
}

/// Who speaks for the bank or the university they are "at".
pub(super) const ANALYSTS: &[&str] = &["analysts", "strategists", "economists", "researchers", "scientists"];

/// Offices that are held by one person, so that "the mayor" may be anybody.
pub(super) const OFFICES: &[&str] = &[
    "president",
    "premier",
    "minister",
    "mayor",
    "governor",
    "pope",
    "king",
    "queen",
    "chancellor",
    "speaker",
    "secretary",
    "ambassador",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "source",
    "judge",
    "prosecutor",
    "coroner",
    "sheriff",
    "prosecution",
    "director",
    "reporter",
    "interviewer",
    "host",
    "moderator",
    "insider",
    "reader",
];
