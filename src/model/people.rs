//! People, organisations and places across all articles.

use serde::{Deserialize, Serialize};

use super::{ArticleRow, NameId, NameKind, QuoteEntry, Text, Timestamp};

/// One line of the list of names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameRow {
    pub id: NameId,
    pub name: Text,
    pub kind: NameKind,
    /// How many articles name it.
    pub articles: u32,
    pub last_seen: Option<Timestamp>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NamesPage {
    pub rows: Vec<NameRow>,
    pub more: bool,
}

/// All about one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamePage {
    pub row: NameRow,
    /// What else it is called, most used first.
    pub aliases: Vec<(NameId, Text)>,
    pub first_seen: Option<Timestamp>,
    /// Mentions in equal stretches of time from `first_seen` to `last_seen`, oldest first.
    pub over_time: Vec<u32>,
    /// What they said, newest first.
    pub said: Vec<QuoteEntry>,
    /// Quotes of others that name them.
    pub said_about: Vec<QuoteEntry>,
    /// Who appears with them, and in how many of the newest articles.
    pub beside: Vec<(NameRow, u32)>,
    /// The newest articles, with the byte of the first mention.
    pub articles: Vec<(ArticleRow, u32)>,
}

/// What a reader puts right about names. Kept as a rule: it holds for old and new articles alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "correction")]
pub enum Correction {
    /// `name` is the same as `into`.
    Merge {
        name: Text,
        kind: NameKind,
        into: Text,
        into_kind: NameKind,
    },
    /// `name` is not what it was taken for: it stands alone.
    Split {
        name: Text,
        kind: NameKind,
    },
    Rename {
        name: Text,
        kind: NameKind,
        to: Text,
    },
    Retype {
        name: Text,
        kind: NameKind,
        to: NameKind,
    },
    NotAName {
        name: Text,
        kind: NameKind,
    },
}
