//! Noun phrases that may name a source, read from one end or the other.

use crate::analysis::lexicon::Classes;
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Form;
use crate::model::{EntityKind, Span};

/// A noun phrase, as a range of a passage's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub from: usize,
    pub to: usize,
    /// The token of the noun that says what it is.
    pub head: usize,
    pub sort: Sort,
}

impl Phrase {
    #[must_use]
    pub fn span(&self, prose: &Prose) -> Span {
        prose.span(self.from, self.to)
    }
}

/// What the head of a phrase stands for, as far as one that speaks is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Pronoun,
    Name,
    Role,
    Group,
    Document,
    Somebody,
    /// A noun that names no source we know of.
    Other,
}

/// No phrase is longer than this many tokens.
const LONGEST: usize = 16;

/// The phrase whose last token is `last`, not reaching left of `floor`.
#[must_use]
pub fn ending_at(prose: &Prose, last: usize, floor: usize) -> Option<Phrase> {
    if prose.is_quoted(last) {
        return None;
    }
    if let Some(pronoun) = pronoun(prose, last) {
        return Some(pronoun);
    }
    let floor = floor.max(last.saturating_sub(LONGEST));
    let mut from = last + 1;
    while from > floor && holds_together(prose, from - 1, from <= last) {
        from -= 1;
        // ", marked SECRET": a participle, not part of the name.
        let participle =
            prose.word(from).ends_with("ed") && from > floor && prose.word(from - 1) == "," && !prose.is_capital(from);
        if participle && from < last {
            from += 1;
            break;
        }
        if prose.has(from, Classes::DETERMINER) && !is_capital_inside(prose, from) || prose.has(from, Classes::OWNER) {
            break;
        }
    }
    phrase(prose, from, last + 1)
}

/// The phrase whose first token is `first`, not reaching to `ceiling`.
#[must_use]
pub fn starting_at(prose: &Prose, first: usize, ceiling: usize) -> Option<Phrase> {
    if prose.is_quoted(first) {
        return None;
    }
    if let Some(pronoun) = pronoun(prose, first) {
        return Some(pronoun);
    }
    let ceiling = ceiling.min(prose.len()).min(first + LONGEST);
    let mut to = first;
    while to < ceiling && holds_together(prose, to, true) {
        let starts = prose.has(to, Classes::DETERMINER.or(Classes::OWNER));
        if to > first && (starts && !is_capital_inside(prose, to) || is_verb_like(prose, to)) {
            break;
        }
        to += 1;
    }
    let phrase = phrase(prose, first, to)?;
    let phrase = extended_right(prose, phrase, ceiling);
    // "master of ceremonies Jo Orr"
    let last = phrase.to - 1;
    let named = phrase.sort == Sort::Other && last > phrase.head && prose.at(last).named == Some(EntityKind::Person);
    Some(if named { Phrase { head: last, sort: Sort::Name, ..phrase } } else { phrase })
}

const NOUN: Classes = Classes::ROLE.or(Classes::GROUP).or(Classes::DOCUMENT).or(Classes::SOMEBODY).or(Classes::OUTLET);

