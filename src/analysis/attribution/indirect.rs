//! What is told in the reporter's words and tied to a source.

use crate::analysis::attribution::cues::{Cue, is_supposed};
use crate::analysis::attribution::{Mention, Said};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::{BlockKind, EntityKind, QuoteKind};

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

/// "Orr: The gates were shut", as headlines have it.
fn before_colon(prose: &Prose, passage: usize) -> Option<Said> {
    let colon = (1..prose.len().min(8)).find(|&at| prose.word(at) == ":")?;
    let phrase = ending_at(prose, colon - 1, 0).filter(|phrase| phrase.from == 0)?;
    let person = prose.at(phrase.head).named == Some(EntityKind::Person);
    let polled =
        prose.is(phrase.head, &["poll", "study", "report", "survey", "officials", "police", "source", "sources"]);
    let body = phrase.sort == Sort::Name && prose.at(phrase.head).named == Some(EntityKind::Organisation);
    if !person && !polled && !body
        || prose.len() < colon + 4
        || prose.word(prose.len() - 1) == "?"
        || prose.is_quoted(colon + 1)
    {
        return None;
    }
    let mention = Some(Mention { passage, phrase });
    let parts = vec![prose.span(colon + 1, prose.len())];
    Some(Said { kind: QuoteKind::Indirect, parts, passage, mention, cue: None, confidence: 0.8 })
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
    let (from, to) = content(prose, cues, cue)?;
    let told = (from..to).filter(|&at| prose.at(at).kind != TokenKind::Punctuation && !prose.is_quoted(at)).count();
    if told < 2 {
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
    Some(Said { kind: QuoteKind::Indirect, parts: vec![prose.span(from, to)], passage, mention, cue, confidence })
}

/// Whether a participle may tell on its own: not behind a preposition ("committed to maintaining"), unless it
/// is a plain word of saying ("began by saying").
fn opens(prose: &Prose, cue: &Cue) -> bool {
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

/// Whether the verb and its subject tell something here.
fn tells(prose: &Prose, cue: &Cue, source: Phrase) -> bool {
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
            "add" | "boast" | "maintain" | "repeat" | "advise" | "underscore" | "answer" => {
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

/// Whether a verb stands among the next words.
fn clause(prose: &Prose, from: usize) -> bool {
    (from..from + 8).take_while(|&at| !matches!(prose.word(at), "." | "," | ";")).any(|at| {
        prose.has(at, Classes::AUXILIARY.or(Classes::VERB))
            || prose.at(at).cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
                && !prose.is_capital(at)
    })
}

/// The tokens of what is told.
fn content(prose: &Prose, cues: &[Cue], cue: &Cue) -> Option<(usize, usize)> {
    let sentence = prose.sentence(cue.from);
    let before = cue.start().checked_sub(1).filter(|&before| before >= sentence.start);
    let end = cue.end();
    if cue.base == "according" {
        return if before.is_none() || prose.at(cue.from).first {
            let comma = (end..sentence.end).find(|&at| prose.word(at) == ",")?;
            trimmed(prose, comma + 1, sentence.end)
        } else {
            trimmed(prose, clause_start(prose, cues, cue, sentence.start), cue.from)
        };
    }
    // "The gates were open, the ministry said."
    let trails = before.is_some_and(|before| matches!(prose.word(before), "," | "—" | "–") && !prose.is_quoted(before));
    // "told the Courier." ends, "told the court the gate was shut" goes on.
    let told = (cue.base == "tell").then(|| starting_at(prose, end, sentence.end)).flatten();
    let stops = |at: usize| {
        matches!(prose.word(at), "." | "," | ";" | "") || prose.has(at, Classes::TIME.or(Classes::PREPOSITION))
    };
    let object = prose.is(end, &["reporters", "journalists"])
        || cue.base == "tell" && told.is_none_or(|object| stops(object.to));
    let ends = matches!(prose.word(end), "." | "," | ";" | "" | "?" | "!" | "—")
        || prose.has(end, Classes::TIME)
        || prose.is(end, &["on", "in", "at", "late", "early", "during", "after"]);
    let closes = prose.words.get(end).is_none_or(|word| !word.quoted);
    if trails
        && (ends || object)
        && closes
        && cue.form != Form::Ing
        && !(end..sentence.end).any(|at| prose.word(at) == "that")
    {
        let start = clause_start(prose, cues, cue, sentence.start);
        return trimmed(prose, start, cue.start());
    }
    // “...,” said Jo Orr, the owner of the boat: that tells who Orr is.
    let quoted = before.is_some_and(|before| prose.is_quoted(before));
    let loose = !cue.source_is_first() || prose.has(end, Classes::PREPOSITION);
    if quoted && loose && !(end..end + 3).any(|at| prose.word(at) == "that") {
        return None;
    }
    let from = content_start(prose, cue, sentence.end);
    let to = content_end(prose, cues, cue, from, sentence.end);
    trimmed(prose, from, to)
}

/// Where the clause begins that `cue` closes: behind an earlier quote or at the start.
fn clause_start(prose: &Prose, cues: &[Cue], cue: &Cue, start: usize) -> usize {
    let upto = cues.partition_point(|other| other.from < cue.from);
    let earlier = cues[..upto]
        .iter()
        .rev()
        .take_while(|other| other.from >= start)
        .find(|other| other.to <= cue.start() && other.from >= start && other.base == "according");
    let after_quote =
        (start..cue.start()).rev().find(|&at| prose.is_quoted(at)).filter(|&at| cue.start() - at > 6).map(|at| at + 1);
    let from = earlier.map_or(start, Cue::end).max(after_quote.unwrap_or(start));
    if prose.is(from, &["but", "and", "so"]) { from + 1 } else { from }
}

/// Behind the cue, the one who was told, the time and "that".
fn content_start(prose: &Prose, cue: &Cue, end: usize) -> usize {
    let start = if cue.source_is_first() { cue.to } else { cue.end() };
    let told = matches!(cue.base, "tell" | "remind" | "assure" | "inform" | "advise")
        || prose.is(start, &["reporters", "journalists"]);
    let mut from = start;
    if told {
        let pronoun = prose.is(from, &["him", "her", "them", "me", "us", "it", "you"]);
        from = if pronoun { from + 1 } else { starting_at(prose, from, end).map_or(from, |object| object.to) };
    }
    let that = (from..end.min(from + 14))
        .take_while(|&at| !matches!(prose.word(at), "." | ";" | ":"))
        .find(|&at| prose.word(at) == "that" && !prose.is_quoted(at));
    let blocked = that.is_some_and(|that| {
        (from..that).any(|at| {
            prose.has(at, Classes::AUXILIARY.or(Classes::VERB))
                || prose.at(at).cue.is_some_and(|cue| cue.form == Form::Past)
        })
    });
    if let Some(that) = that.filter(|_| !blocked) {
        return that + 1;
    }
    while from < end
        && (prose.has(from, Classes::TIME)
            || prose.word(from) == ","
            || prose.is(from, &["on"]) && prose.has(from + 1, Classes::TIME))
    {
        from += 1;
    }
    // "said in a statement the sensor was at fault"
    if prose.is(from, &["in", "at", "during", "on", "after", "via"]) && matches!(cue.manner, Manner::Say) {
        let object = starting_at(prose, from + 1, end);
        if let Some(object) =
            object.filter(|object| object.to < end && !matches!(prose.word(object.to), "." | "," | ":"))
        {
            return object.to;
        }
    }
    from
}

/// Where the content ends: at the sentence's end, or before the next attribution.
fn content_end(prose: &Prose, cues: &[Cue], cue: &Cue, from: usize, end: usize) -> usize {
    let first = cues.partition_point(|other| other.from <= cue.from);
    let near = cues.get(first..).unwrap_or_default().iter().take_while(|other| other.from < end + 8);
    let next = near.into_iter().find(|other| {
        let trails = other.base == "cite" || other.form == Form::Ing;
        let start = if trails { other.from } else { other.start() };
        let comma = start > from && matches!(prose.word(start - 1), "," | "—");
        other.from > cue.from
            && start > from
            && start < end
            && (other.base == "according"
                || comma
                    && (other.base == "cite" || other.form == Form::Ing || prose.is(start.saturating_sub(2), &["and"])))
    });
    let by_cue =
        next.map(|other| if other.base == "cite" || other.form == Form::Ing { other.from } else { other.start() });
    let colon = (from..end).find(|&at| prose.word(at) == ":" && prose.is_quoted(at + 1));
    // "the ministry, which says it was right, drew": the relative clause ends at its comma.
    let relative = cue.from > 1
        && (cue.from - 2..cue.from).any(|at| prose.is(at, &["who", "which"]) && at > 0 && prose.word(at - 1) == ",");
    let comma = (from..end).find(|&at| relative && prose.word(at) == ",");
    // "Orr said it was safe, while Voss disagreed": the other half is the reporter's.
    let turns = (from + 1..end).find(|&at| {
        let word = prose.word(at);
        word == ";"
            || word == ","
                && (prose.is(at + 1, &["while", "whereas"])
                    || prose.is(at + 1, &["but", "though", "although"]) && prose.is_capital(at + 2))
    });
    by_cue.unwrap_or(end).min(colon.unwrap_or(end)).min(comma.unwrap_or(end)).min(turns.unwrap_or(end))
}

/// Without the punctuation around.
fn trimmed(prose: &Prose, from: usize, to: usize) -> Option<(usize, usize)> {
    let loose = |at: usize| {
        prose.at(at).kind == TokenKind::Punctuation && !matches!(prose.word(at), "$" | "£" | "€" | "(" | ")" | "%")
    };
    let from = (from..to).find(|&at| !loose(at))?;
    let to = (from..to).rev().find(|&at| !loose(at))? + 1;
    Some((from, to))
}

/// "Two missing after flood - officials"
fn after_dash(prose: &Prose, passage: usize) -> Option<Said> {
    let last = prose.len().checked_sub(1)?;
    let phrase = ending_at(prose, last, 0)?;
    let dash = phrase.from.checked_sub(1).filter(|&dash| dash > 2 && matches!(prose.word(dash), "-" | "–" | "—"))?;
    if !matches!(phrase.sort, Sort::Role | Sort::Somebody | Sort::Group | Sort::Document) {
        return None;
    }
    let mention = Some(Mention { passage, phrase });
    Some(Said {
        kind: QuoteKind::Indirect,
        parts: vec![prose.span(0, dash)],
        passage,
        mention,
        cue: None,
        confidence: 0.7,
    })
}
