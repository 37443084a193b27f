//! An HTML page, read into an article.
//!
//! Which part of the page is the article is told by readability scores over a tree ([`select`]); the
//! blocks come from one pass over the markup ([`blocks`]), once over that part and once over the
//! whole page, where the captions are that the selection lost ([`captions`]); what the page says of
//! itself is weighed in [`metadata`]. No tree is built before [`guard`] has bounded the page.

mod blocks;
mod captions;
mod classes;
mod compose;
mod ends;
mod furniture;
mod guard;
mod images;
mod metadata;
mod select;
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
    let url = url.and_then(|url| Url::parse(url).ok());
    let evidence = metadata::scan(html);
    let base = evidence.base.as_deref().and_then(|base| crate::feeds::links::address(base, url.as_ref()));
    let base = base.and_then(|base| Url::parse(&base).ok()).or_else(|| url.clone());
    let metadata = metadata::weigh(&evidence, url.as_ref());
    let tamed = guard::tamed(html);
    let mut page = Writer::default();
    blocks::read(&tamed, base.as_ref(), &mut page);
    let mut chosen = Writer::default();
    if let Some(content) = select::content(&tamed) {
        blocks::read(&content, base.as_ref(), &mut chosen);
    }
    let placed = captions::put_back(page, chosen, &metadata);
    compose::article(metadata, placed)
}

/// Reads the HTML of a feed's entry, all of which is the article: no furniture is looked for, and
/// headline, byline and date are the entry's, not looked for either.
#[must_use]
pub fn fragment(html: &str, base: Option<&str>) -> Article {
    let url = base.and_then(|base| Url::parse(base).ok());
    let mut writer = Writer::default();
    blocks::read(html, url.as_ref(), &mut writer);
    let mut body = writer.finish();
    let dateline = ends::settle(&mut body);
    Article { url: base.map(Text::line), dateline, body, ..Article::default() }
}