/// Whether an unknown word behind a name or a noun is likely the verb of the sentence.
fn is_verb_like(prose: &Prose, at: usize) -> bool {
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

fn pronoun(prose: &Prose, at: usize) -> Option<Phrase> {
    const SUBJECTS: &[&str] = &["he", "she", "it", "they", "we", "I", "you", "who"];
    prose.is(at, SUBJECTS).then_some(Phrase { from: at, to: at + 1, head: at, sort: Sort::Pronoun })
}

fn is_capital_inside(prose: &Prose, at: usize) -> bool {
    prose.is_capital(at) && !prose.at(at).first && !prose.is_headline()
}

/// Whether the token can be part of a noun phrase; `inner`: something of it follows.
fn holds_together(prose: &Prose, at: usize, inner: bool) -> bool {
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

fn is_year_or_day(prose: &Prose, at: usize) -> bool {
    at > 0 && prose.has(at - 1, Classes::TIME)
}

fn phrase(prose: &Prose, from: usize, to: usize) -> Option<Phrase> {
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

/// "the mayor" + "of Heraklion", "a spokesman" + "for the ministry".
fn extended_right(prose: &Prose, phrase: Phrase, ceiling: usize) -> Phrase {
    let mut out = phrase;
    for _ in 0..3 {
        // "a person familiar with the matter", "officials briefed on the plan"
        let tail =
            prose.is(out.to, &["familiar", "close", "privy", "loyal", "briefed", "aware", "involved", "speaking"]);
        if tail && prose.has(out.to + 1, Classes::PREPOSITION) && out.sort != Sort::Name {
            out.to = starting_simple(prose, out.to + 2, ceiling).unwrap_or(out.to);
            continue;
        }
        let joins = prose.is(out.to, &["of", "for", "at", "with", "from", "to"]) && out.sort != Sort::Name
            || prose.is(out.to, &["of", "for"])
            || prose.is(out.to, &["and", "&"]) && prose.is_capital(out.to + 1) && out.sort == Sort::Name;
        if !joins || out.to + 1 >= ceiling {
            break;
        }
        let Some(more) = starting_simple(prose, out.to + 1, ceiling) else { break };
        out.to = more;
    }
    out
}

fn starting_simple(prose: &Prose, first: usize, ceiling: usize) -> Option<usize> {
    let mut to = first;
    while to < ceiling && holds_together(prose, to, true) && !(to > first && is_verb_like(prose, to)) {
        to += 1;
    }
    let pronoun = to == first && prose.is(first, &["them", "us"]);
    (to > first || pronoun).then_some(to.max(first + 1))
}

/// The phrase with what stands before it through prepositions: "Y" in "a spokesman for Y" gives all of it.
#[must_use]
pub fn extended_left(prose: &Prose, phrase: Phrase, floor: usize) -> Phrase {
    let mut out = phrase;
    // Behind a noun that names nobody ("knowledge of the matter") a source may still stand.
    let mut from = phrase.from;
    for _ in 0..4 {
        let Some(link) = from.checked_sub(1).filter(|&link| link > floor) else { break };
        let joined = prose.is(link, &["and", "&"]) && from == out.from;
        if !prose.has(link, Classes::PREPOSITION) && !joined || prose.is_quoted(link) {
            break;
        }
        // "according to", "out of": two words that link.
        let mut last = if prose.has(link - 1, Classes::PREPOSITION) && link > floor + 1 { link - 2 } else { link - 1 };
        // "A survey last year by Orr"
        while last > floor + 1 && prose.has(last, Classes::TIME) && prose.is(link, &["by"]) {
            last -= 1;
        }
        // "a report seen by Orr", "an experiment led by Orr"
        if is_participle(prose, last) && last > floor {
            last -= 1;
        }
        let Some(left) = ending_at(prose, last, floor) else { break };
        let takes = match left.sort {
            Sort::Role | Sort::Group | Sort::Somebody | Sort::Document => true,
            Sort::Name => prose.is(link, &["of", "for", "and", "&"]) && last == link - 1,
            Sort::Pronoun | Sort::Other => false,
        };
        // "In a statement to the court Orr said": the whole hangs on a preposition, so Orr is the subject.
        let hangs = left.from > floor
            && prose.has(left.from - 1, Classes::PREPOSITION)
            && !is_capital_inside(prose, left.from - 1)
            && (left.from - 1 == floor || prose.word(left.from - 2) == ",");
        if hangs && phrase.sort == Sort::Name {
            break;
        }
        if takes && joined {
            out.from = left.from;
        } else if takes {
            out = Phrase { from: left.from, to: out.to, head: left.head, sort: left.sort };
        } else if left.sort != Sort::Other {
            break;
        }
        from = left.from;
    }
    out
}

fn is_participle(prose: &Prose, at: usize) -> bool {
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
