//! Runs commands: one match arm each, by the groups of the table.

mod cancel;
mod room;

use crate::app::command::{Command, Group};
use crate::app::list::Seek;
use crate::app::overlay::Yank;
use crate::app::panel::Tab;
use crate::app::understanding::Kind;
use crate::app::{App, Effect, Pane, Place, Screen};
use crate::model::{Ask, Change, ListOrder, NameKind, Scope, Text};

impl App {
    /// Does what a command says, or says why it can't be done now.
    pub fn run(&mut self, command: Command, count: Option<u32>) {
        if !command.is_valid_at(self.place()) {
            let places: Vec<&str> = command.row().places.iter().map(|place| place.name()).collect();
            self.tell(&format!("{} works in: {}", command.name(), places.join(", ")));
            return;
        }
        match command.row().group {
            Group::Move => self.run_moving(command, count),
            Group::Read => self.run_reading(command, count),
            Group::Understand => self.run_understanding(command, count),
            Group::Keep => self.run_keeping(command),
            Group::Find => self.run_finding(command),
            Group::Feeds => self.run_feeds(command),
            Group::Look => self.run_looks(command, count),
            Group::Session => self.run_session(command),
        }
    }

    fn run_moving(&mut self, command: Command, count: Option<u32>) {
        let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
        match command {
            Command::Down => self.move_by(times),
            Command::Up => self.move_by(-times),
            Command::HalfPageDown => self.move_pages_times(1, times),
            Command::HalfPageUp => self.move_pages_times(-1, times),
            Command::PageDown => self.move_pages(2 * times),
            Command::PageUp => self.move_pages(-2 * times),
            Command::Top => self.go_to_top(count),
            Command::Bottom => self.go_to_bottom(),
            Command::Open => self.open(),
            Command::Back => self.back(),
            Command::NextPane => self.cycle_pane(true),
            Command::PreviousPane => self.cycle_pane(false),
            _ => self.run_passage(command, times),
        }
    }

    fn move_pages_times(&mut self, halves: isize, times: isize) {
        for _ in 0..times.min(1_000) {
            self.move_pages(halves);
        }
    }

    fn run_reading(&mut self, command: Command, count: Option<u32>) {
        let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
        match command {
            Command::ReadOn => self.read_on(),
            Command::NextArticle => self.step_article(times),
            Command::PreviousArticle => self.step_article(-times),
            Command::ScrollArticleDown => self.scroll_article(times),
            Command::ScrollArticleUp => self.scroll_article(-times),
            Command::Next => self.next(Seek::Forward, times),
            Command::Previous => self.next(Seek::Backward, times),
            Command::ToggleRead => self.toggle_read(),
            Command::MarkAllRead => self.mark_all_read(),
            Command::Browser => self.browse(),
            Command::BrowserAndRead => {
                self.browse();
                if self.current_row().is_some_and(|row| !row.read) {
                    self.toggle_read();
                }
            }
            Command::FullText => self.fetch_full_text(),
            Command::AlwaysFullText => self.toggle_full_text(),
            Command::OpenLink if count.is_some() => self.browse_link(count.map_or(0, |count| count as usize)),
            Command::Range => self.toggle_range(),
            Command::YankLink if self.copy_range() => {}
            Command::YankLink if self.place() == Place::Shelf && self.quote_at_hand().is_some() => {
                self.yank(Yank::Quote);
            }
            Command::YankLink if self.copy_noted() => {}
            Command::YankLink => match self.current_row().and_then(|row| row.url.clone()) {
                Some(url) => self.effects.push(Effect::Copy(url.into_string())),
                None => self.tell("This article has no address to copy"),
            },
            Command::SaveArticle => self.save_article(),
            _ => self.open_overlay(command),
        }
    }

