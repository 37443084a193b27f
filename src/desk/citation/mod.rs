//! Quotes written down with what a reader needs to find them again: for people, for tables, for programs that
//! keep references.

mod bibtex;
mod csl;
mod csv;
mod lines;

pub(super) use csv::quoted;

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::Desk;
use crate::model::{CitationStyle, CitedQuote, CitedVersion, Timestamp};

/// Below this a speaker gets a question mark: who said it is a guess.
const DOUBT: f32 = 0.7;

/// The quotes in a style, as one text that ends with a line end.
#[must_use]
pub fn written(quotes: &[CitedQuote], style: CitationStyle) -> String {
    match style {
        CitationStyle::Plain => lines::plain(quotes),
        CitationStyle::Markdown => lines::markdown(quotes),
        CitationStyle::Csv => csv::table(quotes),
        CitationStyle::Json => json(quotes),
        CitationStyle::Bibtex => bibtex::library(quotes),
        CitationStyle::Csl => csl::references(quotes),
    }
}

fn json(quotes: &[CitedQuote]) -> String {
    let mut out = serde_json::to_string_pretty(&values(quotes)).unwrap_or_default();
    out.push('\n');
    out
}

/// The quotes as the JSON that is documented: keys may be added, never renamed; moments in ISO 8601, in UTC.
#[must_use]
pub fn values(quotes: &[CitedQuote]) -> Value {
    let version = |version: &CitedVersion| {
        json!({
            "words": version.words,
            "article": version.article,
            "headline": version.headline,
            "publisher": version.publisher,
            "url": version.url,
            "published": iso(version.published),
        })
    };
    let one = |quote: &CitedQuote| {
        json!({
            "words": quote.words,
            "direct": quote.direct,
            "speaker": quote.speaker,
            "speaker_kind": quote.speaker_kind,
            "role": quote.role,
            "cue": quote.cue,
            "confidence": (f64::from(quote.confidence) * 100.0).round() / 100.0,
            "context": quote.context,
            "article": quote.article,
            "place": quote.place,
            "headline": quote.headline,
            "publisher": quote.publisher,
            "authors": quote.authors,
            "url": quote.url,
            "published": iso(quote.published),
            "also_in": quote.also_in.iter().map(version).collect::<Vec<_>>(),
        })
    };
    Value::Array(quotes.iter().map(one).collect())
}

fn iso(moment: Option<Timestamp>) -> Option<String> {
    let moment = chrono::DateTime::from_timestamp(moment?, 0)?;
    Some(moment.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

impl Desk {
    /// The same with the authors of the articles.
    pub fn cite(&self, quotes: Vec<CitedQuote>, style: CitationStyle) -> String {
        written(&self.with_authors(quotes, style), style)
    }

    /// The quotes with the authors of their articles, as far as the library knows them, where the style names them.
    pub fn with_authors(&self, mut quotes: Vec<CitedQuote>, style: CitationStyle) -> Vec<CitedQuote> {
        // What is written for people to read names publisher and speaker only.
        if !matches!(style, CitationStyle::Plain | CitationStyle::Markdown) {
            let mut known = HashMap::new();
            for quote in quotes.iter_mut().filter(|quote| quote.authors.is_empty()) {
                let Some(article) = quote.article else { continue };
                // An article that can't be read is cited without its authors.
                let authors = known.entry(article).or_insert_with(|| self.authors(article).unwrap_or_default());
                quote.authors.clone_from(authors);
            }
        }
        quotes
    }
}

/// Year, month and day in UTC.
fn day(moment: Option<Timestamp>) -> Option<(i32, u32, u32)> {
    use chrono::Datelike;
    let moment = chrono::DateTime::from_timestamp(moment?, 0)?;
    Some((moment.year(), moment.month(), moment.day()))
}

/// "2 November 2026", in UTC.
fn long_day(moment: Option<Timestamp>) -> String {
    let moment = moment.and_then(|moment| chrono::DateTime::from_timestamp(moment, 0));
    moment.map_or_else(String::new, |moment| moment.format("%-d %B %Y").to_string())
}

/// Who said it, with title and doubt; empty where nobody is known.
fn speaker(quote: &CitedQuote) -> String {
    let Some(name) = quote.speaker.as_deref() else { return String::new() };
    let doubt = if quote.confidence < DOUBT { "?" } else { "" };
    match quote.role.as_deref() {
        Some(role) => format!("{name}{doubt}, {role}"),
        None => format!("{name}{doubt}"),
    }
}

/// A short name for each quote, none twice: who, when, the first word that tells something.
fn keys(quotes: &[CitedQuote]) -> Vec<String> {
    let mut used = HashMap::<String, usize>::new();
    let mut taken = HashSet::new();
    let mut keys = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let stem = stem(quote);
        let count = used.entry(stem.clone()).or_insert(0);
        let mut key = stem.clone();
        while !taken.insert(key.clone()) {
            *count += 1;
            key = format!("{stem}-{}", *count + 1);
        }
        keys.push(key);
    }
    keys
}

fn stem(quote: &CitedQuote) -> String {
    let who = quote.speaker.as_deref().unwrap_or(&quote.publisher);
    let who = ascii_words(who).pop().unwrap_or_else(|| "quote".to_owned());
    let year = day(quote.published).map_or_else(String::new, |(year, _, _)| year.to_string());
    let word = ascii_words(&quote.words).into_iter().find(|word| word.len() > 3).unwrap_or_default();
    format!("{who}{year}{word}")
}

/// The words of a text in the letters that every program takes in a key.
fn ascii_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    super::tokens::each_word(text, |_, word| {
        let letters: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if !letters.is_empty() {
            words.push(letters);
        }
    });
    words
}

#[cfg(test)]
mod tests;
