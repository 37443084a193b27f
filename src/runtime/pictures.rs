//! The lane of pictures: a few threads that fetch and decode what the reader has before his eyes.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::work::{Answers, spawn};
use crate::app::Event;
use crate::config::Settings;
use crate::config::paths::Paths;
use crate::desk::images::Images;
use crate::desk::{self, contained};
use crate::model::{Text, WantedPicture};

/// Pictures fetched at the same time.
const THREADS: usize = 3;

/// The threads, started when the first picture is wanted.
pub struct Pictures {
    settings: Settings,
    paths: Paths,
    answers: Answers,
    lane: Option<Arc<Lane>>,
}

struct Lane {
    images: Images,
    queue: Mutex<Queue>,
    called: Condvar,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<WantedPicture>,
    under_way: Vec<WantedPicture>,
    ended: bool,
}

impl Pictures {
    pub fn new(settings: &Settings, paths: &Paths, answers: Answers) -> Self {
        Self { settings: settings.clone(), paths: paths.clone(), answers, lane: None }
    }

    /// From now on these are wanted, in this order, and nothing that was wanted before.
    pub fn want(&mut self, wanted: Vec<WantedPicture>) {
        let lane = match &self.lane {
            Some(lane) => Arc::clone(lane),
            None if wanted.is_empty() => return,
            None => match self.start() {
                Ok(lane) => lane,
                Err(error) => return self.answers.failed(None, &error),
            },
        };
        let mut queue = lane.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.waiting = wanted.into_iter().filter(|picture| !queue.under_way.contains(picture)).collect();
        lane.called.notify_all();
    }

    /// Breaks off what is on its way; nobody waits for it.
    pub fn end(&self) {
        if let Some(lane) = &self.lane {
            lane.queue.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
            lane.called.notify_all();
            lane.images.end();
        }
    }

    fn start(&mut self) -> anyhow::Result<Arc<Lane>> {
        let most = u64::from(self.settings.image_cache) << 20;
        let images = Images::new(&desk::Network::of(&self.settings), self.paths.pictures_folder.clone(), most)?;
        let lane = Arc::new(Lane { images, queue: Mutex::default(), called: Condvar::new() });
        for _ in 0..THREADS {
            let (lane, answers) = (Arc::clone(&lane), self.answers.clone());
            spawn("pictures", move || while lane.serve(&answers) {})?;
        }
        self.lane = Some(Arc::clone(&lane));
        Ok(lane)
    }
}

impl Lane {
    /// Waits for a picture to be wanted and brings it; false at the end.
    fn serve(&self, answers: &Answers) -> bool {
        let Some(wanted) = self.next() else { return false };
        let got = contained(|| self.images.get(&wanted)).unwrap_or_else(|accident| Err(accident.into()));
        let picture = got.map(Arc::new).map_err(|error| Text::line(&format!("{error:#}")));
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.under_way.retain(|other| *other != wanted);
        drop(queue);
        answers.give(Event::Picture { wanted, picture })
    }

    fn next(&self) -> Option<WantedPicture> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if queue.ended {
                return None;
            }
            if let Some(next) = queue.waiting.pop_front() {
                queue.under_way.push(next.clone());
                return Some(next);
            }
            queue = self.called.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
