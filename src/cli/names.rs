//! `newsdesk names` and `newsdesk name`: people, organisations and places across all articles.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use anyhow::Context;
use clap::Subcommand;

use super::Setting;
use super::print::Out;
use crate::desk::{Desk, kind_named};
use crate::model::book::set_words;
use crate::model::{Ask, Correction, Name, NameKind, NamePage, Page, Text};

/// Below this it is not sure who said it, as the side panel has it.
const DOUBT: f32 = 0.7;

/// List people, organisations and places, the most written about first
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    further: Option<Further>,
    /// Words of the name, each as far as it is known
    words: Vec<String>,
    /// Only this kind: person, organisation, place, outlet or agency
    #[arg(long)]
    kind: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 200, value_name = "NUMBER")]
    limit: usize,
    /// All of them, however many they are
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
enum Further {
    Corrections(CorrectionsArgs),
}

/// Print, carry out or take in corrections of names: what is one, what is two, what it is called
///
/// Corrections are written as JSON, one a line.
#[derive(clap::Args)]
struct CorrectionsArgs {
    /// Write them to this file (- is the output)
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    export: Option<PathBuf>,
    /// Take them in from this file (- is the input)
    #[arg(long, value_name = "FILE", conflicts_with = "export", num_args = 0..=1, default_missing_value = "-")]
    import: Option<PathBuf>,
    /// Print JSON, one correction a line
    #[arg(long)]
    json: bool,
}