    /// The next hit while a search in the text is live, else the next unread article.
    fn next(&mut self, seek: Seek, times: isize) {
        let height = self.height_of(Pane::Article);
        let by = if seek == Seek::Forward { times } else { -times };
        let in_text = matches!(self.focus, Pane::Article | Pane::Panel);
        match self.reading.as_mut().filter(|reading| in_text && reading.found.is_some()) {
            Some(reading) => {
                reading.go_to_hit(by, height);
                if reading.found.as_ref().is_some_and(|found| found.spans.is_empty()) {
                    self.tell("There is no match; Esc ends the search");
                }
            }
            None if self.focus == Pane::List && self.screen != Screen::News => self.move_list(by),
            None => (0..times.min(100)).for_each(|_| self.step_unread(seek)),
        }
    }

    fn run_understanding(&mut self, command: Command, count: Option<u32>) {
        let times = count.map_or(1, |count| count as usize).max(1);
        match command {
            Command::TogglePanel => self.toggle_panel(),
            Command::PanelEntities => self.show_tab(Tab::Entities),
            Command::PanelSources => self.show_tab(Tab::Sources),
            Command::PanelQuotes => self.show_tab(Tab::Quotes),
            Command::NextQuote => self.jump(Kind::Quote, true, times),
            Command::PreviousQuote => self.jump(Kind::Quote, false, times),
            Command::NextCaption => self.jump(Kind::Caption, true, times),
            Command::PreviousCaption => self.jump(Kind::Caption, false, times),
            Command::NextMention => self.jump(Kind::Mention, true, times),
            Command::PreviousMention => self.jump(Kind::Mention, false, times),
            Command::NextSource => self.jump(Kind::Source, true, times),
            Command::PreviousSource => self.jump(Kind::Source, false, times),
            Command::GoToSource => self.go_to_source(),
            Command::SearchMention => self.look_up_name(),
            Command::OnlyPeople => self.only_kind(NameKind::Person),
            Command::OnlyOrganisations => self.only_kind(NameKind::Organisation),
            Command::OnlyPlaces => self.only_kind(NameKind::Place),
            Command::OnlyDirect => self.only_direct(),
            Command::RenameName => self.open_rename_name(),
            Command::MergeName => self.open_merge_name(),
            Command::RetypeName => self.open_retype_name(),
            Command::SplitName => self.split_name(),
            Command::NotAName => self.remove_name(),
            Command::QuoteBook => self.show_shelf(Ask::quotes(Text::default())),
            Command::People => self.show_shelf(Ask::Names { words: Text::default(), kind: None }),
            Command::Sources => self.show_shelf(Ask::Ledger { words: self.ledger_words() }),
            Command::Stories => self.show_shelf(Ask::Stories { words: Text::default() }),
            Command::Story => self.show_story(),
            Command::FoldStory => self.fold_story(),
            Command::Revisions => match self.current_row().map(|row| row.id) {
                Some(article) => self.show_shelf(Ask::Revisions(article)),
                None => self.tell("No article is selected"),
            },
            Command::Skim => {
                if let Some(reading) = &mut self.reading {
                    reading.skim = !reading.skim;
                    reading.set_again();
                    let told =
                        if reading.skim { "Skimming: lead, quotes, captions, highlights" } else { "The whole text" };
                    self.tell(told);
                }
            }
            _ => {}
        }
    }

    fn run_keeping(&mut self, command: Command) {
        match command {
            Command::Bookmark => self.toggle_bookmark(),
            Command::Bookmarks => self.show_bookmarks(),
            Command::Hide => self.toggle_hidden(),
            Command::SortBookmarks => {
                let order = self.bookmarks.order.next();
                self.bookmarks.set_order(order);
                self.tell(&format!("Bookmarks {}", order.title()));
            }
            Command::NextHighlight => self.jump(Kind::Highlight, true, 1),
            Command::PreviousHighlight => self.jump(Kind::Highlight, false, 1),
            Command::ChoosePassage
            | Command::Highlight
            | Command::KeepPassage
            | Command::NotePassage
            | Command::TagPassage
            | Command::YankPassage
            | Command::LetGo => self.run_passage(command, 1),
            Command::Notes => self.show_shelf(Ask::Notes { words: Text::default() }),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            _ => self.open_overlay(command),
        }
    }

