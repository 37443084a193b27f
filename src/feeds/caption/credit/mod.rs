//! Where a caption says who made the picture.

mod labelled;
mod makers;

use std::ops::Range;

pub(super) use self::labelled::is_label_word;
use self::labelled::labelled;
use self::makers::{LINKS, is_agency, is_name, is_name_of_maker};
use super::words::{AGENCIES, AGENCY_TAILS};

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

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(words) = text.get(range.clone()) else { return 0..0 };
    let cut = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '-' | '–' | '—' | '|' | '[' | ']');
    let front = words.len() - words.trim_start_matches(cut).len();
    let words = words.trim_matches(cut);
    let words = words.strip_suffix(')').filter(|inner| !inner.contains('(')).unwrap_or(words).trim_end();
    range.start + front..range.start + front + words.len()
}
