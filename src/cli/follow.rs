//! `newsdesk follow`, `follows`, `unfollow`: queries whose new articles are counted and told.

use std::process::ExitCode;

use anyhow::bail;
use serde_json::{Value, json};

use super::Setting;
use super::print::{Out, say};
use crate::desk::MOST_OF_THE_PAST;
use crate::model::{Change, Follow, Text};

/// Follow a query: its articles stand in the feeds pane with a count of their own
#[derive(clap::Args)]
pub struct Args {
    /// The query, in the language of searches: words and fields such as `person:lindt` or `story:12`
    #[arg(required = true)]
    query: Vec<String>,
    /// The name that it gets; without one it is called by its words
    #[arg(long, default_value = "")]
    name: String,
    /// Tell of new articles, as `notify` in the configuration says
    #[arg(long)]
    notify: bool,
}

/// List what is followed, with the counts of its unread articles and of all
#[derive(clap::Args)]
pub struct ListArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Follow a query no longer; nothing else is changed
#[derive(clap::Args)]
pub struct UnfollowArgs {
    /// Its name, or its words
    #[arg(required = true)]
    name: Vec<String>,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    super::refresh::index(&mut desk)?;
    let (query, name) = (Text::line(&super::query_words::joined(&args.query)), Text::line(&args.name));
    let words = query.clone();
    desk.write(Change::Follow { query, name, notify: args.notify })?;
    if desk.follows()?.iter().any(|follow| follow.query == words && follow.total >= MOST_OF_THE_PAST) {
        say(&format!("of the articles of the past it has the newest {MOST_OF_THE_PAST}; all new ones will come to it"));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn list(args: &ListArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let follows = setting.desk()?.follows()?;
    let mut out = Out::new();
    if args.json {
        out.json(&follows.iter().map(value).collect::<Vec<_>>())?;
    } else {
        for follow in &follows {
            let notify = if follow.notify { "  (notified)" } else { "" };
            let counts = format!("{:>5} of {:<6}", follow.unread, follow.total);
            out.line(&format!("{counts} {}{notify}\n               {}", follow.name, follow.query))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

pub fn unfollow(args: &UnfollowArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let wanted = args.name.join(" ");
    let mut desk = setting.desk()?;
    let follows = desk.follows()?;
    let named: Vec<&Follow> = follows.iter().filter(|follow| *follow.name == *wanted).collect();
    let found = follows.iter().find(|follow| *follow.query == *wanted).or(match named.as_slice() {
        [one] => Some(*one),
        [] => None,
        _ => bail!("{} followed queries are called {wanted}; name the one you mean by its words", named.len()),
    });
    let Some(follow) = found else {
        bail!("nothing is followed as {wanted}; `newsdesk follows` lists what is");
    };
    desk.write(Change::Unfollow { query: follow.query.clone() })?;
    Ok(ExitCode::SUCCESS)
}

fn value(follow: &Follow) -> Value {
    json!({
        "id": follow.id,
        "name": follow.name,
        "query": follow.query,
        "notify": follow.notify,
        "unread": follow.unread,
        "total": follow.total,
    })
}
