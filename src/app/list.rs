//! The article list: a window of rows onto a list of any length, held by the identity of the
//! selected article, so that a refresh never moves it.

use crate::model::{Around, ArticleId, ArticleRow, ListOrder, ListQuery, RowsPage, StoryId};

/// How many rows are loaded at a time.
pub const STRETCH: usize = 200;

/// From this width on an article takes one line of the pane, below it two.
pub const ONE_LINE: u16 = 72;

/// What is sought when the rows at hand do not hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seek {
    Forward,
    Backward,
}

/// The article list.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub query: ListQuery,
    /// Whether an answer has come yet.
    pub known: bool,
    pub total: usize,
    /// How many articles stand behind the rows: more where stories are folded.
    pub articles: usize,
    pub unread: usize,
    /// The place of `rows[0]` in the whole list.
    pub offset: usize,
    pub rows: Vec<ArticleRow>,
    /// The place of the selected article in the whole list.
    pub selected: usize,
    /// The place of the article on the first line of the pane.
    pub top: usize,
    /// The article that the selection means; kept while its row is not loaded.
    pub anchor: Option<ArticleId>,
    /// Where a range begins that ends at the selection.
    pub range_from: Option<ArticleId>,
    /// An unread article is sought through stretches not loaded yet; `true`: to be opened when found.
    pub seek: Option<(Seek, bool)>,
}

impl List {
    #[must_use]
    pub fn new(query: ListQuery) -> Self {
        Self { query, ..Self::default() }
    }

