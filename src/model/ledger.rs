//! On whom articles rest: their sources by kind, over time.

use serde::{Deserialize, Serialize};

use super::{ArticleRow, NameId, NameKind, SourceKind, Text, Timestamp};

/// A stretch of time with the sources of the articles in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerSpan {
    pub from: Timestamp,
    pub articles: u32,
    /// How many sources of each kind.
    pub kinds: Vec<(SourceKind, u32)>,
    pub lone_source: u32,
    pub only_anonymous: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LedgerPage {
    pub articles: u32,
    pub spans: Vec<LedgerSpan>,
    pub kinds: Vec<(SourceKind, u32)>,
    pub lone_source: u32,
    pub only_anonymous: u32,
    /// The most quoted, with how often: direct, paraphrased, and in how many articles.
    pub most_quoted: Vec<(NameId, Text, NameKind, u32, u32, u32)>,
    /// Articles that rest on one source or on anonymous ones only.
    pub thin: Vec<ArticleRow>,
}
