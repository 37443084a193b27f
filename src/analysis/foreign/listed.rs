//! Names in other languages: what the lists know well, and the people that a verb of saying tells.

use std::collections::HashSet;

use crate::analysis::foreign::page::{Page, Who};
use crate::analysis::foreign::speech::Said;
use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::mention::Mention;
use crate::analysis::reading::{Passage, Reading};
use crate::analysis::tokens::TokenKind;
use crate::model::{EntityKind, Span};

/// How sure a name is at most: the lists are those of another language.
const SURE: f32 = 0.4;

/// A person that only a cue beside it tells.
const TOLD: f32 = 0.35;

fn is_capital(text: &str, passage: &Passage, at: usize) -> bool {
    let token = passage.tokens.get(at);
    token.is_some_and(|token| token.kind == TokenKind::Word && token.of(text).starts_with(char::is_uppercase))
}

/// The words that follow a known first name.
pub(super) fn surnames<'a>(reading: &Reading<'a>) -> HashSet<&'a str> {
    let text = reading.text();
    let mut out = HashSet::new();
    for passage in &reading.passages {
        for (at, pair) in passage.tokens.windows(2).enumerate() {
            let [first, last] = pair else { continue };
            let is_pair = is_capital(text, passage, at) && is_capital(text, passage, at + 1);
            if is_pair && gazetteer().of(first.of(text)).any(Known::FIRST_NAME) {
                out.insert(last.of(text));
            }
        }
    }
    out
}

/// The places and organisations that the lists know, where nothing beside them makes another name of it.
pub(super) fn mentions(reading: &Reading<'_>, has_capital_nouns: bool) -> Vec<Mention> {
    let text = reading.text();
    let lower: HashSet<&str> = reading
        .passages
        .iter()
        .flat_map(|passage| passage.tokens.iter().map(|token| token.of(text)))
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect();
    let mut out = Vec::new();
    for passage in &reading.passages {
        let mut at = 0;
        while at < passage.tokens.len() {
            let run = (at..passage.tokens.len().min(at + 5)).take_while(|&at| is_capital(text, passage, at)).count();
            let longest = (1..=run).rev().find_map(|count| {
                let first = passage.tokens.get(at)?.span.start();
                let span = Span::new(first, passage.tokens.get(at + count - 1)?.span.end());
                let kind = kind(span.of(text), count)?;
                let starts = passage.sentences.iter().any(|sentence| sentence.start == at)
                    || at.checked_sub(1).and_then(|at| passage.tokens.get(at)).is_some_and(|token| !token.is_word());
                let is_plain = count == 1 && (starts || lower.contains(span.of(text).to_lowercase().as_str()));
                let is_part = count < run || at.checked_sub(1).is_some_and(|at| is_capital(text, passage, at));
                (!is_plain && (!is_part || has_capital_nouns)).then_some((count, span, kind))
            });
            if let Some((count, span, kind)) = longest {
                out.push(Mention { span, kind, confidence: SURE });
                at += count;
            } else {
                at += run.max(1);
            }
        }
    }
    out
}

fn kind(name: &str, count: usize) -> Option<EntityKind> {
    let known = gazetteer().of(name);
    let lone = Known::FIRST_NAME.or(Known::SURNAME).or(Known::TITLE).or(Known::DATE).or(Known::DEMONYM);
    if name.chars().count() < 3 || count == 1 && known.any(lone) || gazetteer().is_word(&name.to_lowercase()) {
        None
    } else if known.any(Known::PLACE) {
        Some(EntityKind::Place)
    } else if known.any(Known::ORGANISATION) {
        Some(EntityKind::Organisation)
    } else {
        None
    }
}

/// Adds those who are told to speak, wherever their names stand.
pub(super) fn add_people(pages: &[Page<'_>], said: &[Said], mentions: &mut Vec<Mention>) {
    let mut names: HashSet<Vec<&str>> = HashSet::new();
    for said in said {
        let (Some(page), Some(phrase)) =
            (pages.get(said.passage), said.found.as_ref().and_then(|found| found.phrase.as_ref()))
        else {
            continue;
        };
        if let Who::Named(name) = &phrase.who {
            names.insert(name.clone().map(|at| page.word(at)).collect());
            names.insert(name.clone().last().map(|at| page.word(at)).into_iter().collect());
        }
    }
    for page in pages.iter().filter(|_| !names.is_empty()) {
        let mut at = 0;
        while at < page.passage.tokens.len() {
            let held = (1..=6).rev().find(|count| {
                let words: Vec<&str> = (at..at + count).map(|at| page.word(at)).collect();
                names.contains(&words)
            });
            if let Some(span) = held.and_then(|count| page.span(&(at..at + count))) {
                mentions.retain(|mention| !mention.span.overlaps(span));
                mentions.push(Mention { span, kind: EntityKind::Person, confidence: TOLD });
            }
            at += held.unwrap_or(1);
        }
    }
    mentions.sort_by_key(|mention| mention.span.start);
}
