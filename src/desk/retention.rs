//! Lets old articles go where the reader wants a feed's kept for some time only.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{Desk, now};
use crate::model::FeedId;
use crate::store::{Library, LibraryError};

/// How many articles go in one transaction.
const AT_ONCE: usize = 200;

impl Desk {
    /// How many days and how many articles of a feed are kept; none: for ever, all.
    pub fn retention(&self, feed: FeedId) -> anyhow::Result<(Option<u32>, Option<u32>)> {
        let set = self.library.retentions()?.into_iter().find(|set| set.feed == feed);
        Ok(set.map_or((None, None), |set| (set.days, set.articles)))
    }

    /// Takes out articles that are past the time or the number that their feeds keep, up to `most` in one go; how
    /// many. To be called until there is nothing left to do: each go is whole by itself.
    pub fn retire_old(&mut self, most: usize) -> anyhow::Result<usize> {
        let now = now();
        let mut gone = 0;
        for retention in self.library.retentions()? {
            if gone < most {
                gone += self.library.retire(retention, now, most - gone)?;
            }
        }
        Ok(gone)
    }
}

/// Takes out all that is past its time or number, a batch at a time, until `cancelled`; how many.
pub(super) fn retire_all(library: &mut Library, cancelled: &AtomicBool) -> Result<usize, LibraryError> {
    let now = now();
    let mut gone = 0;
    for retention in library.retentions()? {
        while !cancelled.load(Ordering::Relaxed) {
            match library.retire(retention, now, AT_ONCE)? {
                0 => break,
                more => gone += more,
            }
        }
    }
    Ok(gone)
}
