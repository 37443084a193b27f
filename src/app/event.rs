//! What can happen to a session, and what a session can ask of the world.

use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::model::query::Offer;
use crate::model::{
    Alert, Around, Article, ArticleId, Ask, BookmarkRow, Change, CitationStyle, CitedQuote, Feed, FeedId, Findings,
    Follow, FoundFeed, ListQuery, Opened, Page, Picture, RefreshNews, RowsPage, SearchHits, Text, Timestamp,
    WantedPicture,
};

/// The identity of a question: an answer that carries another one is stale and is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question(pub u64);

/// Something happened.
#[derive(Clone, Debug)]
pub enum Event {
    Key(KeyEvent),
    Mouse(MouseEvent),
    Paste(String),
    /// The terminal has this many columns and rows.
    Resized(u16, u16),
    /// The clock. Comes at the start, then once a second, and when `Effect::WakeIn` asked for it.
    Tick {
        now: Timestamp,
        millis: u64,
    },
    /// Another newsdesk, or a worker, changed the library: lists and counts are to be asked anew.
    LibraryChanged,

    Feeds(Vec<Feed>),
    /// What is followed, and how many articles rules have hidden.
    Follows {
        follows: Vec<Follow>,
        hidden: usize,
    },
    Rows {
        question: Question,
        page: RowsPage,
    },
    Opened {
        question: Question,
        article: Box<Opened>,
    },
    /// The findings of an article that was opened before they were made.
    Analysed {
        article: ArticleId,
        findings: Box<Findings>,
    },
    Hits {
        question: Question,
        hits: SearchHits,
    },
    /// Words that the library knows for the end of a query that is being typed.
    Offers {
        question: Question,
        offers: Vec<Offer>,
    },
    BookmarkRows {
        question: Question,
        rows: Vec<BookmarkRow>,
    },
    /// Quotes with their citation, as `Effect::Cite` wanted them.
    Cited(String),
    /// A page of the shelf.
    Looked {
        question: Question,
        page: Box<Page>,
    },
    /// A write is on disk; only now may the screen say so.
    Done(Change),
    /// A write could not be made; nothing of it is on disk.
    NotDone {
        change: Change,
        message: Text,
    },
    /// Addresses found at what the reader gave to `Effect::AddFeed`; more than one is a choice.
    FeedChoice {
        question: Question,
        found: Vec<FoundFeed>,
    },
    FeedAdded {
        question: Question,
        feed: FeedId,
    },
    Refresh(RefreshNews),
    /// A picture that was wanted, or why there is none.
    Picture {
        wanted: WantedPicture,
        picture: Result<Arc<Picture>, Text>,
    },
    /// Something the reader asked for could not be done: what, where, what to do.
    Failed {
        question: Option<Question>,
        message: Text,
    },
    /// How many articles of an older library wait for the catalogue; 0: all are in it.
    Backlog {
        left: usize,
    },
    /// New articles that the reader wants to be told of.
    Alerts(Vec<Alert>),
    /// A short word about something done outside ("Copied", "Saved to ...").
    Told(Text),
}

/// What the session asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The feeds, and what is followed.
    LoadFeeds,
    LoadRows {
        question: Question,
        query: ListQuery,
        around: Around,
        rows: usize,
    },
    Open {
        question: Question,
        article: ArticleId,
    },
    Write(Change),
    /// Words of the reader; the last word counts as a prefix while `typing`.
    Search {
        question: Question,
        words: String,
        typing: bool,
        /// How many times it was looked further already.
        further: u32,
    },
    /// Words for the end of a query that is being typed are wanted.
    Offer {
        question: Question,
        words: String,
    },
    LoadBookmarks {
        question: Question,
    },
    /// Quotes to be written down with their citation, for the clipboard.
    Cite {
        quotes: Vec<CitedQuote>,
        style: CitationStyle,
    },
    /// A page of the shelf is wanted.
    Look {
        question: Question,
        ask: Ask,
    },
    /// A feed's or a site's address. `exact`: it was chosen from what was found.
    AddFeed {
        question: Question,
        address: String,
        exact: bool,
    },
    /// None: all feeds.
    Refresh {
        feed: Option<FeedId>,
    },
    /// Feeds that are due by the clock; nobody asked.
    RefreshDue,
    CancelRefresh,
    FetchFullText {
        question: Question,
        article: ArticleId,
    },
    /// The pictures before the reader's eyes that are not there yet; what was wanted before and is not
    /// among them need not come any more.
    WantPictures(Vec<WantedPicture>),
    /// An http(s) address, given to the browser as one argument.
    Browse(Text),
    /// To the clipboard.
    Copy(String),
    /// As a Markdown file in the reader's folder of saved articles; never over another.
    SaveArticle(Box<Article>),
    /// Runs the reader's own command line with the text on its standard input, the interface set aside.
    Pipe {
        command: String,
        article: Box<Article>,
    },
    /// The theme to draw with from now on; one that can't be read is told and changes nothing.
    ShowTheme(String),
    /// Keeps the name of the theme for the next start.
    SaveTheme(String),
    SaveTextWidth(u16),
    /// A `Tick` is wanted after this many milliseconds.
    WakeIn(u64),
    /// Told outside, as the reader set it.
    Notify(Text),
    Redraw,
    Suspend,
    Quit,
}
