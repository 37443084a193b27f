//! Lets old articles go where the reader wants a feed's kept for some time only.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::{Desk, now};
use crate::config::Settings;
use crate::model::{ArticleId, FeedId};
use crate::store::{Keep, Library, LibraryError, Retention};

/// How many articles go in one transaction.
const AT_ONCE: usize = 200;

/// How long the library is left to others between two of these.
const TURN_OF_OTHERS: Duration = Duration::from_millis(10);

/// What would go of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub feed: FeedId,
    pub keep: Keep,
    pub articles: Vec<ArticleId>,
    /// How many stay that are as old: bookmarked, noted, highlighted or followed.
    pub stay: usize,
}

/// What the settings say of feeds that nothing is set for.
#[must_use]
pub fn kept(settings: &Settings) -> Keep {
    let number = |number: u16| Some(u32::from(number)).filter(|number| *number > 0);
    Keep { days: number(settings.refresh.keep_days), articles: number(settings.refresh.keep_articles) }
}

impl Desk {
    /// How many days and how many articles of a feed are kept, as it was set; 0: for ever, all.
    pub fn retention(&self, feed: FeedId) -> anyhow::Result<Keep> {
        let set = self.library.set_retentions()?.into_iter().find(|set| set.feed == feed);
        Ok(set.map_or_else(Keep::default, |set| set.keep))
    }

    /// What is set for each feed that something is set for.
    pub fn retentions(&self) -> anyhow::Result<Vec<Retention>> {
        Ok(self.library.set_retentions()?)
    }

    /// What would go at the end of a refresh, by feed.
    pub fn past(&self, others: Keep) -> anyhow::Result<Vec<Past>> {
        let now = now();
        let mut past = Vec::new();
        for retention in self.library.retentions(others)? {
            let (articles, stay) = self.library.past(retention, now)?;
            if !articles.is_empty() || stay > 0 {
                past.push(Past { feed: retention.feed, keep: retention.keep, articles, stay });
            }
        }
        Ok(past)
    }

    /// Lets all go that is past its time or number; how many articles that were.
    pub fn retire(&mut self, others: Keep) -> anyhow::Result<usize> {
        Ok(retire_all(&mut self.library, others, &AtomicBool::new(false))?)
    }
}

/// Takes out all that is past its time or number, a batch at a time, until `cancelled`; how many.
pub(super) fn retire_all(library: &mut Library, others: Keep, cancelled: &AtomicBool) -> Result<usize, LibraryError> {
    let now = now();
    let mut gone = 0;
    for retention in library.retentions(others)? {
        while !cancelled.load(Ordering::Relaxed) {
            match library.retire(retention, now, AT_ONCE)? {
                0 => break,
                some => gone += some,
            }
            thread::sleep(TURN_OF_OTHERS);
        }
    }
    Ok(gone)
}
