//! Words that may be a name.

use std::ops::Range;

use crate::analysis::gazetteer::Known;
use crate::model::EntityKind;

/// Words that may be a name, with what their form tells of its kind.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Which line, and which words of it.
    pub line: usize,
    pub words: Range<usize>,
    pub hint: Option<EntityKind>,
    /// How many votes the hint is worth.
    pub weight: f32,
    /// A title stands before it.
    pub titled: bool,
}

/// What an office may be of without a name being in it: "Secretary of State".
pub fn is_portfolio(name: &str) -> bool {
    matches!(
        name,
        "State"
            | "Defense"
            | "Defence"
            | "Staff"
            | "Education"
            | "Labor"
            | "Energy"
            | "Commerce"
            | "Agriculture"
            | "Transportation"
            | "Health"
            | "Interior"
            | "Justice"
            | "Finance"
            | "Police"
            | "Operations"
            | "Communications"
    )
}

/// The kind of a listed name.
pub fn kind_of(known: Known) -> Option<EntityKind> {
    if known.any(Known::OTHER) {
        Some(EntityKind::Other)
    } else if known.any(Known::PLACE) {
        Some(EntityKind::Place)
    } else if known.any(Known::ORGANISATION) {
        Some(EntityKind::Organisation)
    } else if known.any(Known::UNSURE_PLACE) {
        Some(EntityKind::Place)
    } else {
        None
    }
}
