//! From the phrase that names a speaker to who that is: names and documents.

mod documents;
mod names;

use crate::analysis::attribution::Said;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::sources::people::People;
use crate::model::{Entity, SourceKind};

/// Who a phrase means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Who {
    pub name: String,
    pub kind: SourceKind,
    pub entity: Option<usize>,
    pub confidence: f32,
}

/// What was found so far; descriptions and pronouns point back to it.
#[derive(Default)]
pub(super) struct Earlier {
    /// (place, entity) of people who spoke.
    pub spoke: Vec<(u32, usize)>,
    /// The last document by its noun, the last ones unnamed, by their noun.
    pub by_noun: Vec<(String, Who)>,
    /// The last source of each kind that "it" and "they" can mean.
    pub last: Option<Who>,
    /// The last single person without a name, and where.
    pub unnamed: Option<(u32, Who)>,
}

impl Earlier {
    pub fn note(&mut self, place: u32, noun: &str, who: &Who) {
        match (who.kind, who.entity) {
            (SourceKind::Person, Some(entity)) => self.spoke.push((place, entity)),
            _ => self.by_noun.push((noun.to_lowercase(), who.clone())),
        }
        self.last = Some(who.clone());
    }

    /// "the draft" after "a draft document"; "the document", "the papers" after any.
    pub fn document(&self, noun: &str) -> Option<Who> {
        let any = matches!(noun.to_lowercase().as_str(), "document" | "documents" | "papers" | "text");
        let words = |who: &Who| who.name.split_whitespace().any(|word| word.eq_ignore_ascii_case(noun));
        let mut last = self.by_noun.iter().rev().take(200).map(|(_, who)| who);
        last.find(|who| who.kind == SourceKind::Document && (any || words(who))).cloned()
    }

    pub fn noun(&self, noun: &str) -> Option<Who> {
        let singular = noun.to_lowercase();
        self.by_noun.iter().rev().take(200).find(|(known, _)| *known == singular).map(|(_, who)| who.clone())
    }
}

pub(super) struct Speakers<'a> {
    pub prose: &'a [Prose<'a>],
    pub entities: &'a [Entity],
    pub people: People<'a>,
}

impl Speakers<'_> {
    /// Who is meant by the mention of something said; none where the article does not tell.
    pub fn resolve(&self, said: &Said, earlier: &Earlier) -> Option<Who> {
        let mention = said.mention?;
        let prose = self.prose.get(mention.passage)?;
        self.phrase(prose, mention.phrase, earlier)
    }

    pub fn phrase(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
        // "The Hollywood Reporter", "One of them".
        if let Some(who) = self.entitled(prose, phrase).or_else(|| one_of_them(prose, phrase, earlier)) {
            return Some(who);
        }
        match phrase.sort {
            Sort::Pronoun => self.pronoun(prose, phrase, earlier),
            Sort::Name => Some(self.name(prose, phrase, earlier)),
            Sort::Document => Some(self.document(prose, phrase, earlier)),
            Sort::Role | Sort::Group | Sort::Somebody | Sort::Other => Some(self.description(prose, phrase, earlier)),
        }
    }

    /// The source that an entity is.
    pub fn entity(&self, index: usize) -> Who {
        let entity = &self.entities[index];
        let kind = self.people.kind(index);
        Who { name: entity.name.as_str().to_owned(), kind, entity: Some(index), confidence: entity.confidence.max(0.5) }
    }
}

/// "One of them" is of those without names who spoke last.
fn one_of_them(prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
    let of = phrase.head + 1;
    let some = prose.is(phrase.head, &["one", "another", "both", "some"]);
    if !some || !prose.is(of, &["of"]) || !prose.is(of + 1, &["them"]) {
        return None;
    }
    let several = |known: &&(String, Who)| known.1.kind == SourceKind::Anonymous;
    let (noun, who) = earlier.by_noun.iter().rev().take(6).find(several)?;
    // "One of them, who left in May," of "four managers" is a manager of her own.
    let told = prose.word(phrase.to) == "," && prose.is(phrase.to + 1, &["who", "a", "an"]);
    let single = told && prose.is(phrase.head, &["one", "another"]) && noun != "people";
    let singular = noun.strip_suffix('s').filter(|_| single && who.name.contains(' '));
    Some(singular.map_or_else(|| who.clone(), |noun| Who { name: noun.to_owned(), ..who.clone() }))
}
