//! What somebody thinks, wants or stands for, where no word of saying tells it.

mod hedges;
mod needs;
mod verbless;

use self::hedges::{confidence, is_hedged};
use self::needs::suits;
use self::verbless::{is_outspoken, is_towards, minded, owned, polled, towards};
use crate::analysis::attribution::cues::{Cue, is_only_verb, is_verb, read};
use crate::analysis::attribution::{Mention, Said};
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::phrases::Sort;
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Manner;
use crate::model::{BlockKind, QuoteKind, Span};

/// Stances of all passages; what `said` tells already is left out, and what stands in its words.
pub(super) fn held(prose: &[Prose], cues: &[Vec<Cue>], said: &[Said]) -> Vec<Said> {
    let mut told: Vec<Span> = said.iter().filter_map(|said| said.cue).collect();
    told.sort_unstable();
    let mut contents: Vec<Span> = said
        .iter()
        .filter(|said| said.kind == QuoteKind::Indirect)
        .flat_map(|said| said.parts.iter().copied())
        .collect();
    contents.sort_unstable();
    let mut out = Vec::new();
    for (passage, (prose, cues)) in prose.iter().zip(cues).enumerate() {
        if matches!(prose.passage.kind, BlockKind::Credit | BlockKind::Byline | BlockKind::Table | BlockKind::Kicker) {
            continue;
        }
        let found = words(prose, cues, &told);
        let here: Vec<Said> = found.iter().filter_map(|cue| stance(prose, cue, passage)).collect();
        let mut open = Span::new(0, 0);
        for held in here {
            let Some(mention) = held.mention else { continue };
            let place = mention.phrase.span(prose);
            if is_within(&contents, place) || open.overlaps(place) {
                continue;
            }
            if let Some(part) = held.parts.first() {
                open = *part;
            }
            out.push(held);
        }
    }
    out
}

/// Whether a place lies in one of the contents, which are in order.
fn is_within(contents: &[Span], place: Span) -> bool {
    let upto = contents.partition_point(|content| content.start <= place.start);
    contents[..upto].iter().rev().take(4).any(|content| content.overlaps(place))
}

/// The words that may tell of a stance, with whose it is.
fn words(prose: &Prose, cues: &[Cue], said: &[Span]) -> Vec<Cue> {
    let mut seen: Vec<Cue> = Vec::new();
    let mut out: Vec<Cue> = Vec::new();
    let mut cues = cues.iter().peekable();
    for at in 0..prose.len() {
        if let Some(cue) = cues.next_if(|cue| cue.from == at) {
            seen.push(*cue);
            let told = said.binary_search_by_key(&prose.span(cue.from, cue.to).start, |span| span.start).is_ok();
            let fits = prose.at(at).stance.is_some_and(|verb| suits(prose, cue, verb));
            if !told && fits {
                out.push(*cue);
            }
            continue;
        }
        let word = prose.at(at);
        if word.quoted || word.kind != TokenKind::Word {
            continue;
        }
        if word.classes.has(Classes::PREPOSITION) && prose.is(at, &["in"]) {
            out.extend(polled(prose, at));
        }
        if let Some(stance) = word.stance {
            let verb = CueVerb { manner: Manner::Act, form: stance.form, base: "" };
            if is_verb(prose, at, verb) || is_only_verb(prose, at, verb) {
                if let Some(found) = read(prose, at, verb, &seen) {
                    seen.push(found);
                    out.extend(Some(found).filter(|found| suits(prose, found, stance)));
                }
                continue;
            }
        }
        if word.cue.is_none() && word.stance.is_none() && (is_towards(prose, at + 1) || is_outspoken(prose, at)) {
            out.extend(towards(prose, at, &seen));
        }
        if word.classes.has(Classes::OWNED) {
            out.extend(owned(prose, at));
        } else if word.classes.has(Classes::MINDED) {
            out.extend(minded(prose, at, &seen));
        }
    }
    out
}

fn stance(prose: &Prose, cue: &Cue, passage: usize) -> Option<Said> {
    let source = cue.source?;
    let rules = prose.is(source.head, &["law", "laws", "legislation", "amendment", "measure", "rule", "policy"]);
    if source.sort == Sort::Other && !rules || prose.is(source.head, &["you", "it", "which"]) {
        return None;
    }
    if is_hedged(prose, cue, source) {
        return None;
    }
    let sentence = prose.sentence(cue.from);
    let from = cue.to.max(if cue.source_is_first() { 0 } else { source.to });
    let to = (from..sentence.end).find(|&at| matches!(prose.word(at), ";" | "." | ",")).unwrap_or(sentence.end);
    let parts = if from < to { vec![prose.span(from, to)] } else { Vec::new() };
    Some(Said {
        kind: QuoteKind::Indirect,
        parts,
        passage,
        mention: Some(Mention { passage, phrase: source }),
        cue: Some(prose.span(cue.from, cue.to)),
        confidence: confidence(prose, source),
    })
}
