//! How much room text and panel have.

use crate::app::{App, Effect, Pane, layout};

impl App {
    pub(super) fn toggle_panel(&mut self) {
        let shown = self.panes().panel.is_some();
        self.shape.panel = Some(!shown);
        if shown {
            if self.focus == Pane::Panel {
                self.focus = Pane::Article;
            }
        } else if self.panes().panel.is_none() {
            self.focus_panel();
        }
    }

    /// Sets the most columns that a line of the article takes.
    pub(in crate::app) fn set_text_width(&mut self, width: u16) {
        let width = width.clamp(24, 160);
        let room = self.panes().article.map_or(0, |rect| layout::text_area(rect, u16::MAX).width);
        if width == self.shape.text_width {
            self.tell(if width == 24 { "The text can't be narrower" } else { "The text can't be wider" });
            return;
        }
        self.shape.text_width = width;
        self.effects.push(Effect::SaveTextWidth(width));
        if width > room && room > 0 {
            self.tell(&format!("Text width {width}; the pane has room for {room}"));
        } else {
            self.tell(&format!("Text width {width}"));
        }
    }
}
