//! Which cue a quote belongs to.

mod fitting;
mod talked_about;

use self::fitting::{fit, within_speech};
pub use self::talked_about::is_mention;
use crate::analysis::attribution::cues::Cue;
use crate::analysis::attribution::subjects::main_subject;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// Who said a quote, as far as its own passage tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    pub source: Option<Phrase>,
    /// The index of the cue among the passage's cues.
    pub cue: Option<usize>,
    /// The noun of saying where there is one, as a range of tokens.
    pub word: Option<(usize, usize)>,
    /// How well cue and quote fit, 0 to 100.
    pub score: i32,
}

/// The best cue for a quote in its passage.
#[must_use]
pub fn best(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    let sentence = quoted_sentence(prose, quote);
    let first = cues.partition_point(|cue| cue.from + 80 <= quote.open);
    let told = told_within_clause(prose, cues, quote, sentence.start);
    let near = cues.iter().enumerate().skip(first).take_while(|(_, cue)| cue.from < quote.close.saturating_add(60));
    let found = near
        .filter_map(|(index, cue)| {
            let score = fit(prose, cue, quote, &sentence)? - within_speech(prose, cues, index, quote);
            let score = if told && cue.start() > quote.open { score.min(60) } else { score };
            Some(Match { source: cue.source, cue: Some(index), word: None, score })
        })
        .max_by_key(|found| found.score)?;
    Some(inner(prose, cues, quote, found, sentence.start).unwrap_or(found))
}

/// "When Orr claimed that it was “late,” Poe said ...": a clause of its own tells whose words they are, and the
/// comma ends it.
fn told_within_clause(prose: &Prose, cues: &[Cue], quote: &DirectQuote, floor: usize) -> bool {
    const LINKS: &[&str] = &["as", "while", "when", "after", "although", "though", "because", "since", "whenever"];
    let clause = (floor..quote.open).rev().take(30).take_while(|&at| !matches!(prose.word(at), "," | ";" | ":" | "—"));
    let Some(link) = clause.into_iter().filter(|&at| prose.is(at, LINKS) && !prose.is_quoted(at)).last() else {
        return false;
    };
    let opens = link <= floor + 3 || prose.word(link - 1) == ",";
    let upto = cues.partition_point(|cue| cue.from < quote.open);
    opens
        && quote.shape != Shape::Full
        && cues[..upto].iter().rev().take_while(|cue| cue.from > link).any(|cue| {
            matches!(cue.manner, Manner::Say | Manner::Label | Manner::Act)
                && matches!(cue.form, Form::Past | Form::Present)
                && cue.source.is_some_and(|source| source.from == link + 1 && source.sort != Sort::Other)
        })
}

/// Of two sources of one sentence the one whose words they are: the report in 'the report calls it "late",
/// the Courier said', the deed in 'Orr argues that the deed requires "a path"'.
fn inner(prose: &Prose, cues: &[Cue], quote: &DirectQuote, outer: Match, floor: usize) -> Option<Match> {
    let told = cues.get(outer.cue?)?;
    let built_in = quote.open > floor && prose.at(quote.open - 1).kind == TokenKind::Word;
    if !built_in && told.from > quote.open {
        return None;
    }
    let trails = told.from > quote.close;
    let upto = cues.partition_point(|cue| cue.from < quote.open);
    let first = if trails { floor } else { told.to };
    let before = cues[..upto].iter().enumerate().rev().take_while(|(_, cue)| cue.from >= first);
    for (index, cue) in before {
        let Some(source) = cue.source.filter(|source| source.from >= first && source.to <= quote.open) else {
            continue;
        };
        let document =
            source.sort == Sort::Document && matches!(cue.manner, Manner::Say | Manner::Show | Manner::Label);
        let person = matches!(source.sort, Sort::Name | Sort::Role | Sort::Pronoun)
            && matches!(cue.manner, Manner::Say | Manner::Label)
            && matches!(cue.form, Form::Past | Form::Present)
            && !prose.is(source.head, &["I", "we", "you", "it"]);
        let passes_on = matches!(told.base, "according" | "report" | "recall");
        if !cue.passive && (document || person && trails && passes_on) {
            return Some(Match { source: Some(source), cue: Some(index), word: None, score: outer.score });
        }
    }
    None
}

/// The sentences from the one with the opening mark to the one with the closing mark.
fn quoted_sentence(prose: &Prose, quote: &DirectQuote) -> std::ops::Range<usize> {
    let start = prose.sentence(quote.open).start;
    let last = quote.close.min(prose.len().saturating_sub(1));
    start..prose.sentence(last).end.max(start)
}

/// A quote without a cue of its own: the subject of its sentence, then of the sentence before.
#[must_use]
pub fn by_subject(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    let sentence = prose.sentence(quote.open);
    if let Some(source) = likely_subject(prose, sentence.start, quote.open) {
        return Some(Match { source: Some(source), cue: None, word: None, score: 40 });
    }
    let before = sentence.start.checked_sub(1)?;
    let earlier = prose.sentence(before);
    let upto = cues.partition_point(|cue| cue.from < earlier.end);
    let spoke = cues[..upto].iter().rev().take_while(|cue| cue.from >= earlier.start).find(|cue| {
        earlier.contains(&cue.from)
            && cue.manner == Manner::Say
            && cue.source.is_some_and(|source| source.sort != Sort::Other)
    });
    let source = spoke.and_then(|cue| cue.source).or_else(|| likely_subject(prose, earlier.start, earlier.end))?;
    Some(Match { source: Some(source), cue: None, word: None, score: 32 })
}

/// The first phrase of a sentence that can be its subject and can speak: no place, no first word that only
/// its position gives a capital.
fn likely_subject(prose: &Prose, start: usize, limit: usize) -> Option<Phrase> {
    let mut floor = start;
    for _ in 0..8 {
        let found = main_subject(prose, floor, limit)?;
        if is_likely(prose, found) {
            return Some(found);
        }
        floor = found.to.max(floor + 1);
    }
    None
}

fn is_likely(prose: &Prose, phrase: Phrase) -> bool {
    match phrase.sort {
        Sort::Other => false,
        Sort::Name => match prose.at(phrase.head).named {
            Some(kind) => matches!(kind, EntityKind::Person | EntityKind::Organisation),
            None => phrase.to - phrase.from > 1 && prose.is_name_word(phrase.head),
        },
        _ => true,
    }
}
