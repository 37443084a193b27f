//! Nouns of saying: "his claim that “...”", "Orr’s “...” promise".

use crate::analysis::attribution::cues::Cue;
use crate::analysis::attribution::matching::Match;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::quotes::DirectQuote;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};

/// What somebody said, as a noun; plurals are made from them.
const NOUNS: &[&str] = &[
    "accusation",
    "acknowledgement",
    "acknowledgment",
    "admission",
    "advice",
    "allegation",
    "answer",
    "appeal",
    "argument",
    "aside",
    "assertion",
    "assessment",
    "assurance",
    "boast",
    "call",
    "characterisation",
    "characterization",
    "charge",
    "claim",
    "comment",
    "complaint",
    "concession",
    "conclusion",
    "confession",
    "contention",
    "criticism",
    "cry",
    "declaration",
    "defence",
    "defense",
    "demand",
    "denial",
    "denunciation",
    "description",
    "dismissal",
    "explanation",
    "insistence",
    "invitation",
    "joke",
    "jibe",
    "lament",
    "line",
    "mantra",
    "message",
    "motto",
    "objection",
    "observation",
    "opinion",
    "plea",
    "pledge",
    "prediction",
    "proclamation",
    "promise",
    "proposal",
    "question",
    "quip",
    "quote",
    "rant",
    "reassurance",
    "recommendation",
    "refrain",
    "remark",
    "reply",
    "request",
    "response",
    "retort",
    "slogan",
    "statement",
    "suggestion",
    "taunt",
    "theory",
    "threat",
    "tweet",
    "verdict",
    "vow",
    "warning",
    "wish",
    "word",
];

/// No claim reaches further than this many words.
const REACH: usize = 12;

fn is_claim(prose: &Prose, at: usize) -> bool {
    let word = prose.word(at);
    let singular = word.strip_suffix('s').unwrap_or(word);
    !prose.is_quoted(at)
        && prose.at(at).kind == TokenKind::Word
        && word.is_ascii()
        && (singular != "aside" || at > 0 && is_owner_of_aside(prose, at - 1))
        && (singular != "cry" || at > 0 && prose.is(at - 1, &["rallying", "battle"]))
        && NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(singular) || noun.eq_ignore_ascii_case(word))
}

/// "his aside that", not "aside from".
fn is_owner_of_aside(prose: &Prose, before: usize) -> bool {
    prose.has(before, Classes::OWNER.or(Classes::DETERMINER)) || matches!(prose.word(before), "'s" | "’s")
}

/// Whose claim the quote is, where a noun of saying leads to it or follows it.
#[must_use]
pub fn claimed(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    leading(prose, cues, quote).or_else(|| following(prose, quote))
}

/// "his claim that the gate was “shut”"
fn leading(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    let floor = prose.sentence(quote.open).start.max(quote.open.saturating_sub(REACH));
    let noun = (floor..quote.open).rev().find(|&at| is_claim(prose, at))?;
    // A verb of saying between has words of its own, and "called her remark “odd”" tells somebody else's.
    let told = cues.iter().any(|cue| {
        let between = (noun + 1..quote.open).contains(&cue.from)
            && !matches!(cue.form, Form::Base)
            && cue.source.is_some_and(|source| source.from > noun);
        let judged = (noun.saturating_sub(7)..noun).contains(&cue.from)
            && cue.manner == Manner::Label
            && !prose.is(noun + 1, &["that"]);
        between && matches!(cue.manner, Manner::Say | Manner::Label) || judged
    });
    let source = owner(prose, noun).or_else(|| by(prose, noun, quote.open))?;
    let gap = quote.open - noun - 1;
    let score = if gap <= 2 { 93 } else { 88 };
    (is_linked(prose, noun, quote.open) && !told).then_some(Match {
        source: Some(source),
        cue: None,
        word: Some((noun, noun + 1)),
        score,
    })
}

/// Whether what stands between a noun of saying and the quote lets the quote be what was said.
fn is_linked(prose: &Prose, noun: usize, open: usize) -> bool {
    let link = noun + 1;
    let gap = open - link;
    let is = |at: usize| prose.is(at, &["is", "are", "was", "were", "be", "'s", "’s"]);
    let copulas = (link..open).filter(|&at| is(at)).count();
    if (link..open).any(|at| prose.is_quoted(at) && gap > 5 || matches!(prose.word(at), ";" | "—")) {
        return false;
    }
    let several = prose.word(noun).ends_with('s');
    match prose.word(link) {
        _ if gap == 0 => !several,
        "," => gap == 1,
        // "said of his request: “...”"
        ":" => gap == 1 && !several && !prose.is(noun, &["request", "question"]),
        "that" => copulas <= 1,
        "of" | "for" | "to" => copulas == 0,
        "as" => prose.is(noun, &["description", "characterization", "characterisation", "dismissal"]),
        "about" | "on" | "against" | "by" | "from" => copulas == 0 && !several,
        _ => false,
    }
}

/// "Orr’s “open gate” promise"
fn following(prose: &Prose, quote: &DirectQuote) -> Option<Match> {
    let after = quote.close.checked_add(1)?;
    let noun = (after..after + 3)
        .take_while(|&at| prose.at(at).kind == TokenKind::Word && !prose.has(at, Classes::PREPOSITION))
        .find(|&at| is_claim(prose, at))?;
    let source = owner(prose, quote.open)?;
    Some(Match { source: Some(source), cue: None, word: Some((noun, noun + 1)), score: 88 })
}

/// Whose: the possessive before a noun, adjectives between them.
fn owner(prose: &Prose, noun: usize) -> Option<Phrase> {
    let floor = noun.saturating_sub(6);
    let mut at = noun;
    while at > floor {
        at -= 1;
        if prose.is_quoted(at) {
            return None;
        }
        if prose.is(at, &["his", "her", "their", "its"]) {
            return Some(Phrase { from: at, to: at + 1, head: at, sort: Sort::Pronoun });
        }
        let plural = matches!(prose.word(at), "'" | "’") && at > 0 && prose.word(at - 1).ends_with('s');
        if matches!(prose.word(at), "'s" | "’s") || plural {
            let whose = ending_at(prose, at.checked_sub(1)?, prose.sentence(at).start)?;
            return Some(whose).filter(|whose| whose.sort != Sort::Other);
        }
        let between = prose.at(at).kind == TokenKind::Word
            && !prose.has(at, Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::CONJUNCTION));
        if !between && prose.at(at).kind != TokenKind::Number {
            return None;
        }
    }
    None
}

/// "a claim by Orr that", "a warning from the mayor"
fn by(prose: &Prose, noun: usize, limit: usize) -> Option<Phrase> {
    let link = noun + 1;
    if !prose.is(link, &["by", "from"]) {
        return None;
    }
    let source = starting_at(prose, link + 1, limit)?;
    Some(source).filter(|source| !matches!(source.sort, Sort::Other))
}
