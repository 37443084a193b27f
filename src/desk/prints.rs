//! Hashes of a quote's pieces: quotes that say the same nearly always share one.

use super::{hash, tokens};
use crate::model::plain_words::plain_words;

/// Words of a piece: fewer are common to quotes that have nothing else in common.
const PIECE: usize = 4;

/// A quote of fewer words is a phrase that anybody may use.
const SHORTEST: usize = 5;

/// Of so many pieces in a row the one with the smallest hash is kept: two quotes with eight words in a row in common
/// share at least one, wherever in them it stands.
const WINDOW: usize = 5;

/// How many a quote keeps at most, the smallest.
const KEPT: usize = 8;

/// The prints of a direct quote, each once: of some of its pieces.
#[must_use]
pub(super) fn of_direct(words: &str) -> Vec<u32> {
    let folded = folded(words);
    if folded.len() < SHORTEST {
        return Vec::new();
    }
    let of = |piece: &[String]| print(&piece.iter().map(String::as_str).collect::<Vec<_>>());
    let pieces: Vec<u32> = folded.windows(PIECE).map(of).collect();
    // What is cut short or reworded in the middle has few pieces in a row left: of a short quote all are kept.
    let window = if pieces.len() <= KEPT { 1 } else { WINDOW };
    let smallest = |window: &[u32]| window.iter().min().copied();
    let mut kept: Vec<u32> = pieces.windows(window).filter_map(smallest).collect();
    kept.sort_unstable();
    kept.dedup();
    kept.truncate(KEPT);
    kept
}

/// The prints of an indirect quote: those that say the same in other words are other quotes.
#[must_use]
pub(super) fn of_indirect(words: &str) -> Vec<u32> {
    let folded = folded(words);
    if folded.len() < SHORTEST { Vec::new() } else { vec![whole(&folded)] }
}

fn whole(folded: &[String]) -> u32 {
    let mut parts: Vec<&str> = vec!["whole"];
    parts.extend(folded.iter().map(String::as_str));
    print(&parts)
}

fn folded(words: &str) -> Vec<String> {
    let mut folded = Vec::new();
    tokens::each_word(&plain_words(words), |_, word| folded.push(word.to_owned()));
    folded
}

/// 32 bits are enough to find candidates by; their words decide.
fn print(parts: &[&str]) -> u32 {
    let [a, b, c, d, ..] = hash::of(parts).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        let prints = of_direct(one);
        of_direct(other).iter().any(|print| prints.contains(print))
    }

    #[test]
    fn quotes_that_say_the_same_share_a_print() {
        let said = "We will not wait for the next storm to come before we rebuild the harbour wall of this town.";
        assert!(meet(
            said,
            "“We will not wait for the next storm to come before we rebuild the harbour wall of this town”"
        ));
        assert!(meet(said, "Will they wait for the next storm to come before they build a harbour wall at last?"));
        assert!(meet(said, "We won't wait for the next storm to come before we rebuild the harbour wall of the town."));
        assert!(!meet(said, "The wall is a matter for the town, and it will be built when there is money for it."));
    }

    #[test]
    fn short_phrases_have_none_and_prints_are_few() {
        assert!(of_direct("a long night").is_empty());
        assert!(of_indirect("it was done").is_empty());
        let long: Vec<String> = (0..400).map(|word| format!("word{word}")).collect();
        assert_eq!(of_direct(&long.join(" ")).len(), KEPT);
        assert_eq!(of_indirect("that the wall would be rebuilt").len(), 1);
    }
}
