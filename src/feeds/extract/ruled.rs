//! A page read by the rule for its site.

use dom_query::{Document, Matcher, NodeRef};

use super::metadata::{self, Metadata};
use crate::feeds::dates;
use crate::feeds::sites::{Part, Rule};
use crate::model::Text;

/// Fewer letters than this are no article: the selector met an empty element.
const LEAST: usize = 25;
/// The longest kicker, in characters.
const KICKER: usize = 60;

/// What a rule leaves of a page.
#[derive(Debug)]
pub(super) struct Ruled {
    /// The page without what was removed, its captions marked as such.
    pub page: String,
    /// The HTML of the article; none where the rule names none or finds none.
    pub content: Option<String>,
}

/// Applies a rule; the facts that it finds go before those in `metadata`.
///
/// `html` must have been through [`super::guard::tamed`], which bounds the time this takes.
pub(super) fn apply(html: &str, rule: &Rule, metadata: &mut Metadata) -> Ruled {
    let document = Document::from(html);
    facts(&document, rule, metadata);
    for matcher in rule.of(Part::Remove) {
        document.select_matcher(matcher).remove();
    }
    for matcher in rule.of(Part::Caption) {
        document.select_matcher(matcher).rename("figcaption");
    }
    let content = content(&document, rule);
    Ruled { page: document.html().to_string(), content }
}

fn facts(document: &Document, rule: &Rule, metadata: &mut Metadata) {
    let first =
        |part| rule.of(part).find_map(|matcher| words(&document.select_matcher(matcher).nodes().first()?.text()));
    if let Some(headline) = first(Part::Headline) {
        metadata.printed = metadata::bounded(&headline);
        metadata.headline = metadata::bounded(&headline);
    }
    if let Some(kicker) = first(Part::Kicker).filter(|kicker| kicker.chars().count() <= KICKER) {
        metadata.kicker = Some(Text::line(&kicker));
    }
    let bylines = rule.of(Part::Byline).flat_map(|matcher| {
        let found = document.select_matcher(matcher);
        found.nodes().iter().filter_map(|node| words(&node.text())).collect::<Vec<_>>()
    });
    let names = metadata::names(&bylines.collect::<Vec<_>>());
    if !names.is_empty() {
        metadata.byline = names;
    }
    let date = rule.of(Part::Date).find_map(|matcher| {
        let found = document.select_matcher(matcher);
        let node = found.nodes().first()?;
        let told = ["datetime", "content", "title"].iter().find_map(|name| dates::parse(&node.attr(name)?));
        told.or_else(|| dates::parse(&words(&node.text())?))
    });
    metadata.published = date.or(metadata.published);
}

/// The chosen elements in the order of the page; one inside another is there already.
fn content(document: &Document, rule: &Rule) -> Option<String> {
    let matchers: Vec<&Matcher> = rule.of(Part::Article).collect();
    let is_chosen = |node: &NodeRef| matchers.iter().any(|matcher| node.is_match(matcher));
    let mut html = String::new();
    let mut letters = 0;
    for node in document.root().descendants_it().filter(|node| node.is_element() && is_chosen(node)) {
        if node.ancestors_it(None).any(|above| above.is_element() && is_chosen(&above)) {
            continue;
        }
        letters += node.text().chars().filter(|c| c.is_alphanumeric()).count();
        html.push_str(&node.html());
    }
    (letters >= LEAST).then_some(html)
}

/// The words of an element on one line; none where it has none.
fn words(text: &str) -> Option<String> {
    let line = Text::line(text).into_string();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::extract::read_by;
    use crate::model::{Article, BlockKind};

    const PAGE: &str = "<html><head><title>Live</title></head><body><h1>Live</h1><div class=t>Storm over Lunde</div>\
        <p class=who>By Ada Roe and Tom Lund</p><span class=d title='2026-03-04'>yesterday</span>\
        <ol><li class=post><h2>10:15</h2><p>The night ferry turned back.</p><div class=ad>Buy boots.</div></li>\
        <li class=post><h2>09:50</h2><p>Waves of six metres were seen.</p><img src='https://a.example/1.jpg'><b class=pic>Waves at the pier</b></li></ol>\
        <div class=other><p>Long words about quite another matter, which go on and on, sentence after sentence, until \
        every score that weighs the length of paragraphs must think that they are the article. They are not.</p>\
        <p>Long words about quite another matter, which go on and on, sentence after sentence, until every score that \
        weighs the length of paragraphs must think that they are the article, which they are still not.</p></div>";

    fn read(rule: &[(Part, &str)]) -> Article {
        let mut made = Rule::default();
        for (part, selector) in rule {
            made.add(*part, selector).unwrap();
        }
        read_by(PAGE, None, Some(&made))
    }

    #[test]
    fn each_part_is_what_its_selector_finds() {
        let article = read(&[
            (Part::Article, ".post"),
            (Part::Article, "ol"),
            (Part::Remove, ".ad"),
            (Part::Headline, ".t"),
            (Part::Byline, ".who"),
            (Part::Date, ".d"),
            (Part::Caption, ".pic"),
        ]);
        assert_eq!(&*article.headline, "Storm over Lunde");
        assert_eq!(article.byline, [Text::line("Ada Roe"), Text::line("Tom Lund")]);
        assert_eq!(article.published, dates::parse("2026-03-04"));
        let body = &article.body;
        let words: Vec<_> = body.shown().map(|(_, block)| body.words(block)).collect();
        assert!(words.contains(&"The night ferry turned back.") && words.contains(&"Waves of six metres were seen."));
        assert!(!body.text.contains("another matter") && !body.text.contains("boots"), "{}", body.text);
        let caption = body.blocks.iter().find(|block| block.kind == BlockKind::Caption).unwrap();
        assert_eq!(body.words(caption), "Waves at the pier");
        assert_eq!(body.text.matches("turned back").count(), 1);
    }

    #[test]
    fn a_rule_that_finds_nothing_changes_nothing() {
        let nothing = read(&[(Part::Article, ".story"), (Part::Headline, ".none"), (Part::Date, ".none")]);
        assert_eq!(nothing, crate::feeds::extract::read(PAGE, None));
    }
}
