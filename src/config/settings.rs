//! Everything that can be set.

use super::Spot;
use crate::model::{Rule, Site};

/// How newsdesk behaves; `Settings::default()` is what holds without a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The name of a theme, built in or of the themes folder. Not checked here.
    pub theme: String,
    pub colour: Colour,
    /// The widest that the reading text is set, in columns.
    pub text_width: u16,
    /// Columns of the panes, where there is room for them.
    pub list_width: u16,
    pub panel_width: u16,
    pub feeds_width: u16,
    pub mouse: bool,
    pub images: ShowImages,
    /// Megabytes of pictures kept in the cache folder; 0: none.
    pub image_cache: u16,
    pub open_at: OpenAt,
    pub order: Order,
    /// Whether the articles of one event take one line of the list.
    pub fold_stories: bool,
    pub mark_read: MarkRead,
    /// Program and arguments; `{url}` stands for the address, else it comes last. Empty: the system's browser.
    pub browser: Vec<String>,
    /// Program and arguments that tell of new articles; `{text}` stands for the words, else they come last. Empty or
    /// `osc9`: the terminal is asked to (OSC 9); `osc777`: in the other way that terminals know.
    pub notify: Vec<String>,
    /// What is done with new articles, in the order of the file.
    pub rules: Vec<Rule>,
    pub refresh: Refresh,
    /// How single sites are reached, in the order of the file.
    pub sites: Vec<Site>,
    /// The changes to the keymap, in the order of the file. Names are checked by `app::keymap`.
    pub keys: Vec<KeySetting>,
    /// The file they were read from, as errors name it.
    pub file: String,
}

/// How news is fetched.
#[derive(Clone, Debug, PartialEq)]
pub struct Refresh {
    /// Feeds fetched at the same time.
    pub concurrency: u16,
    /// Seconds that one fetch may take.
    pub timeout: u16,
    /// `http://`, `https://` or `socks5://` address. None: as the environment says.
    pub proxy: Option<String>,
    /// Whether newly added feeds always get the full text of their articles.
    pub full_text: bool,
    /// Whether all feeds are refreshed when newsdesk opens.
    pub at_start: bool,
    /// Whether feeds are fetched as they come due while newsdesk is open.
    pub automatic: bool,
    /// Minutes between which the interval of a feed is chosen.
    pub interval_min: u16,
    pub interval_max: u16,
    /// For how many days and how many of them the articles of a feed are kept; 0: for ever, all.
    pub keep_days: u16,
    pub keep_articles: u16,
}

/// How many colours the terminal is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// As the environment tells (`NO_COLOR`, `COLORTERM`, `TERM`).
    Auto,
    Truecolor,
    Indexed256,
    Ansi16,
    None,
}

/// When the pictures of articles are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShowImages {
    Never,
    /// Once the reader's key has asked for them, for the rest of the session.
    Key,
    /// With every article that is opened.
    Always,
}

/// What the list shows at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenAt {
    All,
    Unread,
    Today,
    Bookmarks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    NewestFirst,
    OldestFirst,
}

/// When an article that the reader opens counts as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkRead {
    Opened,
    /// When its end has been on the screen.
    AtEnd,
    /// Only by the reader's own key.
    Never,
}

/// A word of the file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    pub at: Spot,
}

/// One line of the table `[keys]`, or of `[keys.PLACE]`: these keys, and no others, mean the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// None: wherever the command is valid.
    pub place: Option<Written>,
    pub command: Written,
    /// Each a key or a sequence with blanks. Empty: the command has no key.
    pub keys: Vec<Written>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "night-desk".to_owned(),
            colour: Colour::Auto,
            text_width: 72,
            list_width: 48,
            panel_width: 34,
            feeds_width: 28,
            mouse: true,
            images: ShowImages::Key,
            image_cache: 100,
            open_at: OpenAt::All,
            order: Order::NewestFirst,
            fold_stories: true,
            mark_read: MarkRead::Opened,
            browser: Vec::new(),
            notify: Vec::new(),
            rules: Vec::new(),
            refresh: Refresh::default(),
            sites: Vec::new(),
            keys: Vec::new(),
            file: String::new(),
        }
    }
}

impl Default for Refresh {
    fn default() -> Self {
        Self {
            concurrency: 32,
            timeout: 30,
            proxy: None,
            full_text: false,
            at_start: false,
            automatic: false,
            interval_min: 15,
            interval_max: 24 * 60,
            keep_days: 0,
            keep_articles: 0,
        }
    }
}
