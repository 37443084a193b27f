//! How a refresh is shown on the command line: a bar where a terminal looks on, else plain lines.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::print::{is_watched, say};
use crate::model::{Feed, FeedId, Progress, RefreshNews, Text};

/// How often the bar is drawn anew, so that it tells of a server that hangs.
const TICK: Duration = Duration::from_millis(250);

/// One who looks on while feeds are fetched.
pub struct Watch {
    bar: ProgressBar,
    progress: Arc<Mutex<Progress>>,
    began: Instant,
    titles: HashMap<FeedId, Text>,
    /// Whether each feed gets a line, and not only those that fail.
    is_verbose: bool,
}

impl Watch {
    /// `feeds` are those whose titles may be told.
    #[must_use]
    pub fn new(feeds: Vec<Feed>, is_verbose: bool) -> Self {
        let titles = feeds.into_iter().map(|feed| (feed.id, feed.title)).collect();
        let (progress, began) = (Arc::new(Mutex::new(Progress::default())), Instant::now());
        let bar = if is_watched() { bar(&progress, began) } else { ProgressBar::hidden() };
        Self { bar, progress, began, titles, is_verbose }
    }

    pub fn tell(&self, news: &RefreshNews) {
        // The bar must not be touched under this lock: it asks for it when it draws.
        lock(&self.progress).take(news, millis(self.began));
        match news {
            RefreshNews::Started { feeds } => self.bar.set_length(*feeds as u64),
            RefreshNews::Feed { feed, done, of, new, error } => {
                self.bar.set_position(*done as u64);
                let title = self.titles.get(feed).map_or("a feed", Text::as_str);
                match error {
                    Some(error) => self.line(&format!("{title}: {error}")),
                    None if self.is_verbose => self.line(&format!("{done}/{of} {title}: {new} new")),
                    None => {}
                }
            }
            RefreshNews::Finished { .. } => self.bar.finish_and_clear(),
            RefreshNews::Asking { .. } | RefreshNews::Pages { .. } => {}
        }
    }

    fn line(&self, words: &str) {
        self.bar.suspend(|| say(words));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn bar(progress: &Arc<Mutex<Progress>>, began: Instant) -> ProgressBar {
    let bar = ProgressBar::new(0);
    let progress = Arc::clone(progress);
    let words = move |_: &ProgressState, out: &mut dyn fmt::Write| {
        let _ = out.write_str(&lock(&progress).words(millis(began)));
    };
    if let Ok(style) = ProgressStyle::with_template("Fetching {wide_bar} {words}") {
        bar.set_style(style.with_key("words", words));
    }
    bar.enable_steady_tick(TICK);
    bar
}

fn lock(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

fn millis(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}
