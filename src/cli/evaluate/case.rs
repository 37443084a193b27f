//! One labelled article beside what was read out of it.

use crate::cli::evaluate::alignment::Alignment;
use crate::cli::evaluate::answer::{Answer, Quote};
use crate::cli::evaluate::folder::Labelled;
use crate::cli::evaluate::gold::Gold;
use crate::cli::evaluate::naming::Names;
use crate::cli::evaluate::points::Stretch;
use crate::cli::evaluate::tally::Sheet;
use crate::cli::evaluate::{attributions, entities, layout, merging, pronouns, quotes, sources};

/// How much of a quote must be found, and how much of what was found must be a quote.
pub const COVER: f64 = 0.6;

pub struct Case<'a> {
    pub gold: &'a Gold,
    pub answer: &'a Answer,
    pub names: Names,
    alignment: Alignment,
}

impl<'a> Case<'a> {
    #[must_use]
    pub fn new(labelled: &'a Labelled, answer: &'a Answer) -> Self {
        let alignment = match labelled.given() {
            crate::desk::analyse::Given::Plain(_) => Alignment::Same,
            crate::desk::analyse::Given::Page { .. } => {
                let text = answer.text.cut(Stretch::new(0, answer.text.len()));
                Alignment::new(labelled.annotated(), &text)
            }
        };
        Self { gold: &labelled.gold, answer, names: Names::of(&labelled.gold), alignment }
    }

    /// A place of the annotation in the answer's text; nothing where that lacks it.
    #[must_use]
    pub fn at(&self, span: Stretch) -> Option<Stretch> {
        self.alignment.carry(span).filter(|at| !at.is_empty())
    }

    /// Whether a quote is given to one of those who may have said it.
    #[must_use]
    pub fn is_given_to(&self, quote: &Quote, speakers: &[&str]) -> bool {
        let name = self.answer.speaker(quote);
        speakers.iter().any(|speaker| self.names.same(speaker, &name))
    }

    /// Scores every task that was annotated.
    #[must_use]
    pub fn judged(&self) -> Sheet {
        let mut sheet = Sheet::default();
        layout::judge(self, &mut sheet);
        quotes::judge(self, &mut sheet);
        pronouns::judge(self, &mut sheet);
        attributions::judge(self, &mut sheet);
        entities::judge(self, &mut sheet);
        merging::judge(self, &mut sheet);
        sources::judge(self, &mut sheet);
        sheet
    }
}

/// Whether `part` of `whole` is enough to be the same quote.
#[must_use]
pub fn is_enough(part: usize, whole: usize) -> bool {
    part as f64 >= COVER * whole as f64
}
