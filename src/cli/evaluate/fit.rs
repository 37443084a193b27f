//! Draws the line from what the rules put on a guess to how often they are right.

use std::fmt::Write;

use crate::cli::evaluate::tally::Guess;

/// The tasks whose confidence is calibrated by `src/analysis/data/confidence.txt`.
const TASKS: [&str; 4] = ["speakers", "indirect", "entities", "sources"];

/// A point stands for at least so many guesses.
const LEAST: usize = 20;

/// As many guesses at the task's mean as are added to every point: few guesses say little.
const PRIOR: f64 = 2.0;

/// Guesses with neighbouring values.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    guesses: f64,
    right: f64,
    values: f64,
}

impl Group {
    fn with(self, other: Self) -> Self {
        Self {
            guesses: self.guesses + other.guesses,
            right: self.right + other.right,
            values: self.values + other.values,
        }
    }

    fn share(self, mean: f64) -> f64 {
        (self.right + PRIOR * mean) / (self.guesses + PRIOR)
    }
}

/// The file of points, whole.
#[must_use]
pub fn file(guesses: &[Guess]) -> String {
    let mut out = "# A task, a value of the rules, and the share of such guesses that are right.\n\
                   # Printed by `newsdesk evaluate FOLDER... --fit`; not to be edited by hand.\n"
        .to_owned();
    for task in TASKS {
        for (value, share) in points(guesses.iter().filter(|guess| guess.task == task)) {
            let _ = writeln!(out, "{task} {value:.3} {share:.3}");
        }
    }
    out
}

/// Rising points of the line, by pooling neighbours that fall.
fn points<'a>(guesses: impl Iterator<Item = &'a Guess>) -> Vec<(f64, f64)> {
    let mut sorted = guesses.collect::<Vec<_>>();
    sorted.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
    let mean = sorted.iter().filter(|guess| guess.right).count() as f64 / sorted.len().max(1) as f64;
    let mut groups: Vec<Group> = Vec::new();
    let mut last = f64::NAN;
    for guess in sorted {
        let one = Group { guesses: 1.0, right: f64::from(u8::from(guess.right)), values: guess.confidence };
        match groups.last_mut() {
            // Equal values stay together, however many they are.
            Some(group) if group.guesses < LEAST as f64 || (guess.confidence - last).abs() < 1e-9 => {
                *group = group.with(one);
            }
            _ => groups.push(one),
        }
        last = guess.confidence;
    }
    if groups.len() > 1 && groups.last().is_some_and(|group| group.guesses < LEAST as f64) {
        let small = groups.pop().unwrap_or_default();
        if let Some(group) = groups.last_mut() {
            *group = group.with(small);
        }
    }
    let mut rising: Vec<Group> = Vec::new();
    for group in groups {
        let mut group = group;
        while let Some(before) = rising.last().copied().filter(|before| before.share(mean) >= group.share(mean)) {
            rising.pop();
            group = before.with(group);
        }
        rising.push(group);
    }
    rising.into_iter().map(|group| (group.values / group.guesses, group.share(mean))).collect()
}

#[cfg(test)]
mod tests {
    use super::{file, points};
    use crate::cli::evaluate::tally::Guess;

    fn guesses(of: &[(f64, usize, usize)]) -> Vec<Guess> {
        let one = |confidence: f64, right: bool| Guess { task: "speakers", confidence, right };
        of.iter()
            .flat_map(|&(value, right, wrong)| {
                (0..right).map(move |_| one(value, true)).chain((0..wrong).map(move |_| one(value, false)))
            })
            .collect()
    }

    #[test]
    fn the_line_rises_through_the_shares() {
        let guesses = guesses(&[(0.9, 95, 5), (0.5, 30, 70), (0.6, 20, 80), (0.99, 1, 0)]);
        let points = points(guesses.iter());
        assert_eq!(points.len(), 2, "{points:?}");
        assert!((points[0].0 - 0.55).abs() < 1e-6 && (points[0].1 - 0.25).abs() < 0.01);
        assert!((points[1].1 - 0.95).abs() < 0.01);
        assert!(file(&guesses).lines().filter(|line| line.starts_with("speakers ")).count() == 2);
    }
}
