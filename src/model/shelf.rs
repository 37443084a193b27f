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
        /// Without what is only told in other words.
        direct: bool,
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
    /// What follows behind the end of a page.
    Further {
        of: Box<Ask>,
        after: After,
    },
}

/// Where a page ends, in its own order: what follows is looked for from there, however much lies before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct After {
    /// The way by which it was found, where a page looks in several, one after the other.
    pub stage: u8,
    /// What the page is in the order of: a day, a moment, a count.
    pub rank: i64,
    /// Of those with the same rank the last one shown; all others have a lower number.
    pub id: i64,
}

impl After {
    /// Before the first of all.
    pub const START: Self = Self { stage: 0, rank: i64::MAX, id: i64::MAX };
}

impl Ask {
    /// The quote book over a query, newest first.
    #[must_use]
    pub fn quotes(words: Text) -> Self {
        Self::Quotes { words, order: QuoteOrder::Newest, direct: false }
    }

    /// The reader's words in it, where it takes any.
    #[must_use]
    pub fn words(&self) -> Option<&Text> {
        match self {
            Self::Quotes { words, .. }
            | Self::Names { words, .. }
            | Self::Ledger { words }
            | Self::Stories { words }
            | Self::Notes { words } => Some(words),
            Self::Further { of, .. } => of.words(),
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
            Self::Further { of, .. } => **of = of.as_ref().clone().with_words(to),
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

impl Page {
    /// Where more of it begins; none where this is all.
    #[must_use]
    pub fn more(&self) -> Option<After> {
        match self {
            Self::Quotes(page) => page.more,
            Self::Names(page) => page.more,
            Self::Name(page) => page.more_articles,
            Self::Ledger(page) => page.more_thin,
            Self::Stories(page) => page.more,
            Self::Notes(page) => page.more,
            Self::Story(_) | Self::Revisions(_) => None,
        }
    }

    /// Takes in what follows behind its end. What it has already is not taken twice: what changed in the meantime
    /// may have moved it there. Whether all of it stands behind what was there.
    pub fn take_further(&mut self, further: Self) -> bool {
        match (self, further) {
            (Self::Quotes(page), Self::Quotes(further)) => return page.take_further(further),
            (Self::Names(page), Self::Names(further)) => {
                page.more = further.more;
                put_new(&mut page.rows, further.rows, |row| row.id);
            }
            (Self::Name(page), Self::Name(further)) => {
                page.more_articles = further.more_articles;
                put_new(&mut page.articles, further.articles, |(row, _)| row.id);
            }
            (Self::Ledger(page), Self::Ledger(further)) => {
                page.more_thin = further.more_thin;
                put_new(&mut page.thin, further.thin, |(row, _)| row.id);
            }
            (Self::Stories(page), Self::Stories(further)) => {
                page.more = further.more;
                put_new(&mut page.rows, further.rows, |row| row.fold.id);
            }
            (Self::Notes(page), Self::Notes(further)) => {
                page.more = further.more;
                put_new(&mut page.articles, further.articles, |noted| noted.row.id);
            }
            // An answer of another kind is none to this page.
            _ => {}
        }
        true
    }

    /// What it shows from one of its things on, where these stand in rows of their own; none where what follows can
    /// stand below others.
    #[must_use]
    pub fn tail(&self, from: usize) -> Option<Self> {
        Some(match self {
            Self::Quotes(page) => {
                let entries = page.entries.get(from..)?.to_vec();
                Self::Quotes(QuotesPage { order: page.order, entries, more: None })
            }
            Self::Names(page) => Self::Names(NamesPage { rows: page.rows.get(from..)?.to_vec(), more: None }),
            Self::Stories(page) => Self::Stories(StoriesPage { rows: page.rows.get(from..)?.to_vec(), more: None }),
            Self::Notes(page) => Self::Notes(NotesPage { articles: page.articles.get(from..)?.to_vec(), more: None }),
            _ => return None,
        })
    }

    /// How many things it shows that a further part can add to.
    #[must_use]
    pub fn length(&self) -> usize {
        match self {
            Self::Quotes(page) => page.entries.len(),
            Self::Names(page) => page.rows.len(),
            Self::Name(page) => page.articles.len(),
            Self::Ledger(page) => page.thin.len(),
            Self::Stories(page) => page.rows.len(),
            Self::Notes(page) => page.articles.len(),
            Self::Story(_) | Self::Revisions(_) => 0,
        }
    }
}

/// Adds those that are not there yet.
fn put_new<T, K: Eq + std::hash::Hash>(known: &mut Vec<T>, further: Vec<T>, key: impl Fn(&T) -> K) {
    let there: std::collections::HashSet<K> = known.iter().map(&key).collect();
    known.extend(further.into_iter().filter(|one| !there.contains(&key(one))));
}
