//! The trained weights, as they lie in the program's own file.

use std::sync::OnceLock;

use crate::analysis::tagger::chain::{Scores, Steps};
use crate::analysis::tagger::labels::{LABELS, WEIGHED};
use crate::analysis::tagger::table::{Table, number};

/// What the file begins with; the number rises when its form changes.
pub const FORM: &[u8; 8] = b"newsdsk1";

/// Everything the recogniser was taught.
#[derive(Debug)]
pub struct Weights {
    /// A weight of one byte for each label but the outside one, under the features' numbers.
    features: Table,
    /// The groups of words that are used alike.
    pub clusters: Table,
    pub steps: Steps,
    /// What one unit of a weight is worth.
    unit: f32,
}

/// The weights that the program brings along; read at the first call.
///
/// None only where the file is not what the training wrote, which a test rules out.
#[must_use]
pub fn weights() -> Option<&'static Weights> {
    static WEIGHTS: OnceLock<Option<Weights>> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("../data/names.model"))).as_ref()
}

impl Weights {
    /// Reads weights from the bytes of a model.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(FORM)?;
        let (unit, mut bytes) = number(bytes)?;
        let mut scores = [[0.0; LABELS]; LABELS];
        for score in scores.iter_mut().flatten() {
            let (bits, rest) = number(bytes)?;
            *score = f32::from_bits(bits);
            bytes = rest;
        }
        let (features, bytes) = Table::read(bytes)?;
        let (clusters, _) = Table::read(bytes)?;
        Some(Self { features, clusters, steps: Steps::new(scores), unit: f32::from_bits(unit) })
    }

    /// The score of each label for a word with these features.
    #[must_use]
    pub fn scores(&self, features: &[u64]) -> Scores {
        let mut sums = [0_i16; WEIGHED];
        self.features.find_each(features, |row| {
            let Some(row) = row.first_chunk::<WEIGHED>() else { return };
            for (sum, byte) in sums.iter_mut().zip(row) {
                // A hundred features of at most 127 stay far below what sixteen bits hold.
                *sum = sum.saturating_add(i16::from(byte.cast_signed()));
            }
        });
        let mut scores = [0.0; LABELS];
        for (score, sum) in scores.iter_mut().skip(1).zip(sums) {
            *score = f32::from(sum) * self.unit;
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_can_be_read() {
        let weights = weights().unwrap();
        assert!(weights.features.len() > 50_000 && weights.clusters.len() > 50_000);
        assert!(weights.unit > 0.0);
    }
}
