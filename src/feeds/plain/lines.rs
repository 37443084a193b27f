//! The passages of a capture, and what the words at their ends tell.

use std::ops::Range;

use crate::feeds::folded::push_lower;

/// A stretch of the capture between two line breaks that mean something.
#[derive(Clone, Debug)]
pub(super) struct Passage<'t> {
    /// Bytes of the capture, white space at both ends left out.
    pub(super) span: Range<usize>,
    /// May hold line breaks where the capture was hard-wrapped.
    pub(super) text: &'t str,
    /// Whether a blank line (or the top of the capture) stands before it.
    pub(super) gap: bool,
    /// How many words it has.
    pub(super) words: usize,
    /// A mark before the words that says what they are; it is not part of the text.
    pub(super) mark: Option<Mark>,
    /// Whether it is a table, line by line.
    pub(super) table: bool,
}

/// The marks that reader views and mail put before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// "## ": a heading of this level.
    Heading(u8),
    /// "> ": a quotation.
    Quote,
}

impl<'t> Passage<'t> {
    pub(super) fn new(whole: &'t str, span: Range<usize>, gap: bool) -> Self {
        let text = whole.get(span.clone()).unwrap_or("");
        let (mark, skip) = mark(text);
        let span = span.start + skip..span.end;
        let text = text.get(skip..).unwrap_or(text);
        let (front, back) = emphasis(text);
        let span = span.start + front..span.end - back;
        let text = text.get(front..text.len() - back).unwrap_or(text);
        Self { span, text, gap, words: count_words(text), mark, table: false }
    }

    /// A table, whose lines stay as they are.
    pub(super) fn table(whole: &'t str, span: Range<usize>, gap: bool) -> Self {
        let text = whole.get(span.clone()).unwrap_or("");
        Self { span, text, gap, words: count_words(text), mark: None, table: true }
    }

    /// The words as they compare: lower case, white space folded, ornaments at both ends gone.
    ///
    /// Only the first part of a long passage, which is all that a pattern looks at.
    pub(super) fn folded(&self) -> String {
        let mut low = String::new();
        for word in self.text.split_whitespace().take(60) {
            let word = without_number(word);
            if !low.is_empty() {
                low.push(' ');
            }
            word.chars().take(60).for_each(|c| push_lower(c, &mut low));
        }
        let ornament =
            |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '©' | '@' | '"' | '“' | '«' | '‘' | '\'');
        low.trim_matches(ornament).to_owned()
    }

    /// Whether it ends as a sentence does.
    pub(super) fn ends_sentence(&self) -> bool {
        let stem = without_address(self.text).trim_end_matches(['"', '”', '’', '»', '\'', '“', ')', ']', '*', ' ']);
        stem.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '؟', '۔', '」'])
    }

    /// Whether it begins with a mark that opens a quote.
    pub(super) fn opens_quote(&self) -> bool {
        self.text.starts_with(['"', '“', '«', '„', '‘', '\'', '‹', '「'])
    }

    /// Whether it ends with a mark that closes a quote.
    pub(super) fn closes_quote(&self) -> bool {
        self.text.ends_with(['"', '”', '»', '“', '’', '\'', '›', '」'])
    }
}

/// The mark before a line, and how many bytes it takes with the blanks after it.
fn mark(text: &str) -> (Option<Mark>, usize) {
    let hashes = text.bytes().take_while(|&byte| byte == b'#').count();
    let rest = text.get(hashes..).unwrap_or("");
    let skip = text.len() - rest.trim_start().len();
    if (1..=6).contains(&hashes) && rest.starts_with(' ') && skip < text.len() {
        return (u8::try_from(hashes).ok().map(Mark::Heading), skip);
    }
    match text.strip_prefix("> ") {
        Some(rest) if !rest.trim().is_empty() => (Some(Mark::Quote), text.len() - rest.trim_start().len()),
        _ => (None, 0),
    }
}

/// How many bytes of asterisks or underscores stand around the whole line.
fn emphasis(text: &str) -> (usize, usize) {
    for mark in ["***", "**", "*", "__", "_"] {
        let inner = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if inner.is_some_and(|inner| inner.trim() == inner && inner.len() > 2 && !inner.contains(mark)) {
            return (mark.len(), mark.len());
        }
    }
    (0, 0)
}

/// Scripts without blanks count two characters as a word.
fn count_words(text: &str) -> usize {
    let plain = text.split_whitespace().count();
    if text.is_ascii() {
        return plain;
    }
    let dense = text
        .chars()
        .filter(|&c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}'))
        .count();
    plain + dense / 2
}

/// Text browsers number their links: `[12]News`.
pub(super) fn without_number(word: &str) -> &str {
    let rest = word.strip_prefix('[').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.and_then(|rest| rest.strip_prefix(']')).unwrap_or(word)
}

/// The text without the address that mail programs print behind a link: "... in Lunde. ( https://... )".
fn without_address(text: &str) -> &str {
    let open = match text.chars().next_back() {
        Some(')') => '(',
        Some('>') => '<',
        Some(']') => '[',
        _ => return text,
    };
    match text.rfind(open).and_then(|at| Some((text.get(..at)?, text.get(at..)?))) {
        Some((words, address))
            if address.contains("://") || address.bytes().all(|b| !b.is_ascii_alphabetic()) && open == '[' =>
        {
            words.trim_end()
        }
        _ => text,
    }
}

/// The number and the address of such a line: `12. https://lundetimes.example/`.
pub(super) fn listed(words: &str) -> Option<(&str, &str)> {
    words.split_once(". ").filter(|(number, address)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && holds_scheme(address)
    })
}

/// Whether a line begins with the scheme of an address: "https://...", "mailto:...".
fn holds_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        (3..=12).contains(&scheme.len()) && scheme.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    })
}

/// Whether a line is a point of a list, by the mark before it.
pub(super) fn is_point(words: &str) -> bool {
    point(words).is_some()
}

/// What a point of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Bullet,
    Number(u32),
}

/// The mark that makes a line a point of a list; none where it is no point.
pub(super) fn point(words: &str) -> Option<Point> {
    let mut chars = words.chars();
    let first = chars.next()?;
    let blank = chars.next().is_some_and(char::is_whitespace);
    if matches!(first, '•' | '◦' | '▪' | '‣' | '●' | '■' | '◆' | '·')
        || matches!(first, '○' | '□' | '☆' | '◎' | '★') && blank
        || matches!(first, '*' | '+' | '-' | '–' | '—' | 'o') && blank
    {
        return Some(Point::Bullet);
    }
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = words.get(..digits)?.parse().ok().filter(|_| digits <= 2)?;
    let mut rest = words.get(digits..)?.chars();
    (matches!(rest.next(), Some('.' | ')')) && rest.next().is_some_and(char::is_whitespace))
        .then_some(Point::Number(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_known_by_their_marks() {
        assert_eq!(point("• Fish"), Some(Point::Bullet));
        assert_eq!(point("- Fish"), Some(Point::Bullet));
        assert_eq!(point("12. Fish"), Some(Point::Number(12)));
        assert_eq!(point("1.5 degrees"), None);
        assert_eq!(point("-5 degrees"), None);
        assert_eq!(point("2024. Fish"), None);
    }
}
