//! How many connections one host gets at a time.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use url::Url;

use crate::feeds::limits;

/// Lets a limited number of requests through to each host. Shared by the threads of a refresh.
#[derive(Debug, Default)]
pub struct HostGate {
    inside: Mutex<HashMap<String, usize>>,
    left: Condvar,
}

/// Leave to ask a host; given back when dropped.
#[derive(Debug)]
pub struct Pass<'a> {
    gate: &'a HostGate,
    host: String,
}

impl HostGate {
    /// A pass for the host of `url`, waited for.
    #[must_use]
    pub fn enter(&self, url: &str) -> Pass<'_> {
        let host = host_of(url);
        let mut inside = self.lock();
        while !admit(&mut inside, &host) {
            inside = self.left.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        Pass { gate: self, host }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts one more request to the host in, where it has not its share yet.
fn admit(inside: &mut HashMap<String, usize>, host: &str) -> bool {
    match inside.get_mut(host) {
        Some(count) if *count >= limits::PER_HOST => false,
        Some(count) => {
            *count += 1;
            true
        }
        None => {
            inside.insert(host.to_owned(), 1);
            true
        }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let mut inside = self.gate.lock();
        if let Some(count) = inside.get_mut(&self.host) {
            *count -= 1;
            if *count == 0 {
                inside.remove(&self.host);
            }
        }
        drop(inside);
        self.gate.left.notify_all();
    }
}

/// Host and port, as what shares a server's patience; an address that has none is a host of its own.
#[must_use]
pub fn host_of(url: &str) -> String {
    match Url::parse(url) {
        Ok(parsed) if parsed.has_host() => {
            format!("{}:{}", parsed.host_str().unwrap_or(""), parsed.port_or_known_default().unwrap_or(0))
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_its_share_and_no_more() {
        let gate = HostGate::default();
        let is_let_in = |url: &str| admit(&mut gate.lock().clone(), &host_of(url));
        let first = gate.enter("http://a.example/1");
        let second = gate.enter("http://A.example:80/2");
        assert!(!is_let_in("http://a.example/3"));
        assert!(is_let_in("http://b.example/3"));
        drop(first);
        assert!(is_let_in("http://a.example/3"));
        drop(second);
        assert!(gate.lock().is_empty());
    }

    #[test]
    fn who_waits_gets_in_when_another_leaves() {
        let gate = HostGate::default();
        let held = [gate.enter("http://a.example/1"), gate.enter("http://a.example/2")];
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| drop(gate.enter("http://a.example/3")));
            drop(held);
            waiting.join().unwrap();
        });
        assert!(gate.lock().is_empty());
    }
}
