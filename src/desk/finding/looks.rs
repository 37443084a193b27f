//! Many addresses looked at together.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Instant;

use super::Finding;
use super::look::{Seen, look};
use crate::desk::contain::contained;
use crate::feeds::discover::Named;
use crate::feeds::fetch::{FetchError, Request};

impl Finding<'_> {
    /// In the order of the addresses; what does not answer in time is not waited for.
    pub(super) fn looks(&self, addresses: &[Named]) -> Vec<Seen> {
        let mut seen: Vec<Seen> = addresses.iter().map(|_| Seen::Unseen).collect();
        let next = AtomicUsize::new(0);
        let (tell, told) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..WORKERS.min(addresses.len()) {
                let (tell, next) = (tell.clone(), &next);
                scope.spawn(move || {
                    while let Some((index, named)) = Some(next.fetch_add(1, Ordering::Relaxed))
                        .and_then(|index| Some((index, addresses.get(index)?)))
                    {
                        let seen = contained(|| self.look(named));
                        let seen = seen.unwrap_or_else(|accident| Seen::Nothing(accident.to_string()));
                        if tell.send((index, seen)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(tell);
            loop {
                let left = self.deadline.saturating_duration_since(Instant::now());
                match told.recv_timeout(left) {
                    Ok((index, one)) => {
                        if let Some(place) = seen.get_mut(index) {
                            *place = one;
                        }
                    }
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        self.fetcher.shutdown();
                        return;
                    }
                    Err(mpsc::RecvTimeoutError::Disconnected) => return,
                }
            }
        });
        seen
    }

    pub(super) fn look(&self, named: &Named) -> Seen {
        let _pass = self.gate.enter(&named.url);
        let request = Request::feed(named.url.as_str());
        let request = Request { named_by: self.site.as_ref().map(ToString::to_string), ..request };
        match look(self.fetcher, request, &named.title) {
            Ok(seen) => seen,
            Err(FetchError::Cancelled | FetchError::TimedOut { .. }) => Seen::Unseen,
            Err(error) => Seen::Nothing(error.to_string()),
        }
    }
}

/// How many addresses are looked at together.
const WORKERS: usize = 4;
