//! Text from outside, made safe for a terminal.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

/// Text without control characters, bidi overrides or other invisible format characters.
///
/// Everything that comes from a feed, a page, a file or a server becomes one of these at the door,
/// so nothing behind the door needs to clean text again.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    /// One line: white space of every kind folded to single blanks, ends trimmed.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        let raw = raw.trim();
        // Nearly every address and most headlines are as they should be.
        if raw.bytes().all(|b| matches!(b, b' '..=b'~')) && !raw.contains("  ") {
            return Self(raw.to_owned());
        }
        let mut out = String::with_capacity(raw.len());
        for c in raw.chars() {
            if c.is_whitespace() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            } else if !is_unclean(c) {
                out.push(c);
            }
        }
        out.truncate(out.trim_end().len());
        Self(cap_marks(out))
    }

    /// Several lines: newlines stay, tabs become blanks, everything unclean is dropped.
    #[must_use]
    pub fn lines(raw: &str) -> Self {
        let mut out = String::with_capacity(raw.len());
        for c in raw.chars() {
            match c {
                '\t' => out.push(' '),
                '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
                c if is_unclean(c) => {}
                c => out.push(c),
            }
        }
        Self(cap_marks(out))
    }

    /// As many characters as `raw` has, in the same places: what is unclean becomes a blank.
    ///
    /// A span counted in characters therefore means the same in both.
    #[must_use]
    pub fn in_place(raw: &str) -> Self {
        let mut out = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find(|c: char| c != '\n' && is_unclean(c)) {
            let (clean, tail) = rest.split_at(at);
            out.push_str(clean);
            out.push(' ');
            let mut tail = tail.chars();
            tail.next();
            rest = tail.as_str();
        }
        out.push_str(rest);
        Self(out)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Whether a character must not reach a terminal: C0 and C1 controls, bidi controls, zero-width
/// and tag characters. The zero-width joiners stay, as Persian, Indic scripts and emoji need them.
#[must_use]
pub fn is_unclean(c: char) -> bool {
    // Nearly all that is asked about is plain ASCII.
    !matches!(c, ' '..='~')
        && matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// How many combining marks one character may carry; more are dropped.
const MARKS: usize = 8;

fn cap_marks(text: String) -> String {
    let is_mark = |c: char| c as u32 >= 0x300 && unicode_width::UnicodeWidthChar::width(c) == Some(0);
    let mut run = 0;
    if !text.chars().any(|c| {
        run = if is_mark(c) { run + 1 } else { 0 };
        run > MARKS
    }) {
        return text;
    }
    let mut run = 0;
    text.chars()
        .filter(|&c| {
            run = if is_mark(c) { run + 1 } else { 0 };
            run <= MARKS
        })
        .collect()
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::line(raw)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::in_place(&String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_and_cleaned() {
        let text = Text::line("  a\x1b[31m\u{202e}b\r\n\tc\u{9b}d  ");
        assert_eq!(&*text, "a[31mb cd");
    }

    #[test]
    fn in_place_keeps_the_count_of_characters() {
        let raw = "a\x1b\u{202e}é\r\n\tb";
        let text = Text::in_place(raw);
        assert_eq!(&*text, "a  é \n b");
        assert_eq!(text.chars().count(), raw.chars().count());
    }

    #[test]
    fn towers_of_marks_are_cut() {
        let raw = format!("z{}x", "\u{301}".repeat(50));
        assert_eq!(Text::line(&raw).chars().count(), 2 + MARKS);
    }
}
