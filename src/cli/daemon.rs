//! `newsdesk refresh --daemon`: feeds as they come due, until it is told to end.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Utc;
use crossbeam_channel::{Receiver, unbounded};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGUSR1};
use signal_hook::iterator::Signals;

use super::Setting;
use super::print::{Out, local, say};
use super::refresh::{came, work_off};
use super::watch::Watch;
use crate::desk::refresh::{self, Summary};
use crate::runtime;

/// The longest that it sleeps: feeds may be added and intervals be set elsewhere.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);

/// The shortest, so that a feed that stays due, whatever is done, keeps no processor busy.
const SHORTEST_SLEEP: Duration = Duration::from_secs(1);

/// After this many rounds in a row that could not be made it gives up.
const MOST_ERRORS: usize = 5;

/// Runs until SIGTERM, SIGINT or SIGHUP; SIGUSR1 has all feeds fetched at once.
pub fn run(setting: &Setting, analyses: bool, is_verbose: bool) -> anyhow::Result<ExitCode> {
    let ended = Arc::new(AtomicBool::new(false));
    let wake = watch_signals(&ended)?;
    let mut asked = false;
    let mut errors = 0;
    loop {
        match round(setting, asked, analyses, is_verbose, &ended) {
            Ok(()) => errors = 0,
            Err(error) if errors < MOST_ERRORS => {
                errors += 1;
                say(&format!("{error:#}"));
            }
            Err(error) => return Err(error),
        }
        let sleep = if errors > 0 { LONGEST_SLEEP } else { until_due(setting) };
        if ended.load(Ordering::SeqCst) {
            return Ok(ExitCode::SUCCESS);
        }
        asked = wake.recv_timeout(sleep).is_ok();
        if ended.load(Ordering::SeqCst) {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

fn round(setting: &Setting, asked: bool, analyses: bool, is_verbose: bool, ended: &AtomicBool) -> anyhow::Result<()> {
    let began = Instant::now();
    let options = refresh::Options { asked, ..refresh::Options::of(&setting.settings) };
    let watch = Watch::new(setting.desk()?.feeds()?, is_verbose);
    let summary = refresh::run(&setting.library, &options, &|news| watch.tell(&news), ended)?;
    drop(watch);
    let took = began.elapsed();
    if analyses && summary.feeds > 0 {
        let mut desk = setting.desk()?;
        work_off(&mut desk, ended)?;
        // The next round does not wait for programs of rules.
        let (outward, settings) = (desk.outward(), setting.settings.clone());
        let carry_out = move || {
            if let Err(error) = runtime::carry_out(outward, &settings, &say) {
                say(&format!("{error:#}"));
            }
        };
        thread::Builder::new().name("rules".into()).spawn(carry_out)?;
    }
    if summary.feeds > 0 {
        let next = refresh::next_due(&setting.library)?;
        let mut out = Out::new();
        out.line(&line(&summary, took, next))?;
        out.flush()?;
    }
    Ok(())
}

/// "2026-11-23 08:15 12 feeds: 34 new, 1 failed in 2.3 s; next 2026-11-23 08:30".
fn line(summary: &Summary, took: Duration, next: Option<i64>) -> String {
    let feeds = if summary.feeds == 1 { "1 feed".to_owned() } else { format!("{} feeds", summary.feeds) };
    let held = if summary.held > 0 { format!(", {} left for later", summary.held) } else { String::new() };
    let next = next.map_or(String::new(), |next| format!("; next {}", local(next.max(Utc::now().timestamp()))));
    format!(
        "{} {feeds}: {}, {} failed{held} in {:.1} s{next}",
        local(Utc::now().timestamp()),
        came(summary),
        summary.failed,
        took.as_secs_f64()
    )
}

/// How long there is nothing to do, as far as can be told.
fn until_due(setting: &Setting) -> Duration {
    let next = refresh::next_due(&setting.library).ok().flatten();
    let left = next.map(|next| next.saturating_sub(Utc::now().timestamp()));
    let left = left.map_or(LONGEST_SLEEP, |left| Duration::from_secs(u64::try_from(left).unwrap_or(0)));
    left.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
}

/// Each signal wakes whoever listens; those that end also set `ended`.
fn watch_signals(ended: &Arc<AtomicBool>) -> anyhow::Result<Receiver<()>> {
    let (send, wake) = unbounded();
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGUSR1])?;
    let ended = Arc::clone(ended);
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            if signal != SIGUSR1 {
                ended.store(true, Ordering::SeqCst);
            }
            if send.send(()).is_err() {
                return;
            }
        }
    })?;
    Ok(wake)
}
