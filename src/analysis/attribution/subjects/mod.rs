//! Who a verb of saying belongs to.

mod first;
mod insertions;
mod inverted;

pub(in crate::analysis) use self::first::main_subject;
use self::insertions::across_insertion;
pub(super) use self::inverted::inverted;
use crate::analysis::attribution::cues::{Cue, named_after};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Form;

/// The subject left of a verb; `left` is where its auxiliaries begin.
pub(super) fn subject(prose: &Prose, left: usize, floor: usize, verb: usize, earlier: &[Cue]) -> Option<Phrase> {
    let mut last = left.checked_sub(1).filter(|&last| last >= floor)?;
    // "Orr (R-Ohio), said"
    if last > floor && prose.word(last) == "," && prose.word(last - 1) == ")" {
        last -= 1;
    }
    if matches!(prose.word(last), "," | ")" | "—" | "–" | "--") && !prose.is_quoted(last) {
        return across_insertion(prose, last, floor).or_else(|| main_subject(prose, floor, last));
    }
    if prose.is_quoted(last) {
        return None;
    }
    if prose.is(last, &["and", "but", "or", "then"]) {
        // "said it was open and warned": the verbs share a subject.
        let shared = earlier.iter().rev().take_while(|cue| cue.from >= floor).find(|cue| {
            cue.from >= floor
                && !cue.passive
                && cue.form != Form::Base
                && cue.source.is_some_and(|source| source.to <= last)
        });
        return shared.and_then(|cue| cue.source).or_else(|| main_subject(prose, floor, last));
    }
    // "a headline that says", "the survey, which says"
    let told = prose.is(last, &["that"])
        && last > floor
        && prose.has(last - 1, Classes::DOCUMENT.or(Classes::ROLE).or(Classes::GROUP).or(Classes::SOMEBODY));
    if (told || prose.is(last, &["which"])) && last > floor + 1 {
        let noun = if prose.word(last - 1) == "," { last - 2 } else { last - 1 };
        return ending_at(prose, noun, floor)
            .map(|phrase| extended_left(prose, phrase, floor))
            .filter(|phrase| phrase.sort != Sort::Other);
    }
    // "the document it obtained shows"
    let contact = last > floor + 1
        && prose.is(last - 1, &["it", "he", "she", "they", "we", "I"])
        && (prose.word(last).ends_with("ed") || prose.has(last, Classes::VERB) || prose.at(last).cue.is_some());
    if contact
        && let Some(noun) =
            ending_at(prose, last - 2, floor).filter(|noun| !matches!(noun.sort, Sort::Other | Sort::Pronoun))
    {
        return Some(Phrase { to: last + 1, ..noun });
    }
    // "one of them said"
    let object = last > floor + 1
        && prose.is(last, &["them", "us", "him", "her", "me"])
        && prose.is(last - 1, &["of", "to", "with", "by", "for", "behind", "around"]);
    if object {
        return ending_at(prose, last - 2, floor).map(|phrase| Phrase { to: last + 1, ..phrase });
    }
    if prose.is(last, &["nobody", "everyone", "everybody", "anyone", "anybody", "none", "nothing"]) {
        return None;
    }
    let Some(found) = ending_at(prose, last, floor) else {
        return main_subject(prose, floor, last).filter(|_| verb > floor);
    };
    // "who has in the past described"
    let adjunct = found.sort == Sort::Other && found.from > floor + 1;
    if adjunct
        && prose.has(found.from - 1, Classes::PREPOSITION)
        && prose.is(found.from - 2, &["has", "had", "have", "is", "was", "were"])
    {
        return subject(prose, found.from - 2, floor, verb, earlier);
    }
    let phrase = extended_left(prose, found, floor);
    if let Some(whole) = relative(prose, phrase, floor) {
        return Some(whole);
    }
    // "Smith, of Dallas, said" and "her lawyer, Jo Orr, said" have commas; here only "..., Jo Orr said".
    let speaks = |at: usize| {
        prose.at(at).cue.is_some_and(|cue| matches!(cue.base, "say" | "tell" | "argue" | "warn" | "predict"))
    };
    Some(phrase).filter(|phrase| {
        phrase.sort != Sort::Other
            || phrase.to - phrase.from > 1
            || phrase.from == floor
            || prose.word(phrase.head).ends_with('s') && speaks(verb)
    })
}