/// Print all about one person, organisation or place
#[derive(clap::Args)]
pub struct NameArgs {
    /// Any of its names
    #[arg(required = true)]
    name: Vec<String>,
    /// Only of this kind, where several things are called so
    #[arg(long)]
    kind: Option<String>,
    /// At most so many of their quotes and of the articles that name them, the newest
    #[arg(long, default_value_t = 40, value_name = "NUMBER")]
    limit: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    if let Some(Further::Corrections(args)) = &args.further {
        return corrections(args, setting);
    }
    let kind = args.kind.as_deref().map(kind_named).transpose()?;
    let limit = if args.all { usize::MAX } else { args.limit };
    let mut desk = setting.desk()?;
    super::refresh::work_off(&mut desk, &AtomicBool::new(false))?;
    let page = desk.names(&args.words.join(" "), kind, limit)?;
    let mut out = Out::new();
    if args.json {
        out.json(&page.rows.iter().map(super::values::name).collect::<Vec<_>>())?;
    } else {
        for row in &page.rows {
            let kind = row.kind.title();
            out.line(&format!("{:>7}  {:12}  {:10}  {}", row.articles, kind, day(row.last_seen), row.name))?;
        }
    }
    out.flush()?;
    if page.rows.is_empty() {
        super::print::say("no name of the library has these words");
    }
    Ok(if page.rows.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

pub fn name(args: &NameArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    super::refresh::work_off(&mut desk, &AtomicBool::new(false))?;
    let wanted = Text::line(&args.name.join(" "));
    let kinds = match &args.kind {
        Some(kind) => vec![kind_named(kind)?],
        None => NameKind::ALL.to_vec(),
    };
    // Where several things are called so, the one most written about.
    let mut found = Vec::new();
    for kind in kinds {
        if let Page::Name(page) = desk.look(&Ask::Named(Name { name: wanted.clone(), kind }))? {
            found.push(page);
        }
    }
    let Some(page) = found.into_iter().max_by_key(|page| page.row.articles) else {
        anyhow::bail!("no article names “{wanted}”; `newsdesk names {wanted}` lists what is near");
    };
    let page = with_limit(&desk, page, args.limit)?;
    let mut out = Out::new();
    if args.json {
        out.json(&super::values::name_page(&page))?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let row = &page.row;
    let (first, last) = (day(page.first_seen), day(row.last_seen));
    let articles = if row.articles == 1 { "article" } else { "articles" };
    out.line(&format!("{} ({}), {} {articles}, {first} to {last}", row.name, row.kind.title(), row.articles))?;
    let list = |names: Vec<String>| names.join("; ");
    if !page.aliases.is_empty() {
        out.line(&format!("Also: {}", list(page.aliases.iter().map(|row| row.name.to_string()).collect())))?;
    }
    if !page.beside.is_empty() {
        let beside = page.beside.iter().map(|(row, count)| format!("{} ({count})", row.name));
        out.line(&format!("With: {}", list(beside.collect())))?;
    }
    for (title, quotes) in [("Said:", &page.said), ("Said about them:", &page.said_about)] {
        if !quotes.is_empty() {
            out.line(&format!("\n{title}"))?;
        }
        for entry in quotes {
            let doubt = if entry.confidence < DOUBT { " (?)" } else { "" };
            let words = set_words(&entry.words, entry.direct);
            let speaker = entry.speaker.as_ref().map_or("nobody named", |(_, name)| name.as_str());
            out.line(&format!(
                "  {words}\n      {speaker}{doubt}, {}, {}",
                entry.row.publisher,
                day(Some(entry.row.published))
            ))?;
        }
    }
    if !page.articles.is_empty() {
        out.line("\nArticles:")?;
    }
    for (row, _) in &page.articles {
        out.line(&format!("  {}", super::list::line(row)))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The page with as many quotes of theirs and articles as are wanted.
fn with_limit(desk: &Desk, page: Box<NamePage>, limit: usize) -> anyhow::Result<NamePage> {
    let of = Ask::Name(page.row.id);
    let said = desk.quotes_by(page.row.id, limit)?;
    let mut page = Page::Name(page);
    while let Some(after) = page.more().filter(|_| page.length() < limit) {
        page.take_further(desk.look(&Ask::Further { of: Box::new(of.clone()), after })?);
    }
    let Page::Name(mut page) = page else { anyhow::bail!("this is no page of a name") };
    page.said = said;
    page.said_about.truncate(limit);
    page.articles.truncate(limit);
    Ok(*page)
}

fn day(moment: Option<i64>) -> String {
    let iso = moment.and_then(super::print::iso).unwrap_or_default();
    iso.get(..10).unwrap_or("").to_owned()
}

fn corrections(args: &CorrectionsArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    if let Some(path) = &args.import {
        let text = if path.as_os_str() == "-" {
            std::io::read_to_string(std::io::stdin()).context("the input can't be read")?
        } else {
            fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?
        };
        let known = parsed(&text).with_context(|| path.display().to_string())?;
        let new = desk.correct(&known)?;
        super::print::say(&format!("{new} new corrections, {} known already", known.len() - new));
        return Ok(ExitCode::SUCCESS);
    }
    let corrections = desk.corrections()?;
    let lines = || corrections.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>();
    match &args.export {
        Some(path) if path.as_os_str() != "-" => {
            let mut text = lines()?.join("\n");
            text.push('\n');
            fs::write(path, text).with_context(|| format!("{} can't be written", path.display()))?;
        }
        export => {
            let mut out = Out::new();
            let told = if args.json || export.is_some() {
                lines()?
            } else {
                corrections.iter().map(Correction::told).collect()
            };
            told.iter().try_for_each(|line| out.line(line))?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Corrections, one a line; a mistake is told with its line.
fn parsed(text: &str) -> anyhow::Result<Vec<Correction>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).with_context(|| format!("line {} is no correction of a name", index + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_are_read_back_as_they_were_written() {
        let merge = Correction::Merge {
            name: Text::line("Lindt"),
            kind: NameKind::Person,
            into: Text::line("Rosa Lindt"),
            into_kind: NameKind::Person,
        };
        let part = Correction::Split { name: Text::line("Velmora"), kind: NameKind::Place };
        let written = [&merge, &part].map(|correction| serde_json::to_string(correction).unwrap()).join("\n\n");
        assert_eq!(parsed(&written).unwrap(), [merge, part]);
        assert!(format!("{:#}", parsed("\n{\"correction\":\"sing\"}").unwrap_err()).starts_with("line 2 "));
    }
}
