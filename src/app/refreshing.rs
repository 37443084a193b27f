//! Refreshing: asked for by the reader, or due by the clock; how it goes and what it brought.

use crate::app::{App, Effect};
use crate::model::{Feed, FeedId, Progress, RefreshNews, SAMPLE_FOLDER, Timestamp};

/// How long after a look for feeds that are due the next one comes, in milliseconds.
const LOOK: u64 = 60_000;

/// What the session knows of refreshing by the clock.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Refreshing {
    /// Whether feeds are fetched as they come due.
    pub automatic: bool,
    /// Whether nobody asked for the refresh that is under way: it is told of only where it brought something.
    pub is_quiet: bool,
    /// When the next look for feeds that are due may come, by the clock in milliseconds.
    pub next_look: u64,
}

impl App {
    /// Fetches one feed or all, as the reader asks.
    pub(super) fn refresh_feed(&mut self, feed: Option<FeedId>) {
        if self.refresh.is_some() {
            self.tell("A refresh is under way; Ctrl-X stops it");
        } else if self.feeds.known && self.feeds.feeds.is_empty() {
            self.tell("There is no feed to refresh; a adds one");
        } else {
            self.refreshing.is_quiet = false;
            self.effects.push(Effect::Refresh { feed });
        }
    }

    /// Where the reader set it, fetches the feeds that came due.
    pub(super) fn refresh_due(&mut self) {
        let is_time = self.refreshing.automatic && self.millis >= self.refreshing.next_look;
        if is_time && self.refresh.is_none() && self.feeds.feeds.iter().any(|feed| is_due(feed, self.now)) {
            self.refreshing.is_quiet = true;
            self.refreshing.next_look = self.millis + LOOK;
            self.effects.push(Effect::RefreshDue);
        }
    }

    pub(super) fn refresh_news(&mut self, news: &RefreshNews) {
        if let RefreshNews::Finished { new, failed, cancelled } = *news {
            self.refresh = None;
            self.refresh_ended(new, failed, cancelled);
            self.library_changed();
        } else {
            self.refresh.get_or_insert_with(Progress::default).take(news, self.millis);
        }
    }

    fn refresh_ended(&mut self, new: usize, failed: usize, cancelled: bool) {
        let stopped = if cancelled { "Stopped: " } else { "" };
        let articles = match new {
            0 => "no new articles".to_owned(),
            1 => "1 new article".to_owned(),
            new => format!("{new} new articles"),
        };
        match failed {
            _ if self.refreshing.is_quiet && !cancelled => {
                if new > 0 {
                    self.tell(&articles);
                }
            }
            0 => self.tell(&format!("{stopped}{articles}")),
            1 => self.tell_error(&format!("{stopped}{articles}; 1 feed failed (marked ! in the feeds pane)")),
            _ => {
                self.tell_error(&format!("{stopped}{articles}; {failed} feeds failed (marked ! in the feeds pane)"));
            }
        }
    }
}

/// Whether a feed comes due by the clock, as far as the session knows.
fn is_due(feed: &Feed, now: Timestamp) -> bool {
    &*feed.folder != SAMPLE_FOLDER && !feed.health.gone && feed.health.next.is_none_or(|next| next <= now)
}
