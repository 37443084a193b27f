//! What the article list and the search show of an article, and how they ask for it.

use serde::{Deserialize, Serialize};

use super::{
    Article, Bookmark, Facets, FeedId, Findings, FollowId, Highlight, Ledger, StoryFold, StoryId, Text, Timestamp,
};

/// The number of an article in the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub i64);

/// One line of the article list.
#[allow(clippy::struct_excessive_bools)] // independent facts, not the states of one thing
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleRow {
    pub id: ArticleId,
    pub feed: Option<FeedId>,
    pub headline: Text,
    /// Publisher where known, else the feed's title.
    pub publisher: Text,
    pub url: Option<Text>,
    pub published: Timestamp,
    pub read: bool,
    pub bookmarked: bool,
    /// Direct quotes; none while the analysis has not come to it.
    pub quotes: Option<u32>,
    pub sources: Option<u32>,
    pub words: u32,
    pub facets: Facets,
    pub ledger: Ledger,
    pub story: Option<StoryFold>,
    /// Whether the reader has read another article of its story.
    pub same_story: bool,
    /// When its text was changed after it had come in.
    pub revised: Option<Timestamp>,
    /// Whether the reader has opened it since.
    pub revision_seen: bool,
}

/// Which articles a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    #[default]
    All,
    Unread,
    /// Published since this moment (the start of today).
    Since(Timestamp),
    Feed(FeedId),
    /// A folder and the folders in it.
    Folder(Text),
    Bookmarks,
    /// What a followed query has found.
    Followed(FollowId),
    /// What rules have hidden.
    Hidden,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    #[default]
    NewestFirst,
    OldestFirst,
}

/// The question behind an article list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListQuery {
    pub scope: Scope,
    pub order: ListOrder,
    /// Only unread ones, whatever the scope.
    pub unread_only: bool,
    /// Only rows whose headline holds these words, whatever the case.
    pub filter: Option<Text>,
    /// Whether a story takes one line.
    #[serde(default)]
    pub folded: bool,
    /// The stories that are shown with all their articles all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfolded: Vec<StoryId>,
}

impl ListQuery {
    /// Whether stories are folded: not within one feed, nor where headlines are sought or bookmarks listed.
    #[must_use]
    pub fn is_folding(&self) -> bool {
        let is_filtered = self.filter.as_ref().is_some_and(|filter| !filter.trim().is_empty());
        self.folded && !is_filtered && !matches!(self.scope, Scope::Feed(_) | Scope::Bookmarks)
    }

    /// Whether it leaves nothing out, in whatever order and folds.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.scope == Scope::All && !self.unread_only && self.filter.is_none()
    }

    #[must_use]
    pub fn only_unread(&self) -> bool {
        self.unread_only || self.scope == Scope::Unread
    }
}

/// One article that a search found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchHit {
    pub row: ArticleRow,
    /// A piece of the text around the best hit.
    pub snippet: Text,
    /// The hits in the snippet, as byte ranges of it.
    pub hits: Vec<super::Span>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchHits {
    pub hits: Vec<SearchHit>,
    /// It stopped before it had looked at all that may be found.
    pub more: bool,
    /// Where nothing was found: what in the words is not known, and what was perhaps meant.
    pub hint: Option<Text>,
}

/// A stretch of an article list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowsPage {
    /// How many rows the list has in all.
    pub total: usize,
    /// How many articles stand behind them: more where stories are folded.
    pub articles: usize,
    /// How many of these are unread.
    pub unread: usize,
    /// The place of the first row in the list.
    pub offset: usize,
    pub rows: Vec<ArticleRow>,
    /// The place of the article that `Around::Article` named, where it is still in the list.
    pub anchor: Option<usize>,
}

/// Which stretch of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// From this place on.
    Place(usize),
    /// Around this article, or from the top where it is not in the list.
    Article(ArticleId),
}

/// An article with all that is kept of it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub row: ArticleRow,
    pub article: Article,
    /// None while the analysis is at it; `Event::Analysed` brings them.
    pub findings: Option<Findings>,
    pub bookmark: Option<Bookmark>,
    /// The byte of the reading text that stood at the top when it was last read.
    pub place: Option<u32>,
    /// The passages that the reader marked, in the order of the text; those it no longer holds come last.
    pub highlights: Vec<Highlight>,
}
