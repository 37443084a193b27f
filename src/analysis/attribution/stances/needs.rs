//! Whether a verb that may tell of a stance has beside it what it needs.

use crate::analysis::attribution::cues::Cue;
use crate::analysis::lexicon::{Classes, StanceVerb};
use crate::analysis::phrases::Sort;
use crate::analysis::prose::Prose;
use crate::analysis::stances::Needs;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Form;

/// Whether a verb has what it needs.
pub(super) fn suits(prose: &Prose, cue: &Cue, verb: StanceVerb) -> bool {
    let infinitive = cue.from > 0 && prose.is(cue.from - 1, &["to"]);
    let progresses = cue.from > 0
        && (cue.from.saturating_sub(3)..cue.from)
            .any(|at| prose.is(at, &["is", "are", "was", "were", "been", "'s", "’s", "'re", "’re"]));
    // "Orr calling it a day", "marchers demanding a vote"
    let attached = cue.form == Form::Ing
        && cue.source.is_some_and(|source| {
            source.to == cue.from && matches!(source.sort, Sort::Name | Sort::Role | Sort::Somebody)
        });
    let finite = (attached || cue.form != Form::Ing || progresses) && !infinitive;
    let has = |needs: Needs| match needs {
        Needs::Nothing => true,
        Needs::Finite => finite || cue.passive,
        Needs::Topic if matches!(cue.base, "speak" | "talk") => {
            let about = &["about", "of", "against", "out", "up"];
            let to = if prose.has(cue.to, Classes::ADVERB) && !prose.is(cue.to, about) { cue.to + 1 } else { cue.to };
            prose.is(to, about)
        }
        Needs::Topic => {
            // "talked glowingly about"
            let to = if prose.has(cue.to, Classes::ADVERB) && !prose.is(cue.to, TOPICAL) { cue.to + 1 } else { cue.to };
            prose.is(to, TOPICAL)
        }
        Needs::Aim => finite && prose.is(cue.to, &["to", "on"]),
        Needs::Noun => !infinitive && governs(prose, cue.to, Classes::OPINION.or(Classes::VEHICLE)),
        Needs::As => {
            (cue.to..cue.to + 10).take_while(|&at| !matches!(prose.word(at), "." | ";")).any(|at| prose.is(at, &["as"]))
        }
        Needs::That => finite && prose.is(cue.to, &["that", "how", "why"]),
    };
    if verb.form != Form::Ing
        && cue.base == "call"
        && prose.is(cue.to, &["off", "it", "out", "back", "in", "into", "up"])
    {
        return false;
    }
    // "thanks to the rain"
    if prose.is(cue.from, &["thanks"]) && prose.is(cue.to, &["to"]) {
        return false;
    }
    has(verb.needs) || verb.or.is_some_and(has)
}

/// What leads to what is talked about.
const TOPICAL: &[&str] =
    &["about", "of", "against", "for", "out", "on", "to", "that", "at", "off", "up", "with", "back", "over", "forward"];

/// Whether one of the next few words, before anything ends the phrase, is a noun of these classes.
fn governs(prose: &Prose, from: usize, classes: Classes) -> bool {
    let ends = Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION).or(Classes::RELATIVE);
    (from..from + 5)
        .take_while(|&at| prose.at(at).kind == TokenKind::Word && !prose.has(at, ends))
        .any(|at| prose.has(at, classes) && !prose.is_capital(at))
}
