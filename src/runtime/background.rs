//! What goes on behind the session: analysis and text index, and the watch over the library.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};

use super::programs;
use super::work::{Answers, spawn};
use crate::app::Event;
use crate::desk::{self, Desk, Outward};
use crate::model::{Alert, Article, ArticleId, Findings, Rules};

/// How many waiting articles are worked off before the lane looks for findings to keep.
const STRETCH: usize = 8;

/// How long the lane rests when nothing waits.
const REST: Duration = Duration::from_millis(1_500);

/// How often the library is looked at for changes made elsewhere.
const LOOK: Duration = Duration::from_millis(700);

/// An open article that has no findings yet.
pub struct Wanted {
    pub id: ArticleId,
    pub article: Article,
    /// The reader's corrections of names.
    pub rules: Rules,
}

/// What was found in an open article, to be kept.
pub struct Found {
    wanted: Wanted,
    findings: Findings,
}

/// Analyses the article that the reader has open. It never waits for the disk, nor for the backlog.
pub fn analysing_lane(wanted: &Receiver<Wanted>, answers: &Answers, keep: &Sender<Found>) {
    for next in wanted {
        // Only the article opened last is on the screen.
        let wanted = wanted.try_iter().last().unwrap_or(next);
        let findings = match desk::analyse_article(&wanted.article) {
            Ok(findings) => findings,
            Err(error) => {
                answers.failed(None, &error);
                continue;
            }
        };
        let shown = desk::corrected(findings.clone(), &wanted.rules);
        answers.give(Event::Analysed { article: wanted.id, findings: Box::new(shown) });
        let _ = keep.send(Found { wanted, findings });
    }
}

/// Keeps what was found in open articles, and works off what waits in the library.
pub fn backlog_lane(desk: &mut Desk, found: &Receiver<Found>, answers: &Answers) {
    let mut rest = Duration::ZERO;
    let mut left = Left::default();
    let mut told = Together::default();
    loop {
        match found.recv_timeout(rest) {
            Ok(Found { wanted, findings }) => {
                // Where they can't be kept, the article still waits and is read again.
                let _ = desk.keep_findings(wanted.id, &wanted.article, &findings);
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        rest = match desk.work_off(STRETCH) {
            Ok(0) | Err(_) => REST,
            Ok(_) => Duration::ZERO,
        };
        left.tell(desk, rest == REST, answers);
        let Outward { alerts, commands } = desk.outward();
        if let Some(alerts) = told.with(alerts, rest == REST) {
            answers.give(Event::Alerts(alerts));
        }
        if !commands.is_empty() {
            let to = answers.clone();
            let run = move || programs::run_all(commands, &|error| to.failed(None, &error));
            if let Err(error) = spawn("programs", run) {
                answers.failed(None, &error.into());
            }
        }
    }
}

/// What came in at once is told at once: alerts wait until nothing else is to be read, but not for long.
#[derive(Default)]
struct Together {
    alerts: Vec<Alert>,
    since: Option<Instant>,
}

/// How long an alert may wait for others.
const AT_ONCE: Duration = Duration::from_secs(5);

impl Together {
    /// Takes some more; those that are to be told now.
    fn with(&mut self, alerts: Vec<Alert>, is_resting: bool) -> Option<Vec<Alert>> {
        self.alerts.extend(alerts);
        if self.alerts.is_empty() {
            return None;
        }
        let since = *self.since.get_or_insert_with(Instant::now);
        if !is_resting && since.elapsed() < AT_ONCE {
            return None;
        }
        self.since = None;
        Some(std::mem::take(&mut self.alerts))
    }
}

/// How often it is told how much is left.
const TOLD: Duration = Duration::from_secs(2);

/// What was last told of the articles that wait.
#[derive(Default)]
struct Left {
    at: Option<Instant>,
    told: usize,
}

impl Left {
    fn tell(&mut self, desk: &Desk, is_resting: bool, answers: &Answers) {
        let is_time = self.at.is_none_or(|at| at.elapsed() > TOLD);
        let is_over = is_resting && self.told > 0;
        if !(is_time || is_over) {
            return;
        }
        self.at = Some(Instant::now());
        let left = if is_resting { 0 } else { desk.backlog().unwrap_or(0) };
        if left != self.told {
            self.told = left;
            answers.give(Event::Backlog { left });
        }
    }
}

/// Tells the session when the library was changed, by this process or another one.
pub fn watch(library: &Path, answers: &Answers) {
    thread::sleep(LOOK);
    let desk = match Desk::open(library) {
        Ok(desk) => desk,
        Err(error) => return answers.failed(None, &error),
    };
    // What changed before the first look can't be told from what didn't.
    let mut seen = None;
    loop {
        let looked = Instant::now();
        let version = desk.data_version().ok().or(seen);
        if version != seen {
            seen = version;
            if !answers.give(Event::LibraryChanged) {
                return;
            }
        }
        thread::sleep(LOOK.saturating_sub(looked.elapsed()));
    }
}
