//! What can be done with news, each operation once. No terminal here: the session's workers and the
//! command line both call these.

mod address;
pub mod analyse;
mod anchor;
mod backlog;
mod beside;
mod catalogue;
pub mod citation;
mod complete;
mod contain;
mod correcting;
mod diff;
mod digest;
mod edition;
mod entry;
pub mod evidence;
pub mod export;
mod finding;
mod follow;
mod further_pages;
mod hash;
mod highlights;
pub mod images;
mod ledger;
mod names;
mod network;
pub mod noted;
mod official;
mod outside;
mod parse_feed;
mod prints;
mod query;
mod quoted;
mod quotes;
pub mod refresh;
mod retention;
mod revisions;
mod search;
mod shelf;
pub mod sites;
mod stories;
mod strip;
mod subscribe;
mod tokens;
pub mod trial;
mod upkeep;
mod watch;

use std::cell::RefCell;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::{
    Around, ArticleId, ArticleRow, BookmarkRow, Change, Feed, ListQuery, Opened, RowsPage, Rule, Text, Timestamp,
    without_password,
};
use crate::store::{Library, Packer, Unpacker};

pub use crate::store::{Keep, Restored, Sizes, Upgrade};
pub use backlog::analyse_article;
pub use contain::{Accident, contained, is_contained};
pub use correcting::corrected;
pub use digest::{Digest, DigestQuote, DigestSection, DigestStory};
pub use follow::{Outward, Tried};
pub use ledger::{ledger_by_publisher, ledger_over_time};
pub use names::kind_named;
pub use network::Network;
pub use official::is_official;
pub use outside::{OUTSIDE, fetch_article, fetch_outside, open_outside, read_outside};
pub use parse_feed::{decode_base64, parse_feed};
pub use quotes::QuotesAsked;
pub use retention::{Past, kept};
pub use upkeep::restore_library;

/// An open library and what can be asked of it and done with it.
///
/// `Send` but not `Sync`: each thread opens its own; SQLite's WAL lets them, and other processes,
/// work side by side.
pub struct Desk {
    library: Library,
    packer: Packer,
    unpacker: RefCell<Unpacker>,
    network: Network,
    /// Whether the library knows which version of the analysis is at work.
    is_expecting: bool,
    /// How many threads the backlog may use.
    threads: usize,
    /// What new articles are compared with to find their stories.
    window: stories::Window,
    /// What is done with new articles, and what of it is to be done outside of the library.
    rules: Vec<Rule>,
    outward: Outward,
    /// What the page of revisions was last made of.
    revised: RefCell<revisions::Told>,
}

