//! What the tests share.

pub mod news;
pub mod pty;
pub mod server;
pub mod session;
pub mod site;
pub mod svg;
