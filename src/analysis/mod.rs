//! What can be read out of an article: pure functions from a body to findings.
//!
//! [`analyse`] is the whole interface. Behind it, in this order: tokens, sentences, entities
//! (a recogniser behind a trait, then merging into one entry an entity),
//! direct quotes, attribution, sources.

mod abbreviations;
pub mod attribution;
mod confidence;
pub mod entities;
mod gazetteer;
pub mod hashing;
mod lexicon;
pub mod marks;
pub mod mention;
mod nouns;
mod phrases;
mod prose;
pub mod quotes;
pub mod reading;
pub mod recognise;
pub mod sentences;
mod sources;
mod stances;
pub mod tagger;
pub mod tokens;
mod verbs;

use crate::analysis::mention::Recogniser;
use crate::analysis::reading::Reading;
use crate::analysis::recognise::Rules;
use crate::analysis::tagger::Tagger;
use crate::model::{Body, Findings};

/// Reads quotes, entities and sources out of a body.
///
/// `language` is an ISO 639-1 code where it is known. Never fails and never panics; what it isn't
/// sure of it says with a low confidence or leaves out. What stands behind the first
/// [`reading::MOST_READ`] bytes of the reading text stays without findings.
#[must_use]
pub fn analyse(body: &Body, language: Option<&str>) -> Findings {
    let mut findings = guess(body, language);
    if is_foreign(language) {
        confidence::cap(&mut findings);
    } else {
        confidence::calibrate(&mut findings);
    }
    findings
}

/// The same with what the rules put on each guess, which ranks it and means no share of anything.
#[must_use]
pub fn guess(body: &Body, language: Option<&str>) -> Findings {
    let reading = Reading::new(body);
    let direct = quotes::direct(&reading);
    let mentions = if is_foreign(language) {
        // Rules and weights are for English: elsewhere only what the lists know well is told, and as a guess.
        let mut listed = Rules.mentions(&reading);
        listed.retain(|mention| mention.confidence > 0.75);
        listed
    } else {
        Tagger.mentions(&reading)
    };
    let entities = entities::entities(&reading, &mentions);
    let attribution::Attributed { quotes, stances, sources } = attribution::attribute(&reading, &direct, &entities);
    // A stance hangs on an English verb alone.
    let stances = if is_foreign(language) { Vec::new() } else { stances };
    Findings { quotes, entities, sources, stances }
}

fn is_foreign(language: Option<&str>) -> bool {
    language.is_some_and(|language| !language.starts_with("en"))
}
