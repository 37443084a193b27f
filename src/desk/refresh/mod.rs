//! Fetches the subscribed feeds and stores what is new.

mod fetching;
mod pool;
mod queue;
mod schedule;

use std::cell::Cell;
use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::bail;

use super::{Keep, Network, contained, retention};
use crate::config::Settings;
use crate::feeds::fetch::host_of;
use crate::model::{ArticleId, ArticleRow, DAY, FeedId, RefreshNews, Text, Timestamp, interval};
use crate::store::{Fetched, Kept, Library, Rests, Taken, ToFetch, Unpacker};
use pool::Pool;
use queue::Queue;

pub(super) use fetching::{Page, feed, pack, page};
pub use schedule::Bounds;
pub(super) use schedule::next;

/// For how many seconds a feed that is taken on is left alone by other newsdesks, should this one die.
const CLAIM: i64 = 300;

/// After this time those that are left are claimed anew.
const CLAIM_ANEW: Duration = Duration::from_mins(1);

/// The most pages that one feed may have fetched in one refresh.
const PAGES_A_FEED: usize = 50;

/// Of articles that a feed gives otherwise than before fewer, and none that is older: there are feeds that change all of
/// theirs at every look, and publishers change theirs in the first days.
const CHANGED_A_FEED: usize = 10;
const CHANGED_WITHIN: i64 = 7 * DAY;

/// What a refresh brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Feeds there were to fetch.
    pub feeds: usize,
    /// Articles that are new, and those that their feeds give otherwise than before.
    pub new: usize,
    pub changed: usize,
    /// Feeds that could not be read.
    pub failed: usize,
    /// Feeds that were left for later, as their server wants rest.
    pub held: usize,
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
    /// For how long the articles of feeds are kept that nothing is set for.
    pub keep: Keep,
}

impl Default for Options {
    fn default() -> Self {
        Self { feed: None, asked: true, workers: 32, network: Network::default(), keep: Keep::default() }
    }
}

impl Options {
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let workers = usize::from(settings.refresh.concurrency.max(1));
        Self { workers, network: Network::of(settings), keep: retention::kept(settings), ..Self::default() }
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
    let resting = Cell::new(0);
    let feeds = library.claim(options.feed, now + CLAIM, |feed, rests| {
        let is_due = schedule::is_due(feed, rests, options.asked, now);
        resting.set(resting.get() + usize::from(options.asked && !is_due));
        is_due
    })?;
    if let (Some(feed), true, true) = (options.feed, options.asked, feeds.is_empty()) {
        bail!(why_not(&library, feed, now)?);
    }
    if feeds.is_empty() && !options.asked {
        return Ok(Summary::default());
    }
    let mut left: HashSet<FeedId> = feeds.iter().map(|feed| feed.id).collect();
    let mut summary = Summary { feeds: feeds.len(), held: resting.get(), ..Summary::default() };
    let ended = round(&mut library, options, feeds, &mut left, &mut summary, tell, cancelled);
    // What was not come to is for whoever comes next.
    let released = if left.is_empty() { Ok(()) } else { library.release(left) };
    summary.cancelled = cancelled.load(Ordering::Relaxed);
    tell(RefreshNews::Finished { new: summary.new, failed: summary.failed, cancelled: summary.cancelled });
    ended?;
    released?;
    retention::retire_all(&mut library, options.keep, cancelled)?;
    Ok(summary)
}

/// Why a feed that the reader asks for is not fetched.
fn why_not(library: &Library, feed: FeedId, now: Timestamp) -> anyhow::Result<String> {
    if let Some(left) = library.to_fetch(Some(feed))?.first().and_then(|feed| schedule::rest_of(feed, now)) {
        return Ok(format!("its server asks to be left alone for another {}", interval::words(left)));
    }
    let known = library.feeds()?.into_iter().find(|known| known.id == feed);
    Ok(match known {
        Some(known) if known.health.gone => "this feed is gone for good (410) and is not asked any more".to_owned(),
        Some(_) => "the feeds of the sample edition are not on the network".to_owned(),
        None => format!("there is no feed {}", feed.0),
    })
}

/// When the next feed comes due by the clock; none where there is none to fetch.
pub fn next_due(library: &Path) -> anyhow::Result<Option<Timestamp>> {
    let (library, now) = (Library::open(library)?, super::now());
    let rests = library.rests()?;
    let feeds = library.to_fetch(None)?;
    Ok(feeds.iter().map(|feed| schedule::due_at(feed, rests.get(&host_of(&feed.url)).copied(), now)).min())
}

