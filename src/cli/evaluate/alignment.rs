//! Carries places of an annotated reading text over to the one that was read from the page.

use std::collections::HashMap;
use std::ops::Range;

use crate::cli::evaluate::points::Stretch;

/// From places of one text to those of another that mostly has the same words.
#[derive(Debug)]
pub enum Alignment {
    /// Both texts are the same.
    Same,
    /// The words that both have: where each stands in the first text, and in the second.
    Words(Vec<(Stretch, Stretch)>),
}

impl Alignment {
    #[must_use]
    pub fn new(from: &str, to: &str) -> Self {
        if from == to {
            return Self::Same;
        }
        let (from, to) = (words(from), words(to));
        let mut pairs = Vec::new();
        let mut open = vec![(0..from.len(), 0..to.len())];
        while let Some((left, right)) = open.pop() {
            match_up(&from, &to, left, right, &mut pairs, &mut open);
        }
        pairs.sort_unstable();
        let both = |(left, right): (usize, usize)| Some((from.get(left)?.1, to.get(right)?.1));
        Self::Words(pairs.into_iter().filter_map(both).collect())
    }

    /// The same words in the other text; nothing where that lacks them or has them scattered.
    #[must_use]
    pub fn carry(&self, stretch: Stretch) -> Option<Stretch> {
        let Self::Words(pairs) = self else { return Some(stretch) };
        let first = pairs.partition_point(|(from, _)| from.start < stretch.start);
        let inside = pairs.iter().skip(first).take_while(|(from, _)| from.start < stretch.end);
        let (start, end) = inside.fold((usize::MAX, 0), |(start, end), (_, to)| (start.min(to.start), end.max(to.end)));
        let carried = Stretch::new(start, end);
        (start < end && carried.len() <= 2 * stretch.len() + 20).then_some(carried)
    }
}

/// Words and single marks in lower case, with their places.
fn words(text: &str) -> Vec<(String, Stretch)> {
    let mut out: Vec<(String, Stretch)> = Vec::new();
    let mut in_word = false;
    for (place, c) in text.chars().enumerate() {
        let letter = c.is_alphanumeric() || c == '_';
        match out.last_mut() {
            Some((word, stretch)) if letter && in_word => {
                word.extend(c.to_lowercase());
                stretch.end = place + 1;
            }
            _ if c.is_whitespace() => {}
            _ => out.push((c.to_lowercase().collect(), Stretch::new(place, place + 1))),
        }
        in_word = letter;
    }
    out
}

type Words = [(String, Stretch)];

/// Pairs equal ends and the words that stand once on both sides; hands on what lies between them.
fn match_up(
    from: &Words,
    to: &Words,
    mut left: Range<usize>,
    mut right: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
    open: &mut Vec<(Range<usize>, Range<usize>)>,
) {
    let same = |a: usize, b: usize| from.get(a).zip(to.get(b)).is_some_and(|(a, b)| a.0 == b.0);
    while !left.is_empty() && !right.is_empty() && same(left.start, right.start) {
        pairs.push((left.start, right.start));
        left.start += 1;
        right.start += 1;
    }
    while !left.is_empty() && !right.is_empty() && same(left.end - 1, right.end - 1) {
        left.end -= 1;
        right.end -= 1;
        pairs.push((left.end, right.end));
    }
    let anchors = anchors(from, to, &left, &right);
    if anchors.is_empty() {
        return;
    }
    let (mut before, mut beside) = (left.start, right.start);
    for (a, b) in anchors {
        pairs.push((a, b));
        open.push((before..a, beside..b));
        (before, beside) = (a + 1, b + 1);
    }
    open.push((before..left.end, beside..right.end));
}

/// The longest rising run of words that stand once in each stretch.
fn anchors(from: &Words, to: &Words, left: &Range<usize>, right: &Range<usize>) -> Vec<(usize, usize)> {
    let once = |words: &Words, range: &Range<usize>| {
        let mut seen: HashMap<String, Option<usize>> = HashMap::new();
        for index in range.clone() {
            let Some((word, _)) = words.get(index) else { continue };
            seen.entry(word.clone()).and_modify(|place| *place = None).or_insert(Some(index));
        }
        seen
    };
    let there = once(to, right);
    let mut shared = once(from, left)
        .into_iter()
        .filter_map(|(word, place)| Some((place?, (*there.get(&word)?)?)))
        .collect::<Vec<_>>();
    shared.sort_unstable();
    // Of the runs of each length the one with the least end, and for each word the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; shared.len()];
    let place = |index: usize| shared.get(index).map_or(0, |pair| pair.1);
    for index in 0..shared.len() {
        let length = ends.partition_point(|end| place(*end) < place(index));
        if let Some(slot) = previous.get_mut(index) {
            *slot = length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied());
        }
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.extend(shared.get(index));
        at = previous.get(index).copied().flatten();
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::Alignment;
    use crate::cli::evaluate::points::{Points, Stretch};

    #[test]
    fn a_span_is_carried_over_added_and_missing_words() {
        let (from, to) = ("One two, three four. Five six.", "Menu\nOne two, thrée four!\n\nFive  six. More!");
        let alignment = Alignment::new(from, to);
        let carried = |start, end| alignment.carry(Stretch::new(start, end)).map(|at| Points::from(to).cut(at));
        assert_eq!(carried(0, 7).as_deref(), Some("One two"));
        assert_eq!(carried(21, 30).as_deref(), Some("Five  six."));
        assert_eq!(carried(9, 14), None);
        assert_eq!(carried(9, 19).as_deref(), Some("four"));
    }

    #[test]
    fn the_same_text_needs_no_words() {
        let stretch = Stretch::new(3, 4);
        assert_eq!(Alignment::new("a  b", "a  b").carry(stretch), Some(stretch));
    }
}
