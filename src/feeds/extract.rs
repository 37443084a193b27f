//! An HTML page, read into an article.

use crate::model::Article;

/// Reads the article out of a page (or out of the HTML of a feed's entry).
///
/// `url` is where it came from, the base of relative links.
#[must_use]
pub fn read(_html: &str, _url: Option<&str>) -> Article {
    Article::default()
}
