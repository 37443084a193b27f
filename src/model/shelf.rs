//! What the whole library can be asked about the news, and what it answers: a shelf, as the screens call it.

use serde::{Deserialize, Serialize};

use super::{
    ArticleId, LedgerPage, Name, NameId, NameKind, NamePage, NamesPage, NotesPage, QuoteOrder, QuotesPage,
    RevisionsPage, StoriesPage, StoryId, StoryPage, Text,
};

/// A question to the library about the news. Words are those of the query language, see `model::query`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The quote book.
    Quotes {
        words: Text,
        order: QuoteOrder,
    },
    /// People, organisations and places; none: of every kind.
    Names {
        words: Text,
        kind: Option<NameKind>,
    },
    /// All about one of them.
    Name(NameId),
    /// The same by what it is called in an article; no names where the library does not know it.
    Named(Name),
    /// On whom the articles that a query finds rest.
    Ledger {
        words: Text,
    },
    Stories {
        words: Text,
    },
    Story(StoryId),
    /// Highlights and notes.
    Notes {
        words: Text,
    },
    /// What an article was before, and what was changed.
    Revisions(ArticleId),
}

impl Ask {
    /// The reader's words in it, where it takes any.
    #[must_use]
    pub fn words(&self) -> Option<&Text> {
        match self {
            Self::Quotes { words, .. }
            | Self::Names { words, .. }
            | Self::Ledger { words }
            | Self::Stories { words }
            | Self::Notes { words } => Some(words),
            Self::Name(_) | Self::Named(_) | Self::Story(_) | Self::Revisions(_) => None,
        }
    }

    /// The same question with other words.
    #[must_use]
    pub fn with_words(mut self, to: Text) -> Self {
        match &mut self {
            Self::Quotes { words, .. }
            | Self::Names { words, .. }
            | Self::Ledger { words }
            | Self::Stories { words }
            | Self::Notes { words } => *words = to,
            Self::Name(_) | Self::Named(_) | Self::Story(_) | Self::Revisions(_) => {}
        }
        self
    }
}

/// The answer to an [`Ask`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    Quotes(QuotesPage),
    Names(NamesPage),
    Name(Box<NamePage>),
    Ledger(LedgerPage),
    Stories(StoriesPage),
    Story(Box<StoryPage>),
    Notes(NotesPage),
    Revisions(Box<RevisionsPage>),
}
