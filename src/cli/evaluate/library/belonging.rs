//! Things that belong together by their labels, against those that were put together.

use std::collections::HashMap;

use crate::cli::evaluate::tally::{Sheet, Tally};

/// Something by where it belongs and where it was put.
#[derive(Clone, Debug)]
pub(super) struct Belonging {
    /// The place of the article that it stands in.
    pub article: usize,
    pub wanted: usize,
    pub told: i64,
    /// For telling mistakes.
    pub label: String,
}

/// Over pairs from two articles: those of one article say nothing of the library.
pub(super) fn pairs(things: &[Belonging]) -> Tally {
    let mut tally = Tally::default();
    for (at, one) in things.iter().enumerate() {
        for other in things.iter().skip(at + 1).filter(|other| other.article != one.article) {
            let (wanted, told) = (one.wanted == other.wanted, one.told == other.told);
            if told {
                tally.find(wanted);
            }
            if wanted {
                tally.want(told);
            }
        }
    }
    tally
}

/// For each thing, how much of what is put with it belongs there, and how much of what does is put there.
pub(super) fn b_cubed(things: &[Belonging]) -> Tally {
    let mut wanted: HashMap<usize, f64> = HashMap::new();
    let mut told: HashMap<i64, f64> = HashMap::new();
    let mut both: HashMap<(usize, i64), f64> = HashMap::new();
    for thing in things {
        *wanted.entry(thing.wanted).or_default() += 1.0;
        *told.entry(thing.told).or_default() += 1.0;
        *both.entry((thing.wanted, thing.told)).or_default() += 1.0;
    }
    let mut tally = Tally { found: things.len(), wanted: things.len(), ..Tally::default() };
    for ((of_wanted, of_told), count) in &both {
        tally.found_right += count * count / told.get(of_told).unwrap_or(count);
        tally.wanted_found += count * count / wanted.get(of_wanted).unwrap_or(count);
    }
    tally
}

/// Notes once for each two groups that something was put together wrongly, or parted.
pub(super) fn mistakes(things: &[Belonging], row: &'static str, sheet: &mut Sheet) {
    let mut seen: Vec<(&Belonging, &Belonging)> = Vec::new();
    for (at, one) in things.iter().enumerate() {
        for other in things.iter().take(at).filter(|other| other.article != one.article) {
            let (wanted, told) = (one.wanted == other.wanted, one.told == other.told);
            let same = |(a, b): &(&Belonging, &Belonging)| {
                (a.wanted, a.told, b.wanted, b.told) == (one.wanted, one.told, other.wanted, other.told)
                    || (a.wanted, a.told, b.wanted, b.told) == (other.wanted, other.told, one.wanted, one.told)
            };
            if wanted == told || seen.iter().any(same) {
                continue;
            }
            seen.push((one, other));
            let what = if told { "are put together" } else { "are parted" };
            sheet.mistake(row, one.article, format!("{} and {} {what}", one.label, other.label));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(article: usize, wanted: usize, told: i64) -> Belonging {
        Belonging { article, wanted, told, label: String::new() }
    }

    #[test]
    fn what_is_parted_and_what_is_put_together_counts_on_its_side() {
        let things = [thing(0, 0, 7), thing(1, 0, 7), thing(2, 0, 8), thing(3, 1, 8)];
        let pairs = pairs(&things);
        assert_eq!((pairs.found, pairs.found_right, pairs.wanted, pairs.wanted_found), (2, 1.0, 3, 1.0));
        let cubed = b_cubed(&things);
        assert!((cubed.precision().unwrap() - 75.0).abs() < 0.01);
        assert!((cubed.recall().unwrap() - 100.0 * (2.0 / 3.0 * 2.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 0.01);
        let mut sheet = Sheet::default();
        mistakes(&things, "stories-pairs", &mut sheet);
        assert_eq!(sheet.mistakes.len(), 2, "one is parted from two of one group, and put with another");
    }

    #[test]
    fn pairs_within_an_article_are_not_counted() {
        assert_eq!(pairs(&[thing(0, 0, 7), thing(0, 0, 8)]).f1(), None);
    }
}
