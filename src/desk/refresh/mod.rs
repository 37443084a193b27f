//! Fetches the subscribed feeds and stores what is new.

mod fetching;
mod pool;
mod queue;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Network, contained};
use crate::config::Settings;
use crate::model::{FeedId, RefreshNews, Text, Timestamp};
use crate::store::{Fetched, Library, Taken, ToFetch};
use pool::Pool;
use queue::Queue;

pub(super) use fetching::{Page, feed, pack, page};

/// The most pages that one feed may have fetched in one refresh.
const PAGES_A_FEED: usize = 50;

/// What a refresh brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles that are new.
    pub new: usize,
    /// Feeds that could not be read.
    pub failed: usize,
    pub cancelled: bool,
}

/// How a refresh goes about it.
#[derive(Clone, Debug)]
pub struct Options {
    /// One feed; none for all.
    pub feed: Option<FeedId>,
    /// The reader asked for it: intervals of the feeds are not waited for, Retry-After and 410 still are.
    pub asked: bool,
    /// How many feeds are fetched at a time.
    pub workers: usize,
    pub network: Network,
}

impl Default for Options {
    fn default() -> Self {
        Self { feed: None, asked: true, workers: 32, network: Network::default() }
    }
}

impl Options {
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let workers = usize::from(settings.refresh.concurrency.max(1));
        Self { workers, network: Network::of(settings), ..Self::default() }
    }
}

/// Fetches in parallel and stores with one writer, this thread; `tell` hears how it goes.
///
/// Setting `cancelled` ends it soon, keeping what was stored.
pub fn run(
    library: &Path,
    options: &Options,
    tell: &(dyn Fn(RefreshNews) + Sync),
    cancelled: &AtomicBool,
) -> anyhow::Result<Summary> {
    let mut library = Library::open(library)?;
    library.hurry()?;
    let now = super::now();
    let mut feeds = library.to_fetch(options.feed)?;
    feeds.retain(|feed| is_due(feed, options.asked, now));
    let of = feeds.len();
    tell(RefreshNews::Started { feeds: of });

    let fetcher = options.network.fetcher()?;
    let pool = Pool { workers: options.workers, fetcher: &fetcher, cancelled };
    let mut summary = Summary::default();
    let mut pages: Vec<Page> = Vec::new();
    let mut done = 0;
    let queue = Queue::new(feeds, |feed| &feed.url);
    let work = |feed: &ToFetch, fetcher: &_, packer: &mut _| {
        let fetched = contained(|| fetching::feed(feed, fetcher, packer, now));
        fetched.unwrap_or_else(|accident| Some(Fetched::Failed(accident.to_string())))
    };
    let result = pool.run(&queue, work, |fetched| {
        let (feeds, settled): (Vec<ToFetch>, Vec<(FeedId, Fetched)>) =
            fetched.into_iter().filter_map(|(feed, what)| Some((feed.id, feed, what?))).map(split).unzip();
        let taken = library.settle(&settled, now)?;
        for ((feed, (_, what)), taken) in feeds.iter().zip(&settled).zip(&taken) {
            done += 1;
            summary.new += taken.new.len();
            let error = error_of(what);
            summary.failed += usize::from(error.is_some());
            tell(RefreshNews::Feed { feed: feed.id, done, of, new: taken.new.len(), error });
            if feed.full_text {
                pages.extend(pages_of(&library, taken));
            }
        }
        Ok(())
    });
    let result = result.and_then(|()| fetch_pages(&mut library, &pool, pages));
    summary.cancelled = cancelled.load(Ordering::Relaxed);
    tell(RefreshNews::Finished { new: summary.new, failed: summary.failed, cancelled: summary.cancelled });
    result.map(|()| summary)
}

fn split((id, feed, what): (FeedId, ToFetch, Fetched)) -> (ToFetch, (FeedId, Fetched)) {
    (feed, (id, what))
}

fn is_due(feed: &ToFetch, asked: bool, now: Timestamp) -> bool {
    let is_past = |moment: Option<Timestamp>| moment.is_none_or(|moment| moment <= now);
    is_past(feed.not_before) && (asked || is_past(feed.fresh_until))
}

fn error_of(what: &Fetched) -> Option<Text> {
    match what {
        Fetched::Failed(error) => Some(Text::line(error)),
        Fetched::Gone => Some(Text::line("gone for good (410); it will not be asked again")),
        Fetched::Wait { .. } => Some(Text::line("its server asks to be left alone for a while")),
        Fetched::News(_) | Fetched::Unchanged { .. } => None,
    }
}

/// The pages of a feed's new articles.
fn pages_of(library: &Library, taken: &Taken) -> Vec<Page> {
    let new = taken.new.get(..taken.new.len().min(PAGES_A_FEED)).unwrap_or_default();
    let rows = library.rows_of(new).unwrap_or_default();
    rows.into_iter().filter_map(|row| Some(Page { article: row.id, url: row.url?.into_string() })).collect()
}

/// Fetches the full text of articles whose feeds always want it.
fn fetch_pages(library: &mut Library, pool: &Pool<'_>, pages: Vec<Page>) -> anyhow::Result<()> {
    if pages.is_empty() || pool.cancelled.load(Ordering::Relaxed) {
        return Ok(());
    }
    let queue = Queue::new(pages, |page| &page.url);
    let work = |page: &Page, fetcher: &_, packer: &mut _| {
        contained(|| fetching::full_text(page, fetcher, packer)).ok().flatten()
    };
    pool.run(&queue, work, |fetched| {
        for (page, text) in fetched {
            if let Some(text) = text {
                library.replace_body(page.article, &text.body, text.words)?;
            }
        }
        Ok(())
    })
}
