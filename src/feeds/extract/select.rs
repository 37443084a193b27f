//! Which part of a page is the article.

use dom_smoothie::{Config, ParsePolicy, Readability};

use crate::feeds::limits;

/// The HTML of the part that is the article; none where the page has no such part.
///
/// `html` must have been through [`super::guard::tamed`], which bounds the time this takes.
pub(super) fn content(html: &str) -> Option<String> {
    let config = Config {
        disable_json_ld: true,
        keep_classes: true,
        max_elements_to_parse: limits::HTML_ELEMENTS + 10,
        ..Config::default()
    };
    let read = |policy: Option<ParsePolicy>| {
        let mut readability = Readability::new(html, None, Some(config.clone())).ok()?;
        let article = match policy {
            None => readability.parse(),
            Some(policy) => readability.parse_with_policy(policy),
        };
        article.ok().map(|article| article.content.to_string())
    };
    read(None).or_else(|| read(Some(ParsePolicy::Raw)))
}
