//! One feed or page: asked for, read, packed.

use super::schedule::{self, Bounds};
use crate::desk::further_pages;
use crate::desk::watch::within;
use crate::desk::{beside, entry};
use crate::feeds::fetch::{FetchError, Fetcher, Outcome, Request, host_of};
use crate::feeds::{decode, parse};
use crate::model::{Article, ArticleId, Beside, Timestamp};
use crate::store::{Fetched, News, Packer, ToFetch};

/// A page whose text is to stand in the place of a teaser.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Page {
    pub article: ArticleId,
    pub url: String,
    /// The address of the feed that named it.
    pub feed: Option<String>,
    /// What the feed gave beside the teaser; it stays.
    pub beside: Beside,
    /// Words of the text that is kept.
    pub words: u32,
}

/// A page's text, packed.
#[derive(Clone, Debug)]
pub(in crate::desk) struct FullText {
    pub body: Vec<u8>,
    pub words: u32,
}

/// With less than one in so many of the words that were there before, a page shows something else than the article.
const LEFT: u32 = 3;

impl FullText {
    /// Whether it may stand in the place of a text of so many words: publishers cut theirs, but not to a stub.
    pub fn is_whole(&self, words: u32) -> bool {
        self.words >= words / LEFT
    }
}

/// What came of asking for a feed; none where the refresh was cancelled.
pub(in crate::desk) fn feed(
    feed: &ToFetch,
    fetcher: &Fetcher,
    packer: &mut Packer,
    bounds: Bounds,
    now: Timestamp,
) -> Option<Fetched> {
    let request = Request {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
        ..Request::feed(feed.url.as_str())
    };
    let wait = |why: String, seconds: Option<i64>| Fetched::Wait {
        why,
        seconds,
        host: host_of(&feed.url),
        host_until: schedule::host_rest(feed, seconds, bounds, now),
    };
    let reply = match fetcher.get(&request) {
        Err(FetchError::Cancelled) => return None,
        Err(error @ FetchError::Status { status: 429 | 503, .. }) => return Some(wait(error.to_string(), None)),
        Err(error @ (FetchError::NoSuchHost(_) | FetchError::Unreachable { .. } | FetchError::TimedOut { .. })) => {
            return Some(Fetched::Unreached(error.to_string()));
        }
        Err(error) => return Some(Fetched::Failed(error.to_string())),
        Ok(reply) => reply,
    };
    let max_age = reply.max_age.and_then(|age| i64::try_from(age).ok());
    Some(match reply.outcome {
        Outcome::NotModified => Fetched::Unchanged { max_age },
        Outcome::Gone => Fetched::Gone,
        Outcome::RetryAfter(seconds) => {
            let why = "its server asks to be left alone for a while".to_owned();
            wait(why, Some(i64::try_from(seconds).unwrap_or(i64::MAX)))
        }
        Outcome::Fresh { bytes, content_type, etag, last_modified } => {
            let from = reply.final_url;
            let parsed = match within(move || parse::feed(&bytes, content_type.as_deref(), Some(&from))) {
                Ok(Ok(parsed)) => parsed,
                Ok(Err(error)) => return Some(Fetched::Failed(error.to_string())),
                Err(accident) => return Some(Fetched::Failed(accident.to_string())),
            };
            let articles = match entry::incoming(&parsed, packer) {
                Ok(articles) => articles,
                Err(error) => return Some(Fetched::Failed(error.to_string())),
            };
            Fetched::News(Box::new(News {
                title: parsed.title.to_string(),
                site: parsed.site.as_ref().map(ToString::to_string),
                articles,
                etag,
                last_modified,
                moved_to: reply.moved_permanently_to,
                ttl: parsed.ttl,
                skip_hours: parsed.skip_hours.iter().filter(|hour| **hour < 24).fold(0, |all, hour| all | 1 << hour),
                skip_days: parsed.skip_days.iter().filter(|day| **day < 7).fold(0, |all, day| all | 1 << day),
                max_age,
            }))
        }
    })
}

/// The article of a page that a feed named, or why there is none.
pub(in crate::desk) fn page(url: &str, feed: Option<&str>, fetcher: &Fetcher) -> Result<Article, String> {
    let request = Request { named_by: feed.map(str::to_owned), ..Request::page(url) };
    let reply = fetcher.get(&request).map_err(|error| error.to_string())?;
    match reply.outcome {
        Outcome::Fresh { bytes, content_type, .. } => {
            let from = reply.final_url;
            let url = from.clone();
            let read = move || further_pages::read(&decode::text(&bytes, content_type.as_deref()), &from);
            let (mut article, next) = within(read).map_err(|accident| accident.to_string())?;
            further_pages::follow(&mut article, next, &url, fetcher);
            Ok(article)
        }
        Outcome::RetryAfter(seconds) => Err(format!("its server asks to be left alone for {seconds} s")),
        Outcome::Gone => Err("its server says that it is gone for good (410)".to_owned()),
        Outcome::NotModified => Err("its server gave nothing".to_owned()),
    }
}

/// The full text of a page; none where it can't be had or a wall stands before it, as the teaser then stays.
pub(super) fn full_text(page: &Page, fetcher: &Fetcher, packer: &mut Packer) -> Option<FullText> {
    let article = self::page(&page.url, page.feed.as_deref(), fetcher).ok().filter(|article| article.wall.is_none())?;
    pack(&beside::put(article, page.beside.clone()), packer)
}

/// Packs a page's article; none where it has no text.
pub(in crate::desk) fn pack(article: &Article, packer: &mut Packer) -> Option<FullText> {
    let words = article.body.word_count();
    let body = packer.article(article).ok()?;
    (words > 0).then(|| FullText { body, words: u32::try_from(words).unwrap_or(u32::MAX) })
}
