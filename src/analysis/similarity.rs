//! What an article is about, in a few hundred bytes.
//!
//! A print holds the weightiest words of an article and a sample of its word sequences. Words that two prints
//! share tell that they are about the same event; sequences tell that one repeats the text of the other.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::analysis::hashing::ListSet;
use crate::model::{BlockKind, Body, EntityKind, Findings};

/// How many words a print holds.
const TERMS: usize = 64;

/// How many word sequences a print samples.
const SAMPLE: usize = 40;

/// How many words a sequence has.
const SEQUENCE: usize = 4;

/// How much of a text is read for its print, in words: what it is about is told by then.
const MOST_WORDS: usize = 1_200;

/// A word of a print counts as often as it stands in the text; in these places more.
const IN_HEADLINE: f32 = 3.0;
const IN_LEAD: f32 = 2.0;

/// The weight of a word that stands once in the text.
pub(super) const ONE: f32 = 16.0;

/// A word of a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub word: u32,
    /// In 16ths, by how often and where it stands.
    pub weight: u8,
    /// Whether it is of a name.
    pub is_name: bool,
}

/// What an article is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// In the order of their numbers.
    pub terms: Vec<Term>,
    /// The lowest hashes of its word sequences, in their order, and how many sequences there are.
    sample: Vec<u32>,
    sequences: u16,
}

impl Print {
    /// The print of an article.
    #[must_use]
    pub fn of(body: &Body, findings: &Findings) -> Self {
        let names = name_stretches(findings);
        let mut weights: HashMap<u32, (f32, bool)> = HashMap::new();
        let mut running: Vec<u32> = Vec::new();
        let (mut paragraphs, mut words) = (0, 0);
        for (_, block) in body.shown() {
            let place = match block.kind {
                BlockKind::Headline => IN_HEADLINE,
                BlockKind::Lead => IN_LEAD,
                BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem => {
                    paragraphs += 1;
                    if paragraphs <= 2 { IN_LEAD } else { 1.0 }
                }
                BlockKind::Heading | BlockKind::Caption => 1.0,
                _ => continue,
            };
            let is_prose = block.kind.is_prose();
            each_word(body.words(block), |at, word| {
                words += 1;
                if words > MOST_WORDS {
                    return;
                }
                if is_prose {
                    running.push(hash(word.as_bytes()));
                }
                if is_everyday(word) {
                    return;
                }
                let at = block.span.start() + at;
                let before = names.partition_point(|name| name.1 <= at);
                let is_name = names.get(before).is_some_and(|name| name.0 <= at);
                let term = weights.entry(hash(stem(word).as_bytes())).or_default();
                term.0 += place;
                term.1 |= is_name;
            });
        }
        let mut terms: Vec<(f32, Term)> =
            weights.into_iter().map(|(word, (count, is_name))| weighed(word, count, is_name)).collect();
        terms.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.word.cmp(&other.1.word)));
        terms.truncate(TERMS);
        let mut terms: Vec<Term> = terms.into_iter().map(|(_, term)| term).collect();
        terms.sort_unstable_by_key(|term| term.word);
        let mut sample: Vec<u32> = running.windows(SEQUENCE).map(sequence).collect();
        sample.sort_unstable();
        sample.dedup();
        let sequences = u16::try_from(sample.len()).unwrap_or(u16::MAX);
        sample.truncate(SAMPLE);
        Self { terms, sample, sequences }
    }

    /// How much of the shorter text stands in the other one word for word, from 0 to 1; a guess from the samples.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> f32 {
        let (mut mine, mut theirs) = (self.sample.iter().peekable(), other.sample.iter().peekable());
        let (mut union, mut shared) = (0_u8, 0_u8);
        // Beyond the lowest SAMPLE of both the samples do not tell whether a sequence is missing.
        while usize::from(union) < SAMPLE {
            let next = match (mine.peek(), theirs.peek()) {
                (Some(one), Some(other)) => (**one).min(**other),
                (Some(one), None) | (None, Some(one)) => **one,
                (None, None) => break,
            };
            let is_mine = mine.next_if(|one| **one == next).is_some();
            let is_theirs = theirs.next_if(|one| **one == next).is_some();
            shared += u8::from(is_mine && is_theirs);
            union += 1;
        }
        let shorter = f32::from(self.sequences.min(other.sequences));
        if union == 0 || shorter < 1.0 {
            return 0.0;
        }
        let alike = f32::from(shared) / f32::from(union);
        let all = f32::from(self.sequences) + f32::from(other.sequences);
        (alike / (1.0 + alike) * all / shorter).min(1.0)
    }

    /// How many word sequences the text has.
    #[must_use]
    pub fn length(&self) -> u16 {
        self.sequences
    }

    /// For the library.
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(3 + 5 * self.terms.len() + 4 * self.sample.len());
        out.push(u8::try_from(self.terms.len()).unwrap_or(0));
        out.extend(self.sequences.to_le_bytes());
        for term in &self.terms {
            out.extend(term.word.to_le_bytes());
            out.push(term.weight.min(127) | u8::from(term.is_name) << 7);
        }
        self.sample.iter().for_each(|one| out.extend(one.to_le_bytes()));
        out
    }

    /// From the library; what can't be read is an empty print.
    #[must_use]
    pub fn unpacked(bytes: &[u8]) -> Self {
        let Some((&[count, low, high], rest)) = bytes.split_first_chunk::<3>() else { return Self::default() };
        let Some((terms, sample)) = rest.split_at_checked(5 * usize::from(count)) else { return Self::default() };
        let terms = terms.as_chunks::<5>().0.iter().map(|[a, b, c, d, weight]| Term {
            word: u32::from_le_bytes([*a, *b, *c, *d]),
            weight: weight & 127,
            is_name: weight & 128 != 0,
        });
        let sample = sample.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes));
        Self { terms: terms.collect(), sample: sample.collect(), sequences: u16::from_le_bytes([low, high]) }
    }
}

