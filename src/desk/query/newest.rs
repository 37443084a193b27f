//! What a query finds, in the order of dates.
//!
//! An index gives articles as they came in. That is the order of their dates but for some hours where feeds are read
//! as they publish, and not at all where a feed is new to the library and brings months of news at once. No article
//! is newer than the moment at which it came in: this tells when enough of them were looked at.

use std::cmp::Reverse;

use super::flow::Flow;
use super::{Limits, ORDERED, Range};
use crate::desk::Desk;
use crate::model::{After, ArticleId, Timestamp};

/// How many are looked at first; each time that these do not do, twice as many.
const FIRST: usize = 200;

/// Articles in the order of dates.
#[derive(Debug, Default)]
pub(in crate::desk) struct Newest {
    /// With their dates, the newest first.
    pub found: Vec<(Timestamp, ArticleId)>,
    /// Where so many are found that not all were put in order: those with lower numbers were not looked at.
    pub rest: Option<ArticleId>,
}

impl Newest {
    pub fn articles(self) -> Vec<ArticleId> {
        self.found.into_iter().map(|(_, article)| article).collect()
    }
}

impl Desk {
    /// The newest articles of a flow behind a place: its rank is a date, its number that of an article. Beyond
    /// [`ORDERED`] of them, or the first [`FIRST`] where their texts have to be read, they are not put in order.
    pub(in crate::desk) fn newest(
        &self,
        flow: &mut Flow,
        limits: &Limits,
        range: Range,
        after: After,
        most: usize,
    ) -> anyhow::Result<Newest> {
        let texts = limits.texts.get();
        let mut range = range;
        let mut behind: Vec<(Timestamp, ArticleId)> = Vec::new();
        let (mut looked_at, mut at_once) = (0, most.max(FIRST));
        let rest = loop {
            let drained = self.drain(flow, limits, range, at_once)?;
            let Some(last) = drained.last().copied() else { break None };
            let moments = self.library.moments(&drained)?;
            let came = moments.last().map_or(Timestamp::MAX, |(_, _, came)| *came);
            let place = |(date, article, _): &(Timestamp, ArticleId, Timestamp)| (*date, *article);
            let is_behind = |(date, article): &(Timestamp, ArticleId)| (*date, article.0) < (after.rank, after.id);
            behind.extend(moments.iter().map(place).filter(is_behind));
            behind.sort_unstable_by_key(|place| Reverse(*place));
            looked_at += drained.len();
            let is_sure = most.checked_sub(1).and_then(|last| behind.get(last)).is_some_and(|(date, _)| *date >= came);
            if drained.len() < at_once {
                break None;
            }
            let reads_texts = limits.texts.get() < texts;
            if is_sure || reads_texts || looked_at >= ORDERED.max(most) {
                break Some(last);
            }
            range.top = last.0 - 1;
            at_once = looked_at.min(ORDERED);
        };
        behind.truncate(most);
        Ok(Newest { found: behind, rest })
    }
}
