//! What two wordings have in common: the runs of words that stand in both, in the same order.

use std::ops::Range;

/// Words beyond this many are not compared: no quote is that long.
const MOST: usize = 400;

/// A run of words that two wordings share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its first word in the one.
    pub one: usize,
    /// Its first word in the other.
    pub other: usize,
    pub words: usize,
}

/// A word of a text: where it stands with all that is written onto it, and how it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub range: Range<usize>,
    /// Letters and digits in lower case; empty for what is a mark only.
    pub folded: String,
}

/// The words of a text, parted by white space.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for piece in text.split_whitespace() {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let letters = piece.chars().filter(|c| c.is_alphanumeric());
        words.push(Word { range: start..start + piece.len(), folded: letters.flat_map(char::to_lowercase).collect() });
    }
    words
}

/// The longest runs of at least `least` words that both have, none overlapping another, in their order.
#[must_use]
pub fn runs(one: &[Word], other: &[Word], least: usize) -> Vec<Run> {
    let mut found = Vec::new();
    let mut open = vec![(0..one.len().min(MOST), 0..other.len().min(MOST))];
    while let Some((of_one, of_other)) = open.pop() {
        let Some(run) = longest(one, other, of_one.clone(), of_other.clone()).filter(|run| run.words >= least) else {
            continue;
        };
        open.push((of_one.start..run.one, of_other.start..run.other));
        open.push((run.one + run.words..of_one.end, run.other + run.words..of_other.end));
        found.push(run);
    }
    found.sort_by_key(|run| run.one);
    found
}

/// The longest run within two stretches; the first of several.
fn longest(one: &[Word], other: &[Word], of_one: Range<usize>, of_other: Range<usize>) -> Option<Run> {
    let (first, second) = (one.get(of_one.clone())?, other.get(of_other.clone())?);
    let mut best: Option<Run> = None;
    // lengths[j + 1]: how many words before and at the second's j match those before and at the word at hand.
    let mut lengths = vec![0usize; second.len() + 1];
    for (i, word) in first.iter().enumerate() {
        let mut before = 0;
        for (candidate, (j, length)) in second.iter().zip(lengths.iter_mut().skip(1).enumerate()) {
            let here = if word.folded == candidate.folded { before + 1 } else { 0 };
            before = std::mem::replace(length, here);
            if here > best.map_or(0, |run| run.words) {
                best =
                    Some(Run { one: of_one.start + i + 1 - here, other: of_other.start + j + 1 - here, words: here });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reworded_stands_between_the_runs() {
        let one = words("We will not wait for the next storm to come, the mayor hopes.");
        let other = words("We won’t wait for the next storm, the mayor hopes.");
        let found = runs(&one, &other, 1);
        let shared: Vec<usize> = found.iter().map(|run| run.words).collect();
        assert_eq!(shared, [1, 5, 3]);
        assert_eq!(found[1], Run { one: 3, other: 2, words: 5 });
        assert!(runs(&one, &other, 6).is_empty());
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = " “Œuvre”  — don’t";
        let found = words(text);
        let pieces: Vec<(&str, &str)> = found.iter().map(|word| (&text[word.range.clone()], &*word.folded)).collect();
        assert_eq!(pieces, [("“Œuvre”", "œuvre"), ("—", ""), ("don’t", "dont")]);
        assert!(runs(&[], &found, 1).is_empty());
    }
}
