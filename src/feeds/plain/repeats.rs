//! The words of passages in forms by which it is found what a page says twice.

use std::collections::HashMap;

use crate::feeds::caption::words;

pub(super) fn place<K: Eq + std::hash::Hash>(map: &mut HashMap<K, Option<usize>>, key: K, index: usize) {
    map.entry(key).and_modify(|known| *known = known.filter(|known| *known == index)).or_insert(Some(index));
}

/// Pairs of words that stand side by side and are both capitalised.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let bare = |word: &'_ str| -> bool {
        word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_alphabetic)
    };
    text.split_whitespace().zip(text.split_whitespace().skip(1)).filter(move |(one, two)| bare(one) && bare(two)).map(
        |(one, two)| {
            let two = two.trim_end_matches(|c: char| !c.is_alphanumeric());
            (one, two.strip_suffix("'s").or_else(|| two.strip_suffix("’s")).unwrap_or(two))
        },
    )
}

/// A word by its letters and figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hashed {
    hash: u64,
    /// Has five letters and more.
    long: bool,
}

/// The words that have letters or figures.
pub(super) fn hashes(text: &str) -> Vec<Hashed> {
    let is_long = |word: &str| word.len() >= 5 && word.chars().filter(|c| c.is_alphabetic()).nth(4).is_some();
    let words = text.split_whitespace().map(|word| Hashed { hash: hash(word), long: is_long(word) });
    words.filter(|word| word.hash != EMPTY).collect()
}

/// The runs of four words, as hashes.
pub(super) fn runs(words: &[Hashed]) -> impl Iterator<Item = u64> {
    words
        .windows(4)
        .map(|run| run.iter().fold(7_u64, |sum, word| sum.wrapping_mul(0x100_0000_01b3).rotate_left(5) ^ word.hash))
}

/// The hashes of the long words.
pub(super) fn long(words: &[Hashed]) -> impl Iterator<Item = u64> {
    words.iter().filter(|word| word.long).map(|word| word.hash)
}

const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Of the letters and figures of a word, whatever their case.
fn hash(word: &str) -> u64 {
    let add = |sum: u64, letter: u64| (sum ^ letter).wrapping_mul(0x100_0000_01b3);
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.fold(EMPTY, |sum, byte| add(sum, u64::from(byte.to_ascii_lowercase())));
    }
    let letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.fold(EMPTY, |sum, c| add(sum, u64::from(c)))
}

/// The words of four letters and more of a text in lower case, each once.
pub(super) fn content(low: &str) -> Vec<&str> {
    let mut words: Vec<&str> = words(low).into_iter().take(60).filter(|word| word.chars().count() >= 4).collect();
    words.sort_unstable();
    words.dedup();
    words
}
