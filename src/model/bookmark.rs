//! What the reader keeps.

use serde::{Deserialize, Serialize};

use super::{ArticleId, ArticleRow, Text, Timestamp};

/// A kept article: its text stays for good, whatever happens to its feed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    pub article: ArticleId,
    pub created: Timestamp,
    /// Sorted, without doubles, lower case.
    pub tags: Vec<Text>,
    /// The reader's own words; lines kept.
    pub note: Text,
}

/// One line of the bookmarks screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BookmarkRow {
    pub row: ArticleRow,
    pub bookmark: Bookmark,
}
