//! Quotes as a table of comma-separated values (RFC 4180).

use std::fmt::Write;

use super::iso;
use crate::model::CitedQuote;

const COLUMNS: &str =
    "quote,kind,speaker,speaker_kind,role,cue,confidence,context,headline,publisher,authors,published,url,also_in";

pub(super) fn table(quotes: &[CitedQuote]) -> String {
    let mut out = format!("{COLUMNS}\r\n");
    for quote in quotes {
        let of = |text: &Option<crate::model::Text>| text.as_deref().unwrap_or("").to_owned();
        let authors: Vec<&str> = quote.authors.iter().map(|author| &**author).collect();
        let also: Vec<&str> =
            quote.also_in.iter().map(|version| version.url.as_deref().unwrap_or(&version.publisher)).collect();
        let cells = [
            quote.words.to_string(),
            if quote.direct { "direct" } else { "indirect" }.to_owned(),
            of(&quote.speaker),
            quote.speaker_kind.map_or("", |kind| kind.title()).to_owned(),
            of(&quote.role),
            of(&quote.cue),
            format!("{:.2}", quote.confidence),
            quote.context.to_string(),
            quote.headline.to_string(),
            quote.publisher.to_string(),
            authors.join("; "),
            iso(quote.published).unwrap_or_default(),
            of(&quote.url),
            also.join(" "),
        ];
        let line: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        let _ = write!(out, "{}\r\n", line.join(","));
    }
    out
}

/// A cell between marks. What a spreadsheet would take for a formula gets an apostrophe, which shows it as text.
pub(in crate::desk) fn quoted(cell: &str) -> String {
    let is_formula = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r', '\n']);
    format!("\"{}{}\"", if is_formula { "'" } else { "" }, cell.replace('"', "\"\""))
}
