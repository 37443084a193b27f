//! The query language: what a reader asks of the library, in search, rules, follows and on the command line.
//!
//! Words all have to occur; `or`, `-` and parentheses join them; a field before a colon says where to look.

mod field;
mod fixed;
mod lexer;
mod mistake;
mod moment;
mod offer;
mod parse;
mod parts;
mod values;
mod write;

pub use field::Field;
pub use fixed::{HasThing, IsState, SourceClass};
pub use mistake::{Mistake, MistakeKind};
pub use moment::{Clock, Moment, Period};
pub use offer::{Offer, Typed};
pub use parts::{PartKind, parts};

use super::Span;

/// A question to the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// None: everything.
    pub root: Option<Node>,
    /// What was asked for by `sort:`.
    pub sort: Option<Sort>,
}

/// What an article must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Leaf(Leaf),
}

/// A condition, and where it stands in the reader's words.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub test: Test,
    pub span: Span,
}

/// What one article can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Whether it holds the words; without a field anywhere.
    Words(Option<Field>, Words),
    /// Whether somebody of that name speaks in it or is named in it.
    Name(Field, Words),
    /// Whether it rests on a source of the kind.
    Source(SourceClass),
    /// Whether its publisher, feed, folder or tag is called so.
    Label(Field, Words),
    Is(IsState),
    Has(HasThing),
    /// When it was published, with the words that said so.
    Published(Field, String, Period),
    /// How many words or quotes it has.
    Count(Field, Bounds),
    Story(i64),
}

/// Words of the reader that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    /// They stood in quotation marks: side by side, in this order.
    pub exact: bool,
    /// The last of them is but the beginning of a word.
    pub prefix: bool,
}

/// From how many to how many, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub least: u32,
    pub most: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Date,
    Relevance,
    Length,
    Quotes,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Date, Self::Relevance, Self::Length, Self::Quotes];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Relevance => "relevance",
            Self::Length => "length",
            Self::Quotes => "quotes",
        }
    }
}

impl Query {
    /// Reads a query as it was given.
    pub fn read(words: &str) -> Result<Self, Mistake> {
        parse::query(words, false)
    }

    /// Reads a query that is still being typed: what its end lacks is no mistake yet, and its last word counts as
    /// the beginning of one.
    pub fn typed(words: &str) -> Result<Self, Mistake> {
        parse::query(words, true)
    }

    /// Its conditions in the order in which they stand, with whether each must not hold.
    #[must_use]
    pub fn leaves(&self) -> Vec<(&Leaf, bool)> {
        let mut leaves = Vec::new();
        if let Some(root) = &self.root {
            root.collect(false, &mut leaves);
        }
        leaves
    }
}

impl Query {
    /// Whether it asks for what is known of an article only once it was read: who is named in it and who speaks.
    #[must_use]
    pub fn asks_of_findings(&self) -> bool {
        self.leaves().into_iter().any(|(leaf, _)| match &leaf.test {
            Test::Words(field, _) => matches!(field, Some(Field::Caption | Field::Quote | Field::Author)),
            Test::Count(field, _) => *field == Field::Quotes,
            Test::Is(state) => matches!(state, IsState::SingleSource | IsState::OnlyAnonymous),
            Test::Has(thing) => *thing != HasThing::Note,
            Test::Name(..) | Test::Source(_) | Test::Story(_) => true,
            Test::Label(..) | Test::Published(..) => false,
        })
    }
}

impl Node {
    fn collect<'a>(&'a self, not: bool, leaves: &mut Vec<(&'a Leaf, bool)>) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.collect(not, leaves)),
            Self::Not(node) => node.collect(!not, leaves),
            Self::Leaf(leaf) => leaves.push((leaf, not)),
        }
    }
}

#[cfg(test)]
mod tests;
