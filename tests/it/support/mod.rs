//! What the tests share.

pub mod news;
pub mod server;
pub mod pty;
pub mod session;
pub mod svg;
