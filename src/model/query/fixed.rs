//! The fixed values of the fields `is:`, `has:` and `source:`.

use crate::model::NameKind;

/// `is:`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsState {
    Unread,
    Read,
    Bookmarked,
    /// The reader wrote a note on it.
    Noted,
    /// Its publisher changed it after it had come in.
    Updated,
    /// It came in within the last day.
    New,
    /// A rule of the reader hid it; only then are hidden articles found.
    Hidden,
    /// All that is attributed in it comes from one source.
    SingleSource,
    /// All its sources are anonymous.
    OnlyAnonymous,
}

impl IsState {
    pub const ALL: [Self; 9] = [
        Self::Unread,
        Self::Read,
        Self::Bookmarked,
        Self::Noted,
        Self::Updated,
        Self::New,
        Self::Hidden,
        Self::SingleSource,
        Self::OnlyAnonymous,
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Bookmarked => "bookmarked",
            Self::Noted => "noted",
            Self::Updated => "updated",
            Self::New => "new",
            Self::Hidden => "hidden",
            Self::SingleSource => "single-source",
            Self::OnlyAnonymous => "only-anonymous",
        }
    }
}

/// `has:`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasThing {
    Quote,
    Caption,
    Image,
    Enclosure,
    Note,
}

impl HasThing {
    pub const ALL: [Self; 5] = [Self::Quote, Self::Caption, Self::Image, Self::Enclosure, Self::Note];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Image => "image",
            Self::Enclosure => "enclosure",
            Self::Note => "note",
        }
    }
}

/// A kind of source behind `source:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceClass {
    Anonymous,
    /// A named person with a public office, or a public body: minister, spokesman, police, court, ministry.
    Official,
    Document,
    Agency,
    Outlet,
    Person,
    Organisation,
}

impl SourceClass {
    pub const ALL: [Self; 7] =
        [Self::Anonymous, Self::Official, Self::Document, Self::Agency, Self::Outlet, Self::Person, Self::Organisation];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Official => "official",
            Self::Document => "document",
            Self::Agency => "agency",
            Self::Outlet => "outlet",
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }

    /// The class by its name, or by another word for the same.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let word = match word {
            "org" | "orgs" | "organization" | "organizations" => "organisation",
            "people" => "person",
            "agencies" => "agency",
            word => word,
        };
        let is = |name: &str| word == name || word.strip_suffix('s') == Some(name);
        Self::ALL.into_iter().find(|class| is(class.name()))
    }

    /// The kind of name that it has; none where it is told from more than that.
    #[must_use]
    pub fn kind(self) -> Option<NameKind> {
        match self {
            Self::Anonymous => Some(NameKind::Anonymous),
            Self::Document => Some(NameKind::Document),
            Self::Agency => Some(NameKind::Agency),
            Self::Outlet => Some(NameKind::Outlet),
            Self::Person => Some(NameKind::Person),
            Self::Organisation => Some(NameKind::Organisation),
            Self::Official => None,
        }
    }
}
