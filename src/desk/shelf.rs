//! Answers to what the library is asked about the news.

use super::{Desk, quotes};
use crate::model::{Ask, Page};

impl Desk {
    /// A page of the shelf. Words that are no query are an error that says where.
    pub fn look(&self, ask: &Ask) -> anyhow::Result<Page> {
        Ok(match ask {
            Ask::Quotes { words, order } => Page::Quotes(self.quotes(words, *order, quotes::A_PAGE)?),
            Ask::Names { .. } => Page::Names(crate::model::NamesPage::default()),
            Ask::Ledger { .. } => Page::Ledger(crate::model::LedgerPage::default()),
            Ask::Stories { .. } => Page::Stories(crate::model::StoriesPage::default()),
            Ask::Notes { .. } => Page::Notes(crate::model::NotesPage::default()),
            Ask::Name(_) | Ask::Named(_) | Ask::Story(_) | Ask::Revisions(_) => {
                anyhow::bail!("this page is not made yet")
            }
        })
    }
}
