//! A page captured as plain text, read into an article.

use crate::model::{Article, Text};

/// Reads a capture. `body.text` has the characters of `raw` at the same places, cleaned in place.
#[must_use]
pub fn read(raw: &str) -> Article {
    let mut article = Article::default();
    article.body.text = Text::in_place(raw);
    article
}
