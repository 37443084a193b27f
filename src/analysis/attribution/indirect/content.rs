//! Which of the words beside a cue are what is told.

use crate::analysis::attribution::cues::Cue;
use crate::analysis::attribution::indirect::telling::is_known_verb;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::starting_at;
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};

/// The stretches of tokens of what is told: two where the attribution stands within it.
pub(super) fn content(prose: &Prose, cues: &[Cue], cue: &Cue) -> Option<Vec<(usize, usize)>> {
    let (from, to) = stretch(prose, cues, cue)?;
    let rest = if to <= cue.start() && lacks_verb(prose, from, to) { around(prose, cue) } else { None };
    Some([(from, to)].into_iter().chain(rest).collect())
}

/// "The crew, Dahl explained, had worked in the dark": the tokens behind an attribution set between commas.
fn around(prose: &Prose, cue: &Cue) -> Option<(usize, usize)> {
    let end = prose.sentence(cue.from).end;
    let comma = (cue.end()..end.min(cue.end() + 8)).find(|&at| prose.word(at) == ",")?;
    let next = comma + 1;
    let opens = prose.has(next, Classes::CONJUNCTION.or(Classes::RELATIVE)) || prose.word(next).ends_with("ing");
    let is_one = (cue.end()..comma).any(|at| prose.is_quoted(at)) || prose.is_quoted(next);
    if opens || is_one { None } else { trimmed(prose, next, end) }
}

/// Whether no verb is in sight that says what somebody does.
fn lacks_verb(prose: &Prose, from: usize, to: usize) -> bool {
    !(from..to).any(|at| prose.is_quoted(at) || is_finite(prose, at))
}

fn stretch(prose: &Prose, cues: &[Cue], cue: &Cue) -> Option<(usize, usize)> {
    let sentence = prose.sentence(cue.from);
    let before = cue.start().checked_sub(1).filter(|&before| before >= sentence.start);
    let end = cue.end();
    // “in the words of Orr, “a close shave”” leads to a direct quote.
    if prose.is(cue.from, &["words"]) && (end..end + 3).any(|at| prose.is_quoted(at)) {
        return None;
    }
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
        if leads_to_quote(prose, start, cue) || is_quote_of_titled(prose, start, cue) {
            return None;
        }
        // "The manager, Orient Shipping, said in a statement it was sorry"
        let named = cue.source_is_first() && prose.word(cue.from - 1) == ",";
        if !named || !lacks_verb(prose, start, cue.start()) {
            return trimmed(prose, start, cue.start());
        }
    }
    // “...,” said Jo Orr, the owner of the boat: that tells who Orr is.
    let quoted = before.is_some_and(|before| prose.is_quoted(before));
    let loose = !cue.source_is_first() || prose.has(end, Classes::PREPOSITION);
    if quoted && loose && !(end..end + 3).any(|at| prose.word(at) == "that") {
        return None;
    }
    let from = content_start(prose, cue, sentence.end);
    let is_clause = prose.is(from.wrapping_sub(1), &["that"]);
    let goes_on = quoted && cue.form != Form::Ing;
    if !is_clause && (goes_on && is_adjunct(prose, from) || is_aside(prose, from)) {
        return None;
    }
    let to = content_end(prose, cues, cue, from, sentence.end);
    // "Orr said in a telephone interview"
    let place = matches!(cue.base, "say" | "tell") && prose.has(from, Classes::PREPOSITION) && !prose.is(from, &["to"]);
    if place && !is_clause && lacks_verb(prose, from, to) { None } else { trimmed(prose, from, to) }
}

/// “...,” the captain, Inger Dahl, said: the quote is what was said, and the words behind it tell who Dahl is.
fn is_quote_of_titled(prose: &Prose, start: usize, cue: &Cue) -> bool {
    let Some(close) = (start..cue.start()).rev().find(|&at| prose.is_quoted(at)) else { return false };
    let ends = close > start + 1 && matches!(prose.word(close - 1), "," | "?" | "!" | "." | "…");
    let between = close + 1..cue.start().saturating_sub(1);
    prose.is_quoted(start) && ends && !between.is_empty() && !between.into_iter().any(|at| is_finite(prose, at))
}

/// "Asked whether she would sue, she told reporters: “...”"
fn leads_to_quote(prose: &Prose, start: usize, cue: &Cue) -> bool {
    prose.is(start, &["asked", "pressed", "questioned"])
        || (cue.end()..cue.end() + 8).any(|at| prose.word(at) == ":" && prose.is_quoted(at + 1))
}

/// What goes on behind a quote and its attribution without being said: "Orr told reporters on the quay".
fn is_adjunct(prose: &Prose, from: usize) -> bool {
    let opens = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::RELATIVE).or(Classes::TIME);
    prose.has(from, opens) || prose.word(from).ends_with("ing") || !(from..from + 9).any(|at| is_finite(prose, at))
}

/// What is set off from the attribution: "Orr said, watching the sea", "as the Courier reported, citing a log",
/// "first reported by the Courier", "Orr said, and others said it, too".
fn is_aside(prose: &Prose, from: usize) -> bool {
    let apart = prose.word(from.wrapping_sub(1)) == "," && !prose.has(from.wrapping_sub(2), Classes::TIME);
    let opens = prose.has(from, Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::RELATIVE));
    prose.is(from, &["by", "and", "or", "citing", "quoting"])
        || apart && (prose.word(from).ends_with("ing") || opens && !prose.is(from, &["if", "in", "as", "for"]))
}

/// Whether a token is likely a verb that says what its subject does.
fn is_finite(prose: &Prose, at: usize) -> bool {
    is_known_verb(prose, at)
        || prose.at(at).kind == TokenKind::Word && !prose.is_capital(at) && prose.word(at).ends_with("ed")
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
    // "said in a statement issued on Sunday that"
    let issued = |at: usize| at > from && prose.has(at - 1, Classes::DOCUMENT) && prose.at(at).cue.is_some();
    let blocked = that.is_some_and(|that| {
        (from..that).filter(|&at| !issued(at)).any(|at| {
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
