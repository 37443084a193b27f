//! Effects that need the disk or the network, carried out on threads; their answers come back as events.
//!
//! Each lane is a thread with a library connection of its own and works in order. Reading, writing
//! and searching never wait for the network, nor for each other.

use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, Select, Sender, unbounded};

use super::Incoming;
use super::background;
use super::lanes::{reading_lane, searching_lane, writing_lane};
use super::network::Network;
use super::pictures::Pictures;
use crate::app::{Effect, Event, Question};
use crate::config::Settings;
use crate::config::paths::Paths;
use crate::desk::{Desk, contained};
use crate::model::{Change, Text};

/// Lanes that the first frame needs nothing of open the library this much later, so that it has the
/// machine for itself.
const CALM: Duration = Duration::from_millis(200);

/// The lanes of one session.
pub struct Workers {
    reading: Sender<Effect>,
    searching: Sender<Effect>,
    writing: Option<Sender<Change>>,
    writer: Option<JoinHandle<()>>,
    network: Network,
    pictures: Pictures,
    answers: Answers,
}

impl Workers {
    /// Starts the lanes. `desk` is the library as already opened; it serves the reading lane.
    pub fn start(
        desk: Desk,
        library: &Path,
        settings: &Settings,
        paths: &Paths,
        events: &Sender<Incoming>,
    ) -> std::io::Result<Self> {
        let (reading, reads) = unbounded();
        let (searching, searches) = unbounded();
        let (writing, writes) = unbounded();
        let (analyse, wanted) = unbounded();
        let (keep, found) = unbounded();
        let answers = Answers { events: events.clone() };

        let to = answers.clone();
        spawn("reading", move || keep_at(&to, || reading_lane(&desk, &reads, &to, &analyse)))?;
        let to = answers.clone();
        spawn("analysing", move || background::analysing_lane(&wanted, &to, &keep))?;
        let (path, to) = (library.to_path_buf(), answers.clone());
        spawn("searching", move || with_desk(&path, &to, &searches, |desk| searching_lane(desk, &searches, &to)))?;
        let (path, to) = (library.to_path_buf(), answers.clone());
        let writer = spawn("writing", move || with_desk(&path, &to, &writes, |desk| writing_lane(desk, &writes, &to)))?;
        let (path, to) = (library.to_path_buf(), answers.clone());
        let rules = settings.rules.clone();
        spawn("backlog", move || {
            with_desk(&path, &to, &found, |desk| {
                desk.use_rules(&rules);
                background::backlog_lane(desk, &found, &to);
            });
        })?;
        let (path, to) = (library.to_path_buf(), answers.clone());
        spawn("watching", move || background::watch(&path, &to))?;

        let network = Network::new(library.to_path_buf(), settings.clone(), answers.clone());
        let pictures = Pictures::new(settings, paths, answers.clone());
        Ok(Self { reading, searching, writing: Some(writing), writer: Some(writer), network, pictures, answers })
    }

    /// Hands an effect to the lane that it belongs to; gives it back when it is none of theirs.
    pub fn take(&mut self, effect: Effect) -> Option<Effect> {
        match effect {
            Effect::Open { .. }
            | Effect::LoadFeeds
            | Effect::LoadRows { .. }
            | Effect::LoadBookmarks { .. }
            | Effect::Offer { .. }
            | Effect::Cite { .. } => {
                let _ = self.reading.send(effect);
            }
            Effect::Search { .. } | Effect::Look { .. } => {
                let _ = self.searching.send(effect);
            }
            Effect::Write(change) => {
                if let Some(writing) = &self.writing {
                    let _ = writing.send(change);
                }
            }
            Effect::AddFeed { .. }
            | Effect::Refresh { .. }
            | Effect::RefreshDue
            | Effect::CancelRefresh
            | Effect::FetchFullText { .. } => {
                self.network.take(effect);
            }
            Effect::WantPictures(wanted) => self.pictures.want(wanted),
            other => return Some(other),
        }
        None
    }

    /// Does something outside the library on a thread of its own; its word is told to the reader.
    pub fn aside(&self, work: impl FnOnce() -> anyhow::Result<Option<String>> + Send + 'static) -> anyhow::Result<()> {
        let answers = self.answers.clone();
        spawn("outside", move || match work() {
            Ok(Some(word)) => {
                answers.give(Event::Told(Text::line(&word)));
            }
            Ok(None) => {}
            Err(error) => answers.failed(None, &error),
        })?;
        Ok(())
    }

    /// Waits until all that the reader did is on disk; breaks off what is on the network.
    pub fn finish(&mut self) {
        self.network.cancel();
        self.pictures.end();
        self.writing = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// The way back from the lanes to the session.
#[derive(Clone)]
pub struct Answers {
    events: Sender<Incoming>,
}

impl Answers {
    /// False once the session is over.
    pub fn give(&self, event: Event) -> bool {
        self.events.send(Incoming::Event(event)).is_ok()
    }

    pub fn failed(&self, question: Option<Question>, error: &anyhow::Error) {
        self.give(Event::Failed { question, message: Text::line(&format!("{error:#}")) });
    }

    /// The event, or what went wrong on the way to it.
    pub fn or_failed(&self, question: Option<Question>, event: anyhow::Result<Event>) {
        match event {
            Ok(event) => {
                self.give(event);
            }
            Err(error) => self.failed(question, &error),
        }
    }
}

pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    thread::Builder::new().name(name.into()).spawn(work)
}

/// Opens the library for a lane once there is a job for it or the start is over.
fn with_desk<J>(library: &Path, answers: &Answers, jobs: &Receiver<J>, mut work: impl FnMut(&mut Desk)) {
    let mut job = Select::new();
    job.recv(jobs);
    let _ = job.ready_timeout(CALM);
    match Desk::open(library) {
        Ok(mut desk) => keep_at(answers, || work(&mut desk)),
        Err(error) => answers.failed(None, &error),
    }
}

/// How many accidents a lane may have before it is given up.
const ACCIDENTS: usize = 20;

/// Takes a lane up again after an accident; the job at which it happened is lost, those behind it are not.
fn keep_at(answers: &Answers, mut lane: impl FnMut()) {
    for _ in 0..ACCIDENTS {
        match contained(&mut lane) {
            Ok(()) => return,
            Err(accident) => answers.failed(None, &accident.into()),
        }
    }
}
