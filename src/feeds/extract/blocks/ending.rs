//! The end of a block: of what kind it is, and where it goes.

use super::{CAPTION, Reader, frames};
use crate::feeds::caption;
use crate::feeds::extract::mark::Mark;
use crate::feeds::extract::writer::Line;
use crate::model::BlockKind;

impl Reader<'_, '_> {
    pub(super) fn line_break(&mut self) {
        if self.code > 0 {
            self.line.new_line();
        } else if self.broken {
            self.part();
            self.broken = false;
        } else {
            self.line.blank();
            self.broken = true;
        }
    }

    /// The end of a block; inside a caption or a table no more than a blank.
    pub(super) fn part(&mut self) {
        if self.captions > 0 || self.table > 0 {
            self.line.blank();
        } else {
            self.flush();
        }
    }

    pub(super) fn flush(&mut self) {
        let in_picture = self.figures.last().is_some_and(|figure| figure.has_picture);
        let kind = if self.captions > 0 {
            BlockKind::Caption
        } else if self.code > 0 {
            BlockKind::Code
        } else if self.heading.is_some() {
            BlockKind::Heading
        } else if self.marker.is_some() {
            BlockKind::ListItem
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else if self.line.len() < CAPTION && (in_picture || self.is_told_of_picture()) {
            BlockKind::Caption
        } else {
            BlockKind::Paragraph
        };
        self.end(kind);
    }

    /// Writes the line as a block.
    pub(super) fn end(&mut self, kind: BlockKind) {
        if self.line.len() == 0 {
            return;
        }
        if matches!(kind, BlockKind::Paragraph | BlockKind::ListItem)
            && self.near_picture
            && frames::is_count(self.line.text())
        {
            self.line = Line::default();
            return;
        }
        for open in &mut self.open {
            if let Some(href) = open.href.as_ref().filter(|_| open.from < self.line.len()) {
                self.line.link(open.from, href.clone());
            }
            open.from = 0;
        }
        let mut line = std::mem::take(&mut self.line);
        line.mark = self.place();
        let may_sign = kind == BlockKind::Caption || kind == BlockKind::Paragraph && self.below_picture;
        let signs = |text: &str| text.starts_with('©') && text.len() < 160 || caption::is_credit_line(text);
        if may_sign && (line.is_all_credit() || signs(line.text())) {
            // Who made a picture is part of its caption; without one there is nothing to sign.
            let signed = if self.below_picture && !self.fresh { self.writer.sign(&line) } else { None };
            if let Some(number) = signed {
                self.give_caption(number);
            }
            if signed.is_some() || kind == BlockKind::Caption {
                return;
            }
        }
        let Some(number) = self.writer.write(kind, line) else { return };
        match kind {
            BlockKind::Caption => self.give_caption(number),
            BlockKind::Heading => {
                let level = self.heading.unwrap_or(2);
                if let Some(block) = self.writer.last() {
                    block.level = level;
                }
            }
            BlockKind::ListItem => {
                let marker = self.marker.take();
                if let (Some(block), Some((level, number))) = (self.writer.last(), marker) {
                    (block.level, block.number) = (level, number);
                }
            }
            _ => {}
        }
        self.fresh = false;
        self.below_picture = self.near_picture || kind == BlockKind::Caption;
        if kind != BlockKind::Caption {
            self.near_picture = false;
            self.pictures = self.writer.pictures();
        }
    }

    /// Where the block that ends stands: its own element, if one is being closed, in the one around it.
    pub(super) fn place(&self) -> Mark {
        let around = self.open.last().map(|open| open.mark).unwrap_or_default();
        match self.leaving {
            Some(own) => Mark { home: around.home, ..own },
            None => around,
        }
    }
}
