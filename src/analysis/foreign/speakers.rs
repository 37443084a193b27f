//! Who is told to have said what stands between two marks, by the verbs of the language.

use std::ops::Range;

use crate::analysis::foreign::page::{Gender, Page, Phrase, Who};
use crate::analysis::foreign::tongue::Sense;

/// A speaker beside a quote, with the word of saying.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    pub(super) phrase: Option<Phrase>,
    pub(super) cue: Range<usize>,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// How far back a cue without a colon may lead to a quote, in tokens.
const REACH: usize = 14;

impl Page<'_> {
    fn skip(&self, from: usize) -> usize {
        from + (from..from + 4).take_while(|&at| self.is(at, Sense::BETWEEN)).count()
    }

    /// A verb and a pronoun in one word: "dit-il", "a-t-elle".
    fn joined(&self, at: usize) -> Option<(Sense, Phrase)> {
        let (verb, pronoun) = self.word(at).rsplit_once('-')?;
        let sense = self.tongue.sense(verb.trim_end_matches("-t"));
        let pronoun = self.tongue.sense(pronoun);
        let gender = if pronoun.is(Sense::SHE) { Gender::She } else { Gender::He };
        let is_pronoun = pronoun.is(Sense::HE.or(Sense::SHE).or(Sense::THEY));
        is_pronoun.then_some((sense, Phrase { from: at, to: at + 1, who: Who::Pronoun, gender }))
    }

    /// A verb of saying with its subject behind it: "sagte Jo Marlow", "a déclaré la maire", "dit-il".
    fn inverted(&self, at: usize, behind_quote: bool) -> Option<Match> {
        if let Some((sense, phrase)) = self.joined(at) {
            let to = self.skip(at + 1);
            let whole = sense.is(Sense::HELPER) && self.is(to, Sense::SAYING);
            let end = if whole { to + 1 } else { at + 1 };
            let cue = if whole { to..end } else { at..end };
            return (whole || sense.is(Sense::SAYING)).then_some(Match { phrase: Some(phrase), cue, confidence: 0.55 });
        }
        let helped = self.is(at, Sense::HELPER);
        let verb = if helped { self.skip(at + 1) } else { at };
        let sense = if behind_quote { Sense::SAYING.or(Sense::BEHIND) } else { Sense::SAYING };
        if self.is(verb, sense) {
            let subject = self.skip(verb + 1);
            let phrase = self.phrase(verb + 1).or_else(|| self.phrase(subject)).or_else(|| self.single(subject));
            return Some(Match { phrase, cue: verb..verb + 1, confidence: 0.6 });
        }
        // "hat Jo Marlow gesagt"
        let phrase = self.phrase(verb).filter(|_| helped)?;
        let verb = self.skip(phrase.to);
        self.is(verb, Sense::SAYING).then_some(Match { phrase: Some(phrase), cue: verb..verb + 1, confidence: 0.55 })
    }

    /// The subject between `from` and the verb.
    fn subject(&self, from: usize, verb: usize) -> Option<Phrase> {
        let before = (from..verb).rev().take_while(|&at| self.is(at, Sense::HELPER.or(Sense::BETWEEN))).count();
        let end = verb - before;
        let mut starts = from.max(end.saturating_sub(20))..end;
        starts.find_map(|start| {
            let phrase = self.phrase(start)?;
            // "Claire Dumont, la maire, a dit"
            let aside = matches!(phrase.who, Who::Named(_))
                && self.word(phrase.to) == ","
                && end > phrase.to
                && self.word(end - 1) == ",";
            (phrase.to == end || aside).then_some(phrase)
        })
    }

    /// The speaker told behind a closing mark (or a dash) whose next token is `from`.
    pub(super) fn behind(&self, from: usize) -> Option<Match> {
        let is_link = |at: &usize| matches!(self.word(*at), "," | "–" | "—" | "-");
        let at = from + (from..from + 2).take_while(is_link).count();
        let found = self.inverted(at, true).filter(|found| found.phrase.is_some());
        found.or_else(|| {
            let phrase = self.phrase(at)?;
            let verb = self.skip(phrase.to);
            let verb = if self.is(verb, Sense::HELPER) { self.skip(verb + 1) } else { verb };
            let cue = verb..verb + 1;
            let beside = at > from && self.is(verb, Sense::SAYING);
            beside.then_some(Match { phrase: Some(phrase), cue, confidence: 0.5 })
        })
    }

    /// The speaker told before an opening mark, from the beginning of its sentence on.
    pub(super) fn before(&self, open: usize) -> Option<Match> {
        let sentence = self.passage.sentence_of(open.checked_sub(1)?)?;
        let from = self.passage.sentences.get(sentence)?.start;
        let closed = self.passage.marked.iter().filter_map(|marked| marked.close).filter(|close| *close < open);
        let from = closed.max().map_or(from, |close| from.max(close + 1));
        let announced = self.word(open - 1) == ":";
        let reach = if announced { from } else { from.max(open.saturating_sub(REACH)) };
        let says = |at: &usize| self.is_word(*at) && self.is(*at, Sense::SAYING) || self.joined(*at).is_some();
        let confidence = if announced { 0.6 } else { 0.4 };
        if let Some(verb) = (reach..open).rev().find(says) {
            let subject = self.subject(from, verb);
            let found = match subject {
                Some(subject) => Some(Match { phrase: Some(subject), cue: verb..verb + 1, confidence }),
                None => self.inverted(verb, false).map(|found| Match { confidence, ..found }),
            };
            return found.filter(|found| found.phrase.as_ref().is_none_or(|phrase| phrase.to <= open));
        }
        self.account(from, open)
    }

    /// "Laut Jo Marlow", "Jo Marlow zufolge".
    fn account(&self, from: usize, to: usize) -> Option<Match> {
        (from..to).rev().find_map(|at| {
            let phrase = if self.is(at, Sense::ACCORDING) {
                self.phrase(at + 1).or_else(|| self.single(at + 1))
            } else if self.is(at, Sense::ACCORDING_BEHIND) {
                self.subject(from, at)
            } else {
                None
            };
            let phrase = phrase.filter(|phrase| phrase.to <= to)?;
            Some(Match { phrase: Some(phrase), cue: at..at + 1, confidence: 0.4 })
        })
    }
}
