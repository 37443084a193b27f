//! Answers to what the library is asked about the news.

use super::quotes::{self, QuotesAsked};
use super::{Desk, names};
use crate::model::{After, Ask, Page};

/// How many stories a page shows.
const STORIES: usize = 120;

impl Desk {
    /// A page of the shelf. Words that are no query are an error that says where.
    pub fn look(&self, ask: &Ask) -> anyhow::Result<Page> {
        self.library.still(|| self.look_after(ask, After::START))
    }

    /// A part of a page: what follows behind a place in its order.
    fn look_after(&self, ask: &Ask, after: After) -> anyhow::Result<Page> {
        let is_start = after == After::START;
        Ok(match ask {
            Ask::Further { of, after } if is_start => self.look_after(of, *after)?,
            Ask::Further { .. } => anyhow::bail!("what follows a page is asked of the page itself"),
            Ask::Quotes { words, order, direct } => {
                let asked = QuotesAsked { words, order: *order, direct: *direct };
                Page::Quotes(self.quotes_after(&asked, after, quotes::A_PAGE)?)
            }
            Ask::Names { words, kind } => Page::Names(self.names_after(words, *kind, after, names::A_PAGE)?),
            Ask::Name(name) if is_start => Page::Name(Box::new(self.name_page(*name)?)),
            Ask::Name(name) => Page::Name(Box::new(self.name_articles(*name, after)?)),
            Ask::Named(name) => match self.entity_named(name)? {
                Some(name) => Page::Name(Box::new(self.name_page(name)?)),
                None => Page::Names(crate::model::NamesPage::default()),
            },
            Ask::Ledger { words } if is_start => Page::Ledger(self.ledger(words)?),
            Ask::Ledger { words } => Page::Ledger(self.ledger_thin(words, after)?),
            Ask::Stories { words } => Page::Stories(self.stories_after(words, after, STORIES)?),
            Ask::Notes { words } => Page::Notes(self.notes_after(words, after)?),
            Ask::Story(story) => Page::Story(Box::new(self.story(*story)?)),
            Ask::Revisions(article) => Page::Revisions(Box::new(self.revisions(*article)?)),
        })
    }
}
