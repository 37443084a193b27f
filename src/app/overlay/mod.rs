//! What lies on top of a screen and has the keyboard first: prompts, menus, help, the note editor.
//!
//! An overlay knows nothing of the session: it takes keys and tells what the reader decided.

mod command_line;
mod fuzzy;
mod hints;
mod lists;
mod menu;
mod menu_area;
mod note;
mod prompt;
mod sheet;

pub use command_line::CommandLine;
pub use hints::{Hint, Hints};
pub use lists::{Way, feed_choice, follow_choice, help, kinds, links, palette, themes, yank_menu};
pub use menu::{Choice, Filtering, Menu, MenuRow};
pub use note::{KEYS as NOTE_KEYS, NoteEditor};
pub use prompt::{Prompt, PromptKind};
pub use sheet::{Sheet, SheetLine};

use crate::app::Command;
use crate::app::key::Key;
use crate::model::{ArticleId, CitationStyle, FeedId, FoundFeed, NameKind};

/// The overlay that is open.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Help, palette, themes, links, what to copy, which feed.
    Menu(Menu),
    Prompt(Prompt),
    CommandLine(CommandLine),
    Note(Box<NoteEditor>),
    /// Letters over the links of the text.
    Hints(Hints),
    /// Something to read, or to confirm.
    Sheet(Sheet),
}

/// What the reader decided in an overlay. All but `Typing`, `Preview` and `CopyLink` close it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Close,
    Run(Command, Option<u32>),
    /// The words of a prompt so far.
    Typing(PromptKind, String),
    Submitted(PromptKind, String),
    /// The prompt was left without an answer.
    Cancelled(PromptKind),
    /// A theme to show, for now.
    Preview(String),
    ChoseTheme(String),
    /// Back to the theme that was there before.
    KeptTheme(String),
    /// The number of a link, from 0.
    OpenLink(usize),
    CopyLink(usize),
    Yank(Yank),
    ChoseFeed(FoundFeed),
    /// What a name is a name of.
    ChoseKind(NameKind),
    /// A query to follow, and its name.
    ChoseFollow(String, String),
    Note(ArticleId, String),
    RemoveFeed(FeedId),
    Typed(Typed),
}

/// What of an article can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yank {
    Quote,
    Headline,
    Link,
    Markdown,
    Json,
    /// The quote at hand in a style of citation.
    Cited(CitationStyle),
}

/// A line of the command line that is more than the name of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Theme(String),
    Add(String),
    Search(String),
    Find(String),
    Tag(String),
    Width(u16),
    /// The number of a link, from 1.
    OpenLink(usize),
    Pipe(String),
}

impl Overlay {
    /// Takes a key; none where the overlay stays as it is or only changed within.
    pub fn update(&mut self, key: Key) -> Option<Outcome> {
        match self {
            Self::Menu(menu) => menu.update(key),
            Self::Prompt(prompt) => prompt.update(key),
            Self::CommandLine(line) => line.update(key),
            Self::Note(note) => note.update(key),
            Self::Hints(hints) => hints.update(key),
            Self::Sheet(sheet) => sheet.update(key),
        }
    }

    /// Takes pasted text, where words are typed.
    pub fn paste(&mut self, text: &str) -> Option<Outcome> {
        match self {
            Self::Menu(menu) => {
                menu.paste(text);
                None
            }
            Self::Prompt(prompt) => prompt.paste(text),
            Self::CommandLine(line) => {
                line.paste(text);
                None
            }
            Self::Note(note) => {
                note.paste(text);
                None
            }
            Self::Hints(_) | Self::Sheet(_) => None,
        }
    }

    /// What becomes of the overlay when something else must take its place: a note is kept.
    #[must_use]
    pub fn leave(&self) -> Option<Outcome> {
        match self {
            Self::Note(note) => Some(note.kept()),
            _ => None,
        }
    }
}

impl Outcome {
    /// Whether the overlay closes with it.
    #[must_use]
    pub fn closes(&self) -> bool {
        !matches!(self, Self::Typing(..) | Self::Preview(_) | Self::CopyLink(_))
    }
}
