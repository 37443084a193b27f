//! How well a model finds the names of documents that it has not seen.

use std::collections::HashSet;

use crate::analysis::mention::Mention;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::Weights;
use crate::analysis::tagger::{labels::KINDS, with};
use crate::model::EntityKind;
use crate::training::corpora::Document;

/// How many names were found rightly, added and missed, for each kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    counts: [[u32; 3]; 4],
}

impl Score {
    #[must_use]
    pub fn of(documents: &[Document], weights: &Weights, mut each: impl FnMut(&str, &Document, &Mention)) -> Self {
        let mut score = Self::default();
        for document in documents {
            let body = document.body();
            let found = with(&Reading::new(&body), weights);
            let wanted =
                document.names.iter().map(|(range, kind)| (range.start, range.end, *kind)).collect::<HashSet<_>>();
            let mut left = wanted.clone();
            for mention in &found {
                let name = trimmed(&document.text, mention);
                let right = left.remove(&name);
                score.count(name.2, usize::from(!right));
                if !right {
                    each("added ", document, mention);
                }
            }
            for (start, end, kind) in left {
                score.count(kind, 2);
                each("missed", document, &Mention { span: crate::model::Span::new(start, end), kind, confidence: 0.0 });
            }
        }
        score
    }

    fn count(&mut self, kind: EntityKind, which: usize) {
        if let Some(at) = KINDS.iter().position(|&each| each == kind) {
            self.counts[at][which] += 1;
        }
    }

    /// F1 of person, organisation, place, and of the three together, in per cent.
    #[must_use]
    pub fn figures(&self) -> [f32; 4] {
        let f1 = |[right, added, missed]: [u32; 3]| 200.0 * right as f32 / ((2 * right + added + missed).max(1)) as f32;
        let mut all = [0; 3];
        for (counts, _) in self.counts.iter().zip(KINDS).filter(|(_, kind)| *kind != EntityKind::Other) {
            all.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        }
        [f1(self.counts[0]), f1(self.counts[1]), f1(self.counts[2]), f1(all)]
    }
}

fn trimmed(text: &str, mention: &Mention) -> (usize, usize, EntityKind) {
    let name = mention.span.of(text);
    let skip = if name.starts_with("The ") { 4 } else { 0 };
    (mention.span.start() + skip, mention.span.end(), mention.kind)
}
