//! Quotes given to their speaker: by a cue, or as more from whoever spoke before.

use crate::analysis::attribution::direct::{Carried, Search};
use crate::analysis::attribution::matching::Match;
use crate::analysis::attribution::{Mention, Said};
use crate::analysis::phrases::Sort;
use crate::analysis::quotes::DirectQuote;
use crate::model::QuoteKind;

impl Search<'_> {
    /// Takes a quote whose cue stands in `passage`.
    pub(super) fn accept(&mut self, passage: usize, quote: &DirectQuote, found: Match) {
        let Some(prose) = self.prose.get(passage) else { return };
        let mention = found.source.map(|phrase| Mention { passage, phrase });
        let cue = found.cue.and_then(|index| self.cues[passage].get(index));
        let confidence = match found.score {
            90.. => 0.95,
            75.. => 0.85,
            55.. => 0.7,
            _ => 0.5,
        };
        let confidence =
            if found.source.is_some_and(|source| source.sort == Sort::Pronoun) { confidence - 0.1 } else { confidence };
        let word = found.word.or(cue.map(|cue| (cue.from, cue.to)));
        let span = word.map(|(from, to)| prose.span(from, to));
        // The halves of a split quote are one.
        let same_cue = self.out.last_mut().filter(|last| {
            last.passage == passage
                && last.cue.is_some()
                && last.cue == span
                && last.kind == QuoteKind::Direct
                && last.mention == mention
        });
        if let Some(last) = same_cue {
            last.parts.push(quote.span);
        } else {
            self.out.push(Said {
                kind: QuoteKind::Direct,
                parts: vec![quote.span],
                passage,
                mention,
                cue: span,
                confidence,
            });
        }
        self.last = Carried { mention };
    }

    /// Gives a quote to the speaker before; `joined`: it is more of the same turn.
    pub(super) fn carry(&mut self, quote: &DirectQuote, confidence: f32, joined: bool) {
        let cue = self.out.last().and_then(|last| last.cue).filter(|_| confidence >= 0.8);
        if joined && let Some(last) = self.out.last_mut() {
            last.parts.push(quote.span);
            return;
        }
        let said = Said {
            kind: QuoteKind::Direct,
            parts: vec![quote.span],
            passage: quote.passage,
            mention: self.last.mention,
            cue,
            confidence,
        };
        self.out.push(said);
    }

    /// Gives a turn over several passages to the speaker that its end names, if nothing named one before.
    pub(super) fn name_turn(&mut self, passage: usize, quote: &DirectQuote, found: Option<Match>) {
        let cues = self.cues.get(passage);
        let Some(found) = found.filter(|found| found.score >= 75) else { return };
        let cue = found.cue.and_then(|index| cues?.get(index)).filter(|cue| cue.start() > quote.open);
        let (Some(cue), Some(phrase), Some(prose)) = (cue, found.source, self.prose.get(passage)) else { return };
        let Some(turn) = self.out.last_mut().filter(|turn| turn.cue.is_none()) else { return };
        let mention = Some(Mention { passage, phrase });
        // The cue stands in this passage, so that is where the turn is looked up.
        *turn = Said { mention, cue: Some(prose.span(cue.from, cue.to)), confidence: 0.9, passage, ..turn.clone() };
        self.last = Carried { mention };
    }

    /// Whether a turn over several passages has no cue before the one that stands behind its end.
    pub(super) fn is_nameless(&self, passage: usize, quote: &DirectQuote, found: Option<Match>) -> bool {
        let cue = found.and_then(|found| self.cues.get(passage)?.get(found.cue?));
        cue.is_some_and(|cue| cue.start() > quote.open) && self.out.last().is_some_and(|turn| turn.cue.is_none())
    }
}

pub(super) fn unattributed(quote: &DirectQuote) -> Said {
    let (parts, passage) = (vec![quote.span], quote.passage);
    Said { kind: QuoteKind::Direct, parts, passage, mention: None, cue: None, confidence: 0.5 }
}
