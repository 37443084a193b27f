//! Whether a stance is told as a fact, and how sure it is.

use crate::analysis::attribution::cues::Cue;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;

/// Whether it is asked, supposed or told by way of describing: "if Orr wants", "could support", "known for".
pub(super) fn is_hedged(prose: &Prose, cue: &Cue, source: Phrase) -> bool {
    let supposed = source.from > 0
        && prose.is(
            source.from - 1,
            &["that", "what", "whether", "if", "how", "why", "where", "of", "than", "until", "unless"],
        );
    let between = source.to.max(cue.from.saturating_sub(4))..cue.from;
    let modal = between.clone().any(|at| prose.is(at, &["could", "should", "be", "must"]));
    let modal = modal && !prose.is(cue.from, &["like", "love", "prefer", "vote"]);
    let have = between.clone().any(|at| prose.is(at, &["has", "have", "had", "'ve", "’ve"]));
    let vague = prose.is(cue.from, &["saw", "thought", "felt"]) && !unfolds(prose, cue.to);
    supposed || modal || vague || !cue.passive && !have && prose.is(cue.from, PARTICIPLES)
}

/// Participles that are not the past as well.
const PARTICIPLES: &[&str] = &[
    "known",
    "seen",
    "spoken",
    "given",
    "written",
    "taken",
    "shown",
    "chosen",
    "forgotten",
    "thrown",
    "drawn",
    "forbidden",
];

/// Whether a clause or a likeness follows: "thought it would", "saw the vote as".
fn unfolds(prose: &Prose, from: usize) -> bool {
    prose.is(from, &["that", "he", "she", "they", "it", "no", "little"])
        || (from..from + 8).take_while(|&at| !matches!(prose.word(at), "." | "," | ";")).any(|at| {
            prose.is(at, &["as"]) || prose.has(at, Classes::AUXILIARY) && !prose.is(at, &["had", "has", "have"])
        })
}

/// How sure a stance is, as measured by what its source is.
pub(super) fn confidence(prose: &Prose, source: Phrase) -> f32 {
    match source.sort {
        Sort::Name if prose.at(source.head).named.is_some() => 0.79,
        Sort::Name | Sort::Pronoun | Sort::Role => 0.74,
        Sort::Group | Sort::Somebody => 0.65,
        Sort::Document | Sort::Other => 0.57,
    }
}
