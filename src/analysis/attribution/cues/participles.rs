//! Whom a participle of saying belongs to: "adding that", "by urging", "a sign reading".

use crate::analysis::attribution::cues::{Cue, is_be};
use crate::analysis::attribution::subjects::{main_subject, subject};
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// Whom "saying" belongs to.
pub(super) fn participle(prose: &Prose, at: usize, left: usize, floor: usize, earlier: &[Cue]) -> Option<Phrase> {
    let before = left.checked_sub(1).filter(|&before| before >= floor);
    let Some(before) = before else {
        // "Speaking to reporters, Orr said": the subject comes after the comma.
        return None;
    };
    if (left..at).any(|word| is_be(prose, word)) {
        return subject(prose, left, floor, at, earlier);
    }
    // "quotes a police officer as saying"
    if prose.is(before, &["as"]) && before > floor {
        let quoted = ending_at(prose, before - 1, floor).map(|phrase| extended_left(prose, phrase, floor));
        if let Some(phrase) = quoted.filter(|phrase| phrase.sort != Sort::Other) {
            return Some(phrase);
        }
    }
    if let Some(phrase) = ending_at(prose, before, floor).filter(|phrase| phrase.sort != Sort::Other) {
        // "with marchers and drummers chanting"
        let whole = extended_left(prose, phrase, floor);
        if whole.from > floor && prose.is(whole.from - 1, &["with"]) {
            return Some(whole);
        }
        let start = phrase.from.checked_sub(1).filter(|&start| start >= floor);
        // "Orr saying he was pleased and Poe calling it a start"
        let own = phrase.sort == Sort::Name && prose.at(phrase.head).named == Some(EntityKind::Person);
        let absolute = |start: usize| matches!(prose.word(start), "—" | "–" | "--" | "-") || prose.is(start, &["and"]);
        if start.is_some_and(|start| prose.is(start, &["with", "of"]) || own && absolute(start))
            || phrase.sort == Sort::Pronoun
        {
            return Some(phrase);
        }
    }
    // "held up a sign reading"
    if (prose.has(before, Classes::SIGN) || prose.is(before, &["headline", "headlines", "notice", "notices"]))
        && prose.is(at, &["reading", "saying", "declaring", "proclaiming", "urging", "demanding", "calling"])
    {
        return Some(Phrase { from: before, to: before + 1, head: before, sort: Sort::Document });
    }
    // "..., Orr said, adding": the one who spoke just before.
    let told = (prose.word(before) == "," && matches!(prose.at(at).cue, Some(CueVerb { manner: Manner::Say, .. })))
        .then(|| earlier.last())
        .flatten();
    let told = told.filter(|cue| cue.to == before && cue.from >= floor && cue.source_is_first());
    if let Some(source) = told.filter(|cue| !matches!(cue.base, "issue" | "rate" | "plan")).and_then(|cue| cue.source) {
        return Some(source);
    }
    // "he made his name by urging", "Orr blames Poe for implying"
    if prose.is(before, &["by", "for", "without", "of", "after", "before", "in", "while"]) {
        let told = earlier
            .iter()
            .rev()
            .take_while(|cue| cue.from >= floor)
            .find(|cue| matches!(cue.form, Form::Past | Form::Present) && !cue.passive && cue.source_is_first());
        let said = told.and_then(|cue| cue.source).filter(|source| source.sort != Sort::Other);
        let pronoun = pronoun_before(prose, before, floor);
        let closer = pronoun.filter(|pronoun| said.is_none_or(|said| pronoun.from >= said.from));
        if let Some(source) = closer.or(said) {
            return Some(source);
        }
    }
    let near = || pronoun_before(prose, before, floor);
    let near = (prose.word(before) == ",").then(|| clause_before(prose, before, floor).or_else(near)).flatten();
    near.or_else(|| main_subject(prose, floor, left)).or_else(|| {
        let of_sentence = earlier
            .iter()
            .rev()
            .take_while(|cue| cue.from >= floor)
            .find(|cue| cue.from >= floor && !cue.passive && cue.source.is_some());
        of_sentence.and_then(|cue| cue.source)
    })
}

/// "by the gate, where some 50 people had gathered, chanting": the subject of the clause before a comma.
fn clause_before(prose: &Prose, comma: usize, floor: usize) -> Option<Phrase> {
    let clause = (floor + 1..comma).rev().take(24).take_while(|&at| !matches!(prose.word(at), "," | ";" | ":"));
    let link = clause.into_iter().find(|&at| prose.is(at, &["where", "as", "while"]) && !prose.is_quoted(at))?;
    let subject = starting_at(prose, link + 1, comma)?;
    let verb = subject.to;
    let finite = prose.has(verb, Classes::AUXILIARY.or(Classes::VERB))
        || prose.at(verb).cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
        || prose.word(verb).ends_with("ed");
    let personal = matches!(subject.sort, Sort::Name | Sort::Role | Sort::Group | Sort::Somebody);
    (personal && finite && !prose.is_quoted(verb)).then_some(subject)
}

/// "though later he used stronger words, saying": the pronoun that is the subject of the clause before a comma.
fn pronoun_before(prose: &Prose, comma: usize, floor: usize) -> Option<Phrase> {
    let clause = (floor..comma).rev().take_while(|&at| prose.word(at) != ";").take(24);
    let at = clause.into_iter().find(|&at| {
        let verb = at + 1;
        let finite = prose.has(verb, Classes::AUXILIARY.or(Classes::VERB))
            || prose.at(verb).cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
            || prose.word(verb).ends_with("ed");
        prose.is(at, &["he", "she"]) && finite && !prose.is_quoted(at)
    })?;
    Some(Phrase { from: at, to: at + 1, head: at, sort: Sort::Pronoun })
}
