//! From how sure the rules say they are to how often they are right.
//!
//! What the rules put on a guess only ranks it. `data/confidence.txt` tells, for each task, which
//! share of the guesses with such a value was right in labelled articles; it is printed by
//! `newsdesk evaluate FOLDER... --fit`, and what lies between its points is drawn as a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::{Findings, QuoteKind};

/// The least and the most that is ever shown: nothing guessed is certain.
const ENDS: (f32, f32) = (0.02, 0.99);

/// For each task its points, (value of the rules, share that is right), both rising.
static POINTS: LazyLock<HashMap<&str, Vec<(f32, f32)>>> = LazyLock::new(|| {
    let mut points: HashMap<&str, Vec<(f32, f32)>> = HashMap::new();
    let lines = include_str!("data/confidence.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let mut words = line.split_whitespace();
        let Some(task) = words.next() else { continue };
        let mut figure = || words.next().and_then(|word| word.parse::<f32>().ok());
        if let Some(point) = figure().zip(figure()) {
            points.entry(task).or_default().push(point);
        }
    }
    points
});

/// Puts in place of every value of the rules the share of such guesses that are right.
pub fn calibrate(findings: &mut Findings) {
    for quote in &mut findings.quotes {
        let task = match quote.kind {
            QuoteKind::Direct => "speakers",
            QuoteKind::Indirect => "indirect",
        };
        quote.confidence = shown(task, quote.confidence);
    }
    for entity in &mut findings.entities {
        entity.confidence = shown("entities", entity.confidence);
    }
    for source in &mut findings.sources {
        source.confidence = shown("sources", source.confidence);
    }
}

fn shown(task: &str, value: f32) -> f32 {
    let Some(points) = POINTS.get(task) else { return value };
    between(points, value).unwrap_or(value).clamp(ENDS.0, ENDS.1)
}

/// The height at `value` of the line through the points; beyond its ends it goes on level.
fn between(points: &[(f32, f32)], value: f32) -> Option<f32> {
    let after = points.partition_point(|point| point.0 <= value);
    let Some(&(from, low)) = after.checked_sub(1).and_then(|index| points.get(index)) else {
        return points.first().map(|point| point.1);
    };
    let Some(&(to, high)) = points.get(after) else { return Some(low) };
    Some(low + (high - low) * (value - from) / (to - from))
}

#[cfg(test)]
mod tests {
    use super::{POINTS, between, shown};

    #[test]
    fn the_points_of_every_task_rise() {
        for task in ["speakers", "indirect", "entities", "sources"] {
            let points = &POINTS[task];
            assert!(
                points.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1),
                "{task}: {points:?}"
            );
            let ends = (points[0].1, points[points.len() - 1].1);
            assert!(shown(task, 0.0) >= ends.0 - 0.001 && shown(task, 1.0) <= ends.1 + 0.001);
        }
    }

    #[test]
    fn what_lies_between_two_points_is_drawn_as_a_line() {
        let points = [(0.5, 0.4), (0.9, 0.8)];
        let at = |value| between(&points, value).unwrap();
        assert!((at(0.7) - 0.6).abs() < 1e-6);
        assert!((at(0.1) - 0.4).abs() < 1e-6 && (at(1.0) - 0.8).abs() < 1e-6);
        assert!(between(&[], 0.5).is_none());
    }
}
