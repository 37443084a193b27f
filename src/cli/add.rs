//! `newsdesk add`: subscribe to a feed.

use std::process::ExitCode;

use anyhow::{Context, bail};
use serde_json::json;

use super::Setting;
use super::print::{Out, say};
use crate::model::without_password;

/// Subscribe to a feed, by its address or by that of a site
#[derive(clap::Args)]
pub struct Args {
    /// The address of a feed, or of a site that names its feeds
    address: String,
    /// The folder it goes to ("World/Europe")
    #[arg(long, default_value = "")]
    folder: String,
    /// Which of several feeds to take: its number, as listed without this option
    #[arg(long, value_name = "NUMBER")]
    pick: Option<usize>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    let found = desk.find_feeds(&args.address).with_context(|| without_password(&args.address))?;
    let address = match (found.as_slice(), args.pick) {
        ([], _) => args.address.as_str(),
        ([only], None | Some(1)) => only.url.as_str(),
        (several, Some(number)) => match number.checked_sub(1).and_then(|index| several.get(index)) {
            Some(chosen) => chosen.url.as_str(),
            None => bail!("--pick {number}: {} names {} feeds", without_password(&args.address), several.len()),
        },
        (several, None) => {
            let mut out = Out::new();
            if args.json {
                let choice = several.iter().map(|feed| json!({"url": feed.url, "title": feed.title}));
                out.json(&json!({"choice": choice.collect::<Vec<_>>()}))?;
            } else {
                for (index, feed) in several.iter().enumerate() {
                    out.line(&format!("{:>3}  {}  {}", index + 1, feed.title, feed.url))?;
                }
            }
            out.flush()?;
            say(&format!("{} names several feeds; choose one with --pick NUMBER", without_password(&args.address)));
            return Ok(ExitCode::from(2));
        }
    };
    let id = desk.add_feed(address, &args.folder).with_context(|| without_password(address))?;
    let feeds = desk.feeds()?;
    let mut out = Out::new();
    if let Some(feed) = feeds.iter().find(|feed| feed.id == id) {
        if args.json {
            out.json(&super::values::feed(feed))?;
        } else {
            out.line(&format!("Added {} ({} articles)", feed.title, feed.total))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