    /// The row at a place of the whole list, where it is loaded.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&ArticleRow> {
        self.rows.get(place.checked_sub(self.offset)?)
    }

    #[must_use]
    pub fn selected_row(&self) -> Option<&ArticleRow> {
        self.row(self.selected)
    }

    #[must_use]
    pub fn row_of(&self, article: ArticleId) -> Option<&ArticleRow> {
        self.rows.iter().find(|row| row.id == article)
    }

    pub fn row_of_mut(&mut self, article: ArticleId) -> Option<&mut ArticleRow> {
        self.rows.iter_mut().find(|row| row.id == article)
    }

    #[must_use]
    pub fn place_of(&self, article: ArticleId) -> Option<usize> {
        self.rows.iter().position(|row| row.id == article).map(|index| self.offset + index)
    }

    /// The places of the chosen range, or of the selection alone; cut where rows are not loaded.
    #[must_use]
    pub fn range(&self) -> std::ops::RangeInclusive<usize> {
        let from = self.range_from.and_then(|article| self.place_of(article)).unwrap_or(self.selected);
        from.min(self.selected)..=from.max(self.selected)
    }

    /// Selects the article at a place, kept within the list.
    pub fn select(&mut self, place: usize) {
        self.selected = place.min(self.total.saturating_sub(1));
        if let Some(row) = self.selected_row() {
            self.anchor = Some(row.id);
        } else {
            self.anchor = None;
        }
    }

    pub fn move_by(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Scrolls so that the selection is on one of the `visible` lines of the pane, with a line or
    /// two around it where there is room.
    pub fn follow(&mut self, visible: usize) {
        let visible = visible.max(1);
        let around = if visible >= 8 { 2 } else { 0 };
        let lowest = self.selected.saturating_sub(around);
        let highest = (self.selected + around).min(self.total.saturating_sub(1));
        if lowest < self.top {
            self.top = lowest;
        } else if highest >= self.top + visible {
            self.top = highest + 1 - visible;
        }
        self.top = self.top.min(self.total.saturating_sub(visible));
    }

    /// Scrolls the lines under a resting selection, as the wheel does; the selection comes along
    /// when it would leave the pane.
    pub fn scroll(&mut self, by: isize, visible: usize) {
        let visible = visible.max(1);
        self.top = self.top.saturating_add_signed(by).min(self.total.saturating_sub(visible));
        let around = if visible >= 8 { 2 } else { 0 };
        let lowest = if self.top == 0 { 0 } else { self.top + around };
        let highest = (self.top + visible).min(self.total).saturating_sub(1);
        let highest =
            if self.top + visible >= self.total { highest } else { highest.saturating_sub(around).max(lowest) };
        let place = self.selected.clamp(lowest.min(highest), highest);
        if place != self.selected {
            self.select(place);
        }
    }

    /// The stretch to ask for, where lines of the pane or rows near it are not loaded.
    #[must_use]
    pub fn wanted(&self, visible: usize) -> Option<Around> {
        if !self.known || self.total == 0 {
            return None;
        }
        let near = STRETCH / 8;
        let first = self.top.min(self.selected).saturating_sub(near);
        let last = (self.top + visible).max(self.selected + 1) + near;
        let loaded = self.offset..self.offset + self.rows.len();
        if first >= loaded.start && last.min(self.total) <= loaded.end {
            return None;
        }
        let middle = usize::midpoint(self.top, self.top + visible);
        Some(Around::Place(middle.saturating_sub(STRETCH / 2).min(self.total.saturating_sub(STRETCH))))
    }

    /// Takes an answer in. The selected article stays selected and on its line of the pane.
    pub fn take(&mut self, page: RowsPage) {
        let line = self.selected.saturating_sub(self.top);
        self.known = true;
        self.total = page.total;
        self.articles = page.articles;
        self.unread = page.unread;
        self.offset = page.offset;
        self.rows = page.rows;
        let place = self.anchor.and_then(|anchor| self.place_of(anchor)).or(page.anchor).unwrap_or(self.selected);
        let anchor = self.anchor;
        self.select(place);
        self.anchor = self.anchor.or(anchor);
        self.top = self.selected.saturating_sub(line);
    }

    /// The next unread article from the selection on, among the rows at hand.
    #[must_use]
    pub fn unread_from(&self, place: usize, seek: Seek) -> Option<usize> {
        let index = place.checked_sub(self.offset)?;
        match seek {
            Seek::Forward => {
                let rows = self.rows.get(index..)?;
                rows.iter().position(|row| !row.read).map(|found| place + found)
            }
            Seek::Backward => {
                let rows = self.rows.get(..=index)?;
                rows.iter().rposition(|row| !row.read).map(|found| self.offset + found)
            }
        }
    }

    /// Whether the row at a place is one of an unfolded story, below the story's line.
    #[must_use]
    pub fn is_member(&self, place: usize) -> bool {
        let story = |place: usize| self.row(place).and_then(|row| row.story).map(|story| story.id);
        story(place).is_some_and(|here| {
            self.query.is_folding()
                && self.query.unfolded.contains(&here)
                && place.checked_sub(1).and_then(story) == Some(here)
        })
    }

    /// Folds the story of the selected article, or unfolds it; whether it has one.
    pub fn toggle_story(&mut self) -> bool {
        let Some(story) = self.selected_row().and_then(|row| row.story) else { return false };
        let unfolded = &mut self.query.unfolded;
        if unfolded.contains(&story.id) {
            unfolded.retain(|other| *other != story.id);
        } else {
            unfolded.push(story.id);
        }
        true
    }

    /// Notes that articles of these rows' stories were read: the others tell the same story.
    pub fn mark_stories(&mut self, read: &[ArticleId]) {
        let ids = self.rows.iter().filter(|row| read.contains(&row.id)).filter_map(|row| row.story);
        let stories: Vec<StoryId> = ids.map(|story| story.id).collect();
        let others = self.rows.iter_mut().filter(|row| !read.contains(&row.id));
        for row in others.filter(|row| row.story.is_some_and(|story| stories.contains(&story.id))) {
            row.same_story = true;
        }
    }

    /// What the pane's title says of the order, where it is not the usual one.
    #[must_use]
    pub fn is_oldest_first(&self) -> bool {
        self.query.order == ListOrder::OldestFirst
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{StoryFold, Text};

    fn page(ids: std::ops::Range<i64>, total: usize, offset: usize) -> RowsPage {
        let rows = ids
            .map(|id| ArticleRow {
                id: ArticleId(id),
                headline: Text::line(&format!("Article {id}")),
                read: id % 2 == 0,
                ..ArticleRow::default()
            })
            .collect();
        RowsPage { total, articles: total, unread: total / 2, offset, rows, anchor: None }
    }

    #[test]
    fn a_refresh_leaves_the_selected_article_on_its_line() {
        let mut list = List::default();
        list.take(page(100..300, 200, 0));
        list.select(20);
        list.follow(10);
        let line = list.selected - list.top;
        let mut fresh = page(50..250, 250, 0);
        fresh.anchor = Some(70);
        list.take(fresh);
        assert_eq!(list.selected_row().map(|row| row.id), Some(ArticleId(120)));
        assert_eq!(list.selected - list.top, line);
    }

    #[test]
    fn a_far_jump_asks_for_its_stretch() {
        let mut list = List::default();
        list.take(page(0..200, 100_000, 0));
        assert_eq!(list.wanted(40), None);
        list.select(99_999);
        list.follow(40);
        assert_eq!(list.wanted(40), Some(Around::Place(99_800)));
        assert_eq!(list.selected_row(), None);
        list.take(page(99_800..100_000, 100_000, 99_800));
        assert_eq!(list.selected_row().map(|row| row.id), Some(ArticleId(99_999)));
        assert_eq!(list.wanted(40), None);
    }

    #[test]
    fn unread_articles_are_found_in_both_directions() {
        let mut list = List::default();
        list.take(page(0..10, 10, 0));
        assert_eq!(list.unread_from(4, Seek::Forward), Some(5));
        assert_eq!(list.unread_from(4, Seek::Backward), Some(3));
        assert_eq!(list.unread_from(0, Seek::Backward), None);
    }

    #[test]
    fn an_unfolded_story_has_its_articles_below_its_line_and_what_was_read_marks_them() {
        let mut list = List::new(ListQuery { folded: true, ..ListQuery::default() });
        let mut page = page(0..6, 6, 0);
        for row in &mut page.rows[2..5] {
            row.story = Some(StoryFold { id: StoryId(9), articles: 3, publishers: 3 });
        }
        list.take(page);
        assert!(!list.toggle_story(), "the first article has no story");
        list.select(2);
        assert!(list.toggle_story());
        assert_eq!(
            (0..6).map(|place| list.is_member(place)).collect::<Vec<_>>(),
            [false, false, false, true, true, false]
        );
        list.mark_stories(&[ArticleId(2)]);
        let same: Vec<bool> = list.rows.iter().map(|row| row.same_story).collect();
        assert_eq!(same, [false, false, false, true, true, false]);
        assert!(list.toggle_story());
        assert!(list.query.unfolded.is_empty());
    }
}
