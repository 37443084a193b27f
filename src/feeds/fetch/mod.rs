//! The only place that opens a connection.
//!
//! A [`Fetcher`] asks one address at a time and hands out bytes; how many are asked at once, and
//! that no host gets more than its share ([`HostGate`]), is the caller's.

mod absolute;
mod address;
mod agents;
mod cookies;
mod error;
mod fetcher;
mod freshness;
mod gate;
mod home;
mod own;
mod proxies;
mod request;
mod response;
mod secret;
mod site;
mod told;
mod unpack;

pub use error::FetchError;
pub use fetcher::Fetcher;
pub use gate::{HostGate, Pass, host_of};
pub use home::is_at_home;
pub use proxies::Proxies;
pub use request::{Accept, Options, Outcome, Reply, Request};
