//! One place in the text that names something, and what finds such places.

use crate::analysis::reading::Reading;
use crate::model::{EntityKind, Span};

/// A name as printed: no title, no leading article, no possessive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    pub span: Span,
    pub kind: EntityKind,
    /// How sure the kind is, from 0 to 1.
    pub confidence: f32,
}

/// Finds the names of an article: by rules here, by a trained model where there is one.
pub trait Recogniser {
    /// In text order, none within another.
    fn mentions(&self, reading: &Reading<'_>) -> Vec<Mention>;
}
