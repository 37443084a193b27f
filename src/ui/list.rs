//! The article list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::rows::{fitting, width};
use crate::app::{Command, Pane, layout, when};
use crate::model::{ArticleRow, Facets};
use crate::ui::Painter;
use crate::ui::line::Line;

/// Columns of the figures at the right end of a row: age, quotes, sources.
const AGE: usize = 4;
const COUNTS: usize = 8;
const PUBLISHER: usize = 18;

impl Painter<'_> {
    pub(super) fn list(&self, rect: Rect, buffer: &mut Buffer) {
        let list = &self.app.list;
        let about = match (list.known, list.total) {
            (false, _) => "…".to_owned(),
            (true, _) if list.unread == 0 => grouped(list.articles),
            (true, _) => format!("{} unread of {}", grouped(list.unread), grouped(list.articles)),
        };
        let about = if list.is_oldest_first() { format!("oldest first · {about}") } else { about };
        let mut name = self.app.scope_title().into_string();
        if list.query.unread_only {
            name.push_str(" (unread)");
        }
        if let Some(words) = &list.query.filter {
            name = format!("{name} /{words}");
        }
        if self.app.sample_only {
            let keys = self.app.keymap.keys_of(self.app.place(), Command::AddFeed);
            let all = self.app.list.query.is_all();
            let name_now = if all { "Sample edition" } else { name.as_str() };
            name = keys.first().map_or(name_now.to_owned(), |key| format!("{name_now} · {key} adds a feed"));
        }
        self.title(rect, Pane::List, &name, &about, buffer);
        let content = layout::content(rect);
        if list.known && list.total == 0 {
            self.empty_list(content, buffer);
            return;
        }
        let lines = if rect.width >= crate::app::list::ONE_LINE { 1 } else { 2 };
        let mut place = list.top;
        let mut y = content.y;
        while y < content.bottom() && place < list.total {
            let height = lines.min(content.bottom() - y);
            let area = Rect { y, height, ..content };
            if let Some(row) = list.row(place) {
                let selected = list.range().contains(&place);
                if list.is_member(place) {
                    // The line of its story says how many have it.
                    let alone = ArticleRow { story: None, ..row.clone() };
                    self.article_row(&alone, set_in(area), selected, buffer);
                } else {
                    self.article_row(row, area, selected, buffer);
                }
            } else {
                self.unloaded_row(area, place == list.selected, buffer);
            }
            y += height;
            place += 1;
        }
    }

    fn unloaded_row(&self, area: Rect, selected: bool, buffer: &mut Buffer) {
        if selected {
            buffer.set_style(area, self.selection(Pane::List));
        }
        let mut line = Line::new(area, buffer);
        line.gap(2);
        line.put("…", self.theme.muted);
    }

    /// The look of a selected line.
    pub(super) fn selection(&self, pane: Pane) -> Style {
        if self.app.focus == pane { self.theme.selection } else { self.theme.selection_unfocused }
    }

    /// One article, on one line or two as `area` is high.
    pub(super) fn article_row(&self, row: &ArticleRow, area: Rect, selected: bool, buffer: &mut Buffer) {
        let lay = |style: Style| if selected { style.patch(self.selection(Pane::List)) } else { style };
        if selected {
            buffer.set_style(area, self.selection(Pane::List));
        }
        let headline_style = lay(if row.read || row.same_story { self.theme.read } else { self.theme.unread });
        let publisher = lay(self.theme.publisher);
        let mut line = Line::new(area, buffer);
        self.row_marks(row, &mut line, selected);
        if area.height == 1 && area.width >= crate::app::list::ONE_LINE {
            let columns = line.room().saturating_sub(PUBLISHER + AGE + COUNTS + 5);
            line.field(headline(row), columns, headline_style);
            line.gap(2);
            line.field(&publisher_cut(row, PUBLISHER), PUBLISHER, publisher);
            self.figures(row, &mut line, &lay);
            return;
        }
        line.cut(headline(row), headline_style);
        if area.height > 1 {
            let mut line = Line::new(Rect { y: area.y + 1, height: 1, ..area }, buffer);
            line.gap(4);
            let columns = line.room().saturating_sub(AGE + COUNTS + 3);
            let cut = publisher_cut(row, columns);
            let named = publishers(row);
            let fits = width(&named) <= columns;
            line.field(if fits { &named } else { &cut }, columns, publisher);
            self.figures(row, &mut line, &lay);
        }
    }

    fn row_marks(&self, row: &ArticleRow, line: &mut Line<'_>, selected: bool) {
        let lay = |style: Style| if selected { style.patch(self.selection(Pane::List)) } else { style };
        let is_open = self.app.reading.as_ref().is_some_and(|reading| reading.opened.row.id == row.id);
        if line.room() < 16 {
            line.put(unread_mark(row), lay(self.theme.unread));
            return;
        }
        line.put(if is_open { "›" } else { " " }, lay(self.theme.title_focused));
        line.put(unread_mark(row), lay(self.theme.unread));
        line.put(if row.bookmarked { "◆" } else { " " }, lay(self.theme.bookmark));
        line.gap(1);
    }

    /// Age, direct quotes and sources, each in its column.
    fn figures(&self, row: &ArticleRow, line: &mut Line<'_>, lay: &dyn Fn(Style) -> Style) {
        match row.revised {
            None => line.gap(1),
            Some(_) if row.read && !row.revision_seen => line.put("~", lay(self.theme.warning)),
            Some(_) => line.put("~", lay(self.theme.muted)),
        }
        line.field_right(&when::age(row.published, self.app.now), AGE, lay(self.theme.age));
        line.gap(1);
        let counts = match (row.quotes, row.sources) {
            (Some(0), Some(0)) | (None, _) | (_, None) => String::new(),
            (Some(quotes), Some(sources)) => format!("{quotes:>2}“{}{sources:>2}s", thin_mark(row)),
        };
        line.field_right(&counts, COUNTS, lay(self.theme.count));
    }
}

