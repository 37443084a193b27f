//! What can be done with news, each operation once. No terminal here: the session's workers and the
//! command line both call these.

pub mod analyse;
mod parse_feed;

pub mod refresh;

use std::path::Path;

use crate::model::{
    Around, ArticleId, BookmarkRow, Change, Feed, FeedId, Findings, FoundFeed, ListQuery, Opened, RowsPage, SearchHit,
};

pub use parse_feed::{decode_base64, parse_feed};

/// An open library and what can be asked of it and done with it.
///
/// `Send` but not `Sync`: each thread opens its own; SQLite's WAL lets them, and other processes,
/// work side by side.
pub struct Desk {}

impl Desk {
    /// Opens the library at `path`, making it (mode 0600, folder 0700) and migrating it as needed.
    pub fn open(_path: &Path) -> anyhow::Result<Self> {
        Ok(Self {})
    }

    /// A number that is another one whenever any process has changed the library since.
    pub fn data_version(&self) -> anyhow::Result<i64> {
        Ok(0)
    }

    pub fn feeds(&self) -> anyhow::Result<Vec<Feed>> {
        Ok(Vec::new())
    }

    pub fn rows(&self, _query: &ListQuery, _around: Around, _rows: usize) -> anyhow::Result<RowsPage> {
        Ok(RowsPage::default())
    }

    pub fn open_article(&self, _article: ArticleId) -> anyhow::Result<Opened> {
        anyhow::bail!("there is no such article")
    }

    /// Makes and keeps the findings of one article, where it has none yet.
    pub fn analyse_article(&mut self, _article: ArticleId) -> anyhow::Result<Findings> {
        Ok(Findings::default())
    }

    /// Indexes and analyses up to `most` articles that wait for it, newest first; how many it did.
    pub fn work_off(&mut self, _most: usize) -> anyhow::Result<usize> {
        Ok(0)
    }

    /// Ranked by relevance. `typing`: the last word counts as a prefix.
    pub fn search(&self, _words: &str, _typing: bool, _most: usize) -> anyhow::Result<Vec<SearchHit>> {
        Ok(Vec::new())
    }

    pub fn bookmarks(&self) -> anyhow::Result<Vec<BookmarkRow>> {
        Ok(Vec::new())
    }

    /// Writes a change; on disk when this returns. What was really done is given back
    /// (`AllRead` as the `Read` that names the articles).
    pub fn write(&mut self, change: Change) -> anyhow::Result<Change> {
        Ok(change)
    }

    /// What feeds are at an address: itself, or those its page names.
    pub fn find_feeds(&self, _address: &str) -> anyhow::Result<Vec<FoundFeed>> {
        Ok(Vec::new())
    }

    /// Subscribes to the feed at an address, fetches it and stores what it holds.
    pub fn add_feed(&mut self, _address: &str, _folder: &str) -> anyhow::Result<FeedId> {
        anyhow::bail!("not yet")
    }

    /// Fetches the page behind an article and keeps what it says instead of the teaser.
    pub fn fetch_full_text(&mut self, _article: ArticleId) -> anyhow::Result<()> {
        anyhow::bail!("not yet")
    }

    /// Subscribes to all feeds of an OPML file; they are fetched with the next refresh.
    pub fn import_opml(&mut self, _bytes: &[u8]) -> anyhow::Result<Imported> {
        anyhow::bail!("not yet")
    }

    /// All subscriptions as OPML.
    pub fn export_opml(&self) -> anyhow::Result<String> {
        anyhow::bail!("not yet")
    }
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Feeds that are new.
    pub added: usize,
    /// Feeds that were subscribed to already.
    pub known: usize,
}
