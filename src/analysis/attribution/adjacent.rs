//! Speakers told by where they stand: behind the comma, behind the dash, before the colon, on the next line.

use crate::analysis::attribution::Mention;
use crate::analysis::attribution::matching::Match;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::tokens::TokenKind;

fn found(source: Phrase, score: i32) -> Match {
    Match { source: Some(source), cue: None, word: None, score }
}

/// “...” — Jo Orr
#[must_use]
pub fn signed(prose: &Prose, quote: &DirectQuote) -> Option<Match> {
    let dash = quote.close.checked_add(1)?;
    if !is_dash(prose.word(dash)) {
        return None;
    }
    let source = starting_at(prose, dash + 1, prose.len())?;
    let ends = matches!(prose.word(source.to), "" | "." | "," | "(") || prose.is_quoted(source.to);
    (source.sort == Sort::Name && ends).then_some(found(source, 94))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "―" | "—" | "–" | "--" | "-")
}

/// “...,” Jo Orr quipped; “...!” quipped Jo Orr: whatever the verb, the sentence is about the words.
#[must_use]
pub fn beside(prose: &Prose, quote: &DirectQuote) -> Option<Match> {
    let last = prose.word(quote.close.checked_sub(1)?);
    let asks = matches!(last, "?" | "!" | "…" | "...");
    let next = quote.close.checked_add(1)?;
    let begins = prose.sentence(quote.open).start == quote.open;
    if quote.unclosed || quote.shape != Shape::Full || !begins || !(last == "," || asks) || next >= prose.len() {
        return None;
    }
    let personal = |phrase: &Phrase| {
        matches!(phrase.sort, Sort::Name | Sort::Role | Sort::Group)
            || phrase.sort == Sort::Pronoun && prose.is(phrase.head, &["he", "she", "they"])
    };
    let ceiling = prose.sentence(next).end;
    let verb = prose.at(next);
    let function = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER).or(Classes::PRONOUN);
    let inverts = verb.kind == TokenKind::Word
        && !verb.capital
        && (prose.word(next).ends_with("ed") || verb.cue.is_some())
        && !verb.classes.has(function.or(Classes::OWNER));
    if inverts {
        // “Late!” blared the front page of the Courier.
        let ceiling = prose.sentence(next + 1).end.max(ceiling);
        let source = starting_at(prose, next + 1, ceiling)
            .filter(|source| personal(source) || source.sort == Sort::Document && asks)?;
        let ends = matches!(prose.word(source.to), "." | "," | "" | ";" | "—" | "–" | ":")
            || prose.has(source.to, Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::TIME));
        return ends.then_some(found(source, 87));
    }
    let source = starting_at(prose, next, ceiling).filter(personal)?;
    let verb = prose.at(source.to);
    let goes_on = verb.kind == TokenKind::Word
        && !verb.capital
        && !prose.has(source.to, Classes::CONJUNCTION.or(Classes::AUXILIARY).or(Classes::RELATIVE))
        && (last == "," || prose.word(source.to).ends_with("ed"));
    goes_on.then_some(found(source, 87))
}

/// "More from Jo Orr: “...”": a name directly before the colon.
#[must_use]
pub fn labelled(prose: &Prose, quote: &DirectQuote) -> Option<Match> {
    let colon = quote.open.checked_sub(1).filter(|&at| prose.word(at) == ":")?;
    let ends = quote.close + 1 >= prose.sentence(quote.open).end;
    before_colon(prose, colon).filter(|_| quote.shape == Shape::Full || ends)
}

/// The name that is all there is between the sentence's start, or a dash, and the colon.
pub(super) fn before_colon(prose: &Prose, colon: usize) -> Option<Match> {
    let floor = prose.sentence(colon).start;
    let last = colon.checked_sub(1).filter(|&last| last >= floor)?;
    // "Jo Orr (Acme):"
    let last = if prose.word(last) == ")" {
        (floor..last).rev().take(6).find(|&at| prose.word(at) == "(")?.checked_sub(1)?
    } else {
        last
    };
    let source = ending_at(prose, last, floor)?;
    let from = source.from.checked_sub(1).is_some_and(|at| at >= floor && prose.is(at, &["from"]));
    let speaks = matches!(source.sort, Sort::Name | Sort::Role) || source.sort == Sort::Document && from;
    if !speaks {
        return None;
    }
    let before = source.from.checked_sub(1).filter(|&at| at >= floor).map_or("", |at| prose.word(at));
    let alone =
        source.from == floor || is_dash(before) || matches!(before, "from" | "From" | ";" | "." | "," | "And" | "and");
    alone.then_some(found(source, 92))
}

/// The line that signs the quote above it: "Jo Orr, Acme Institute".
pub(super) fn signature(prose: &Prose, passage: usize) -> Option<Mention> {
    let from = (0..2).find(|&at| !is_dash(prose.word(at)))?;
    let mut last = prose.len();
    while last > from && (prose.at(last - 1).kind == TokenKind::Mark || prose.word(last - 1) == ".") {
        last -= 1;
    }
    let source = starting_at(prose, from, last).filter(|source| source.sort == Sort::Name)?;
    let whole = source.to >= last || prose.word(source.to) == ",";
    let short = prose.len() <= 16 && !prose.words.iter().any(|word| word.cue.is_some());
    let two = source.to - source.from >= 2 && prose.is_capital(source.from) && prose.is_capital(source.head);
    // A line of its own that is all name may as well be a heading.
    let heading = from == 0 && source.to >= prose.len();
    (whole && short && (two || from > 0) && !heading).then_some(Mention { passage, phrase: source })
}
