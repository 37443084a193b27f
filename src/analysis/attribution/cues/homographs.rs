//! Whether a word is the verb of saying where it stands, and not the noun or adjective of the same spelling.

use crate::analysis::attribution::cues::is_be;
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// Whether the word is a verb where it stands, and not the noun or adjective of the same spelling.
pub fn is_verb(prose: &Prose, at: usize, verb: CueVerb) -> bool {
    if prose.is_name_word(at) && !prose.is_headline() {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return verb.form == Form::Past && prose.is_capital(1) };
    // "told the board when asked about it": somebody else asks.
    if verb.form == Form::Past && verb.base == "ask" && prose.is(before, &["when", "if", "once"]) {
        return false;
    }
    // "shot back" is said; all other shooting is done.
    if verb.base == "shoot" && !prose.is(at + 1, &["back"])
        || verb.base == "go" && prose.is(at + 1, &["on"]) && is_going(prose, at + 2)
    {
        return false;
    }
    if prose.is(at + 1, &["-"]) || is_owned(prose, before, verb) {
        return false;
    }
    let noun = Classes::ROLE.or(Classes::GROUP).or(Classes::DOCUMENT);
    if is_forecast(prose, at, verb) {
        return false;
    }
    match verb.form {
        Form::Base => {
            let modal =
                prose.has(before, Classes::AUXILIARY) || prose.is(before, &["to", "who", "they", "we", "I", "you"]);
            let adverb = prose.has(before, Classes::ADVERB)
                && at > 1
                && prose.has(at - 2, Classes::AUXILIARY.or(Classes::PLURAL).or(Classes::PRONOUN));
            let plural = prose.has(before, Classes::PLURAL.or(Classes::SOMEBODY)) && !prose.is_capital(at)
                || is_plural_name(prose, before);
            // "most state laws", "voters question the plan"
            let plural = plural && (!prose.has(at, Classes::NOUN_TOO) || takes_object(prose, at + 1));
            modal && !is_be(prose, before) || adverb || plural || prose.word(at) == "say"
        }
        Form::Present if prose.has(at, noun.or(Classes::NOUN_TOO)) => {
            let relative = prose.is(before, &["he", "she", "it", "who", "which", "also", "now"])
                || matches!(prose.word(before), "," | ")")
                    && (prose.is(at + 1, &["that"])
                        || verb.base == "call" && prose.is(at + 1, &["the", "it", "him", "her"]));
            let single = prose.is_capital(before) && (takes_object(prose, at + 1) || !prose.at(before).first)
                || prose.has(before, noun) && !prose.has(before, Classes::PLURAL);
            // "Rust Belt states that": only what is written states.
            if verb.base == "state" && !relative && !prose.has(before, Classes::DOCUMENT) {
                return false;
            }
            // "Orr claims victory", "Orr hints at a deal"
            let named = is_bare_person(prose, before) && !prose.is(at + 1, &["of", "and", "or"]);
            // "..., the Courier reports."
            let trails = verb.manner == Manner::Say
                && prose.is_name_word(before)
                && matches!(prose.word(at + 1), "." | "," | "");
            relative
                || trails
                || named && (prose.is_headline() || prose.word(at + 1).ends_with("ing") || prose.is(at + 1, &["at"]))
                || single
                    && (takes_object(prose, at + 1)
                        || prose.is(at + 1, &["for", "on", "to", "out", "against"]) && prose.is_capital(before))
        }
        Form::Present => !prose.has(before, Classes::PREPOSITION),
        // "384 pledged delegates"
        Form::Past => {
            let counted = prose.at(before).kind == TokenKind::Number && prose.has(at + 1, Classes::PLURAL);
            let bound = verb.base == "pledge" && prose.is(at + 1, &["delegate", "delegates"]);
            !counted && !bound && !prose.is(before, &["of", "with", "in", "the"])
        }
        // "kept a red warning in force"
        Form::Ing => {
            let free = Classes::AUXILIARY.or(Classes::PREPOSITION).or(Classes::CONJUNCTION).or(Classes::ADVERB);
            let described = at > 1
                && matches!(verb.base, "warn" | "read" | "write" | "teach" | "sing" | "find")
                && !prose.has(before, Classes::TIME)
                && prose.at(before).kind == TokenKind::Word
                && !prose.is_capital(before)
                && !prose.has(before, free.or(noun).or(Classes::PLURAL).or(Classes::SOMEBODY))
                && (prose.has(before - 1, Classes::DETERMINER.or(Classes::OWNER)) || prose.is(before, &["more"]));
            !described || prose.is(at + 1, &["that"])
        }
    }
}

