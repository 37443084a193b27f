//! One round of teaching after another, until a model can be written.

use anyhow::{Context as _, Result};

use crate::analysis::tagger::Weights;
use crate::analysis::tagger::table::Table;
use crate::training::export;
use crate::training::learner::{Chance, Learner};
use crate::training::lessons::{Course, Rows};

/// How often every example is seen.
const ROUNDS: usize = 4;

/// How far a step goes in the first round; in the last it is little more than a third of that.
const RATE: f32 = 0.03;

/// A feature that is met less often in all courses has no weight.
const LEAST_MET: u32 = 2;

/// How many features are kept, those of the greatest weight: what fits into 8 MB with the groups of words.
const KEPT: usize = 360_000;

/// The bytes of a model that was taught these courses; `groups` are the bytes of the groups of words.
pub fn taught(courses: &[Course], groups: &[u8]) -> Result<Vec<u8>> {
    let (clusters, _) = Table::read(groups.to_vec().leak()).context("the groups of words cannot be read")?;
    let rows = Rows::counted(courses, &clusters, LEAST_MET);
    let mut examples = Vec::new();
    for course in courses {
        for document in &course.documents {
            let more = rows.examples(document, course.domain, &clusters);
            examples.extend(more.into_iter().map(|example| (example, course.weight)));
        }
    }
    let mut learner = Learner::new(rows.len());
    let mut chance = Chance(7);
    for round in 0..ROUNDS {
        learner.rate = RATE * (1.0 - 0.7 * round as f32 / ROUNDS as f32);
        chance.shuffle(&mut examples);
        for (example, weight) in &examples {
            learner.learn(example, *weight);
        }
    }
    Ok(export::written(&learner, &rows, groups, KEPT))
}

/// The weights of a model's bytes.
pub fn weights(model: &[u8]) -> Result<Weights> {
    Weights::read(model.to_vec().leak()).context("the model cannot be read")
}
