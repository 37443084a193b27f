//! Quotes written down with what a reader needs to find them again: for people, for tables, for programs that
//! keep references.

mod bibtex;
mod csl;
mod csv;
mod lines;

use super::Desk;
use crate::model::{CitationStyle, CitedQuote, Timestamp};

/// Below this a speaker gets a question mark: who said it is a guess.
const DOUBT: f32 = 0.6;

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
    let mut out = serde_json::to_string_pretty(quotes).unwrap_or_default();
    out.push('\n');
    out
}

impl Desk {
    /// The same with the authors of the articles, as far as the library knows them.
    pub fn cite(&self, mut quotes: Vec<CitedQuote>, style: CitationStyle) -> String {
        // What is written for people to read names publisher and speaker only.
        if !matches!(style, CitationStyle::Plain | CitationStyle::Markdown) {
            for quote in quotes.iter_mut().filter(|quote| quote.authors.is_empty()) {
                // An article that can't be read is cited without its authors.
                let authors = quote.article.and_then(|article| self.authors(article).ok());
                quote.authors = authors.unwrap_or_default();
            }
        }
        written(&quotes, style)
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

/// The words, between marks where they are the speaker's own.
fn in_marks(words: &str, direct: bool) -> String {
    if direct { format!("“{words}”") } else { words.to_owned() }
}

/// A short name for each quote, none twice: who, when, the first word that tells something.
fn keys(quotes: &[CitedQuote]) -> Vec<String> {
    let mut used = std::collections::HashMap::<String, usize>::new();
    let mut taken = std::collections::HashSet::new();
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
