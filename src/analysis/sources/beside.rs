//! What stands beside a cue: in which statement, to which outlet, citing whom.

use crate::analysis::attribution::Cue;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::outlets::{is_agency, is_outlet};
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Form;

/// A further source of what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// "in a statement"
    Vehicle(Phrase),
    /// "told the BBC", "to Interfax news agency"
    Conduit(Phrase),
    /// "citing U.S. officials"
    Cited(Phrase),
    /// "according to a draft and three officials"
    Also(Phrase),
}

/// How far from the cue its neighbours are looked for.
const REACH: usize = 14;

pub(super) fn beside(prose: &Prose, cues: &[Cue], index: usize) -> Vec<Beside> {
    let Some(cue) = cues.get(index) else { return Vec::new() };
    let sentence = prose.sentence(cue.from);
    let mut out = Vec::new();
    if matches!(cue.base, "tell" | "inform") {
        out.extend(
            starting_at(prose, cue.to, sentence.end).filter(|phrase| is_conduit(prose, *phrase)).map(Beside::Conduit),
        );
    }
    out.extend(second(prose, cue, sentence.end).map(Beside::Also));
    let end = cue.end();
    let next = cues
        .iter()
        .skip(index + 1)
        .map(|next| next.from)
        .take(4)
        .find(|&next| next >= end)
        .unwrap_or(sentence.end)
        .min(sentence.end);
    // "sent a statement saying"
    if cue.form == Form::Ing
        && let Some(phrase) = cue.from.checked_sub(1).and_then(|last| ending_at(prose, last, sentence.start))
    {
        out.extend(Some(phrase).filter(|phrase| prose.has(phrase.head, Classes::VEHICLE)).map(Beside::Vehicle));
    }
    for at in end..next.min(end + REACH) {
        out.extend(linked(prose, at, next));
    }
    // "Orr, on commentary for the BBC, said"
    if let Some(source) = cue.source.filter(|_| cue.source_is_first()) {
        for at in source.to.max(cue.from.saturating_sub(REACH))..cue.from {
            out.extend(linked(prose, at, cue.from));
        }
    }
    // "In a statement, Orr said"
    let start = cue.start();
    for at in sentence.start.max(start.saturating_sub(REACH))..start {
        out.extend(linked(prose, at, start));
    }
    out.extend(in_which(prose, sentence.start, start).map(Beside::Vehicle));
    let first = cues.partition_point(|other| other.from < sentence.start);
    let citing = cues
        .iter()
        .skip(first)
        .take_while(|other| other.from < sentence.end)
        .find(|other| other.base == "cite" && prose.is(other.from, &["citing"]));
    if let Some(citing) = citing.filter(|citing| prose.is(citing.from, &["citing"])) {
        let mut at = citing.to;
        for _ in 0..3 {
            let Some(phrase) = starting_at(prose, at, sentence.end) else { break };
            if !matches!(phrase.sort, Sort::Other | Sort::Pronoun) {
                out.push(Beside::Cited(phrase));
            }
            let link = (phrase.to..sentence.end.min(phrase.to + 5))
                .take_while(|&at| prose.word(at) != ".")
                .find(|&at| prose.is(at, &["and", ","]));
            let Some(link) = link else { break };
            at = link + 1;
        }
    }
    out
}

/// "according to a draft seen by Acme and three officials": the other one.
fn second(prose: &Prose, cue: &Cue, end: usize) -> Option<Phrase> {
    let source = cue.source.filter(|_| cue.base == "according")?;
    let and = (source.to..end.min(source.to + 5)).find(|&at| prose.is(at, &["and"]))?;
    let plain = (source.to..and).all(|at| prose.at(at).kind == TokenKind::Word && !prose.is_quoted(at));
    let phrase = starting_at(prose, and + 1, end).filter(|_| plain)?;
    // "according to Acme and the mayor said"
    let closes = phrase.to >= end || matches!(prose.word(phrase.to), "." | "," | ";");
    (closes && !matches!(phrase.sort, Sort::Other | Sort::Pronoun)).then_some(phrase)
}

