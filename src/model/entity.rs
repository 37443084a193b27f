//! People, organisations and places.

use serde::{Deserialize, Serialize};

use super::{Span, Text};

/// One person, organisation or place of an article, however often and in whatever form it is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest form that the article prints, in normal case.
    pub name: Text,
    pub kind: EntityKind,
    /// Title or office, split from the name ("department spokesman, Lt. Col.").
    pub role: Option<Text>,
    /// Names only: no titles, no leading "the", no possessive 's, no pronouns; in text order.
    pub mentions: Vec<Span>,
    /// How sure the kind is, from 0 to 1.
    pub confidence: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    /// Events, works, nationalities: kept, but not listed beside the article.
    Other,
}
