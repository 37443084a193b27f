//! Who or what the words of an article are attributed to.

use serde::{Deserialize, Serialize};

use super::{Span, Text};

/// A source in the journalist's sense. Never the feed or the publisher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub name: Text,
    pub kind: SourceKind,
    /// An index into [`super::Findings::entities`].
    pub entity: Option<u32>,
    /// How many direct quotes it has.
    pub quoted: u32,
    /// How many indirect ones.
    pub paraphrased: u32,
    /// Named in the credit line.
    pub credited: bool,
    /// The outlet the words were given to, or that passed them on.
    pub via: Option<Text>,
    pub mentions: Vec<Span>,
    /// How sure the kind is, from 0 to 1.
    pub confidence: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    Person,
    Organisation,
    /// Statement, report, memo, poll, filing, post.
    Document,
    /// A newspaper, station or site that is cited.
    Outlet,
    /// A wire agency, cited or credited.
    Agency,
    /// Unnamed people, under the words that describe them ("U.S. officials").
    Anonymous,
}

impl SourceKind {
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Document, Self::Outlet, Self::Agency, Self::Anonymous];

    /// What it is called where a list or a file names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Outlet => "outlet",
            Self::Agency => "agency",
            Self::Anonymous => "anonymous",
        }
    }
}
