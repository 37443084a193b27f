//! The results of a search over the library.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::rows::wrap;
use crate::app::{Pane, layout};
use crate::model::{SearchHit, Span};
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    pub(super) fn search(&self, rect: Rect, buffer: &mut Buffer) {
        let screen = &self.app.search;
        let about = match screen.hits.len() {
            _ if screen.is_waiting() && screen.further == 0 => "…".to_owned(),
            0 => String::new(),
            count if screen.more => format!("{count}+ articles"),
            1 => "1 article".to_owned(),
            count => format!("{count} articles"),
        };
        let name = if screen.words.is_empty() { "Search".to_owned() } else { format!("Search: {}", screen.words) };
        self.title(rect, Pane::List, &name, &about, buffer);
        let content = layout::content(rect);
        if screen.hits.is_empty() {
            let title = match (&screen.mistake, screen.words.is_empty(), screen.is_waiting()) {
                (Some(mistake), ..) => mistake,
                (None, true, _) => "Search the whole library",
                (None, false, true) => "Searching …",
                (None, false, false) if let Some(hint) = &screen.hint => hint.as_str(),
                (None, false, false) if screen.more => "None of the newer articles holds these words",
                (None, false, false) => "No article holds these words",
            };
            self.hint(content, &[title, "g / takes other words, q leads back"], buffer);
            return;
        }
        let mut y = content.y;
        let hits = screen.hits.iter().enumerate().skip(screen.cursor.top);
        for (index, hit) in hits {
            if y >= content.bottom() {
                return;
            }
            let area = Rect { y, height: 3.min(content.bottom() - y), ..content };
            self.search_hit(hit, area, index == screen.cursor.selected, buffer);
            y += area.height;
        }
    }

    fn search_hit(&self, hit: &SearchHit, area: Rect, selected: bool, buffer: &mut Buffer) {
        // The head of a result takes two lines even where the list sets articles on one.
        let head = Rect { height: area.height.min(2), ..area };
        self.article_row(&hit.row, Rect { height: head.height, ..head }, selected, buffer);
        if area.height < 3 {
            return;
        }
        let area = Rect { y: area.y + 2, height: 1, ..area };
        let lay = |style: Style| if selected { style.patch(self.selection(Pane::List)) } else { style };
        if selected {
            buffer.set_style(area, self.selection(Pane::List));
        }
        let mut line = Line::new(area, buffer);
        line.gap(4);
        let shown = visible_part(hit, line.room());
        let mut at = shown.start;
        for span in hit.hits.iter().filter(|span| span.overlaps(shown)) {
            let (start, end) = (span.start.max(at), span.end.min(shown.end));
            line.put(Span { start: at, end: start }.of(&hit.snippet), lay(self.theme.muted));
            line.put(Span { start, end: end.max(start) }.of(&hit.snippet), lay(self.theme.hit));
            at = end.max(start);
        }
        line.put(Span { start: at, end: shown.end.max(at) }.of(&hit.snippet), lay(self.theme.muted));
    }
}

/// The line of a snippet that holds its first hit.
fn visible_part(hit: &SearchHit, columns: usize) -> Span {
    // Where it begins with who speaks, a hit in what they say tells more.
    let said = hit.snippet.find(": ").unwrap_or(0);
    let leads = hit.hits.first().is_some_and(|span| span.end() <= said);
    let in_words = hit.hits.iter().find(|span| leads && span.start() > said);
    let first = in_words.or(hit.hits.first()).map_or(0, |span| span.start());
    let lines = wrap(&hit.snippet, columns);
    let line = lines.iter().find(|line| first < line.end).or(lines.last());
    line.map_or(Span::new(0, 0), |line| Span::new(line.start, line.end))
}
