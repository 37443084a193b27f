//! What the tests share.

pub mod news;
pub mod session;
