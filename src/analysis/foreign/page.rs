//! One block of an article in another language, and the phrases in it that may name a speaker.

use std::collections::HashSet;
use std::ops::Range;

use crate::analysis::foreign::tongue::{Sense, Tongue};
use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::reading::Passage;
use crate::analysis::tokens::TokenKind;
use crate::model::Span;

/// The most words a description of somebody unnamed has.
const LONGEST_DESCRIPTION: usize = 8;

/// Whom a pronoun may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Unknown,
    He,
    She,
}

/// What the words of a phrase are.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// The tokens of the name, without titles.
    Named(Range<usize>),
    /// An office or a body, without its article.
    Described(Range<usize>),
    Pronoun,
}

/// A phrase that may name a speaker, as tokens of its passage.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) who: Who,
    pub(super) gender: Gender,
}

/// A passage together with the words of its language.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) passage: &'a Passage,
    pub(super) tongue: &'a Tongue,
    /// Last words of full names of the article: these may stand alone.
    pub(super) surnames: &'a HashSet<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.passage.word(self.text, at)
    }

    pub(super) fn is(&self, at: usize, sense: Sense) -> bool {
        self.tongue.sense(self.word(at)).is(sense)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let first = self.passage.tokens.get(range.start)?;
        let last = self.passage.tokens.get(range.end.checked_sub(1)?)?;
        Some(Span::new(first.span.start(), last.span.end()))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).starts_with(char::is_uppercase)
    }

    /// Where a run of words with capitals ends, particles within it.
    fn run(&self, from: usize) -> usize {
        let mut to = from;
        while to < from + 5 && self.is_capital(to) && !self.is(to, Sense::SAYING.or(Sense::TITLE)) {
            to += 1;
            let particles = (to..to + 2).take_while(|&at| self.is(at, Sense::PARTICLE) && !self.is_capital(at)).count();
            if particles > 0 && self.is_capital(to + particles) {
                to += particles;
            }
        }
        to
    }

    /// The phrase that begins at a token.
    pub(super) fn phrase(&self, from: usize) -> Option<Phrase> {
        if !self.is_word(from) {
            return None;
        }
        for (sense, gender) in [(Sense::HE, Gender::He), (Sense::SHE, Gender::She), (Sense::THEY, Gender::Unknown)] {
            if self.is(from, sense) {
                return Some(Phrase { from, to: from + 1, who: Who::Pronoun, gender });
            }
        }
        let has_article = self.is(from, Sense::ARTICLE.or(Sense::FEMININE));
        let gender = match has_article {
            true if self.is(from, Sense::FEMININE) => Gender::She,
            true if self.tongue.has_feminine => Gender::He,
            _ => Gender::Unknown,
        };
        let start = from + usize::from(has_article);
        let titles = (start..start + 4).take_while(|&at| self.is_word(at) && self.is(at, Sense::TITLE)).count();
        let name = start + titles;
        if let Some(named) = self.name(name, has_article, titles > 0) {
            let to = named.end;
            return Some(Phrase { from, to, who: Who::Named(named), gender });
        }
        if !has_article && titles == 0 {
            return None;
        }
        let stops = Sense::SAYING.or(Sense::HELPER).or(Sense::BETWEEN);
        let described = |at: &usize| self.is_word(*at) && (!self.is(*at, stops) || self.is(*at, Sense::PARTICLE));
        let count = (start..start + LONGEST_DESCRIPTION).take_while(described).count();
        let to = start + count;
        if count == 0 {
            return None;
        }
        // "le maire de la ville, Marc Lefort": the name stands behind.
        let behind = (self.word(to) == ",").then(|| self.run(to + 1)).filter(|end| end - to > 2);
        Some(match behind {
            Some(end) => Phrase { from, to: end, who: Who::Named(to + 1..end), gender },
            None => Phrase { from, to, who: Who::Described(start..to), gender },
        })
    }

    /// The name that begins at a token, if what has capitals there is one.
    fn name(&self, from: usize, has_article: bool, titled: bool) -> Option<Range<usize>> {
        let to = self.run(from);
        let mut from = from;
        if self.tongue.has_capital_nouns {
            // "Pressereferent Emil Anders": what stands before a first name is a noun.
            let first = (from..to).find(|&at| gazetteer().of(self.word(at)).any(Known::FIRST_NAME));
            from = match first {
                Some(first) if first + 1 < to => first,
                _ if has_article && !titled => return None,
                _ => from,
            };
        }
        match to.saturating_sub(from) {
            1 if titled || self.surnames.contains(self.word(from)) => Some(from..to),
            0 | 1 => None,
            _ if has_article && !titled => None,
            _ => Some(from..to),
        }
    }

    /// The name of one word that stands right behind its verb: "dijo Ortega".
    pub(super) fn single(&self, from: usize) -> Option<Phrase> {
        let is_name = !self.tongue.has_capital_nouns && self.run(from) == from + 1;
        let (who, gender) = (Who::Named(from..from + 1), Gender::Unknown);
        is_name.then_some(Phrase { from, to: from + 1, who, gender })
    }
}
