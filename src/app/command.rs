//! The one table of commands: name, default keys, where it is valid, help line.
//!
//! Keymap, which-key popup, help, palette, command line, configuration and README are made from it
//! or tested against it. A new command is one row here and one match arm in `update`.

use std::str::FromStr;

/// Where a command can be asked for. A key means the first command valid where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The feeds and folders pane.
    Feeds,
    /// The article list.
    List,
    /// The reading pane.
    Article,
    /// A passage being chosen in it.
    Passage,
    /// The side panel of entities and sources.
    Panel,
    /// The bookmarks screen.
    Bookmarks,
    /// The results of a search over the library.
    Search,
    /// The quote book, people, sources, stories, notes: what the whole library says.
    Shelf,
}

impl Place {
    pub const ALL: &[Self] = &[
        Self::Feeds,
        Self::List,
        Self::Article,
        Self::Passage,
        Self::Panel,
        Self::Bookmarks,
        Self::Search,
        Self::Shelf,
    ];

    /// The name used in the configuration, in help and in the README.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Feeds => "feeds",
            Self::List => "list",
            Self::Article => "article",
            Self::Passage => "passage",
            Self::Panel => "panel",
            Self::Bookmarks => "bookmarks",
            Self::Search => "search",
            Self::Shelf => "shelf",
        }
    }
}

/// How help groups the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    Move,
    Read,
    Understand,
    Keep,
    Find,
    Feeds,
    Look,
    Session,
}

impl Group {
    pub const ALL: &[Self] =
        &[Self::Move, Self::Read, Self::Understand, Self::Keep, Self::Find, Self::Feeds, Self::Look, Self::Session];

    /// The heading in help and in the README.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Read => "Reading",
            Self::Understand => "Quotes, entities, sources",
            Self::Keep => "Keeping",
            Self::Find => "Finding",
            Self::Feeds => "Feeds",
            Self::Look => "Looks",
            Self::Session => "Session",
        }
    }
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    pub command: Command,
    pub name: &'static str,
    pub keys: &'static [&'static str],
    /// Empty: everywhere.
    pub places: &'static [Place],
    pub group: Group,
    pub help: &'static str,
}

macro_rules! commands {
    ($($variant:ident $name:literal [$($key:literal),*] [$($place:ident),*] $group:ident $help:literal;)*) => {
        /// Something the reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $(#[doc = $help] $variant,)* }

        /// The table, in the order of the enum.
        pub const TABLE: &[Row] = &[$(Row {
            command: Command::$variant,
            name: $name,
            keys: &[$($key),*],
            places: &[$(Place::$place),*],
            group: Group::$group,
            help: $help,
        },)*];
    };
}

