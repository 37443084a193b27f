//! From the bytes of the network to the model.

pub mod base64;
pub mod caption;
mod closing;
mod dateline;
pub mod dates;
pub mod decode;
pub mod discover;
pub mod extract;
pub mod fetch;
mod folded;
mod joiner;
mod language;
pub mod limits;
pub mod links;
pub mod mail;
pub mod markup;
pub mod opml;
pub mod parse;
pub mod plain;
pub mod sites;
mod tongue;
