//! Whom a pronoun means: who was named or told of last before it.

use crate::analysis::sources::genders::Gender;
use crate::analysis::sources::people::People;
use crate::analysis::sources::unnamed::Unnamed;
use crate::model::{EntityKind, SourceKind};

impl People<'_> {
    /// Whom "he" or "she" at `place` means: whoever led the nearest sentence before, of that gender.
    pub fn person_before(&self, place: u32, gender: Option<Gender>, spoke: &[(u32, usize)]) -> Option<usize> {
        let fits = |entity: usize| {
            self.kind(entity) == SourceKind::Person
                && gender.is_none_or(|gender| self.genders[entity].is_none_or(|known| known == gender))
        };
        let end = self.namings.partition_point(|naming| naming.start < place);
        let sentence = self.sentences.partition_point(|start| *start <= place);
        let before =
            self.namings.get(..end).unwrap_or_default().iter().rev().take(60).filter(|naming| fits(naming.entity));
        let spoken = spoke.iter().rev().take(4).find(|(at, entity)| *at < place && fits(*entity));
        let sure = |entity: usize| gender.is_some() && self.genders[entity] == gender;
        let mut best: Option<(i64, usize)> = None;
        for naming in before {
            let distance = i64::try_from(sentence.saturating_sub(naming.sentence)).unwrap_or(99);
            let spoke_last = spoken.is_some_and(|(_, entity)| *entity == naming.entity);
            let leans = match (gender, self.leanings[naming.entity], self.genders[naming.entity]) {
                (Some(asked), Some(leaning), None) if asked == leaning => 1,
                (Some(_), Some(_), None) => -3,
                _ => 0,
            };
            let score =
                leans + 3 * i64::from(naming.leads) + 2 * i64::from(sure(naming.entity)) + i64::from(spoke_last)
                    - 2 * distance.min(7);
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, naming.entity));
            }
        }
        best.map(|(_, entity)| entity).or(spoken.map(|(_, entity)| *entity))
    }

    /// The one without a name whom "he" or "she" at `place` can mean: the sentences just before are about
    /// that person, and nobody was named since.
    pub fn unnamed_before(&self, place: u32, gender: Option<Gender>) -> Option<&Unnamed> {
        let end = self.unnamed.partition_point(|one| one.start < place);
        let sentence = self.sentences.partition_point(|start| *start <= place);
        // "She studied in Oslo, where a professor told her": the sentence is hers.
        let led = |one: &&Unnamed| one.leads && !one.plural && !(gender.is_some() && one.led_by == gender);
        let near = self.unnamed[..end].iter().rev().take(12).find(led)?;
        let apart = sentence.saturating_sub(self.sentences.partition_point(|start| *start <= near.start));
        (apart <= 2 && gender.is_none_or(|gender| near.can_be(gender)) && !self.person_between(near.start, place))
            .then_some(near)
    }

    /// Whether the one without a name at `place` is no "he" or "she", or stands in a sentence that is about another
    /// of that gender: "she studied in Oslo, where a professor told her".
    pub fn is_told_of_another(&self, place: u32, gender: Gender) -> bool {
        let from = self.unnamed.partition_point(|one| one.start < place);
        let here = self.unnamed.get(from).filter(|one| one.start == place);
        here.is_some_and(|one| one.led_by == Some(gender) || !one.can_be(gender))
    }

    /// The one interviewed: of those named above the first answer the one named most often, or first.
    pub fn interviewed(&self, place: u32) -> Option<usize> {
        let end = self.namings.partition_point(|naming| naming.start < place);
        let above = || self.namings.get(..end).unwrap_or_default().iter().take(60).map(|naming| naming.entity);
        let first = above().find(|entity| self.kind(*entity) == SourceKind::Person);
        let count = |entity: usize| above().filter(|other| *other == entity).count();
        above().filter(|entity| self.kind(*entity) == SourceKind::Person).fold(first, |best, entity| {
            if best.is_some_and(|best| count(best) >= count(entity)) { best } else { Some(entity) }
        })
    }

    /// Whether a person is named between two places.
    pub fn person_between(&self, from: u32, to: u32) -> bool {
        let first = self.namings.partition_point(|naming| naming.start < from);
        let named = self.namings.get(first..).unwrap_or_default().iter().take_while(|naming| naming.start < to);
        let mut named = named.filter(|naming| !naming.stands_in).take(40);
        named.any(|naming| self.entities[naming.entity].kind == EntityKind::Person)
    }
}