fn round(
    library: &mut Library,
    options: &Options,
    feeds: Vec<ToFetch>,
    left: &mut HashSet<FeedId>,
    summary: &mut Summary,
    tell: &(dyn Fn(RefreshNews) + Sync),
    cancelled: &AtomicBool,
) -> anyhow::Result<()> {
    let of = feeds.len();
    tell(RefreshNews::Started { feeds: of });
    let bounds = options.network.bounds;
    let fetcher = options.network.fetcher()?;
    let pool = Pool { workers: options.workers, fetcher: &fetcher, cancelled };
    let mut pages: Vec<Page> = Vec::new();
    let mut done = 0;
    let queue = Queue::new(feeds, |feed| &feed.url);
    // Servers that refused one of their feeds in this round.
    let refused: Mutex<Rests> = Mutex::default();
    let work = |feed: &ToFetch, fetcher: &_, packer: &mut _| {
        let host = host_of(&feed.url);
        let refused_now = || refused.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = refused_now().get(&host).copied() {
            return Some(Fetched::Held { until });
        }
        tell(RefreshNews::Asking { feed: feed.id, host: queue::shown_host(&feed.url) });
        let fetched = contained(|| fetching::feed(feed, fetcher, packer, bounds, super::now()));
        let fetched = fetched.unwrap_or_else(|accident| Some(Fetched::Failed(accident.to_string())));
        if let Some(Fetched::Wait { host_until, .. }) = &fetched {
            refused_now().insert(host, *host_until);
        }
        fetched
    };
    let mut claimed = Instant::now();
    pool.run(&queue, work, |fetched| {
        let now = super::now();
        let (feeds, settled): (Vec<ToFetch>, Vec<(FeedId, Fetched)>) =
            fetched.into_iter().filter_map(|(feed, what)| Some((feed.id, feed, what?))).map(split).unzip();
        let taken = library.settle(&settled, now, &|facts| schedule::next(facts, bounds))?;
        for ((feed, (_, what)), taken) in feeds.iter().zip(&settled).zip(&taken) {
            done += 1;
            left.remove(&feed.id);
            summary.new += taken.new.len();
            summary.changed += taken.changed.len();
            summary.held += usize::from(matches!(what, Fetched::Held { .. }));
            let error = error_of(what);
            summary.failed += usize::from(error.is_some());
            tell(RefreshNews::Feed { feed: feed.id, done, of, new: taken.new.len(), error });
            if feed.full_text {
                pages.extend(pages_of(library, taken, &feed.url));
            }
        }
        if claimed.elapsed() > CLAIM_ANEW {
            claimed = Instant::now();
            library.keep_claim(left.iter().copied(), now + CLAIM)?;
        }
        Ok(())
    })?;
    fetch_pages(library, &pool, pages, tell)
}

fn split((id, feed, what): (FeedId, ToFetch, Fetched)) -> (ToFetch, (FeedId, Fetched)) {
    (feed, (id, what))
}

fn error_of(what: &Fetched) -> Option<Text> {
    match what {
        Fetched::Failed(error) | Fetched::Unreached(error) => Some(Text::line(error)),
        Fetched::Gone => Some(Text::line("gone for good (410); it will not be asked again")),
        Fetched::Wait { why, .. } => Some(Text::line(why)),
        Fetched::News(_) | Fetched::Unchanged { .. } | Fetched::Held { .. } => None,
    }
}

/// The pages of a feed's new articles, and of those that it gives otherwise than before: their pages may be others, too.
fn pages_of(library: &Library, taken: &Taken, feed: &str) -> Vec<Page> {
    let newest_changed = taken.changed.iter().rev().take(CHANGED_A_FEED);
    let wanted: Vec<ArticleId> = taken.new.iter().take(PAGES_A_FEED).chain(newest_changed).copied().collect();
    let oldest = super::now() - CHANGED_WITHIN;
    let (rows, mut unpacker) = (library.rows_of(&wanted).unwrap_or_default(), Unpacker::new().ok());
    let mut beside = |article| match unpacker.as_mut()?.body(&library.body(article).ok()?)? {
        Kept::Entry { beside, .. } => Some(beside),
        Kept::Article(article) => Some(super::beside::of(&article)),
    };
    let page = |row: ArticleRow| {
        let url = row.url?.into_string();
        let feed = Some(feed.to_owned());
        Some(Page { article: row.id, url, feed, beside: beside(row.id).unwrap_or_default(), words: row.words })
    };
    let is_wanted = |row: &ArticleRow| row.published > oldest || taken.new.contains(&row.id);
    rows.into_iter().filter(is_wanted).filter_map(page).collect()
}

/// Fetches the full text of articles whose feeds always want it.
fn fetch_pages(
    library: &mut Library,
    pool: &Pool<'_>,
    pages: Vec<Page>,
    tell: &(dyn Fn(RefreshNews) + Sync),
) -> anyhow::Result<()> {
    if pages.is_empty() || pool.cancelled.load(Ordering::Relaxed) {
        return Ok(());
    }
    let (mut done, of) = (0, pages.len());
    tell(RefreshNews::Pages { done, of });
    let queue = Queue::new(pages, |page| &page.url);
    let work = |page: &Page, fetcher: &_, packer: &mut _| {
        contained(|| fetching::full_text(page, fetcher, packer)).ok().flatten()
    };
    pool.run(&queue, work, |fetched| {
        for (page, text) in fetched {
            done += 1;
            tell(RefreshNews::Pages { done, of });
            if let Some(text) = text.filter(|text| text.is_whole(page.words)) {
                library.replace_body(page.article, &text.body, text.words, super::now())?;
            }
        }
        Ok(())
    })
}
