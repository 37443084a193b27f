//! `newsdesk follow`, `follows`, `unfollow`: queries whose new articles are counted and told.

use std::process::ExitCode;

use anyhow::bail;
use serde_json::{Value, json};

use super::Setting;
use super::print::{Out, say};
use crate::desk::Desk;
use crate::model::{Change, Follow, MOST_OF_THE_PAST, StoryId, Text};

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
    /// Print JSON
    #[arg(long)]
    json: bool,
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
    let query = Text::line(&super::query_words::joined(&args.query));
    super::refresh::ready_for(&mut desk, &query)?;
    let name = if args.name.trim().is_empty() { name_of(&desk, &query) } else { Text::line(&args.name) };
    let words = query.clone();
    desk.write(Change::Follow { query, name, notify: args.notify })?;
    let follows = desk.follows()?;
    let follow = follows.iter().find(|follow| follow.query == words);
    if follow.is_some_and(|follow| follow.total >= MOST_OF_THE_PAST) {
        say(&format!("of the articles of the past it has the newest {MOST_OF_THE_PAST}; all new ones will come to it"));
    }
    let mut out = Out::new();
    match follow {
        Some(follow) if args.json => out.json(&value(follow))?,
        Some(follow) => out.line(&line(follow))?,
        None => {}
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// What a query is called where the reader gives no name: a story by its headline, one name by itself.
fn name_of(desk: &Desk, query: &Text) -> Text {
    if let Some(story) = query.strip_prefix("story:").and_then(|number| number.parse().ok()) {
        return desk.story(StoryId(story)).map_or_else(|_| query.clone(), |page| page.title);
    }
    let value = query.split_once(":\"").and_then(|(field, value)| {
        let value = value.strip_suffix('"')?;
        (field.chars().all(char::is_alphabetic) && !value.contains('"')).then(|| Text::line(value))
    });
    value.unwrap_or_else(|| query.clone())
}

fn line(follow: &Follow) -> String {
    let notify = if follow.notify { "  (notified)" } else { "" };
    let counts = format!("{:>5} of {:<6}", follow.unread, follow.total);
    format!("{counts} {}{notify}\n               {}", follow.name, follow.query)
}

pub fn list(args: &ListArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let follows = setting.desk()?.follows()?;
    let mut out = Out::new();
    if args.json {
        out.json(&follows.iter().map(value).collect::<Vec<_>>())?;
    } else {
        for follow in &follows {
            out.line(&line(follow))?;
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
