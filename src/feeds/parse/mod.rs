//! The bytes of a feed, read into entries.
//!
//! A reader of its own over [`crate::feeds::markup`], which takes what stands there: no feed is lost
//! to a bare '&', an undeclared prefix or a cut-off end, and depth costs nothing.

mod draft;
mod element;
mod extras;
mod fields;
mod inside;
mod json;
mod names;
mod pace;
mod values;
mod xml;

use crate::feeds::decode;
use crate::model::ParsedFeed;

/// Why bytes are no feed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// A web page stands where a feed should be; `feeds::discover` may find the feed it names.
    #[error("this is a web page, not a feed")]
    Html,
    #[error("the file is empty")]
    Empty,
    #[error("this is not a feed: {0}")]
    NotAFeed(&'static str),
}

/// Reads a feed: RSS of any version, Atom, RDF, CDF, JSON Feed.
///
/// `content_type` is what the server called it, `base` the address it came from.
/// Whatever can be read is read: one bad field costs that field, a cut-off file its last entry.
pub fn feed(bytes: &[u8], content_type: Option<&str>, base: Option<&str>) -> Result<ParsedFeed, ParseError> {
    let text = decode::text(bytes, content_type);
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    match begin.chars().next() {
        None => Err(ParseError::Empty),
        Some('{') => json::read(begin, base),
        Some(_) => xml::read(begin, base),
    }
}
