//! `newsdesk parse-feed`: what is read out of a feed file, as JSON.

use std::borrow::Cow;
use std::io::{self, BufRead, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::json;
use crate::desk;
use crate::model::{Enclosure, Entry, ParsedFeed, Text, Timestamp};

/// Print what is read out of a feed file
#[derive(clap::Args)]
pub struct Args {
    /// A feed file; "-" or nothing: standard input
    file: Option<PathBuf>,
    /// Read JSON Lines with one feed a line: {"id", "base64", "`content_type`", "url"}
    #[arg(long, conflicts_with = "file")]
    jsonl: bool,
}

pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    if args.jsonl {
        for line in io::stdin().lock().split(b'\n') {
            let line = line.context("standard input can't be read")?;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            answer(&line, &mut out)?;
            out.flush()?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut bytes = Vec::new();
    match args.file.as_ref().filter(|file| file.as_os_str() != "-") {
        Some(file) => bytes = std::fs::read(file).with_context(|| format!("{} can't be read", file.display()))?,
        None => {
            io::stdin().lock().read_to_end(&mut bytes).context("standard input can't be read")?;
        }
    }
    let feed = desk::parse_feed(&bytes, None, None)?;
    json::write_indented(&mut out, &Answer::new(None, &feed))?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Deserialize)]
struct Question<'a> {
    #[serde(default)]
    id: Value,
    #[serde(borrow)]
    base64: Cow<'a, str>,
    content_type: Option<String>,
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Feed {
        id: Option<Value>,
        title: Option<&'a str>,
        site: Option<&'a str>,
        ttl: Option<i64>,
        skip_hours: &'a [u8],
        skip_days: &'a [u8],
        entries: Vec<Row<'a>>,
    },
    Error {
        id: Value,
        error: String,
    },
}

#[derive(Serialize)]
struct Row<'a> {
    title: Option<&'a str>,
    link: Option<&'a str>,
    author: Option<String>,
    published: Option<String>,
    content: Option<&'a str>,
    summary: Option<&'a str>,
    id: Option<&'a str>,
    updated: Option<String>,
    categories: &'a [Text],
    comments: Option<&'a str>,
    thumbnail: Option<&'a str>,
    enclosures: &'a [Enclosure],
}

impl<'a> Answer<'a> {
    fn new(id: Option<Value>, feed: &'a ParsedFeed) -> Self {
        Self::Feed {
            id,
            title: some(&feed.title),
            site: feed.site.as_deref(),
            ttl: feed.ttl,
            skip_hours: &feed.skip_hours,
            skip_days: &feed.skip_days,
            entries: feed.entries.iter().map(Row::new).collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn new(entry: &'a Entry) -> Self {
        let authors: Vec<&str> = entry.authors.iter().map(Text::as_str).collect();
        Self {
            title: some(&entry.title),
            link: entry.link.as_deref().or_else(|| uri(&entry.id)),
            author: (!authors.is_empty()).then(|| authors.join(", ")),
            published: entry.published.and_then(written),
            content: entry.content.as_deref(),
            summary: entry.summary.as_deref(),
            id: some(&entry.id),
            updated: entry.beside.updated.and_then(written),
            categories: &entry.beside.categories,
            comments: entry.beside.comments.as_deref(),
            thumbnail: entry.beside.thumbnail.as_deref(),
            enclosures: &entry.beside.enclosures,
        }
    }
}

/// The name that the feed gave an entry, where it has the form of one that the whole world shares (`urn:`, `tag:`):
/// a pipeline can refer to the entry by it when there is no page.
fn uri(id: &str) -> Option<&str> {
    let (scheme, rest) = id.split_once(':')?;
    let is_scheme = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let is_made = scheme == "newsdesk";
    (is_scheme && !is_made && !scheme.is_empty() && !rest.is_empty()).then_some(id)
}

fn some(words: &str) -> Option<&str> {
    (!words.is_empty()).then_some(words)
}

fn written(moment: Timestamp) -> Option<String> {
    chrono::DateTime::from_timestamp(moment, 0).map(|date| date.format("%Y-%m-%dT%H:%M:%S+00:00").to_string())
}

/// Answers one line.
fn answer(line: &[u8], out: &mut impl Write) -> io::Result<()> {
    match read(line) {
        Ok((id, feed)) => json::write_line(out, &Answer::new(Some(id), &feed)),
        Err((id, error)) => json::write_line(out, &Answer::Error { id, error }),
    }
}

/// The feed of a line with the line's id, or what is wrong with it.
fn read(line: &[u8]) -> Result<(Value, ParsedFeed), (Value, String)> {
    let question: Question<'_> = match serde_json::from_slice(line) {
        Ok(question) => question,
        Err(error) => {
            return Err(match serde_json::from_slice::<Value>(line) {
                Ok(value) => {
                    (value.get("id").cloned().unwrap_or_default(), format!("the line is not a question: {error}"))
                }
                Err(error) => (Value::Null, format!("the line is not JSON: {error}")),
            });
        }
    };
    let Some(bytes) = desk::decode_base64(&question.base64) else {
        return Err((question.id, "\"base64\" is not base64".into()));
    };
    match desk::parse_feed(&bytes, question.content_type.as_deref(), question.url.as_deref()) {
        Ok(feed) => Ok((question.id, feed)),
        Err(error) => Err((question.id, error.to_string())),
    }
}
