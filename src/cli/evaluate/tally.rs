//! Counts of what was found and what was wanted, and the shares drawn from them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The rows that are counted, in the order in which they are printed.
pub const ROWS: &[&str] = &[
    "headline",
    "kicker",
    "furniture",
    "captions",
    "quotes",
    "quotes-long",
    "speakers",
    "speakers-long",
    "pronouns",
    "indirect",
    "entities",
    "entities-person",
    "entities-organisation",
    "entities-place",
    "mentions",
    "mentions-person",
    "mentions-organisation",
    "mentions-place",
    "merging",
    "merging-person",
    "merging-organisation",
    "merging-place",
    "sources",
    "sources-person",
    "sources-organisation",
    "sources-document",
    "sources-outlet",
    "sources-agency",
    "sources-anonymous",
    "stories-pairs",
    "stories-bcubed",
    "copies",
    "library-names-found",
    "library-names-pairs",
    "library-names-bcubed",
    "library-names-person",
    "library-names-organisation",
    "library-names-place",
    "library-quotes-found",
    "library-quotes-pairs",
    "library-quotes-bcubed",
    "library-sources",
    "library-sources-official",
    "library-sources-person",
    "library-sources-organisation",
    "library-sources-document",
    "library-sources-outlet",
    "library-sources-agency",
    "library-sources-anonymous",
];

/// The row of a kind of source: "person" of "sources" is "sources-person".
#[must_use]
pub fn row_of_kind(of: &str, kind: &str) -> &'static str {
    let is_it = |row: &&&str| row.strip_prefix(of).and_then(|rest| rest.strip_prefix('-')) == Some(kind);
    ROWS.iter().find(is_it).copied().unwrap_or("sources")
}

/// How many of those found are right, and how many of those wanted were found.
///
/// The two sides are counted apart: one long quote may be found in two parts. What is right in
/// part counts as a part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub found: usize,
    pub found_right: f64,
    pub wanted: usize,
    pub wanted_found: f64,
}

impl Tally {
    /// Where what is right is the same on both sides.
    #[must_use]
    pub fn of_set(right: usize, wrong: usize, missed: usize) -> Self {
        let hits = right as f64;
        Self { found: right + wrong, found_right: hits, wanted: right + missed, wanted_found: hits }
    }

    pub fn add(&mut self, other: Self) {
        self.found += other.found;
        self.found_right += other.found_right;
        self.wanted += other.wanted;
        self.wanted_found += other.wanted_found;
    }

    /// One that was found, right or wrong.
    pub fn find(&mut self, right: bool) {
        self.found += 1;
        self.found_right += f64::from(u8::from(right));
    }

    /// One that was wanted, found or missed.
    pub fn want(&mut self, found: bool) {
        self.wanted += 1;
        self.wanted_found += f64::from(u8::from(found));
    }

    /// Of those found, how many are right; in per cent.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        share(self.found_right, self.found)
    }

    /// Of those wanted, how many were found; in per cent.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        share(self.wanted_found, self.wanted)
    }

    /// The harmonic mean of the two; nothing where nothing was found and nothing wanted.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        if self.found + self.wanted == 0 {
            return None;
        }
        let (precision, recall) = (self.precision().unwrap_or(0.0), self.recall().unwrap_or(0.0));
        let sum = precision + recall;
        Some(if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
    }

    #[must_use]
    pub fn json(self) -> Value {
        json!({
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
            "found": self.found,
            "found_right": self.found_right,
            "wanted": self.wanted,
            "wanted_found": self.wanted_found,
        })
    }
}

fn share(part: f64, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part / whole as f64)
}

/// The mean of what there is.
#[must_use]
pub fn mean(figures: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    let figures = figures.into_iter().flatten().collect::<Vec<_>>();
    (!figures.is_empty()).then(|| figures.iter().sum::<f64>() / figures.len() as f64)
}

/// Components by name, each with its figure where the article has it.
pub type Components = [(&'static str, Option<f64>); 8];

/// Something that was guessed, and how sure the program said it was.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    pub task: &'static str,
    pub confidence: f64,
    pub right: bool,
}

/// Something that was found but isn't so, or is so but wasn't found.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub row: &'static str,
    /// A code point of the article's text, where the mistake has a place.
    pub place: Option<usize>,
    pub what: String,
}

/// All that was counted in one article, or in many.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    tallies: BTreeMap<&'static str, Tally>,
    pub guesses: Vec<Guess>,
    pub mistakes: Vec<Mistake>,
}

impl Sheet {
    /// The counts of a row; asking for it says that the task was annotated.
    pub fn row(&mut self, row: &'static str) -> &mut Tally {
        self.tallies.entry(row).or_default()
    }

    #[must_use]
    pub fn get(&self, row: &str) -> Option<Tally> {
        self.tallies.get(row).copied()
    }

    /// Keeps a guess for the calibration.
    pub fn guess(&mut self, task: &'static str, confidence: f64, right: bool) {
        self.guesses.push(Guess { task, confidence, right });
    }

    /// Keeps a mistake for the report; `place`: code points from the article's start.
    pub fn mistake(&mut self, row: &'static str, place: impl Into<Option<usize>>, what: String) {
        self.mistakes.push(Mistake { row, place: place.into(), what });
    }

    /// Adds the counts and guesses of another sheet; mistakes stay with their article.
    pub fn add(&mut self, other: &Self) {
        for (row, tally) in &other.tallies {
            self.row(row).add(*tally);
        }
        self.guesses.extend(&other.guesses);
    }

    fn f1(&self, row: &str) -> Option<f64> {
        self.get(row)?.f1()
    }

    /// One figure a component, for the mean over articles.
    ///
    /// Speakers and indirect attributions go by what was wanted; layout is the mean of its parts.
    #[must_use]
    pub fn components(&self) -> Components {
        let recall = |row: &str| self.get(row).and_then(Tally::recall);
        [
            ("layout", mean(["headline", "kicker", "furniture"].map(|row| self.f1(row)))),
            ("captions", self.f1("captions")),
            ("quotes", self.f1("quotes")),
            ("speakers", recall("speakers")),
            ("indirect", recall("indirect")),
            ("entities", self.f1("entities")),
            ("mentions", self.f1("mentions")),
            ("sources", self.f1("sources")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Tally, mean};

    #[test]
    fn shares_are_drawn_from_each_side() {
        let tally = Tally { found: 4, found_right: 3.0, wanted: 2, wanted_found: 1.0 };
        assert_eq!((tally.precision(), tally.recall(), tally.f1()), (Some(75.0), Some(50.0), Some(60.0)));
        assert_eq!(Tally::default().f1(), None);
        assert_eq!(Tally::of_set(0, 0, 2).f1(), Some(0.0));
    }

    #[test]
    fn what_was_not_annotated_stays_out_of_the_mean() {
        let mut sheet = Sheet::default();
        sheet.row("headline").want(false);
        sheet.row("kicker").add(Tally::of_set(1, 0, 0));
        let components = sheet.components();
        assert_eq!(components[0], ("layout", Some(50.0)));
        assert!(components[1..].iter().all(|(_, figure)| figure.is_none()));
        assert_eq!(mean(components.map(|(_, figure)| figure)), Some(50.0));
    }
}
