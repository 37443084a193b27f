//! Where a caption says who made the picture.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::words::{AGENCIES, AGENCY_TAILS, LABELS};

/// The credit at the end of a caption, without its label and its brackets.
///
/// None where the text has none; a text that is nothing but a credit has one, too.
#[must_use]
pub fn credit(text: &str) -> Option<Range<usize>> {
    let end = without_rights(text.trim_end()).len();
    let start = end - text.get(..end)?.trim_start().len();
    let range = tail_start(text, start, end)..end;
    let found = bracketed(text, range.clone()).or_else(|| labelled(text, range.clone())).or_else(|| bare(text, range));
    found.filter(|range| !range.is_empty())
}

/// The credit of a text known as a caption, in which a bare name in brackets at the end is one, too.
#[must_use]
pub fn credit_of_caption(text: &str) -> Option<Range<usize>> {
    credit(text).or_else(|| signature(text))
}

/// "Boats at Lunde. (Ada Roe)": a person's name, after which nothing comes.
fn signature(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    let end = trimmed.trim_end_matches(')').len();
    let at = text.get(..end)?.rfind('(')?;
    let name = text.get(at + 1..end).filter(|_| at > 0 && end + 1 == trimmed.len())?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let fits = |word: &&str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
            && (word.starts_with(char::is_uppercase) || LINKS.contains(word))
    };
    let named = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let is_person =
        (2..=5).contains(&words.len()) && words.iter().all(fits) && named(words.first()) && named(words.last());
    is_person.then(|| trim(text, at + 1..end))
}

/// Agencies offer the picture for sale on the same line.
fn without_rights(text: &str) -> &str {
    let mut text = text;
    for offer in [", opens new tab", "Purchase Licensing Rights", "Acquire Licensing Rights", "Read More", "Buy Photo"]
    {
        text = text.strip_suffix(offer).unwrap_or(text).trim_end();
    }
    text
}

/// No credit is longer than this, in bytes, with its label.
const LONGEST: usize = 180;

fn tail_start(text: &str, start: usize, end: usize) -> usize {
    let mut at = end.saturating_sub(LONGEST).max(start);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// "(Photo: Ada Roe)", "(Ada Roe/Lunde Times)", `[AFP]` at the end.
fn bracketed(text: &str, tail: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(tail.clone())?.trim_end_matches('.');
    let (open, close) = if words.ends_with(')') {
        ('(', ')')
    } else if words.ends_with(']') {
        ('[', ']')
    } else {
        return None;
    };
    let inner_end = tail.start + words.len() - close.len_utf8();
    let mut depth = 1_usize;
    let inside = text.get(tail.start..inner_end)?;
    for (at, c) in inside.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            depth -= 1;
        }
        if depth == 0 {
            let range = trim(text, tail.start + at + open.len_utf8()..inner_end);
            if let Some(named) = labelled(text, range.clone()) {
                return Some(named);
            }
            return is_name_of_maker(text.get(range.clone())?).then_some(range);
        }
    }
    None
}

/// Most texts have none of the labels, and hardly one has several: one pass tells which.
static FIND_LABELS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(LABELS.iter().map(|(label, _)| label)).ok());

