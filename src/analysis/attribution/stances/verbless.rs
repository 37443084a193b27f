//! Stances that no verb of their own tells: "his claim that", "is confident that", "in a poll of voters".

use crate::analysis::attribution::cues::Cue;
use crate::analysis::attribution::subjects::{agent, subject};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};

/// "his claim that", "Orr's support for", "criticism from the union"
pub(super) fn owned(prose: &Prose, at: usize) -> Option<Cue> {
    let sentence = prose.sentence(at);
    if prose.is(at + 1, &["from", "by", "among", "within"]) {
        return agent(prose, at + 1, sentence.end).map(|source| cue(at, source));
    }
    let given = prose.is(at, &["endorsement", "support", "backing", "blessing"]) && prose.is(at + 1, &["of"]);
    if given
        && (sentence.start.max(at.saturating_sub(5))..at).any(|word| {
            prose.is(
                word,
                &[
                    "has", "have", "had", "having", "win", "won", "winning", "receive", "received", "get", "got",
                    "getting", "gained", "earned", "with", "without", "secured", "picked",
                ],
            )
        })
    {
        return agent(prose, at + 1, sentence.end).map(|source| cue(at, source));
    }
    if !prose.is(
        at + 1,
        &["that", "to", "of", "for", "on", "about", "against", "over", "with", "in", "as", "toward", "towards"],
    ) {
        return None;
    }
    let first = (sentence.start.max(at.saturating_sub(4))..at)
        .rev()
        .find(|&word| prose.has(word, Classes::OWNER) || matches!(prose.word(word), "'s" | "’s" | "'" | "’"))?;
    if (first + 1..at).any(|word| {
        prose.at(word).kind != TokenKind::Word
            || prose.has(word, Classes::PREPOSITION.or(Classes::VERB).or(Classes::AUXILIARY))
    }) {
        return None;
    }
    if prose.has(first, Classes::OWNER) {
        let own = prose.is(first, &["his", "her", "their"]) && prose.is(at + 1, &["that"]);
        return own.then(|| cue(at, Phrase { from: first, to: first + 1, head: first, sort: Sort::Pronoun }));
    }
    let source = ending_at(prose, first.checked_sub(1)?, sentence.start)?;
    Some(cue(at, source))
}

/// "Orr is confident that"
pub(super) fn minded(prose: &Prose, at: usize, seen: &[Cue]) -> Option<Cue> {
    let floor = prose.sentence(at).start;
    let mut be = at.checked_sub(1)?;
    while be > floor
        && (prose.has(be, Classes::ADVERB.or(Classes::DETERMINER))
            || prose.is(be, &["not", "n't", "n’t", "more", "less", "so"]))
    {
        be -= 1;
    }
    let is = prose.is(
        be,
        &[
            "is", "are", "was", "were", "'s", "’s", "'re", "’re", "be", "been", "am", "feels", "felt", "seems",
            "seemed", "remains", "remained", "sounded", "appeared", "became",
        ],
    );
    if !is || prose.is_quoted(be) {
        return None;
    }
    let mut left = be;
    while left > floor && prose.has(left - 1, Classes::AUXILIARY.or(Classes::ADVERB)) {
        left -= 1;
    }
    subject(prose, left, floor, at, seen).map(|source| cue(at, source))
}

/// "Orr is upbeat about the vote", "Orr has campaigned against it"
pub(super) fn towards(prose: &Prose, at: usize, seen: &[Cue]) -> Option<Cue> {
    let word = prose.at(at);
    let loose =
        Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::PRONOUN).or(Classes::AUXILIARY).or(Classes::TIME);
    if word.capital || word.classes.has(loose) {
        return None;
    }
    let floor = prose.sentence(at).start;
    let mut left = at;
    while left > floor && prose.has(left - 1, Classes::AUXILIARY.or(Classes::ADVERB)) && !prose.is_quoted(left - 1) {
        left -= 1;
    }
    let verb = left < at || prose.word(at).ends_with("ed") || prose.word(at).ends_with("ing");
    let source = subject(prose, left, floor, at, seen).filter(|_| verb)?;
    (source.to == left && source.sort != Sort::Document).then(|| cue(at, source))
}

/// "about" or "against" something, and not "about 40".
pub(super) fn is_towards(prose: &Prose, at: usize) -> bool {
    let next = prose.at(at + 1);
    prose.is(at, &["about", "against"]) && next.kind != TokenKind::Number && !next.classes.has(Classes::SOMEBODY)
}

/// A past behind an adverb of speaking up: "repeatedly", "publicly".
pub(super) fn is_outspoken(prose: &Prose, at: usize) -> bool {
    at > 0
        && prose.word(at).ends_with("ed")
        && prose.is(
            at - 1,
            &[
                "repeatedly",
                "publicly",
                "openly",
                "strongly",
                "privately",
                "loudly",
                "forcefully",
                "explicitly",
                "consistently",
                "vehemently",
                "sharply",
            ],
        )
}

/// "in a poll of voters", "in the latest statewide polls"
pub(super) fn polled(prose: &Prose, at: usize) -> Option<Cue> {
    let source = starting_at(prose, at + 1, prose.sentence(at).end)?;
    let told = &["latest", "recent", "new", "statewide", "most", "several", "same", "exit", "both"];
    let one = prose.is(source.from, &["a", "an", "another", "one"])
        || (source.from..source.head).any(|at| prose.is_capital(at) || prose.is(at, told));
    (one && prose.is(source.head, &["poll", "polls", "survey", "surveys"])).then(|| cue(at, source))
}

fn cue(at: usize, source: Phrase) -> Cue {
    Cue {
        from: at,
        to: at + 1,
        source: Some(source),
        manner: Manner::Think,
        form: Form::Base,
        base: "",
        passive: false,
    }
}
