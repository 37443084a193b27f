//! What the places that name the same thing tell of each other: one article rarely means two things by one name.

use std::collections::HashMap;

use crate::analysis::gazetteer::gazetteer;
use crate::analysis::mention::Mention;
use crate::analysis::recognise::words::{Form, Line, LineCase, Word};
use crate::analysis::recognise::{COMPANY, name};
use crate::analysis::tagger::labels::KINDS;
use crate::model::{EntityKind, Span};

/// A name as one place has it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which line, and which words of it.
    pub line: usize,
    pub words: std::ops::Range<usize>,
    /// How likely each kind is, in the order of [`KINDS`].
    pub likely: [f32; 4],
    /// How likely the labels are that were chosen.
    pub confidence: f32,
}

/// How much one other place counts beside what the place itself tells.
const OTHER_PLACE: f32 = 0.7;

/// How many other places count at most.
const MOST: f32 = 4.0;

/// A name that is surer than this elsewhere is found again where it was missed.
const SURE: f32 = 0.85;

/// What all places of one name tell together.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    likely: [f32; 4],
    places: f32,
}

impl Told {
    fn add(&mut self, likely: &[f32; 4]) {
        self.likely.iter_mut().zip(likely).for_each(|(sum, value)| *sum += value);
        self.places += 1.0;
    }
}

