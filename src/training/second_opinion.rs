//! What a model makes of labelled sentences that it has not been taught.

use std::fmt::Write as _;

use crate::analysis::mention::Mention;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::{Weights, with};
use crate::training::corpora::{Document, Name};
use crate::training::mended::short;

/// A sentence is taught with the labels of a first model where that is at least this sure of each name.
const SURE: f32 = 0.7;

fn found(document: &Document, weights: &Weights) -> Vec<Mention> {
    let body = document.body();
    if body.text.len() == document.text.len() { with(&Reading::new(&body), weights) } else { Vec::new() }
}

/// The documents with the names that a model finds in them, those left out in which it is unsure of one.
#[must_use]
pub fn relabelled(documents: &[Document], weights: &Weights) -> Vec<Document> {
    let sure = documents.iter().filter_map(|document| {
        let found = found(document, weights);
        let names = found.iter().map(|mention| (mention.span.start()..mention.span.end(), mention.kind)).collect();
        let sure = found.iter().all(|mention| mention.confidence >= SURE);
        sure.then(|| Document { names, ..document.clone() })
    });
    sure.collect()
}

/// The sentences in which a model and the labels differ, the least sure first: how sure the model is, the
/// labels' version and the model's, with tabs between them and names in brackets.
#[must_use]
pub fn disagreements(documents: &[Document], weights: &Weights) -> String {
    let mut out = Vec::new();
    for document in documents.iter().filter(|document| !document.text.contains(['[', ']', '\n'])) {
        let found = found(document, weights);
        let least = found.iter().map(|mention| mention.confidence).fold(1.0, f32::min);
        let ours = found.into_iter().map(|mention| (mention.span.start()..mention.span.end(), mention.kind));
        let (ours, theirs) = (marked(&document.text, ours.collect()), marked(&document.text, document.names.clone()));
        if ours != theirs {
            out.push(format!("{least:.2}\t{theirs}\t{ours}\n"));
        }
    }
    out.sort();
    out.concat()
}

/// The text with its names in brackets.
fn marked(text: &str, mut names: Vec<Name>) -> String {
    names.sort_by_key(|(range, _)| range.start);
    let mut out = String::new();
    let mut at = 0;
    for (range, kind) in names {
        let (before, name) =
            (text.get(at..range.start).unwrap_or_default(), text.get(range.clone()).unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(out, "{before}[{} {name}]", short(kind));
        at = range.end;
    }
    out + text.get(at..).unwrap_or_default()
}
