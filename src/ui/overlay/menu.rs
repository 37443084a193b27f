//! Draws menus: help, palette, themes, links, what to copy, which feed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::foot;
use super::lines::{cells, width};
use crate::app::overlay::{Choice, Filtering, Menu, MenuRow};
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    pub(super) fn menu(&self, menu: &Menu, screen: Rect, buffer: &mut Buffer) {
        let keys = menu.key_columns();
        let title = match menu.shown.len() {
            _ if menu.words().is_empty() => menu.title.clone(),
            count => {
                format!("{}: {count} of {}", menu.title, menu.rows.iter().filter(|row| row.choice.is_some()).count())
            }
        };
        let framed = self.boxed(menu.area(screen), &title, menu.foot, buffer);
        let inner = menu.rows_area(screen);
        if menu.filtering != Filtering::Off {
            self.filter(menu, Rect { height: framed.height.min(1), ..framed }, buffer);
        }
        if menu.shown.is_empty() {
            Line::new(inner, buffer).cut("nothing fits", self.theme.muted);
        }
        let height = usize::from(inner.height);
        let most = menu.shown.len().saturating_sub(height);
        let top = menu.first_row(height);
        for (place, at) in (top..menu.shown.len()).take(height).enumerate() {
            let Some(row) = menu.shown.get(at).and_then(|row| menu.rows.get(*row)) else { continue };
            let line = Rect { y: inner.y + cells(place), height: 1, ..inner };
            self.menu_row(row, keys, at == menu.cursor.selected, line, buffer);
        }
        if most > 0 && inner.width > 4 && inner.right() < screen.right() {
            self.scroll_mark(top, most, inner, buffer);
        }
    }

    fn filter(&self, menu: &Menu, rect: Rect, buffer: &mut Buffer) {
        let mut line = Line::new(rect, buffer);
        line.put("/ ", self.theme.key);
        let input = Rect { x: rect.x + 2.min(rect.width), width: rect.width.saturating_sub(2), ..rect };
        if !input.is_empty() {
            self.input(&menu.filter, input, buffer);
        }
    }

    fn menu_row(&self, row: &MenuRow, keys: usize, selected: bool, rect: Rect, buffer: &mut Buffer) {
        let out_of_place = matches!(row.choice, Some(Choice::Command(_, false)));
        let quiet = self.theme.muted;
        let (key, text) = match (&row.choice, out_of_place) {
            (None, _) => (quiet, self.theme.kicker),
            (_, true) => (quiet, quiet),
            (_, false) => (self.theme.key, self.theme.overlay),
        };
        let mut line = Line::new(rect, buffer);
        if row.choice.is_some() {
            line.put(if selected { "› " } else { "  " }, self.theme.key);
            if keys > 0 {
                line.field(&row.key, keys + 2, key);
            }
        }
        // The text comes first; an address may be cut, the name of a command is whole or not there.
        let left = line.room().saturating_sub(width(&row.text) + 2);
        let address = matches!(row.choice, Some(Choice::Link(_) | Choice::Feed(_)));
        if width(&row.detail) <= left {
            let before = line.room() - width(&row.detail);
            line.field(&row.text, before, text);
            line.put(&row.detail, quiet);
        } else {
            line.cut(&row.text, text);
            line.gap(2);
            if address && left > 12 {
                line.cut(&row.detail, quiet);
            }
        }
        if selected && row.choice.is_some() {
            buffer.set_style(rect, self.theme.selection);
        }
    }

    /// A mark on the right border for how far down the shown lines are.
    fn scroll_mark(&self, top: usize, most: usize, inner: Rect, buffer: &mut Buffer) {
        let span = usize::from(inner.height.saturating_sub(1));
        let row = inner.y + cells(top * span / most.max(1));
        if let Some(cell) = buffer.cell_mut((inner.right() + 1, row)) {
            cell.set_symbol("┃").set_style(self.theme.overlay_border);
        }
    }

    /// Room for some lines above the foot: the completions of the command line, or what was wrong.
    pub(super) fn above_foot(&self, screen: Rect, lines: usize, buffer: &mut Buffer) -> Rect {
        let foot = foot(screen);
        let height = cells(lines).min(foot.y.saturating_sub(screen.y));
        let rect = Rect { y: foot.y - height, height, ..screen };
        if !rect.is_empty() {
            ratatui::widgets::Clear.render(rect, buffer);
            buffer.set_style(rect, self.theme.text.patch(self.theme.overlay));
        }
        rect
    }
}
