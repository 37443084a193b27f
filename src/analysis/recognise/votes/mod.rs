//! What a name's form and its neighbours say of its kind.

mod before;
mod beside;
mod context;
mod form;
mod shapes;

pub use self::context::of_context;
pub use self::form::of_form;
use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::words::capitalised;
use crate::model::EntityKind;

/// Votes for each kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    pub person: f32,
    pub organisation: f32,
    pub place: f32,
    pub other: f32,
}

impl Votes {
    pub fn add(&mut self, more: Self) {
        self.person += more.person;
        self.organisation += more.organisation;
        self.place += more.place;
        self.other += more.other;
    }

    pub fn give(&mut self, kind: EntityKind, weight: f32) {
        match kind {
            EntityKind::Person => self.person += weight,
            EntityKind::Organisation => self.organisation += weight,
            EntityKind::Place => self.place += weight,
            EntityKind::Other => self.other += weight,
        }
    }

    /// The kind with most votes, how many they are, and how far ahead it is.
    pub fn best(&self) -> (EntityKind, f32, f32) {
        let mut all = [
            (EntityKind::Person, self.person),
            (EntityKind::Organisation, self.organisation),
            (EntityKind::Place, self.place),
            (EntityKind::Other, self.other),
        ];
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        (all[0].0, all[0].1, all[0].1 - all[1].1)
    }
}

/// Whether a word in small letters is one for what people are, as a noun or as a title.
fn is_role(lower: &str, lists: &Gazetteer) -> bool {
    lists.of(lower).any(Known::ROLE) || lists.of(&capitalised(lower)).any(Known::TITLE)
}
