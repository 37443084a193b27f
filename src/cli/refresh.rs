//! `newsdesk refresh`: fetch what is new, for cron or by hand.

use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::print::{Out, is_watched, say};
use super::watch::Watch;
use super::{Setting, daemon};
use crate::desk::refresh::Summary;
use crate::desk::{Desk, refresh};
use crate::model::{FeedId, Query};
use crate::runtime;

/// Fetch the feeds and store what is new
#[derive(clap::Args)]
#[allow(clippy::struct_excessive_bools)] // each is an option of its own
pub struct Args {
    /// Only this feed (its number, from `newsdesk feeds`)
    #[arg(value_name = "FEED")]
    feed: Option<i64>,
    /// Only feeds that are due by their own intervals
    #[arg(long)]
    due: bool,
    /// Run on and fetch each feed when it is due, until TERM or Ctrl-C; USR1 has all fetched at once
    #[arg(long, conflicts_with_all = ["feed", "due", "json"])]
    daemon: bool,
    /// Leave text index and analysis to the next newsdesk that has time
    #[arg(long)]
    no_analysis: bool,
    /// A line for each feed, not only for those that fail
    #[arg(long, short)]
    verbose: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// How many articles are indexed and analysed between two looks at the progress bar.
const STRETCH: usize = 64;

/// The exit code of a refresh that was stopped: as shells tell of Ctrl-C.
const STOPPED: u8 = 130;

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    if args.daemon {
        return daemon::run(setting, !args.no_analysis, args.verbose);
    }
    let options =
        refresh::Options { feed: args.feed.map(FeedId), asked: !args.due, ..refresh::Options::of(&setting.settings) };
    let stopped = stop_at_signal()?;
    let watch = Watch::new(setting.desk()?.feeds()?, args.verbose);
    let summary = refresh::run(&setting.library, &options, &|news| watch.tell(&news), &stopped)?;
    drop(watch);
    if !args.no_analysis {
        let mut desk = setting.desk()?;
        work_off(&mut desk, &stopped)?;
        runtime::carry_out(desk.outward(), &setting.settings, &say)?;
    }
    let mut out = Out::new();
    if args.json {
        out.json(&json!({
            "feeds": summary.feeds,
            "new": summary.new,
            "changed": summary.changed,
            "failed": summary.failed,
            "held": summary.held,
            "cancelled": summary.cancelled,
        }))?;
    } else if is_watched() {
        out.line(&told(&summary))?;
    }
    out.flush()?;
    Ok(match summary {
        Summary { cancelled: true, .. } => ExitCode::from(STOPPED),
        Summary { failed: 1.., .. } => ExitCode::from(3),
        _ => ExitCode::SUCCESS,
    })
}

fn told(summary: &Summary) -> String {
    let stopped = if summary.cancelled { "stopped: " } else { "" };
    let held = match summary.held {
        0 => String::new(),
        held => format!(", {held} left for later (their servers want rest)"),
    };
    format!("{stopped}{}, {} failed{held}", came(summary), summary.failed)
}

/// "3 new, 1 changed".
pub fn came(summary: &Summary) -> String {
    match summary.changed {
        0 => format!("{} new", summary.new),
        changed => format!("{} new, {changed} changed", summary.new),
    }
}

/// Set by Ctrl-C or TERM, so that what was fetched is kept; a second one ends the program at once.
fn stop_at_signal() -> anyhow::Result<Arc<AtomicBool>> {
    let stopped = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, STOPPED.into(), Arc::clone(&stopped))?;
        flag::register(signal, Arc::clone(&stopped))?;
    }
    Ok(stopped)
}

/// Makes all that waits for it searchable.
pub fn index(desk: &mut Desk) -> anyhow::Result<()> {
    desk.use_threads(thread::available_parallelism().map_or(1, NonZero::get));
    while desk.index_waiting(STRETCH)? > 0 {}
    Ok(())
}

/// Makes ready what a query looks into: words are found as soon as they are indexed, names, quotes and sources once
/// the articles were read.
pub fn ready_for(desk: &mut Desk, words: &str) -> anyhow::Result<()> {
    if Query::read(words).is_ok_and(|query| query.asks_of_findings()) {
        work_off(desk, &AtomicBool::new(false))
    } else {
        index(desk)
    }
}

/// Reads all that waits for it, and does what the reader's rules want done outside.
pub fn read_all(desk: &mut Desk, setting: &Setting) -> anyhow::Result<()> {
    work_off(desk, &AtomicBool::new(false))?;
    runtime::carry_out(desk.outward(), &setting.settings, &say)
}

/// Indexes and analyses all that waits for it until `stopped`, with progress where someone looks on.
pub fn work_off(desk: &mut Desk, stopped: &AtomicBool) -> anyhow::Result<()> {
    let bar = bar(desk.backlog().unwrap_or(0));
    desk.use_threads(thread::available_parallelism().map_or(1, NonZero::get));
    while !stopped.load(Ordering::Relaxed) {
        match desk.work_off(STRETCH)? {
            0 => break,
            done => bar.inc(done as u64),
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// How many articles of those that wait are done; what comes in besides is counted as well.
fn bar(waiting: usize) -> ProgressBar {
    if !is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(waiting as u64);
    if let Ok(style) = ProgressStyle::with_template("Reading articles: {pos} of {len}") {
        bar.set_style(style);
    }
    bar
}
