//! What goes on behind the session: analysis and text index, and the watch over the library.

use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};

use super::work::Answers;
use crate::app::Event;
use crate::desk::Desk;
use crate::model::ArticleId;

/// How many waiting articles are worked off before the lane looks for one that the reader opened.
const STRETCH: usize = 8;

/// How long the lane rests when nothing waits.
const REST: Duration = Duration::from_millis(1_500);

/// How often the library is looked at for changes made elsewhere.
const LOOK: Duration = Duration::from_millis(700);

/// Analyses the article that the reader has open first, then what waits in the library.
pub fn lane(desk: &mut Desk, wanted: &Receiver<ArticleId>, answers: &Answers) {
    let mut rest = Duration::ZERO;
    loop {
        match wanted.recv_timeout(rest) {
            Ok(article) => {
                // Only the article opened last is on the screen.
                let article = wanted.try_iter().last().unwrap_or(article);
                if let Ok(findings) = desk.analyse_article(article) {
                    answers.give(Event::Analysed { article, findings: Box::new(findings) });
                }
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        rest = match desk.work_off(STRETCH) {
            Ok(0) | Err(_) => REST,
            Ok(_) => Duration::ZERO,
        };
    }
}

/// Tells the session when the library was changed, by this process or another one.
pub fn watch(desk: &mut Desk, answers: &Answers) {
    let mut seen = desk.data_version().unwrap_or_default();
    let mut looked = Instant::now();
    loop {
        thread::sleep(LOOK.saturating_sub(looked.elapsed()));
        looked = Instant::now();
        let version = desk.data_version().unwrap_or(seen);
        if version != seen {
            seen = version;
            if !answers.give(Event::LibraryChanged) {
                return;
            }
        }
    }
}