/// Whose the verb behind the "to" at `to` is: "declined to say", "forced Orr to admit".
pub(super) fn infinitive(prose: &Prose, to: usize, floor: usize, verb: usize, earlier: &[Cue]) -> Option<Phrase> {
    let mut last = to.checked_sub(1).filter(|&last| last >= floor && !prose.is_quoted(last))?;
    while last > floor && prose.has(last, Classes::ADVERB) && !prose.has(last, Classes::MINDED) {
        last -= 1;
    }
    // "went on to say"
    if prose.is(last, &["on"]) && last > floor && prose.is(last - 1, &["went", "goes", "go", "gone", "going"]) {
        last -= 1;
    }
    let word = prose.at(last);
    let governs = word.cue.is_some()
        || word.stance.is_some()
        || prose.has(last, Classes::VERB.or(Classes::AUXILIARY).or(Classes::MINDED))
        || prose.is(
            last,
            &[
                "going",
                "able",
                "unable",
                "likely",
                "unlikely",
                "quick",
                "free",
                "forced",
                "used",
                "proceeded",
                "continued",
                "began",
                "got",
            ],
        )
        || word.kind == TokenKind::Word && !word.capital && prose.word(last).ends_with("ed");
    if governs && !prose.is_capital(last) {
        let mut left = last;
        while left > floor
            && prose.has(left - 1, Classes::AUXILIARY.or(Classes::ADVERB))
            && !prose.has(left - 1, Classes::TIME)
        {
            left -= 1;
        }
        let found = subject(prose, left, floor, verb, earlier);
        return found.filter(|source| source.to <= left && !prose.is(source.head, &["it"]));
    }
    let moved = ending_at(prose, last, floor)?;
    let before = moved.from.checked_sub(1).filter(|&before| before >= floor)?;
    let mover = prose.at(before).cue.is_some()
        || prose.is(
            before,
            &[
                "for",
                "led",
                "leads",
                "leading",
                "forced",
                "forces",
                "forcing",
                "got",
                "prompted",
                "prompting",
                "allowed",
                "allowing",
                "caused",
                "causing",
                "drove",
                "pushed",
                "compelled",
            ],
        );
    (mover && matches!(moved.sort, Sort::Name | Sort::Role | Sort::Group | Sort::Somebody)).then_some(moved)
}

/// "The man who drove the boat said": the phrase before "who".
fn relative(prose: &Prose, phrase: Phrase, floor: usize) -> Option<Phrase> {
    if matches!(phrase.sort, Sort::Pronoun) {
        return None;
    }
    let mut at = phrase.from;
    while at > floor && phrase.from - at < 12 {
        at -= 1;
        if prose.is_quoted(at) || matches!(prose.word(at), "," | ":" | ";" | "—" | "(" | ")") {
            return None;
        }
        if prose.is(at, &["who", "that", "which", "whose"]) {
            let before = at.checked_sub(1).filter(|&before| before >= floor)?;
            // "said that Orr said" and "those who": only a noun can be described.
            let found = ending_at(prose, before, floor)?;
            let describes = matches!(found.sort, Sort::Role | Sort::Somebody | Sort::Group | Sort::Document)
                || found.sort == Sort::Name && prose.is(at, &["who"]);
            let verb_between = (at + 1..phrase.from).any(|word| {
                prose.at(word).cue.is_some()
                    || prose.has(word, Classes::VERB.or(Classes::AUXILIARY))
                    || prose.word(word).ends_with("ed")
            });
            return (describes && verb_between).then(|| extended_left(prose, found, floor));
        }
    }
    None
}

/// "by the minister"
pub(super) fn agent(prose: &Prose, by: usize, end: usize) -> Option<Phrase> {
    let phrase = starting_at(prose, by + 1, end)?;
    Some(named_after(prose, phrase)).filter(|phrase| phrase.sort != Sort::Other)
}
