//! Joins session, interface and desk for a terminal.

mod background;
mod clock;
mod files;
mod frames;
mod input;
mod lanes;
mod looks;
mod network;
mod outside;
mod pictures;
mod programs;
mod session;
pub mod terminal;
mod work;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, anyhow, bail};
use chrono::{Local, Utc};
use crossbeam_channel::unbounded;

use self::clock::Clock;
use self::input::Input;
use self::looks::Looks;
use self::session::Session;
use self::terminal::Hold;
use self::work::Workers;
use crate::app::command::{Group, TABLE};
use crate::app::keymap::Keymap;
use crate::app::{App, Event};
use crate::config::paths::Paths;
use crate::config::{ConfigError, Settings};
use crate::desk::images::DECODES;
use crate::desk::{Desk, Outward};
use crate::model::{Alerts, Opened};
use crate::ui::ColourDepth;

/// What reaches the loop.
pub enum Incoming {
    Event(Event),
    /// A signal that ends the program, or stops it for a while (SIGTSTP).
    Signal(i32),
    /// The terminal can't be read any more.
    TerminalGone,
}

/// What a session starts from.
pub struct Start {
    pub desk: Desk,
    pub library: PathBuf,
    pub settings: Settings,
    pub paths: Paths,
    /// The article of `newsdesk open`, not kept in the library.
    pub outside: Option<Opened>,
}

/// Runs a session until the reader leaves it.
pub fn run(start: Start) -> anyhow::Result<()> {
    let Start { desk, library, settings, paths, outside } = start;
    if !has_terminal() {
        bail!("the interface needs a terminal; for pipes there are `newsdesk list`, `show` and `search` (see --help)");
    }
    let keymap = Keymap::new(&settings).map_err(|errors| listed(&errors))?;
    let looks = Looks::new(&settings, &paths)?;
    let (sender, events) = unbounded();
    let is_read_only = desk.is_read_only();
    let workers = Workers::start(desk, &library, &settings, &paths, &sender)?;
    input::watch_signals(sender.clone())?;
    let hold = Hold::take(settings.mouse).context("the terminal could not be taken over")?;
    let size = hold.screen.size()?;
    let input = Input::start(sender)?;
    let offset = Local::now().offset().local_minus_utc();
    let mut app = App::new(&settings, keymap, (size.width, size.height), offset);
    app.pictures.drawable = DECODES && looks.theme().is_some_and(|theme| theme.depth > ColourDepth::Mono);
    let todo = app.start(Utc::now().timestamp()).into();
    if is_read_only {
        app.only_reads();
    }
    if let Some(article) = outside {
        app.show_outside(article);
    }
    let clock = Clock::start();
    Session { app, looks, hold, input, workers, events, todo, settings, paths, clock }.run()
}

/// Does what new articles want done outside of newsdesk where no session is open: programs are run and waited for, and
/// one notification tells of all that the reader wants to hear of. `tell` hears what went wrong with a program.
pub fn carry_out(outward: Outward, settings: &Settings, tell: &dyn Fn(&str)) -> anyhow::Result<()> {
    let mut alerts = Alerts::default();
    alerts.add(outward.alerts);
    if let Some(words) = alerts.rest() {
        outside::notify(&words, &settings.notify, None)?;
    }
    let wrong = Mutex::new(Vec::new());
    let keep = |error: anyhow::Error| wrong.lock().unwrap_or_else(PoisonError::into_inner).push(error);
    programs::run_all(outward.commands, &keep);
    let wrong = wrong.into_inner().unwrap_or_else(PoisonError::into_inner);
    for error in &wrong {
        tell(&format!("{error:#}"));
    }
    Ok(())
}

pub use outside::room_at;

/// All themes that can be chosen.
#[must_use]
pub fn themes(paths: &Paths) -> Vec<looks::Offer> {
    looks::offers(paths)
}

/// Whether the interface can be shown.
#[must_use]
pub fn has_terminal() -> bool {
    io::stdout().is_terminal()
}

/// All that is wrong with the keys and the theme of a configuration, a sentence each.
#[must_use]
pub fn check(settings: &Settings, paths: &Paths) -> Vec<String> {
    let mut errors = Vec::new();
    if let Err(wrong) = Keymap::new(settings) {
        errors.extend(wrong.iter().map(ToString::to_string));
    }
    if let Err(wrong) = Looks::new(settings, paths) {
        errors.push(format!("{wrong:#}"));
    }
    errors
}

/// The default keys and help lines, grouped as help groups them: title, then (keys, help) of each command.
#[must_use]
pub fn keys_by_group() -> Vec<(&'static str, Vec<(String, &'static str)>)> {
    let rows = |group: &Group| {
        let rows = TABLE.iter().filter(|row| row.group == *group);
        rows.map(|row| (row.keys.join(", "), row.help)).collect()
    };
    Group::ALL.iter().map(|group| (group.title(), rows(group))).collect()
}

fn listed(errors: &[ConfigError]) -> anyhow::Error {
    anyhow!(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
