//! Opens overlays, gives them the keys, and does what was decided in them.

use crate::app::feeds_pane::LineKind;
use crate::app::following::edited_name;
use crate::app::overlay::{
    self, CommandLine, Hints, NoteEditor, Outcome, Overlay, Prompt, PromptKind, Sheet, SheetLine, Typed,
};
use crate::app::{App, Command, Effect, Key, Pane, Screen, feed_details, layout};
use crate::config::or_nearest;
use crate::model::{ArticleId, Ask, FoundFeed, Text, interval};

/// How many lines of the command line are remembered.
const HISTORY: usize = 100;

impl App {
    /// Commands that are done in a prompt, a menu or another overlay.
    pub(super) fn open_overlay(&mut self, command: Command) {
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

    pub(super) fn prompt(&mut self, kind: PromptKind, title: &str, words: &str, completions: Vec<String>) {
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
    fn kept_article(&mut self) -> Option<(ArticleId, String)> {
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
    pub(super) fn ask_tags(&mut self, article: ArticleId, own: &str) {
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

    /// Gives a key to the overlay.
    pub(super) fn overlay_key(&mut self, key: Key) {
        let outcome = self.overlay.as_mut().and_then(|overlay| overlay.update(key));
        if let Some(outcome) = outcome {
            self.decided(outcome);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        let outcome = self.overlay.as_mut().and_then(|overlay| overlay.paste(text));
        if let Some(outcome) = outcome {
            self.decided(outcome);
        }
    }

    /// Feeds were found at an address that the reader gave: takes the only one, or asks which.
    pub(super) fn choose_feed(&mut self, found: Vec<FoundFeed>) {
        match found.as_slice() {
            [] => self.tell_error("No feed was found there; give the address of the feed itself"),
            [only] => {
                let address = only.url.to_string();
                self.add_feed(&address, true);
            }
            _ => self.overlay = Some(Overlay::Menu(overlay::feed_choice(found, self.utc_offset))),
        }
    }

    /// Does what was decided in an overlay.
    pub(super) fn decided(&mut self, outcome: Outcome) {
        let closed = if outcome.closes() { self.overlay.take() } else { None };
        if let Some(Overlay::CommandLine(line)) = closed
            && !matches!(outcome, Outcome::Close)
        {
            let words = line.words().trim().to_owned();
            self.command_lines.retain(|earlier| *earlier != words);
            self.command_lines.push(words);
            if self.command_lines.len() > HISTORY {
                self.command_lines.remove(0);
            }
        }
        match outcome {
            Outcome::Typing(PromptKind::Find, words) => self.find(&words, true),
            Outcome::Typing(PromptKind::Search, words) => self.search_typed(&words),
            Outcome::Typing(PromptKind::Query, words) => self.query_typed(&words),
            Outcome::Typing(PromptKind::MergeName, words) => self.look_for_names(&words),
            Outcome::Close => self.marking = None,
            Outcome::Typing(..) => {}
            Outcome::Run(command, count) => self.run(command, count),
            Outcome::Submitted(kind, words) => self.submitted(kind, &words),
            Outcome::Cancelled(kind) => {
                self.marking = None;
                self.cancelled(kind);
            }
            Outcome::Preview(name) | Outcome::KeptTheme(name) => self.effects.push(Effect::ShowTheme(name)),
            Outcome::ChoseTheme(name) => self.choose_theme(name),
            Outcome::OpenLink(index) => self.browse_link(index + 1),
            Outcome::CopyLink(index) => {
                let links = self.reading.as_ref().map_or(&[][..], |reading| &reading.opened.article.body.links);
                if let Some(url) = links.get(index).map(|link| link.url.to_string()) {
                    self.effects.push(Effect::Copy(url));
                }
            }
            Outcome::Yank(what) => self.yank(what),
            Outcome::ChoseKind(kind) => self.retype_name(kind),
            Outcome::ChoseFollow(query, name) => self.follow_query(&query, &name),
            Outcome::ChoseFeed(found) => self.add_feed(&found.url, true),
            Outcome::Note(_, note) if self.noted_highlight(&note) => {}
            Outcome::Note(article, note) => self.set_note(article, &note),
            Outcome::RemoveFeed(feed) => self.remove_feed(feed),
            Outcome::Typed(typed) => self.typed(typed),
        }
    }

    fn submitted(&mut self, kind: PromptKind, words: &str) {
        match kind {
            PromptKind::Find => self.find(words, false),
            PromptKind::Search => self.ask_search(words, false),
            PromptKind::Query => self.look_for(words),
            PromptKind::AddFeed => self.add_feed(words, false),
            PromptKind::Rename => self.rename(words),
            PromptKind::Follow => self.follow_as(words),
            PromptKind::Move => self.move_to_folder(words),
            PromptKind::Interval(feed) => self.set_interval(feed, words),
            PromptKind::Tag(article) => self.set_tags(article, words),
            PromptKind::Pipe => self.pipe(words),
            PromptKind::RenameName => self.rename_name(words),
            PromptKind::MergeName => self.merge_name(words),
        }
    }

    /// A prompt was left: what it did while words were typed is taken back.
    fn cancelled(&mut self, kind: PromptKind) {
        match (kind, self.focus, self.screen) {
            (PromptKind::Find, Pane::Article | Pane::Panel, _) => {
                let height = self.height_of(Pane::Article);
                let from = self.found_from;
                if let Some(reading) = self.reading.as_mut().filter(|reading| reading.found.is_some()) {
                    reading.found = None;
                    reading.light();
                    reading.go_to_row(from, height);
                }
            }
            (PromptKind::Find, Pane::List, Screen::News) => self.clear_filter(self.filtered_from),
            (PromptKind::Find, Pane::List, Screen::Bookmarks) => self.bookmarks.set_filter(""),
            (PromptKind::Find | PromptKind::Query, Pane::List, Screen::Shelf) => {
                if let Some(ask) = self.asked_from.take() {
                    self.look_unless_shown(ask);
                }
            }
            (PromptKind::Search, _, Screen::Search) if self.search.hits.is_empty() => self.screen = Screen::News,
            _ => {}
        }
    }

    fn choose_theme(&mut self, name: String) {
        if !self.themes.iter().any(|(known, _)| *known == name) {
            let names: Vec<&str> = self.themes.iter().map(|(known, _)| known.as_str()).collect();
            self.tell_error(&format!("There is no theme “{name}”{}", or_nearest(&name, &names)));
            return;
        }
        self.effects.push(Effect::ShowTheme(name.clone()));
        self.effects.push(Effect::SaveTheme(name.clone()));
        self.theme = name;
    }

    /// Does a line of the command line.
    fn typed(&mut self, typed: Typed) {
        match typed {
            Typed::Theme(name) => self.choose_theme(name),
            Typed::Add(address) => self.add_feed(&address, false),
            Typed::Search(words) => self.search_for(&words),
            Typed::Find(words) => self.find(&words, false),
            Typed::Tag(words) => {
                if let Some((article, _)) = self.kept_article() {
                    self.set_tags(article, &words);
                }
            }
            Typed::Width(width) => self.set_text_width(width),
            Typed::OpenLink(number) => self.browse_link(number),
            Typed::Pipe(command) if self.reading.is_some() => self.pipe(&command),
            Typed::Pipe(_) => self.tell("No article is open"),
        }
    }
}
