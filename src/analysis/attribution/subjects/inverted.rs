//! The subject behind its verb: "said Jo Orr".

use crate::analysis::attribution::cues::named_after;
use crate::analysis::attribution::subjects::insertions::is_described;
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::phrases::{Phrase, Sort, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};

/// Verbs that turn round behind a comma too; "..., endorsed Orr" has its subject before it.
const TURNING: &[&str] = &["say", "add", "write", "report", "note", "announce", "warn", "explain", "argue"];

/// "said Jo Orr": the subject behind the verb.
pub fn inverted(prose: &Prose, at: usize, left: usize, end: usize, verb: CueVerb) -> Option<Phrase> {
    let finite = matches!(verb.form, Form::Past | Form::Present);
    if !finite
        || matches!(verb.manner, Manner::Think | Manner::Label)
        || left != at && !prose.has(at - 1, Classes::ADVERB)
    {
        return None;
    }
    let before = at.checked_sub(1)?;
    let opens = prose.is_quoted(before)
        || matches!(prose.word(before), "," | "—" | "–" | "--")
        || prose.is(before, &["as", "so", "than"]);

    let quoted = prose.is_quoted(before);
    if !quoted && !TURNING.contains(&verb.base) || quoted && verb.manner != Manner::Say {
        return None;
    }
    if !opens || verb.base == "tell" || prose.has(at + 1, Classes::TIME) {
        return None;
    }
    let found = starting_at(prose, at + 1, end)?;
    if prose.is(found.head, &["he", "she", "they", "it", "who", "we", "I", "you"]) && !prose.is_quoted(before) {
        return None;
    }
    let phrase = named_after(prose, found);
    // "..., said Orr was late" tells what Orr did, so the subject stands elsewhere.
    let goes_on = prose.has(phrase.to, Classes::AUXILIARY.or(Classes::VERB)) && !prose.is_quoted(before);
    let object = prose.words.get(phrase.to).is_some_and(|word| {
        word.kind == TokenKind::Word
            && word.cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
            && !word.quoted
    }) && !prose.is_quoted(before);
    // "..., who sat there, said the gate was shut": what is told follows, so the subject stood before.
    let closes = quoted
        || matches!(prose.word(phrase.to), "" | "." | "," | ";" | "—" | "–" | ")" | ":")
        || prose.has(phrase.to, Classes::TIME.or(Classes::PREPOSITION).or(Classes::RELATIVE))
        || prose.has(phrase.to, Classes::CONJUNCTION) && !prose.is(phrase.to, &["and", "or", "so"])
        || prose.word(phrase.to).ends_with("ing");
    if !closes || !quoted && prose.word(before) == "," && is_described(prose, before, at) {
        return None;
    }
    let bare =
        verb.base != "say" && phrase.sort == Sort::Document && phrase.from == phrase.head && !prose.is_quoted(before);
    let personal = !bare
        && matches!(
            phrase.sort,
            Sort::Name | Sort::Role | Sort::Group | Sort::Somebody | Sort::Document | Sort::Pronoun
        );
    // "said the first mate": whatever the noun, somebody is said to have spoken.
    let spoke =
        quoted && verb.base == "say" && prose.has(phrase.from, Classes::DETERMINER) && phrase.sort == Sort::Other;
    ((personal || spoke) && !goes_on && !object).then_some(phrase)
}
