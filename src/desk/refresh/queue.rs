//! Which fetch is next: no host gets more than its share, and none holds up the others.

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use url::Url;

use crate::feeds::fetch::host_of;
use crate::feeds::limits;
use crate::model::Text;

/// Jobs by host, shared by the workers of a refresh.
pub(super) struct Queue<J> {
    state: Mutex<State<J>>,
    changed: Condvar,
}

struct State<J> {
    hosts: Vec<Host<J>>,
    /// Hosts with a job to give and room for it, each once.
    ready: VecDeque<usize>,
    /// Jobs that no one has taken.
    left: usize,
    /// How long a job counts against its host.
    slow: Duration,
}

struct Host<J> {
    jobs: VecDeque<J>,
    /// When each of the jobs under way was taken.
    running: Vec<Instant>,
    /// How many jobs may be under way that are not slow yet.
    share: usize,
    is_ready: bool,
}

/// A job and the host that has to be told when it is done.
pub(super) struct Taken<J> {
    pub job: J,
    host: usize,
    since: Instant,
}

impl<J> Queue<J> {
    /// Hosts come in turn, in the order of their first jobs.
    pub fn new(jobs: impl IntoIterator<Item = J>, address: impl Fn(&J) -> &str) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut hosts: Vec<Host<J>> = Vec::new();
        let mut left = 0;
        for job in jobs {
            let number = *numbers.entry(host_of(address(&job))).or_insert(hosts.len());
            if number == hosts.len() {
                hosts.push(Host {
                    jobs: VecDeque::new(),
                    running: Vec::new(),
                    share: limits::PER_HOST,
                    is_ready: true,
                });
            }
            hosts[number].jobs.push_back(job);
            left += 1;
        }
        let ready = (0..hosts.len()).collect();
        Self { state: Mutex::new(State { hosts, ready, left, slow: limits::SLOW }), changed: Condvar::new() }
    }

    /// The next job, waited for while all hosts that have one are busy; none when all are taken.
    pub fn take(&self) -> Option<Taken<J>> {
        let mut state = self.lock();
        loop {
            if state.left == 0 {
                return None;
            }
            if let Some(number) = state.ready.pop_front() {
                let host = &mut state.hosts[number];
                host.is_ready = false;
                if let Some(job) = host.jobs.pop_front() {
                    let since = Instant::now();
                    host.running.push(since);
                    state.offer(number);
                    state.left -= 1;
                    if state.left == 0 {
                        self.changed.notify_all();
                    }
                    return Some(Taken { job, host: number, since });
                }
            } else {
                let slow = state.slow;
                state = self.changed.wait_timeout(state, slow).unwrap_or_else(PoisonError::into_inner).0;
                state.pass_over_slow();
            }
        }
    }

    /// Gives a job's place at its host to the next one.
    pub fn done(&self, taken: Taken<J>) -> J {
        let mut state = self.lock();
        let host = &mut state.hosts[taken.host];
        host.share = limits::PER_HOST;
        if let Some(place) = host.running.iter().position(|since| *since == taken.since) {
            host.running.swap_remove(place);
        }
        state.offer(taken.host);
        drop(state);
        self.changed.notify_one();
        taken.job
    }

    /// Takes back all jobs that were not begun.
    pub fn close(&self) {
        let mut state = self.lock();
        state.left = 0;
        state.hosts.iter_mut().for_each(|host| host.jobs.clear());
        state.ready.clear();
        drop(state);
        self.changed.notify_all();
    }

    pub fn left(&self) -> usize {
        self.lock().left
    }

    fn lock(&self) -> MutexGuard<'_, State<J>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J> State<J> {
    fn offer(&mut self, number: usize) {
        let slow = self.slow;
        let host = &mut self.hosts[number];
        let running = || host.running.iter().filter(|since| since.elapsed() < slow).count();
        if !host.is_ready && !host.jobs.is_empty() && running() < host.share {
            host.is_ready = true;
            self.ready.push_back(number);
        }
    }

    /// Lets hosts go on whose jobs under way have waited for long. One of which nothing came back is tried at
    /// twice as many of its addresses each time: among forty that hang, one that answers is found in two seconds.
    fn pass_over_slow(&mut self) {
        for number in 0..self.hosts.len() {
            let slow = self.slow;
            let host = &mut self.hosts[number];
            if !host.jobs.is_empty() && host.running.iter().all(|since| since.elapsed() >= slow) {
                host.share = (host.share * 2).min(limits::PER_SILENT_HOST);
            }
            self.offer(number);
        }
    }
}

/// The server of an address as a reader knows it.
pub(super) fn shown_host(address: &str) -> Text {
    let url = Url::parse(address).ok();
    let shown = url.as_ref().and_then(|url| {
        let host = url.host_str()?;
        Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
    });
    Text::line(&shown.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_gets_its_share_and_hosts_come_in_turn() {
        let jobs = ["http://a/1", "http://a/2", "http://a/3", "http://b/1"];
        let queue = Queue::new(jobs, |job| job);
        let first = queue.take().unwrap();
        let other = queue.take().unwrap();
        let second = queue.take().unwrap();
        assert_eq!((first.job, other.job, second.job), ("http://a/1", "http://b/1", "http://a/2"));
        assert!(queue.lock().ready.is_empty(), "a has its share");
        queue.done(first);
        assert_eq!(queue.take().unwrap().job, "http://a/3");
        assert!(queue.take().is_none());
    }

    #[test]
    fn jobs_that_hang_do_not_hold_up_the_others_of_their_host() {
        let queue = Queue::new(["http://a/1", "http://a/2", "http://a/3"], |job| job);
        queue.lock().slow = Duration::ZERO;
        let hanging = (queue.take().unwrap(), queue.take().unwrap());
        assert_eq!(queue.take().unwrap().job, "http://a/3");
        assert_eq!(queue.done(hanging.0), "http://a/1");
        assert_eq!(queue.lock().hosts[0].running.len(), 2);
    }

    #[test]
    fn a_host_that_says_nothing_is_tried_at_more_and_more_addresses_until_it_answers() {
        let addresses: Vec<String> = (0..40).map(|number| format!("http://a/{number}")).collect();
        let queue = Queue::new(addresses, |job| job);
        queue.lock().slow = Duration::ZERO;
        let first = queue.take().unwrap();
        for share in [4, 8, 16, 16] {
            queue.lock().pass_over_slow();
            assert_eq!(queue.lock().hosts[0].share, share);
        }
        queue.done(first);
        assert_eq!(queue.lock().hosts[0].share, limits::PER_HOST);
    }

    #[test]
    fn whoever_waits_is_woken_by_the_end() {
        let queue = Queue::new(["http://a/1", "http://a/2", "http://a/3"], |job| job);
        let _held = (queue.take(), queue.take());
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| queue.take().is_none());
            queue.close();
            assert!(waiting.join().unwrap());
        });
    }
}
