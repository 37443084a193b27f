//! What is kept: one SQLite file, the library. The only module that touches it.
//!
//! Everything that the reader did is on disk when the call that writes it returns. Each thread opens
//! the library for itself; other processes may have it open as well.

mod aliases;
mod articles;
mod catalogue;
mod corrections;
mod entities;
mod error;
mod fetches;
mod find_names;
mod folded;
mod follows;
mod highlights;
mod joined;
mod ledger;
mod library;
mod marks;
mod migrate;
mod names;
mod pack;
mod prints;
mod query;
mod quotes;
mod restore;
mod retention;
mod revisions;
mod rows;
mod said;
mod search;
mod spans;
mod stories;
mod subscriptions;
mod texts;
mod twins;
mod upkeep;

pub use articles::{Incoming, Taken};
pub use catalogue::{CatalogueEntry, Mark, NameUse, QuoteUse};
pub use corrections::Folded;
pub use error::LibraryError;
pub use fetches::{Came, Facts, Fetched, News, Plan, Rests, ToFetch};
pub use highlights::Noted;
pub use ledger::{LedgerEntry, Quoted};
pub use library::Library;
pub use migrate::Upgrade;
pub use names::{Alias, NameWords};
pub use pack::{Kept, Packer, Unpacker};
pub use query::{Condition, Greatness, Index, Stream, Use};
pub use quotes::{KeptQuote, QuoteHead, SaidWords, article_of};
pub use restore::{Restored, restore};
pub use retention::{Keep, Retention};
pub use revisions::{KeptRevision, RevisionState};
pub use search::{Term, Tier};
pub use stories::{Placed, Printed};
pub use subscriptions::NewFeed;
pub use texts::{Analysed, Waiting, Words, Work, mark_of};
pub use upkeep::Sizes;
