//! `newsdesk extract`: the article alone, out of a page, a feed file, a mail or a capture.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use serde_json::{Value, json};

use super::analyze::{self, contract};
use super::print::{Out, say};
use super::setting::{Args as SettingArgs, Setting};
use crate::desk::analyse::{Given, read};
use crate::desk::{self, Network, export};
use crate::model::{Article, Wall};

/// Take the article out of a page, a feed file, a mail or a page captured as plain text
#[derive(clap::Args)]
pub struct Args {
    /// A file, an address, or - for standard input
    #[arg(value_name = "FILE|URL|-", required_unless_present = "jsonl")]
    what: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The address that a file came from: the base of its links
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Read pages as JSON Lines and print one line for each
    #[arg(long, conflicts_with_all = ["format", "json", "url"])]
    jsonl: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Json,
    Markdown,
    Text,
}

pub fn run(args: &Args, setting: &SettingArgs) -> anyhow::Result<ExitCode> {
    let what = args.what.as_deref().unwrap_or("-");
    let is_address = !args.jsonl && is_address(what);
    if !is_address && let Some(code) = Setting::sites(setting) {
        return Ok(code);
    }
    if args.jsonl {
        analyze::lines(Some(Path::new(what)), extracted)?;
        return Ok(ExitCode::SUCCESS);
    }
    let article = if is_address {
        let setting = match Setting::load(setting)? {
            Ok(setting) => setting,
            Err(code) => return Ok(code),
        };
        desk::fetch_article(what, &Network::of(&setting.settings))?
    } else {
        let bytes = super::opml::read(&PathBuf::from(what))?;
        desk::read_outside(&bytes, None, args.url.as_deref()).with_context(|| what.to_owned())?
    };
    let is_json = args.json || args.format == Format::Json;
    if let Some(wall) = article.wall.filter(|_| !is_json) {
        say(&format!("{what}: the page shows {}, not the whole article", wall.name()));
        if wall != Wall::Paywall {
            return Ok(ExitCode::FAILURE);
        }
    }
    let mut out = Out::new();
    match args.format {
        _ if is_json => print_json(&mut out, what, &article)?,
        Format::Markdown => out.text(&export::article_markdown(&article))?,
        Format::Text | Format::Json => out.text(&export::article_text(&article))?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Whether the words name a page of the web; a file of that name goes first.
pub fn is_address(what: &str) -> bool {
    (what.starts_with("http://") || what.starts_with("https://")) && !Path::new(what).exists()
}

fn print_json(out: &mut Out, what: &str, article: &Article) -> anyhow::Result<()> {
    out.json(&contract::extracted(&json!(what), &article.body.text, article))
}

fn extracted(id: &Value, given: Given<'_>) -> Value {
    let article = read(given);
    contract::extracted(id, analyze::text_of(given, &article), &article)
}
