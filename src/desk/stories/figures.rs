//! The figures of a sentence, in the form in which they are compared.

use crate::feeds::plain::month_named;
use crate::model::plain_words::number;

/// A number or a day as it stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Of a day: a hundred times its month, and the day.
    value: f64,
    /// What the last of its digits that tells something counts: 100 of 4,500; 100,000,000 of 2.8 billion.
    grain: f64,
    is_day: bool,
}

/// Where the dateline of an agency ends at the latest, in bytes.
const LONGEST_DATELINE: usize = 60;

/// From this grain on a figure may be a rounded one.
const ROUND: f64 = 100.0;

/// How far a rounded figure is from the exact one at most.
const OFF: f64 = 0.05;

impl Figure {
    /// Whether two figures are one, or one of them the other rounded.
    pub fn is_same(&self, other: &Self) -> bool {
        let apart = (self.value - other.value).abs();
        if self.is_day != other.is_day {
            return false;
        }
        let coarse = if self.grain > other.grain { self } else { other };
        let is_rounded = coarse.grain >= ROUND && apart <= coarse.grain / 2.0 && apart <= OFF * coarse.value;
        apart <= 1e-9 * self.value.abs() || !self.is_day && is_rounded
    }
}

/// The figures of a sentence, without ages ("Ana Ruiz, 34, said") and the day of a dateline.
pub fn figures(sentence: &str) -> Vec<Figure> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/');
    let words: Vec<&str> = without_dateline(sentence).split(parts).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or("");
        let after = words.get(at + 1).copied().unwrap_or("");
        let Some((value, grain)) = plain(word) else { continue };
        let is_behind_name = before.ends_with(',') && before.starts_with(char::is_uppercase);
        if is_behind_name && word.ends_with([',', '.', '”', '"']) && (5.0..110.0).contains(&value) {
            continue;
        }
        let month = month(before).or_else(|| month(after)).filter(|_| (1.0..32.0).contains(&value));
        if let Some(month) = month {
            found.push(Figure { value: 100.0 * month + value, grain: 1.0, is_day: true });
            continue;
        }
        let scale = scale(word).unwrap_or_else(|| scale_word(after));
        found.push(Figure { value: value * scale, grain: grain * scale, is_day: false });
    }
    found
}

fn without_dateline(sentence: &str) -> &str {
    let is_place = sentence
        .split(|c: char| !c.is_alphabetic())
        .next()
        .is_some_and(|word| word.chars().count() > 2 && word.chars().all(char::is_uppercase));
    let dashes = [" - ", " — ", " – ", " -- "].into_iter();
    let end = dashes.filter_map(|dash| sentence.find(dash).map(|at| at + dash.len())).min();
    end.filter(|end| is_place && *end <= LONGEST_DATELINE).and_then(|end| sentence.get(end..)).unwrap_or(sentence)
}

/// A number in digits or words, and its grain.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
fn plain(word: &str) -> Option<(f64, f64)> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if !bare.starts_with(|first: char| first.is_ascii_digit()) {
        return number(&bare.to_lowercase()).map(|number| (number as f64, 1.0));
    }
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let digits: String = bare.chars().take_while(|c| is_of_number(*c)).filter(|c| *c != ',').collect();
    let digits = digits.trim_end_matches('.');
    let value: f64 = digits.parse().ok()?;
    let grain = match digits.split_once('.') {
        Some((_, behind)) => 0.1_f64.powi(behind.len() as i32),
        None if value > 0.0 => 10_f64.powi((digits.len() - digits.trim_end_matches('0').len()) as i32),
        None => 1.0,
    };
    Some((value, grain))
}

/// What letters behind the digits of a sum say: "$212m", "3bn".
fn scale(word: &str) -> Option<f64> {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let letters = bare.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let is_money = word.trim_start_matches(['(', '“', '"']).starts_with(['$', '€', '£', '¥']);
    match letters.as_str() {
        "bn" => Some(1e9),
        "mn" | "mln" => Some(1e6),
        "tn" => Some(1e12),
        "m" if is_money => Some(1e6),
        "k" if is_money => Some(1e3),
        "b" if is_money => Some(1e9),
        _ => None,
    }
}

fn scale_word(word: &str) -> f64 {
    match word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str() {
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => 1.0,
    }
}

fn month(word: &str) -> Option<f64> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    // "may" is another word.
    if !word.starts_with(char::is_uppercase) || word.len() < 3 {
        return None;
    }
    month_named(&word.to_lowercase()).map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(sentence: &str) -> Vec<f64> {
        figures(sentence).iter().map(|figure| figure.value).collect()
    }

    fn are_same(one: &str, other: &str) -> bool {
        figures(one).iter().zip(&figures(other)).all(|(one, other)| one.is_same(other))
    }

    #[test]
    fn a_figure_has_one_form() {
        assert_eq!(values("Some 4,500 people, twenty of them hurt, paid $3.5 for two."), [4_500.0, 20.0, 3.5, 2.0]);
        assert_eq!(values("eleven, nineteen, ninety"), [11.0, 19.0, 90.0]);
        assert_eq!(values("$212m, 212 million, €3bn, three billion"), [2.12e8, 2.12e8, 3e9, 3e9]);
        assert_eq!(values("80m high"), [80.0]);
    }

    #[test]
    fn ages_and_datelines_tell_nothing() {
        assert!(values("Ana Ruiz, 34, told the court that she was innocent.").is_empty());
        assert_eq!(values("TORVIK, March 3 (Coast Wire) - Two ships sank on March 2."), [2.0, 302.0]);
        assert_eq!(values("It opens on 2 May and may 20 times."), [502.0, 20.0]);
    }

    #[test]
    fn a_rounded_figure_is_not_another_one() {
        for (one, other) in [("1,213 homes", "1,200 homes"), ("2.79 billion", "$2.8bn"), ("9,960", "10,000")] {
            assert!(are_same(one, other) && are_same(other, one), "{one} {other}");
        }
        for (one, other) in [("120 dead", "124 dead"), ("300", "340"), ("March 3", "March 4"), ("20", "24")] {
            assert!(!are_same(one, other), "{one} {other}");
        }
    }
}
