//! A session without a terminal: keys in, screen out. What it asks for is answered at once from a
//! library in memory, as workers would from the one on disk.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use newsdesk::app::key::Key;
use newsdesk::app::keymap::Keymap;
use newsdesk::app::{App, Effect, Event};
use newsdesk::config::Settings;
use newsdesk::model::{
    Around, ArticleId, ArticleRow, Ask, Bookmark, BookmarkRow, Change, ListQuery, NamesPage, Opened, Page, RowsPage,
    Scope, SearchHit, SearchHits, Span, Text,
};
use newsdesk::ui::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::news::{NOW, News};

/// A running session.
pub struct Session {
    pub app: App,
    pub news: News,
    /// All that it asked for and that the library does not answer: browser, files, quitting.
    pub asked: Vec<Effect>,
    /// All that was written, in order.
    pub written: Vec<Change>,
    millis: u64,
}

impl Session {
    /// A session of so many columns and rows on a library, its first answers there.
    pub fn new(columns: u16, rows: u16, news: News) -> Self {
        let settings = Settings::default();
        let keymap = Keymap::new(&settings).unwrap();
        let mut app = App::new(&settings, keymap, (columns, rows), 0);
        let effects = app.start(NOW);
        let mut session = Self { app, news, asked: Vec::new(), written: Vec::new(), millis: 0 };
        session.answer(effects);
        session.send(Event::Tick { now: NOW, millis: 0 });
        session
    }

