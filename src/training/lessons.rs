//! From labelled documents to what the learner reads.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::analysis::hashing::{WordHasher, joined};
use crate::analysis::reading::Reading;
use crate::analysis::recognise::ruled;
use crate::analysis::tagger::labels::{LABELS, OUTSIDE, Place, label, parts};
use crate::analysis::tagger::table::Table;
use crate::analysis::tagger::{Stretch, place, stretches};
use crate::model::{EntityKind, Span};
use crate::training::corpora::Document;
use crate::training::learner::Example;

type Numbered<V> = HashMap<u64, V, BuildHasherDefault<WordHasher>>;

/// Documents of one make, with how much each of their examples counts.
#[derive(Clone, Debug)]
pub struct Course {
    pub name: String,
    /// 0 is what the recogniser is for.
    pub domain: u64,
    pub documents: Vec<Document>,
    pub weight: f32,
}

/// Which row each feature has. A feature has a row for all domains and one for each domain it is met in.
#[derive(Debug, Default)]
pub struct Rows {
    rows: Numbered<u32>,
}

impl Rows {
    /// Gives a row to every feature that is met often enough.
    #[must_use]
    pub fn counted(courses: &[Course], clusters: &Table, least: u32) -> Self {
        let mut counts: Numbered<u32> = Numbered::default();
        for course in courses {
            for document in &course.documents {
                for (stretch, _) in labelled(document, clusters) {
                    stretch.features(|features| {
                        for &feature in features {
                            *counts.entry(feature).or_default() += 1;
                            *counts.entry(of_domain(feature, course.domain)).or_default() += 1;
                        }
                    });
                }
            }
        }
        let mut kept = counts.into_iter().filter(|(_, count)| *count >= least).map(|(key, _)| key).collect::<Vec<_>>();
        kept.sort_unstable();
        Self { rows: kept.into_iter().zip(0..).collect() }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    #[must_use]
    pub fn row(&self, feature: u64) -> Option<u32> {
        self.rows.get(&feature).copied()
    }

    /// All features with their rows.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.rows.iter().map(|(&feature, &row)| (feature, row))
    }

    /// The examples of a document.
    #[must_use]
    pub fn examples(&self, document: &Document, domain: u64, clusters: &Table) -> Vec<Example> {
        let stretches = labelled(document, clusters).into_iter();
        stretches
            .map(|(stretch, allowed)| {
                let mut example = Example { allowed, ..Example::default() };
                stretch.features(|features| {
                    for &feature in features {
                        example.rows.extend(self.row(feature));
                        example.rows.extend(self.row(of_domain(feature, domain)));
                    }
                    example.ends.push(u32::try_from(example.rows.len()).unwrap_or_default());
                });
                example
            })
            .collect()
    }
}

/// The number of a feature as it is met in one domain.
#[must_use]
pub const fn of_domain(feature: u64, domain: u64) -> u64 {
    joined(feature, domain + 0x646f_6d61)
}

/// The stretches of a document with the labels that each word may bear.
fn labelled(document: &Document, clusters: &Table) -> Vec<(Stretch, Vec<u32>)> {
    let body = document.body();
    if body.text.len() != document.text.len() {
        // Something unclean was dropped, and the places of the names are no longer right.
        return Vec::new();
    }
    let reading = Reading::new(&body);
    let read = ruled(&reading);
    let stretches = stretches(&read, clusters).into_iter();
    stretches
        .map(|stretch| {
            let labels = labels(&stretch.spans, document);
            (stretch, labels)
        })
        .collect()
}

/// A bit for each label that a word may bear.
fn labels(spans: &[Span], document: &Document) -> Vec<u32> {
    let outside = if document.without_other {
        let other = |label: &usize| parts(*label).is_none_or(|(kind, _)| kind == EntityKind::Other);
        (0..LABELS).filter(other).fold(0, |mask, label| mask | 1 << label)
    } else {
        1 << OUTSIDE
    };
    let mut out = vec![outside; spans.len()];
    for (range, kind) in &document.names {
        let first = spans.partition_point(|span| span.end() <= range.start);
        let last = spans.partition_point(|span| span.start() < range.end);
        if first >= last {
            continue;
        }
        let based = *kind == EntityKind::Other && last - first == 2 && spans[first].end() == spans[first + 1].start();
        if based && document.text.get(range.clone()).is_some_and(|name| name.ends_with("-based")) {
            // Some corpora take "Paris-based" for one adjective; a reader sees a place in it.
            out[first] = (1 << label(EntityKind::Place, Place::Only)) | (1 << OUTSIDE);
            continue;
        }
        let whole = spans[first].start() >= range.start && spans[last - 1].end() <= range.end;
        for (at, out) in out.iter_mut().enumerate().take(last).skip(first) {
            // A name that is cut otherwise than our words are, or by the end of a stretch, teaches nothing.
            let cut = first == 0 && range.start < spans[0].start()
                || last == spans.len() && range.end > spans[last - 1].end();
            *out = if whole && !cut {
                1 << label(*kind, place(at - first, last - first))
            } else {
                u32::MAX >> (32 - LABELS)
            };
        }
    }
    out
}
