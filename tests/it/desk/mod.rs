//! What can be done with news, against a real library and a real server on the loopback.

mod edition;
mod finding;
mod follow;
mod identity;
mod names;
mod pages;
mod query;
mod quotes;
mod refresh;
mod revisions;
mod schedule;
mod stories;
mod subscribe;

use std::fmt::Write;
use std::path::PathBuf;

use newsdesk::desk::Desk;
use newsdesk::model::{Around, ArticleRow, ListQuery, Scope};
use tempfile::TempDir;

pub struct Place {
    _folder: TempDir,
    pub library: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("library.db");
        Self { _folder: folder, library }
    }

    pub fn desk(&self) -> Desk {
        Desk::open(&self.library).unwrap()
    }
}

pub fn list(scope: Scope) -> ListQuery {
    ListQuery { scope, ..ListQuery::default() }
}

pub fn rows(desk: &Desk, scope: Scope) -> Vec<ArticleRow> {
    desk.rows(&list(scope), Around::Place(0), 1_000).unwrap().rows
}

pub fn headlines(desk: &Desk) -> Vec<String> {
    rows(desk, Scope::All).iter().map(|row| row.headline.to_string()).collect()
}

/// An RSS feed of these stories: number, headline, text.
pub fn rss(stories: &[(u32, &str, &str)]) -> String {
    let mut out = String::from(r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Loopback News</title>"#);
    for (number, headline, text) in stories {
        let _ = write!(
            out,
            "<item><guid isPermaLink=\"false\">story-{number}</guid><link>http://loopback.example/{number}</link>\
             <title>{headline}</title><pubDate>Mon, 02 Nov 2026 {:02}:00:00 GMT</pubDate>\
             <description><![CDATA[<p>{text}</p>]]></description></item>",
            23 - number % 24
        );
    }
    out.push_str("</channel></rss>");
    out
}
