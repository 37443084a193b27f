//! `newsdesk evaluate`: how much of labelled articles is understood.

mod alignment;
mod answer;
mod attributions;
mod calibration;
mod case;
mod check;
mod entities;
mod fit;
mod floors;
mod folder;
mod gold;
mod joining;
mod layout;
mod name_set;
mod naming;
mod points;
mod quotes;
mod report;
mod sources;
mod tally;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::evaluate::answer::Answer;
use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::floors::Floors;
use crate::cli::evaluate::tally::{Mistake, ROWS, Sheet, Tally, mean};
use crate::cli::{json, print};
use crate::desk::analyse::{Analysed, Given, analyse, guess};

/// Measure how much of labelled articles is understood
///
/// A folder has articles (NAME.txt or NAME.html), each with an annotation (NAME.gold.json), and name
/// sets (NAME.tsv: a token, a tab and its label a line; B-PER, I-ORG, O and so on; an empty line
/// ends a sentence, -DOC- begins a document).
///
/// An annotation is a JSON object. Spans are pairs of code points of the article; for a page, of the
/// annotation's own "text". A task whose key is missing is not scored. "title" and "kicker": text,
/// span; "boilerplate" (what is no part of the article): list of text, span; "captions": list of
/// text; "direct_quotes": list of text, span, speaker, `speaker_mention` (text, span); "indirect":
/// list of span, source, `source_mention`; "entities": list of canonical, type (PER, ORG, LOC),
/// mentions (text, span); "sources": people, organisations, documents, outlets, agencies,
/// anonymous, each a list of name, surface; and optional, a list of names. What is marked
/// "optional" is neither wanted nor wrong; "also_accept_..." lists what is right too.
///
/// Printed are precision, recall and F1 over all articles; "mean" is the mean of the articles' own
/// figures. Exit codes: 0 done; 1 a figure is below its floor, or a file can't be used.
#[derive(clap::Args)]
pub struct Args {
    /// Folders with labelled articles
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print up to N mistakes first, each with its place
    #[arg(long, value_name = "N")]
    show: Option<usize>,
    /// Of --show, only the mistakes of this row ("mentions", "speakers", ...)
    #[arg(long, value_name = "ROW", requires = "show")]
    only: Option<String>,
    /// Print how many of those shown at a confidence are right, as a Markdown table
    #[arg(long, conflicts_with = "json")]
    calibration: bool,
    /// Print the points that turn what the rules put on a guess into the share that is right
    #[arg(long, conflicts_with_all = ["json", "calibration"])]
    fit: bool,
    /// Fail when a figure is below its floor: a TOML file of rows and their least F1, in per cent
    #[arg(long, value_name = "FILE")]
    floor: Option<PathBuf>,
}

/// Scores the folders that the arguments name and prints the figures.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let floors = args.floor.as_deref().map(Floors::read).transpose()?;
    let analyse = if args.fit { guess } else { analyse };
    let evaluation = Evaluation::of(&args.folders, args.only.as_deref(), analyse)?;
    let mut out = io::stdout().lock();
    if let Some(most) = args.show {
        out.write_all(report::mistakes(&evaluation, most).as_bytes())?;
    }
    if args.json {
        json::write_indented(&mut out, &report::json(&evaluation))?;
    } else if args.fit {
        out.write_all(fit::file(&evaluation.total.guesses).as_bytes())?;
    } else if args.calibration {
        out.write_all(report::calibration(&evaluation).as_bytes())?;
    } else {
        out.write_all(report::table(&evaluation).as_bytes())?;
    }
    out.flush()?;
    let missed = floors.map(|floors| floors.missed(&evaluation.rows())).unwrap_or_default();
    missed.iter().for_each(|missed| print::say(missed));
    Ok(if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The figures of everything that was scored.
#[derive(Debug, Default)]
pub struct Evaluation {
    /// Each article with its component figures.
    articles: Vec<(String, [(&'static str, Option<f64>); 8])>,
    total: Sheet,
    /// The name sets by their files' names.
    sets: Vec<(String, Sheet)>,
    /// Each with the article, line and column where it was made.
    mistakes: Vec<(String, Mistake)>,
}

impl Evaluation {
    fn of(folders: &[PathBuf], only: Option<&str>, analyse: fn(Given<'_>) -> Analysed) -> anyhow::Result<Self> {
        let mut out = Self::default();
        for folder in folders {
            let folder = folder::read(folder)?;
            for labelled in &folder.articles {
                let answer = Answer::to(labelled.given(), analyse)?;
                let mut sheet = Case::new(labelled, &answer).judged();
                for mistake in std::mem::take(&mut sheet.mistakes) {
                    let place = mistake.place.map(|place| answer.text.line_and_column(place));
                    let place = place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
                    out.keep(only, format!("{}{place}", labelled.name), mistake);
                }
                out.articles.push((labelled.name.clone(), sheet.components()));
                out.total.add(&sheet);
            }
            for file in &folder.name_sets {
                let mut sheet = name_set::judge(file, analyse)?;
                let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                for mistake in std::mem::take(&mut sheet.mistakes) {
                    out.keep(only, name.clone(), mistake);
                }
                out.total.guesses.append(&mut sheet.guesses);
                out.sets.push((name, sheet));
            }
        }
        Ok(out)
    }

    fn keep(&mut self, only: Option<&str>, place: String, mistake: Mistake) {
        if only.is_none_or(|only| only == mistake.row) {
            self.mistakes.push((place, mistake));
        }
    }

    /// The rows with something in them, in the order in which they are printed; those of a name
    /// set bear its name.
    fn rows(&self) -> Vec<(String, Tally)> {
        let rows = ROWS.iter().filter_map(|row| Some(((*row).to_owned(), self.total.get(row)?)));
        let mut out = rows.collect::<Vec<_>>();
        for (name, sheet) in &self.sets {
            let rows = ["names", "names-person", "names-organisation", "names-place"];
            let named = |row: &str| row.replacen("names", &format!("names-{name}"), 1);
            out.extend(rows.iter().filter_map(|row| Some((named(row), sheet.get(row)?))));
        }
        out.retain(|(_, tally)| tally.f1().is_some());
        out
    }

    /// The mean of each component over the articles that have it.
    fn means(&self) -> Vec<(&'static str, Option<f64>)> {
        let Some((_, first)) = self.articles.first() else { return Vec::new() };
        let of = |name: &str| {
            let figures = self.articles.iter().flat_map(|(_, components)| components);
            mean(figures.filter(|(component, _)| *component == name).map(|(_, figure)| *figure))
        };
        first.iter().map(|(name, _)| (*name, of(name))).collect()
    }
}
