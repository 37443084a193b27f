//! Words given as someone's own, and what is told of them in other words.

use serde::{Deserialize, Serialize};

use super::Span;

/// A quote with its attribution: source, cue and content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    pub kind: QuoteKind,
    /// Direct: the stretches between the marks, marks left out. Indirect: the content.
    pub parts: Vec<Span>,
    /// Who it is attributed to: an index into [`super::Findings::sources`].
    pub speaker: Option<u32>,
    /// The words that name the speaker nearest to the cue ("Mayor Fonseca", "she", "it").
    pub speaker_mention: Option<Span>,
    /// The word of saying, as printed.
    pub cue: Option<Span>,
    /// How sure the attribution is, from 0 to 1.
    pub confidence: f32,
}

impl Quote {
    /// From the first part's start to the last part's end.
    #[must_use]
    pub fn extent(&self) -> Span {
        let start = self.parts.first().map_or(0, |part| part.start());
        let end = self.parts.last().map_or(start, |part| part.end());
        Span::new(start, end)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    Direct,
    Indirect,
}
