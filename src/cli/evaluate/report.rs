//! An evaluation as tables for people and as JSON.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::cli::evaluate::Evaluation;
use crate::cli::evaluate::calibration::{Calibration, TASKS};
use crate::cli::evaluate::tally::mean;

/// The figures of all rows, one a line.
#[must_use]
pub fn table(evaluation: &Evaluation) -> String {
    let mut out = String::new();
    let means = evaluation.means();
    let mut rows = vec![["", "found", "wanted", "P", "R", "F1", "mean"].map(str::to_owned)];
    for (row, tally) in evaluation.rows() {
        let mean = means.iter().find(|(component, _)| *component == row).and_then(|(_, mean)| *mean);
        let (found, wanted) = (tally.found.to_string(), tally.wanted.to_string());
        let figures = [tally.precision(), tally.recall(), tally.f1()].map(figure);
        let [precision, recall, f1] = figures;
        rows.push([row, found, wanted, precision, recall, f1, mean.map(|mean| figure(Some(mean))).unwrap_or_default()]);
    }
    set(&mut out, &rows);
    let articles = evaluation.articles.len();
    if articles > 0 && means.iter().all(|(_, mean)| mean.is_none()) {
        line(&mut out, &format!("\n{articles} articles"));
    } else if articles > 0 {
        let layout = means.iter().find(|(component, _)| *component == "layout").and_then(|(_, mean)| *mean);
        let all = mean(means.iter().map(|(_, mean)| *mean));
        line(&mut out, &format!("\n{articles} articles; layout {}, mean of all {}", figure(layout), figure(all)));
    }
    out
}

/// For each task, how many of those shown at a confidence are right.
#[must_use]
pub fn calibration(evaluation: &Evaluation) -> String {
    let mut out = String::new();
    line(&mut out, "| shown | 0.9-1.0 | 0.8-0.9 | 0.7-0.8 | 0.5-0.7 | below | error |");
    line(&mut out, "|---|---|---|---|---|---|---|");
    for calibration in calibrations(evaluation) {
        let mut cells = calibration.task.to_owned();
        for band in &calibration.bands {
            match band.right() {
                Some(right) => {
                    let _ = write!(cells, " | {right:.0} % of {}", band.guesses);
                }
                None => cells.push_str(" | -"),
            }
        }
        line(&mut out, &format!("| {cells} | {} |", figure(calibration.error())));
    }
    out
}

/// Everything, for programs, with up to `most` mistakes.
#[must_use]
pub fn json(evaluation: &Evaluation, most: usize) -> Value {
    let rows = evaluation.rows().into_iter().map(|(row, tally)| (row, tally.json())).collect::<Map<_, _>>();
    let means = evaluation.means();
    let mut components = Map::new();
    for (component, mean) in &means {
        components.insert((*component).to_owned(), json!(mean));
    }
    let mistakes = evaluation.mistakes.iter().take(most);
    let mistakes = mistakes.map(|(place, mistake)| json!({"place": place, "row": mistake.row, "what": mistake.what}));
    let calibrations = calibrations(evaluation).map(|one| (one.task.to_owned(), one.json())).collect::<Map<_, _>>();
    json!({
        "articles": evaluation.articles.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "rows": rows,
        "means": components,
        "mean": mean(means.iter().map(|(_, mean)| *mean)),
        "calibration": calibrations,
        "mistakes": mistakes.collect::<Vec<_>>(),
    })
}

/// Up to `most` mistakes, each with its place.
#[must_use]
pub fn mistakes(evaluation: &Evaluation, most: usize) -> String {
    let mut out = String::new();
    for (place, mistake) in evaluation.mistakes.iter().take(most) {
        line(&mut out, &format!("{place}: {}: {}", mistake.row, mistake.what));
    }
    out
}

fn calibrations(evaluation: &Evaluation) -> impl Iterator<Item = Calibration> {
    TASKS.into_iter().map(|task| Calibration::new(task, &evaluation.total.guesses))
}

fn figure(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.1}"))
}

fn line(out: &mut String, words: &str) {
    out.push_str(words);
    out.push('\n');
}

/// Columns of equal width; the first one starts at the left, figures end at the right.
fn set<const N: usize>(out: &mut String, rows: &[[String; N]]) {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in rows {
        let mut words = String::new();
        for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
            let _ = if index == 0 { write!(words, "{cell:width$}") } else { write!(words, "  {cell:>width$}") };
        }
        line(out, words.trim_end());
    }
}
