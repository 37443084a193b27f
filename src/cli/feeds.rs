//! `newsdesk feeds`: what is subscribed to, and how it fares.

use std::process::ExitCode;

use super::Setting;
use super::print::{Out, local};
use crate::model::Feed;

/// List the feeds with their unread counts and errors
#[derive(clap::Args)]
pub struct Args {
    /// Only feeds whose last fetch failed
    #[arg(long)]
    failing: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut feeds = setting.desk()?.feeds()?;
    if args.failing {
        feeds.retain(|feed| feed.health.error.is_some());
    }
    let mut out = Out::new();
    if args.json {
        out.json(&feeds.iter().map(super::values::feed).collect::<Vec<_>>())?;
    } else {
        for feed in &feeds {
            out.line(&line(feed))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn line(feed: &Feed) -> String {
    let folder = if feed.folder.is_empty() { String::new() } else { format!("{} / ", feed.folder) };
    let state = match (&feed.health.error, feed.health.last_ok) {
        (Some(error), _) => format!("! {error}"),
        (None, Some(moment)) => local(moment),
        (None, None) => "not fetched yet".into(),
    };
    format!(
        "{:>5}  {:>5} of {:<6} {folder}{}\n{:7}{}  {state}",
        feed.id.0, feed.unread, feed.total, feed.title, "", feed.url
    )
}