/// Where names stand, in text order.
fn name_stretches(findings: &Findings) -> Vec<(usize, usize)> {
    let named = findings.entities.iter().filter(|entity| entity.kind != EntityKind::Other);
    let mut names: Vec<(usize, usize)> =
        named.flat_map(|entity| &entity.mentions).map(|span| (span.start(), span.end())).collect();
    names.sort_unstable();
    names
}

/// A word with its rank among those of its article.
fn weighed(word: u32, count: f32, is_name: bool) -> (f32, Term) {
    let weight = 1.0 + count.ln();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let kept = (weight * ONE).clamp(1.0, 127.0) as u8;
    let rank = if is_name { weight * 1.5 } else { weight };
    (rank, Term { word, weight: kept, is_name })
}

/// Words in lower case, with the byte where each begins; an ideograph is a word.
fn each_word(text: &str, mut each: impl FnMut(usize, &str)) {
    let mut word = String::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let is_ideograph = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}');
        if c.is_alphanumeric() && !is_ideograph {
            if word.is_empty() {
                start = at;
            }
            word.extend(c.to_lowercase());
            continue;
        }
        // Digits grouped by commas or points are one figure.
        if matches!(c, '.' | ',') && word.ends_with(|last: char| last.is_ascii_digit()) {
            let rest = text.get(at + 1..).unwrap_or("");
            if rest.starts_with(|next: char| next.is_ascii_digit()) {
                continue;
            }
        }
        if !word.is_empty() {
            each(start, &word);
            word.clear();
        }
        if is_ideograph {
            each(at, c.encode_utf8(&mut [0; 4]));
        }
    }
    if !word.is_empty() {
        each(start, &word);
    }
}

/// A word without the commonest endings of English, so that its forms fall together.
fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() < 5 || word.ends_with(|last: char| last.is_ascii_digit()) {
        return word;
    }
    let cut = [
        ("ations", 3),
        ("ation", 3),
        ("ings", 3),
        ("ing", 3),
        ("ies", 3),
        ("ers", 3),
        ("ed", 4),
        ("er", 4),
        ("es", 4),
        ("s", 4),
        ("y", 4),
        ("e", 4),
    ];
    if word.ends_with("ss") {
        return word;
    }
    let kept = cut.iter().filter_map(|(ending, least)| word.strip_suffix(ending).filter(|kept| kept.len() >= *least));
    kept.into_iter().next().unwrap_or(word)
}

