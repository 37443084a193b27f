//! Passages that the reader marked.

use serde::{Deserialize, Serialize};

use super::{ArticleId, ArticleRow, Bookmark, Span, Text, Timestamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HighlightId(pub i64);

/// A passage of an article, with what the reader says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Highlight {
    /// None until it is kept.
    pub id: Option<HighlightId>,
    pub article: ArticleId,
    pub created: Timestamp,
    /// Where it stands in the reading text; none where the text no longer holds it.
    pub span: Option<Span>,
    pub passage: Text,
    /// The words before and after it, by which it is found again.
    pub before: Text,
    pub after: Text,
    pub note: Text,
    /// Sorted, without doubles, lower case.
    pub tags: Vec<Text>,
}

/// All that the reader noted on one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotedArticle {
    pub row: ArticleRow,
    pub bookmark: Option<Bookmark>,
    pub highlights: Vec<Highlight>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NotesPage {
    pub articles: Vec<NotedArticle>,
    pub more: bool,
}
