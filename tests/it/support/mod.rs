//! What the tests share.

pub mod news;
pub mod pty;
pub mod server;
pub mod session;
pub mod svg;
