//! What is seen while an older library is brought to today's format: with a large one it takes a while.

use std::cell::OnceCell;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::print::{is_watched, say};
use crate::desk::Upgrade;

/// How often the sign of life moves.
const TICK: Duration = Duration::from_millis(100);

/// The progress of a change of format; nothing is shown before there is one.
#[derive(Default)]
pub struct Upgrading {
    bar: OnceCell<ProgressBar>,
}

impl Upgrading {
    pub fn tell(&self, upgrade: Upgrade) {
        let bar = self.bar.get_or_init(bar);
        match upgrade {
            Upgrade::Copying { done, of } => {
                bar.set_message(format!("copying it first, {} %", (100 * done).checked_div(of).unwrap_or(100)));
            }
            Upgrade::Changing => bar.set_message("changing it"),
        }
    }
}

impl Drop for Upgrading {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar() -> ProgressBar {
    if !is_watched() {
        say("the library is brought to today's format; a copy of it is kept beside it");
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} Bringing the library to today's format: {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TICK);
    bar
}
