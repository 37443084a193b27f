//! What a news desk talks about: plain values, no I/O.

pub mod address;
pub mod alert;
pub mod article;
pub mod book;
pub mod bookmark;
pub mod change;
pub mod entity;
pub mod facets;
pub mod feed;
pub mod findings;
pub mod follow;
pub mod highlight;
pub mod interval;
pub mod ledger;
pub mod listing;
pub mod name;
pub mod people;
pub mod picture;
pub mod plain_words;
pub mod progress;
pub mod query;
pub mod quote;
pub mod revision;
pub mod rule;
pub mod rules;
pub mod shelf;
pub mod site;
pub mod source;
pub mod span;
pub mod story;
pub mod text;
pub mod wall;
pub mod wording;

pub use address::{is_made_up, without_password};
pub use alert::{Alert, Alerts};
pub use article::{Article, Block, BlockKind, Body, Image, Link};
pub use book::{CitationStyle, CitedQuote, CitedVersion, QuoteEntry, QuoteId, QuoteOrder, QuoteVersion, QuotesPage};
pub use bookmark::{Bookmark, BookmarkRow};
pub use change::Change;
pub use entity::{Entity, EntityKind};
pub use facets::{Facets, Ledger};
pub use feed::{Beside, Enclosure, Entry, Feed, FeedHealth, FeedId, FoundFeed, ParsedFeed, RefreshNews, SAMPLE_FOLDER};
pub use findings::Findings;
pub use follow::{Follow, FollowId, MOST_OF_THE_PAST};
pub use highlight::{Highlight, HighlightId, NotedArticle, NotesPage, in_paragraphs, surroundings};
pub use ledger::{LedgerPage, LedgerSpan, LedgerTally, ledger_line, ledger_parts};
pub use listing::{
    Around, ArticleId, ArticleRow, ListOrder, ListQuery, Opened, RowsPage, Scope, SearchHit, SearchHits,
};
pub use name::{Name, NameId, NameKind};
pub use people::{Correction, NamePage, NameRow, NamesPage};
pub use picture::{Picture, PictureCell, WantedPicture};
pub use progress::Progress;
pub use query::Query;
pub use quote::{Quote, QuoteKind};
pub use revision::{Part, Passage, Piece, Revision, RevisionsPage};
pub use rule::{Action, Rule};
pub use rules::{NameKey, Rules, Ruling};
pub use shelf::{After, Ask, Page};
pub use site::Site;
pub use source::{Source, SourceKind};
pub use span::Span;
pub use story::{NewThing, StoriesPage, StoryArticle, StoryFold, StoryId, StoryPage, StoryRow};
pub use text::Text;
pub use wall::Wall;

/// Seconds since 1970-01-01T00:00:00Z.
pub type Timestamp = i64;

/// Seconds of a day.
pub const DAY: Timestamp = 86_400;
