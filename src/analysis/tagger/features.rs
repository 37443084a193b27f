//! What the weights of the model stand for: one number for each thing that is true of a word and its neighbours.
//!
//! The choice follows the literature on linear models of names: words, affixes, shapes, word clusters
//! and lists in a window (Ratinov and Roth, 2009), how the article writes a word elsewhere (Chieu and Ng,
//! 2003), and the label of another recogniser, here the one by rules (Wolpert's stacking, 1992).

use std::ops::Range;

use crate::analysis::hashing::joined;
use crate::analysis::tagger::sight::Sight;

/// How many words before and behind a word its features look at.
pub const REACH: usize = 3;

/// Gathers the features of one word.
struct Features<'a> {
    out: &'a mut Vec<u64>,
    /// Tells the kinds of features apart.
    kind: u64,
}

impl Features<'_> {
    fn one(&mut self, value: u64) {
        self.kind += 1;
        self.out.push(joined(value, self.kind));
    }

    fn two(&mut self, first: u64, second: u64) {
        self.one(joined(first, second));
    }

    fn three(&mut self, first: u64, second: u64, third: u64) {
        self.one(joined(joined(first, second), third));
    }

    /// As many kinds as there are clusters, those that say nothing left out.
    fn clusters(&mut self, sight: &Sight, which: Range<usize>) {
        for at in which {
            self.kind += 1;
            if let Some(&cluster) = sight.clusters.get(at).filter(|&&cluster| cluster > 0) {
                self.out.push(joined(u64::from(cluster), self.kind));
            }
        }
    }

    /// One feature for each list that the word is on.
    fn lists(&mut self, sight: &Sight) {
        self.kind += 1;
        let mut left = sight.known;
        while left != 0 {
            self.out.push(joined(u64::from(left.trailing_zeros()), self.kind));
            left &= left - 1;
        }
    }
}

/// Puts the features of the word at `at` into `out`; `island` is the stretch of capitals that holds it.
pub fn features(sights: &[Sight], at: usize, island: &Range<usize>, out: &mut Vec<u64>) {
    let edge = Sight::edge();
    let sight = |offset: isize| at.checked_add_signed(offset).and_then(|at| sights.get(at)).unwrap_or(&edge);
    let (w, l1, l2, r1, r2) = (sight(0), sight(-1), sight(-2), sight(1), sight(2));
    out.clear();
    let mut f = Features { out, kind: 0 };

    f.one(0);
    for each in [w, l1, r1, l2, r2] {
        f.one(each.lower);
    }
    for each in [w, l1, r1] {
        f.one(each.cased);
    }
    f.two(l1.lower, w.lower);
    f.two(w.lower, r1.lower);
    f.two(l1.lower, r1.lower);
    f.two(l2.lower, l1.lower);
    f.two(r1.lower, r2.lower);
    for affix in w.starts.into_iter().chain(w.ends) {
        f.one(affix);
    }
    for each in [l1, r1] {
        f.one(each.ends[2]);
    }

    f.one(w.shape);
    f.two(l1.shape, w.shape);
    f.two(w.shape, r1.shape);
    f.three(l1.shape, w.shape, r1.shape);
    f.three(l2.shape, l1.shape, w.shape);

    f.clusters(w, 0..4);
    for each in [l1, r1] {
        f.clusters(each, 0..4);
    }
    for each in [l2, r2, sight(3), sight(-3)] {
        f.clusters(each, 1..3);
    }
    let group = |sight: &Sight, which: usize| u64::from(sight.clusters.get(which).copied().unwrap_or_default());
    for which in 0..2 {
        f.two(group(l1, which), group(w, which));
        f.two(group(w, which), group(r1, which));
        f.three(group(l1, which), group(w, which), group(r1, which));
        f.two(group(l1, which), group(r1, which));
    }
    f.two(group(w, 0), w.shape);

    for each in [w, l1, r1, l2, r2] {
        f.lists(each);
        f.one(each.known);
    }
    f.two(l1.known, w.known);
    f.two(w.known, r1.known);
    f.three(l1.known, w.known, r1.known);
    f.two(l1.lower, w.known);
    f.two(w.known, r1.lower);

    f.one(w.flags);
    f.two(w.flags, w.known);
    f.two(w.flags, w.shape);
    f.two(l1.flags, w.flags);
    f.two(w.flags, r1.flags);
    f.one(w.cases);
    f.two(w.cases, w.flags);
    f.two(w.cases, w.known);

    of_rules(&mut f, [l2, l1, w, r1, r2]);
    of_island(&mut f, sights, at, island);
}

/// What the rules make of the word, and where they may be wrong.
fn of_rules(f: &mut Features<'_>, [l2, l1, w, r1, r2]: [&Sight; 5]) {
    for each in [w, l1, r1] {
        f.one(each.rule);
        f.two(each.rule, each.trust);
    }
    f.two(l1.rule, w.rule);
    f.two(w.rule, r1.rule);
    f.three(l1.rule, w.rule, r1.rule);
    f.three(l2.rule, l1.rule, w.rule);
    f.three(w.rule, r1.rule, r2.rule);
    f.two(w.rule, w.known);
    f.two(w.rule, w.flags);
    f.two(w.rule, w.shape);
    f.two(w.rule, w.cases);
    f.two(w.rule, w.lower);
    for which in [0, 1, 2] {
        f.two(w.rule, u64::from(w.clusters.get(which).copied().unwrap_or_default()));
    }
    f.two(w.rule, l1.lower);
    f.two(w.rule, r1.lower);
    f.two(w.rule, r1.known);
    f.two(w.rule, l1.known);
}

/// How far the run of capitals around a word is looked along; no name is longer, but a text may be nothing else.
const FARTHEST: usize = 40;

/// What stands around the whole run of capitals that the word is in.
fn of_island(f: &mut Features<'_>, sights: &[Sight], at: usize, island: &Range<usize>) {
    let edge = Sight::edge();
    let near = island.start.max(at.saturating_sub(FARTHEST))..island.end.min(at + FARTHEST);
    let inside = sights.get(near.clone()).unwrap_or_default();
    let here = at.saturating_sub(near.start);
    let small = |sight: &Sight| !sight.is_capital;
    let from = inside.get(..here).and_then(|before| before.iter().rposition(small)).map_or(0, |last| last + 1);
    let to = inside.get(here..).and_then(|after| after.iter().position(small)).map_or(inside.len(), |n| here + n);
    let (from, to) = (near.start + from, near.start + to.max(here + 1));
    let before = from.checked_sub(1).and_then(|before| sights.get(before)).unwrap_or(&edge);
    let after = sights.get(to).unwrap_or(&edge);
    let last = sights.get(to - 1).unwrap_or(&edge);
    let first = sights.get(from).unwrap_or(&edge);
    let (place, length) = ((at - from).min(3) as u64, (to - from).min(5) as u64);

    f.two(place, length);
    f.three(place, length, first.flags & 1);
    f.two(before.lower, length);
    f.two(after.lower, length);
    f.two(before.lower, after.lower);
    f.one(last.lower);
    f.one(first.lower);
    f.one(last.ends[2]);
    f.two(last.known, length);
    f.two(first.known, length);
    f.three(first.known, last.known, place);
    for each in [before, after] {
        f.clusters(each, 0..3);
    }
    for each in [first, last] {
        f.clusters(each, 1..3);
    }
    f.two(u64::from(before.clusters[1]), u64::from(after.clusters[1]));
}
