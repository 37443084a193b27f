//! `newsdesk analyze`: what is found in an article, for people and for programs.

pub mod contract;
mod summary;

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::json;
use crate::cli::setting::{Args as SettingArgs, Setting};
use crate::desk::analyse::{Given, analyse, analyse_mail};
use crate::model::Article;

/// Say what is in an article: its parts, quotes, speakers, entities and sources
#[derive(clap::Args)]
pub struct Args {
    /// An article as HTML page, mail or plain text; "-" or nothing reads standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Print JSON, indented
    #[arg(long)]
    json: bool,
    /// Read articles as JSON Lines and print one line for each
    #[arg(long, conflicts_with = "json")]
    jsonl: bool,
}

/// Reads what the arguments name and prints what was found.
pub fn run(args: &Args, setting: &SettingArgs) -> anyhow::Result<ExitCode> {
    if let Some(code) = Setting::sites(setting) {
        return Ok(code);
    }
    if args.jsonl {
        lines(args.file.as_deref(), analysed)?;
    } else {
        one(args.file.as_deref(), args.json)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn input(file: Option<&Path>) -> anyhow::Result<Box<dyn Read>> {
    match file {
        Some(path) if path != Path::new("-") => {
            let opened = fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
            Ok(Box::new(opened))
        }
        _ => Ok(Box::new(io::stdin())),
    }
}

fn one(file: Option<&Path>, as_json: bool) -> anyhow::Result<()> {
    let name = file.map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    let mut bytes = Vec::new();
    input(file)?.read_to_end(&mut bytes).with_context(|| format!("cannot read {name}"))?;
    let contents = String::from_utf8_lossy(&bytes);
    let given = Given::sniffed(&contents);
    let mail = analyse_mail(&bytes);
    let is_mail = mail.is_some();
    let analysed = mail.unwrap_or_else(|| analyse(given));
    let text = if is_mail { &analysed.article.body.text } else { text_of(given, &analysed.article) };
    let mut out = io::BufWriter::new(io::stdout().lock());
    if as_json {
        json::write_indented(&mut out, &contract::answer(&json!(name), text, &analysed))?;
    } else {
        out.write_all(summary::summary(&analysed).as_bytes())?;
    }
    out.flush()?;
    Ok(())
}

/// One line of the input.
#[derive(Deserialize)]
struct Question {
    text: Option<String>,
    html: Option<String>,
    url: Option<String>,
}

/// Answers each line of JSON Lines by `of`, which is handed its id and its article.
pub fn lines(file: Option<&Path>, of: impl Fn(&Value, Given<'_>) -> Value) -> anyhow::Result<()> {
    let mut input = BufReader::new(input(file)?);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).context("cannot read the input")? == 0 {
            return Ok(());
        }
        json::write_line(&mut out, &answer(&line, &of))?;
        // Each answer goes out at once: the other side may wait for it before it asks again.
        out.flush()?;
    }
}

/// What there is of a line whose words can't be read (half a surrogate pair, a number out of range).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    id: Value,
}

fn answer(line: &[u8], of: &impl Fn(&Value, Given<'_>) -> Value) -> Value {
    // Some programs put a byte order mark before the first line.
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii_end();
    let value = match serde_json::from_slice::<Value>(line) {
        Ok(value) => value,
        Err(error) => {
            let Named { id } = serde_json::from_slice(line).unwrap_or_default();
            return json!({"id": id, "error": format!("this line is not JSON that can be read: {error}")});
        }
    };
    if !value.is_object() {
        return json!({"id": null, "error": "this line is JSON, but not an object"});
    }
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let question = match serde_json::from_value::<Question>(value) {
        Ok(question) => question,
        Err(error) => return json!({"id": id, "error": format!("this line is not an article: {error}")}),
    };
    let given = match (&question.text, &question.html) {
        (Some(text), _) => Given::Plain(text),
        (None, Some(html)) => Given::Page { html, url: question.url.as_deref().filter(|url| !url.trim().is_empty()) },
        (None, None) => {
            return json!({"id": id, "error": "this line has no article: give it a \"text\" or a \"html\""});
        }
    };
    of(&id, given)
}

fn analysed(id: &Value, given: Given<'_>) -> Value {
    let analysed = analyse(given);
    contract::answer(id, text_of(given, &analysed.article), &analysed)
}

/// A capture is given back as it came; the reading text holds blanks where it was unclean.
pub fn text_of<'a>(given: Given<'a>, article: &'a Article) -> &'a str {
    match given {
        Given::Plain(raw) => raw,
        Given::Page { .. } => &article.body.text,
    }
}