impl Desk {
    /// Opens the library at `path`, making it (mode 0600, folder 0700) and migrating it as needed.
    ///
    /// One that has never held a feed gets the sample edition.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        Self::open_telling(path, &|_| {})
    }

    /// The same; `tell` hears how far an older library is on its way to today's format.
    pub fn open_telling(path: &Path, tell: &dyn Fn(Upgrade)) -> anyhow::Result<Self> {
        let library = Library::open_telling(path, tell)?;
        let unpacker = RefCell::new(Unpacker::new()?);
        let network = Network::default();
        let mut desk = Self {
            library,
            packer: Packer::new()?,
            unpacker,
            network,
            is_expecting: false,
            threads: 1,
            window: stories::Window::default(),
            rules: Vec::new(),
            outward: Outward::default(),
            revised: RefCell::default(),
        };
        if !desk.is_read_only() {
            edition::at_first_start(&mut desk)?;
        }
        Ok(desk)
    }

    /// Whether the library can't be written: all can be read, and nothing is kept.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.library.is_read_only()
    }

    /// How addresses are fetched from now on.
    pub fn use_network(&mut self, network: Network) {
        self.network = network;
    }

    /// To be called at the end of a session, so that the next one starts quickly.
    pub fn tidy(&self) -> anyhow::Result<()> {
        if self.is_read_only() {
            return Ok(());
        }
        Ok(self.library.empty_log()?)
    }

    /// A number that is another one whenever any process has changed the library since.
    pub fn data_version(&self) -> anyhow::Result<i64> {
        Ok(self.library.data_version()?)
    }

    /// The subscriptions as they may be shown: no password stands in an address.
    pub fn feeds(&self) -> anyhow::Result<Vec<Feed>> {
        let mut feeds = self.library.feeds()?;
        feeds.iter_mut().for_each(hide_password);
        Ok(feeds)
    }

    pub fn rows(&self, query: &ListQuery, around: Around, rows: usize) -> anyhow::Result<RowsPage> {
        Ok(self.library.rows(query, around, rows)?)
    }

    /// An article as it is shown: with the names in it put right by the reader's corrections.
    pub fn open_article(&self, article: ArticleId) -> anyhow::Result<Opened> {
        let mut opened = self.open_as_kept(article)?;
        opened.findings = match opened.findings.take() {
            Some(findings) => Some(corrected(findings, &self.library.rules()?)),
            None => None,
        };
        Ok(opened)
    }

    fn open_as_kept(&self, article: ArticleId) -> anyhow::Result<Opened> {
        let row = self.library.row(article)?;
        let kept = self.unpacker.borrow_mut().body(&self.library.body(article)?);
        let kept = kept.ok_or_else(|| self.library.bad_article(article))?;
        // Findings that can't be read are made anew.
        let pack = self.library.findings(article, backlog::VERSION)?;
        let findings = pack.and_then(|pack| self.unpacker.borrow_mut().findings(&pack));
        let bookmark = self.library.bookmark(article)?;
        let base = self.base_of(&row)?;
        let id = article;
        let mut article = watch::within({
            let row = row.clone();
            move || entry::article(&row, kept, base.as_deref())
        })?;
        if self.library.is_dated(row.id)? {
            article.published = article.published.or(Some(row.published));
        } else {
            article.published = article.published.filter(|published| *published != row.published);
        }
        let place = self.place_in(id, &article.body.text)?;
        let highlights = self.highlights_in(id, &article)?;
        Ok(Opened { row, article, findings, bookmark, place, highlights })
    }

    /// What relative addresses in an article are relative to: its own address, else its feed's.
    fn base_of(&self, row: &ArticleRow) -> anyhow::Result<Option<String>> {
        Ok(match (&row.url, row.feed) {
            (Some(url), _) => Some(url.to_string()),
            (None, Some(feed)) => self.library.feed_address(feed)?,
            (None, None) => None,
        })
    }

    pub fn bookmarks(&self) -> anyhow::Result<Vec<BookmarkRow>> {
        Ok(self.library.bookmarks()?)
    }

    /// Writes a change; on disk when this returns. What was really done is given back
    /// (`AllRead` as the `Read` that names the articles).
    pub fn write(&mut self, change: Change) -> anyhow::Result<Change> {
        let library = &mut self.library;
        match &change {
            Change::Read { articles, read } => library.mark_read(articles, *read)?,
            Change::AllRead { query } => {
                let articles = library.mark_all_read(query)?;
                return Ok(Change::Read { articles, read: true });
            }
            Change::Bookmark { article, bookmark } => library.set_bookmark(*article, bookmark.as_ref())?,
            Change::Place { article, place, words } => library.set_place(*article, *place, words)?,
            Change::Highlight { article, id, highlight, bookmark } => {
                library.set_highlight(*article, *id, highlight.as_deref(), bookmark.as_ref())?;
            }
            Change::Seen { article } => library.mark_seen(*article)?,
            Change::RenameFeed { feed, title } => library.rename_feed(*feed, title)?,
            Change::RenameFolder { from, to } => library.rename_folder(from, to)?,
            Change::MoveFeed { feed, folder } => library.move_feed(*feed, folder)?,
            Change::FullText { feed, always } => library.set_full_text(*feed, *always)?,
            Change::Interval { feed, seconds } => library.set_interval(*feed, *seconds)?,
            Change::RemoveFeed { feed } => library.remove_feed(*feed)?,
            Change::Hide { articles, hidden } => library.hide(articles, *hidden)?,
            Change::Story { articles, story } => library.choose_story(articles, *story)?,
            Change::Retain { feed, days, articles } => library.set_retention(*feed, *days, *articles)?,
            Change::Follow { query, name, notify } => drop(self.follow(query, name, *notify)?),
            Change::Unfollow { query } => drop(library.unfollow(query)?),
            Change::SampleEdition { shown } => {
                edition::at_call(self)?;
                self.library.show_samples(*shown)?;
            }
            Change::Correct { correction } => {
                self.correct(std::slice::from_ref(correction))?;
            }
            Change::TakeBack { correction } => {
                self.take_back(correction)?;
            }
            Change::KeepOpened { article, .. } => {
                let kept = Some(outside::keep(self, article)?);
                return Ok(Change::KeepOpened { article: article.clone(), kept });
            }
        }
        Ok(change)
    }
}

fn hide_password(feed: &mut Feed) {
    feed.url = Text::line(&without_password(&feed.url));
}

/// The clock, which only the desk reads.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Feeds that are new.
    pub added: usize,
    /// Feeds that were subscribed to already.
    pub known: usize,
}
