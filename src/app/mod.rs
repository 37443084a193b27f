//! The session: its state, and how events change it. No I/O, no clock, no waiting, cannot fail.

mod asking;
pub mod bookmarks_screen;
pub mod command;
mod commands;
pub mod cursor;
pub mod event;
mod feed_details;
pub mod feeds_pane;
pub mod find;
mod following;
mod highlighting;
mod keeping;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod marks;
mod mouse;
mod moving;
mod naming;
pub mod notice;
mod opening;
mod outward;
mod over;
pub mod overlay;
pub mod panel;
mod parting;
mod pictures;
mod range;
pub mod reading;
mod refreshing;
pub mod rows;
pub mod search_screen;
mod searching;
pub mod selecting;
pub mod shelf;
mod shelving;
mod understanding;
mod undo;
mod update;
pub mod when;
mod yank;

pub use command::{Command, Place};
pub use event::{Effect, Event, Question};
pub use key::Key;
pub use layout::{Pane, Panes, Shape};
pub use notice::Notice;

use crate::app::bookmarks_screen::BookmarksScreen;
use crate::app::feeds_pane::FeedsPane;
use crate::app::keymap::Keymap;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::panel::Panel;
use crate::app::pictures::Pictures;
use crate::app::reading::Reading;
use crate::app::refreshing::Refreshing;
use crate::app::search_screen::SearchScreen;
use crate::app::shelf::Shelf;
use crate::app::undo::History;
use crate::config::{MarkRead, OpenAt, Order, Settings};
use crate::model::{
    Alerts, ArticleId, ArticleRow, Ask, Highlight, ListOrder, ListQuery, Progress, Scope, Text, Timestamp,
};

/// What stands in the place of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    #[default]
    News,
    Bookmarks,
    Search,
    Shelf,
}

/// The whole session.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // independent facts, not the states of one thing
pub struct App {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    pub shape: Shape,
    pub screen: Screen,
    pub focus: Pane,
    pub feeds: FeedsPane,
    pub list: List,
    pub bookmarks: BookmarksScreen,
    pub search: SearchScreen,
    pub shelf: Shelf,
    pub reading: Option<Reading>,
    pub panel: Panel,
    pub pictures: Pictures,
    pub notice: Option<Notice>,
    pub refresh: Option<Progress>,
    pub keymap: Keymap,
    /// The clock: seconds since 1970, and milliseconds since the start of the session.
    pub now: Timestamp,
    pub millis: u64,
    /// Seconds east of UTC.
    pub utc_offset: i32,
    mark_read: MarkRead,
    open_at: OpenAt,
    refresh_at_start: bool,
    refreshing: Refreshing,
    pub overlay: Option<Overlay>,
    /// The themes that can be chosen, each with a line on what it is like; whoever runs the session
    /// fills them in.
    pub themes: Vec<(String, String)>,
    /// The name of the theme that the reader chose.
    pub theme: String,
    /// Whether the sample edition is what the lists show.
    pub sample_shown: bool,
    /// Whether there is no feed but those of the sample edition.
    pub sample_only: bool,
    /// The byte of the text at which the article that was asked for is to open.
    go_to_place: Option<u32>,
    /// The quote from which the reader went to its source.
    return_to: Option<usize>,
    /// The query that is to be followed once its name is typed.
    to_follow: Option<Text>,
    /// The query that was followed last, until it is known what of the past it has.
    just_followed: Option<Text>,
    alerts: Alerts,
    /// How many articles of an older library wait for the catalogue.
    pub backlog: usize,
    /// Nothing can be kept: the library can't be written.
    is_read_only: bool,
    /// Lines given to the command line.
    command_lines: Vec<String>,
    /// The row that was at the top, and the article selected, before words were looked for.
    found_from: usize,
    filtered_from: Option<ArticleId>,
    /// What a page of the shelf was asked before words were typed for it.
    asked_from: Option<Ask>,
    /// When the keys of an unfinished sequence were pressed, by the clock in milliseconds.
    pending_since: Option<u64>,
    history: History,
    joining: parting::Joining,
    naming: naming::Naming,
    waiting: Waiting,
    questions: u64,
    place_saved_at: u64,
    dragging: Option<Pane>,
    /// Column and row of the text where the mouse's button is held down, and the byte there.
    pressed: Option<(u16, u16, Option<usize>)>,
    /// The highlight that a note or tags are being written for.
    marking: Option<Box<Highlight>>,
    effects: Vec<Effect>,
}

