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
mod library;
mod merging;
mod name_set;
mod naming;
mod points;
mod pronouns;
mod quotes;
mod report;
mod sources;
mod stories;
mod tally;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::evaluate::answer::Answer;
use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::floors::Floors;
use crate::cli::evaluate::tally::{Components, Mistake, ROWS, Sheet, Tally, mean};
use crate::cli::{json, print};
use crate::desk::analyse::{Analysed, Given, analyse, guess};

/// Measure how much of labelled articles is understood
///
/// A folder has articles (NAME.txt or NAME.html), each with an annotation (NAME.gold.json), and name
/// sets (NAME.tsv). Printed are precision, recall and F1 over all articles; "mean" is the mean of the
/// articles' own figures. An annotation that contradicts its article is refused, with the place.
///
/// Exit codes: 0 done; 1 a figure is below its floor, or a file can't be used.
#[derive(clap::Args)]
#[command(after_long_help = FORM)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
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
    /// The folders hold files of articles labelled with their stories: measure which are told to be of one event
    #[arg(long, conflicts_with_all = ["only", "calibration", "fit"])]
    stories: bool,
    /// The folders hold labels of a whole library: measure stories, copies, names and quotes put together, and sources
    #[arg(long, conflicts_with_all = ["stories", "calibration", "fit"])]
    across: bool,
    /// Fail when a figure is below its floor: a TOML file of rows and their least F1, in per cent
    #[arg(long, value_name = "FILE")]
    floor: Option<PathBuf>,
}

/// The form of what is read, as `--help` tells it.
const FORM: &str = r#"Annotations:
  {"title": {"text": "…", "span": [36, 100]}, "kicker": null,
   "boilerplate": [{"text": "Share", "span": [0, 5]}],
   "captions": [{"text": "…", "occurrences": [[103, 259]]}],
   "direct_quotes": [{"text": "…", "span": [2730, 2776], "speaker": "Jo Orr",
                      "speaker_mention": {"text": "Orr", "span": [2778, 2781]}}],
   "indirect": [{"text": "…", "span": [900, 960], "source": "Jo Orr",
                 "source_mention": {"text": "she", "span": [890, 893]}}],
   "entities": [{"canonical": "Jo Orr", "type": "PER", "mentions": [{"text": "Orr", "span": [2778, 2781]}]}],
   "sources": {"people": [{"name": "Jo Orr"}], "organisations": [], "documents": [], "outlets": [], "agencies": [],
               "anonymous": [{"name": "a port official", "surface": "an official"}], "optional": ["The Courier"]}}

  A span is half-open and counts code points of the article; for a page, of the annotation's own "text", the reading
  text. Types are PER, ORG and LOC. boilerplate is what is no part of the article. A task whose key is missing is not
  scored. What has "optional": true is neither wanted nor wrong. What is right too stands in lists of the same object:
  also_accept_speakers of a quote, also_accept_sources of an indirect attribution, also_accept_types, _mentions and
  _names of an entity, also_accept and also_accept_classes of a source. Who speaks must be an entity or a source.

Name sets:
  A token, a tab and its label a line: B-PER, I-PER, B-ORG, B-LOC and so on, others and O for none. An empty line ends a
  sentence, the token -DOC- begins a document.

Libraries (--across):
  articles.jsonl, an article a line; one without a story is there but not scored:
    {"id": "a1", "publisher": "…", "published": "2026-09-14T08:20:00Z", "headline": "…", "byline": null,
     "text": "paragraphs parted by empty lines", "story": "s1", "copy_of": null}
  names.json, all that somebody or something is called in each article:
    [{"name": "Jo Orr", "kind": "person", "forms": [{"article": "a1", "form": "Orr"}]}]
  quotes.json, a quote with each article that has it:
    [{"id": "q1", "speaker": "Jo Orr", "in": [{"article": "a1", "text": "…"}]}]
  sources.json, for articles of which all sources are labelled; kinds as a query has them:
    [{"article": "a1", "sources": [{"name": "Jo Orr", "kind": "official"}]}]

Floors:
  A line for each row that must reach a share in per cent, as in "mentions = 97.5"."#;

/// Scores the folders that the arguments name and prints the figures.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if args.stories {
        return stories::run(args);
    }
    let floors = args.floor.as_deref().map(Floors::read).transpose()?;
    let analyse = if args.fit { guess } else { analyse };
    let only = args.only.as_deref();
    let evaluation = if args.across {
        library::evaluation(&args.folders, only)?
    } else {
        Evaluation::of(&args.folders, only, analyse)?
    };
    let mut out = io::stdout().lock();
    if let Some(most) = args.show.filter(|_| !args.json) {
        out.write_all(report::mistakes(&evaluation, most).as_bytes())?;
    }
    if args.json {
        json::write_indented(&mut out, &report::json(&evaluation, args.show.unwrap_or(0)))?;
    } else if args.fit {
        out.write_all(fit::file(&evaluation.total.guesses).as_bytes())?;
    } else if args.calibration {
        out.write_all(report::calibration(&evaluation).as_bytes())?;
    } else {
        out.write_all(report::table(&evaluation).as_bytes())?;
    }
    out.flush()?;
    let missed = floors.map(|floors| floors.missed(&evaluation.rows())).unwrap_or_default();
    for missed in &missed {
        print::say(missed);
    }
    Ok(if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The figures of everything that was scored.
#[derive(Debug, Default)]
pub struct Evaluation {
    /// Each article with its component figures.
    articles: Vec<(String, Components)>,
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
