//! Who is meant by "he", "she", "it", "they" and "who".

use crate::analysis::attribution::main_subject;
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left};
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::Gender;
use crate::analysis::sources::speakers::{Earlier, Speakers, Who};
use crate::analysis::tokens::TokenKind;
use crate::model::{EntityKind, SourceKind};

impl Speakers<'_> {
    pub(super) fn pronoun(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
        let place = phrase.span(prose).start;
        let person = |gender| {
            let entity = self.people.person_before(place, gender, &earlier.spoke)?;
            Some(Who { confidence: 0.7, ..self.entity(entity) })
        };
        match prose.word(phrase.head).to_lowercase().as_str() {
            "he" | "she" | "his" | "her" => {
                let gender = if prose.is(phrase.head, &["he", "his"]) { Gender::He } else { Gender::She };
                // An unnamed spokesman may be meant, if nobody was named since.
                let unnamed = earlier
                    .unnamed
                    .as_ref()
                    .filter(|(at, _)| *at < place && place - *at < 400 && !self.people.is_told_of_another(*at, gender));
                let since = unnamed.is_some_and(|(at, _)| self.people.person_between(*at, place));
                if let Some((_, who)) = unnamed.filter(|_| !since) {
                    return Some(who.clone());
                }
                if let Some(one) = self.people.unnamed_before(place, Some(gender))
                    && let Some(piece) = self.prose.get(one.passage)
                {
                    return Some(self.description(piece, one.phrase, earlier));
                }
                person(Some(gender))
            }
            "who" => {
                let comma = usize::from(phrase.from > 0 && prose.word(phrase.from - 1) == ",");
                let mut last = phrase.from.checked_sub(1 + comma)?;
                // "Jo Orr, 17, who asked"
                if comma == 1 && prose.at(last).kind == TokenKind::Number && prose.word(last.wrapping_sub(1)) == "," {
                    last = last.checked_sub(2)?;
                }
                let before = ending_at(prose, last, 0).filter(|before| before.sort != Sort::Pronoun)?;
                // "officials familiar with the talks, who asked": the talks asked for nothing.
                // "A source at one of the banks, who asked"
                let whole = extended_left(prose, before, 0);
                let single = matches!(whole.sort, Sort::Role | Sort::Somebody) && comma == 1;
                let before = if before.sort == Sort::Other || single { whole } else { before };
                self.phrase(prose, before, earlier)
            }
            "it" | "its" => {
                let start = prose.span(prose.sentence(phrase.from).start, phrase.from);
                let here = self
                    .people
                    .body_within(start)
                    .filter(|entity| self.entities[*entity].kind == EntityKind::Organisation);
                if let Some(who) = self.document_before(prose, phrase, earlier) {
                    return Some(who);
                }
                let near = || self.people.body_before(place);
                let last = earlier
                    .last
                    .clone()
                    .filter(|who| matches!(who.kind, SourceKind::Document | SourceKind::Organisation));
                here.map(|entity| self.entity(entity)).or(last).or_else(|| near().map(|entity| self.entity(entity)))
            }
            "they" | "their" => {
                let last = earlier.last.clone().filter(|who| who.kind != SourceKind::Person);
                last.or_else(|| self.people.body_before(place).map(|entity| self.entity(entity)))
            }
            _ => None,
        }
    }

    /// The document that the sentence before, or this one up to the pronoun, is about.
    fn document_before(&self, prose: &Prose, pronoun: Phrase, earlier: &Earlier) -> Option<Who> {
        let sentence = prose.sentence(pronoun.from);
        let own = main_subject(prose, sentence.start, pronoun.from).map(|phrase| (prose, phrase));
        // "It proposes a trial that was, it says, cheap": the same.
        if let Some((_, first)) = own.filter(|(_, first)| prose.is(first.head, &["it"]) && first.from < pronoun.from) {
            return self.document_before(prose, first, earlier);
        }
        let led = |piece: &Prose, last: usize| {
            let sentences = piece.passage.sentence_of(last).map_or(0, |index| index + 1);
            let near = piece.passage.sentences.get(..sentences)?.iter().rev().take(3);
            let mut leads = near.filter_map(|range| main_subject(piece, range.start, range.end));
            leads.find(|lead| lead.sort != Sort::Other && !prose.is(lead.head, &["copy"]))
        };
        let before = || Some((prose, led(prose, sentence.start.checked_sub(1)?)?));
        let above = || {
            let index = self.prose.partition_point(|piece| piece.passage.span.start < prose.passage.span.start);
            let piece = self.prose.get(index.checked_sub(1)?).filter(|_| sentence.start == 0)?;
            Some((piece, led(piece, piece.len().checked_sub(1)?)?))
        };
        let (piece, phrase) = own.or_else(before).or_else(above)?;
        if phrase.sort != Sort::Document {
            return None;
        }
        let known = earlier.noun(piece.word(phrase.head)).filter(|who| who.kind == SourceKind::Document);
        Some(known.unwrap_or_else(|| self.document(piece, phrase, earlier)))
    }
}
