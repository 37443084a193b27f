//! Quotes as BibTeX: one reference each, the words in its note.

use std::fmt::Write;

use super::{day, keys, speaker};
use crate::model::CitedQuote;
use crate::model::book::set_words;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn library(quotes: &[CitedQuote]) -> String {
    let mut out = String::new();
    for (quote, key) in quotes.iter().zip(keys(quotes)) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&reference(quote, &key));
    }
    out
}

fn reference(quote: &CitedQuote, key: &str) -> String {
    let mut out = format!("@article{{{key},\n");
    // Braces keep the programs from changing the case and from reading names as more than one.
    let authors: Vec<String> = quote.authors.iter().map(|author| name(author)).collect();
    if !authors.is_empty() {
        let _ = writeln!(out, "  author = {{{}}},", authors.join(" and "));
    }
    let _ = writeln!(out, "  title = {{{{{}}}}},", escaped(&quote.headline));
    let _ = writeln!(out, "  journal = {{{}}},", escaped(&quote.publisher));
    if let Some((year, month, day)) = day(quote.published) {
        let _ = writeln!(out, "  year = {{{year}}},");
        if let Some(month) = month.checked_sub(1).and_then(|month| MONTHS.get(month as usize)) {
            let _ = writeln!(out, "  month = {month},");
        }
        let _ = writeln!(out, "  day = {{{day}}},");
    }
    if let Some(url) = &quote.url {
        let _ = writeln!(out, "  url = {{{}}},", address(url));
    }
    let said = set_words(&quote.words, quote.direct);
    let speaker = speaker(quote);
    let note = if speaker.is_empty() { said } else { format!("{said} — {speaker}") };
    let _ = writeln!(out, "  note = {{{}}}\n}}", escaped(&note));
    out
}

/// One author; a name that has the look of a desk or an agency is not to be taken apart.
fn name(author: &str) -> String {
    let words = author.split_whitespace().count();
    let is_whole = !(2..=4).contains(&words) || author.contains(',') || author.split(' ').any(|word| word == "and");
    if is_whole { format!("{{{}}}", escaped(author)) } else { escaped(author) }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // A brace, even with a backslash before it, counts when BibTeX looks for the end of a value.
            '{' => out.push_str("\\textbraceleft "),
            '}' => out.push_str("\\textbraceright "),
            '\\' => out.push_str("\\textbackslash "),
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// An address is taken as it is by the programs, so what would end it goes as a code.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20")
}
