//! Where the feeds of a site may be: what its page names, what is known of the site, what is usual.
//!
//! Nothing here asks the network; `desk` looks at the addresses in the order of their evidence.

mod comments;
mod page;
mod paths;
mod rules;

pub use comments::is_of_comments;
pub use page::{Named, Page, page, without_feed_scheme};
pub use paths::{below, usual};
pub use rules::{at_address, in_page};
