//! People, organisations and places across all articles.

use serde::{Deserialize, Serialize};

use super::{After, ArticleRow, NameId, NameKind, QuoteEntry, Text, Timestamp};

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
    pub more: Option<After>,
}

/// All about one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamePage {
    pub row: NameRow,
    /// What else it is called, most used first, each with the articles that call it so.
    pub aliases: Vec<NameRow>,
    pub first_seen: Option<Timestamp>,
    /// Mentions in equal stretches of time from `first_seen` to `last_seen`, oldest first.
    pub over_time: Vec<u32>,
    /// What they said, newest first.
    pub said: Vec<QuoteEntry>,
    /// Quotes of others that name them.
    pub said_about: Vec<QuoteEntry>,
    /// Who appears with them, and in how many of the newest articles.
    pub beside: Vec<(NameRow, u32)>,
    /// Whether there are more quotes of theirs, and about them, than those.
    pub more_said: bool,
    pub more_about: bool,
    /// The newest articles, with the byte of the first mention.
    pub articles: Vec<(ArticleRow, u32)>,
    pub more_articles: Option<After>,
}

impl NamePage {
    /// A page that tells no more than whom it is about.
    #[must_use]
    pub fn of(row: NameRow) -> Self {
        Self {
            row,
            aliases: Vec::new(),
            first_seen: None,
            over_time: Vec::new(),
            said: Vec::new(),
            said_about: Vec::new(),
            beside: Vec::new(),
            more_said: false,
            more_about: false,
            articles: Vec::new(),
            more_articles: None,
        }
    }
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

impl Correction {
    /// The name that it is about.
    #[must_use]
    pub fn subject(&self) -> (&Text, NameKind) {
        match self {
            Self::Merge { name, kind, .. }
            | Self::Split { name, kind }
            | Self::Rename { name, kind, .. }
            | Self::Retype { name, kind, .. }
            | Self::NotAName { name, kind } => (name, *kind),
        }
    }

    /// The name that it makes of it, if it makes one.
    #[must_use]
    pub fn target(&self) -> Option<(&Text, NameKind)> {
        match self {
            Self::Merge { into, into_kind, .. } => Some((into, *into_kind)),
            Self::Rename { kind, to, .. } => Some((to, *kind)),
            Self::Retype { name, to, .. } => Some((name, *to)),
            Self::Split { .. } | Self::NotAName { .. } => None,
        }
    }

    /// What it says, in a line.
    #[must_use]
    pub fn told(&self) -> String {
        let (name, kind) = self.subject();
        let kind = kind.title();
        match self {
            Self::Merge { into, into_kind, .. } if *into_kind == self.subject().1 => {
                format!("{name} ({kind}) is {into}")
            }
            Self::Merge { into, into_kind, .. } => format!("{name} ({kind}) is {into} ({})", into_kind.title()),
            Self::Split { .. } => format!("{name} ({kind}) stands alone"),
            Self::Rename { to, .. } => format!("{name} ({kind}) is called {to}"),
            Self::Retype { to, .. } => format!("{name} ({kind}) is of kind {}", to.title()),
            Self::NotAName { .. } => format!("{name} ({kind}) is no name"),
        }
    }
}
