//! One article from outside the library: a file, standard input, an address.

use anyhow::{Context, bail};

use super::analyse::{Given, read};
use super::watch::within;
use super::{Desk, Network, entry, further_pages, hash};
use crate::analysis;
use crate::feeds::fetch::{Outcome, Request, is_at_home};
use crate::feeds::{decode, mail, parse, plain};
use crate::model::{Article, ArticleId, ArticleRow, Bookmark, Opened, ParsedFeed, Text, without_password};
use crate::store::{Incoming, Kept, Packer, Unpacker};

/// An article that is not of the library has this number; no article of the library has it.
pub const OUTSIDE: ArticleId = ArticleId(0);

/// Reads bytes as what they are: a mail, a feed file (its first article), a page or plain text.
///
/// `url` is where they came from, where that is an address. Nothing is kept.
pub fn read_outside(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> anyhow::Result<Article> {
    let (bytes, content_type, url) = (bytes.to_vec(), content_type.map(str::to_owned), url.map(str::to_owned));
    within(move || read_bytes(&bytes, content_type.as_deref(), url.as_deref(), |_, _| ()))?.map(|(article, ())| article)
}

/// The article in some bytes; of a page also what `look` sees in it, as only a page leads on to others.
fn read_bytes<L: Default>(
    bytes: &[u8],
    content_type: Option<&str>,
    url: Option<&str>,
    look: impl FnOnce(&Article, &str) -> L,
) -> anyhow::Result<(Article, L)> {
    if let Some(feed) = as_feed(bytes, content_type, url) {
        return Ok((first_article(&feed, url)?, L::default()));
    }
    if mail::is_mail(bytes) {
        return Ok((mail::read(bytes).context("there is no text in this mail")?, L::default()));
    }
    let text = decode::text(bytes, content_type);
    let unnumbered;
    let given = match Given::sniffed(&text) {
        Given::Page { html, .. } => Given::Page { html, url },
        Given::Plain(text) => {
            unnumbered = plain::without_link_numbers(text);
            Given::Plain(&unnumbered)
        }
    };
    let mut article = read(given);
    let seen = if matches!(given, Given::Page { .. }) { look(&article, &text) } else { L::default() };
    if article.body.shown().next().is_none() {
        bail!("there is no article in it");
    }
    if article.url.is_none() {
        article.url = url.map(Text::line);
    }
    Ok((article, seen))
}

/// The same, with what is found in it.
pub fn open_outside(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> anyhow::Result<Opened> {
    let article = read_outside(bytes, content_type, url)?;
    Ok(within(move || opened(article))?)
}

/// Fetches an address and reads what is there.
pub fn fetch_article(address: &str, network: &Network) -> anyhow::Result<Article> {
    let address = super::address::typed(address);
    let shown = Text::line(&without_password(&address)).into_string();
    let fetcher = network.fetcher()?;
    let reply = fetcher.get(&Request::page(address.as_str()))?;
    match reply.outcome {
        Outcome::Fresh { bytes, content_type, .. } => {
            let url = reply.final_url;
            let asked = url.clone();
            let read = within(move || {
                read_bytes(&bytes, content_type.as_deref(), Some(&asked), |article, html| {
                    further_pages::after(article, html, &asked)
                })
            })?;
            let (mut article, next) = read.with_context(|| shown.clone())?;
            // What a page calls its own address says nothing of where it is.
            if article.url.as_deref().is_some_and(is_at_home) && !is_at_home(&url) {
                article.url = Some(Text::line(&url));
            }
            further_pages::follow(&mut article, next, &url, &fetcher);
            Ok(article)
        }
        Outcome::RetryAfter(seconds) => {
            bail!("{shown}: its server asks to be left alone for {seconds} s")
        }
        Outcome::Gone => bail!("{shown}: its server says that it is gone for good (410)"),
        Outcome::NotModified => bail!("{shown}: its server gave nothing"),
    }
}

/// The same, with what is found in it.
pub fn fetch_outside(address: &str, network: &Network) -> anyhow::Result<Opened> {
    fetch_article(address, network).map(opened)
}

/// A feed, if these bytes are one. Whatever begins like a page or like prose is none.
fn as_feed(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> Option<ParsedFeed> {
    let start = bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf | 0xff | 0xfe | 0))?;
    if !matches!(start, b'<' | b'{') {
        return None;
    }
    parse::feed(bytes, content_type, url).ok().filter(|feed| !feed.entries.is_empty())
}

fn first_article(feed: &ParsedFeed, url: Option<&str>) -> anyhow::Result<Article> {
    let incoming = entry::incoming(feed, &mut Packer::new()?)?;
    let first = incoming.into_iter().next().context("there is no article in this feed")?;
    let row = ArticleRow {
        headline: Text::line(&first.headline),
        publisher: feed.title.clone(),
        url: first.url.as_deref().map(Text::line),
        published: first.published.unwrap_or_else(super::now),
        words: first.words,
        ..row_of(&Article::default())
    };
    let kept: Kept = Unpacker::new()?.body(&first.body).context("the article can't be read")?;
    let base = row.url.clone().map(Text::into_string).or_else(|| url.map(str::to_owned));
    let mut article = entry::article(&row, kept, base.as_deref());
    article.published = first.published;
    Ok(article)
}

fn opened(article: Article) -> Opened {
    let findings = analysis::findings(&article);
    let count = |number: usize| u32::try_from(number).ok();
    let row = ArticleRow {
        quotes: count(findings.direct_quotes()),
        sources: count(findings.sources.len()),
        ..row_of(&article)
    };
    Opened { row, article, findings: Some(findings), bookmark: None, place: None, highlights: Vec::new() }
}

fn row_of(article: &Article) -> ArticleRow {
    ArticleRow {
        id: OUTSIDE,
        headline: article.headline.clone(),
        publisher: article.publisher.clone().unwrap_or_default(),
        url: article.url.clone(),
        published: article.published.unwrap_or_else(super::now),
        read: true,
        words: u32::try_from(article.body.word_count()).unwrap_or(u32::MAX),
        ..ArticleRow::default()
    }
}

/// Keeps an article that was opened from outside, with a bookmark.
pub(super) fn keep(desk: &mut Desk, article: &Article) -> anyhow::Result<Bookmark> {
    let now = super::now();
    let name = article.url.as_deref().unwrap_or("");
    let row = row_of(article);
    let incoming = Incoming {
        key: hash::of(&[name, &article.headline, if name.is_empty() { &article.body.text } else { "" }]),
        content: hash::of(&[&article.body.text]),
        headline: if row.headline.is_empty() { "(no headline)".to_owned() } else { row.headline.to_string() },
        url: row.url.map(Text::into_string),
        publisher: article.publisher.as_ref().map(Text::to_string),
        published: article.published,
        words: row.words,
        body: desk.packer.article(article)?,
        full: true,
        link: None,
    };
    let id = desk.library.keep_loose(&incoming, now)?;
    if let Some(bookmark) = desk.library.bookmark(id)? {
        return Ok(bookmark);
    }
    let bookmark = Bookmark { article: id, created: now, tags: Vec::new(), note: Text::default() };
    desk.library.set_bookmark(id, Some(&bookmark))?;
    Ok(bookmark)
}
