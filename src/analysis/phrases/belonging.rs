//! Which words hold together in a noun phrase.

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::NOUN;
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Form;

/// Whether the token can be part of a noun phrase; `inner`: something of it follows.
pub(super) fn holds_together(prose: &Prose, at: usize, inner: bool) -> bool {
    let Some(word) = prose.words.get(at) else { return false };
    if word.quoted {
        return false;
    }
    match word.kind {
        TokenKind::Number => return !is_year_or_day(prose, at),
        TokenKind::Mark => return prose.word(at) == "'" || prose.word(at) == "’",
        TokenKind::Punctuation => {
            return inner && (matches!(prose.word(at), "&" | "/" | "#" | "@" | "$" | "%"));
        }
        TokenKind::Word => {}
    }
    if matches!(prose.word(at), "'s" | "’s") {
        return inner && at > 0 && prose.at(at - 1).kind == TokenKind::Word && !prose.has(at - 1, Classes::PRONOUN);
    }
    if word.classes.has(Classes::TIME) {
        // "a July report"
        return word.capital && inner && at > 0 && prose.has(at - 1, Classes::DETERMINER);
    }
    if is_capital_inside(prose, at) {
        return !word.classes.has(Classes::PRONOUN) && !prose.is(at, &["that", "which"]);
    }
    if word.classes.has(Classes::DETERMINER) && !prose.is(at, &["that"]) || word.classes.has(Classes::OWNER) {
        return inner || prose.is(at, &["another"]);
    }
    let loose = Classes::PREPOSITION
        .or(Classes::CONJUNCTION)
        .or(Classes::AUXILIARY)
        .or(Classes::PRONOUN)
        .or(Classes::RELATIVE)
        .or(Classes::VERB);
    if word.classes.has(NOUN) {
        return !word.classes.has(Classes::AUXILIARY);
    }
    if word.classes.has(loose) {
        // "Will", "May" and the like at the start of a sentence stay out.
        return false;
    }
    // "the first official", "direct knowledge"
    let orders = prose.is(at, &["first"]) && at > 0 && prose.has(at - 1, Classes::DETERMINER);
    if orders || prose.is(at, &["direct"]) && prose.is(at + 1, &["knowledge", "evidence", "access", "contact"]) {
        return inner;
    }
    if word.classes.has(Classes::ADVERB) {
        return inner && prose.is(at, &["very", "nearly", "newly", "formerly", "almost", "about"]);
    }
    match word.cue {
        Some(cue) if !word.capital => {
            let described = matches!(cue.form, Form::Past | Form::Ing) && prose.has(at + 1, NOUN);
            let fits = matches!(cue.form, Form::Base | Form::Present) || described;
            // "knowledge of the talks"
            let noun = cue.form == Form::Present && at > 0 && prose.is(at - 1, &["the", "these"]);
            noun || fits && inner && at > 0 && prose.has(at - 1, Classes::DETERMINER)
        }
        Some(_) => false,
        None => true,
    }
}

/// Whether an unknown word behind a name or a noun is likely the verb of the sentence.
pub(super) fn is_verb_like(prose: &Prose, at: usize) -> bool {
    let word = prose.at(at);
    if word.kind != TokenKind::Word || word.capital || word.classes.has(NOUN) || matches!(prose.word(at), "'s" | "’s")
    {
        return false;
    }
    let before = prose.at(at - 1);
    // "Clinton campaign manager", but not "Clinton threw".
    let leads =
        (at + 1..at + 3).take_while(|&next| holds_together(prose, next, true)).any(|next| prose.has(next, NOUN));
    // "two unnamed officials"
    let counts = leads && before.classes.has(Classes::SOMEBODY);
    let ending = prose.word(at).ends_with("ed") || prose.word(at).ends_with("ing");
    before.kind == TokenKind::Word
        && (before.capital && !leads || before.classes.has(NOUN) && (ending && !counts || !leads))
}

fn is_year_or_day(prose: &Prose, at: usize) -> bool {
    at > 0 && prose.has(at - 1, Classes::TIME)
}

pub(super) fn is_capital_inside(prose: &Prose, at: usize) -> bool {
    prose.is_capital(at) && !prose.at(at).first && !prose.is_headline()
}

pub(super) fn is_participle(prose: &Prose, at: usize) -> bool {
    let word = prose.word(at);
    prose.at(at).kind == TokenKind::Word
        && !prose.is_capital(at)
        && !prose.has(at, NOUN)
        && (word.ends_with("ed")
            || matches!(
                word,
                "seen"
                    | "led"
                    | "written"
                    | "sent"
                    | "held"
                    | "shown"
                    | "read"
                    | "taken"
                    | "known"
                    | "given"
                    | "speaking"
                    | "talking"
                    | "writing"
            ))
}
