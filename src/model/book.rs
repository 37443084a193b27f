//! The quote book: quotes across all articles.

use serde::{Deserialize, Serialize};

use super::{ArticleRow, NameId, Text};

/// How the quote book is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteOrder {
    #[default]
    Newest,
    /// The most quoted first, each with all that they said.
    Speaker,
}

/// The number of a quote in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuoteId(pub i64);

/// A quote, once for all the outlets that have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteEntry {
    pub id: QuoteId,
    pub words: Text,
    pub speaker: Option<(NameId, Text)>,
    /// Their title or office as this article gives it.
    pub role: Option<Text>,
    pub direct: bool,
    pub confidence: f32,
    pub cue: Option<Text>,
    /// The sentences that it stands in.
    pub context: Text,
    /// The article that has it, and the byte of its reading text where it stands.
    pub row: ArticleRow,
    pub place: u32,
    /// Other articles with the same quote, in the order of time.
    pub others: Vec<QuoteVersion>,
}

/// The same quote elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteVersion {
    pub id: QuoteId,
    pub words: Text,
    pub row: ArticleRow,
    pub place: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuotesPage {
    pub entries: Vec<QuoteEntry>,
    /// Whether there are more than the page holds.
    pub more: bool,
}