/// "Photograph: Ada Roe", "Photo by Ada Roe", "Credit...Ada Roe", "© Ada Roe", "Image source, AFP".
fn labelled(text: &str, tail: Range<usize>) -> Option<Range<usize>> {
    let low = text.get(tail.clone())?.to_ascii_lowercase();
    // Most texts have none of the marks that stand between label and name.
    if !low.contains([':', '©', '…', 'Ｃ'])
        && !["by ", "...", "courtesy", "via ", "source"].iter().any(|mark| low.contains(mark))
    {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let found = FIND_LABELS.as_ref().map(|labels| labels.find_overlapping_iter(&low)).into_iter().flatten();
    let held = found.fold(0_u64, |held, label| held | 1 << label.pattern().as_u32());
    for (_, &(label, by)) in LABELS.iter().enumerate().filter(|(at, _)| held & 1 << at != 0) {
        for (at, _) in low.rmatch_indices(label) {
            let before = low.get(..at)?.chars().next_back();
            let glued = label == "credit" && low.get(..at)?.ends_with("credit");
            if before.is_some_and(char::is_alphabetic) && !glued {
                continue;
            }
            let rest = low.get(at + label.len()..)?;
            if let Some(skip) = after_label(label, by, rest) {
                let from = at + label.len() + skip;
                if best.is_none_or(|(_, known)| from > known) {
                    best = Some((at, from));
                }
                break;
            }
        }
    }
    for mark in ["©", "（Ｃ）", "courtesy of ", "courtesy "] {
        if let Some(at) = low.rfind(mark)
            && best.is_none_or(|(_, known)| at >= known)
        {
            best = Some((at, at + mark.len()));
        }
    }
    let (at, from) = best?;
    let range = trim(text, tail.start + from..tail.end);
    let name = text.get(range.clone())?;
    // A label that opens the text is a caption's own label unless a maker's name is all that follows.
    let opens = text.get(..tail.start + at)?.trim().is_empty();
    (is_name(name) && (!opens || name.split_whitespace().count() <= 8)).then_some(range)
}

/// How many bytes stand between the label and the name; none where the word is no label here.
fn after_label(label: &str, by: bool, rest: &str) -> Option<usize> {
    let gap = rest.len() - rest.trim_start().len();
    let trimmed = rest.trim_start();
    let skip = |mark: &str| Some(gap + mark.len());
    if trimmed.starts_with("...") {
        return (label == "credit").then(|| gap + 3);
    }
    if trimmed.starts_with('…') {
        return skip("…").filter(|_| label == "credit");
    }
    for mark in [": ", ":"] {
        if trimmed.starts_with(mark) {
            return skip(mark);
        }
    }
    if by {
        for mark in ["by ", "courtesy of ", "courtesy ", "via ", "credit: "] {
            if gap > 0 && trimmed.starts_with(mark) {
                return skip(mark);
            }
        }
    }
    for mark in [", ", " – ", " - ", ","] {
        if label == "source" && rest.starts_with(mark) {
            return Some(mark.len());
        }
    }
    None
}

/// "... in Lunde. REUTERS/Ada Roe", "... in Lunde AP": nothing but names after the sentence.
fn bare(text: &str, tail: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(tail.clone())?;
    let last_word = words.rsplit(char::is_whitespace).next()?;
    if words.ends_with(['!', '?', ',', ':', ';', '"', '”', '’', '»'])
        || words.ends_with('.') && last_word.trim_end_matches('.').chars().count() > 4
    {
        return None;
    }
    let from = sentence_ends(words).into_iter().find(|&at| {
        let name = words.get(at..).unwrap_or("").trim();
        !name.is_empty()
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && name.split_whitespace().count() <= 9
            && is_name(name)
            && is_name_of_maker(name)
    });
    if let Some(at) = from.filter(|&at| at > 0 || tail.start == 0) {
        let range = trim(text, tail.start + at..tail.end);
        let whole = range.start == 0 || text.get(..range.start)?.trim().is_empty();
        // A whole line of names needs the stroke between them: "Reuters" alone is no caption.
        return (!whole || words.contains('/') || words.contains(" photo") || is_agency(words)).then_some(range);
    }
    trailing_agency(text, tail)
}

/// Ends with an agency's name though no sentence ends before it.
fn trailing_agency(text: &str, tail: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(tail.clone())?;
    if words.ends_with('.') {
        return None;
    }
    let mut start = tail.end;
    let mut seen = false;
    for word in words.split_whitespace().rev().take(6) {
        let low = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let agency = low.split('/').any(|part| AGENCIES.contains(&part));
        let upper = word.chars().next().is_some_and(char::is_uppercase);
        let part = word == "/" || (AGENCY_TAILS.contains(&low.as_str()) && !seen) || (agency && upper);
        if !part {
            break;
        }
        seen |= agency;
        start = word.as_ptr() as usize - text.as_ptr() as usize;
        if word.contains('/') && word.len() > 1 {
            // "Benoit Tessier/Reuters": one more word is the first name.
            let before = text.get(..start)?.trim_end();
            let first = before.rsplit(char::is_whitespace).next().unwrap_or("");
            if first.chars().next().is_some_and(char::is_uppercase) && first.chars().all(char::is_alphabetic) {
                start = before.len() - first.len();
            }
            break;
        }
    }
    let before = text.get(..start)?.split_whitespace().count();
    let last = text.get(..start)?.split_whitespace().next_back().unwrap_or("");
    let governed = last.chars().all(char::is_lowercase)
        && matches!(last, "to" | "by" | "the" | "of" | "at" | "for" | "with" | "told" | "from" | "and");
    (seen && before >= 3 && !governed).then(|| trim(text, start..tail.end))
}

/// Where sentences of the words end, and 0; each is a place where a name may begin.
fn sentence_ends(words: &str) -> Vec<usize> {
    let mut out = vec![0];
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '.' | '!' | '?' | '”' | '"' | '’' | '\'' | ')')
            && chars.peek().is_some_and(|(_, next)| next.is_whitespace() || (c == '.' && next.is_uppercase()))
        {
            out.push(at + c.len_utf8());
        }
    }
    out
}

