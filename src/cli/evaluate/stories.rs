//! How well the articles of one event are told from others, and copies from what was written anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::Args;
use crate::cli::print::Out;
use crate::desk::trial::{TrialArticle, TrialResult, moment, trial};

/// The articles of one file with their labels.
#[derive(Debug, Default)]
struct Labelled {
    names: Vec<String>,
    /// None: of no story.
    stories: Vec<Option<String>>,
    copy_of: Vec<Option<usize>>,
    articles: Vec<TrialArticle>,
}

/// Precision and recall.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Share {
    precision: f64,
    recall: f64,
}

impl Share {
    fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }

    fn json(self) -> Value {
        json!({ "precision": self.precision, "recall": self.recall, "f1": self.f1() })
    }
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut out = Out::new();
    let mut told = Vec::new();
    if !args.json {
        out.line(&format!("{:28}{:>9}{:>9}{:>9}{:>9}", "", "articles", "P", "R", "F1"))?;
    }
    let mut is_below = false;
    for path in files(&args.folders)? {
        let labelled = read(&path)?;
        let results = told_in_a_new_library(&labelled)?;
        let (stories, copies) = (b_cubed(&labelled, &results), copies(&labelled, &results));
        for line in mistakes(&labelled, &results).iter().take(args.show.unwrap_or(0)) {
            out.line(line)?;
        }
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or("");
        if args.json {
            told.push(json!({ "file": name, "articles": labelled.articles.len(), "stories": stories.json(),
                "copies": copies.json() }));
        } else {
            for (what, share) in [("stories", stories), ("copies", copies)] {
                let name = format!("{name}: {what}");
                let Share { precision, recall } = share;
                let (precision, recall, f1) = (100.0 * precision, 100.0 * recall, 100.0 * share.f1());
                let count = labelled.articles.len();
                out.line(&format!("{name:28}{count:>9}{precision:>9.1}{recall:>9.1}{f1:>9.1}"))?;
            }
        }
        is_below |= stories.f1() < LEAST;
    }
    if args.json {
        out.json(&told)?;
    }
    out.flush()?;
    Ok(if is_below { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// With less than this, stories are of no use to a reader.
const LEAST: f64 = 0.8;

fn files(folders: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in folders {
        let read = fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))?;
        let files = read.filter_map(Result::ok).map(|file| file.path());
        found.extend(files.filter(|file| file.extension().is_some_and(|end| end == "txt")));
    }
    found.sort();
    if found.is_empty() {
        bail!("there are no files of labelled articles (NAME.txt) in these folders");
    }
    Ok(found)
}

fn read(path: &Path) -> anyhow::Result<Labelled> {
    let text = fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    let mut out = Labelled::default();
    for (number, line) in (1..).zip(text.lines()) {
        let Some(label) = line.strip_prefix("### ") else {
            if let Some(article) = out.articles.last_mut() {
                article.text.push_str(line);
                article.text.push('\n');
            }
            continue;
        };
        let wrong = || format!("{}:{number}: expected `### NAME STORY | PUBLISHER | DATE TIME`", path.display());
        let mut fields = label.split('|').map(str::trim);
        let (name, story) = fields.next().and_then(|field| field.split_once(' ')).with_context(wrong)?;
        let publisher = fields.next().with_context(wrong)?.to_owned();
        let published = fields.next().and_then(|date| moment(&format!("{}:00Z", date.replacen(' ', "T", 1))));
        let copied = fields.next().and_then(|field| field.strip_prefix("copy of "));
        out.copy_of.push(copied.and_then(|name| out.names.iter().position(|other| other == name)));
        out.names.push(name.to_owned());
        out.stories.push((story != "-").then(|| story.to_owned()));
        let published = published.with_context(wrong)?;
        out.articles.push(TrialArticle { publisher, published, text: String::new() });
    }
    Ok(out)
}

fn told_in_a_new_library(labelled: &Labelled) -> anyhow::Result<Vec<TrialResult>> {
    let folder = std::env::temp_dir().join(format!("newsdesk-stories-{}", process::id()));
    let results = trial(&folder.join("library.db"), &labelled.articles);
    let _ = fs::remove_dir_all(&folder);
    results
}

/// Whether two articles are of one story; each is with itself.
fn together<T: PartialEq>(stories: &[Option<T>], one: usize, other: usize) -> bool {
    let story = |at: usize| stories.get(at).and_then(Option::as_ref);
    one == other || story(one).is_some() && story(one) == story(other)
}

/// The mean over the articles of how much of what is told to belong with it does, and how much of what does is told.
#[allow(clippy::cast_precision_loss)]
fn b_cubed(labelled: &Labelled, results: &[TrialResult]) -> Share {
    let told: Vec<Option<i64>> = results.iter().map(|result| result.story).collect();
    let (mut precision, mut recall) = (0.0, 0.0);
    let count = results.len();
    for one in 0..count {
        let in_told = (0..count).filter(|other| together(&told, one, *other));
        let wanted = (0..count).filter(|other| together(&labelled.stories, one, *other)).count();
        let (mut all, mut right) = (0_usize, 0_usize);
        for other in in_told {
            all += 1;
            right += usize::from(together(&labelled.stories, one, other));
        }
        precision += right as f64 / all as f64;
        recall += right as f64 / wanted as f64;
    }
    Share { precision: precision / count.max(1) as f64, recall: recall / count.max(1) as f64 }
}

/// Over pairs of a copy and its original, whichever is taken for the original.
#[allow(clippy::cast_precision_loss)]
fn copies(labelled: &Labelled, results: &[TrialResult]) -> Share {
    let pairs = |copies: Vec<Option<usize>>| -> BTreeSet<(usize, usize)> {
        let pairs = copies.into_iter().enumerate();
        pairs.filter_map(|(one, other)| other.map(|other| (one.min(other), one.max(other)))).collect()
    };
    let wanted = pairs(labelled.copy_of.clone());
    let told = pairs(results.iter().map(|result| result.copy_of).collect());
    let right = wanted.intersection(&told).count() as f64;
    let share = |of: usize| if of == 0 { 1.0 } else { right / of as f64 };
    Share { precision: share(told.len()), recall: share(wanted.len()) }
}

/// Pairs that are told to belong together and do not, and the other way round.
fn mistakes(labelled: &Labelled, results: &[TrialResult]) -> Vec<String> {
    let told: Vec<Option<i64>> = results.iter().map(|result| result.story).collect();
    let name = |at: usize| labelled.names.get(at).map_or("", String::as_str);
    let mut found = Vec::new();
    for other in 0..results.len() {
        for one in 0..other {
            match (together(&told, one, other), together(&labelled.stories, one, other)) {
                (true, false) => found.push(format!("  {} and {} are two stories", name(one), name(other))),
                (false, true) => found.push(format!("  {} and {} are one story", name(one), name(other))),
                _ => {}
            }
        }
    }
    found
}
