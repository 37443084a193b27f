//! Reads one article from outside and says what is in it.

use crate::analysis;
use crate::feeds::{extract, mail, plain};
use crate::model::{Article, Findings};

/// An article as it is handed in.
#[derive(Clone, Copy, Debug)]
pub enum Given<'a> {
    /// A page captured as plain text, or an article's text.
    Plain(&'a str),
    /// A page, with the address it came from.
    Page { html: &'a str, url: Option<&'a str> },
}

impl<'a> Given<'a> {
    /// A file's contents: a page where it begins like one, else plain text.
    #[must_use]
    pub fn sniffed(contents: &'a str) -> Self {
        let start = contents.trim_start_matches('\u{feff}').trim_start();
        let opens = |tag: &str| start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
        let page = ["<!doctype html", "<html", "<head", "<body", "<article", "<!--"].into_iter().any(opens);
        if page { Self::Page { html: contents, url: None } } else { Self::Plain(contents) }
    }
}

/// The article that was read and what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Analysed {
    pub article: Article,
    pub findings: Findings,
}

/// Reads and analyses one article; nothing is kept.
#[must_use]
pub fn analyse(given: Given<'_>) -> Analysed {
    let article = read(given);
    let findings = analysis::findings(&article);
    Analysed { article, findings }
}

/// The same for a mail file; none where the bytes are no mail, or one without text.
#[must_use]
pub fn analyse_mail(bytes: &[u8]) -> Option<Analysed> {
    let article = mail::is_mail(bytes).then(|| mail::read(bytes)).flatten()?;
    let findings = analysis::findings(&article);
    Some(Analysed { article, findings })
}

/// The same with confidences as the rules put them, for drawing the line from these to shares.
#[must_use]
pub fn guess(given: Given<'_>) -> Analysed {
    let article = read(given);
    let findings = analysis::guess(&article.body, article.language.as_deref());
    Analysed { article, findings }
}

/// Reads one article; nothing is found in it.
#[must_use]
pub fn read(given: Given<'_>) -> Article {
    match given {
        Given::Plain(text) => plain::read(text),
        Given::Page { html, url } => extract::read(html, url),
    }
}

#[cfg(test)]
mod tests {
    use super::Given;

    #[test]
    fn a_page_is_told_from_plain_text() {
        assert!(matches!(Given::sniffed("\n<!DOCTYPE HTML><p>x"), Given::Page { .. }));
        assert!(matches!(Given::sniffed("\u{feff}<html>"), Given::Page { .. }));
        assert!(matches!(Given::sniffed("<3 is what she wrote"), Given::Plain(_)));
        assert!(matches!(Given::sniffed("Ünïcode"), Given::Plain(_)));
    }
}
