//! From weights on their way to the bytes that are shipped.

use crate::analysis::tagger::FORM;
use crate::analysis::tagger::labels::WEIGHED;
use crate::analysis::tagger::table::Table;
use crate::training::learner::{LEFT_OUT, Learner};
use crate::training::lessons::{Rows, of_domain};

/// The bytes of a model: `most` features of the greatest weight, and the groups of words as they are.
#[must_use]
pub fn written(learner: &Learner, rows: &Rows, groups: &[u8], most: usize) -> Vec<u8> {
    let keep = 1.0 - LEFT_OUT;
    let mut features = Vec::new();
    for (feature, row) in rows.iter() {
        let mut weights = learner.weights.get(row as usize).copied().unwrap_or_default();
        if let Some(more) = rows.row(of_domain(feature, 0)).and_then(|row| learner.weights.get(row as usize)) {
            weights.iter_mut().zip(more).for_each(|(weight, more)| *weight += more);
        }
        let largest = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        features.push((largest, feature, weights));
    }
    features.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // The few largest weights are cut, so that the many small ones keep their steps.
    let cut = features.get(features.len() / 2000).map_or(1.0, |(largest, ..)| *largest);
    let unit = cut * keep / 127.0;
    features.truncate(most);
    let quantised = features.iter().map(|(_, feature, weights)| (*feature, row(weights, cut / 127.0)));
    let mut out = FORM.to_vec();
    out.extend(unit.to_bits().to_le_bytes());
    for step in learner.steps.iter().flatten() {
        out.extend(step.to_bits().to_le_bytes());
    }
    out.extend(Table::written(quantised.collect(), WEIGHED, 17));
    out.extend(groups);
    out
}

fn row(weights: &[f32; WEIGHED], unit: f32) -> Vec<u8> {
    let byte = |weight: &f32| {
        #[expect(clippy::cast_possible_truncation, reason = "held within a byte")]
        let byte = (weight / unit).round().clamp(-127.0, 127.0) as i8;
        byte.cast_unsigned()
    };
    weights.iter().map(byte).collect()
}
