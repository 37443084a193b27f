//! `newsdesk refresh`: fetch what is new, for cron or by hand.

use std::num::NonZero;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::Setting;
use super::print::{Out, is_watched, say};
use crate::desk::{Desk, refresh};
use crate::model::{FeedId, RefreshNews};

/// Fetch the feeds and store what is new
#[derive(clap::Args)]
pub struct Args {
    /// Only this feed (its number, from `newsdesk feeds`)
    #[arg(value_name = "FEED")]
    feed: Option<i64>,
    /// Only feeds that are due by their own intervals
    #[arg(long)]
    due: bool,
    /// Leave text index and analysis to the next newsdesk that has time
    #[arg(long)]
    no_analysis: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// How many articles are indexed and analysed between two looks at the progress bar.
const STRETCH: usize = 64;

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let options =
        refresh::Options { feed: args.feed.map(FeedId), asked: !args.due, ..refresh::Options::of(&setting.settings) };
    let bar = bar("Fetching", "{msg} {pos}/{len} {wide_bar}");
    let tell = |news: RefreshNews| match news {
        RefreshNews::Started { feeds } => bar.set_length(feeds as u64),
        RefreshNews::Feed { done, error, .. } => {
            bar.set_position(done as u64);
            if let Some(error) = error {
                bar.suspend(|| say(&error));
            }
        }
        RefreshNews::Asking { .. } | RefreshNews::Pages { .. } => {}
        RefreshNews::Finished { .. } => bar.finish_and_clear(),
    };
    let summary = refresh::run(&setting.library, &options, &tell, &AtomicBool::new(false))?;
    bar.finish_and_clear();
    if !args.no_analysis {
        work_off(&mut setting.desk()?)?;
    }
    let mut out = Out::new();
    if args.json {
        out.json(&json!({"new": summary.new, "failed": summary.failed, "cancelled": summary.cancelled}))?;
    } else if is_watched() {
        out.line(&format!("{} new, {} failed", summary.new, summary.failed))?;
    }
    out.flush()?;
    Ok(if summary.failed > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

/// Makes all that waits for it searchable.
pub fn index(desk: &mut Desk) -> anyhow::Result<()> {
    desk.use_threads(thread::available_parallelism().map_or(1, NonZero::get));
    while desk.index_waiting(STRETCH)? > 0 {}
    Ok(())
}

/// Indexes and analyses all that waits for it, with progress where someone looks on.
pub fn work_off(desk: &mut Desk) -> anyhow::Result<()> {
    let bar = bar("Reading", "{msg} {pos} articles");
    desk.use_threads(thread::available_parallelism().map_or(1, NonZero::get));
    loop {
        match desk.work_off(STRETCH)? {
            0 => break,
            done => bar.inc(done as u64),
        }
    }
    bar.finish_and_clear();
    Ok(())
}

fn bar(what: &'static str, template: &str) -> ProgressBar {
    if !is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0).with_message(what);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
