//! The fields of the query language.

use super::{HasThing, IsState, SourceClass};

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Title,
    Body,
    Caption,
    Quote,
    Note,
    Speaker,
    About,
    Person,
    Org,
    Place,
    Source,
    Publisher,
    Feed,
    Folder,
    Tag,
    Author,
    Is,
    Has,
    After,
    Before,
    Date,
    Age,
    Words,
    Quotes,
    Story,
    Sort,
}

impl Field {
    pub const ALL: [Self; 26] = [
        Self::Title,
        Self::Body,
        Self::Caption,
        Self::Quote,
        Self::Note,
        Self::Speaker,
        Self::About,
        Self::Person,
        Self::Org,
        Self::Place,
        Self::Source,
        Self::Publisher,
        Self::Feed,
        Self::Folder,
        Self::Tag,
        Self::Author,
        Self::Is,
        Self::Has,
        Self::After,
        Self::Before,
        Self::Date,
        Self::Age,
        Self::Words,
        Self::Quotes,
        Self::Story,
        Self::Sort,
    ];

    /// As it is written, with its colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title:",
            Self::Body => "body:",
            Self::Caption => "caption:",
            Self::Quote => "quote:",
            Self::Note => "note:",
            Self::Speaker => "speaker:",
            Self::About => "about:",
            Self::Person => "person:",
            Self::Org => "org:",
            Self::Place => "place:",
            Self::Source => "source:",
            Self::Publisher => "publisher:",
            Self::Feed => "feed:",
            Self::Folder => "folder:",
            Self::Tag => "tag:",
            Self::Author => "author:",
            Self::Is => "is:",
            Self::Has => "has:",
            Self::After => "after:",
            Self::Before => "before:",
            Self::Date => "date:",
            Self::Age => "age:",
            Self::Words => "words:",
            Self::Quotes => "quotes:",
            Self::Story => "story:",
            Self::Sort => "sort:",
        }
    }

    /// The field of that name, with or without its colon.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let plain = name.trim_end_matches(':').to_lowercase();
        let plain = match plain.as_str() {
            "headline" => "title",
            "organisation" | "organization" => "org",
            plain => plain,
        };
        Self::ALL.into_iter().find(|field| field.name().trim_end_matches(':') == plain)
    }

    /// What it asks for, in a few words.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Title => "words of the headline",
            Self::Body => "words of the text",
            Self::Caption => "words of a caption",
            Self::Quote => "words of a direct quote",
            Self::Note => "words of your notes",
            Self::Speaker => "who is quoted or paraphrased",
            Self::About => "who or what is named at least twice",
            Self::Person => "a person who is named",
            Self::Org => "an organisation that is named",
            Self::Place => "a place that is named",
            Self::Source => "a source's name, or a kind of source",
            Self::Publisher => "who printed it",
            Self::Feed => "the name of a feed",
            Self::Folder => "a folder of feeds",
            Self::Tag => "one of your tags",
            Self::Author => "a name in the byline",
            Self::Is => "its state",
            Self::Has => "what it holds",
            Self::After => "published on that day or later",
            Self::Before => "published before that day",
            Self::Date => "published on that day, or from..to",
            Self::Age => "how old, as <3d or >2w",
            Self::Words => "how many words, as >800",
            Self::Quotes => "how many direct quotes, as >3",
            Self::Story => "the number of a story",
            Self::Sort => "the order of what is found",
        }
    }

    /// The words that it takes, where they are given.
    #[must_use]
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Self::Source => SourceClass::ALL.map(SourceClass::name).to_vec(),
            Self::Is => IsState::ALL.map(IsState::name).to_vec(),
            Self::Has => HasThing::ALL.map(HasThing::name).to_vec(),
            Self::Sort => super::Sort::ALL.map(super::Sort::name).to_vec(),
            Self::After | Self::Before | Self::Date => vec!["today", "yesterday", "monday", "3d", "2w"],
            Self::Age => vec!["<1d", "<1w", "<1mo", ">1mo"],
            Self::Words => vec!["<300", ">800", ">2000"],
            Self::Quotes => vec!["0", ">3", ">10"],
            _ => Vec::new(),
        }
    }
}
