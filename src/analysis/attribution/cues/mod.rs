//! Words of saying, each with the phrase that it attributes to.

mod homographs;
mod participles;

pub(super) use self::homographs::{is_only_verb, is_verb};
use self::participles::participle;
use crate::analysis::attribution::subjects::{agent, infinitive, inverted, main_subject, subject};
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::phrases::{Phrase, Sort, starting_at};
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
            && !is_deed(prose, at, verb)
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

/// "declared a state of emergency", "prosecutors charged its chief": done with words, but nothing is said to be so.
/// "He is said to have argued": it is others who tell of it.
fn is_deed(prose: &Prose, at: usize, verb: CueVerb) -> bool {
    const DECLARED: &[&str] =
        &["state", "emergency", "war", "bankruptcy", "independence", "holiday", "amnesty", "ceasefire", "truce"];
    let article = usize::from(prose.is(at + 1, &["a", "an", "the", "its", "their"]));
    let declared = verb.base == "declare" && prose.is(at + 1 + article, DECLARED);
    let accused = prose.is(at + 1, &["a", "an", "the", "its", "his", "her", "their"]) || prose.is_capital(at + 1);
    let charged = verb.base == "charge" && accused;
    let perfect = at > 2 && prose.is(at - 1, &["have"]) && prose.is(at - 2, &["to"]);
    let told_of = || {
        let told = ["say", "believe", "report", "think", "allege", "understand", "know"];
        let is_told = |word: usize| {
            prose.at(word).cue.is_some_and(|cue| told.contains(&cue.base)) && word > 0 && is_be(prose, word - 1)
        };
        (prose.sentence(at).start..at - 2).any(is_told)
    };
    declared || charged || perfect && told_of()
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
    let nobody = left > floor && prose.is(left - 1, &["nobody", "none", "nothing", "neither", "one"]);
    if cue.source.is_none() && verb.form == Form::Past && left < at && !nobody {
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
