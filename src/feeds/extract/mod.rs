//! An HTML page, read into an article.

mod blocks;
mod images;
mod tables;
mod tag;
mod writer;

use url::Url;

use self::writer::Writer;
use crate::model::{Article, Text};

/// Reads the article out of a page: what is the article, what is furniture, who wrote it and when.
///
/// `url` is where it came from, the base of relative links.
#[must_use]
pub fn read(html: &str, url: Option<&str>) -> Article {
    fragment(html, url)
}

/// Reads the HTML of a feed's entry, all of which is the article: no furniture is looked for, and
/// headline, byline and date are the entry's, not looked for either.
#[must_use]
pub fn fragment(html: &str, base: Option<&str>) -> Article {
    let url = base.and_then(|base| Url::parse(base).ok());
    let mut writer = Writer::default();
    blocks::read(html, url.as_ref(), &mut writer);
    Article { url: base.map(Text::line), body: writer.finish(), ..Article::default() }
}
