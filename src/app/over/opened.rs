//! What opens prompts, menus and the other overlays, with what they need to know.

use crate::app::feeds_pane::LineKind;
use crate::app::following::edited_name;
use crate::app::overlay::{
    self, CommandLine, Hints, NoteEditor, Outcome, Overlay, Prompt, PromptKind, Sheet, SheetLine,
};
use crate::app::{App, Command, Pane, Screen, feed_details, layout};
use crate::model::{ArticleId, Ask, Text, interval};

impl App {
    /// Commands that are done in a prompt, a menu or another overlay.
    pub(in crate::app) fn open_overlay(&mut self, command: Command) {
        match command {
            Command::Find => self.open_find(),
            Command::SearchLibrary => self.open_search(),
            Command::AddFeed => self.prompt(PromptKind::AddFeed, "Add a feed", "", Vec::new()),
            Command::RenameFeed => self.open_rename(),
            Command::MoveFeed => self.open_move(),
            Command::Follow => self.open_follow(),
            Command::RemoveFeed => self.open_remove(),
            Command::FeedDetails => self.open_details(),
            Command::FeedInterval => self.open_interval(),
            Command::Tag => self.open_tag(),
            Command::Note => self.open_note(),
            Command::Pipe if self.reading.is_some() => self.prompt(PromptKind::Pipe, "Pipe to", "", Vec::new()),
            Command::YankMenu => self.open_yank(),
            Command::Links => self.open_links(),
            Command::OpenLink => self.open_hints(),
            Command::Themes => self.overlay = Some(Overlay::Menu(overlay::themes(&self.themes, &self.theme))),
            Command::Help => self.overlay = Some(Overlay::Menu(overlay::help(&self.keymap, self.place()))),
            Command::Palette => self.overlay = Some(Overlay::Menu(overlay::palette(&self.keymap, self.place()))),
            Command::CommandLine => {
                let themes = self.themes.iter().map(|(name, _)| name.clone()).collect();
                let line = CommandLine::new(themes, self.command_lines.clone());
                self.overlay = Some(Overlay::CommandLine(line));
            }
            _ => self.tell("No article is open"),
        }
    }

    pub(in crate::app) fn prompt(&mut self, kind: PromptKind, title: &str, words: &str, completions: Vec<String>) {
        self.overlay = Some(Overlay::Prompt(Prompt::new(kind, title, words, completions)));
    }

    fn open_find(&mut self) {
        let (title, words) = match (self.focus, self.screen) {
            (Pane::Article | Pane::Panel, _) if self.reading.is_none() => {
                self.tell("No article is open");
                return;
            }
            (Pane::Article | Pane::Panel, _) => {
                self.found_from = self.reading.as_ref().map_or(0, |reading| reading.top);
                ("Find in the text", String::new())
            }
            (Pane::Feeds, _) => ("Find a feed", String::new()),
            (Pane::List, Screen::News) => {
                self.filtered_from = self.list.anchor;
                ("Find in the headlines", self.list.query.filter.as_ref().map_or("", |words| words).to_owned())
            }
            (Pane::List, Screen::Bookmarks) => ("Find in the bookmarks", self.bookmarks.filter.clone()),
            (Pane::List, Screen::Shelf) => {
                self.open_find_on_shelf();
                return;
            }
            (Pane::List, Screen::Search) => {
                self.open_search();
                return;
            }
        };
        self.prompt(PromptKind::Find, title, &words, Vec::new());
    }

    fn open_find_on_shelf(&mut self) {
        let Some(ask) = self.shelf.level().map(|level| level.ask.clone()) else { return };
        let Some(words) = ask.words().map(ToString::to_string) else {
            self.tell("This page takes no words");
            return;
        };
        let is_query = matches!(ask, Ask::Quotes { .. } | Ask::Ledger { .. } | Ask::Stories { .. });
        let kind = if is_query { PromptKind::Query } else { PromptKind::Find };
        self.asked_from = Some(ask);
        self.prompt(kind, "Find on this page", &words, Vec::new());
    }

    fn open_rename(&mut self) {
        if let Some(follow) = self.feeds.selected_follow() {
            let name = edited_name(follow);
            self.prompt(PromptKind::Rename, "Rename to", &name, Vec::new());
            return;
        }
        let line = self.feeds.selected().filter(|line| matches!(line.kind, LineKind::Feed(_) | LineKind::Folder(..)));
        match line.map(|line| line.title.to_string()) {
            Some(title) => self.prompt(PromptKind::Rename, "Rename to", &title, Vec::new()),
            None => self.tell("Choose a feed or a folder first"),
        }
    }

    fn open_move(&mut self) {
        let Some(folder) = self.feeds.selected_feed().map(|feed| feed.folder.to_string()) else {
            self.tell("Choose a feed first");
            return;
        };
        let mut folders: Vec<String> = self.feeds.feeds.iter().map(|feed| feed.folder.to_string()).collect();
        folders.retain(|folder| !folder.is_empty());
        folders.sort_unstable();
        folders.dedup();
        self.prompt(PromptKind::Move, "Move to folder", &folder, folders);
    }

