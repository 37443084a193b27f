//! What an article adds to the catalogue: the names, the quotes and the words of its findings.

use crate::model::{Facets, Ledger, Name};

/// Stand before the words of the finding index, to say where the word stands. None of them is a letter or a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// In a direct quote.
    Quote,
    Caption,
    /// In the name of an author.
    Author,
    /// A fact about the article rather than a word of it: `quote`, `caption`, `image`, `enclosure`, and
    /// `source-…` with a kind of source.
    Facet,
}

impl Mark {
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Quote => '“',
            Self::Caption => '▪',
            Self::Author => '✎',
            Self::Facet => '※',
        }
    }
}

/// What an article adds to the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatalogueEntry {
    pub names: Vec<NameUse>,
    pub quotes: Vec<QuoteUse>,
    /// For the finding index: each word behind its mark.
    pub words: String,
    pub facets: Facets,
    pub ledger: Ledger,
    /// What the article is about, see `analysis::similarity`.
    pub print: Vec<u8>,
}

/// A name as one article uses it; at least one of its figures is not zero.
#[derive(Clone, Debug, PartialEq)]
pub struct NameUse {
    pub name: Name,
    /// Lower case without diacritics, its words parted by single blanks.
    pub folded: String,
    /// How often it is named.
    pub mentions: u32,
    /// As a source: how often quoted and paraphrased, and whether credited.
    pub quoted: u32,
    pub paraphrased: u32,
    pub credited: bool,
    /// What else the article calls the same, folded, each once.
    pub also: Vec<String>,
}

/// A quote of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteUse {
    /// Its index in [`crate::model::Findings::quotes`].
    pub index: u32,
    /// An index into [`CatalogueEntry::names`].
    pub speaker: Option<u32>,
    pub direct: bool,
    pub confidence: f32,
    pub words: String,
    /// The byte of the reading text where it begins.
    pub place: u32,
    /// The word of saying.
    pub cue: String,
    /// The title or office of the speaker, as the article gives it.
    pub role: String,
    /// See [`crate::model::book::WORDS`].
    pub context: String,
    /// Hashes of its pieces, see `desk::prints`.
    pub prints: Vec<u32>,
}
