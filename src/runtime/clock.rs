//! When a session wakes: every second, and when it asked to.

use std::time::{Duration, Instant};

use chrono::Utc;

use crate::app::Event;

/// The clock comes this often.
const TICK: Duration = Duration::from_secs(1);

/// When the session began, and when it wants to be woken.
pub struct Clock {
    began: Instant,
    next: Instant,
    wake: Option<Instant>,
}

impl Clock {
    pub fn start() -> Self {
        let now = Instant::now();
        Self { began: now, next: now, wake: None }
    }

    pub(super) fn wake_in(&mut self, millis: u64) {
        let at = Instant::now() + Duration::from_millis(millis);
        self.wake = Some(self.wake.map_or(at, |wake| wake.min(at)));
    }

    pub(super) fn next(&self) -> Instant {
        self.wake.map_or(self.next, |wake| wake.min(self.next))
    }

    /// The tick that is due, if one is.
    pub(super) fn due(&mut self) -> Option<Event> {
        let now = Instant::now();
        if now < self.next() {
            return None;
        }
        if self.wake.is_some_and(|wake| wake <= now) {
            self.wake = None;
        }
        if self.next <= now {
            self.next = now + TICK;
        }
        let millis = u64::try_from(now.duration_since(self.began).as_millis()).unwrap_or(u64::MAX);
        Some(Event::Tick { now: Utc::now().timestamp(), millis })
    }
}
