//! Fetches the subscribed feeds and stores what is new.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::model::{FeedId, RefreshNews};

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
}

/// Fetches in parallel and stores with one writer; `tell` hears how it goes, from several threads.
///
/// Setting `cancelled` ends it soon, keeping what was stored.
pub fn run(
    _library: &Path,
    _options: &Options,
    _tell: &(dyn Fn(RefreshNews) + Sync),
    _cancelled: &AtomicBool,
) -> anyhow::Result<Summary> {
    anyhow::bail!("not yet")
}
