//! What is told in the reporter's words and tied to a source.

mod content;
mod headlines;
mod telling;

use self::content::content;
use self::headlines::{after_dash, before_colon};
use self::telling::{opens, tells};
use crate::analysis::attribution::cues::{Cue, is_supposed};
use crate::analysis::attribution::{Mention, Said};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::Sort;
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::{BlockKind, QuoteKind};

/// Indirect quotes of all passages.
pub(super) fn said(prose: &[Prose], cues: &[Vec<Cue>]) -> Vec<Said> {
    let mut out = Vec::new();
    for (passage, (prose, cues)) in prose.iter().zip(cues).enumerate() {
        if matches!(prose.passage.kind, BlockKind::Credit | BlockKind::Byline | BlockKind::Table | BlockKind::Kicker) {
            continue;
        }
        let found: Vec<(&Cue, Said)> =
            cues.iter().filter_map(|cue| Some((cue, told(prose, cues, cue, passage)?))).collect();
        let inner: Vec<bool> = found.iter().map(|(cue, said)| is_retold(prose, cue, said, &found)).collect();
        out.extend(found.into_iter().zip(inner).filter(|(_, inner)| !inner).map(|((_, said), _)| said));
        if prose.is_headline() || passage == 0 && prose.passage.sentences.len() == 1 {
            out.extend(after_dash(prose, passage).or_else(|| before_colon(prose, passage)));
        }
    }
    out
}

/// How many attributions a sentence is searched for one that tells another.
const NEAR: usize = 6;

/// Whether it is somebody else who tells of an act, not the reporter: "Orr said that Voss had accused him".
/// Plain words of saying are told all the same.
fn is_retold(prose: &Prose, cue: &Cue, said: &Said, all: &[(&Cue, Said)]) -> bool {
    let plain = cue.manner == Manner::Say && matches!(cue.form, Form::Past | Form::Present);
    let Some(source) = cue.source.filter(|source| !plain || prose.is(source.head, &["who"])) else { return false };
    if source.sort == Sort::Document {
        return false;
    }
    let place = source.span(prose);
    let here = all.partition_point(|(other, _)| other.from < cue.from);
    let near = all.get(here.saturating_sub(NEAR)..(here + NEAR).min(all.len())).unwrap_or_default();
    near.iter().any(|(_, other)| other.cue != said.cue && other.parts.iter().any(|part| part.overlaps(place)))
}

fn told(prose: &Prose, cues: &[Cue], cue: &Cue, passage: usize) -> Option<Said> {
    let source = cue.source?;
    if prose.is(source.head, &["I", "we", "you"]) {
        return None;
    }
    let denied = (cue.from.saturating_sub(3)..cue.from).any(|at| prose.is(at, &["not", "n't", "n’t", "never"]));
    let comments = matches!(cue.base, "decline" | "refuse") || denied;
    // "asked what she had replied"
    let sought = source.from > 1
        && prose.is(source.from - 1, &["what", "why", "how", "whether"])
        && !prose.has(source.from - 2, Classes::PREPOSITION);
    if cue.passive || sought || comments || is_supposed(prose, cue) || !tells(prose, cue, source) {
        return None;
    }
    if cue.form == Form::Ing && !opens(prose, cue) {
        return None;
    }
    let stretches = content(prose, cues, cue)?;
    let is_told = |at: &usize| prose.at(*at).kind != TokenKind::Punctuation && !prose.is_quoted(*at);
    if stretches.iter().flat_map(|&(from, to)| from..to).filter(is_told).count() < 2 {
        return None;
    }
    let confidence = match (cue.manner, source.sort) {
        (_, Sort::Other) => 0.5,
        (Manner::Say, Sort::Pronoun) => 0.8,
        (Manner::Say, _) => 0.9,
        _ => 0.6,
    };
    let mention = Some(Mention { passage, phrase: source });
    let cue = Some(prose.span(cue.from, cue.to));
    let parts = stretches.into_iter().map(|(from, to)| prose.span(from, to)).collect();
    Some(Said { kind: QuoteKind::Indirect, parts, passage, mention, cue, confidence })
}
