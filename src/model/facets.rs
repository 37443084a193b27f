//! What can be told of an article at a glance.

use serde::{Deserialize, Serialize};

/// A set of facts about an article, as bits; their numbers stand in the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facets(pub u32);

impl Facets {
    pub const QUOTE: Self = Self(1);
    pub const CAPTION: Self = Self(1 << 1);
    pub const IMAGE: Self = Self(1 << 2);
    pub const ENCLOSURE: Self = Self(1 << 3);
    /// Behind a wall: a part of it at best.
    pub const WALL: Self = Self(1 << 4);
    /// All that is attributed in it comes from one source.
    pub const LONE_SOURCE: Self = Self(1 << 5);
    /// All its sources are anonymous.
    pub const ONLY_ANONYMOUS: Self = Self(1 << 6);

    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    #[must_use]
    pub fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }
}

/// How many sources of each kind an article rests on, a byte each, in the order of [`super::SourceKind`]; then a byte
/// for those that speak for the public, whatever their kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ledger(pub i64);

/// The byte behind those of the kinds.
const OFFICIAL: usize = super::SourceKind::ALL.len();

impl Ledger {
    #[must_use]
    pub fn of(kinds: impl IntoIterator<Item = super::SourceKind>) -> Self {
        let mut counts = [0u8; 8];
        for kind in kinds {
            if let Some(count) = counts.get_mut(kind as usize) {
                *count = count.saturating_add(1);
            }
        }
        Self(i64::from_le_bytes(counts))
    }

    #[must_use]
    pub fn count(self, kind: super::SourceKind) -> u32 {
        self.0.to_le_bytes().get(kind as usize).map_or(0, |count| u32::from(*count))
    }

    /// The same with so many that speak for the public.
    #[must_use]
    pub fn with_official(self, count: usize) -> Self {
        let mut counts = self.0.to_le_bytes();
        if let Some(official) = counts.get_mut(OFFICIAL) {
            *official = u8::try_from(count).unwrap_or(u8::MAX);
        }
        Self(i64::from_le_bytes(counts))
    }

    #[must_use]
    pub fn official(self) -> u32 {
        self.0.to_le_bytes().get(OFFICIAL).map_or(0, |count| u32::from(*count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceKind;

    #[test]
    fn a_ledger_counts_by_kind() {
        let ledger = Ledger::of([SourceKind::Person, SourceKind::Anonymous, SourceKind::Person]);
        assert_eq!((ledger.count(SourceKind::Person), ledger.count(SourceKind::Anonymous)), (2, 1));
        assert_eq!(ledger.count(SourceKind::Agency), 0);
        let many = Ledger::of(std::iter::repeat_n(SourceKind::Document, 300));
        assert_eq!(many.count(SourceKind::Document), 255);
        let official = ledger.with_official(2);
        assert_eq!((official.official(), official.count(SourceKind::Person), ledger.official()), (2, 2, 0));
    }
}
