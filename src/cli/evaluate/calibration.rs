//! How far what is shown as sure is right.

use serde_json::{Value, json};

use crate::cli::evaluate::tally::Guess;

/// What is guessed, each with a confidence of its own.
pub const TASKS: [&str; 5] = ["captions", "speakers", "indirect", "entities", "sources"];

/// The lower ends of the bands that a table has.
const BANDS: [f64; 5] = [0.9, 0.8, 0.7, 0.5, 0.0];

/// The guesses of a task within a band of confidence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Band {
    pub from: f64,
    pub to: f64,
    pub guesses: usize,
    pub right: usize,
    /// The sum of what was shown.
    shown: f64,
}

impl Band {
    /// The mean of what was shown, in per cent.
    #[must_use]
    pub fn shown(&self) -> Option<f64> {
        (self.guesses > 0).then(|| 100.0 * self.shown / self.guesses as f64)
    }

    /// How many are right, in per cent.
    #[must_use]
    pub fn right(&self) -> Option<f64> {
        (self.guesses > 0).then(|| 100.0 * self.right as f64 / self.guesses as f64)
    }
}

/// How well the confidence of one task is calibrated.
#[derive(Debug)]
pub struct Calibration {
    pub task: &'static str,
    pub bands: Vec<Band>,
}

impl Calibration {
    #[must_use]
    pub fn new(task: &'static str, guesses: &[Guess]) -> Self {
        let mut to = 1.0;
        let mut bands = Vec::new();
        for from in BANDS {
            let inside = |confidence: f64| confidence >= from && (confidence < to || to >= 1.0);
            let mut band = Band { from, to, ..Band::default() };
            for guess in guesses.iter().filter(|guess| guess.task == task && inside(guess.confidence)) {
                band.guesses += 1;
                band.right += usize::from(guess.right);
                band.shown += guess.confidence;
            }
            bands.push(band);
            to = from;
        }
        Self { task, bands }
    }

    /// The mean difference between what was shown and what was right, over all guesses; in points.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        let guesses = self.bands.iter().map(|band| band.guesses).sum::<usize>();
        let off = self.bands.iter().filter_map(|band| {
            let off = (band.shown()? - band.right()?).abs();
            Some(off * band.guesses as f64)
        });
        (guesses > 0).then(|| off.sum::<f64>() / guesses as f64)
    }

    #[must_use]
    pub fn json(&self) -> Value {
        let bands = self.bands.iter().map(|band| {
            json!({
                "from": band.from,
                "to": band.to,
                "guesses": band.guesses,
                "shown": band.shown(),
                "right": band.right(),
            })
        });
        json!({"bands": bands.collect::<Vec<_>>(), "error": self.error()})
    }
}

#[cfg(test)]
mod tests {
    use super::{Calibration, Guess};

    #[test]
    fn each_guess_falls_in_one_band() {
        let guess = |confidence: f64, right: bool| Guess { task: "speakers", confidence, right };
        let other = Guess { task: "sources", confidence: 0.9, right: false };
        let guesses = [guess(1.0, true), guess(0.9, true), guess(0.9, false), guess(0.2, false), other];
        let calibration = Calibration::new("speakers", &guesses);
        assert_eq!(calibration.bands.iter().map(|band| band.guesses).collect::<Vec<_>>(), [3, 0, 0, 0, 1]);
        let top = calibration.bands[0];
        assert!((top.shown().unwrap() - 93.33).abs() < 0.01 && (top.right().unwrap() - 66.67).abs() < 0.01);
        assert!((calibration.error().unwrap() - (26.67 * 3.0 + 20.0) / 4.0).abs() < 0.01);
        assert!(Calibration::new("captions", &guesses).error().is_none());
    }
}
