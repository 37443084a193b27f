//! The bookmarks screen: what the reader keeps, sorted and filtered.

use crate::app::cursor::Cursor;
use crate::model::{ArticleId, Bookmark, BookmarkRow, Text};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Kept,
    Published,
    Headline,
    Publisher,
}

impl Order {
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Kept => Self::Published,
            Self::Published => Self::Headline,
            Self::Headline => Self::Publisher,
            Self::Publisher => Self::Kept,
        }
    }

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Kept => "last kept first",
            Self::Published => "newest first",
            Self::Headline => "by headline",
            Self::Publisher => "by publisher",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct BookmarksScreen {
    /// All of them; asked for at the start, as undo needs tags and notes.
    pub all: Vec<BookmarkRow>,
    /// Indices into `all`: those that the filter lets through, in order.
    pub shown: Vec<usize>,
    pub order: Order,
    pub filter: String,
    pub cursor: Cursor,
    pub known: bool,
}

impl BookmarksScreen {
    pub fn take(&mut self, rows: Vec<BookmarkRow>) {
        let selected = self.selected().map(|row| row.row.id);
        self.all = rows;
        self.known = true;
        self.arrange();
        if let Some(line) = selected.and_then(|id| self.line_of(id)) {
            self.cursor.selected = line;
        }
    }

    #[must_use]
    pub fn at(&self, line: usize) -> Option<&BookmarkRow> {
        self.all.get(*self.shown.get(line)?)
    }

    #[must_use]
    pub fn selected(&self) -> Option<&BookmarkRow> {
        self.at(self.cursor.selected)
    }

    #[must_use]
    pub fn bookmark(&self, article: ArticleId) -> Option<&Bookmark> {
        self.all.iter().find(|row| row.row.id == article).map(|row| &row.bookmark)
    }

    #[must_use]
    pub fn line_of(&self, article: ArticleId) -> Option<usize> {
        self.shown.iter().position(|index| self.all.get(*index).is_some_and(|row| row.row.id == article))
    }

    pub fn set_filter(&mut self, words: &str) {
        words.trim().clone_into(&mut self.filter);
        self.arrange();
    }

    pub fn set_order(&mut self, order: Order) {
        let selected = self.selected().map(|row| row.row.id);
        self.order = order;
        self.arrange();
        if let Some(line) = selected.and_then(|id| self.line_of(id)) {
            self.cursor.selected = line;
        }
    }

    /// Every tag in use, sorted.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = self.all.iter().flat_map(|row| row.bookmark.tags.iter().map(Text::as_str)).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    fn arrange(&mut self) {
        let words: Vec<String> = self.filter.split_whitespace().map(str::to_lowercase).collect();
        let all = &self.all;
        let mut shown: Vec<usize> = all
            .iter()
            .enumerate()
            .filter(|(_, row)| words.iter().all(|word| holds(row, word)))
            .map(|(i, _)| i)
            .collect();
        let by = |index: &usize| all.get(*index);
        match self.order {
            Order::Kept => shown.sort_by_key(|index| std::cmp::Reverse(by(index).map(|row| row.bookmark.created))),
            Order::Published => shown.sort_by_key(|index| std::cmp::Reverse(by(index).map(|row| row.row.published))),
            Order::Headline => shown.sort_by_cached_key(|index| by(index).map(|row| row.row.headline.to_lowercase())),
            Order::Publisher => {
                shown.sort_by_cached_key(|index| {
                    by(index).map(|row| (row.row.publisher.to_lowercase(), std::cmp::Reverse(row.row.published)))
                });
            }
        }
        self.shown = shown;
        self.cursor.selected = self.cursor.selected.min(self.shown.len().saturating_sub(1));
    }
}

/// Whether headline, publisher, tags or note hold a word (lower case); "#tag" asks for that tag.
fn holds(row: &BookmarkRow, word: &str) -> bool {
    if let Some(tag) = word.strip_prefix('#') {
        return row.bookmark.tags.iter().any(|own| own.starts_with(tag));
    }
    let texts = [&row.row.headline, &row.row.publisher, &row.bookmark.note];
    texts.into_iter().chain(&row.bookmark.tags).any(|text| text.to_lowercase().contains(word))
}
