//! Names that the library knows across all articles.

use serde::{Deserialize, Serialize};

use super::{EntityKind, SourceKind, Text};

/// The number of a name in the library. Whatever else the same entity is called has numbers of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NameId(pub i64);

/// What a name is a name of. The order is that of the numbers in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    Document,
    Outlet,
    Agency,
    /// Unnamed people, under the words that describe them.
    Anonymous,
}

impl NameKind {
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Organisation, Self::Place, Self::Document, Self::Outlet, Self::Agency, Self::Anonymous];

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Document => "document",
            Self::Outlet => "outlet",
            Self::Agency => "agency",
            Self::Anonymous => "anonymous",
        }
    }

    /// None for events, works and nationalities, which the library does not list.
    #[must_use]
    pub fn of_entity(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::Person),
            EntityKind::Organisation => Some(Self::Organisation),
            EntityKind::Place => Some(Self::Place),
            EntityKind::Other => None,
        }
    }

    #[must_use]
    pub fn of_source(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Person => Self::Person,
            SourceKind::Organisation => Self::Organisation,
            SourceKind::Document => Self::Document,
            SourceKind::Outlet => Self::Outlet,
            SourceKind::Agency => Self::Agency,
            SourceKind::Anonymous => Self::Anonymous,
        }
    }
}

/// A name with its kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    pub name: Text,
    pub kind: NameKind,
}
