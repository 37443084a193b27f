//! `newsdesk digest`: what came in, by what is followed and by story.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::bail;
use chrono::{Local, Utc};
use clap::ValueEnum;
use serde_json::json;

use super::Setting;
use super::print::{Out, iso, local};
use crate::desk::{Digest, DigestQuote, DigestSection, DigestStory};
use crate::model::Timestamp;
use crate::model::book::set_words;
use crate::model::query::{Clock, Moment};

/// Tell what came in, by what is followed and by story: headlines, publishers, new quotes, sources
#[derive(clap::Args)]
pub struct Args {
    /// Since when, as queries write it: `yesterday`, `today`, a weekday, a time ago as 12h, 7d or 2w, a day as 2026-11-23
    #[arg(long, default_value = "yesterday", value_name = "WHEN")]
    since: String,
    /// Of a query, in the place of what is followed
    #[arg(long)]
    query: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// Below this an attribution is told with a question mark.
const DOUBT: f32 = 0.7;

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let since = moment(&args.since)?;
    let mut desk = setting.desk()?;
    super::refresh::read_all(&mut desk, setting)?;
    let digest = desk.digest(since, args.query.as_deref())?;
    let mut out = Out::new();
    match args.format {
        _ if args.json => out.json(&value(&digest))?,
        Format::Json => out.json(&value(&digest))?,
        Format::Markdown => out.text(&markdown(&digest))?,
        Format::Text => out.text(&text(&digest))?,
    }
    out.flush()?;
    Ok(if digest.sections.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn moment(words: &str) -> anyhow::Result<Timestamp> {
    let offset = i64::from(Local::now().offset().local_minus_utc());
    let Some(moment) = Moment::of(words.trim()) else {
        bail!(
            "--since {words}: must be `yesterday`, `today`, a weekday, a time ago (12h, 7d, 2w) or a day (2026-11-23)"
        )
    };
    Ok(moment.at(Clock { now: Utc::now().timestamp(), offset }))
}

/// How many articles there are, as far as they were looked at.
fn count(section: &DigestSection) -> String {
    format!("{}{}", section.articles, if section.has_more { "+" } else { "" })
}

fn said(quote: &DigestQuote) -> String {
    let doubt = if quote.confidence < DOUBT { "?" } else { "" };
    let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.as_str());
    let speaker = if speaker.is_empty() { String::new() } else { format!(" — {speaker}{doubt}") };
    format!("{}{speaker} ({})", set_words(&quote.words, true), quote.publisher)
}

fn publishers(story: &DigestStory) -> String {
    story.publishers().iter().map(|publisher| publisher.as_str()).collect::<Vec<_>>().join(", ")
}

fn text(digest: &Digest) -> String {
    let mut out = format!("Since {}\n", local(digest.since));
    for section in &digest.sections {
        let _ = write!(out, "\n{} ({})\n", section.name, count(section));
        for story in &section.stories {
            let headline = story.rows.first().map_or("", |row| row.headline.as_str());
            let _ = write!(out, "\n  {headline}\n    {}\n", publishers(story));
            for quote in &story.quotes {
                let _ = writeln!(out, "    {}", said(quote));
            }
            if !story.ledger.is_empty() {
                let _ = writeln!(out, "    Sources: {}", story.ledger);
            }
        }
        if section.more > 0 {
            let _ = writeln!(out, "\n  and {} more stories", section.more);
        }
    }
    out
}

fn markdown(digest: &Digest) -> String {
    let escaped =
        |words: &str| words.replace('\\', "\\\\").replace(['[', ']'], "").replace('*', "\\*").replace('<', "&lt;");
    let mut out = format!("# News since {}\n", local(digest.since));
    for section in &digest.sections {
        let _ = write!(out, "\n## {} ({})\n", escaped(&section.name), count(section));
        for story in &section.stories {
            let _ = writeln!(out);
            for (index, row) in story.rows.iter().take(6).enumerate() {
                let headline = escaped(&row.headline);
                let linked = row.url.as_ref().map_or(headline.clone(), |url| format!("[{headline}](<{url}>)"));
                let lead = if index == 0 { "- " } else { "  - " };
                let _ = writeln!(out, "{lead}{linked}, {}", escaped(&row.publisher));
            }
            for quote in &story.quotes {
                let _ = write!(out, "\n  > {}\n", escaped(&said(quote)));
            }
            if !story.ledger.is_empty() {
                let _ = write!(out, "\n  Sources: {}\n", story.ledger);
            }
        }
        if section.more > 0 {
            let _ = writeln!(out, "\nand {} more stories", section.more);
        }
    }
    out
}

fn value(digest: &Digest) -> serde_json::Value {
    let story = |story: &DigestStory| {
        let quotes = story.quotes.iter().map(|quote| {
            json!({
                "words": quote.words,
                "speaker": quote.speaker,
                "confidence": quote.confidence,
                "publisher": quote.publisher,
            })
        });
        json!({
            "headline": story.rows.first().map(|row| &row.headline),
            "publishers": story.publishers(),
            "articles": story.rows.iter().map(super::values::row).collect::<Vec<_>>(),
            "quotes": quotes.collect::<Vec<_>>(),
            "sources": story.ledger,
        })
    };
    let sections = digest.sections.iter().map(|section| {
        json!({
            "name": section.name,
            "articles": section.articles,
            "stories": section.stories.iter().map(story).collect::<Vec<_>>(),
            "more": section.more,
            "more_articles": section.has_more,
        })
    });
    json!({"since": iso(digest.since), "sections": sections.collect::<Vec<_>>()})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleRow, Text};

    #[test]
    fn since_takes_what_queries_take() {
        let day = |words: &str| moment(words).unwrap();
        assert!(day("monday") <= day("today") && day("today") - day("yesterday") > 80_000);
        assert!(day("2w") < day("7d") && day("7d") < day("12h"));
        assert!(moment("2026-13-01").is_err() && moment("soon").is_err());
    }

    #[test]
    fn markdown_parts_headlines_quotes_and_sources() {
        let row = ArticleRow { headline: Text::line("Wall"), publisher: Text::line("Quay"), ..ArticleRow::default() };
        let quote =
            DigestQuote { words: Text::line("It held"), speaker: None, confidence: 0.9, publisher: Text::line("Quay") };
        let story = DigestStory { rows: vec![row], quotes: vec![quote], ledger: "1 named".to_owned() };
        let name = Text::line("Harbour");
        let section = DigestSection { name, articles: 500, has_more: true, stories: vec![story], more: 0 };
        let told = markdown(&Digest { since: 0, sections: vec![section] });
        let (_, told) = told.split_once("\n\n").unwrap();
        assert_eq!(told, "## Harbour (500+)\n\n- Wall, Quay\n\n  > “It held” (Quay)\n\n  Sources: 1 named\n");
    }
}
