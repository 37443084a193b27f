//! `newsdesk list`: the article list on the command line.

use std::process::ExitCode;

use chrono::{Local, NaiveTime};

use super::Setting;
use super::print::{Out, local};
use crate::model::{Around, ArticleRow, FeedId, ListOrder, ListQuery, Scope, Text};

/// List articles, newest first
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Args {
    /// Only unread ones
    #[arg(long)]
    unread: bool,
    /// Only those published today
    #[arg(long, group = "scope")]
    today: bool,
    /// Only bookmarked ones
    #[arg(long, group = "scope")]
    bookmarked: bool,
    /// Only those of one feed (its number, from `newsdesk feeds`)
    #[arg(long, value_name = "FEED", group = "scope")]
    feed: Option<i64>,
    /// Only those of a folder and the folders in it
    #[arg(long, group = "scope")]
    folder: Option<String>,
    /// Oldest first
    #[arg(long)]
    oldest: bool,
    /// At most so many
    #[arg(long, default_value_t = 100, value_name = "NUMBER")]
    limit: usize,
    /// Only print how many there are: all and unread
    #[arg(long)]
    count: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let scope = match (&args.feed, &args.folder) {
        (Some(feed), _) => Scope::Feed(FeedId(*feed)),
        (_, Some(folder)) => Scope::Folder(Text::line(folder)),
        _ if args.today => Scope::Since(start_of_today()),
        _ if args.bookmarked => Scope::Bookmarks,
        _ => Scope::All,
    };
    let order = if args.oldest { ListOrder::OldestFirst } else { ListOrder::NewestFirst };
    let query = ListQuery { scope, order, unread_only: args.unread, ..ListQuery::default() };
    let limit = if args.count { 1 } else { args.limit };
    let page = setting.desk()?.rows(&query, Around::Place(0), limit)?;
    let mut out = Out::new();
    if args.count && args.json {
        out.json(&serde_json::json!({"total": page.total, "unread": page.unread}))?;
    } else if args.count {
        out.line(&format!("{} {}", page.total, page.unread))?;
    } else if args.json {
        out.json(&page.rows.iter().map(super::values::row).collect::<Vec<_>>())?;
    } else {
        for row in &page.rows {
            out.line(&line(row))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A row for people: number, marks, date, publisher, headline.
pub fn line(row: &ArticleRow) -> String {
    let unread = if row.read { ' ' } else { '*' };
    let kept = if row.bookmarked { 'b' } else { ' ' };
    let updated = if row.revised.is_some() { '~' } else { ' ' };
    format!("{:>7} {unread}{kept}{updated} {}  {}: {}", row.id.0, local(row.published), row.publisher, row.headline)
}

fn start_of_today() -> i64 {
    let today = Local::now().date_naive().and_time(NaiveTime::MIN);
    today.and_local_timezone(Local).earliest().map_or(0, |start| start.timestamp())
}
