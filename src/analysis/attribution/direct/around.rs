//! Who speaks by what the passages above and below a quote tell.

use crate::analysis::attribution::adjacent::{before_colon, signature};
use crate::analysis::attribution::direct::{Carried, Search};
use crate::analysis::attribution::matching::Match;
use crate::analysis::attribution::subjects::main_subject;
use crate::analysis::attribution::{Cue, Mention};
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::verbs::{Form, Manner};

impl Search<'_> {
    /// Gives a quote that opens its passage to whoever the passage above leads to it; whether there is one.
    pub(super) fn goes_on_from_above(&mut self, passage: usize, quote: &DirectQuote) -> bool {
        if let Some(found) = self.announced(passage) {
            self.accept(passage - 1, quote, found);
            return true;
        }
        if quote.shape != Shape::Full {
            return false;
        }
        if let Some(mention) = self.told_above(passage) {
            self.last = Carried { mention: Some(mention) };
        }
        let known = self.last.mention.is_some();
        if known {
            self.carry(quote, 0.5, false);
        }
        known
    }

    /// Who is told to speak by the end of the passage before: "Orr continued:".
    fn announced(&self, passage: usize) -> Option<Match> {
        let before = self.prose.get(passage.checked_sub(1)?)?;
        let last = before.len().checked_sub(1)?;
        if before.word(last) != ":" {
            return None;
        }
        let sentence = before.sentence(last);
        let cues = self.cues.get(passage - 1)?;
        let own = |cue: &Cue| cue.from >= sentence.start && cue.source.is_some() && !cue.passive;
        let said = |cue: &Cue| own(cue) && matches!(cue.manner, Manner::Say | Manner::Act | Manner::Label);
        let cue = cues.iter().rposition(said);
        if let Some(found) = before_colon(before, last).filter(|_| cue.is_none()) {
            return Some(found);
        }
        let source = cue.and_then(|index| cues[index].source).or_else(|| main_subject(before, sentence.start, last));
        source.is_some().then_some(Match { source, cue, word: None, score: 80 })
    }

    /// Who is told to have spoken at the end of the passage before, behind its last quote: "Orr said it was late."
    fn told_above(&self, passage: usize) -> Option<Mention> {
        let above = passage.checked_sub(1)?;
        let before = self.prose.get(above)?;
        let last = before.passage.sentences.last()?;
        let quoted = (last.start..before.len()).rev().find(|&at| before.is_quoted(at)).unwrap_or(last.start);
        let speaks = |phrase: &Phrase| phrase.sort != Sort::Other && !before.is(phrase.head, &["I", "we", "you"]);
        let cue = self.cues.get(above)?.iter().rev().take_while(|cue| cue.from >= quoted).find(|cue| {
            matches!(cue.manner, Manner::Say | Manner::Act)
                && matches!(cue.form, Form::Past | Form::Present)
                && !cue.passive
                && cue.source_is_first()
                && cue.source.is_some_and(|source| source.from >= quoted && speaks(&source))
        })?;
        Some(Mention { passage: above, phrase: cue.source? })
    }

    /// Who signs a quote that fills its passage, on the line below.
    pub(super) fn signed_below(&self, passage: usize, quote: &DirectQuote) -> Option<Mention> {
        let here = self.prose.get(passage)?;
        let fills = quote.open == 0 && quote.close + 1 >= here.len();
        signature(self.prose.get(passage + 1)?, passage + 1).filter(|_| fills)
    }
}
