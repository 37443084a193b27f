//! Printing: text for people, JSON for programs. A closed pipe ends the output, not the program's good name.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use chrono::{DateTime, Local, SecondsFormat, Utc};
use serde::Serialize;

use crate::model::{Text, Timestamp};

/// Standard output, buffered.
pub struct Out {
    to: BufWriter<StdoutLock<'static>>,
}

impl Out {
    #[must_use]
    pub fn new() -> Self {
        Self { to: BufWriter::new(io::stdout().lock()) }
    }

    pub fn line(&mut self, text: &str) -> anyhow::Result<()> {
        writeln!(self.to, "{text}").map_err(Into::into)
    }

    /// One JSON value, indented, with a newline.
    pub fn json<T: Serialize>(&mut self, value: &T) -> anyhow::Result<()> {
        super::json::write_indented(&mut self.to, value).map_err(Into::into)
    }

    pub fn text(&mut self, text: &str) -> anyhow::Result<()> {
        self.to.write_all(text.as_bytes()).map_err(Into::into)
    }

    pub fn flush(mut self) -> anyhow::Result<()> {
        self.to.flush().map_err(Into::into)
    }
}

impl Default for Out {
    fn default() -> Self {
        Self::new()
    }
}

/// Says a sentence on standard error; where that is gone too, there is nobody left to tell.
pub fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "newsdesk: {}", Text::line(sentence));
}

/// Whether the error is that nobody reads the output any more (`newsdesk list | head`).
#[must_use]
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}

/// Whether a person looks on while a long piece of work runs.
#[must_use]
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// A moment in ISO 8601, in UTC: the form of all `--json` output.
#[must_use]
pub fn iso(moment: Timestamp) -> Option<String> {
    Some(DateTime::<Utc>::from_timestamp(moment, 0)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// A moment as a reader sees it: local, to the minute.
#[must_use]
pub fn local(moment: Timestamp) -> String {
    DateTime::<Utc>::from_timestamp(moment, 0)
        .map(|moment| moment.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}
