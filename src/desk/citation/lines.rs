//! Quotes for people to read: plain text and Markdown.

use std::fmt::Write;

use super::{long_day, speaker};
use crate::desk::export::{address, escaped};
use crate::model::CitedQuote;
use crate::model::book::set_words;

/// The words with who said them, and below that where and when.
pub(super) fn plain(quotes: &[CitedQuote]) -> String {
    let mut out = String::new();
    for quote in quotes {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&set_words(&quote.words, quote.direct));
        let speaker = speaker(quote);
        if !speaker.is_empty() {
            let _ = write!(out, " — {speaker}");
        }
        let day = long_day(quote.published);
        let address = quote.url.as_deref().unwrap_or("");
        let parts = [quote.headline.as_str(), quote.publisher.as_str(), &day, address];
        let _ = writeln!(out, "\n{}", joined(&parts));
        let also = also_in(quote);
        if !also.is_empty() {
            let _ = writeln!(out, "Also in: {}", also.join(", "));
        }
    }
    out
}

pub(super) fn markdown(quotes: &[CitedQuote]) -> String {
    let mut out = String::new();
    for quote in quotes {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "> {}\n>", escaped(&set_words(&quote.words, quote.direct)));
        let headline = escaped(&quote.headline);
        let title = match &quote.url {
            Some(url) if headline.is_empty() => format!("<{}>", address(url)),
            Some(url) => format!("[{headline}](<{}>)", address(url)),
            None => headline,
        };
        let speaker = escaped(&speaker(quote));
        let speaker = if speaker.is_empty() { String::new() } else { format!("**{speaker}**") };
        let _ = writeln!(
            out,
            "> — {}",
            joined(&[&speaker, &title, &escaped(&quote.publisher), &long_day(quote.published)])
        );
        let also = also_in(quote);
        if !also.is_empty() {
            let _ = writeln!(out, ">\n> Also in: {}", escaped(&also.join(", ")));
        }
    }
    out
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// The publishers that have it too; those with other words say so.
fn also_in(quote: &CitedQuote) -> Vec<String> {
    let name = |version: &crate::model::book::CitedVersion| {
        let other = if version.words == quote.words { "" } else { " (reworded)" };
        format!("{}{other}", version.publisher)
    };
    quote.also_in.iter().map(name).collect()
}