/// The names of an article, each weighed with the other places that have it; `ruled` is what the rules found.
#[must_use]
pub fn agreed(text: &str, lines: &[Line<'_>], found: &[Found], ruled: &[Mention]) -> Vec<Mention> {
    let told = told(lines, found);
    let mut out = Vec::with_capacity(found.len());
    for found in found {
        let words = words(lines, found);
        let Some((first, last)) = words.first().zip(words.last()) else { continue };
        if is_ticker(lines, found) {
            continue;
        }
        let mut likely = found.likely;
        if let Some(told) = told.get(&name(words)) {
            let others = (told.places - 1.0).max(0.0);
            if others > 0.0 {
                let weight = OTHER_PLACE * others.min(MOST) / others;
                for (likely, (sum, own)) in likely.iter_mut().zip(told.likely.iter().zip(found.likely)) {
                    *likely += weight * (sum - own);
                }
            }
        }
        let kind = kind(&likely);
        let sum = likely.iter().sum::<f32>().max(f32::EPSILON);
        let share = likely.iter().copied().fold(0.0, f32::max) / sum;
        let confidence = found.confidence.max(found.confidence.midpoint(share)).min(0.99);
        out.push(Mention { span: Span::new(first.span.start(), last.span.end()), kind, confidence });
    }
    bounded(text, &mut out, ruled);
    missed(lines, &told, &mut out);
    out
}

/// "OLMT" in "(NASDAQ: OLMT)".
fn is_ticker(lines: &[Line<'_>], found: &Found) -> bool {
    let line = lines.get(found.line).map(|line| line.words.as_slice()).unwrap_or_default();
    let start = found.words.start;
    let before = line.get(start.saturating_sub(3)..start).unwrap_or_default();
    let [opens, exchange, colon] = before else { return false };
    let shouted = |word: &Word<'_>| word.form == Form::Capitals;
    let alone = line.get(found.words.clone()).is_some_and(|words| words.iter().all(shouted));
    opens.text == "(" && shouted(exchange) && colon.text == ":" && alone
}

/// What all places tell of each name, and of the names that are parts of it.
fn told(lines: &[Line<'_>], found: &[Found]) -> HashMap<String, Told> {
    let mut told: HashMap<String, Told> = HashMap::new();
    for found in found {
        let words = words(lines, found);
        told.entry(name(words)).or_default().add(&found.likely);
        for part in parts(words, kind(&found.likely)) {
            told.entry(part).or_default().add(&found.likely);
        }
    }
    told
}

/// The shorter names that a name of several words brings along.
fn parts(words: &[Word<'_>], kind: EntityKind) -> Vec<String> {
    let lists = gazetteer();
    let [_, .., last] = words else { return Vec::new() };
    let is_own = |word: &&Word<'_>| word.is_capital() && !lists.is_word(&word.lower);
    match kind {
        // "Pine" is the person where "Chris Pine" is one.
        EntityKind::Person => vec![last.name.to_string()],
        // "Lemuna" where "Republic of Lemuna" is named.
        EntityKind::Place => words.iter().filter(is_own).map(|word| word.name.to_string()).collect(),
        // "Orbiq" and "Tern Foods" where "Orbiq Pte Ltd" and "Tern Foods SA" are named.
        EntityKind::Organisation if COMPANY.contains(&last.text) => {
            let starts = (1..words.len()).map(|length| name(&words[..length]));
            starts.chain(words.iter().filter(is_own).map(|word| word.name.to_string())).collect()
        }
        EntityKind::Organisation | EntityKind::Other => Vec::new(),
    }
}

/// Puts right where names begin and end by what the rules know of articles and of heads in small letters.
fn bounded(text: &str, out: &mut [Mention], ruled: &[Mention]) {
    for rule in ruled {
        let at = out.partition_point(|mention| mention.span.end() <= rule.span.start());
        let Some(mention) = out.get_mut(at) else { continue };
        let (start, end) = (mention.span.start(), mention.span.end());
        let (ruled_start, ruled_end) = (rule.span.start(), rule.span.end());
        if start >= ruled_end {
            continue;
        }
        if ruled_start == start && ruled_end > end {
            // "Vernay viaduct", "Corvin primary".
            let more = text.get(end..ruled_end).unwrap_or_default();
            let small = |word: &str| word.starts_with(char::is_lowercase) && word.len() > 3;
            if more.starts_with(' ') && more.split_whitespace().all(small) {
                *mention = *rule;
            }
        } else if ruled_start < start && ruled_end == end {
            // "told The Ledger": the article belongs to the name.
            let is_article = text.get(ruled_start..start).is_some_and(|before| before == "The ");
            if is_article && mention.kind == EntityKind::Organisation {
                mention.span = rule.span;
            }
        } else if rule.span == mention.span && text.get(end..).is_some_and(|after| after.starts_with(':')) {
            // Whoever speaks in an interview stands before a colon: the rules have read the whole of it.
            mention.kind = rule.kind;
        }
    }
}

fn words<'a, 't>(lines: &'a [Line<'t>], found: &Found) -> &'a [Word<'t>] {
    lines.get(found.line).and_then(|line| line.words.get(found.words.clone())).unwrap_or_default()
}

fn kind(likely: &[f32; 4]) -> EntityKind {
    let best = likely.iter().zip(KINDS).max_by(|a, b| a.0.total_cmp(b.0));
    best.map_or(EntityKind::Other, |(_, kind)| kind)
}

/// Adds the names of one word that are sure elsewhere in the article and were passed over here.
fn missed(lines: &[Line<'_>], told: &HashMap<String, Told>, out: &mut Vec<Mention>) {
    let mut more = Vec::new();
    for word in lines.iter().flat_map(|line| &line.words).filter(|word| word.is_capital()) {
        let plain = word.starts && word.line == LineCase::Sentence;
        let at = out.partition_point(|mention| mention.span.end() <= word.span.start());
        if plain || out.get(at).is_some_and(|mention| mention.span.start() < word.span.end()) {
            continue;
        }
        let Some(told) = told.get(&*word.name).filter(|told| told.places >= 1.0) else { continue };
        let kind = kind(&told.likely);
        let confidence = told.likely.iter().copied().fold(0.0, f32::max) / told.places;
        if confidence > SURE {
            more.push(Mention { span: word.span, kind, confidence: confidence * 0.8 });
        }
    }
    if !more.is_empty() {
        out.extend(more);
        out.sort_by_key(|mention| mention.span.start());
    }
}
