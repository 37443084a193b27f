//! Noun phrases that may name a source, read from one end or the other.

mod belonging;
mod heads;

use self::belonging::{holds_together, is_capital_inside, is_participle, is_verb_like};
use self::heads::{phrase, pronoun};
use crate::analysis::lexicon::Classes;
use crate::analysis::prose::Prose;
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
            // "two consumers in Asia had asked"
            Sort::Other => {
                phrase.sort == Sort::Name
                    && prose.is(link, &["in"])
                    && prose.at(phrase.head).named == Some(EntityKind::Place)
                    && prose.word(left.head).ends_with('s')
                    && prose.word(phrase.to) != ","
            }
            Sort::Pronoun => false,
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
