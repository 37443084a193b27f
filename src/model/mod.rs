//! What a news desk talks about: plain values, no I/O.

pub mod address;
pub mod article;
pub mod bookmark;
pub mod change;
pub mod entity;
pub mod feed;
pub mod findings;
pub mod interval;
pub mod listing;
pub mod picture;
pub mod progress;
pub mod quote;
pub mod site;
pub mod source;
pub mod span;
pub mod text;
pub mod wall;

pub use address::{is_made_up, without_password};
pub use article::{Article, Block, BlockKind, Body, Image, Link};
pub use bookmark::{Bookmark, BookmarkRow};
pub use change::Change;
pub use entity::{Entity, EntityKind};
pub use feed::{Beside, Enclosure, Entry, Feed, FeedHealth, FeedId, FoundFeed, ParsedFeed, RefreshNews, SAMPLE_FOLDER};
pub use findings::Findings;
pub use listing::{Around, ArticleId, ArticleRow, ListOrder, ListQuery, Opened, RowsPage, Scope, SearchHit};
pub use picture::{Picture, PictureCell, WantedPicture};
pub use progress::Progress;
pub use quote::{Quote, QuoteKind};
pub use site::Site;
pub use source::{Source, SourceKind};
pub use span::Span;
pub use text::Text;
pub use wall::Wall;

/// Seconds since 1970-01-01T00:00:00Z.
pub type Timestamp = i64;
