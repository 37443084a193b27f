//! Effects that need the network, each on a thread that can be given up.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::work::{Answers, spawn};
use crate::app::{Effect, Event, Question};
use crate::config::Settings;
use crate::desk::{self, Desk, refresh};
use crate::model::{ArticleId, FeedId, RefreshNews, Text};

/// What is under way on the network.
pub struct Network {
    library: PathBuf,
    settings: Settings,
    answers: Answers,
    /// Set to break off the refresh that runs; a new one for each refresh.
    cancelled: Arc<AtomicBool>,
    running: Arc<AtomicBool>,
}

impl Network {
    pub fn new(library: PathBuf, settings: Settings, answers: Answers) -> Self {
        Self { library, settings, answers, cancelled: Arc::default(), running: Arc::default() }
    }

    pub fn take(&mut self, effect: Effect) {
        match effect {
            Effect::Refresh { feed } => self.refresh(feed, true),
            Effect::RefreshDue => self.refresh(None, false),
            Effect::CancelRefresh => self.cancel(),
            Effect::AddFeed { question, address, exact } => {
                self.start(question, move |desk| add_feed(desk, question, &address, exact));
            }
            Effect::FetchFullText { question, article } => {
                self.start(question, move |desk| full_text(desk, question, article));
            }
            _ => {}
        }
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }

    /// Does one thing on a thread of its own.
    fn start(&self, question: Question, work: impl FnOnce(&mut Desk) -> anyhow::Result<Event> + Send + 'static) {
        let (library, answers) = (self.library.clone(), self.answers.clone());
        let reached = desk::Network::of(&self.settings);
        let started = spawn("network", move || {
            let event = desk::contained(|| {
                let mut desk = Desk::open(&library)?;
                desk.use_network(reached);
                work(&mut desk)
            });
            answers.or_failed(Some(question), event.unwrap_or_else(|accident| Err(accident.into())));
        });
        if let Err(error) = started {
            self.answers.failed(Some(question), &error.into());
        }
    }

    /// Fetches one feed or all; where nobody asked, those that are due.
    fn refresh(&mut self, feed: Option<FeedId>, asked: bool) {
        if self.running.swap(true, Ordering::SeqCst) {
            if !asked {
                return;
            }
            let message = "A refresh is under way; wait for it or stop it first";
            self.answers.give(Event::Failed { question: None, message: Text::line(message) });
            return;
        }
        self.cancelled = Arc::default();
        let (library, settings) = (self.library.clone(), self.settings.clone());
        let (answers, cancelled, running) =
            (self.answers.clone(), Arc::clone(&self.cancelled), Arc::clone(&self.running));
        let started = spawn("refresh", move || {
            let options = refresh::Options { feed, asked, ..refresh::Options::of(&settings) };
            refresh_library(&library, &options, &answers, &cancelled);
            running.store(false, Ordering::SeqCst);
        });
        if let Err(error) = started {
            self.running.store(false, Ordering::SeqCst);
            self.answers.failed(None, &error.into());
        }
    }
}

fn refresh_library(library: &Path, options: &refresh::Options, answers: &Answers, cancelled: &AtomicBool) {
    let tell = |news: RefreshNews| {
        answers.give(Event::Refresh(news));
    };
    let run = desk::contained(|| refresh::run(library, options, &tell, cancelled));
    if let Err(error) = run.unwrap_or_else(|accident| Err(accident.into())) {
        tell(RefreshNews::Finished { new: 0, failed: 0, cancelled: true });
        answers.failed(None, &error);
    }
}

fn add_feed(desk: &mut Desk, question: Question, address: &str, exact: bool) -> anyhow::Result<Event> {
    let mut address = address.to_owned();
    if !exact {
        let mut found = desk.find_feeds(&address)?;
        if found.len() > 1 {
            return Ok(Event::FeedChoice { question, found });
        }
        if let Some(only) = found.pop() {
            address = only.url.into_string();
        }
    }
    let feed = desk.add_feed(&address, "")?;
    Ok(Event::FeedAdded { question, feed })
}

fn full_text(desk: &mut Desk, question: Question, article: ArticleId) -> anyhow::Result<Event> {
    desk.fetch_full_text(article)?;
    let mut opened = desk.open_article(article)?;
    opened.findings = desk.analyse_article(article).ok();
    Ok(Event::Opened { question, article: Box::new(opened) })
}
