//! Keys, mouse, paste, resize and signals, as events.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;
use crossterm::event::{self, Event as TerminalEvent, KeyEventKind};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::Incoming;
use crate::app::Event;

/// How long the input thread waits before it looks whether it should pause.
const LOOK: Duration = Duration::from_millis(200);

/// The thread that reads the terminal, and a way to make it let go for a while.
pub struct Input {
    wanted: Arc<AtomicBool>,
    resting: Arc<AtomicBool>,
}

impl Input {
    /// Starts reading. Ends by itself when the receiver is gone or the terminal is.
    pub fn start(events: Sender<Incoming>) -> io::Result<Self> {
        let wanted = Arc::new(AtomicBool::new(true));
        let resting = Arc::new(AtomicBool::new(false));
        let input = Self { wanted: Arc::clone(&wanted), resting: Arc::clone(&resting) };
        thread::Builder::new().name("input".into()).spawn(move || {
            let _end = End(events.clone());
            while read_one(&events, &wanted, &resting) {}
        })?;
        Ok(input)
    }

    /// Lets go of the terminal while another program has it; returns once it did.
    pub fn rest(&self) {
        self.wanted.store(false, Ordering::SeqCst);
        while !self.resting.load(Ordering::SeqCst) {
            thread::park_timeout(Duration::from_millis(5));
        }
    }

    pub fn go_on(&self) {
        self.wanted.store(true, Ordering::SeqCst);
    }
}

/// Ends the session when the thread that reads the terminal ends, however it does: nobody could be heard after that.
struct End(Sender<Incoming>);

impl Drop for End {
    fn drop(&mut self) {
        let _ = self.0.send(Incoming::TerminalGone);
    }
}

/// Waits for one event and passes it on; false at the end.
fn read_one(events: &Sender<Incoming>, wanted: &AtomicBool, resting: &AtomicBool) -> bool {
    if !wanted.load(Ordering::SeqCst) {
        resting.store(true, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(20));
        return true;
    }
    resting.store(false, Ordering::SeqCst);
    match event::poll(LOOK) {
        Ok(false) => return true,
        Ok(true) => {}
        Err(_) => return false,
    }
    let Ok(read) = event::read() else { return false };
    let event = match read {
        TerminalEvent::Key(key) if key.kind != KeyEventKind::Release => Event::Key(key),
        TerminalEvent::Mouse(mouse) => Event::Mouse(mouse),
        TerminalEvent::Paste(text) => Event::Paste(text),
        TerminalEvent::Resize(columns, rows) => Event::Resized(columns, rows),
        _ => return true,
    };
    events.send(Incoming::Event(event)).is_ok()
}

/// Makes the signals that end or stop a program into an event, so that the terminal is given back.
pub fn watch_signals(events: Sender<Incoming>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            if events.send(Incoming::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}
