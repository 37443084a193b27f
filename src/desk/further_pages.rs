//! The rest of an article that its site has cut into pages.

use std::collections::HashSet;

use crate::desk::watch::within;
use crate::feeds::fetch::{Fetcher, Outcome, Request};
use crate::feeds::{decode, extract, limits};
use crate::model::{Article, BlockKind};

/// Fewer paragraphs than this, and the page is a list of articles, whose pages don't go on.
const LEAST: usize = 2;

/// A page's article, and where it goes on.
pub(super) fn read(html: &str, url: &str) -> (Article, Option<String>) {
    let article = extract::read(html, Some(url));
    let next = after(&article, html, url);
    (article, next)
}

/// Where the article of a page goes on.
pub(super) fn after(article: &Article, html: &str, url: &str) -> Option<String> {
    let is_prose = |kind: BlockKind| matches!(kind, BlockKind::Lead | BlockKind::Paragraph);
    let is_article = article.body.blocks.iter().filter(|block| is_prose(block.kind)).count() >= LEAST;
    if is_article && article.wall.is_none() { extract::next_page(html, url) } else { None }
}

/// Fetches the pages that follow the one at `url` and puts their text after the article's.
///
/// A page that can't be had ends it: what was read till then stays.
pub(super) fn follow(article: &mut Article, mut next: Option<String>, url: &str, fetcher: &Fetcher) {
    let mut seen = HashSet::from([url.to_owned()]);
    while let Some(address) = next
        && seen.len() < limits::PAGES
        && seen.insert(address.clone())
    {
        let Ok(reply) = fetcher.get(&Request::page(address.as_str()).named_by(url)) else { return };
        let Outcome::Fresh { bytes, content_type, .. } = reply.outcome else { return };
        if reply.final_url != address && !seen.insert(reply.final_url.clone()) {
            return;
        }
        let read = move || read(&decode::text(&bytes, content_type.as_deref()), &reply.final_url);
        let Ok((more, after)) = within(read) else { return };
        if !extract::join(article, &more) {
            return;
        }
        next = after;
    }
}