/// "a letter he had written in 2019, in which he called it": the document before "in which".
fn in_which(prose: &Prose, floor: usize, start: usize) -> Option<Phrase> {
    let which = (floor.max(start.saturating_sub(5))..start)
        .rev()
        .find(|&at| prose.is(at, &["which"]) && at > floor + 2 && prose.is(at - 1, &["in"]))?;
    let left = floor.max(which.saturating_sub(REACH));
    let noun = (left..which - 1).rev().find(|&at| prose.has(at, Classes::VEHICLE) && !prose.is_quoted(at))?;
    ending_at(prose, noun, floor).filter(|phrase| phrase.sort == Sort::Document)
}

/// What a preposition at `at` links to the cue.
fn linked(prose: &Prose, at: usize, end: usize) -> Option<Beside> {
    if prose.is_quoted(at) || !prose.is(at, &["in", "to", "with", "by", "through", "via", "on", "from", "for"]) {
        return None;
    }
    let phrase = starting_at(prose, at + 1, end.max(at + 2))?;
    let one =
        prose.is(phrase.from, &["a", "an", "the", "his", "her", "its", "their", "one", "another", "this", "that"]);
    if prose.is(at, &["in", "through", "via", "from"]) && one && prose.has(phrase.head, Classes::VEHICLE) {
        return Some(Beside::Vehicle(phrase));
    }
    (prose.is(at, &["to", "with", "on", "by", "for"]) && is_conduit(prose, phrase)).then_some(Beside::Conduit(phrase))
}

/// Whether a phrase names an outlet or agency.
fn is_conduit(prose: &Prose, phrase: Phrase) -> bool {
    let named = (phrase.from..phrase.to).any(|at| prose.is_capital(at)) && !matches!(phrase.sort, Sort::Other);
    let printed = prose.span(phrase.from, phrase.to);
    let printed = printed.of(prose.text).trim_start_matches("the ");
    let noun = (phrase.from..phrase.to).any(|at| prose.has(at, Classes::OUTLET))
        || prose.word(phrase.to.wrapping_sub(1)) == "agency";
    named && (noun || is_outlet(printed) || is_agency(printed))
}

/// A document with what tells it from others: "statement issued Saturday", "letter from her solicitors".
pub(super) fn whole_name(prose: &Prose, phrase: Phrase) -> String {
    let mut to = phrase.to;
    // Who got hold of it is not part of its name.
    let obtained = prose.is(to, &["seen", "obtained", "reviewed", "viewed", "shared"]);
    // "published today", "led by her": a word in -ed with nothing of the kind behind it is the verb.
    let led = prose.has(to + 1, Classes::TIME) || prose.is(to + 1, &["by", "in", "to", "on", "at", "last", "this"]);
    let participle = !obtained && led && (prose.word(to).ends_with("ed") || prose.is(to, &["written", "sent"]));
    if participle && prose.at(to).kind == TokenKind::Word && !prose.at(to).quoted {
        let bare = to;
        to += 1;
        while prose.has(to, Classes::TIME) || prose.is(to, &["on"]) && prose.has(to + 1, Classes::TIME) {
            to += 1;
        }
        if prose.is(to, &["by", "in", "to"])
            && let Some(more) = starting_at(prose, to + 1, prose.len())
        {
            to = more.to;
        } else if prose.is(to, &["on"]) && prose.is_capital(to + 1) {
            to += 2;
        }
        // "posted" alone tells nothing.
        if to == bare + 1 {
            to = bare;
        }
    }
    let ends = &["seen", "obtained", "reviewed", "viewed", "with"];
    let mut to = (phrase.head + 1..to).find(|&at| prose.is(at, ends)).unwrap_or(to);
    // "a post on X", "a message on social media"
    let posted = to == phrase.head + 1 && prose.is(to, &["on"]) && !prose.has(to + 1, Classes::TIME);
    let social = prose.is(to + 1, &["social"]) && prose.is(to + 2, &["media"]);
    if posted && social {
        to += 3;
    } else if posted && prose.is_capital(to + 1) && !prose.is_capital(to + 2) {
        to += 2;
    }
    let from = if prose.is(phrase.from, &["the", "a", "an", "one"]) { phrase.from + 1 } else { phrase.from };
    prose.span(from, to).of(prose.text).to_owned()
}
