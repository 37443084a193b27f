//! The speakers of direct quotes, passage by passage.

mod around;
mod taking;

use self::taking::unattributed;
use crate::analysis::attribution::adjacent::{beside, labelled, signed};
use crate::analysis::attribution::claims::claimed;
use crate::analysis::attribution::matching::{Match, best, by_subject, is_mention};
use crate::analysis::attribution::{Cue, Mention, Said};
use crate::analysis::phrases::Sort;
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::Manner;
use crate::model::{BlockKind, QuoteKind};

/// What the search carries from quote to quote.
#[derive(Clone, Copy, Debug, Default)]
struct Carried {
    mention: Option<Mention>,
}

struct Search<'a> {
    prose: &'a [Prose<'a>],
    cues: &'a [Vec<Cue>],
    out: Vec<Said>,
    /// The last speaker, and the place in `out` of the last quote.
    last: Carried,
    /// The last quote of the passage before was left open.
    open_turn: bool,
}

/// Direct quotes with their speakers; what is no speech is left out.
pub(super) fn said(prose: &[Prose], cues: &[Vec<Cue>], quotes: &[DirectQuote]) -> Vec<Said> {
    let mut search = Search { prose, cues, out: Vec::new(), last: Carried::default(), open_turn: false };
    let mut rest = quotes;
    for passage in 0..prose.len() {
        let count = rest.iter().take_while(|quote| quote.passage == passage).count();
        let (here, later) = rest.split_at(count);
        search.passage(passage, here);
        rest = later;
    }
    search.out
}

/// The best of all that the passage tells of a quote's speaker.
fn candidate(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    if let Some(found) = signed(prose, quote) {
        return Some(found);
    }
    let by_cue = best(prose, cues, quote);
    // Only what stands right beside the marks speaks louder than a noun that leads to them.
    let claim = claimed(prose, cues, quote).filter(|claim| {
        let noun = claim.word.map_or(0, |(noun, _)| noun);
        let closer = |cue: &Cue| cue.from > quote.open || cue.from < noun;
        by_cue.is_none_or(|by| by.score < 97 && by.cue.and_then(|index| cues.get(index)).is_none_or(closer))
    });
    let others = [claim, labelled(prose, quote), beside(prose, quote)];
    let other = others.into_iter().flatten().max_by_key(|found| found.score);
    match (by_cue, other) {
        (Some(by), Some(other)) if claim.is_none() && by.score >= other.score && by.source.is_some() => Some(by),
        (by, other) => other.or(by),
    }
}

impl Search<'_> {
    fn passage(&mut self, passage: usize, quotes: &[DirectQuote]) {
        let Some(prose) = self.prose.get(passage) else { return };
        let cues = &self.cues[passage];
        let matches: Vec<Option<Match>> = quotes.iter().map(|quote| candidate(prose, cues, quote)).collect();
        let mut in_passage: Option<(usize, usize)> = None;
        let went_on = self.open_turn;
        if !matches!(prose.passage.kind, BlockKind::Caption | BlockKind::Heading) {
            self.open_turn = false;
        }
        for (index, quote) in quotes.iter().enumerate() {
            let found = matches[index];
            // A quote within a quote belongs to the outer one.
            if quote.nested {
                continue;
            }
            if went_on
                && quote.open == 0
                && (found.is_none_or(|found| found.score < 96) || self.is_nameless(passage, quote, found))
            {
                self.carry(quote, 0.9, true);
                self.name_turn(passage, quote, found);
                in_passage = Some((self.out.len() - 1, quote.close));
                self.open_turn = quote.unclosed;
                continue;
            }
            let before = in_passage;
            if self.decide(prose, passage, quote, found, before, &matches) {
                in_passage = Some((self.out.len() - 1, quote.close));
                self.open_turn = quote.unclosed;
            }
        }
    }

    /// Whether the quote is speech; if so it is in `out`.
    fn decide(
        &mut self,
        prose: &Prose,
        passage: usize,
        quote: &DirectQuote,
        found: Option<Match>,
        before: Option<(usize, usize)>,
        all: &[Option<Match>],
    ) -> bool {
        let words =
            (quote.open..quote.close.min(prose.len())).filter(|&at| prose.at(at).kind == TokenKind::Word).count();
        let least = match quote.shape {
            Shape::Full => 46,
            Shape::Partial => 44,
            // "he called him “Little Jo”": words of his own, though they look like a name.
            Shape::Doubtful if self.is_labelled(prose, passage, quote, found) => 80,
            Shape::Doubtful => 95,
        };
        if is_mention(prose, quote) {
            return false;
        }
        // "the survey, which we print today, uses other words: “late”"
        let ours = found.and_then(|found| found.source).is_some_and(|source| prose.is(source.head, &["we", "I", "us"]));
        let told = ours.then(|| by_subject(prose, &self.cues[passage], quote)).flatten();
        if let Some(told) = told.filter(|told| told.source.is_some_and(|source| source.sort == Sort::Document)) {
            self.accept(passage, quote, told);
            return true;
        }
        if let Some(found) = found.filter(|found| found.score >= least && found.source.is_some()) {
            self.accept(passage, quote, found);
            return true;
        }
        if quote.shape == Shape::Doubtful {
            return false;
        }
        if let Some((_, close)) = before {
            // “A,” Orr said. “B.”: the turn goes on, unless others came between.
            let between = quote.open.saturating_sub(close);
            let same = between < 60
                && (quote.shape == Shape::Full
                    || prose.sentence(close.min(prose.len() - 1)) == prose.sentence(quote.open));
            if same {
                self.carry(quote, 0.8, false);
                return true;
            }
        }
        if prose.is_headline() && words >= 3 && found.is_none() {
            self.out.push(unattributed(quote));
            return true;
        }
        if quote.shape == Shape::Partial && words <= 3 && found.is_none_or(|found| found.score < 34) {
            return false;
        }
        if let Some(mention) = self.signed_below(passage, quote) {
            let (parts, mention) = (vec![quote.span], Some(mention));
            let kind = QuoteKind::Direct;
            self.out.push(Said { kind, parts, passage, mention, cue: None, confidence: 0.9 });
            return true;
        }
        if quote.open == 0 && self.goes_on_from_above(passage, quote) {
            return true;
        }
        let subject =
            by_subject(prose, &self.cues[passage], quote).or(found).or_else(|| all.iter().flatten().next().copied());
        match subject {
            Some(found) if found.source.is_some() => self.accept(passage, quote, found),
            _ if quote.shape == Shape::Full => self.carry(quote, 0.4, false),
            _ if words >= 4 => self.out.push(unattributed(quote)),
            _ => return false,
        }
        true
    }

    /// Whether somebody is told to call somebody so, right before the quote.
    fn is_labelled(&self, prose: &Prose, passage: usize, quote: &DirectQuote, found: Option<Match>) -> bool {
        let cue = found.and_then(|found| self.cues.get(passage)?.get(found.cue?));
        let before = quote.open.wrapping_sub(1);
        cue.is_some_and(|cue| {
            let personal = cue.source.is_some_and(|source| source.sort != Sort::Other && source.sort != Sort::Document);
            let near = cue.to <= quote.open && (cue.to == quote.open || quote.open - cue.to <= 4);
            let led = cue.to == quote.open
                || prose.is(before, &["as"])
                || prose.is(cue.from, &["called", "calls", "calling"]);
            cue.manner == Manner::Label && !cue.passive && personal && near && led
        })
    }
}
