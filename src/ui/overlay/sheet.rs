//! Draws what is to be read or confirmed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lines::{cells, width, wrap};
use crate::app::layout::centred;
use crate::app::overlay::{Sheet, SheetLine};
use crate::ui::Painter;
use crate::ui::line::Line;

/// Columns of the text, borders and all.
const WIDE: u16 = 78;

impl Painter<'_> {
    pub(super) fn sheet(&self, sheet: &Sheet, screen: Rect, buffer: &mut Buffer) {
        let labels = sheet.lines.iter().map(|line| width(&line.label)).max().unwrap_or(0);
        let labels = if labels == 0 { 0 } else { labels + 2 };
        let outer = centred(WIDE, screen.height, screen).width;
        let columns = usize::from(outer).saturating_sub(4 + labels).max(1);
        let rows: Vec<(&SheetLine, bool, &str)> = sheet
            .lines
            .iter()
            .flat_map(|line| {
                let mut parts: Vec<&str> =
                    wrap(&line.text, columns).into_iter().filter_map(|range| line.text.get(range)).collect();
                if parts.is_empty() {
                    parts.push("");
                }
                parts.into_iter().enumerate().map(move |(index, part)| (line, index == 0, part))
            })
            .collect();
        let wanted = cells(rows.len() + 2).max(4);
        let inner = self.boxed(centred(WIDE, wanted, screen), &sheet.title, sheet.foot(), buffer);
        if inner.height == 1 || inner.width < 8 {
            Line::new(inner, buffer).cut(&sheet.title, self.theme.overlay);
        }
        let top = sheet.top.min(rows.len().saturating_sub(usize::from(inner.height)));
        for (place, (line, first, part)) in rows.iter().skip(top).take(usize::from(inner.height)).enumerate() {
            let mut row = Line::new(Rect { y: inner.y + cells(place), height: 1, ..inner }, buffer);
            if labels > 0 {
                row.field(if *first { &line.label } else { "" }, labels, self.theme.muted);
            }
            row.cut(part.trim_end(), if line.is_error { self.theme.error } else { self.theme.overlay });
        }
    }
}
