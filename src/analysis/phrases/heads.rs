//! The head of a noun phrase, and what it stands for.

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::belonging::is_capital_inside;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;

pub(super) fn phrase(prose: &Prose, from: usize, to: usize) -> Option<Phrase> {
    let mut from = from;
    // A possessive mark or clitic does not begin a phrase.
    while from < to && (prose.at(from).kind == TokenKind::Mark || matches!(prose.word(from), "'s" | "’s")) {
        from += 1;
    }
    let mut to = to;
    while to > from && prose.at(to - 1).kind == TokenKind::Mark {
        to -= 1;
    }
    let mut head = to.checked_sub(1).filter(|&head| head >= from)?;
    // "a person familiar", "an official speaking": the noun stands before.
    while head > from && is_tail(prose, head) {
        head -= 1;
    }
    let only_determiner = head == from && prose.has(head, Classes::DETERMINER.or(Classes::OWNER));
    if only_determiner && !prose.is(head, &["another", "both", "all"]) {
        return None;
    }
    Some(Phrase { from, to, head, sort: sort(prose, from, head) })
}

fn is_tail(prose: &Prose, at: usize) -> bool {
    let word = prose.word(at);
    let noun = Classes::ROLE.or(Classes::SOMEBODY).or(Classes::DOCUMENT).or(Classes::GROUP);
    let before = prose.has(at - 1, noun);
    matches!(
        word,
        "familiar"
            | "close"
            | "privy"
            | "loyal"
            | "aware"
            | "involved"
            | "themselves"
            | "himself"
            | "herself"
            | "itself"
            | "alike"
    ) || before && !prose.has(at, noun) && (word.ends_with("ing") || word.ends_with("ed"))
}

fn sort(prose: &Prose, from: usize, head: usize) -> Sort {
    let has = |classes| prose.has(head, classes);
    let titled = head > from && prose.has(from, Classes::DETERMINER.or(Classes::OWNER));
    if is_capital_inside(prose, head) && !(titled && has(Classes::ROLE)) {
        return Sort::Name;
    }
    let owned = head > from && matches!(prose.word(head - 1), "'s" | "’s");
    if has(Classes::DOCUMENT) && (prose.is(head, &["figures", "figure"]) || owned && has(Classes::OUTLET)) {
        return Sort::Document;
    }
    // "shook her head"
    if prose.is(head, &["head", "guide"]) && head > from && prose.has(head - 1, Classes::OWNER) {
        return Sort::Other;
    }
    // "The other said"
    if prose.is(head, &["other", "latter"]) && head > from && prose.is(head - 1, &["the"]) {
        return Sort::Somebody;
    }
    let known = [
        (Classes::ROLE, Sort::Role),
        (Classes::SOMEBODY, Sort::Somebody),
        (Classes::GROUP, Sort::Group),
        (Classes::OUTLET, Sort::Group),
        (Classes::DOCUMENT, Sort::Document),
    ];
    if let Some((_, sort)) = known.into_iter().find(|(classes, _)| has(*classes)) {
        return sort;
    }
    if prose.is_capital(head) {
        return Sort::Name;
    }
    if prose.word(head).ends_with("-year-old") {
        return Sort::Role;
    }
    // "1788" is a year, "94" may be people.
    let year = prose.word(head).len() == 4 && prose.word(head).parse::<u16>().is_ok();
    // "21p" is money.
    let count = prose.word(head).chars().all(|c| c.is_ascii_digit() || c == ',');
    if prose.at(head).kind == TokenKind::Number && count && !year || prose.is(head, &["percent", "%"]) {
        return Sort::Somebody;
    }
    Sort::Other
}

pub(super) fn pronoun(prose: &Prose, at: usize) -> Option<Phrase> {
    const SUBJECTS: &[&str] = &["he", "she", "it", "they", "we", "I", "you", "who"];
    prose.is(at, SUBJECTS).then_some(Phrase { from: at, to: at + 1, head: at, sort: Sort::Pronoun })
}
