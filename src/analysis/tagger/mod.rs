//! Finds names with a trained model: a linear chain over what is seen of each word and its neighbours.
//!
//! The rules of [`recognise`](crate::analysis::recognise) read the article first; what they make of
//! each word is one of the things that the model weighs. The weights are embedded; how they are made
//! stands in `src/training`.

mod article;
pub mod chain;
pub mod clusters;
mod features;
mod islands;
pub mod labels;
mod sight;
pub mod table;
mod weights;

use std::ops::Range;

use crate::analysis::gazetteer::gazetteer;
use crate::analysis::mention::{Mention, Recogniser};
use crate::analysis::reading::Reading;
use crate::analysis::recognise::{Ruled, ruled};
use crate::analysis::tagger::article::{Found, agreed};
use crate::analysis::tagger::chain::{Scores, best, likelihoods};
use crate::analysis::tagger::features::{REACH, features};
use crate::analysis::tagger::islands::islands;
use crate::analysis::tagger::labels::{OUTSIDE, Place, label, names};
use crate::analysis::tagger::sight::Sight;
use crate::analysis::tagger::table::Table;
use crate::analysis::tagger::weights::weights;
use crate::model::{BlockKind, Span};

pub use weights::{FORM, Weights};

/// What the label that the rules give counts beyond what its weights say.
const RULE: f32 = 0.7;

/// The trained recogniser, for English.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tagger;

impl Recogniser for Tagger {
    fn mentions(&self, reading: &Reading<'_>) -> Vec<Mention> {
        weights().map_or_else(|| ruled(reading).mentions, |weights| with(reading, weights))
    }
}

/// The names of an article as these weights find them.
#[must_use]
pub fn with(reading: &Reading<'_>, weights: &Weights) -> Vec<Mention> {
    let read = ruled(reading);
    let mut found = Vec::new();
    let mut numbers = Vec::with_capacity(160);
    for stretch in stretches(&read, &weights.clusters) {
        let scores = stretch.scores(&mut numbers, |numbers| weights.scores(numbers));
        stretch.names(&scores, weights, &mut found);
    }
    agreed(reading.text(), &read.lines, &found, &read.mentions)
}

/// A stretch of an article in which names can stand, ready to be scored.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// What is seen of all words of the line.
    sights: std::rc::Rc<Vec<Sight>>,
    /// Where the words of the stretch stand in the text.
    pub spans: Vec<Span>,
    /// Which line, and which words of it, these are.
    line: usize,
    island: Range<usize>,
}

impl Stretch {
    /// The features of each word of the stretch, one after another.
    pub fn features(&self, mut each: impl FnMut(&[u64])) {
        let mut numbers = Vec::with_capacity(160);
        for at in self.island.clone() {
            features(&self.sights, at, &self.island, &mut numbers);
            each(&numbers);
        }
    }

    fn scores(&self, numbers: &mut Vec<u64>, score: impl Fn(&[u64]) -> Scores) -> Vec<Scores> {
        let at = self.island.clone();
        at.map(|at| {
            features(&self.sights, at, &self.island, numbers);
            let mut scores = score(numbers);
            if let Some(sight) = self.sights.get(at) {
                // The rules read the whole article; most of what the weights were taught on was lone sentences.
                scores[usize::try_from(sight.rule).unwrap_or_default()] += RULE;
            }
            scores
        })
        .collect()
    }

    /// The names of the stretch, with how likely each is.
    fn names(&self, scores: &[Scores], weights: &Weights, out: &mut Vec<Found>) {
        let labels = best(scores, &weights.steps);
        if labels.iter().all(|&label| label == OUTSIDE) {
            return;
        }
        let likely = likelihoods(scores, &weights.steps, |_| u32::MAX);
        for (range, _) in names(&labels) {
            let (mut kinds, mut confidence) = ([0.0; 4], 1.0_f32);
            for (row, &label) in likely.iter().zip(&labels).take(range.end).skip(range.start) {
                confidence = confidence.min(row[label]);
                for (kind, places) in kinds.iter_mut().zip(row[1..].chunks(4)) {
                    *kind += places.iter().sum::<f32>() / range.len() as f32;
                }
            }
            let words = range.start + self.island.start..range.end + self.island.start;
            out.push(Found { line: self.line, words, likely: kinds, confidence });
        }
    }
}

/// All stretches of an article, in order.
#[must_use]
pub fn stretches(read: &Ruled<'_>, clusters: &Table) -> Vec<Stretch> {
    let lists = gazetteer();
    let mut out = Vec::new();
    for (index, line) in read.lines.iter().enumerate().filter(|(_, line)| line.kind != BlockKind::Kicker) {
        let islands = islands(&line.words);
        if islands.is_empty() {
            continue;
        }
        let near = near(&islands, line.words.len());
        let sights = line.words.iter().zip(near).map(|(word, near)| {
            if !near {
                return Sight::default();
            }
            let common = lists.is_word(&word.lower);
            let cases = read.counts.get(&*word.lower).copied().unwrap_or_default();
            Sight::new(word, common, cases, clusters::groups(clusters, &word.lower))
        });
        let mut sights = sights.collect::<Vec<_>>();
        let spans = line.words.iter().map(|word| word.span).collect::<Vec<_>>();
        mark_rules(&spans, &mut sights, &read.mentions);
        let sights = std::rc::Rc::new(sights);
        out.extend(islands.into_iter().map(|island| Stretch {
            sights: sights.clone(),
            spans: spans.get(island.clone()).unwrap_or_default().to_vec(),
            line: index,
            island,
        }));
    }
    out
}

/// Which words of a line are near enough to an island for its features to look at them.
fn near(islands: &[Range<usize>], words: usize) -> Vec<bool> {
    let mut near = vec![false; words];
    for island in islands {
        let reached = island.start.saturating_sub(REACH)..(island.end + REACH).min(words);
        near.get_mut(reached).unwrap_or_default().fill(true);
    }
    near
}

/// Notes on each word what the rules make of it.
fn mark_rules(spans: &[Span], sights: &mut [Sight], mentions: &[Mention]) {
    let (Some(from), Some(to)) = (spans.first(), spans.last()) else { return };
    let begin = mentions.partition_point(|mention| mention.span.start() < from.start());
    for mention in mentions.iter().skip(begin).take_while(|mention| mention.span.start() < to.end()) {
        let first = spans.partition_point(|span| span.end() <= mention.span.start());
        let last = spans.partition_point(|span| span.start() < mention.span.end());
        let trust = (mention.confidence * 4.0).clamp(0.0, 3.0);
        for at in first..last {
            let Some(sight) = sights.get_mut(at) else { break };
            sight.rule = label(mention.kind, place(at - first, last - first)) as u64;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
            let steps = trust as u64;
            sight.trust = steps + 1;
        }
    }
}

/// Where in a name of `length` words the word at `at` stands.
#[must_use]
pub const fn place(at: usize, length: usize) -> Place {
    match (at, at + 1 == length) {
        (0, true) => Place::Only,
        (0, false) => Place::Begin,
        (_, true) => Place::Last,
        (_, false) => Place::Inside,
    }
}