    fn open_interval(&mut self) {
        let Some(feed) = self.feeds.selected_feed() else {
            self.tell("Choose a feed first");
            return;
        };
        let words = interval::written(feed.health.interval);
        self.prompt(PromptKind::Interval(feed.id), "Fetch every", &words, Vec::new());
    }

    fn open_remove(&mut self) {
        if let Some(follow) = self.feeds.selected_follow().map(|follow| follow.id) {
            self.unfollow(follow);
            return;
        }
        let Some(feed) = self.feeds.selected_feed() else {
            self.tell("Choose a feed first");
            return;
        };
        let lines =
            vec![SheetLine::new("", &feed.url), SheetLine::new("", "Its articles go, but for those with a bookmark.")];
        let question = format!("Unsubscribe from {}?", feed.title);
        self.overlay = Some(Overlay::Sheet(Sheet::confirm(&question, lines, Outcome::RemoveFeed(feed.id))));
    }

    fn open_details(&mut self) {
        if let Some(follow) = self.feeds.selected_follow() {
            let notified = if follow.notify { "Yes" } else { "No; c and a name with ! behind it changes that" };
            let lines = vec![SheetLine::new("Query", &follow.query), SheetLine::new("Notified", notified)];
            self.overlay = Some(Overlay::Sheet(Sheet::new(&follow.name, lines)));
            return;
        }
        let Some(feed) = self.feeds.selected_feed() else {
            self.tell("Choose a feed first");
            return;
        };
        let lines = feed_details::lines(feed, self.now, self.utc_offset);
        self.overlay = Some(Overlay::Sheet(Sheet::new(&feed.title, lines)));
    }

    /// The article that a tag or a note goes to; none, with a notice, where there is none.
    pub(super) fn kept_article(&mut self) -> Option<(ArticleId, String)> {
        if self.is_outside() {
            self.tell("This article is not in the library; b keeps it");
            return None;
        }
        let row = self.current_row().map(|row| (row.id, row.headline.to_string()));
        if row.is_none() {
            self.tell("No article is selected");
        }
        row
    }

    fn open_tag(&mut self) {
        if let Some(highlight) = self.highlight_at_hand() {
            self.tag_highlight(highlight);
            return;
        }
        let Some((article, _)) = self.kept_article() else { return };
        let own = self.bookmark_of(article).map_or(Vec::new(), |bookmark| bookmark.tags);
        self.ask_tags(article, &own.iter().map(Text::as_str).collect::<Vec<_>>().join(" "));
    }

    /// Asks for tags; those that stand there already are to be given, too.
    pub(in crate::app) fn ask_tags(&mut self, article: ArticleId, own: &str) {
        let tags: Vec<String> = self.bookmarks.tags().into_iter().map(str::to_owned).collect();
        let mut words = own.to_owned();
        if !words.is_empty() {
            words.push(' ');
        }
        self.marking = None;
        self.prompt(PromptKind::Tag(article), "Tags", &words, tags);
    }

    fn open_note(&mut self) {
        if let Some(highlight) = self.highlight_at_hand() {
            self.note_highlight(highlight);
            return;
        }
        let Some((article, headline)) = self.kept_article() else { return };
        let note = self.bookmark_of(article).map_or(String::new(), |bookmark| bookmark.note.into_string());
        self.marking = None;
        self.overlay = Some(Overlay::Note(Box::new(NoteEditor::new(article, &headline, &note))));
    }

    fn open_yank(&mut self) {
        let Some(link) = self.current_row().map(|row| row.url.is_some()) else {
            self.tell("No article is selected");
            return;
        };
        self.overlay = Some(Overlay::Menu(overlay::yank_menu(self.quote_at_hand().is_some(), link)));
    }

    fn open_links(&mut self) {
        let Some(reading) = self.reading.as_ref() else { return };
        let body = &reading.opened.article.body;
        if body.links.is_empty() {
            self.tell("This article has no links");
        } else {
            self.overlay = Some(Overlay::Menu(overlay::links(body)));
        }
    }

    fn open_hints(&mut self) {
        let Some((reading, rect)) = self.reading.as_ref().zip(self.panes().article) else { return };
        let area = layout::text_area(rect, self.shape.text_width);
        let links: Vec<(usize, u16, u16)> = reading
            .visible_links(usize::from(area.height))
            .into_iter()
            .filter_map(|(link, line, column)| {
                let (line, column) = (u16::try_from(line).ok()?, u16::try_from(column).ok()?);
                Some((link, area.x + column, area.y + line))
            })
            .collect();
        match (links.is_empty(), reading.opened.article.body.links.is_empty()) {
            (true, true) => self.tell("This article has no links"),
            (true, false) => self.tell("No link is in sight; L lists them all"),
            (false, _) => self.overlay = Some(Overlay::Hints(Hints::new(&links))),
        }
    }
}
