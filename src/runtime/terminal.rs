//! The terminal: taken over at the start, given back at every way out.

use std::io::{self, Stdout, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend};

use super::frames::Frames;
use crate::desk::is_contained;

/// The terminal that the session is drawn on.
pub type Screen = Terminal<CrosstermBackend<Frames<Stdout>>>;

/// Whether the terminal is ours now. A panic in any thread reads it.
static TAKEN: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// Holds the terminal; gives it back when dropped.
pub struct Hold {
    pub screen: Screen,
    mouse: bool,
}

impl Hold {
    /// Takes the terminal over: raw mode, the alternate screen, mouse and bracketed paste.
    pub fn take(mouse: bool) -> io::Result<Self> {
        HOOK.call_once(install_panic_hook);
        enter(mouse)?;
        let screen = new_screen().inspect_err(|_| give_back())?;
        Ok(Self { screen, mouse })
    }

    /// Gives the terminal back for as long as `meanwhile` runs, then takes it over again.
    pub fn aside<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = meanwhile();
        enter(self.mouse)?;
        self.renew()?;
        Ok(done)
    }

    /// Forgets what is on the terminal, so that the next frame is drawn whole.
    ///
    /// `Terminal::clear` would do, but it asks the terminal where its cursor is, and waits for an
    /// answer that not every terminal gives.
    pub fn renew(&mut self) -> io::Result<()> {
        self.screen = new_screen()?;
        self.screen.backend_mut().clear_region(ClearType::All)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        give_back();
        // Left to itself, the screen does this when it is dropped, and panics when neither the terminal
        // nor standard error is there any more.
        let _ = self.screen.show_cursor();
    }
}

fn new_screen() -> io::Result<Screen> {
    Terminal::new(CrosstermBackend::new(Frames::new(stdout())))
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = stdout();
    let entered = execute!(out, EnterAlternateScreen, EnableBracketedPaste, Hide);
    let entered = if mouse { entered.and_then(|()| execute!(out, EnableMouseCapture)) } else { entered };
    entered.inspect_err(|_| give_back())
}

/// Puts the terminal back as it was. Does nothing when it is not ours; never fails, as there is
/// nobody left to tell.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste);
    let _ = disable_raw_mode();
    // Last, so that whoever sees the plain screen finds the line settings right as well.
    let _ = execute!(out, LeaveAlternateScreen, Show);
}

fn install_panic_hook() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // One that is caught becomes a notice; the session goes on, on a terminal that is still ours.
        if !(TAKEN.load(Ordering::SeqCst) && is_contained()) {
            give_back();
            before(info);
        }
    }));
}
