//! How much the words of a text speak for a caption.

use super::words::{ACTIONS, GOING_ON, MONTHS, OPENINGS, PHRASES, SAYING, TELLING};

/// Weighs all cues; from 0 to 1.
pub(super) fn weigh(text: &str) -> f32 {
    let low = text.to_lowercase();
    if OPENINGS.iter().any(|opening| low.starts_with(opening)) && !text.ends_with('?') {
        return 0.9;
    }
    let words: Vec<&str> = low.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return 0.0 };
    let mut points = -2.6;
    if PHRASES.iter().any(|phrase| low.contains(phrase)) {
        points += 3.0;
    }
    points += match sentences(text) {
        0 | 1 => 0.4,
        2 => -0.6,
        _ => -2.4,
    };
    points += verbs(&words, &low);
    points += dates(&words);
    if GOING_ON.contains(first) {
        points -= 2.5;
    } else if *first == "in" || *first == "on" || *first == "at" {
        points -= 1.0;
    }
    points += match text.chars().next_back() {
        Some('?' | ':' | ',' | ';') => -4.0,
        Some('!') => -1.5,
        Some('.' | '"' | '”' | '’' | '»' | '…') => 0.0,
        _ if words.len() >= 7 => 1.2,
        _ => 0.2,
    };
    if text.starts_with(['"', '“', '‘', '«', '„', '\'', '-', '–', '•']) {
        points -= 2.5;
    } else if text.contains(['"', '“', '«', '„']) {
        points -= 0.8;
    }
    if text.contains(['%', '$', '£', '€']) {
        points -= 0.8;
    }
    points += match words.len() {
        0..=2 => -1.0,
        3..=5 => -0.2,
        6..=34 => 0.4,
        35..=45 => -0.2,
        _ => -1.4,
    };
    if words.iter().any(|word| matches!(*word, "i" | "we" | "my" | "our" | "you" | "your" | "me" | "us")) {
        points -= 1.5;
    }
    1.0 / (1.0 + (-points).exp())
}

/// Captions tell in the present, or have no verb at all; paragraphs tell what was.
fn verbs(words: &[&str], low: &str) -> f32 {
    let mut points: f32 = 0.0;
    if words.iter().any(|word| SAYING.contains(word)) {
        points -= 2.2;
    }
    let acting = words.iter().skip(1).position(|word| ACTIONS.contains(word));
    let telling = words.iter().position(|word| TELLING.contains(word));
    let past = words.windows(2).any(|pair| {
        let [word, next] = pair else { return false };
        // "damaged by", "held in" are no finite verbs: what was done to a thing in the picture.
        word.len() > 4
            && word.ends_with("ed")
            && !matches!(*next, "by" | "in" | "at" | "on" | "with" | "from" | "to" | "near" | "outside" | "for")
    });
    let resting =
        ["are tied", "is parked", "are parked", "is lit", "are stacked", "is displayed", "are displayed", "is shown"];
    match (acting, telling) {
        (Some(act), Some(tell)) if act + 1 < tell => points += 1.4,
        (Some(_), None) => points += if past { 1.0 } else { 2.2 },
        (None, None) => points += if past { 0.2 } else { 1.8 },
        _ if resting.iter().any(|phrase| low.contains(phrase)) => points += 1.4,
        _ => points -= if past { 0.8 } else { 0.4 },
    }
    points
}

/// A whole date at the end is how agencies close a caption.
fn dates(words: &[&str]) -> f32 {
    let is_year =
        |word: &&str| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit());
    let is_day = |word: &&str| word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let mut best: f32 = 0.0;
    for (at, word) in words.iter().enumerate() {
        if !MONTHS.contains(word) {
            continue;
        }
        let year = words.get(at + 1).is_some_and(|w| is_year(&w)) || words.get(at + 2).is_some_and(|w| is_year(&w));
        let day =
            words.get(at + 1).is_some_and(|w| is_day(&w)) || at > 0 && words.get(at - 1).is_some_and(|w| is_day(&w));
        let last = at + 4 >= words.len();
        let points = match (day, year, last) {
            (true, true, true) => 2.2,
            (true, true, false) => 1.4,
            (true, false, true) => 0.6,
            (false, true, true) => 0.6,
            _ => 0.0,
        };
        best = best.max(points);
    }
    best
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// How many sentences the text has: ends followed by a capital, abbreviations left out.
fn sentences(text: &str) -> usize {
    let mut count = 1;
    let mut before = "";
    for word in text.split_whitespace() {
        let opens = word.trim_start_matches(['"', '“', '‘', '«', '(']).chars().next().is_some_and(char::is_uppercase);
        let closed = before.trim_end_matches(['"', '”', '’', '»', ')']);
        let ends = closed.ends_with(['!', '?'])
            || closed.strip_suffix('.').is_some_and(|stem| {
                stem.chars().count() > 4 || stem.chars().count() > 2 && stem.chars().all(char::is_lowercase)
            });
        count += usize::from(opens && ends);
        before = word;
    }
    count
}
