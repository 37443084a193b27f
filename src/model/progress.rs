//! How a refresh is going, put together from what was told of it.

use super::{FeedId, RefreshNews, Text};

/// A server that has not answered for this long is named, in milliseconds.
const HANGS: u64 = 2_500;

/// How a refresh is going. The clock is the caller's, in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
    pub new: usize,
    pub failed: usize,
    /// Full texts that were fetched, and how many are wanted.
    pub pages: Option<(usize, usize)>,
    /// Feeds whose servers were asked and have not answered: the longest first.
    asking: Vec<Asking>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Asking {
    feed: FeedId,
    host: Text,
    since: u64,
}

impl Progress {
    pub fn take(&mut self, news: &RefreshNews, millis: u64) {
        match news {
            RefreshNews::Started { feeds } => *self = Self { of: *feeds, ..Self::default() },
            RefreshNews::Asking { feed, host } => {
                self.asking.push(Asking { feed: *feed, host: host.clone(), since: millis });
            }
            RefreshNews::Feed { feed, done, of, new, error } => {
                (self.done, self.of) = (*done, *of);
                self.new += new;
                self.failed += usize::from(error.is_some());
                self.asking.retain(|asking| asking.feed != *feed);
            }
            RefreshNews::Pages { done, of } => self.pages = Some((*done, *of)),
            RefreshNews::Finished { .. } => self.asking.clear(),
        }
    }

    #[must_use]
    pub fn is_asking(&self, feed: FeedId) -> bool {
        self.asking.iter().any(|asking| asking.feed == feed)
    }

    /// The server that is waited for longest, once that is long, and for how many seconds.
    #[must_use]
    pub fn hanging(&self, millis: u64) -> Option<(&Text, u64)> {
        let first = self.asking.first()?;
        let waited = millis.saturating_sub(first.since);
        (waited >= HANGS).then_some((&first.host, waited / 1_000))
    }

    /// "12/40, 3 new, waiting for slow.example (4 s)".
    #[must_use]
    pub fn words(&self, millis: u64) -> String {
        let done = match self.pages {
            Some((done, of)) => format!("full text {done}/{of}"),
            None => format!("{}/{}", self.done, self.of),
        };
        let new = (self.new > 0).then(|| format!("{} new", self.new));
        let failed = (self.failed > 0).then(|| format!("{} failed", self.failed));
        let hanging = self.hanging(millis).map(|(host, seconds)| format!("waiting for {host} ({seconds} s)"));
        [Some(done), new, failed, hanging].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_waited_for_is_named() {
        let mut progress = Progress::default();
        let asking = |feed, host| RefreshNews::Asking { feed: FeedId(feed), host: Text::line(host) };
        let read = |feed, done, new| RefreshNews::Feed { feed: FeedId(feed), done, of: 3, new, error: None };
        progress.take(&RefreshNews::Started { feeds: 3 }, 0);
        progress.take(&asking(1, "quick.example"), 0);
        progress.take(&asking(2, "slow.example"), 100);
        assert_eq!(progress.words(200), "0/3");
        progress.take(&read(1, 1, 4), 300);
        progress.take(&asking(3, "other.example"), 4_000);
        assert!(progress.is_asking(FeedId(2)) && !progress.is_asking(FeedId(1)));
        assert_eq!(progress.words(4_100), "1/3, 4 new, waiting for slow.example (4 s)");
        progress
            .take(&RefreshNews::Feed { feed: FeedId(2), done: 2, of: 3, new: 0, error: Some(Text::line("no")) }, 5_000);
        assert_eq!(progress.words(5_000), "2/3, 4 new, 1 failed");
        progress.take(&read(3, 3, 0), 5_100);
        progress.take(&RefreshNews::Pages { done: 1, of: 2 }, 5_200);
        assert_eq!(progress.words(99_000), "full text 1/2, 4 new, 1 failed");
    }
}
