//! `newsdesk stories`, `newsdesk story`: events, who has them, and what is new to the reader.

use std::process::ExitCode;

use anyhow::bail;
use serde_json::{Value, json};

use super::Setting;
use super::print::{Out, iso, local};
use super::values;
use crate::desk::Desk;
use crate::model::{ArticleId, Change, NewThing, StoryId, StoryPage, StoryRow};

/// List stories: events that several articles tell, the latest first
#[derive(clap::Args)]
pub struct StoriesArgs {
    /// Only stories with articles that this query finds
    query: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    limit: usize,
    /// All of them, however many they are
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Show a story: its time line, and what its unread articles add to those that were read
#[derive(clap::Args)]
pub struct StoryArgs {
    /// The story's number, from `newsdesk stories`
    story: i64,
    /// Say of this article, by its number, that it is not of the story
    #[arg(long, value_name = "ARTICLE")]
    part: Vec<i64>,
    /// Say that the story is one with this other one, by its number
    #[arg(long, value_name = "STORY", conflicts_with = "part")]
    join: Option<i64>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn stories(args: &StoriesArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    while desk.place_waiting(AT_A_TIME)? > 0 {}
    let limit = if args.all { usize::MAX } else { args.limit };
    let page = desk.stories(&super::query_words::joined(&args.query), limit)?;
    let mut out = Out::new();
    if args.json {
        out.json(&page.rows.iter().map(story_value).collect::<Vec<_>>())?;
    } else {
        for row in &page.rows {
            let fold = row.fold;
            let counts = format!("{} publishers, {} articles, {} read", fold.publishers, fold.articles, row.read);
            out.line(&format!("{:>7}  {}  {}", fold.id.0, local(row.last), row.row.headline))?;
            out.line(&format!("{:9}{counts}", ""))?;
        }
    }
    out.flush()?;
    Ok(if page.rows.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// How many articles are placed at a time.
const AT_A_TIME: usize = 256;

pub fn story(args: &StoryArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    let page = put_right(&mut desk, args)?;
    let mut out = Out::new();
    if args.json {
        out.json(&page_value(&page))?;
    } else {
        print(&page, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The story after what was said of it.
fn put_right(desk: &mut Desk, args: &StoryArgs) -> anyhow::Result<StoryPage> {
    let page = desk.story(StoryId(args.story))?;
    let articles: Vec<ArticleId> = page.articles.iter().map(|article| article.row.id).collect();
    if let Some(other) = args.join {
        let into = desk.story(StoryId(other))?.fold.id;
        desk.write(Change::Story { articles, story: Some(into) })?;
        return desk.story(into);
    }
    if args.part.is_empty() {
        return Ok(page);
    }
    let parted: Vec<ArticleId> = args.part.iter().copied().map(ArticleId).collect();
    if let Some(article) = parted.iter().find(|article| !articles.contains(article)) {
        bail!(
            "article {} is not of story {}; `newsdesk story {}` lists those that are",
            article.0,
            args.story,
            args.story
        );
    }
    if parted.len() >= articles.len() {
        bail!("one article at least has to stay in story {}", args.story);
    }
    desk.write(Change::Story { articles: parted, story: None })?;
    desk.story(page.fold.id)
}

fn print(page: &StoryPage, out: &mut Out) -> anyhow::Result<()> {
    out.line(&format!("{}", page.title))?;
    out.line(&format!("{} publishers, {} articles", page.fold.publishers, page.fold.articles))?;
    out.line("")?;
    for article in &page.articles {
        let original = article.copy_of.and_then(|place| page.articles.get(place as usize));
        let copy = original.map_or_else(String::new, |original| format!("  (= {})", original.row.publisher));
        out.line(&format!("{}{copy}", super::list::line(&article.row)))?;
    }
    let lists = [
        ("quotes", &page.new_quotes),
        ("facts", &page.new_facts),
        ("captions", &page.new_captions),
        ("sources", &page.new_sources),
        ("names", &page.new_names),
    ];
    for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        out.line(&format!("\nNew {name}:"))?;
        for thing in list {
            let by = thing.by.as_ref().map_or_else(String::new, |by| format!(" ({by})"));
            out.line(&format!("- {}{by} [{} {}]", thing.words, thing.row.id.0, thing.row.publisher))?;
        }
    }
    Ok(())
}

fn story_value(story: &StoryRow) -> Value {
    json!({
        "id": story.fold.id,
        "headline": story.row.headline,
        "publishers": story.fold.publishers,
        "articles": story.fold.articles,
        "read": story.read,
        "first": iso(story.first),
        "last": iso(story.last),
        "article": values::row(&story.row),
    })
}

fn page_value(page: &StoryPage) -> Value {
    let articles = page.articles.iter().map(|article| {
        let mut value = values::row(&article.row);
        let original = article.copy_of.and_then(|place| page.articles.get(place as usize));
        value["copy_of"] = json!(original.map(|original| original.row.id));
        value
    });
    let things = |list: &[NewThing]| -> Vec<Value> {
        let value = |thing: &NewThing| json!({ "text": thing.words, "by": thing.by, "article": thing.row.id, "publisher": thing.row.publisher });
        list.iter().map(value).collect()
    };
    json!({
        "id": page.fold.id,
        "headline": page.title,
        "publishers": page.fold.publishers,
        "articles": articles.collect::<Vec<_>>(),
        "new": {
            "quotes": things(&page.new_quotes),
            "facts": things(&page.new_facts),
            "captions": things(&page.new_captions),
            "sources": things(&page.new_sources),
            "names": things(&page.new_names),
        },
    })
}