/// What may stand between and behind names.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "", "for", "via", "the", "of", "and", "by", "de", "van", "von", "der", "del", "la", "da", "al", "with",
    "file", "handout", "photo", "photos", "staff", "pool",
];

/// Names and what may stand between names, and nothing else.
fn is_name(name: &str) -> bool {
    let mut count = 0;
    let mut names = 0;
    for word in name.split_whitespace() {
        count += 1;
        let low = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let link = LINKS.contains(&low.as_str());
        if word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
            || AGENCIES.contains(&low.as_str())
            || word.contains(['/', '@'])
            || !word.is_ascii() && !word.chars().any(char::is_lowercase)
        {
            names += 1;
        } else if !link {
            return false;
        }
    }
    names > 0 && count <= 16
}

/// Whether the words can only be the name of one who made or sold the picture.
fn is_name_of_maker(name: &str) -> bool {
    if !is_name(name) {
        return false;
    }
    let stroke = name.split_once('/').is_some_and(|(a, b)| {
        let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        letters(a) && letters(b) && !name.contains("://")
    });
    let linked = name.split_whitespace().any(|word| word == "via" || word == "for");
    let pictured = name.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "photo" | "photos"));
    stroke
        || pictured && name.split_whitespace().count() >= 2
        || is_agency(name)
        || (linked && name.split_whitespace().count() >= 3)
}

fn is_agency(name: &str) -> bool {
    name.split(|c: char| c.is_whitespace() || c == '/' || c == ',').any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let upper = word.chars().next().is_some_and(char::is_uppercase) || matches!(word, "dpa" | "handout");
        upper && AGENCIES.contains(&word.to_lowercase().as_str())
    })
}

/// Whether a word may stand before the name in a line that is all credit.
pub(super) fn is_label_word(word: &str) -> bool {
    let low = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    low.is_empty()
        || matches!(low.as_str(), "by" | "courtesy" | "of" | "main" | "image" | "photo" | "source" | "credit")
        || LABELS.iter().any(|(label, _)| *label == low)
        || low.ends_with("credit...")
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(words) = text.get(range.clone()) else { return 0..0 };
    let cut = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '-' | '–' | '—' | '|' | '[' | ']');
    let front = words.len() - words.trim_start_matches(cut).len();
    let words = words.trim_matches(cut);
    let words = words.strip_suffix(')').filter(|inner| !inner.contains('(')).unwrap_or(words).trim_end();
    range.start + front..range.start + front + words.len()
}
