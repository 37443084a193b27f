//! Who is named where: what pronouns and descriptions are looked up in.

mod namings;
mod nearest;
mod nouns;

use self::namings::offices;
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::{Gender, of_word};
use crate::analysis::sources::outlets::kind_of;
use crate::analysis::sources::unnamed::{Unnamed, unnamed};
use crate::analysis::sources::{genders, pronouns_near};
use crate::model::{Entity, EntityKind, SourceKind, Span};

/// A place that names an entity, outside of anybody's words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    pub start: u32,
    pub entity: usize,
    /// The first one named in its sentence.
    pub leads: bool,
    /// Counts the sentences of the article.
    pub sentence: usize,
    /// Named only by "he", "she" or "the minister".
    pub stands_in: bool,
}

/// Namings in text order, and what is said of people beside their names.
pub(super) struct People<'a> {
    entities: &'a [Entity],
    mentions: Vec<(Span, usize)>,
    namings: Vec<Naming>,
    genders: Vec<Option<Gender>>,
    /// What is likely where no gender is known: from pronouns near the name and the name's last letter.
    leanings: Vec<Option<Gender>>,
    /// (place, noun, entity): "spokesman" at the byte where the name stands.
    nouns: Vec<(u32, String, usize)>,
    /// The byte at which each sentence of the article begins.
    sentences: Vec<u32>,
    /// What kind of source each entity is.
    kinds: Vec<SourceKind>,
    pub unnamed: Vec<Unnamed>,
}

impl<'a> People<'a> {
    pub fn new(prose: &[Prose], entities: &'a [Entity]) -> Self {
        let mut mentions: Vec<(Span, usize)> = entities
            .iter()
            .enumerate()
            .flat_map(|(index, entity)| entity.mentions.iter().map(move |span| (*span, index)))
            .collect();
        mentions.sort_by_key(|(span, _)| (span.start, span.end));
        let genders = entities.iter().map(gender_of).collect();
        let kinds = entities.iter().map(source_kind).collect();
        let (namings, nouns, sentences, unnamed) = (Vec::new(), offices(entities), Vec::new(), unnamed(prose));
        let leanings = vec![None; entities.len()];
        let mut people = Self { entities, mentions, namings, genders, leanings, nouns, sentences, kinds, unnamed };
        for piece in prose {
            people.read(piece);
        }
        let balance = pronouns_near::balance(prose, entities, &people.mentions);
        let leaning = |(entity, balance): (&Entity, i32)| {
            let person = entity.kind == EntityKind::Person;
            pronouns_near::told(balance).or_else(|| genders::by_ending(&entity.name)).filter(|_| person)
        };
        people.leanings = entities.iter().zip(balance).map(leaning).collect();
        people.follow(prose);
        people
    }

    /// What kind of source an entity is.
    pub fn kind(&self, entity: usize) -> SourceKind {
        self.kinds.get(entity).copied().unwrap_or(SourceKind::Organisation)
    }

    /// The entity named at or in a stretch; the last one that begins in it.
    pub fn within(&self, span: Span) -> Option<usize> {
        self.mention_in(span).map(|(_, entity)| entity)
    }

    /// Where and as whom an entity is named at or in a stretch; the last one that begins in it.
    pub fn mention_in(&self, span: Span) -> Option<(Span, usize)> {
        let end = self.mentions.partition_point(|(mention, _)| mention.start < span.end);
        self.mentions[..end].iter().rev().take(8).find(|(mention, _)| mention.overlaps(span)).copied()
    }

    /// The first entity named in a stretch that is not a person.
    pub fn body_within(&self, span: Span) -> Option<usize> {
        let from = self.mentions.partition_point(|(mention, _)| mention.start < span.start);
        let inside =
            self.mentions.get(from..).unwrap_or_default().iter().take_while(|(mention, _)| mention.start < span.end);
        let mut inside = inside.map(|(_, entity)| *entity);
        inside.find(|entity| matches!(self.entities[*entity].kind, EntityKind::Organisation | EntityKind::Place))
    }

    /// The organisation (or the place that stands for one) named last before `place`.
    pub fn body_before(&self, place: u32) -> Option<usize> {
        self.body_between(0, place)
    }

    /// The organisation named last before `place`, and not before `floor`.
    pub fn body_between(&self, floor: u32, place: u32) -> Option<usize> {
        let end = self.namings.partition_point(|naming| naming.start < place);
        let before = self.namings.get(..end).unwrap_or_default();
        let speaks = |at: usize| {
            self.kind(at) == SourceKind::Organisation
                && matches!(self.entities[at].kind, EntityKind::Organisation | EntityKind::Person)
        };
        let near = before.iter().rev().take(40).take_while(|naming| naming.start >= floor);
        near.map(|naming| naming.entity).find(|entity| speaks(*entity))
    }

    /// The outlet named last before `place`.
    pub fn outlet_before(&self, place: u32) -> Option<usize> {
        let end = self.namings.partition_point(|naming| naming.start < place);
        let before = self.namings.get(..end).unwrap_or_default().iter().rev().take(200).map(|naming| naming.entity);
        let mut outlets = before.filter(|entity| self.kind(*entity) == SourceKind::Outlet);
        outlets.next()
    }
}

fn source_kind(entity: &Entity) -> SourceKind {
    match entity.kind {
        EntityKind::Person => SourceKind::Person,
        // "South Atlantic" ends like a magazine.
        EntityKind::Place => SourceKind::Organisation,
        EntityKind::Organisation | EntityKind::Other => kind_of(&entity.name),
    }
}

/// What the first name of the fullest form tells.
fn gender_of(entity: &Entity) -> Option<Gender> {
    let mut words = entity.name.split_whitespace();
    let first = words.next()?;
    if entity.kind != EntityKind::Person || words.next().is_none() { None } else { of_word(first) }
}
