//! How much the words of a text speak for a caption.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::words::{ACTIONS, ENGLISH, FOREIGN, GOING_ON, MONTHS, OPENINGS, PHRASES, SAYING, TELLING, UNACTED};

/// Weighs all cues; from 0 to 1.
pub(super) fn weigh(text: &str) -> f32 {
    let low = text.to_lowercase();
    if OPENINGS.iter().any(|opening| low.starts_with(opening)) && !text.ends_with('?') {
        return 0.9;
    }
    // "In this May 3, 2021, file photo, ..."
    let dated = low.strip_prefix("in this ").and_then(|rest| rest.get(..rest.find(" photo")?));
    if dated.is_some_and(|date| date.split_whitespace().count() <= 5) {
        return 0.9;
    }
    let ends = sentence_ends(text);
    let whole = points(text, &low, ends.len());
    // Agencies tell the picture first and the news behind it after it: the first sentence decides.
    let first =
        ends.first().and_then(|&end| text.get(..end)).filter(|_| (2..=4).contains(&ends.len())).map_or(-9.0, |first| {
            let low = first.to_lowercase();
            let words = words(&low);
            if words.len() >= 8 && (dates(&words) > 0.5 || has_phrase(&low)) {
                points(first, &low, 1) - 0.8
            } else {
                -9.0
            }
        });
    1.0 / (1.0 + (-whole.max(first)).exp())
}

/// The cues of one text, as log odds.
fn points(text: &str, low: &str, sentences: usize) -> f32 {
    let words = words(low);
    let Some(first) = words.first() else { return -9.0 };
    let mut points = -2.6;
    if has_phrase(low) {
        points += 3.0;
    }
    points += match sentences {
        0 | 1 => 0.4,
        2 => -0.6,
        _ => -2.4,
    };
    points += verbs(&words, low, text.ends_with('.')) + dates(&words) + opening(text, first) + ending(text, &words);
    if text.contains(['%', '$', '£', '€']) {
        points -= 0.8;
    }
    let capitals = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    if capitals && text.ends_with('.') && (2..=4).contains(&words.len()) {
        points += 3.2;
    }
    points += match words.len() {
        0..=2 => -1.0,
        3..=5 | 35..=45 => -0.2,
        6..=34 => 0.4,
        _ => -1.4,
    };
    if words.iter().any(|word| matches!(*word, "i" | "we" | "my" | "our" | "you" | "your" | "me" | "us")) {
        points -= 1.5;
    }
    points
}

static PHRASE_SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PHRASES).ok());

fn has_phrase(low: &str) -> bool {
    PHRASE_SEARCH.as_ref().is_some_and(|search| search.is_match(low))
}

