//! The feeds of a site: those that a page names, and those that it may have.

use crate::model::FoundFeed;

/// The feeds that a page names, those of its head first.
#[must_use]
pub fn feeds(_html: &str, _base: &str) -> Vec<FoundFeed> {
    Vec::new()
}

/// Addresses at which a site may have a feed, the likeliest first.
#[must_use]
pub fn guesses(_url: &str) -> Vec<String> {
    Vec::new()
}
