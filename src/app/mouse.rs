//! The mouse: a click selects or opens, the wheel scrolls what is under it, a border can be drawn.

use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};

use ratatui::layout::Rect;

use crate::app::feeds_pane::LineKind;
use crate::app::panel::{Tab, tab_starts};
use crate::app::{App, Effect, Key, Pane, Screen, ThenFocus, layout};

/// How many lines a notch of the wheel scrolls.
const NOTCH: isize = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: MouseEvent) {
        let (column, row) = (mouse.column, mouse.row);
        if self.overlay.is_some() {
            // What lies below is out of reach until the overlay is closed.
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => self.overlay_click(column, row),
                kind => self.overlay_wheel(kind),
            }
            return;
        }
        match mouse.kind {
            MouseEventKind::ScrollDown => self.wheel(column, row, NOTCH),
            MouseEventKind::ScrollUp => self.wheel(column, row, -NOTCH),
            MouseEventKind::Down(MouseButton::Left) => {
                let border = self.panes().borders.iter().find(|(at, _)| *at == column).map(|(_, pane)| *pane);
                match border {
                    Some(pane) => self.dragging = Some(pane),
                    None => self.click(column, row),
                }
            }
            MouseEventKind::Drag(MouseButton::Left) if self.pressed.is_some() => self.drag_words(column, row),
            MouseEventKind::Drag(MouseButton::Left) => self.drag(column),
            MouseEventKind::Up(_) => {
                self.dragging = None;
                self.release();
            }
            _ => {}
        }
    }

    /// A click chooses the row of a menu.
    fn overlay_click(&mut self, column: u16, row: u16) {
        use crate::app::overlay::Overlay;
        let screen = Rect::new(0, 0, self.size.0, self.size.1);
        let Some(Overlay::Menu(menu)) = &mut self.overlay else { return };
        let outcome = menu.row_at(screen, column, row).and_then(|at| menu.click(at));
        if let Some(outcome) = outcome {
            self.decided(outcome);
        }
    }

    /// The wheel goes through what an overlay lists.
    fn overlay_wheel(&mut self, kind: MouseEventKind) {
        use crate::app::overlay::Overlay;
        let code = match kind {
            MouseEventKind::ScrollDown => KeyCode::Down,
            MouseEventKind::ScrollUp => KeyCode::Up,
            _ => return,
        };
        if matches!(self.overlay, Some(Overlay::Menu(_) | Overlay::Sheet(_) | Overlay::Note(_))) {
            for _ in 0..NOTCH {
                self.overlay_key(Key::new(code));
            }
        }
    }

    fn wheel(&mut self, column: u16, row: u16, by: isize) {
        let Some(pane) = self.panes().at(column, row) else { return };
        let height = self.height_of(pane);
        let visible = self.visible_rows();
        match (pane, self.screen) {
            (Pane::Feeds, _) => self.feeds.cursor.scroll(by, self.feeds.lines.len(), height),
            (Pane::List, Screen::News) => self.list.scroll(by, visible),
            (Pane::List, Screen::Bookmarks) => self.bookmarks.cursor.scroll(by, self.bookmarks.shown.len(), visible),
            (Pane::List, Screen::Search) => self.search.cursor.scroll(by, self.search.hits.len(), visible),
            (Pane::List, Screen::Shelf) => {
                if let Some(level) = self.shelf.level_mut() {
                    level.scroll(by, height);
                }
            }
            (Pane::Article, _) => {
                if let Some(reading) = &mut self.reading {
                    reading.scroll(by, height);
                }
            }
            (Pane::Panel, _) => {
                let lines = self.panel.lines.len();
                self.panel.cursor.top =
                    self.panel.cursor.top.saturating_add_signed(by).min(lines.saturating_sub(height));
            }
        }
    }

    fn drag(&mut self, column: u16) {
        let Some(pane) = self.dragging else { return };
        let panes = self.panes();
        let Some(rect) = panes.of(pane) else { return };
        let width = match pane {
            Pane::Panel => rect.right().saturating_sub(column + 1),
            _ => column.saturating_sub(rect.x),
        };
        match pane {
            Pane::Feeds => self.shape.feeds_width = Some(width),
            Pane::List => self.shape.list_width = Some(width),
            Pane::Panel | Pane::Article => self.shape.panel_width = Some(width),
        }
    }

    fn click(&mut self, column: u16, row: u16) {
        let panes = self.panes();
        let Some(pane) = panes.at(column, row) else { return };
        let rect = panes.of(pane).unwrap_or_default();
        let content = layout::content(rect);
        if row < content.y {
            if pane == Pane::Panel {
                self.click_tab(rect.width, column - rect.x);
            }
            self.focus = pane;
            return;
        }
        let line = usize::from(row - content.y);
        let height = usize::from(content.height.max(1));
        match pane {
            Pane::Feeds => {
                self.focus = pane;
                let line = self.feeds.cursor.top + line;
                let again = line == self.feeds.cursor.selected;
                if line < self.feeds.lines.len() {
                    self.feeds.select(line, height);
                    let is_folder = matches!(self.feeds.selected().map(|line| &line.kind), Some(LineKind::Folder(..)));
                    if is_folder && again {
                        self.feeds.fold();
                    } else {
                        self.open();
                        self.focus = if self.panes().feeds.is_some() { Pane::Feeds } else { self.focus };
                    }
                }
            }
            Pane::List => self.click_row(line),
            Pane::Article => {
                self.focus = pane;
                self.let_go();
                self.pressed = Some((column, row, self.place_under(line, column)));
            }
            Pane::Panel => {
                self.focus = pane;
                let line = self.panel.cursor.top + line;
                if line < self.panel.lines.len() {
                    self.panel.select(line, height);
                    self.jump_to_entry();
                }
            }
        }
    }

    fn click_tab(&mut self, width: u16, column: u16) {
        let (starts, _) = tab_starts(width);
        if let Some((tab, _)) = Tab::ALL.into_iter().zip(starts).rev().find(|(_, start)| *start <= column) {
            self.show_tab(tab);
        }
    }

    fn click_row(&mut self, line: usize) {
        self.focus = Pane::List;
        if self.screen == Screen::Shelf {
            self.click_shelf(line);
            return;
        }
        let (top, count) = match self.screen {
            Screen::News => (self.list.top, self.list.total),
            Screen::Bookmarks => (self.bookmarks.cursor.top, self.bookmarks.shown.len()),
            Screen::Search => (self.search.cursor.top, self.search.hits.len()),
            Screen::Shelf => (0, 0),
        };
        let place = top + line / self.lines_per_row();
        if place < count {
            self.select_line(place, self.visible_rows());
            // Beside the text a click shows the article, alone on the screen it goes into it.
            let beside = self.panes().article.is_some();
            self.open_selected(if beside { ThenFocus::Stay } else { ThenFocus::Article });
        }
    }

    fn click_shelf(&mut self, line: usize) {
        let height = self.height_of(Pane::List);
        let Some(level) = self.shelf.level_mut() else { return };
        let Some(row) = level.row_at(line) else { return };
        level.select(row, height);
        if level.row().is_some_and(|row| row.target.is_some()) {
            let beside = self.panes().article.is_some();
            self.open_shelf_row(if beside { ThenFocus::Stay } else { ThenFocus::Article });
        }
    }

    /// The byte of the text at a line and column of the article's pane.
    fn place_under(&self, line: usize, column: u16) -> Option<usize> {
        let area = layout::text_area(self.panes().article?, self.shape.text_width);
        self.reading.as_ref()?.place_at(line, usize::from(column.checked_sub(area.x)?))
    }

    /// Drawn over the text the mouse chooses a passage; beyond the pane's ends the text scrolls.
    fn drag_words(&mut self, column: u16, row: u16) {
        let Some((_, _, Some(from))) = self.pressed else { return };
        let Some(rect) = self.panes().article else { return };
        let (content, area) = (layout::content(rect), layout::text_area(rect, self.shape.text_width));
        let height = usize::from(content.height.max(1));
        let by = isize::from(row >= content.bottom()) - isize::from(row < content.y);
        if let Some(reading) = self.reading.as_mut().filter(|_| by != 0) {
            reading.scroll(by, height);
        }
        let line = usize::from(row.clamp(content.y, content.bottom().saturating_sub(1)) - content.y);
        let column = column.clamp(area.x, area.right().saturating_sub(1));
        // Beside the words of a line its last word is meant.
        let columns = (area.x..=column).rev();
        let to = columns.take(usize::from(area.width)).find_map(|column| self.place_under(line, column));
        if let (Some(reading), Some(to)) = (&mut self.reading, to) {
            reading.select_between(from, to);
        }
    }

    /// The button is let go: a click, unless words were chosen.
    fn release(&mut self) {
        let Some((_, _, place)) = self.pressed.take() else { return };
        if self.is_selecting() {
            self.tell("A passage: enter highlights, w notes, t tags, y copies; esc lets go");
        } else if let Some(place) = place {
            self.click_words(place);
        }
    }

    fn click_words(&mut self, place: usize) {
        let Some(reading) = &self.reading else { return };
        let links = &reading.opened.article.body.links;
        if let Some(link) = links.iter().find(|link| link.span.holds(place)) {
            let url = link.url.clone();
            self.effects.push(Effect::Browse(url));
            return;
        }
        self.take_at(place);
    }
}
