//! The labels a token may bear: outside of every name, or the beginning, inside, last or only token of one.

use crate::model::EntityKind;

/// How many labels there are: outside, and four places in a name of each of four kinds.
pub const LABELS: usize = 17;

/// How many labels have weights of their own; that of [`OUTSIDE`] is always nought.
pub const WEIGHED: usize = LABELS - 1;

/// No part of a name.
pub const OUTSIDE: usize = 0;

/// The kinds in the order of their labels.
pub const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Other];

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Begin,
    Inside,
    Last,
    Only,
}

/// The label of a token of a name.
#[must_use]
pub fn label(kind: EntityKind, place: Place) -> usize {
    let kind = KINDS.iter().position(|&each| each == kind).unwrap_or(3);
    let place = match place {
        Place::Begin => 0,
        Place::Inside => 1,
        Place::Last => 2,
        Place::Only => 3,
    };
    1 + kind * 4 + place
}

/// What a label says; none for [`OUTSIDE`].
#[must_use]
pub fn parts(label: usize) -> Option<(EntityKind, Place)> {
    let at = label.checked_sub(1)?;
    let place = match at % 4 {
        0 => Place::Begin,
        1 => Place::Inside,
        2 => Place::Last,
        _ => Place::Only,
    };
    Some((*KINDS.get(at / 4)?, place))
}

/// Whether a name is still open after a token with this label.
#[must_use]
pub const fn is_open(label: usize) -> bool {
    label != OUTSIDE && (label - 1) % 4 < 2
}

/// Whether one label may follow another.
#[must_use]
pub const fn may_follow(before: usize, after: usize) -> bool {
    let goes_on = after != OUTSIDE && matches!((after - 1) % 4, 1 | 2);
    if is_open(before) { goes_on && (before - 1) / 4 == (after - 1) / 4 } else { !goes_on }
}

/// The names that a run of labels tells of, as ranges of tokens.
#[must_use]
pub fn names(labels: &[usize]) -> Vec<(std::ops::Range<usize>, EntityKind)> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, &label) in labels.iter().enumerate() {
        match parts(label) {
            Some((_, Place::Begin)) => from = at,
            Some((kind, Place::Last)) => out.push((from..at + 1, kind)),
            Some((kind, Place::Only)) => out.push((at..at + 1, kind)),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_closed_before_another_begins() {
        for before in 0..LABELS {
            let follows = (0..LABELS).filter(|&after| may_follow(before, after)).count();
            assert_eq!(follows, if is_open(before) { 2 } else { 9 });
        }
    }

    #[test]
    fn labels_tell_names() {
        let person = |place| label(EntityKind::Person, place);
        let labels = [person(Place::Begin), person(Place::Last), OUTSIDE, label(EntityKind::Place, Place::Only)];
        assert_eq!(names(&labels), [(0..2, EntityKind::Person), (3..4, EntityKind::Place)]);
        assert!(labels.iter().skip(1).all(|&each| parts(each).is_none_or(|(kind, place)| label(kind, place) == each)));
    }
}
