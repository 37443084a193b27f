//! Reads a feed file without keeping anything.

use crate::feeds::parse::{self, ParseError};
use crate::model::ParsedFeed;

pub use crate::feeds::base64::decode as decode_base64;

/// Reads the bytes of a feed; `base` is the address they came from.
pub fn parse_feed(bytes: &[u8], content_type: Option<&str>, base: Option<&str>) -> Result<ParsedFeed, ParseError> {
    parse::feed(bytes, content_type, base)
}
