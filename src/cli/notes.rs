//! `newsdesk notes`: highlights and notes, printed or handed on as evidence.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;

use super::Setting;
use super::print::{Out, say};
use crate::desk::evidence::check_evidence;
use crate::desk::noted;
use crate::model::NotedArticle;

/// Print highlights and notes, or write them with the kept articles as evidence
#[derive(clap::Args)]
pub struct Args {
    /// Only those that hold all these words, in the passage, the note, the tags or the headline
    words: Vec<String>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Write them to a new folder: notes, the articles as they are kept, a SHA-256 of each file
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["verify", "json"])]
    evidence: Option<PathBuf>,
    /// Compare such a folder with its checksums
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["words", "json"])]
    verify: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Markdown,
    Json,
    Csv,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut out = Out::new();
    if let Some(folder) = &args.verify {
        let checked = check_evidence(folder)?;
        for (name, wrong) in &checked.bad {
            say(&format!("{name} {wrong}"));
        }
        out.line(&format!("{} files are as they were written, {} are not", checked.good, checked.bad.len()))?;
        out.flush()?;
        return Ok(if checked.bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let desk = setting.desk()?;
    let page = desk.notes(&args.words.join(" "))?;
    if let Some(folder) = &args.evidence {
        if page.articles.is_empty() {
            bail!("there is no note or highlight to be written as evidence; nothing was written");
        }
        let count = desk.write_evidence(&page, folder)?;
        let articles = if count == 1 { "article" } else { "articles" };
        out.line(&format!("{count} {articles} with notes written to {}", folder.display()))?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    match args.format {
        Format::Markdown if !args.json => out.text(&noted::markdown(&page))?,
        Format::Csv if !args.json => out.text(&noted::csv(&page))?,
        _ => {
            let value = |noted: &NotedArticle| {
                let mut value = noted::value(noted);
                value["article"] = super::values::row(&noted.row);
                value
            };
            out.json(&page.articles.iter().map(value).collect::<Vec<_>>())?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