fn words(low: &str) -> Vec<&str> {
    low.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// Paragraphs begin with what ties them to the one before, and with quotes.
fn opening(text: &str, first: &str) -> f32 {
    let mut points = 0.0;
    if GOING_ON.contains(&first) {
        points -= 2.5;
    } else if matches!(first, "in" | "on" | "at") {
        points -= 1.0;
    }
    if text.starts_with(['"', '“', '‘', '«', '„', '\'', '-', '–', '•']) {
        points -= 2.5;
    } else if text.contains(['"', '“', '«', '„']) {
        points -= 0.8;
    }
    points
}

/// Many captions end without a stop; nothing that leads on ends a caption.
fn ending(text: &str, words: &[&str]) -> f32 {
    if matches!(words.last(), Some(&("and" | "or" | "pic.twitter.com" | "video" | "live" | "here")))
        || text.contains("pic.twitter")
    {
        return -4.0;
    }
    match text.chars().next_back() {
        Some('?' | ':' | ',' | ';') => -4.0,
        Some('!') => -1.5,
        Some('.' | '"' | '”' | '’' | '»' | '…') => 0.0,
        _ if words.len() >= 7 => 1.2,
        _ => 0.2,
    }
}

/// Captions tell in the present, or have no verb at all; paragraphs tell what was.
fn verbs(words: &[&str], low: &str, stopped: bool) -> f32 {
    // Of other languages nothing is known here; their captions are known by their credits.
    if is_foreign(words, low) {
        return 0.9;
    }
    let mut points: f32 = 0.0;
    if words.iter().any(|word| SAYING.contains(word)) {
        points -= 2.2;
    }
    let acts = |pair: &[&str]| matches!(pair, [before, word] if ACTIONS.contains(word) && !UNACTED.contains(before));
    let acting = words.windows(2).take(18).position(acts);
    let telling = words.iter().position(|word| TELLING.contains(word));
    let past = past(words);
    let resting =
        ["are tied", "is parked", "are parked", "is lit", "are stacked", "is displayed", "are displayed", "is shown"];
    points += match (acting, telling) {
        (Some(act), Some(tell)) if act + 1 < tell => 1.4,
        (Some(_), None) => 2.2 - past,
        (None, None) if past == 0.0 && stopped && (3..=14).contains(&words.len()) && is_thing(words) => 2.9,
        (None, None) => 1.8 - 1.8 * past,
        _ if resting.iter().any(|phrase| low.contains(phrase)) => 1.4,
        _ => -0.4 - 0.4 * past,
    };
    points
}

fn is_foreign(words: &[&str], low: &str) -> bool {
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    let letters = low.chars().filter(|c| c.is_alphabetic()).count();
    let others = low.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    others * 4 > letters || count(FOREIGN) > count(ENGLISH)
}

/// How surely a word in -ed tells what happened, from 0 to 1: "damaged by" only says how a thing is.
fn past(words: &[&str]) -> f32 {
    let mut surest: f32 = 0.0;
    for pair in words.windows(2) {
        let [word, next] = pair else { continue };
        if word.len() < 5 || !word.ends_with("ed") || *word == "united" || *word == "hundred" {
            continue;
        }
        surest = surest.max(match *next {
            "by" => 0.0,
            "in" | "at" | "on" | "with" | "from" | "to" | "near" | "outside" | "for" | "after" | "during" => 0.6,
            _ => 1.0,
        });
    }
    surest
}

/// A thing and where it is, without a verb: "The lamp room of the lighthouse."
fn is_thing(words: &[&str]) -> bool {
    if words.first().is_some_and(|first| first.ends_with("'s") || first.ends_with("’s")) {
        return true;
    }
    let names = matches!(words.first(), Some(&("the" | "a" | "an" | "one" | "two" | "three" | "some" | "several")));
    let placed = words.iter().skip(1).any(|word| {
        matches!(
            *word,
            "in" | "of"
                | "at"
                | "on"
                | "from"
                | "near"
                | "with"
                | "under"
                | "outside"
                | "inside"
                | "along"
                | "and"
                | "to"
                | "after"
                | "during"
        )
    });
    names && placed
}

/// A whole date at the end is how agencies close a caption.
fn dates(words: &[&str]) -> f32 {
    let figures = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let is_year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && figures(word);
    let is_day = |word: &str| (1..=2).contains(&word.len()) && figures(word);
    let mut best: f32 = 0.0;
    for (at, word) in words.iter().enumerate() {
        if !MONTHS.contains(word) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let next = words.get(at + 1);
        let year = next.is_some_and(|w| is_year(w)) || words.get(at + 2).is_some_and(|w| is_year(w));
        let day = next.is_some_and(|w| is_day(w)) || before.is_some_and(|w| is_day(w));
        let weekday =
            words.iter().take(at).skip(at.saturating_sub(2)).any(|word| word.ends_with("day") && word.len() > 5);
        let last = at + 4 >= words.len();
        let points = match (day, year, last) {
            (true, true, true) => 2.2,
            (true, true, false) => 1.4,
            (true, false, true) | (false, true, true) => 0.6,
            _ => 0.0,
        };
        best = best.max(if weekday && day && year { points + 1.3 } else { points });
    }
    best
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Where the sentences of the text end: a stop followed by a capital, abbreviations left out; and the end.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = text.get(at..).and_then(|rest| rest.find(word)).map_or(at, |found| at + found);
        at = start + word.len();
        if let Some((end, last)) = before {
            let opens =
                word.trim_start_matches(['"', '“', '‘', '«', '(']).chars().next().is_some_and(char::is_uppercase);
            let closed = last.trim_end_matches(['"', '”', '’', '»', ')']);
            let stops = closed.ends_with(['!', '?'])
                || closed.strip_suffix('.').is_some_and(|stem| {
                    let long = stem.chars().count();
                    long > 4
                        || long > 2 && stem.chars().all(char::is_lowercase)
                        || long == 4 && stem.bytes().all(|b| b.is_ascii_digit())
                });
            if opens && stops {
                ends.push(end);
            }
        }
        before = Some((at, word));
    }
    ends.push(text.len());
    ends
}
