//! What an end tag changes, and what ends without one.

use super::{Open, Reader};
use crate::feeds::extract::tag::Tag;
use crate::model::BlockKind;

impl<'a> Reader<'a, '_> {
    pub(super) fn close(&mut self, name: &str) {
        let within = self.open.len().saturating_sub(REACH);
        let Some(recent) = self.open.get(within..) else { return };
        let Some(found) = recent.iter().rposition(|open| open.name.eq_ignore_ascii_case(name)) else {
            if Tag::of(name).parts_text() {
                self.part();
            }
            return;
        };
        // An end tag of something in a line doesn't close the block around it.
        let inline = !recent.get(found).is_some_and(|open| open.tag.parts_text());
        if inline && recent.iter().skip(found + 1).any(|open| open.tag.parts_text()) {
            return;
        }
        while self.open.len() > within + found {
            if let Some(open) = self.open.pop() {
                self.leave(&open);
            }
        }
    }

    /// A paragraph ends where another block begins; a point of a list where the next one does.
    pub(super) fn close_implied(&mut self, tag: Tag) {
        let ended = match tag {
            Tag::ListPoint => Tag::ListPoint,
            Tag::Row => Tag::Row,
            Tag::Cell => Tag::Cell,
            _ if tag.parts_text() => Tag::Paragraph,
            _ => return,
        };
        let scope = |open: &Open<'_>| {
            matches!(
                open.tag,
                Tag::List | Tag::NumberedList | Tag::Table | Tag::Quotation | Tag::Figure | Tag::FigureCaption
            )
        };
        let last = self.open.iter().rev().take(8).take_while(|open| !scope(open)).position(|open| open.tag == ended);
        for _ in 0..last.map_or(0, |depth| depth + 1) {
            if let Some(open) = self.open.pop() {
                self.leave(&open);
            }
        }
    }

    pub(super) fn leave(&mut self, open: &Open<'a>) {
        self.leaving = Some(open.mark);
        self.end_of(open);
        if let Some(embed) = &open.embed {
            self.write_embed(embed);
        }
        self.leaving = None;
    }

    fn end_of(&mut self, open: &Open<'a>) {
        if open.credit {
            self.line.credit_from(open.from);
        }
        if open.tag == Tag::Link && self.leads_back(open.from) {
            self.line.cut_to(open.from);
        }
        if let Some(href) = &open.href {
            self.line.link(open.from, href.clone());
        }
        if open.caption {
            self.captions -= 1;
            if self.captions == 0 {
                self.end_caption();
            }
        } else if open.tag.parts_text() || (open.tag == Tag::Cell && self.table == 0) {
            self.part();
        }
        match open.tag {
            Tag::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            Tag::List | Tag::NumberedList => {
                self.marker = None;
                self.lists.pop();
            }
            Tag::ListPoint => self.marker = None,
            Tag::Quotation => self.quotes = self.quotes.saturating_sub(1),
            Tag::Quoted => self.words("”"),
            Tag::Cite if self.quotes > 0 => self.part(),
            Tag::Preformatted => self.code = self.code.saturating_sub(1),
            Tag::Figure => {
                self.figures.pop();
            }
            Tag::Division => self.end_frame(open),
            Tag::Table if open.data_table => {
                self.table = self.table.saturating_sub(1);
                if self.table == 0 {
                    self.end(BlockKind::Table);
                }
            }
            _ => {}
        }
    }
}

/// How far back an end tag looks for its element.
const REACH: usize = 64;
