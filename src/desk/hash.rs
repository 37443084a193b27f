//! A hash that is the same on every machine and in every version, as it is kept in the library.

/// Odd, and half of its bits set, so that each bit of the input reaches the upper half.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A 64-bit hash of some strings; where one ends and the next begins makes a difference.
#[must_use]
pub(super) fn of(parts: &[&str]) -> i64 {
    let mut state = SPREAD;
    for part in parts {
        let mut chunks = part.as_bytes().chunks_exact(8);
        for chunk in &mut chunks {
            state = mixed(state, chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
        state = mixed(state, chunks.remainder().iter().fold(1, |word, byte| word << 8 | u64::from(*byte)));
        state = mixed(state, part.len() as u64);
    }
    i64::from_ne_bytes(mixed(state, state >> 32).to_ne_bytes())
}

fn mixed(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(SPREAD);
    state ^ state >> 29
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::of;

    #[test]
    fn the_value_never_changes_and_parts_matter() {
        assert_eq!(of(&["https://news.example/1"]), of(&["https://news.example/1"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["", "a"]), of(&["a", ""]));
    }

    #[test]
    fn similar_addresses_do_not_meet() {
        let hashes: HashSet<i64> = (0..200_000).map(|n| of(&[&format!("https://news.example/story/{n}")])).collect();
        assert_eq!(hashes.len(), 200_000);
    }
}
