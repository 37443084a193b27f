//! What can be read out of an article: pure functions from a body to findings.
//!
//! [`analyse`] is the whole interface. Behind it, in this order: tokens, sentences, entities
//! (a recogniser behind a trait, then merging into one entry an entity),
//! direct quotes, attribution, sources.

mod abbreviations;
pub mod attribution;
mod closed_words;
mod confidence;
pub mod entities;
mod foreign;
mod gazetteer;
pub mod hashing;
mod lexicon;
pub mod likeness;
pub mod marks;
pub mod mention;
mod nouns;
mod phrases;
mod prose;
pub mod quotes;
pub mod reading;
pub mod recognise;
pub mod sentences;
pub mod similarity;
mod sources;
mod stances;
pub mod tagger;
pub mod tokens;
mod verbs;
mod wires;

use crate::analysis::mention::Recogniser;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::Tagger;
use crate::model::{Article, Body, Findings};
pub use sources::is_agency;

/// Reads quotes, entities and sources out of an article, as [`analyse`] does out of its body, and adds what its
/// record tells of them.
#[must_use]
pub fn findings(article: &Article) -> Findings {
    let mut findings = analyse(&article.body, article.language.as_deref());
    wires::settle(article, &mut findings);
    findings
}

/// Reads quotes, entities and sources out of a body.
///
/// `language` is an ISO 639-1 code where it is known. Never fails and never panics; what it isn't
/// sure of it says with a low confidence or leaves out. What stands behind the first
/// [`reading::MOST_READ`] bytes of the reading text stays without findings.
#[must_use]
pub fn analyse(body: &Body, language: Option<&str>) -> Findings {
    let mut findings = guess(body, language);
    // What is found in other languages is told with what it is worth.
    if !is_foreign(language) {
        confidence::calibrate(&mut findings);
    }
    findings
}

/// The same with what the rules put on each guess, which ranks it and means no share of anything.
#[must_use]
pub fn guess(body: &Body, language: Option<&str>) -> Findings {
    let reading = Reading::new(body);
    let direct = quotes::direct(&reading);
    if let Some(language) = language.filter(|_| is_foreign(language)) {
        return foreign::findings(&reading, &direct, language);
    }
    let mentions = Tagger.mentions(&reading);
    let entities = entities::entities(&reading, &mentions);
    let attribution::Attributed { quotes, stances, sources } = attribution::attribute(&reading, &direct, &entities);
    Findings { quotes, entities, sources, stances }
}

fn is_foreign(language: Option<&str>) -> bool {
    language.is_some_and(|language| !language.starts_with("en"))
}