    pub(in crate::app) fn show_bookmarks(&mut self) {
        self.shape.zen = false;
        self.screen = Screen::Bookmarks;
        self.focus = Pane::List;
        self.load_bookmarks();
    }

    fn run_finding(&mut self, command: Command) {
        match command {
            Command::Unread => {
                if self.list.query.scope == Scope::Unread {
                    self.show_scope(Scope::All);
                } else if self.list.query.scope == Scope::All {
                    self.show_scope(Scope::Unread);
                } else {
                    let mut query = self.list.query.clone();
                    query.unread_only = !query.unread_only;
                    self.show_query(query);
                    self.screen = Screen::News;
                    self.focus = Pane::List;
                }
            }
            Command::All => self.show_scope(Scope::All),
            Command::Today => self.show_scope(Scope::Since(self.today())),
            Command::ToFeeds => {
                self.shape.feeds_open = true;
                self.focus_feeds();
            }
            Command::SampleEdition => {
                self.effects.push(Effect::Write(Change::SampleEdition { shown: !self.sample_shown }));
            }
            Command::SortList if self.place() == Place::Shelf => self.sort_shelf(),
            Command::SortList => {
                let mut query = self.list.query.clone();
                query.order = match query.order {
                    ListOrder::NewestFirst => ListOrder::OldestFirst,
                    ListOrder::OldestFirst => ListOrder::NewestFirst,
                };
                let oldest = query.order == ListOrder::OldestFirst;
                self.show_query(query);
                self.tell(if oldest { "Oldest first" } else { "Newest first" });
            }
            _ => self.open_overlay(command),
        }
    }

    fn run_feeds(&mut self, command: Command) {
        match command {
            Command::RefreshAll => self.refresh_feed(None),
            Command::RefreshFeed => {
                let feed = match (self.focus, &self.list.query.scope) {
                    (Pane::Feeds, _) => self.feeds.selected_feed().map(|feed| feed.id),
                    (_, Scope::Feed(id)) => Some(*id),
                    _ => self.current_row().and_then(|row| row.feed).filter(|_| self.focus != Pane::List),
                };
                self.refresh_feed(feed);
            }
            Command::CancelRefresh if self.refresh.is_some() => self.effects.push(Effect::CancelRefresh),
            Command::CancelRefresh => self.tell("No refresh is under way"),
            Command::Fold => {
                if !self.feeds.fold() {
                    self.tell("Choose a folder first");
                }
            }
            _ => self.open_overlay(command),
        }
    }

    fn run_looks(&mut self, command: Command, count: Option<u32>) {
        let step = count.and_then(|count| u16::try_from(count).ok()).unwrap_or(4);
        match command {
            Command::Wider => self.set_text_width(self.shape.text_width.saturating_add(step)),
            Command::Narrower => self.set_text_width(self.shape.text_width.saturating_sub(step)),
            Command::Zen if self.reading.is_none() => self.tell("No article is open"),
            Command::Zen => {
                self.shape.zen = !self.shape.zen;
                if self.shape.zen {
                    self.focus = Pane::Article;
                }
            }
            Command::Images => self.toggle_pictures(),
            _ => self.open_overlay(command),
        }
    }

    fn run_session(&mut self, command: Command) {
        match command {
            Command::Redraw => self.effects.push(Effect::Redraw),
            Command::Suspend => {
                self.save_place();
                self.effects.push(Effect::Suspend);
            }
            Command::Cancel => self.cancel(),
            Command::Leave => self.leave(),
            Command::Quit => self.quit(),
            _ => self.open_overlay(command),
        }
    }
}
