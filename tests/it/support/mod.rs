//! What the tests share.

pub mod news;
pub mod proxy;
pub mod pty;
pub mod secure;
pub mod server;
pub mod session;
pub mod site;
pub mod svg;
