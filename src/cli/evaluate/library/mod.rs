//! What a whole library makes of labelled articles: stories, copies, names and quotes put together, sources.

mod belonging;
mod labels;
mod names;
mod quotes;
mod sources;

use std::path::PathBuf;
use std::{fs, process};

use crate::cli::evaluate::Evaluation;
use crate::cli::evaluate::library::belonging::Belonging;
use crate::cli::evaluate::library::labels::Labels;
use crate::cli::evaluate::tally::Sheet;
use crate::desk::trial::{TrialResult, trial};

/// Scores folders with the labels of a library.
pub(super) fn evaluation(folders: &[PathBuf], only: Option<&str>) -> anyhow::Result<Evaluation> {
    let mut out = Evaluation::default();
    for folder in folders {
        let labels = Labels::read(folder)?;
        let results = told(&labels)?;
        let mut sheet = Sheet::default();
        stories(&labels, &results, &mut sheet);
        copies(&labels, &results, &mut sheet);
        names::judge(&labels, &results, &mut sheet);
        quotes::judge(&labels, &results, &mut sheet);
        sources::judge(&labels, &results, &mut sheet);
        for mistake in std::mem::take(&mut sheet.mistakes) {
            let place = mistake.place.and_then(|place| labels.articles.get(place));
            out.keep(only, place.map_or_else(String::new, |article| article.id.clone()), mistake);
        }
        let empty = Sheet::default();
        out.articles.extend(labels.articles.iter().map(|article| (article.id.clone(), empty.components())));
        out.total.add(&sheet);
    }
    Ok(out)
}

/// Puts the articles into a library of their own, in the order in which they were published.
fn told(labels: &Labels) -> anyhow::Result<Vec<TrialResult>> {
    let folder = std::env::temp_dir().join(format!("newsdesk-labels-{}", process::id()));
    let results = trial(&folder.join("library.db"), &labels.given());
    let _ = fs::remove_dir_all(&folder);
    results
}

/// Each article that has a label by the story that it is of; one without belongs to none.
fn stories(labels: &Labels, results: &[TrialResult], sheet: &mut Sheet) {
    let mut wanted_names: Vec<&str> = Vec::new();
    let mut articles = Vec::new();
    for (article, (labelled, told)) in labels.articles.iter().zip(results).enumerate() {
        let Some(story) = &labelled.story else { continue };
        let wanted = wanted_names.iter().position(|name| name == story).unwrap_or_else(|| {
            wanted_names.push(story);
            wanted_names.len() - 1
        });
        // One that is put with no other is a story of its own.
        let told = told.story.unwrap_or_else(|| -1 - i64::try_from(article).unwrap_or(0));
        let label = format!("{} ({story}, {})", labelled.id, labelled.headline);
        articles.push(Belonging { article, wanted, told, label });
    }
    sheet.row("stories-pairs").add(belonging::pairs(&articles));
    sheet.row("stories-bcubed").add(belonging::b_cubed(&articles));
    belonging::mistakes(&articles, "stories-pairs", sheet);
}

/// Pairs of a copy and its original, whichever is taken for the original.
fn copies(labels: &Labels, results: &[TrialResult], sheet: &mut Sheet) {
    let pair = |one: usize, other: usize| (one.min(other), one.max(other));
    let mut told: Vec<(usize, usize)> = Vec::new();
    let mut wanted: Vec<(usize, usize)> = Vec::new();
    for (article, (labelled, result)) in labels.articles.iter().zip(results).enumerate() {
        if labelled.story.is_some() {
            told.extend(result.copy_of.map(|original| pair(article, original)));
            wanted.extend(labels.original(labelled).map(|original| pair(article, original)));
        }
    }
    // Two copies of one text are no mistake where the original of one of them is the other.
    let root = |article: usize| labels.articles.get(article).and_then(|one| labels.original(one)).unwrap_or(article);
    let of_one_text = |(one, other): &(usize, usize)| root(*one) == root(*other);
    let told_root = |article: usize| results.get(article).and_then(|result| result.copy_of).unwrap_or(article);
    for (one, other) in &told {
        let right = of_one_text(&(*one, *other));
        sheet.row("copies").find(right);
        if !right {
            sheet.mistake("copies", *one, format!("repeats no text of {}", labels.name(*other)));
        }
    }
    for (one, other) in &wanted {
        let found = told_root(*one) == told_root(*other);
        sheet.row("copies").want(found);
        if !found {
            sheet.mistake("copies", *one, format!("has one text with {}", labels.name(*other)));
        }
    }
}