fn is_everyday(word: &str) -> bool {
    static WORDS: OnceLock<ListSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let lines = include_str!("data/everyday.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    word.chars().nth(1).is_none() && word.is_ascii() || words.contains(word)
}

/// About which share of all articles of news have a word, as far as is known without a library.
#[must_use]
pub fn commonness(word: u32) -> f32 {
    static WORDS: OnceLock<HashMap<u32, f32>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut share = 0.0;
        let mut words = HashMap::new();
        for line in include_str!("data/common.txt").lines().filter(|line| !line.starts_with('#')) {
            if let Some(of_thousand) = line.strip_prefix("= ") {
                share = of_thousand.parse::<f32>().unwrap_or(0.0) / 1_000.0;
                continue;
            }
            words.extend(line.split_whitespace().map(|word| (hash(stem(word).as_bytes()), share)));
        }
        words
    });
    words.get(&word).copied().unwrap_or(0.0)
}

/// The same on every machine and in every version, as prints are kept.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn sequence(words: &[u32]) -> u32 {
    let all = words.iter().fold(0x811c_9dc5_u32, |hash, word| (hash.rotate_left(9) ^ word).wrapping_mul(0x9e37_79b1));
    // Samples are the lowest of these: every bit of the words has to reach the highest.
    (all ^ all >> 15).wrapping_mul(0x85eb_ca6b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::likeness::Weighed;
    use crate::model::{Block, Span, Text};

    fn body(headline: &str, paragraphs: &[&str]) -> Body {
        let mut body = Body::default();
        let mut text = String::new();
        for (index, words) in std::iter::once(&headline).chain(paragraphs).enumerate() {
            let start = text.len();
            text.push_str(words);
            let kind = if index == 0 { BlockKind::Headline } else { BlockKind::Paragraph };
            body.blocks.push(Block::new(kind, Span::new(start, text.len())));
            text.push_str("\n\n");
        }
        body.text = Text::lines(&text);
        body
    }

    fn print(headline: &str, paragraphs: &[&str]) -> Print {
        Print::of(&body(headline, paragraphs), &Findings::default())
    }

    const FERRY: [&str; 2] = [
        "A ferry with 214 passengers ran aground off Tessel Bay before dawn, and lifeboats brought everybody ashore.",
        "The harbour master said that the ship had lost its steering in the channel and drifted onto a sandbank.",
    ];

    #[test]
    fn a_print_comes_back_from_its_bytes_and_bytes_of_any_kind_are_read() {
        let print = print("Ferry runs aground", &FERRY);
        assert_eq!(Print::unpacked(&print.packed()), print);
        assert!(print.packed().len() < 400);
        for length in 0..20 {
            let _ = Print::unpacked(&vec![0xff; length]);
        }
    }

    #[test]
    fn the_same_event_is_alike_and_another_is_not() {
        let even = |print: &Print| Weighed::of(print, |_| 1.0);
        let one = print("Ferry runs aground", &FERRY);
        let other = print(
            "All rescued as ferry hits sandbank",
            &[
                "Lifeboats rescued 214 passengers from a ferry that hit a sandbank in Tessel Bay after its steering failed.",
            ],
        );
        let third = print(
            "Bakers strike",
            &["Bakers in the capital laid down work over pay that has not risen since the spring."],
        );
        let likeness = |other: &Print| even(&one).likeness(&even(other)).all;
        assert!(likeness(&other) > 0.35);
        assert!(likeness(&third) < 0.1);
        assert!((likeness(&one) - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_shortened_copy_is_contained_and_a_retelling_is_not() {
        let long = print(
            "Ferry runs aground",
            &[
                FERRY[0],
                FERRY[1],
                "Divers will look at the hull when the tide is out and the wind has dropped a little.",
            ],
        );
        let copy = print("Ferry aground at Tessel Bay", &FERRY);
        let retold = print(
            "Rescue",
            &["Everybody was brought ashore by lifeboats before dawn when the ferry ran onto a sandbank off the bay."],
        );
        assert!(long.overlap(&copy) > 0.8, "{}", long.overlap(&copy));
        assert!(long.overlap(&retold) < 0.3);
        assert!(Print::default().overlap(&long) < 0.1);
    }

    #[test]
    fn forms_of_a_word_fall_together() {
        for (one, other) in [("floods", "flood"), ("rescued", "rescue"), ("parties", "party"), ("strikers", "strike")] {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(stem("2025"), "2025");
    }

    #[test]
    fn words_of_any_news_are_known_to_be_common() {
        let share = |word: &str| commonness(hash(stem(word).as_bytes()));
        assert!(share("government") > share("goalkeepers") && share("elections") > 0.05);
        assert!(share("sandbank").abs() < f32::EPSILON);
    }
}
