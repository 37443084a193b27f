//! What the analysis found in one article.

use serde::{Deserialize, Serialize};

use super::{Entity, Quote, QuoteKind, Source};

/// Quotes, entities and sources of one body; all spans point into its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// In text order, direct and indirect together.
    pub quotes: Vec<Quote>,
    /// Most mentioned first.
    pub entities: Vec<Entity>,
    /// By kind, then most quoted first.
    pub sources: Vec<Source>,
    /// What somebody thinks, wants or stands for, told without words of saying: weaker than an indirect
    /// quote, and of no account for who the sources are. In text order.
    #[serde(default)]
    pub stances: Vec<Quote>,
}

impl Findings {
    /// How many direct quotes there are; the figure shown in the article list.
    #[must_use]
    pub fn direct_quotes(&self) -> usize {
        self.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct).count()
    }

    /// The source that a quote is attributed to.
    #[must_use]
    pub fn speaker(&self, quote: &Quote) -> Option<&Source> {
        self.sources.get(quote.speaker? as usize)
    }
}