commands! {
    Down "down" ["j", "down"] [] Move "Go down";
    Up "up" ["k", "up"] [] Move "Go up";
    HalfPageDown "half-page-down" ["ctrl-d"] [] Move "Go down half a page";
    HalfPageUp "half-page-up" ["ctrl-u"] [] Move "Go up half a page";
    PageDown "page-down" ["ctrl-f", "pagedown"] [] Move "Go down a page";
    PageUp "page-up" ["ctrl-b", "pageup"] [] Move "Go up a page";
    Top "top" ["g g", "home"] [] Move "Go to the top; with a count, to that line";
    Bottom "bottom" ["G", "end"] [] Move "Go to the bottom";
    Open "open" ["enter", "l", "right"] [Feeds, List, Article, Panel, Bookmarks, Search, Shelf] Move "Open what is selected; from the text, on to the side panel";
    Back "back" ["h", "left"] [Feeds, List, Article, Panel, Bookmarks, Search, Shelf] Move "Back one pane or level";
    PassageForward "passage-forward" ["l", "right", "e"] [Passage] Move "A word on";
    PassageBack "passage-back" ["h", "left", "b"] [Passage] Move "A word back";
    SentenceForward "sentence-forward" [")"] [Passage] Move "To the end of the sentence";
    SentenceBack "sentence-back" ["("] [Passage] Move "To the beginning of the sentence";
    ParagraphForward "paragraph-forward" ["}"] [Passage] Move "To the end of the paragraph";
    ParagraphBack "paragraph-back" ["{"] [Passage] Move "To the beginning of the paragraph";
    OtherEnd "other-end" ["o"] [Passage] Move "Move the other end of the passage";
    NextPane "next-pane" ["tab"] [] Move "Go to the next pane";
    PreviousPane "previous-pane" ["backtab"] [] Move "Go to the previous pane";

    ReadOn "read-on" ["space"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Read on: a page down, at the end the next unread article";
    NextArticle "next-article" ["J"] [Article, Panel] Read "Go to the next article";
    PreviousArticle "previous-article" ["K"] [Article, Panel] Read "Go to the previous article";
    ScrollArticleDown "scroll-article-down" ["J"] [List, Feeds, Bookmarks, Search, Shelf] Read "Scroll the reading pane down from the list";
    ScrollArticleUp "scroll-article-up" ["K"] [List, Feeds, Bookmarks, Search, Shelf] Read "Scroll the reading pane up from the list";
    Next "next" ["n"] [] Read "Next match while a search is live, else the next unread article";
    Previous "previous" ["N"] [] Read "Previous match while a search is live, else the previous unread article";
    ToggleRead "toggle-read" ["m"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Mark read or unread";
    Range "range" ["v"] [List, Bookmarks, Search] Read "Choose a range of articles; m, b, t, o and y then hold for all of it";
    MarkAllRead "mark-all-read" ["A"] [Feeds, List, Article, Panel] Read "Mark all that the list shows as read";
    Browser "browser" ["o"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Open in the browser";
    BrowserAndRead "browser-and-read" ["O"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Open in the browser and mark read";
    FullText "full-text" ["x"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Fetch the full text from the page";
    AlwaysFullText "always-full-text" ["X"] [Feeds, List, Article] Read "Always fetch the full text for this feed, or no longer";
    OpenLink "open-link" ["f"] [Article, Panel] Read "Open a link: choose it by its letters; with a count, by its number";
    Links "links" ["L"] [Article, Panel] Read "List the links";
    YankLink "yank-link" ["y"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Copy the article's address; on the shelf the quote or passage";
    YankMenu "yank-menu" ["Y"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Copy a quote with its citation, the headline, a Markdown link or JSON";
    SaveArticle "save-article" ["S"] [List, Article, Panel, Bookmarks, Search, Shelf] Read "Save the article as a Markdown file";
    Pipe "pipe" ["|"] [Article, Panel] Read "Pipe the article's text to a command";

    TogglePanel "toggle-panel" ["e"] [List, Article, Panel, Bookmarks, Search, Shelf] Understand "Show or hide the side panel";
    PanelEntities "panel-entities" ["1"] [Panel] Understand "Entities: people, organisations, places";
    PanelSources "panel-sources" ["2"] [Panel] Understand "Sources, by kind";
    PanelQuotes "panel-quotes" ["3"] [Panel] Understand "Quotes, with who said them";
    NextQuote "next-quote" ["] q"] [Article, Panel] Understand "Next quote";
    PreviousQuote "previous-quote" ["[ q"] [Article, Panel] Understand "Previous quote";
    NextCaption "next-caption" ["] c"] [Article, Panel] Understand "Next caption";
    PreviousCaption "previous-caption" ["[ c"] [Article, Panel] Understand "Previous caption";
    NextMention "next-mention" ["] e"] [Article, Panel] Understand "Next mention of the selected entity, or of any";
    PreviousMention "previous-mention" ["[ e"] [Article, Panel] Understand "Previous mention of the selected entity, or of any";
    NextSource "next-source" ["] s"] [Article, Panel] Understand "Next place where a source is named";
    PreviousSource "previous-source" ["[ s"] [Article, Panel] Understand "Previous place where a source is named";
    GoToSource "go-to-source" ["g d"] [Article, Panel] Understand "From the quote at hand to its source, and from a source back to its quote";
    SearchMention "search-mention" ["*"] [Article, Panel, Shelf] Understand "All about the name that is selected or at the cursor, across all articles";
    QuoteBook "quote-book" ["g q"] [] Understand "The quote book: every quote kept, with who said it";
    People "people" ["g p"] [] Understand "People, organisations and places across all articles";
    OnlyPeople "only-people" ["1"] [Shelf] Understand "Of the names only people, or all again";
    OnlyOrganisations "only-organisations" ["2"] [Shelf] Understand "Of the names only organisations, or all again";
    OnlyPlaces "only-places" ["3"] [Shelf] Understand "Of the names only places, or all again";
    OnlyDirect "only-direct" ["d"] [Shelf] Understand "Of the quotes only direct ones, or all again";
    RenameName "rename-name" ["c"] [Panel, Shelf] Understand "Rename the name at hand, in all articles";
    MergeName "merge-name" ["M"] [Panel, Shelf] Understand "Say of the name that it is the same as another one, of a story that it is one with another";
    RetypeName "retype-name" ["C"] [Panel, Shelf] Understand "Say whether the name is a person, an organisation or a place";
    SplitName "split-name" ["P"] [Panel, Shelf] Understand "Say of the name that it is the same as no other, of an article on a story's page that it is not of it";
    NotAName "not-a-name" ["D"] [Panel, Shelf] Understand "Say that it is no name at all; of a note or highlight, take it away";
    Sources "sources" ["g o"] [] Understand "Sources: on whom the articles rest";
    Stories "stories" ["g S"] [] Understand "Stories: who has what of one event, and what is new to you";
    Story "story" ["g i"] [List, Article, Panel, Bookmarks, Search, Shelf] Understand "The story of this article: who else has it, and what is new to you";
    FoldStory "fold-story" ["Z"] [List] Understand "Show or hide the other articles of the story";
    Revisions "revisions" ["g v"] [List, Article, Panel, Bookmarks, Search, Shelf] Understand "What was changed in the article after it came in";
    Skim "skim" ["s"] [Article, Panel] Understand "Skim: lead, quotes, captions and highlights only";

    Bookmark "bookmark" ["b"] [List, Article, Panel, Bookmarks, Search, Shelf] Keep "Bookmark, or take the bookmark away";
    Hide "hide" ["H"] [List, Article, Panel, Search] Keep "Hide the article; in the list of hidden ones, show it again";
    Bookmarks "bookmarks" ["B", "g s"] [] Keep "The bookmarks screen";
    Tag "tag" ["t"] [List, Article, Panel, Bookmarks, Search, Shelf] Keep "Tag it (bookmarks it too)";
    Note "note" ["w"] [List, Article, Panel, Bookmarks, Search, Shelf] Keep "Write a note on it (bookmarks it too)";
    ChoosePassage "choose-passage" ["v"] [Article] Keep "Choose a passage, from the quote or hit at hand where there is one";
    Highlight "highlight" ["V"] [Article, Panel, Shelf] Keep "Highlight the quote at hand, or take the highlight at hand away";
    KeepPassage "keep-passage" ["enter", "H"] [Passage] Keep "Highlight the passage (bookmarks the article too)";
    NotePassage "note-passage" ["w"] [Passage] Keep "Highlight the passage with a note";
    TagPassage "tag-passage" ["t"] [Passage] Keep "Highlight the passage with tags";
    YankPassage "yank-passage" ["y"] [Passage] Keep "Copy the passage with its citation";
    LetGo "let-go" ["v"] [Passage] Keep "Let go of the passage";
    NextHighlight "next-highlight" ["] h"] [Article, Panel] Keep "Next highlight; w and t then hold for it";
    PreviousHighlight "previous-highlight" ["[ h"] [Article, Panel] Keep "Previous highlight";
    Notes "notes" ["g n"] [] Keep "All notes and highlights";
    SortBookmarks "sort-bookmarks" ["g r"] [Bookmarks] Keep "Sort the bookmarks by the next of: kept, published, headline, publisher";
    Undo "undo" ["u"] [] Keep "Undo a read mark, bookmark, tag, note, highlight or mark-all";
    Redo "redo" ["ctrl-r"] [] Keep "Redo what was undone";

    Find "find" ["/"] [] Find "Find in the text, the list or the screen at hand";
    SearchLibrary "search-library" ["g /"] [] Find "Search the whole library";
    Unread "unread" ["g u"] [] Find "Only unread articles, or all again";
    All "all" ["g a"] [] Find "All articles";
    Today "today" ["g t"] [] Find "Today's articles";
    ToFeeds "to-feeds" ["g f"] [] Find "The feeds and folders pane";
    Follow "follow" ["F"] [List, Article, Panel, Search, Shelf] Find "Follow the search, name, source or story at hand: new articles are counted in the feeds pane";
    SampleEdition "sample-edition" ["g e"] [] Find "The sample edition, and back";
    SortList "sort-list" ["g r"] [Feeds, List, Article, Shelf] Find "Newest first or oldest first; on the quote book by speaker";

    AddFeed "add-feed" ["a"] [] Feeds "Add a feed, by its address or a site's";
    RefreshFeed "refresh-feed" ["r"] [Feeds, List, Article, Panel] Feeds "Refresh this feed (all, where none is selected)";
    RefreshAll "refresh-all" ["R"] [] Feeds "Refresh all feeds";
    CancelRefresh "cancel-refresh" ["ctrl-x"] [] Feeds "Stop the refresh";
    RenameFeed "rename-feed" ["c"] [Feeds] Feeds "Rename the feed, the folder or what is followed";
    MoveFeed "move-feed" ["M"] [Feeds] Feeds "Move the feed to a folder";
    RemoveFeed "remove-feed" ["D"] [Feeds] Feeds "Unsubscribe; bookmarked articles stay";
    Fold "fold" ["space"] [Feeds] Feeds "Show or hide the feeds of the folder";
    FeedDetails "feed-details" ["i"] [Feeds] Feeds "How the feed fares: last fetches, error, how often it publishes";
    FeedInterval "feed-interval" ["I"] [Feeds] Feeds "Set how often the feed is fetched";

    Wider "wider" [">"] [] Look "A wider text";
    Narrower "narrower" ["<"] [] Look "A narrower text";
    Zen "zen" ["z"] [] Look "Nothing but the text, and back";
    Images "images" ["i"] [List, Article, Panel, Bookmarks, Search, Shelf] Look "Show or hide the pictures";
    Themes "themes" ["T"] [] Look "Choose a theme, with live preview";

    Help "help" ["?", "f1"] [] Session "Help: the keys that work here";
    Palette "palette" ["ctrl-p"] [] Session "Find a command by name";
    CommandLine "command-line" [":"] [] Session "Type a command";
    Redraw "redraw" ["ctrl-l"] [] Session "Draw the screen anew";
    Suspend "suspend" ["ctrl-z"] [] Session "Suspend newsdesk; `fg` comes back";
    Cancel "cancel" ["esc"] [] Session "Close the popup, clear the search; never quits";
    Leave "leave" ["q"] [] Session "Back one level; quits at the top";
    Quit "quit" ["Q", "ctrl-c"] [] Session "Quit at once";
}

impl Command {
    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().help
    }

    /// Whether it can be asked for at `place`.
    #[must_use]
    pub fn is_valid_at(self, place: Place) -> bool {
        let places = self.row().places;
        places.is_empty() || places.contains(&place)
    }
}

impl FromStr for Command {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.command).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for row in TABLE {
            assert_eq!(row.command.row().name, row.name);
        }
    }

    #[test]
    fn names_and_keys_are_unambiguous() {
        for (index, row) in TABLE.iter().enumerate() {
            for other in &TABLE[..index] {
                assert_ne!(row.name, other.name);
                let meet = |place: &Place| row.command.is_valid_at(*place) && other.command.is_valid_at(*place);
                let shared = row.keys.iter().find(|key| other.keys.contains(key));
                assert!(
                    shared.is_none() || !Place::ALL.iter().any(meet),
                    "{} and {} share {shared:?}",
                    row.name,
                    other.name
                );
            }
        }
    }
}
