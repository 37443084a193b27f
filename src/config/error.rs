//! A mistake in a file of the reader's, and where it is.

use std::fmt;

/// A place in a file, both numbers from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub line: usize,
    pub column: usize,
}

/// One mistake. Its text can be printed as it is: no control character of the file is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigError {
    pub spot: Spot,
    pub file: String,
    pub message: String,
}

/// A message longer than this quotes too much of the file.
const LONGEST: usize = 400;

impl ConfigError {
    #[must_use]
    pub fn new(file: &str, spot: Spot, message: &str) -> Self {
        Self { spot, file: printable(file), message: printable(message) }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.spot.line, self.spot.column, self.message)
    }
}

impl std::error::Error for ConfigError {}

/// One line that a terminal can show: what is invisible or commands a terminal is written as an escape.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut taken = 0;
    for c in text.trim().chars() {
        taken += 1;
        if taken > LONGEST {
            out.push('…');
            break;
        }
        let invisible = matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
        match c {
            '\n' => out.push_str("; "),
            c if c.is_control() || invisible => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_gets_through() {
        let error = ConfigError::new("a\x1b.toml", Spot { line: 3, column: 9 }, "bad `\x1b]0;x\x07\u{202e}`");
        assert_eq!(error.to_string(), "a\\u{1b}.toml:3:9: bad `\\u{1b}]0;x\\u{7}\\u{202e}`");
    }
}
