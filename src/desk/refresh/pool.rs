//! Workers that take jobs off a queue, and one place where what they bring comes together.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use super::queue::Queue;
use crate::feeds::fetch::Fetcher;
use crate::store::Packer;

/// How often the pool looks whether it was cancelled, or whether all its workers hang.
const LOOK: Duration = Duration::from_millis(100);

/// The most results that are brought to the writer together.
const TOGETHER: usize = 64;

/// How many workers come to help when all others wait for servers that don't answer.
const HELP: usize = 8;

/// The shape of a pool.
pub(super) struct Pool<'a> {
    pub workers: usize,
    pub fetcher: &'a Fetcher,
    pub cancelled: &'a AtomicBool,
}

impl Pool<'_> {
    /// Runs all jobs of a queue; `collect` gets what they bring, a few at a time, in this thread.
    pub fn run<J: Send + Sync, R: Send>(
        &self,
        queue: &Queue<J>,
        work: impl Fn(&J, &Fetcher, &mut Packer) -> R + Sync,
        mut collect: impl FnMut(Vec<(J, R)>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let work = &work;
        thread::scope(|scope| {
            let (send, receive) = bounded(self.workers.max(1) * 2);
            let mut workers = Vec::new();
            let hire = |workers: &mut Vec<_>, count: usize| {
                for _ in 0..count {
                    let send = send.clone();
                    let started = thread::Builder::new()
                        .name("fetch".to_owned())
                        .spawn_scoped(scope, move || self.work_off(queue, work, &send));
                    workers.extend(started.ok());
                }
            };
            hire(&mut workers, self.workers.clamp(1, queue.left().max(1)));
            let result = self.gather(&receive, queue, &mut collect, &mut || {
                if queue.left() > 0 && workers.len() < self.workers * 4 {
                    hire(&mut workers, HELP);
                }
                workers.iter().all(thread::ScopedJoinHandle::is_finished)
            });
            if result.is_err() {
                queue.close();
                self.fetcher.shutdown();
            }
            // Whoever still wants to hand in a result must not wait for ever.
            drop(receive);
            for worker in workers {
                // One that died has told so; what it was at counts as not fetched.
                let _ = worker.join();
            }
            result
        })
    }

    fn work_off<J, R>(
        &self,
        queue: &Queue<J>,
        work: &(impl Fn(&J, &Fetcher, &mut Packer) -> R + Sync),
        send: &Sender<(J, R)>,
    ) {
        let Ok(mut packer) = Packer::new() else { return };
        while let Some(taken) = queue.take() {
            let result = work(&taken.job, self.fetcher, &mut packer);
            if send.send((queue.done(taken), result)).is_err() {
                return;
            }
        }
    }

    fn gather<J, R>(
        &self,
        receive: &Receiver<(J, R)>,
        queue: &Queue<J>,
        collect: &mut impl FnMut(Vec<(J, R)>) -> anyhow::Result<()>,
        all_finished: &mut impl FnMut() -> bool,
    ) -> anyhow::Result<()> {
        let mut is_stopped = false;
        loop {
            if self.cancelled.load(Ordering::Relaxed) && !is_stopped {
                is_stopped = true;
                queue.close();
                self.fetcher.shutdown();
            }
            match receive.recv_timeout(if queue.left() == 0 { LOOK / 10 } else { LOOK }) {
                Ok(first) => {
                    let mut together = vec![first];
                    together.extend(receive.try_iter().take(TOGETHER - 1));
                    collect(together)?;
                }
                Err(RecvTimeoutError::Timeout) if all_finished() && receive.is_empty() => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }
}
