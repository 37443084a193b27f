//! `newsdesk feeds`: what is subscribed to, how it fares, and how often it is fetched.

use std::process::ExitCode;

use anyhow::bail;
use serde_json::json;

use super::Setting;
use super::print::{Out, local};
use crate::desk::Keep;
use crate::model::{Change, Feed, FeedId, interval};

/// List the feeds with their unread counts, how often they publish, when they are due, and errors
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// Only feeds whose last fetch failed
    #[arg(long)]
    failing: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Subcommand)]
enum What {
    /// Set how often a feed is fetched, whether with full texts, and how long its articles are kept
    Set(SetArgs),
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Switch {
    On,
    Off,
}

#[derive(clap::Args)]
struct SetArgs {
    /// The feed's number, from `newsdesk feeds`
    #[arg(value_name = "FEED")]
    feed: i64,
    /// As 30m, 2h or 1d, from 5m to 30d; `auto` is as often as it publishes
    #[arg(long, value_name = "TIME")]
    interval: Option<String>,
    /// Whether the full text of its new articles is fetched from their pages: `on` or `off`
    #[arg(long, value_name = "ON|OFF")]
    full_text: Option<Switch>,
    /// Keep its articles for so many days; `all` keeps them for ever, `default` as the configuration says. Bookmarked,
    /// noted, highlighted and followed ones stay
    #[arg(long, value_name = "DAYS")]
    keep_days: Option<String>,
    /// Keep so many of its articles, the newest; `all` keeps all, `default` as the configuration says. Bookmarked,
    /// noted, highlighted and followed ones stay
    #[arg(long, value_name = "NUMBER")]
    keep_articles: Option<String>,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    match &args.what {
        Some(What::Set(args)) => set(args, setting),
        None => list(args, setting),
    }
}

fn set(args: &SetArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let feed = FeedId(args.feed);
    if args.interval.is_none() && args.full_text.is_none() && args.keep_days.is_none() && args.keep_articles.is_none() {
        bail!("nothing to set: give --interval, --full-text, --keep-days or --keep-articles");
    }
    let seconds = match args.interval.as_deref() {
        None | Some("auto") => None,
        Some(words) => match interval::parse(words) {
            Some(seconds) => Some(seconds),
            None => bail!("--interval {words}: must be a time from 5m to 30d, as 30m, 2h or 1d, or `auto`"),
        },
    };
    let days = args.keep_days.as_deref().map(|words| kept(words, "--keep-days")).transpose()?;
    let articles = args.keep_articles.as_deref().map(|words| kept(words, "--keep-articles")).transpose()?;
    let mut desk = setting.desk()?;
    if !desk.feeds()?.iter().any(|known| known.id == feed) {
        bail!("there is no feed {}; `newsdesk feeds` lists them with their numbers", args.feed);
    }
    if args.interval.is_some() {
        desk.write(Change::Interval { feed, seconds })?;
    }
    if let Some(switch) = args.full_text {
        desk.write(Change::FullText { feed, always: switch == Switch::On })?;
    }
    if days.is_some() || articles.is_some() {
        let set = desk.retention(feed)?;
        let (days, articles) = (days.unwrap_or(set.days), articles.unwrap_or(set.articles));
        desk.write(Change::Retain { feed, days, articles })?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A number from 1 on, 0 for `all`, or none for `default`.
fn kept(words: &str, option: &str) -> anyhow::Result<Option<u32>> {
    match (words, words.parse()) {
        ("default", _) => Ok(None),
        ("all", _) => Ok(Some(0)),
        (_, Ok(number @ 1..)) => Ok(Some(number)),
        _ => bail!("{option} {words}: must be a number from 1 on, `all` or `default`"),
    }
}

fn list(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let desk = setting.desk()?;
    let (mut feeds, set) = (desk.feeds()?, desk.retentions()?);
    if args.failing {
        feeds.retain(|feed| feed.health.error.is_some());
    }
    let mut out = Out::new();
    if args.json {
        let value = |feed: &Feed| {
            let mut value = super::values::feed(feed);
            let keep = set.iter().find(|set| set.feed == feed.id).map(|set| set.keep).unwrap_or_default();
            value["keep_days"] = json!(keep.days);
            value["keep_articles"] = json!(keep.articles);
            value
        };
        out.json(&feeds.iter().map(value).collect::<Vec<_>>())?;
    } else {
        for feed in &feeds {
            let keep = set.iter().find(|set| set.feed == feed.id).map(|set| set.keep).unwrap_or_default();
            out.line(&lines(feed, keep))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn lines(feed: &Feed, keep: Keep) -> String {
    let folder = if feed.folder.is_empty() { String::new() } else { format!("{} / ", feed.folder) };
    let counts = format!("{:>5}  {:>5} of {:<6}", feed.id.0, feed.unread, feed.total);
    let mut lines = vec![format!("{counts} {folder}{}", feed.title), feed.url.to_string(), health(feed)];
    lines.extend(retention(keep));
    if let Some(error) = &feed.health.error {
        let times = if feed.health.failures > 1 {
            format!(" ({} times in a row)", feed.health.failures)
        } else {
            String::new()
        };
        lines.push(format!("! {error}{times}"));
    }
    lines.join("\n       ")
}

/// How long its articles are kept, where that was set for it.
fn retention(keep: Keep) -> Option<String> {
    let count = |number: u32, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    let days =
        keep.days.map(|days| if days == 0 { "for ever".to_owned() } else { format!("for {}", count(days, "day")) });
    let articles = keep.articles.map(|most| match most {
        0 => "all of them".to_owned(),
        most => format!("{} at most", count(most, "article")),
    });
    let told: Vec<String> = days.into_iter().chain(articles).collect();
    (!told.is_empty()).then(|| format!("kept {}", told.join(", ")))
}

/// When it was fetched, how often it publishes, when it comes next.
fn health(feed: &Feed) -> String {
    let health = &feed.health;
    let mut words = vec![match health.last_ok {
        Some(moment) => format!("fetched {}", local(moment)),
        None => "not fetched yet".to_owned(),
    }];
    if let Some(gap) = health.gap {
        words.push(format!("an article about every {}", interval::words(gap)));
    }
    if let (Some(next), false) = (health.next, health.gone) {
        words.push(format!("next {}", local(next)));
    }
    match (health.interval, health.pace()) {
        _ if health.gone => {}
        (Some(set), _) => words.push(format!("set to every {}", interval::words(set))),
        (None, Some(pace)) => words.push(format!("every {}", interval::words(pace))),
        (None, None) => {}
    }
    words.join(", ")
}
