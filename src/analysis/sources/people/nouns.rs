//! Whom a noun means: "the minister", "the charity".

use crate::analysis::sources::people::People;
use crate::analysis::sources::unnamed::Unnamed;
use crate::model::{Entity, EntityKind, SourceKind};

impl People<'_> {
    /// Whom "the minister" means.
    pub fn described(&self, noun: &str, place: u32) -> Option<usize> {
        self.with_noun(&[noun.to_lowercase().as_str()], place)
    }

    /// Whom "the teacher" means, where somebody was called a headteacher.
    pub fn described_closer(&self, noun: &str, place: u32) -> Option<usize> {
        self.with_noun(narrower(noun.to_lowercase().as_str()), place)
    }

    fn with_noun(&self, nouns: &[&str], place: u32) -> Option<usize> {
        let fits = |word: &str| nouns.contains(&word);
        let said = self
            .nouns
            .iter()
            .rev()
            .take(400)
            .filter(|(at, _, _)| *at < place)
            .find(|(_, word, _)| fits(word))
            .map(|(_, _, entity)| *entity);
        said.or_else(|| {
            let role = |entity: &Entity| {
                entity
                    .role
                    .as_ref()
                    .is_some_and(|role| role.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(fits))
            };
            self.entities.iter().take(400).rposition(|entity| entity.kind == EntityKind::Person && role(entity))
        })
    }

    /// Who was called so beside the name, last before `place`.
    pub(super) fn called_person(&self, noun: &str, place: u32) -> Option<usize> {
        let noun = noun.to_lowercase();
        let told = self.nouns.iter().rev().take(60).filter(|(at, _, _)| *at < place);
        let person = |entity: usize| self.kinds.get(entity) == Some(&SourceKind::Person);
        told.filter(|(_, word, entity)| *word == noun && person(*entity)).map(|(_, _, entity)| *entity).next()
    }

    /// Which body "the charity" means.
    pub fn called(&self, noun: &str, place: u32) -> Option<usize> {
        let noun = noun.to_lowercase();
        let told = self.nouns.iter().rev().take(400).filter(|(at, _, _)| *at < place);
        let body = |entity: usize| self.entities.get(entity).is_some_and(|entity| entity.kind != EntityKind::Person);
        told.filter(|(_, word, entity)| *word == noun && body(*entity)).map(|(_, _, entity)| *entity).next()
    }

    /// The body named last whose name has the noun: "the museum" after "National Museum of Trade".
    pub fn named_with(&self, noun: &str, place: u32) -> Option<usize> {
        let end = self.namings.partition_point(|naming| naming.start < place);
        let before = self.namings.get(..end).unwrap_or_default().iter().rev().take(200).map(|naming| naming.entity);
        let has = |entity: &Entity| entity.name.split_whitespace().any(|word| word.eq_ignore_ascii_case(noun));
        let body = |entity: &Entity| entity.kind == EntityKind::Organisation && has(entity);
        let mut before = before.filter(|at| self.entities.get(*at).is_some_and(body));
        before.next()
    }

    /// Who was first told of with this noun, last before `place`.
    ///
    /// `which`: "first" where the first of several is meant; empty where all are.
    pub fn introduced(&self, noun: &str, which: &str, place: u32) -> Option<&Unnamed> {
        let end = self.unnamed.partition_point(|one| one.start < place);
        let noun = noun.to_lowercase();
        let fits = |one: &&Unnamed| one.introduced && one.plural == which.is_empty() && one.noun == noun;
        let from = end.saturating_sub(400);
        let mut before = self.unnamed[from..end].iter();
        if which == "first" { before.find(fits) } else { before.rev().find(fits) }
    }
}

/// Nouns that a wider one can stand for: "the teacher" for a headteacher.
fn narrower(noun: &str) -> &'static [&'static str] {
    match noun {
        "minister" => &["premier", "secretary"],
        "teacher" => &["headteacher", "headmaster", "headmistress", "schoolteacher", "lecturer"],
        "official" => &["referee", "umpire", "linesman", "commissioner", "undersecretary"],
        "officer" => {
            &["constable", "detective", "sergeant", "inspector", "lieutenant", "captain", "pc", "dc", "superintendent"]
        }
        "lawyer" | "attorney" | "solicitor" => &["attorney", "lawyer", "barrister", "solicitor", "counsel"],
        "scientist" | "researcher" | "academic" => &[
            "scientist",
            "researcher",
            "professor",
            "biologist",
            "physicist",
            "chemist",
            "ecologist",
            "geologist",
            "climatologist",
            "seismologist",
            "astronomer",
            "archaeologist",
            "virologist",
            "psychologist",
        ],
        "doctor" => &["surgeon", "physician", "virologist", "dr", "dr."],
        "politician" | "lawmaker" | "legislator" => {
            &["senator", "mayor", "councillor", "deputy", "representative", "mp", "congressman", "congresswoman"]
        }
        "executive" | "boss" => &["chief", "director", "manager", "president", "chairman", "chairwoman", "ceo"],
        "journalist" | "reporter" => &["correspondent", "reporter", "editor", "journalist"],
        "footballer" | "player" => &["striker", "midfielder", "defender", "goalkeeper", "forward", "captain", "winger"],
        "commander" => &["colonel", "general", "captain", "major", "admiral"],
        "manager" | "coach" => &["coach", "manager"],
        "sailor" | "fisherman" => &["skipper", "captain"],
        _ => &[],
    }
}
