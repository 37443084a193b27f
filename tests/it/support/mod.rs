//! What the tests share.

pub mod news;
pub mod server;
pub mod session;
