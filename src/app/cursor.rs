//! A selected line in a list that is wholly in memory, and which lines the pane shows.

/// A selection and a scroll position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub selected: usize,
    pub top: usize,
}

impl Cursor {
    pub fn select(&mut self, line: usize, count: usize, visible: usize) {
        self.selected = line.min(count.saturating_sub(1));
        self.follow(count, visible);
    }

    pub fn move_by(&mut self, by: isize, count: usize, visible: usize) {
        self.select(self.selected.saturating_add_signed(by), count, visible);
    }

    /// Scrolls so that the selection is on the pane and no room is wasted below the last line.
    pub fn follow(&mut self, count: usize, visible: usize) {
        let visible = visible.max(1);
        if self.selected < self.top {
            self.top = self.selected;
        } else if self.selected >= self.top + visible {
            self.top = self.selected + 1 - visible;
        }
        self.top = self.top.min(count.saturating_sub(visible));
    }

    /// Scrolls the lines, as the wheel does; the selection stays on the pane.
    pub fn scroll(&mut self, by: isize, count: usize, visible: usize) {
        let visible = visible.max(1);
        self.top = self.top.saturating_add_signed(by).min(count.saturating_sub(visible));
        let last = (self.top + visible).min(count).saturating_sub(1);
        self.selected = self.selected.clamp(self.top.min(last), last);
    }
}
