//! Words that stand in for a name: "he" at the head of a sentence, "the minister" anywhere.

use std::ops::Range;

use crate::analysis::attribution::main_subject;
use crate::analysis::phrases::{Sort, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::Gender;

/// What stands in for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandIn {
    Pronoun(Gender),
    /// The token of "minister"; `leads`: the sentence is about him.
    Noun {
        noun: usize,
        leads: bool,
    },
}

/// The stand-ins of a sentence outside of quotes with their first tokens, in text order.
pub(super) fn stand_ins(prose: &Prose, sentence: Range<usize>) -> Vec<(usize, StandIn)> {
    let mut out = Vec::new();
    let subject = main_subject(prose, sentence.start, sentence.end);
    let head = subject.map(|subject| subject.head);
    for at in sentence.clone() {
        if prose.is_quoted(at) {
            continue;
        }
        if head == Some(at) {
            match prose.word(at).to_lowercase().as_str() {
                "he" => out.push((at, StandIn::Pronoun(Gender::He))),
                "she" => out.push((at, StandIn::Pronoun(Gender::She))),
                _ => {}
            }
        }
        if !prose.is(at, &["the"]) {
            continue;
        }
        // "the mayor, Jo Orr," and "the mayor of Ostrand" are told of in full.
        let noun = starting_at(prose, at, sentence.end).filter(|phrase| {
            let bare = phrase.sort == Sort::Role && phrase.to == phrase.head + 1 && phrase.to - phrase.from <= 3;
            bare && !prose.is(phrase.to, &["of", "for"]) && !prose.is_name_word(phrase.to)
        });
        if let Some(phrase) = noun {
            out.push((at, StandIn::Noun { noun: phrase.head, leads: head == Some(phrase.head) }));
        }
    }
    out
}
