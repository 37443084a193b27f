//! What an annotator says is in an article: the form of a `.gold.json` file.
//!
//! A key that is missing says that this was not annotated: the task is then not scored.

use serde::{Deserialize, Deserializer};

use crate::cli::evaluate::points::Stretch;
use crate::model::{EntityKind, SourceKind};

/// What a person labelled in an article; a task whose key is missing is not judged.
#[derive(Debug, Default, Deserialize)]
pub struct Gold {
    /// The reading text that the spans of an HTML page's annotation point into.
    pub text: Option<String>,
    /// Where an HTML page came from.
    pub url: Option<String>,
    pub title: Option<Phrase>,
    pub kicker: Option<Phrase>,
    pub boilerplate: Option<Vec<Phrase>>,
    pub captions: Option<Vec<Caption>>,
    pub direct_quotes: Option<Vec<DirectQuote>>,
    pub indirect: Option<Vec<Indirect>>,
    pub entities: Option<Vec<Named>>,
    pub sources: Option<Sources>,
}

/// Words and their place in the article.
#[derive(Debug, Deserialize)]
pub struct Phrase {
    pub text: String,
    #[serde(deserialize_with = "pair")]
    pub span: Stretch,
}

/// Words under a picture; an optional one counts neither way.
#[derive(Debug, Deserialize)]
pub struct Caption {
    pub text: String,
    #[serde(default)]
    pub optional: bool,
}

/// Words between quotation marks that somebody said.
#[derive(Debug, Deserialize)]
pub struct DirectQuote {
    pub text: String,
    #[serde(deserialize_with = "pair")]
    pub span: Stretch,
    /// The canonical name of who said it.
    pub speaker: Option<String>,
    pub speaker_mention: Option<Phrase>,
    #[serde(default)]
    pub also_accept_speakers: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

/// What is told of somebody's words without quotation marks.
#[derive(Debug, Deserialize)]
pub struct Indirect {
    #[serde(deserialize_with = "pair")]
    pub span: Stretch,
    pub source: String,
    pub source_mention: Option<Phrase>,
    #[serde(default)]
    pub also_accept_sources: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

/// An entity with all its mentions.
#[derive(Debug, Deserialize)]
pub struct Named {
    pub canonical: String,
    #[serde(rename = "type")]
    pub kind: Type,
    pub mentions: Vec<Mention>,
    #[serde(default)]
    pub also_accept_types: Vec<Type>,
    #[serde(default)]
    pub also_accept_mentions: Vec<String>,
    #[serde(default, alias = "also_accept_canonical")]
    pub also_accept_names: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Deserialize)]
pub struct Mention {
    pub text: String,
    #[serde(deserialize_with = "pair")]
    pub span: Stretch,
    #[serde(default)]
    pub optional: bool,
}

/// The types that are annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Type {
    #[serde(rename = "PER")]
    Person,
    #[serde(rename = "ORG")]
    Organisation,
    #[serde(rename = "LOC")]
    Place,
}

impl Type {
    #[must_use]
    pub fn kind(self) -> EntityKind {
        match self {
            Self::Person => EntityKind::Person,
            Self::Organisation => EntityKind::Organisation,
            Self::Place => EntityKind::Place,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sources {
    pub people: Vec<Source>,
    pub organisations: Vec<Source>,
    pub documents: Vec<Source>,
    pub outlets: Vec<Source>,
    pub agencies: Vec<Source>,
    pub anonymous: Vec<Source>,
    /// Names that are right either way, whatever the class.
    pub optional: Vec<String>,
}

impl Sources {
    /// The classes with their sources.
    #[must_use]
    pub fn classes(&self) -> [(SourceKind, &[Source]); 6] {
        [
            (SourceKind::Person, &self.people),
            (SourceKind::Organisation, &self.organisations),
            (SourceKind::Document, &self.documents),
            (SourceKind::Outlet, &self.outlets),
            (SourceKind::Agency, &self.agencies),
            (SourceKind::Anonymous, &self.anonymous),
        ]
    }
}

#[derive(Debug, Deserialize)]
pub struct Source {
    /// Missing where there is but a wording.
    #[serde(default)]
    name: String,
    /// Every wording that the article prints for it.
    #[serde(default, deserialize_with = "one_or_more")]
    pub surface: Vec<String>,
    pub short: Option<String>,
    #[serde(default)]
    pub also_accept: Vec<String>,
    #[serde(default, alias = "also_accept_class", deserialize_with = "one_or_more")]
    pub also_accept_classes: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

impl Source {
    /// Its name, or the first wording that the article prints for it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.forms().next().unwrap_or_default()
    }

    /// Every way it may be called, its name first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let others = self.surface.iter().chain(&self.short).chain(&self.also_accept);
        [&self.name].into_iter().chain(others).map(String::as_str).filter(|form| !form.is_empty())
    }

    /// Whether another class is right for it too.
    #[must_use]
    pub fn may_be(&self, kind: SourceKind) -> bool {
        self.also_accept_classes.iter().any(|class| class_named(class) == Some(kind))
    }
}

/// A class by its name in the annotation, in the plural or as it is printed.
#[must_use]
pub fn class_named(name: &str) -> Option<SourceKind> {
    Some(match name {
        "people" | "person" => SourceKind::Person,
        "organisations" | "organisation" => SourceKind::Organisation,
        "documents" | "document" => SourceKind::Document,
        "outlets" | "outlet" => SourceKind::Outlet,
        "agencies" | "agency" => SourceKind::Agency,
        "anonymous" => SourceKind::Anonymous,
        _ => return None,
    })
}

fn pair<'de, D: Deserializer<'de>>(from: D) -> Result<Stretch, D::Error> {
    let [start, end] = <[usize; 2]>::deserialize(from)?;
    Ok(Stretch { start, end })
}

fn one_or_more<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        One(String),
        More(Vec<String>),
    }
    Ok(match Either::deserialize(from)? {
        Either::One(one) => vec![one],
        Either::More(more) => more,
    })
}
