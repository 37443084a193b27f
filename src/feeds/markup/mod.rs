//! Tags, text and character references of HTML and XML alike, however broken.
//!
//! Nothing here can fail: what is no tag is text, what is cut off ends with the file. One pass, no
//! tree and no recursion, so depth and size cost nothing but the time to look at each byte once.

mod attributes;
mod references;
mod tokens;

pub use attributes::{attribute, attributes};
pub use references::{decode, decode_into};
pub use tokens::{Token, Tokens};
