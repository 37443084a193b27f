//! What is read out of an article in a language that the rules and weights are not made for.
//!
//! Words between marks are quotes where their length and what stands beside them say so; speakers come from
//! a file of the language's words, names from the lists or from what a verb of saying makes a person. All of it
//! is told with low confidence; where there is no file there are no speakers.

mod dialogue;
mod listed;
mod page;
mod register;
mod speakers;
mod speech;
mod tongue;

use std::collections::HashSet;

use crate::analysis::entities;
use crate::analysis::foreign::page::Page;
use crate::analysis::foreign::register::Register;
use crate::analysis::foreign::tongue::tongue;
use crate::analysis::quotes::DirectQuote;
use crate::analysis::reading::Reading;
use crate::model::Findings;

/// Quotes, speakers and names of an article in `language`, an ISO 639-1 code.
pub(super) fn findings(reading: &Reading<'_>, direct: &[DirectQuote], language: &str) -> Findings {
    let tongue = tongue(language);
    let text = reading.text();
    let surnames: HashSet<&str> = listed::surnames(reading);
    let pages: Option<Vec<Page<'_>>> = tongue.map(|tongue| {
        let page = |passage| Page { text, passage, tongue, surnames: &surnames };
        reading.passages.iter().map(page).collect()
    });
    let said = speech::said(reading, direct, pages.as_deref());
    let mut mentions = listed::mentions(reading, tongue.is_some_and(|tongue| tongue.has_capital_nouns));
    if let Some(pages) = &pages {
        listed::add_people(pages, &said, &mut mentions);
    }
    let mut entities = entities::entities(reading, &mentions);
    for entity in &mut entities {
        // Roles are told by the grammar of English.
        entity.role = None;
    }
    Register::new(pages.as_deref().unwrap_or_default(), entities).findings(&said)
}
