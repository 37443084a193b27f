//! What became of an article after it was published.

use serde::{Deserialize, Serialize};

use super::{ArticleRow, Text, Timestamp};

/// A piece of a text as it was and as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Same(Text),
    Added(Text),
    Removed(Text),
}

/// What a change is a change of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Headline,
    Paragraph,
    Caption,
    Quote,
}

/// One passage that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub part: Part,
    /// Who said it, for a quote.
    pub speaker: Option<Text>,
    pub pieces: Vec<Piece>,
    /// The byte of the newer text where it stands, or stood.
    pub place: u32,
}

/// The way from one state of an article to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// When the change was seen.
    pub seen: Timestamp,
    /// Of the article as it was, changes of markup apart.
    pub headline: Text,
    pub passages: Vec<Passage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisionsPage {
    pub row: ArticleRow,
    /// The last change first.
    pub revisions: Vec<Revision>,
}
