//! Words of saying, each with the phrase that it attributes to.

use crate::analysis::attribution::subjects::{agent, infinitive, inverted, main_subject, subject};
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// A cue with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The tokens of the word of saying, from the first to one past the last.
    pub from: usize,
    pub to: usize,
    pub source: Option<Phrase>,
    pub manner: Manner,
    pub form: Form,
    pub base: &'static str,
    /// "was called": the subject is not the one who speaks.
    pub passive: bool,
}

impl Cue {
    /// Where cue and source begin.
    #[must_use]
    pub fn start(&self) -> usize {
        self.source.map_or(self.from, |source| source.from.min(self.from))
    }

    /// One past where cue and source end.
    #[must_use]
    pub fn end(&self) -> usize {
        self.source.map_or(self.to, |source| source.to.max(self.to))
    }

    #[must_use]
    pub fn source_is_first(&self) -> bool {
        self.source.is_some_and(|source| source.from < self.from)
    }
}

/// All cues of a passage outside of what is quoted, in order.
#[must_use]
pub fn cues(prose: &Prose) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for at in 0..prose.len() {
        if prose.is_quoted(at) {
            continue;
        }
        if prose.is(at, &["according"]) && prose.is(at + 1, &["to"]) {
            let source = starting_at(prose, at + 2, prose.sentence(at).end).map(|phrase| named_after(prose, phrase));
            // "counted according to the way they pointed" tells of no source.
            let rule = &[
                "way", "plan", "plans", "schedule", "need", "needs", "size", "type", "age", "number", "rules", "taste",
                "whether", "ability", "means", "custom", "order", "kind", "degree", "colour", "color", "height",
                "weight", "rank", "value",
            ];
            if source.is_none_or(|source| source.sort != Sort::Other || !prose.is(source.head, rule)) {
                out.push(plain(at, at + 2, source, "according"));
            }
            continue;
        }
        // "in the words of Jo Orr", "in Jo Orr's words"
        if prose.is(at, &["words"]) && prose.is(at + 1, &["of"]) && at > 0 && prose.is(at - 1, &["the"]) {
            let source = starting_at(prose, at + 2, prose.sentence(at).end).map(|phrase| named_after(prose, phrase));
            out.push(plain(at, at + 2, source, "according"));
            continue;
        }
        if prose.is(at, &["per"]) && at > 0 && prose.word(at - 1) == "," {
            let source = starting_at(prose, at + 1, prose.sentence(at).end);
            out.push(plain(at, at + 1, source, "according"));
            continue;
        }
        let Some(verb) = prose.at(at).cue else { continue };
        if is_verb(prose, at, verb)
            && !is_how_it_came_out(prose, at)
            && let Some(cue) = read(prose, at, verb, &out)
        {
            out.push(cue);
        }
    }
    out
}

/// "said in a statement posted on Facebook": where it stands; "Orr reported from Oslo": no more than where from.
fn is_how_it_came_out(prose: &Prose, at: usize) -> bool {
    let posted = at > 0 && prose.is(at, &["posted"]) && prose.has(at - 1, Classes::VEHICLE);
    let credit = prose.is(at, &["reported", "reporting"]) && prose.is(at + 1, &["from"]) && prose.is_capital(at + 2);
    posted || credit && prose.passage.sentence_of(at) == Some(0)
}

fn plain(from: usize, to: usize, source: Option<Phrase>, base: &'static str) -> Cue {
    Cue { from, to, source, manner: Manner::Say, form: Form::Past, base, passive: false }
}

/// Adverbs and auxiliaries left of `at`: where the rest of the sentence ends that may hold the subject.
pub(super) fn before_auxiliaries(prose: &Prose, at: usize, floor: usize) -> usize {
    let mut left = at;
    while left > floor {
        let word = left - 1;
        let skips = prose.has(word, Classes::AUXILIARY.or(Classes::ADVERB))
            && !prose.is_quoted(word)
            && !prose.has(word, Classes::TIME.or(Classes::PRONOUN))
            && !prose.is_name_word(word);
        let long = prose.is(word, &["long"]) && word > floor && prose.has(word - 1, Classes::AUXILIARY);
        let time = prose.has(word, Classes::TIME)
            || prose.at(word).kind == TokenKind::Number && word > floor && prose.has(word - 1, Classes::TIME);
        let this = prose.is(word, &["this"]) && prose.has(word + 1, Classes::TIME);
        let on = this || prose.is(word, &["on"]) && prose.has(word + 1, Classes::TIME);
        if skips || time || on || long {
            left = word;
        } else {
            break;
        }
    }
    left
}

/// "would say": told of what nobody has said yet.
pub(super) fn is_supposed(prose: &Prose, cue: &Cue) -> bool {
    let left = before_auxiliaries(prose, cue.from, cue.source.map_or(cue.from, |source| source.to).min(cue.from));
    (left..cue.from).any(|at| prose.is(at, &["would", "could", "might", "may", "should", "must", "'d", "’d"]))
}

