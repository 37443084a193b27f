//! `newsdesk library`: the care of the library file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::ProgressBar;
use serde_json::json;

use super::Setting;
use super::print::{Out, is_watched, say};
use super::sizes::{StatsArgs, bytes, stats};
use crate::desk::{Past, kept, restore_library};
use crate::runtime;

/// Look after the library: sizes, soundness, room, backups
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Print how large the library is and what takes the room
    Stats(StatsArgs),
    /// Give free room back to the file system; needs as much room again while it works
    Vacuum,
    /// Let the articles go that are past what their feeds keep, as each refresh does
    Retire(RetireArgs),
    /// Look whether the library is sound: exit code 1 where it is not
    Check(CheckArgs),
    /// Copy the library to a new file; also while newsdesk runs
    Backup(FileArgs),
    /// Put a backup in the place of the library, where no newsdesk is at work on it; the present one is kept beside it
    Restore(FileArgs),
}

#[derive(clap::Args)]
struct CheckArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct RetireArgs {
    /// Only tell what would go
    #[arg(long)]
    dry_run: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct FileArgs {
    file: PathBuf,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    match &args.what {
        What::Stats(args) => stats(args, setting),
        What::Vacuum => vacuum(setting),
        What::Retire(args) => retire(args, setting),
        What::Check(args) => check(args, setting),
        What::Backup(args) => backup(&args.file, setting),
        What::Restore(args) => restore(&args.file, setting),
    }
}

fn vacuum(setting: &Setting) -> anyhow::Result<ExitCode> {
    let desk = setting.desk()?;
    let bar = spinner("Making the library smaller");
    let done = desk.vacuum(runtime::room_at(&setting.library));
    bar.finish_and_clear();
    let mut out = Out::new();
    out.line(&format!("{} given back", bytes(done?)))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Tells by feed what is past its time, and lets it go.
fn retire(args: &RetireArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    let others = kept(&setting.settings);
    let (past, feeds) = (desk.past(others)?, desk.feeds()?);
    let title = |past: &Past| feeds.iter().find(|feed| feed.id == past.feed).map(|feed| feed.title.to_string());
    if !args.dry_run {
        desk.retire(others)?;
    }
    let mut out = Out::new();
    if args.json {
        let value = |past: &Past| {
            json!({
                "feed": past.feed,
                "title": title(past),
                "keep_days": past.keep.days,
                "keep_articles": past.keep.articles,
                "articles": past.articles,
                "stay": past.stay,
            })
        };
        out.json(&past.iter().map(value).collect::<Vec<_>>())?;
    } else {
        for past in past.iter().filter(|past| !past.articles.is_empty()) {
            out.line(&format!("{:>8}  {}", past.articles.len(), title(past).unwrap_or_default()))?;
        }
        let count: usize = past.iter().map(|past| past.articles.len()).sum();
        let stay: usize = past.iter().map(|past| past.stay).sum();
        let stay = match stay {
            0 => String::new(),
            stay => format!("; {stay} as old stay, as they are bookmarked, noted, highlighted or followed"),
        };
        let what = match (count, args.dry_run) {
            (1, true) => "article would go",
            (1, false) => "article is gone",
            (_, true) => "articles would go",
            (_, false) => "articles are gone",
        };
        out.line(&format!("{count} {what}{stay}"))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn check(args: &CheckArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let desk = setting.desk()?;
    let bar = spinner("Looking through the library");
    let faults = desk.faults();
    bar.finish_and_clear();
    let faults = faults?;
    if args.json {
        let mut out = Out::new();
        out.json(&json!({"file": setting.library, "sound": faults.is_empty(), "faults": faults}))?;
        out.flush()?;
        return Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    if faults.is_empty() {
        let mut out = Out::new();
        out.line("The library is sound")?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    for fault in &faults {
        say(fault);
    }
    say(
        "`newsdesk library restore FILE` puts a backup in its place; `newsdesk library backup FILE` may still save a copy",
    );
    Ok(ExitCode::FAILURE)
}

fn backup(file: &Path, setting: &Setting) -> anyhow::Result<ExitCode> {
    let desk = setting.desk()?;
    let bar = if is_watched() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    let done = desk.back_up(file, &|done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    done?;
    let mut out = Out::new();
    let size = file.metadata().map_or(0, |file| file.len());
    out.line(&format!("{}  {}", file.display(), bytes(size)))?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn restore(file: &Path, setting: &Setting) -> anyhow::Result<ExitCode> {
    let bar = spinner("Looking through the backup");
    let restored = restore_library(file, &setting.library);
    bar.finish_and_clear();
    let mut out = Out::new();
    match restored?.before {
        Some(before) => out.line(&format!("Restored; the library from before is {}", before.display()))?,
        None => out.line("Restored")?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn spinner(words: &'static str) -> ProgressBar {
    if !is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    bar.set_message(words);
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}
