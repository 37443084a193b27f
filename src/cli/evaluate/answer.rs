//! What `newsdesk analyze` answers, read back: an evaluation sees what a program sees.

use serde::Deserialize;
use serde_json::json;

use crate::cli::analyze::contract;
use crate::cli::evaluate::points::{Points, Stretch};
use crate::desk::analyse::{Analysed, Given};
use crate::model::{BlockKind, EntityKind, QuoteKind, SourceKind};

/// What newsdesk found in an article, in the form in which `analyze` prints it.
#[derive(Debug)]
pub struct Answer {
    pub text: Points,
    pub headline: Option<Stretch>,
    pub kicker: Option<Stretch>,
    pub blocks: Vec<Block>,
    pub quotes: Vec<Quote>,
    pub entities: Vec<Entity>,
    pub sources: Vec<Source>,
}

/// A part of the page.
#[derive(Debug, Deserialize)]
pub struct Block {
    pub kind: BlockKind,
    #[serde(flatten)]
    pub at: Stretch,
    pub confidence: f64,
}

/// Words and the id of the source that they are given to.
#[derive(Debug, Deserialize)]
pub struct Quote {
    pub kind: QuoteKind,
    pub parts: Vec<Stretch>,
    pub speaker: Option<String>,
    pub speaker_mention: Option<Stretch>,
    pub confidence: f64,
    /// Told without a word of saying: nothing that labels count.
    #[serde(default)]
    pub stance: bool,
}

/// A name with all the places where it is meant.
#[derive(Debug, Deserialize)]
pub struct Entity {
    pub name: String,
    pub kind: EntityKind,
    pub mentions: Vec<Stretch>,
    pub confidence: f64,
}

/// Who or what the article rests on.
#[derive(Debug, Deserialize)]
pub struct Source {
    pub id: String,
    pub name: String,
    pub kind: SourceKind,
    pub mentions: Vec<Stretch>,
    pub confidence: f64,
}

impl Answer {
    /// Analyses an article and takes the answer apart.
    pub fn to(given: Given<'_>, analyse: fn(Given<'_>) -> Analysed) -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Printed {
            headline: Option<Stretch>,
            kicker: Option<Stretch>,
            blocks: Vec<Block>,
            quotes: Vec<Quote>,
            entities: Vec<Entity>,
            sources: Vec<Source>,
        }
        let analysed = analyse(given);
        let text = match given {
            Given::Plain(raw) => raw,
            Given::Page { .. } => analysed.article.body.text.as_str(),
        };
        let printed: Printed = serde_json::from_value(contract::answer(&json!(null), text, &analysed))?;
        let Printed { headline, kicker, blocks, quotes, entities, sources } = printed;
        Ok(Self { text: Points::from(text), headline, kicker, blocks, quotes, entities, sources })
    }

    /// The name that a quote is given to: its source's, or the words that stand for it.
    #[must_use]
    pub fn speaker(&self, quote: &Quote) -> String {
        let source = quote.speaker.as_ref().and_then(|id| self.sources.iter().find(|source| &source.id == id));
        let named = source.map(|source| source.name.clone());
        named.unwrap_or_else(|| quote.speaker_mention.map(|mention| self.text.cut(mention)).unwrap_or_default())
    }
}
