//! The words of one block while they come in.

use crate::feeds::caption;
use crate::feeds::extract::mark::Mark;
use crate::model::text::is_unclean;

/// The words of one block while they come in: white space folded, unclean characters gone.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub(super) text: String,
    /// Addresses with the bytes of `text` that lead there.
    pub(super) links: Vec<(usize, usize, String)>,
    /// The byte where the credit of a caption begins and ends, where its markup says so.
    pub(super) credit: Option<(usize, usize)>,
    pub mark: Mark,
}

impl Line {
    pub fn push(&mut self, words: &str, keep_breaks: bool) {
        // The usual piece is words and single blanks: taken as a whole.
        if !keep_breaks && is_plain(words) {
            let words =
                if self.text.is_empty() || self.text.ends_with(' ') { words.trim_start_matches(' ') } else { words };
            self.text.push_str(words);
            return;
        }
        for c in words.chars() {
            if c == '\n' && keep_breaks {
                self.text.push('\n');
            } else if keep_breaks && c == '\t' {
                self.text.push_str("    ");
            } else if c.is_whitespace() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') {
                if keep_breaks || (!self.text.is_empty() && !self.text.ends_with(' ')) {
                    self.text.push(' ');
                }
            } else if !is_unclean(c) {
                self.text.push(c);
            }
        }
    }

    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// A break inside a row or a line of code, which stays one.
    pub fn new_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    pub fn len(&self) -> usize {
        self.text.len()
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub fn link(&mut self, from: usize, url: String) {
        if from < self.text.len() {
            self.links.push((from, self.text.len(), url));
        }
    }

    /// Takes off what was added after the first `length` bytes.
    pub fn cut_to(&mut self, length: usize) {
        if self.text.is_char_boundary(length) {
            self.text.truncate(length);
            self.links.retain(|(_, to, _)| *to <= length);
        }
    }

    /// How many of its bytes lead somewhere.
    pub fn linked(&self) -> usize {
        self.links.iter().map(|(from, to, _)| to - from).sum()
    }

    /// The addresses it leads to.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(|(_, _, url)| url.as_str())
    }

    pub fn has_no_credit(&self) -> bool {
        self.credit.is_none()
    }

    /// Whether its markup calls all of it a credit.
    pub fn is_all_credit(&self) -> bool {
        self.credit.is_some_and(|(from, to)| from == 0 && to >= self.text.trim_end().len())
    }

    /// Takes off the credit at the end, with what stands between it and the words; none where that leaves no words.
    pub(super) fn part_credit(&mut self) -> Option<String> {
        let (from, to) = self.credit.or_else(|| self.labelled_credit())?;
        let words = self.text.get(..from)?.trim_end_matches([' ', '(', '[', '-', '–', '—', '|', '/']);
        if to < self.text.trim_end().len() || !words.contains(char::is_alphanumeric) {
            return None;
        }
        let credit = self.text.get(words.len()..)?.trim_matches([' ', '-', '–', '—', '|', '/']).to_owned();
        let end = words.len();
        self.text.truncate(end);
        self.links.retain(|(_, to, _)| *to <= end);
        self.credit = None;
        Some(credit)
    }

    /// Where a credit at the end begins and ends that names itself one: "© Ada Roe", "Photo: Ada Roe".
    fn labelled_credit(&self) -> Option<(usize, usize)> {
        let text = self.text.trim_end();
        let range = caption::credit_of_caption(text)?;
        let ends = text.get(range.end..)?.chars().all(|c| matches!(c, ')' | ']' | '.' | ' '));
        let before = text.get(..range.start)?.trim_end();
        let word = before.rfind([' ', '(', '[']).map_or(0, |at| at + 1);
        let label = before.get(word..)?.strip_suffix(':').filter(|label| (3..=LABEL).contains(&label.len()));
        let from = if before.ends_with('©') { before.len() - '©'.len_utf8() } else { label.map(|_| word)? };
        ends.then_some((from, text.len()))
    }

    pub fn credit_from(&mut self, from: usize) {
        if from < self.text.len() && self.credit.is_none() {
            self.credit = Some((from, self.text.len()));
        }
    }
}

/// Printable, and no two blanks in a row: nothing to fold and nothing to clean.
fn is_plain(words: &str) -> bool {
    let mut before = b'x';
    for &byte in words.as_bytes() {
        if !(0x20..0x7f).contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    true
}

/// The longest word before a colon that names a credit, in bytes.
const LABEL: usize = 20;
