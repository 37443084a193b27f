//! A change to what is kept: what the reader did, on its way to the disk.

use super::{Article, ArticleId, Bookmark, Correction, FeedId, Highlight, HighlightId, ListQuery, StoryId, Text};

/// A change to what is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Read {
        articles: Vec<ArticleId>,
        read: bool,
    },
    /// All that a query shows; once done, it is told as the `Read` that names which ones were changed.
    AllRead {
        query: ListQuery,
    },
    /// Some: keep it with these tags and this note. None: take the bookmark away.
    Bookmark {
        article: ArticleId,
        bookmark: Option<Bookmark>,
    },
    Place {
        article: ArticleId,
        place: u32,
        /// Those that stand there, by which the place is found again in another text.
        words: Text,
    },
    /// Some: keep this highlight. None: take it away. With it the article's bookmark as it is then.
    Highlight {
        article: ArticleId,
        id: HighlightId,
        highlight: Option<Box<Highlight>>,
        bookmark: Option<Bookmark>,
    },
    /// The reader has seen an article as it is after its last change.
    Seen {
        article: ArticleId,
    },
    RenameFeed {
        feed: FeedId,
        title: Text,
    },
    RenameFolder {
        from: Text,
        to: Text,
    },
    MoveFeed {
        feed: FeedId,
        folder: Text,
    },
    FullText {
        feed: FeedId,
        always: bool,
    },
    /// How often a feed is fetched, in seconds; none: as often as it publishes.
    Interval {
        feed: FeedId,
        seconds: Option<i64>,
    },
    RemoveFeed {
        feed: FeedId,
    },
    /// Show the sample edition beside the reader's own feeds, or put it aside.
    SampleEdition {
        shown: bool,
    },
    /// Follow a query under a name; what was followed with the same words gets the name.
    Follow {
        query: Text,
        name: Text,
        notify: bool,
    },
    Unfollow {
        query: Text,
    },
    /// Hide articles from every list but that of hidden ones, or show them again.
    Hide {
        articles: Vec<ArticleId>,
        hidden: bool,
    },
    /// By the reader's word articles are of this story; none: not of the one that they are of now.
    Story {
        articles: Vec<ArticleId>,
        story: Option<StoryId>,
    },
    /// How many days and how many articles of a feed are kept; 0: for ever, all; none: as the settings say.
    Retain {
        feed: FeedId,
        days: Option<u32>,
        articles: Option<u32>,
    },
    /// A rule about a name, for old and new articles; and the way back from one.
    Correct {
        correction: Correction,
    },
    TakeBack {
        correction: Correction,
    },
    /// Keep an article opened from a file or address (`newsdesk open`).
    KeepOpened {
        article: Box<Article>,
        /// The bookmark that it got, once it is kept: with it the number it has in the library.
        kept: Option<Bookmark>,
    },
}
