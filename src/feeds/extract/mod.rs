//! An HTML page, read into an article.

use crate::model::Article;

/// Reads the article out of a page: what is the article, what is furniture, who wrote it and when.
///
/// `url` is where it came from, the base of relative links.
#[must_use]
pub fn read(_html: &str, _url: Option<&str>) -> Article {
    Article::default()
}

/// Reads the HTML of a feed's entry, all of which is the article: no furniture is looked for, and
/// headline, byline and date are the entry's, not looked for either.
#[must_use]
pub fn fragment(_html: &str, _base: Option<&str>) -> Article {
    Article::default()
}
