//! What the reader follows: a query under a name of its own.

use serde::{Deserialize, Serialize};

use super::Text;

/// How many articles of the past a newly followed query gets: the newest.
pub const MOST_OF_THE_PAST: u32 = 5_000;

/// The number of a followed query in the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FollowId(pub i64);

/// A followed query; no two have the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    pub id: FollowId,
    pub name: Text,
    /// In the words of the query language, see `model::query`.
    pub query: Text,
    /// Whether new articles are told outside of newsdesk.
    pub notify: bool,
    pub unread: u32,
    pub total: u32,
}
