//! Quick hashing for lists that the program brings along.
//!
//! Only for tables that nobody outside can put words into: whoever can choose the words of a table
//! can choose ones that fall together.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table of what is known beforehand.
pub type ListMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// A list of what is known beforehand.
pub type ListSet<K> = HashSet<K, BuildHasherDefault<WordHasher>>;

/// Hashes words, eight bytes at a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHasher(u64);

/// An odd number without a pattern, from the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

impl WordHasher {
    fn step(&mut self, bits: u64) {
        self.0 = (self.0.rotate_left(23) ^ bits).wrapping_mul(MIX);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.step(u64::from_le_bytes(*chunk));
        }
        if !rest.is_empty() {
            self.step(rest.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.step(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The table takes its places from the lowest bits and its tags from the highest.
        self.0 ^ (self.0 >> 32)
    }
}

/// The same number for the same bytes, in every build: what is kept in files is looked up by it.
#[must_use]
pub fn hashed(bytes: &[u8]) -> u64 {
    let mut hasher = WordHasher(bytes.len() as u64);
    hasher.write(bytes);
    joined(hasher.0, 0)
}

/// A number for two numbers in this order, every bit of it depending on all of theirs.
#[must_use]
pub const fn joined(first: u64, second: u64) -> u64 {
    let mixed = (first ^ second.rotate_left(32).wrapping_mul(MIX)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use std::hash::Hash;

    use super::*;

    fn hash(word: &str) -> u64 {
        let mut hasher = WordHasher::default();
        word.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn words_spread_over_places_and_tags() {
        let words: Vec<String> = (0..40_000).map(|number| format!("w{}x", number * 7)).collect();
        let places: HashSet<u64> = words.iter().map(|word| hash(word) & 0xffff).collect();
        let tags: HashSet<u64> = words.iter().map(|word| hash(word) >> 57).collect();
        // As many as chance would leave: 65,536 places, 40,000 words.
        assert!(places.len() > 28_000, "{}", places.len());
        assert_eq!(tags.len(), 128);
    }
}