/// A plain form that is never a noun, without "to" before it: "residents of both towns insist".
pub fn is_only_verb(prose: &Prose, at: usize, verb: CueVerb) -> bool {
    if verb.form != Form::Base || at == 0 {
        return false;
    }
    let both = &[
        "direct", "present", "express", "welcome", "mean", "read", "cast", "put", "double", "beat", "decline",
        "recall", "repeat", "quip", "cheer", "boo", "indicate", "long",
    ];
    !prose.has(at, Classes::NOUN_TOO.or(Classes::ROLE).or(Classes::GROUP).or(Classes::DOCUMENT).or(Classes::OWNED))
        && !prose.is_capital(at)
        && !prose.is(at, both)
        && !prose.has(at - 1, Classes::PREPOSITION)
        && (prose.word(at - 1) != "," || !prose.is(at + 1, &["of"]))
}

/// Whether an article, a possessive pronoun or a possessive stands at `before`, so that a noun follows.
fn is_owned(prose: &Prose, before: usize, verb: CueVerb) -> bool {
    let article = prose.has(before, Classes::DETERMINER.or(Classes::OWNER))
        && !prose.is(before, &["that", "all", "both", "another", "each"]);
    let possessive = matches!(prose.word(before), "'s" | "’s") && verb.form != Form::Ing;
    article || possessive && !prose.is(before.wrapping_sub(1), &["he", "she", "it", "who"])
}

/// "goes on recess", "went on a walk": no words go on there.
fn is_going(prose: &Prose, object: usize) -> bool {
    let word = prose.at(object);
    let adverb = prose.has(object, Classes::ADVERB.or(Classes::TIME).or(Classes::PREPOSITION).or(Classes::CONJUNCTION));
    word.kind == TokenKind::Word && !adverb && !prose.is(object, &["to"])
}

/// "cut its production forecast": one spelling for the noun and most of the verb.
fn is_forecast(prose: &Prose, at: usize, verb: CueVerb) -> bool {
    let noun = Classes::ROLE.or(Classes::GROUP).or(Classes::DOCUMENT).or(Classes::PLURAL);
    let subject = noun.or(Classes::PRONOUN).or(Classes::AUXILIARY).or(Classes::ADVERB);
    let before = |before: usize| prose.has(before, subject) || prose.is_capital(before);
    verb.base == "forecast" && prose.is(at, &["forecast"]) && !at.checked_sub(1).is_some_and(before)
}

/// Whether the name of a person ends here, and nothing before makes the word behind it a noun of theirs.
fn is_bare_person(prose: &Prose, last: usize) -> bool {
    let person = |at: usize| prose.at(at).named == Some(EntityKind::Person);
    let from = (last.saturating_sub(4)..=last).rev().take_while(|&at| person(at)).last();
    from.is_some_and(|from| from == 0 || !prose.has(from - 1, Classes::DETERMINER.or(Classes::PREPOSITION)))
}

/// Whether what follows is what a verb takes, and not what goes on after a noun.
fn takes_object(prose: &Prose, next: usize) -> bool {
    let word = prose.at(next);
    let takes = Classes::DETERMINER.or(Classes::OWNER).or(Classes::PRONOUN).or(Classes::RELATIVE);
    prose.has(next, takes)
        || word.kind == TokenKind::Number
        || word.kind == TokenKind::Mark
        || prose.is_name_word(next)
        || prose.is(next, &["how", "why", "what", "whether", "if", "$", "£", "€"])
}

/// "Democrats say", "Trump and Clinton say"
fn is_plural_name(prose: &Prose, at: usize) -> bool {
    prose.is_capital(at) && (prose.word(at).ends_with('s') || at >= 2 && prose.is(at - 1, &["and"]))
}