fn is_be(prose: &Prose, at: usize) -> bool {
    prose.is(at, &["is", "are", "was", "were", "been", "being", "be"])
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

/// Whether the word is a verb where it stands, and not the noun or adjective of the same spelling.
pub(super) fn is_verb(prose: &Prose, at: usize, verb: CueVerb) -> bool {
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
        Form::Ing => true,
    }
}

/// A plain form that is never a noun, without "to" before it: "residents of both towns insist".
pub(super) fn is_only_verb(prose: &Prose, at: usize, verb: CueVerb) -> bool {
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

pub(super) fn read(prose: &Prose, at: usize, verb: CueVerb, earlier: &[Cue]) -> Option<Cue> {
    let sentence = prose.sentence(at);
    let floor = sentence.start;
    let mut cue = Cue {
        from: at,
        to: at + 1,
        source: None,
        manner: verb.manner,
        form: verb.form,
        base: verb.base,
        passive: false,
    };
    let left = before_auxiliaries(prose, at, floor);
    if verb.form == Form::Past && (left..at).any(|word| is_be(prose, word)) {
        return Some(passive(prose, cue, left, sentence, earlier));
    }
    // "a statement issued Saturday", "the man called Bob": no finite verb.
    if verb.form == Form::Past && verb.manner != Manner::Say && left > floor && prose.is(at + 1, &["by"]) {
        cue.source = agent(prose, at + 1, sentence.end);
        return cue.source.is_some().then_some(cue);
    }
    if matches!(verb.base, "put" | "give") {
        // "as she put it", "puts the number at 23", "gave its size as 6.1"
        let it = verb.base == "put" && prose.is(at + 1, &["it"]);
        let figure = (at + 2..sentence.end.min(at + 9))
            .take_while(|&word| prose.word(word) != ",")
            .any(|word| prose.is(word, &["at", "as"]) && !prose.is_quoted(word) && has_figure(prose, word + 1));
        if !it && !figure {
            return None;
        }
        cue.manner = Manner::Say;
        cue.to = if it { at + 2 } else { at + 1 };
    }
    cue.source = match verb.form {
        Form::Ing => participle(prose, at, left, floor, earlier),
        Form::Base if left > floor && prose.is(left - 1, &["to"]) => infinitive(prose, left - 1, floor, at, earlier),
        _ => inverted(prose, at, left, sentence.end, verb).or_else(|| subject(prose, left, floor, at, earlier)),
    };
    if cue.source.is_none() && verb.form == Form::Past && left < at {
        cue.source = main_subject(prose, floor, left);
    }
    Some(cue)
}

/// Whether a number stands among the next words: "at about $23".
fn has_figure(prose: &Prose, from: usize) -> bool {
    (from..from + 4)
        .take_while(|&at| !matches!(prose.word(at), "," | "."))
        .any(|at| prose.at(at).kind == TokenKind::Number)
}

fn passive(prose: &Prose, mut cue: Cue, left: usize, sentence: std::ops::Range<usize>, earlier: &[Cue]) -> Cue {
    let (floor, end) = (sentence.start, sentence.end);
    let at = cue.from;
    if cue.base == "quote" && (prose.is(at + 1, &["as"]) || prose.is(at + 1, &["by"])) {
        cue.source = subject(prose, left, floor, at, earlier);
        if prose.is(at + 2, &["saying"]) {
            cue.to = at + 3;
        }
        return cue;
    }
    cue.passive = true;
    let by = (at + 1..end.min(at + 12))
        .take_while(|&word| !matches!(prose.word(word), "," | ";"))
        .find(|&word| prose.is(word, &["by"]) && !prose.is_quoted(word));
    cue.source = by.and_then(|by| agent(prose, by, end));
    cue
}

/// Whom "saying" belongs to.
fn participle(prose: &Prose, at: usize, left: usize, floor: usize, earlier: &[Cue]) -> Option<Phrase> {
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

/// "one of them, 81-year-old Alberto Couto": the name that explains a description.
pub(super) fn named_after(prose: &Prose, phrase: Phrase) -> Phrase {
    if matches!(phrase.sort, Sort::Name | Sort::Pronoun) || prose.word(phrase.to) != "," {
        return phrase;
    }
    let Some(name) = starting_at(prose, phrase.to + 1, prose.sentence(phrase.from).end) else { return phrase };
    // "one of them, a teacher called Jo Orr"
    let christened = |role: Phrase| {
        let called = matches!(role.sort, Sort::Role | Sort::Other) && prose.is(role.to, &["called", "named"]);
        let name = starting_at(prose, role.to + 1, prose.sentence(phrase.from).end).filter(|_| called)?;
        Some(name).filter(|name| name.sort == Sort::Name)
    };
    let name = christened(name).unwrap_or(name);
    let ends = matches!(prose.word(name.to), "," | "." | ";" | "" | ":" | "—")
        || prose.is(name.to, &["who"])
        || prose.at(name.to).cue.is_some() && prose.at(name.head).named == Some(EntityKind::Person);
    if name.sort == Sort::Name && ends { name } else { phrase }
}