/// What was asked and not answered yet.
#[derive(Clone, Copy, Debug, Default)]
struct Waiting {
    rows: Option<Question>,
    /// Rows were asked for because the library changed while others were on their way.
    rows_again: bool,
    open: Option<(Question, ArticleId, ThenFocus)>,
    full_text: Option<(Question, ArticleId)>,
    /// The open article, as it was changed.
    changed: Option<(Question, ArticleId)>,
    /// Findings of the open article, its names put right.
    findings: Option<(Question, ArticleId)>,
    add: Option<Question>,
    bookmarks: Option<Question>,
    offers: Option<Question>,
}

/// Whether an article that was asked for gets the keyboard when it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ThenFocus {
    Article,
    Stay,
}

impl App {
    /// A session on a terminal of `size`; `utc_offset` is the reader's time zone in seconds.
    #[must_use]
    pub fn new(settings: &Settings, keymap: Keymap, size: (u16, u16), utc_offset: i32) -> Self {
        let order = match settings.order {
            Order::NewestFirst => ListOrder::NewestFirst,
            Order::OldestFirst => ListOrder::OldestFirst,
        };
        let shape = Shape {
            feeds_width: Some(settings.feeds_width),
            list_width: Some(settings.list_width),
            panel_width: Some(settings.panel_width),
            text_width: settings.text_width,
            ..Shape::default()
        };
        Self {
            size,
            shape,
            screen: Screen::News,
            focus: Pane::List,
            feeds: FeedsPane::default(),
            list: List::new(ListQuery { order, folded: settings.fold_stories, ..ListQuery::default() }),
            bookmarks: BookmarksScreen::default(),
            search: SearchScreen::default(),
            shelf: Shelf::default(),
            reading: None,
            panel: Panel::default(),
            pictures: Pictures::new(settings.images),
            notice: None,
            refresh: None,
            keymap,
            now: 0,
            millis: 0,
            utc_offset,
            mark_read: settings.mark_read,
            open_at: settings.open_at,
            refresh_at_start: settings.refresh.at_start,
            refreshing: Refreshing { automatic: settings.refresh.automatic, ..Refreshing::default() },
            overlay: None,
            themes: Vec::new(),
            theme: settings.theme.clone(),
            sample_shown: false,
            sample_only: false,
            go_to_place: None,
            return_to: None,
            to_follow: None,
            just_followed: None,
            alerts: Alerts::default(),
            backlog: 0,
            is_read_only: false,
            command_lines: Vec::new(),
            found_from: 0,
            filtered_from: None,
            asked_from: None,
            pending_since: None,
            history: History::default(),
            joining: parting::Joining::default(),
            naming: naming::Naming::default(),
            waiting: Waiting::default(),
            questions: 0,
            place_saved_at: 0,
            dragging: None,
            pressed: None,
            marking: None,
            effects: Vec::new(),
        }
    }

    /// What to ask for before the first event. `now` is the clock of the first `Event::Tick`.
    pub fn start(&mut self, now: Timestamp) -> Vec<Effect> {
        self.now = now;
        match self.open_at {
            OpenAt::All => {}
            OpenAt::Unread => self.list.query.scope = Scope::Unread,
            OpenAt::Today => self.list.query.scope = Scope::Since(self.today()),
            OpenAt::Bookmarks => self.screen = Screen::Bookmarks,
        }
        self.effects.push(Effect::LoadFeeds);
        self.load_rows_at(0);
        self.load_bookmarks();
        if self.refresh_at_start {
            self.effects.push(Effect::Refresh { feed: None });
        }
        std::mem::take(&mut self.effects)
    }

