//! What is told of a search: the choice, or why there is none.

use anyhow::bail;

use super::Finding;
use crate::feeds::discover;
use crate::model::{FoundFeed, Text, without_password};

impl Finding<'_> {
    /// The choice, or why there is none.
    pub(super) fn told(self, address: &str) -> anyhow::Result<Vec<FoundFeed>> {
        let titles: Vec<Text> = self.found.iter().map(|look| look.found.title.clone()).collect();
        let is_shared = |title: &Text| titles.iter().filter(|other| *other == title).count() > 1;
        let own = self.found.into_iter().map(|look| {
            let title = &look.found.title;
            if look.called.is_empty() || look.called == *title || !is_shared(title) {
                return look.found;
            }
            FoundFeed { title: Text::line(&format!("{title} — {}", look.called)), ..look.found }
        });
        let mut found: Vec<FoundFeed> = own.collect();
        // What was named and not looked at any more may be a feed: the reader can say.
        let unseen = self.unseen.into_iter().map(|named| FoundFeed {
            comments: discover::is_of_comments(&named.url, &named.title),
            title: if named.title.is_empty() { Text::line(&named.url) } else { named.title },
            url: Text::line(&named.url),
            ..FoundFeed::default()
        });
        found.extend(unseen);
        if found.is_empty() {
            let address = without_password(address);
            match self.refused.as_slice() {
                [] => bail!(
                    "no feed was found at {address}: its page names none, and none is at the usual addresses; give the address of the feed itself"
                ),
                [(url, why), ..] if without_password(url) == address => bail!("no feed was found at {address}: {why}"),
                [(url, why), ..] => {
                    bail!("no feed was found at {address}: it names {}, but {why}", without_password(url))
                }
            }
        }
        // Stable: within both halves the better evidence stays first.
        found.sort_by_key(|feed| feed.comments);
        Ok(found)
    }
}
