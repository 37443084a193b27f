//! People without a name: where a sentence is about one, and where one is first told of.

use crate::analysis::attribution::main_subject;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::{Gender, of_word};
use crate::analysis::tokens::TokenKind;
use crate::model::BlockKind;

/// A person told of without a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unnamed {
    /// The byte at which the phrase begins.
    pub start: u32,
    pub passage: usize,
    pub phrase: Phrase,
    /// The noun in lower case.
    pub noun: String,
    /// "a clerk": told of for the first time, and not "the clerk".
    pub introduced: bool,
    /// The sentence is about this person.
    pub leads: bool,
    /// Whom the sentence is about where "he" or "she" leads it.
    pub led_by: Option<Gender>,
    pub plural: bool,
}

impl Unnamed {
    pub fn can_be(&self, gender: Gender) -> bool {
        of_word(&self.noun).is_none_or(|known| known == gender)
    }
}

/// No article has more of them that matter.
const MOST: usize = 2000;

/// All of them, in text order.
pub(super) fn unnamed(prose: &[Prose]) -> Vec<Unnamed> {
    let mut out = Vec::new();
    for (passage, piece) in prose.iter().enumerate() {
        let kind = piece.passage.kind;
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Lead | BlockKind::Quote | BlockKind::ListItem) {
            continue;
        }
        for sentence in &piece.passage.sentences {
            let lead = main_subject(piece, sentence.start, sentence.end);
            let led_by = lead.and_then(|lead| gender_of(piece, lead));
            let mut at = sentence.start;
            while at < sentence.end && out.len() < MOST {
                let found = person_at(piece, at, sentence.end);
                // "Police said a man had shouted"
                let told =
                    at.checked_sub(1).is_some_and(|before| before > sentence.start && piece.at(before).cue.is_some());
                let leads =
                    told && found.is_some_and(|phrase| {
                        piece.has(phrase.to, Classes::AUXILIARY) && piece.is(phrase.from, &["a", "an"])
                    }) || found.is_some_and(|phrase| lead.is_some_and(|lead| lead.head == phrase.head))
                        || found.is_some_and(|phrase| is_asked(piece, phrase.to));
                if let Some(phrase) = found {
                    let leads = leads && !asks(piece, phrase);
                    out.push(Unnamed { led_by, ..read(piece, passage, phrase, leads) });
                }
                at = found.map_or(at + 1, |phrase| phrase.head + 1);
            }
        }
    }
    out
}

fn read(prose: &Prose, passage: usize, phrase: Phrase, leads: bool) -> Unnamed {
    let plural =
        prose.has(phrase.head, Classes::PLURAL) || phrase.sort == Sort::Somebody && !is_one(prose, phrase.head);
    let counted = prose.at(phrase.from).kind == TokenKind::Number || prose.has(phrase.from, Classes::SOMEBODY);
    let introduced = prose.is(phrase.from, &["a", "an", "one", "another"])
        || plural && (counted || !prose.has(phrase.from, Classes::DETERMINER.or(Classes::OWNER)));
    // "one of the officials" is an official.
    let of = phrase.head + 1;
    let member = is_one(prose, phrase.head) && prose.is(of, &["of"]) && phrase.to > of + 1;
    let noun = if member { prose.word(phrase.to - 1) } else { prose.word(phrase.head) }.to_lowercase();
    let noun = if member { noun.trim_end_matches('s').to_owned() } else { noun };
    Unnamed { start: phrase.span(prose).start, passage, phrase, noun, introduced, leads, led_by: None, plural }
}

fn gender_of(prose: &Prose, lead: Phrase) -> Option<Gender> {
    match prose.word(lead.head).to_lowercase().as_str() {
        "he" => Some(Gender::He),
        "she" => Some(Gender::She),
        _ => None,
    }
}

/// The phrase for a person or people that begins at a token, if no name explains it.
fn person_at(prose: &Prose, at: usize, end: usize) -> Option<Phrase> {
    if prose.is_quoted(at) {
        return None;
    }
    let opens = prose.has(at, Classes::DETERMINER.or(Classes::SOMEBODY)) || prose.at(at).kind == TokenKind::Number;
    if !opens && !prose.has(at, Classes::ROLE) {
        return None;
    }
    let phrase = starting_at(prose, at, end)?;
    let person = match phrase.sort {
        Sort::Role => true,
        Sort::Somebody => is_one(prose, phrase.head) && (phrase.to > at + 1 || prose.is(phrase.to, &["who"])),
        _ => false,
    };
    let named = prose.word(phrase.to) == "," && prose.is_capital(phrase.to + 1) || prose.is_capital(phrase.to);
    (person && !named && !(phrase.from..phrase.to).any(|word| prose.word(word) == ",")).then_some(phrase)
}

fn is_one(prose: &Prose, at: usize) -> bool {
    prose.is(at, &["one", "another", "someone", "somebody"])
}

/// "the witness was asked"
fn is_asked(prose: &Prose, verb: usize) -> bool {
    prose.is(verb, &["was", "is", "were"]) && prose.is(verb + 1, &["asked", "told", "questioned", "shown"])
}

/// "A reporter asked him": the words that follow are the answer of the other.
fn asks(prose: &Prose, phrase: Phrase) -> bool {
    (phrase.to..phrase.to + 4).any(|at| prose.is(at, &["asked", "asks", "questioned"]))
        && !(phrase.to..phrase.to + 4).any(|at| prose.is(at, &["was", "is", "were", "not", "who"]))
}