    /// The library can't be written: says so, and asks for no write of its own accord.
    pub fn only_reads(&mut self) {
        self.is_read_only = true;
        self.tell_error("This library can't be written: what you read, mark or fetch now is not kept");
    }

    /// What is still to be kept when the session is ended from outside (a signal, a lost terminal).
    pub fn ended(&mut self) -> Vec<Effect> {
        self.save_place();
        std::mem::take(&mut self.effects)
    }

    /// Which commands are valid where the reader is.
    #[must_use]
    pub fn place(&self) -> Place {
        match (self.focus, self.screen) {
            (Pane::Feeds, _) => Place::Feeds,
            (Pane::Article, _) if self.is_selecting() => Place::Passage,
            (Pane::Article, _) => Place::Article,
            (Pane::Panel, _) => Place::Panel,
            (Pane::List, Screen::News) => Place::List,
            (Pane::List, Screen::Bookmarks) => Place::Bookmarks,
            (Pane::List, Screen::Search) => Place::Search,
            (Pane::List, Screen::Shelf) => Place::Shelf,
        }
    }

    #[must_use]
    pub fn panes(&self) -> Panes {
        layout::arrange(self.size, &self.shape, self.focus)
    }

    /// How many lines of content a pane has now; at least one.
    #[must_use]
    pub fn height_of(&self, pane: Pane) -> usize {
        let panes = self.panes();
        let rect = panes.of(pane).unwrap_or(panes.list.or(panes.article).unwrap_or_default());
        usize::from(layout::content(rect).height.max(1))
    }

    /// How many lines of the list an article takes: narrow lists set headline and publisher on two.
    #[must_use]
    pub fn lines_per_row(&self) -> usize {
        let width = self.panes().list.map_or(0, |rect| rect.width);
        match self.screen {
            Screen::News if width >= list::ONE_LINE => 1,
            Screen::News | Screen::Bookmarks => 2,
            Screen::Search => 3,
            Screen::Shelf => 1,
        }
    }

    /// How many articles of the list the pane shows.
    #[must_use]
    pub fn visible_rows(&self) -> usize {
        (self.height_of(Pane::List) / self.lines_per_row()).max(1)
    }

    /// The article that a command means: the open one in text and panel, else the selected one.
    #[must_use]
    pub fn current_row(&self) -> Option<&ArticleRow> {
        match self.focus {
            Pane::Article | Pane::Panel => self.reading.as_ref().map(|reading| &reading.opened.row),
            Pane::Feeds => None,
            Pane::List => match self.screen {
                Screen::News => self.list.selected_row(),
                Screen::Bookmarks => self.bookmarks.selected().map(|row| &row.row),
                Screen::Search => self.search.selected().map(|hit| &hit.row),
                Screen::Shelf => self.shelf.level().and_then(|level| level.row()?.article()),
            },
        }
    }

    /// The name of what the article list shows.
    #[must_use]
    pub fn scope_title(&self) -> Text {
        match &self.list.query.scope {
            Scope::All => Text::line("All articles"),
            Scope::Unread => Text::line("Unread"),
            Scope::Since(_) => Text::line("Today"),
            Scope::Bookmarks => Text::line("Bookmarks"),
            Scope::Hidden => Text::line("Hidden"),
            Scope::Followed(id) => {
                self.feeds.follow(*id).map_or_else(|| Text::line("Followed"), |one| one.name.clone())
            }
            Scope::Folder(path) => path.clone(),
            Scope::Feed(id) => self.feeds.feed(*id).map_or_else(|| Text::line("Feed"), |feed| feed.title.clone()),
        }
    }

    fn ask(&mut self) -> Question {
        self.questions += 1;
        Question(self.questions)
    }

    fn tell(&mut self, text: &str) {
        self.notice = Some(Notice::told(text, self.millis));
    }

    fn tell_error(&mut self, text: &str) {
        self.notice = Some(Notice::error(text, self.millis));
    }
}
