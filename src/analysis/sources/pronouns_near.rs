//! Whether somebody is "he" or "she", from how the article goes on about them.

use crate::analysis::lexicon::Classes;
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::Gender;
use crate::model::{Entity, EntityKind, Span};

/// For each entity how many pronouns beside its name say "she" rather than "he".
///
/// Only a sentence that names one person tells; `mentions` are in text order.
pub(super) fn balance(prose: &[Prose], entities: &[Entity], mentions: &[(Span, usize)]) -> Vec<i32> {
    let mut out = vec![0; entities.len()];
    for piece in prose {
        let mut before: Option<usize> = None;
        for range in &piece.passage.sentences {
            let span = piece.span(range.start, range.end);
            let first = mentions.partition_point(|(mention, _)| mention.start < span.start);
            let here = mentions.iter().skip(first).take_while(|(mention, _)| mention.start < span.end);
            let mut named = None;
            let mut several = false;
            for (mention, entity) in here {
                let at = piece.passage.token_at(mention.start());
                if entities.get(*entity).is_none_or(|entity| entity.kind != EntityKind::Person) || piece.is_quoted(at) {
                    continue;
                }
                several |= named.is_some_and(|(known, _)| known != *entity);
                named = named.or(Some((*entity, at)));
            }
            let alone = named.filter(|_| !several);
            // "Orr closed her eyes", and "Orr left. She ..." with nobody else in the second sentence.
            let (entity, from) = match (alone, before) {
                (Some((entity, at)), _) => (entity, at),
                (None, Some(entity)) if named.is_none() => (entity, range.start),
                _ => {
                    before = None;
                    continue;
                }
            };
            if let Some(vote) = (from..range.end).find_map(|at| vote(piece, at))
                && let Some(balance) = out.get_mut(entity)
            {
                *balance += vote;
            }
            before = alone.map(|(entity, _)| entity);
        }
    }
    out
}

/// 1 for "she", -1 for "he"; words for someone who may be somebody else end the search with 0.
fn vote(prose: &Prose, at: usize) -> Option<i32> {
    if prose.is_quoted(at) {
        return None;
    }
    if prose.is(at, &["she", "her", "herself", "hers"]) {
        return Some(1);
    }
    if prose.is(at, &["he", "his", "him", "himself"]) {
        return Some(-1);
    }
    prose.has(at, Classes::ROLE).then_some(()).filter(|()| prose.is(at.wrapping_sub(1), &["the"])).map(|()| 0)
}

/// What the balance says, if it says it clearly.
pub(super) fn told(balance: i32) -> Option<Gender> {
    match balance {
        1.. => Some(Gender::She),
        ..=-1 => Some(Gender::He),
        0 => None,
    }
}
