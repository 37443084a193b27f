//! Who is named where: what pronouns and descriptions are looked up in.

use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::phrases::{Sort, ending_at, extended_left, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::called::{behind_letters, body_noun, is_called_body, is_called_outlet};
use crate::analysis::sources::genders::{self, Gender, of_word};
use crate::analysis::sources::outlets::kind_of;
use crate::analysis::sources::pronouns_near;
use crate::analysis::sources::stand_ins::{StandIn, stand_ins};
use crate::analysis::sources::unnamed::{Unnamed, unnamed};
use crate::model::{BlockKind, Entity, EntityKind, SourceKind, Span};

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

    fn read(&mut self, prose: &Prose) {
        let side = matches!(
            prose.passage.kind,
            BlockKind::Caption | BlockKind::Byline | BlockKind::Credit | BlockKind::Kicker
        );
        for sentence in &prose.passage.sentences {
            let span = prose.span(sentence.start, sentence.end);
            self.sentences.push(span.start);
            let first = self.mentions.partition_point(|(mention, _)| mention.start < span.start);
            let here: Vec<(Span, usize)> = self
                .mentions
                .get(first..)
                .unwrap_or_default()
                .iter()
                .take_while(|(mention, _)| mention.start < span.end)
                .copied()
                .collect();
            let mut leads = true;
            for (mention, entity) in here {
                let at = prose.passage.token_at(mention.start());
                if prose.is_quoted(at) {
                    continue;
                }
                let to = prose.passage.token_at(mention.end());
                let person = self.entities[entity].kind == EntityKind::Person;
                if !person && let Some(noun) = body_noun(prose, at, to) {
                    self.nouns.push((mention.start, prose.word(noun).to_lowercase(), entity));
                    self.kinds[entity] = match self.kinds[entity] {
                        SourceKind::Person => SourceKind::Organisation,
                        kind => kind,
                    };
                }
                if person && is_called_body(prose, at, to) {
                    self.kinds[entity] = SourceKind::Organisation;
                } else if person {
                    self.describe(prose, mention, at, to, entity);
                } else if self.kinds[entity] == SourceKind::Organisation && is_called_outlet(prose, at, to) {
                    self.kinds[entity] = SourceKind::Outlet;
                }
                if !side {
                    let sentence = self.sentences.len();
                    self.namings.push(Naming {
                        start: mention.start,
                        entity,
                        leads: leads && person && !matches!(prose.word(to), "'s" | "’s"),
                        sentence,
                        stands_in: false,
                    });
                }
                let owns = matches!(prose.word(to), "'s" | "’s");
                leads &= !person || owns;
            }
        }
    }

    /// Reads "he" and "she" at the head of a sentence and "the minister" anywhere as namings, so that whoever the
    /// sentences go on about stays the one they mean.
    fn follow(&mut self, prose: &[Prose]) {
        let mut named = std::mem::take(&mut self.namings).into_iter().peekable();
        let mut sentence = 0;
        for piece in prose {
            let told = matches!(piece.passage.kind, BlockKind::Lead | BlockKind::Paragraph);
            for range in &piece.passage.sentences {
                sentence += 1;
                if !told {
                    continue;
                }
                for (at, meant) in stand_ins(piece, range.clone()) {
                    let place = piece.span(at, at + 1).start;
                    while let Some(naming) = named.next_if(|naming| naming.start < place) {
                        self.namings.push(naming);
                    }
                    let (entity, leads) = match meant {
                        StandIn::Pronoun(gender) if self.unnamed_before(place, Some(gender)).is_none() => {
                            (self.person_before(place, Some(gender), &[]), true)
                        }
                        StandIn::Pronoun(_) => continue,
                        StandIn::Noun { noun, leads } => (self.called_person(piece.word(noun), place), leads),
                    };
                    if let Some(entity) = entity {
                        self.namings.push(Naming { start: place, entity, leads, sentence, stands_in: true });
                    }
                }
            }
        }
        self.namings.extend(named);
    }

    /// Notes the nouns beside a name: "spokesman Jo Orr", "Jo Orr, a baker".
    fn describe(&mut self, prose: &Prose, mention: Span, at: usize, to: usize, entity: usize) {
        let mut note = |word: usize| {
            if prose.has(word, Classes::ROLE) {
                self.nouns.push((mention.start, prose.word(word).to_lowercase(), entity));
            }
            if let Some(gender) = of_word(prose.word(word)) {
                self.genders[entity].get_or_insert(gender);
            }
        };
        // "The witness, Mr Orr,"
        let title = at
            .checked_sub(1)
            .filter(|&before| prose.is(before, &["Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."]));
        if let Some(title) = title {
            note(title);
        }
        let at = title.unwrap_or(at);
        // What stands before another name is told of that one.
        let other = self.mentions.partition_point(|(span, _)| span.start < mention.start).checked_sub(1);
        let floor = other
            .and_then(|index| self.mentions.get(index))
            .filter(|(span, _)| span.start >= prose.passage.span.start)
            .map_or(0, |(span, _)| prose.passage.token_at(span.end()));
        let before = at.checked_sub(1).filter(|&last| last >= floor).and_then(|last| ending_at(prose, last, floor));
        // "a teacher called Jo Orr"
        let christened = at > floor + 1 && prose.is(at - 1, &["called", "named"]);
        let before = if christened { ending_at(prose, at - 2, floor) } else { before };
        for word in before.map_or(at..at, |phrase| phrase.from..at) {
            note(word);
        }
        // "her lawyer, Jo Orr,"
        let outer = at.checked_sub(2).filter(|_| prose.word(at - 1) == ",").and_then(|last| ending_at(prose, last, 0));
        // "The mayor of Ostrand, Jo Orr,"
        let office = outer.map(|outer| extended_left(prose, outer, prose.sentence(at).start));
        for outer in [outer, office.filter(|office| office.sort == Sort::Role)].into_iter().flatten() {
            note(outer.head);
        }
        let to = behind_letters(prose, to);
        if prose.word(to) == ","
            && let Some(after) = starting_at(prose, to + 1, prose.len())
        {
            for word in after.from..=after.head {
                note(word);
            }
        }
    }

    /// What kind of source an entity is.
    pub fn kind(&self, entity: usize) -> SourceKind {
        self.kinds.get(entity).copied().unwrap_or(SourceKind::Organisation)
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

    /// Whom "the minister" means.
    pub fn described(&self, noun: &str, place: u32) -> Option<usize> {
        self.with_noun(&[noun.to_lowercase().as_str()], place)
    }

    /// Who was called so beside the name, last before `place`.
    fn called_person(&self, noun: &str, place: u32) -> Option<usize> {
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
}

/// The nouns of the roles that entities have, at the first place each is named.
fn offices(entities: &[Entity]) -> Vec<(u32, String, usize)> {
    let mut out = Vec::new();
    for (index, entity) in entities.iter().enumerate().take(400).filter(|(_, e)| e.kind == EntityKind::Person) {
        let (Some(role), Some(first)) = (&entity.role, entity.mentions.first()) else { continue };
        let words = role.split(|c: char| !c.is_alphanumeric()).filter(|word| look_up(word).classes.has(Classes::ROLE));
        out.extend(words.map(|word| (first.start, word.to_lowercase(), index)));
    }
    out
}

fn source_kind(entity: &Entity) -> SourceKind {
    match entity.kind {
        EntityKind::Person => SourceKind::Person,
        // "South Atlantic" ends like a magazine.
        EntityKind::Place => SourceKind::Organisation,
        EntityKind::Organisation | EntityKind::Other => kind_of(&entity.name),
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

/// What the first name of the fullest form tells.
fn gender_of(entity: &Entity) -> Option<Gender> {
    let mut words = entity.name.split_whitespace();
    let first = words.next()?;
    if entity.kind != EntityKind::Person || words.next().is_none() { None } else { of_word(first) }
}
