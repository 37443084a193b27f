//! Whether a verb and its subject tell something where they stand.

use crate::analysis::attribution::cues::Cue;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// Whether the verb and its subject tell something here.
pub(super) fn tells(prose: &Prose, cue: &Cue, source: Phrase) -> bool {
    let next = |words: &[&str]| prose.is(cue.to, words);
    match cue.manner {
        Manner::Label => cue.base == "call" && next(&["for", "on"]),
        Manner::Think => false,
        Manner::Show => {
            matches!(source.sort, Sort::Document)
                || matches!(cue.base, "find" | "indicate")
                    && source.sort != Sort::Pronoun
                    && (next(&["that"])
                        || prose.is(cue.to + 1, &["that"])
                        || prose.at(source.head).named == Some(EntityKind::Organisation) && clause(prose, cue.to))
        }
        Manner::Act => ACTS.contains(&cue.base) && !matches!(cue.base, "give" | "cast" | "cite" | "order"),
        // "her report, read to the court, concluded"
        Manner::Say if matches!(cue.base, "read" | "post" | "email" | "text") && stands_apart(prose, cue) => false,
        Manner::Say => match cue.base {
            // These need a clause: "went", "sang", "ruled" alone tell nothing.
            "go" | "begin" => false,
            "claim" | "sing" | "shoot" | "fire" | "laugh" | "cry" | "read" | "text" | "post" | "email" | "teach"
            | "offer" | "quote" | "relate" | "tick" | "vent" | "rage" | "rail" | "bark" | "volunteer" | "reason"
            | "object" | "signal" | "continue" | "venture" | "snap" | "swear" => {
                (cue.to..cue.to + 6).any(|at| prose.word(at) == "that" || prose.has(at, Classes::AUXILIARY))
                    && cue.form != Form::Base
            }
            // "added a facet", "boasts a lead": a thing, and not a clause, comes next.
            "add" | "boast" | "maintain" | "repeat" | "advise" | "underscore" | "answer" | "write" | "shout" => {
                let ends = matches!(prose.word(cue.to), "" | "." | "," | ":" | ";") || prose.is_quoted(cue.to);
                ends || !cue.source_is_first() || next(&["in", "on", "during", "at"]) || clause(prose, cue.to) || {
                    (cue.to..cue.to + 3).any(|at| prose.word(at) == "that")
                }
            }
            "ask" => {
                !next(&["about", "if"])
                    && !prose.is(cue.to + 1, &["to"])
                    && !prose.is(source.head, &["reporter", "reporters", "journalist"])
            }
            "plead" => !next(&["with", "guilty", "not"]),
            "report" if cue.form == Form::Ing => !next(&["from", "by", "in"]),
            "tell" => cue.form != Form::Base || !prose.is(cue.from.wrapping_sub(1), &["to"]),
            _ => true,
        },
    }
}

/// Whether a verb stands between commas as a participle: what its noun does is told behind them.
fn stands_apart(prose: &Prose, cue: &Cue) -> bool {
    cue.form == Form::Past && cue.from > 0 && prose.word(cue.from - 1) == "," && cue.source_is_first()
}

/// Whether a participle may tell on its own: not behind a preposition ("committed to maintaining"), unless it
/// is a plain word of saying ("began by saying").
pub(super) fn opens(prose: &Prose, cue: &Cue) -> bool {
    let before = cue.from.checked_sub(1);
    let governed = before.is_some_and(|before| prose.has(before, Classes::PREPOSITION) && !prose.is(before, &["as"]));
    let plain = matches!(
        cue.base,
        "say"
            | "tell"
            | "claim"
            | "argue"
            | "announce"
            | "promise"
            | "declare"
            | "suggest"
            | "write"
            | "insist"
            | "warn"
            | "accuse"
            | "report"
            | "tweet"
            | "vow"
            | "state"
            | "assert"
            | "predict"
    );
    !(governed && !plain || cue.base == "add" && prose.is(cue.to, &["to", "up"]))
}

/// Acts that put words or a position into the world; the others only tell how somebody behaved.
const ACTS: &[&str] = &[
    "accuse",
    "blame",
    "criticise",
    "criticize",
    "denounce",
    "condemn",
    "dispute",
    "reject",
    "threaten",
    "urge",
    "call-for",
    "praise",
    "defend",
    "dismiss",
    "charge",
    "refute",
    "disagree",
    "instruct",
    "order",
    "appeal",
    "cite",
    "cast",
    "give",
];

/// Whether a verb stands among the next words.
fn clause(prose: &Prose, from: usize) -> bool {
    (from..from + 8).take_while(|&at| !matches!(prose.word(at), "." | "," | ";")).any(|at| is_known_verb(prose, at))
}

/// Whether a token is a verb that the lexicon knows, in a form that says what its subject does.
pub(super) fn is_known_verb(prose: &Prose, at: usize) -> bool {
    prose.has(at, Classes::AUXILIARY.or(Classes::VERB))
        || prose.at(at).cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present)) && !prose.is_capital(at)
}
