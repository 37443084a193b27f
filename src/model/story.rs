//! Stories: the articles of several publishers about one event.

use serde::{Deserialize, Serialize};

use super::{After, ArticleRow, Text, Timestamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryId(pub i64);

/// What a list tells of the story that an article belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StoryFold {
    pub id: StoryId,
    pub articles: u32,
    pub publishers: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryRow {
    pub fold: StoryFold,
    /// The article that stands for it.
    pub row: ArticleRow,
    pub first: Timestamp,
    pub last: Timestamp,
    /// How many of its articles the reader has read.
    pub read: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoriesPage {
    pub rows: Vec<StoryRow>,
    pub more: Option<After>,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryArticle {
    pub row: ArticleRow,
    /// The place in [`StoryPage::articles`] of the one whose text it repeats.
    pub copy_of: Option<u32>,
}

/// Something that the articles read so far do not have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewThing {
    pub words: Text,
    /// Quotes: who says it. Names: their title or office.
    pub by: Option<Text>,
    pub row: ArticleRow,
    pub place: u32,
}

/// One story: its time line and what is new to the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryPage {
    pub fold: StoryFold,
    pub title: Text,
    /// In the order of time.
    pub articles: Vec<StoryArticle>,
    /// What the articles not read yet add to those that were; nothing where none was read.
    pub new_quotes: Vec<NewThing>,
    pub new_sources: Vec<NewThing>,
    pub new_names: Vec<NewThing>,
    pub new_captions: Vec<NewThing>,
    /// Sentences with figures that no article read so far has.
    pub new_facts: Vec<NewThing>,
}
