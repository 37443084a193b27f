//! A TOML file taken apart, and the mistakes found in it.

use std::cell::RefCell;
use std::ops::Range;

use toml::de::DeTable;

use super::{ConfigError, Spot};

/// A file's text, and the mistakes found in it so far.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    file: &'t str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// The characters before every [`STEP`]th byte: in a line of thousands of values the column of each is asked for.
    characters: Vec<usize>,
    errors: RefCell<Vec<ConfigError>>,
}

/// More mistakes than these help nobody.
const MOST_ERRORS: usize = 50;

/// How many bytes at most are counted through for one column.
const STEP: usize = 256;

impl<'t> Document<'t> {
    /// Takes the text apart; what is not TOML is a mistake, the rest is still there to be asked for.
    #[must_use]
    pub fn parse(text: &'t str, file: &'t str) -> (Self, DeTable<'t>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut characters = vec![0];
        for bytes in text.as_bytes().chunks(STEP) {
            characters.push(characters.last().unwrap_or(&0) + begun(bytes));
        }
        let document = Self { text, file, lines, characters, errors: RefCell::default() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            document.refuse(error.span().unwrap_or(0..0), error.message());
        }
        (document, table.into_inner())
    }

    /// Notes a mistake at a range of bytes.
    pub fn refuse(&self, at: Range<usize>, message: &str) {
        let mut errors = self.errors.borrow_mut();
        if errors.len() < MOST_ERRORS {
            errors.push(ConfigError::new(self.file, self.spot(at.start), message));
        }
    }

    /// Whether another mistake would not be told any more.
    pub(super) fn is_full(&self) -> bool {
        self.errors.borrow().len() >= MOST_ERRORS
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn spot(&self, byte: usize) -> Spot {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(byte).saturating_sub(self.characters_before(start));
        Spot { line, column: column + 1 }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        self.characters.get(step).unwrap_or(&0) + begun(rest)
    }

    /// The mistakes, in the order of the file.
    #[must_use]
    pub fn into_errors(self) -> Vec<ConfigError> {
        let mut errors = self.errors.into_inner();
        errors.sort();
        errors.dedup();
        errors
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