    /// Presses keys, as they are written in the configuration, parted by blanks.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let written = keys.split(' ').filter(|key| !key.is_empty()).map(|key| key.parse::<Key>().unwrap());
        for key in written {
            self.send(Event::Key(key.to_event()));
        }
        self
    }

    /// Types words into what has the keyboard.
    pub fn types(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            self.send(Event::Key(KeyEvent::from(crossterm::event::KeyCode::Char(c))));
        }
        self
    }

    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        let modifiers = crossterm::event::KeyModifiers::NONE;
        self.send(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
    }

    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row).mouse(
            MouseEventKind::Up(MouseButton::Left),
            column,
            row,
        )
    }

    pub fn wait(&mut self, millis: u64) -> &mut Self {
        self.millis += millis;
        let seconds = i64::try_from(self.millis / 1000).unwrap();
        self.send(Event::Tick { now: NOW + seconds, millis: self.millis })
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.send(Event::Resized(columns, rows))
    }

    pub fn send(&mut self, event: Event) -> &mut Self {
        let effects = self.app.update(event);
        self.answer(effects);
        self
    }

    /// The letters on the screen, blanks at the ends of lines left out.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let lines = (0..buffer.area.height).map(|row| line(&buffer, row).trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// One line of the screen.
    pub fn line(&self, row: u16) -> String {
        line(&self.buffer(), row).trim_end().to_owned()
    }

    /// The column and row at which the words stand on the screen.
    pub fn find(&self, words: &str) -> (u16, u16) {
        let rows = 0..self.app.size.1;
        let found = rows.rev().find_map(|row| {
            let line = self.line(row);
            let before = line.split_once(words)?.0;
            Some((u16::try_from(newsdesk::app::rows::width(before)).unwrap(), row))
        });
        found.unwrap_or_else(|| panic!("{words} is not on the screen:\n{}", self.screen()))
    }

    /// The last line of the screen.
    pub fn status(&self) -> String {
        self.line(self.app.size.1 - 1).trim().to_owned()
    }

    /// The screen in the theme without colours, each change of attributes named before the words
    /// it holds for: bold, dim, italic, underlined, reversed by their first letters.
    pub fn attributes(&self) -> String {
        let buffer = self.buffer_in("monochrome");
        let lines = (0..buffer.area.height).map(|row| {
            let mut out = String::new();
            let mut last = String::new();
            for column in 0..buffer.area.width {
                let cell = &buffer[(column, row)];
                let now = letters(cell.modifier);
                if cell.symbol() != " " && now != last {
                    out.extend(["{", &now, "}"]);
                    last = now;
                }
                out.push_str(cell.symbol());
            }
            out.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn buffer(&self) -> Buffer {
        self.buffer_in(&Settings::default().theme)
    }

    fn buffer_in(&self, theme: &str) -> Buffer {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let theme = Theme::builtin(theme).unwrap();
        terminal.draw(|frame| ui::draw(&self.app, &theme, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let event = match effect {
                Effect::LoadFeeds => Event::Feeds(self.news.feeds.clone()),
                Effect::LoadRows { question, query, around, rows } => {
                    Event::Rows { question, page: self.page(&query, around, rows) }
                }
                Effect::Open { question, article } => {
                    let found = self.news.articles.iter().find(|other| other.row.id == article).unwrap();
                    Event::Opened { question, article: Box::new(found.clone()) }
                }
                Effect::LoadBookmarks { question } => Event::BookmarkRows { question, rows: self.bookmarks() },
                Effect::Search { question, words, .. } => {
                    Event::Hits { question, hits: SearchHits { hits: self.hits(&words), more: false, hint: None } }
                }
                Effect::Write(change) => {
                    let change = self.write(change);
                    self.written.push(change.clone());
                    Event::Done(kept(change))
                }
                Effect::Look { question, ask } => {
                    let known = self.news.pages.iter().find(|(known, _)| *known == ask);
                    let page = match (known, &ask) {
                        (Some((_, page)), _) => page.clone(),
                        (None, Ask::Named(_) | Ask::Names { .. }) => Page::Names(NamesPage::default()),
                        (None, _) => {
                            self.asked.push(Effect::Look { question, ask });
                            continue;
                        }
                    };
                    Event::Looked { question, page: Box::new(page) }
                }
                Effect::WakeIn(_) => continue,
                other => {
                    self.asked.push(other);
                    continue;
                }
            };
            self.send(event);
        }
    }

    fn listed(&self, query: &ListQuery) -> Vec<ArticleRow> {
        let shows = |row: &&ArticleRow| {
            let scope = match &query.scope {
                Scope::Unread => !row.read,
                Scope::Since(moment) => row.published >= *moment,
                Scope::Feed(feed) => row.feed == Some(*feed),
                Scope::Bookmarks => row.bookmarked,
                Scope::All | Scope::Folder(_) | Scope::Followed(_) => true,
                Scope::Hidden => false,
            };
            let filter =
                query.filter.as_ref().is_none_or(|words| row.headline.to_lowercase().contains(&words.to_lowercase()));
            scope && filter && !(query.unread_only && row.read)
        };
        self.news.articles.iter().map(|article| &article.row).filter(shows).cloned().collect()
    }

    fn page(&self, query: &ListQuery, around: Around, rows: usize) -> RowsPage {
        let listed = self.listed(query);
        let anchor = match around {
            Around::Article(id) => listed.iter().position(|row| row.id == id),
            Around::Place(_) => None,
        };
        let offset = match around {
            Around::Place(place) => place.min(listed.len()),
            Around::Article(_) => anchor.unwrap_or(0).saturating_sub(rows / 2),
        };
        let unread = listed.iter().filter(|row| !row.read).count();
        let total = listed.len();
        RowsPage {
            total,
            articles: total,
            unread,
            offset,
            rows: listed.into_iter().skip(offset).take(rows).collect(),
            anchor,
        }
    }

    fn bookmarks(&self) -> Vec<BookmarkRow> {
        let kept = self.news.articles.iter().filter_map(|article| {
            article.bookmark.clone().map(|bookmark| BookmarkRow { row: article.row.clone(), bookmark })
        });
        kept.collect()
    }

    fn hits(&self, words: &str) -> Vec<SearchHit> {
        let words = words.trim_matches('"').to_lowercase();
        let hit = |article: &Opened| {
            let text = &article.article.body.text;
            let start = text.to_lowercase().find(&words)?;
            let snippet = newsdesk::model::Text::line(text.get(start..)?.get(..80).unwrap_or(text.get(start..)?));
            Some(SearchHit { row: article.row.clone(), snippet, hits: vec![Span::new(0, words.len())] })
        };
        self.news.articles.iter().filter_map(hit).collect()
    }

    fn write(&mut self, change: Change) -> Change {
        match change {
            Change::Read { articles, read } => {
                for article in self.news.articles.iter_mut().filter(|article| articles.contains(&article.row.id)) {
                    article.row.read = read;
                }
                Change::Read { articles, read }
            }
            Change::AllRead { query } => {
                let unread = self.listed(&query).into_iter().filter(|row| !row.read);
                self.write(Change::Read { articles: unread.map(|row| row.id).collect(), read: true })
            }
            Change::Bookmark { article, bookmark } => {
                let kept = self.news.articles.iter_mut().find(|other| other.row.id == article).unwrap();
                kept.row.bookmarked = bookmark.is_some();
                kept.bookmark.clone_from(&bookmark);
                Change::Bookmark { article, bookmark }
            }
            Change::Place { article, place, words } => {
                let kept = self.news.articles.iter_mut().find(|other| other.row.id == article).unwrap();
                kept.place = Some(place);
                Change::Place { article, place, words }
            }
            Change::Highlight { article, id, highlight, bookmark } => {
                let kept = self.news.articles.iter_mut().find(|other| other.row.id == article).unwrap();
                kept.row.bookmarked = bookmark.is_some();
                kept.bookmark.clone_from(&bookmark);
                kept.highlights.retain(|one| one.id != id);
                kept.highlights.extend(highlight.as_deref().cloned());
                Change::Highlight { article, id, highlight, bookmark }
            }
            other => other,
        }
    }
}

fn letters(attributes: Modifier) -> String {
    let all = [
        (Modifier::BOLD, 'b'),
        (Modifier::DIM, 'd'),
        (Modifier::ITALIC, 'i'),
        (Modifier::UNDERLINED, 'u'),
        (Modifier::REVERSED, 'r'),
    ];
    all.into_iter().filter(|(attribute, _)| attributes.contains(*attribute)).map(|(_, letter)| letter).collect()
}

fn line(buffer: &Buffer, row: u16) -> String {
    let mut out = String::new();
    let mut column = 0;
    while column < buffer.area.width {
        let symbol = buffer[(column, row)].symbol();
        out.push_str(symbol);
        column += u16::try_from(newsdesk::app::rows::width(symbol).max(1)).unwrap();
    }
    out
}

/// A kept article with the number that the library would give it.
fn kept(change: Change) -> Change {
    match change {
        Change::KeepOpened { article, .. } => {
            let bookmark = Bookmark { article: ArticleId(1), created: 0, tags: Vec::new(), note: Text::default() };
            Change::KeepOpened { article, kept: Some(bookmark) }
        }
        change => change,
    }
}