/// Unread, or unread while another article of its story was read.
fn unread_mark(row: &ArticleRow) -> &'static str {
    match (row.read, row.same_story) {
        (true, _) => " ",
        (false, true) => "○",
        (false, false) => "●",
    }
}

/// Says quietly that an article rests on a single source, or on anonymous ones only.
fn thin_mark(row: &ArticleRow) -> char {
    if row.facets.holds(Facets::ONLY_ANONYMOUS) {
        'ª'
    } else if row.facets.holds(Facets::LONE_SOURCE) {
        '¹'
    } else {
        ' '
    }
}

/// The publisher, and how many others have the story.
fn publishers(row: &ArticleRow) -> String {
    match row.story {
        Some(story) if story.publishers > 1 => format!("{} · {} publishers", row.publisher, story.publishers),
        Some(story) => format!("{} · {} articles", row.publisher, story.articles),
        None => row.publisher.to_string(),
    }
}

/// The same in few columns.
fn publisher_cut(row: &ArticleRow, columns: usize) -> String {
    let Some(story) = row.story else { return row.publisher.to_string() };
    let more = match story.publishers.saturating_sub(1) {
        0 => format!(" ×{}", story.articles),
        others => format!(" +{others}"),
    };
    let room = columns.saturating_sub(width(&more));
    format!("{}{more}", fitting(&row.publisher, room).0)
}

/// The area of a row below the line of its story.
fn set_in(area: Rect) -> Rect {
    Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area }
}

fn headline(row: &ArticleRow) -> &str {
    if width(&row.headline) == 0 { "(no headline)" } else { &row.headline }
}

/// A number with its thousands told apart: 100,000.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{StoryFold, StoryId, Text};

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!([0, 999, 1000, 100_000].map(grouped), ["0", "999", "1,000", "100,000"]);
    }

    #[test]
    fn a_row_says_how_many_publishers_have_its_story() {
        let mut row = ArticleRow { publisher: Text::line("The Velmora Courier"), ..ArticleRow::default() };
        assert_eq!(publisher_cut(&row, 18), "The Velmora Courier");
        row.story = Some(StoryFold { id: StoryId(1), articles: 4, publishers: 3 });
        assert_eq!(publisher_cut(&row, 18), "The Velmora Cou +2");
        assert_eq!(publishers(&row), "The Velmora Courier · 3 publishers");
        row.story = Some(StoryFold { id: StoryId(1), articles: 4, publishers: 1 });
        assert_eq!(publishers(&row), "The Velmora Courier · 4 articles");
    }
}
