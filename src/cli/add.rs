//! `newsdesk add`: subscribe to a feed, or to some of a site's.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::Setting;
use super::print::{Out, iso, local, say};
use crate::desk::Desk;
use crate::model::{Feed, FoundFeed, without_password};

/// Subscribe to a feed, by its address or by that of a site
///
/// Where a site has several feeds they are listed, those of comments last. On a terminal the choice
/// is asked for; elsewhere nothing is added, the exit code is 1, and --choose or --all makes the choice.
#[derive(clap::Args)]
pub struct Args {
    /// The address of a feed or of a site, or a name as @ann@social.example
    address: String,
    /// The folder it goes to ("World/Europe")
    #[arg(long, default_value = "")]
    folder: String,
    /// Which of several feeds to take: numbers as listed without this option, parted by commas
    #[arg(long, alias = "pick", value_name = "NUMBERS", value_delimiter = ',')]
    choose: Vec<usize>,
    /// Take all of several feeds
    #[arg(long, conflicts_with = "choose")]
    all: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    let found = desk.find_feeds(&args.address)?;
    let asked = without_password(&args.address);
    let chosen = match (found.as_slice(), args.choose.as_slice()) {
        (all, []) if args.all => all.to_vec(),
        ([only], []) => vec![only.clone()],
        (several, []) => {
            list(several, args.json)?;
            if args.json || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
                say(&format!("{asked} has {} feeds; choose with --choose NUMBER, or --all", several.len()));
                return Ok(ExitCode::FAILURE);
            }
            ask(several)?
        }
        (several, numbers) => {
            picked(several, numbers).with_context(|| format!("--choose: {asked} has {} feeds", several.len()))?
        }
    };
    subscribe(args, &mut desk, &chosen)
}

/// The feeds of these numbers, from 1.
fn picked(found: &[FoundFeed], numbers: &[usize]) -> anyhow::Result<Vec<FoundFeed>> {
    let one = |number: &usize| {
        let feed = number.checked_sub(1).and_then(|index| found.get(index));
        feed.cloned().with_context(|| format!("there is no number {number}"))
    };
    numbers.iter().map(one).collect()
}

fn list(found: &[FoundFeed], as_json: bool) -> anyhow::Result<()> {
    let mut out = Out::new();
    if as_json {
        out.json(&json!({ "choice": found.iter().map(value).collect::<Vec<_>>() }))?;
    } else {
        for (index, feed) in found.iter().enumerate() {
            out.line(&format!("{:>3}  {}  ({})", index + 1, feed.title, about(feed)))?;
            out.line(&format!("     {}", without_password(&feed.url)))?;
        }
    }
    out.flush()
}

fn value(feed: &FoundFeed) -> Value {
    json!({
        "url": without_password(&feed.url),
        "title": feed.title,
        "articles": feed.articles,
        "newest": feed.newest.and_then(iso),
        "comments": feed.comments,
    })
}

fn about(feed: &FoundFeed) -> String {
    let mut words = match feed.articles {
        None => "not looked at".to_owned(),
        Some(1) => "1 article".to_owned(),
        Some(count) => format!("{count} articles"),
    };
    if let Some(newest) = feed.newest {
        words.push_str(", newest ");
        words.push_str(&local(newest));
    }
    if feed.comments {
        words.push_str(", comments");
    }
    words
}

/// Asks which of them, until the answer can be followed; none is an answer too.
fn ask(found: &[FoundFeed]) -> anyhow::Result<Vec<FoundFeed>> {
    loop {
        let mut out = io::stdout().lock();
        write!(out, "Which? Numbers parted by commas, a for all, nothing for none: ")?;
        out.flush()?;
        let mut answer = String::new();
        let end = io::stdin().lock().read_line(&mut answer)? == 0;
        match answer.trim() {
            "" => {
                if end {
                    writeln!(out)?;
                }
                return Ok(Vec::new());
            }
            "a" | "A" | "all" => return Ok(found.to_vec()),
            words => {
                let numbers = words.split([',', ' ']).filter(|word| !word.is_empty()).map(str::parse);
                match numbers.collect::<Result<Vec<usize>, _>>().map(|numbers| picked(found, &numbers)) {
                    Ok(Ok(chosen)) => return Ok(chosen),
                    Ok(Err(error)) => say(&error.to_string()),
                    Err(_) => say(&format!("\"{words}\" is no number of the list")),
                }
            }
        }
    }
}

/// One that fails keeps the others from nothing.
fn subscribe(args: &Args, desk: &mut Desk, chosen: &[FoundFeed]) -> anyhow::Result<ExitCode> {
    let mut added = Vec::new();
    let mut failed = None;
    for found in chosen {
        match desk.add_feed(&found.url, &args.folder) {
            Ok(id) => added.push(id),
            Err(error) if chosen.len() == 1 => return Err(error),
            Err(error) => {
                say(&format!("{error:#}"));
                failed = Some(error);
            }
        }
    }
    let feeds: Vec<Feed> = desk.feeds()?.into_iter().filter(|feed| added.contains(&feed.id)).collect();
    let mut out = Out::new();
    if args.json {
        match feeds.as_slice() {
            [only] if !args.all && chosen.len() == 1 => out.json(&super::values::feed(only))?,
            several => out.json(&several.iter().map(super::values::feed).collect::<Vec<_>>())?,
        }
    } else {
        for feed in &feeds {
            let articles = if feed.total == 1 { "article" } else { "articles" };
            out.line(&format!("Added {} ({} {articles})", feed.title, feed.total))?;
        }
    }
    out.flush()?;
    if let Some(error) = failed {
        bail!(error.context(format!("{} of {} feeds could not be added", chosen.len() - added.len(), chosen.len())));
    }
    Ok(ExitCode::SUCCESS)
}
