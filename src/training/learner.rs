//! A linear chain that is learning: maximum likelihood by `AdaGrad` (Duchi, Hazan and Singer, 2011) with
//! features left out by chance (Hinton and others, 2012).

use crate::analysis::tagger::chain::{Scores, Steps, expect_steps, likelihoods};
use crate::analysis::tagger::labels::{LABELS, WEIGHED};

/// A stretch of words with what may be true of it.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The rows of the weights, all words one after another.
    pub rows: Vec<u32>,
    /// Where the rows of each word end.
    pub ends: Vec<u32>,
    /// A bit for each label that the word may bear; most often one.
    pub allowed: Vec<u32>,
}

/// Weights on their way.
#[derive(Debug)]
pub struct Learner {
    pub weights: Vec<[f32; WEIGHED]>,
    squares: Vec<[f32; WEIGHED]>,
    pub steps: [Scores; LABELS],
    step_squares: [Scores; LABELS],
    chance: Chance,
    pub rate: f32,
}

/// The share of features that is left out of each word while learning.
pub const LEFT_OUT: f32 = 0.4;

impl Learner {
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self {
            weights: vec![[0.0; WEIGHED]; rows],
            squares: vec![[1e-3; WEIGHED]; rows],
            steps: [[0.0; LABELS]; LABELS],
            step_squares: [[1e-3; LABELS]; LABELS],
            chance: Chance(0x2545_f491_4f6c_dd1d),
            rate: 0.05,
        }
    }

    /// One step towards what an example allows.
    pub fn learn(&mut self, example: &Example, weight: f32) {
        let mut kept: Vec<(usize, u32)> = Vec::with_capacity(example.rows.len());
        let mut scores = vec![[0.0; LABELS]; example.ends.len()];
        let mut from = 0;
        for (at, &end) in example.ends.iter().enumerate() {
            for &row in example.rows.get(from..end as usize).unwrap_or_default() {
                if self.chance.next_share() < LEFT_OUT {
                    continue;
                }
                kept.push((at, row));
                for (score, weight) in scores[at][1..].iter_mut().zip(&self.weights[row as usize]) {
                    *score += weight;
                }
            }
            from = end as usize;
        }
        let steps = Steps::new(self.steps);
        let allowed = |at: usize| example.allowed.get(at).copied().unwrap_or(u32::MAX);
        let wanted = likelihoods(&scores, &steps, allowed);
        if wanted.is_empty() {
            return;
        }
        let believed = likelihoods(&scores, &steps, |_| u32::MAX);
        let mut gradients = vec![[0.0; WEIGHED]; scores.len()];
        let mut largest = vec![0.0_f32; scores.len()];
        for (at, gradient) in gradients.iter_mut().enumerate() {
            for (label, gradient) in gradient.iter_mut().enumerate() {
                *gradient = (wanted[at][label + 1] - believed[at][label + 1]) * weight;
                largest[at] = largest[at].max(gradient.abs());
            }
        }
        for (at, row) in kept {
            // What is known already teaches nothing, and most of the text is.
            if largest[at] < 1e-3 {
                continue;
            }
            let (weights, squares) = (&mut self.weights[row as usize], &mut self.squares[row as usize]);
            for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(&gradients[at]) {
                *square += gradient * gradient;
                *weight += self.rate * gradient / square.sqrt();
            }
        }
        if largest.iter().all(|largest| *largest < 1e-3) {
            return;
        }
        let mut sums = [[0.0; LABELS]; LABELS];
        expect_steps(&scores, &steps, allowed, weight, &mut sums);
        expect_steps(&scores, &steps, |_| u32::MAX, -weight, &mut sums);
        let rows = self.steps.iter_mut().flatten().zip(self.step_squares.iter_mut().flatten());
        for ((step, square), gradient) in rows.zip(sums.iter().flatten()) {
            *square += gradient * gradient;
            *step += self.rate * gradient / square.sqrt();
        }
    }
}

/// Chance that is the same in every run (xorshift64*, Marsaglia 2003 and Vigna 2016).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    pub fn next_number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number from 0 to 1.
    pub fn next_share(&mut self) -> f32 {
        let bits = (self.next_number() >> 40) as u32;
        bits as f32 / (1 << 24) as f32
    }

    /// Puts things into another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = usize::try_from(self.next_number() % (last as u64 + 1)).unwrap_or_default();
            things.swap(last, other);
        }
    }
}
