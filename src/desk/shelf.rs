//! Answers to what the library is asked about the news.

use super::{Desk, quotes};
use crate::model::{Ask, Page};

/// How many stories a page shows.
const STORIES: usize = 200;

impl Desk {
    /// A page of the shelf. Words that are no query are an error that says where.
    pub fn look(&self, ask: &Ask) -> anyhow::Result<Page> {
        Ok(match ask {
            Ask::Quotes { words, order } => Page::Quotes(self.quotes(words, *order, quotes::A_PAGE)?),
            Ask::Names { words, kind } => Page::Names(self.names(words, *kind)?),
            Ask::Name(name) => Page::Name(Box::new(self.name_page(*name)?)),
            Ask::Named(name) => match self.entity_named(name)? {
                Some(name) => Page::Name(Box::new(self.name_page(name)?)),
                None => Page::Names(crate::model::NamesPage::default()),
            },
            Ask::Ledger { words } => Page::Ledger(self.ledger(words)?),
            Ask::Stories { words } => Page::Stories(self.stories(words, STORIES)?),
            Ask::Notes { words } => Page::Notes(self.notes(words)?),
            Ask::Story(story) => Page::Story(Box::new(self.story(*story)?)),
            Ask::Revisions(article) => Page::Revisions(Box::new(self.revisions(*article)?)),
        })
    }
}
