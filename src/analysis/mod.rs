//! What can be read out of an article: pure functions from a body to findings.
//!
//! [`analyse`] is the whole interface. Behind it, in this order: tokens, sentences, entities
//! (a recogniser behind a trait, then merging into one entry an entity),
//! direct quotes, attribution, sources.

mod abbreviations;
pub mod marks;
pub mod reading;
pub mod sentences;
pub mod tokens;

use crate::model::{Body, Findings};

/// Reads quotes, entities and sources out of a body.
///
/// `language` is an ISO 639-1 code where it is known. Never fails and never panics; what it isn't
/// sure of it says with a low confidence or leaves out.
#[must_use]
pub fn analyse(_body: &Body, _language: Option<&str>) -> Findings {
    Findings::default()
}
