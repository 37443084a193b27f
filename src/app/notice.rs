//! One line told to the reader, on the status line, for a while.

use crate::model::Text;

/// How long a notice stands, in milliseconds; an error stands longer.
const STANDS: u64 = 5_000;
const ERROR_STANDS: u64 = 15_000;

/// One line told to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: Text,
    pub is_error: bool,
    /// The moment, by the session's clock in milliseconds, after which it is gone.
    pub until: u64,
}

impl Notice {
    #[must_use]
    pub fn told(text: &str, millis: u64) -> Self {
        Self { text: Text::line(text), is_error: false, until: millis + STANDS }
    }

    #[must_use]
    pub fn error(text: &str, millis: u64) -> Self {
        Self { text: Text::line(text), is_error: true, until: millis + ERROR_STANDS }
    }
}
