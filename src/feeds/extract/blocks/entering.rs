//! What a start tag changes.

use super::{Figure, OPEN, Open, Points, Reader};
use crate::feeds::extract::classes::{is_caption, is_credit, is_hidden, is_pull_quote, is_signature};
use crate::feeds::extract::mark::mark;
use crate::feeds::extract::tables;
use crate::feeds::extract::tag::Tag;
use crate::feeds::links;
use crate::feeds::markup::attribute;

impl<'a> Reader<'a, '_> {
    pub(super) fn enter(&mut self, name: &'a str, attributes: &'a str, empty: bool) {
        let mut tag = Tag::of(name);
        let void = tag.is_void(name);
        let embed = if void { None } else { self.embedded(name, attributes) };
        if let Some(embed) = embed.as_ref().filter(|embed| !embed.has_words) {
            return self.tell(name, embed, empty);
        }
        if name.eq_ignore_ascii_case("input") {
            return self.asked(attributes);
        }
        if name.eq_ignore_ascii_case("sup") && self.note() {
            return;
        }
        if matches!(tag, Tag::Division | Tag::Paragraph) && is_pull_quote(attributes) {
            tag = Tag::Quotation;
        }
        if !void
            && !empty
            && (tag == Tag::Hidden && !self.is_button_of_figure(name)
                || !self.shows_hidden && is_hidden(attributes) && !self.tells_of_picture())
        {
            return self.skip(name);
        }
        match tag {
            Tag::NoScript => return self.no_script(name),
            Tag::Break => return self.line_break(),
            Tag::Image => return self.image(attributes),
            Tag::PictureSource => return,
            _ => {}
        }
        if tag.parts_text() {
            self.part();
        }
        if void || empty {
            return;
        }
        self.close_implied(tag);
        // A class calls many things captions; those near a picture are.
        let mark = mark(name, attributes, self.open.last().map(|open| open.mark).unwrap_or_default());
        let caption = tag == Tag::FigureCaption
            || (self.captions == 0
                && !matches!(tag, Tag::Link)
                && (self.is_near_picture() || !self.figures.is_empty() || mark.gallery)
                && is_caption(attributes));
        let mut open = Open {
            tag,
            name,
            from: self.line.len(),
            href: None,
            caption,
            credit: false,
            data_table: false,
            mark,
            blocks: self.writer.count(),
            met: self.met,
            pictures: self.writer.pictures(),
            embed,
        };
        if caption {
            if self.captions == 0 {
                self.flush();
                open.from = 0;
            }
            self.captions += 1;
        } else if self.captions > 0 {
            let signs = tag == Tag::Cite || name.eq_ignore_ascii_case("small");
            open.credit = is_credit(attributes) || signs && !self.line.is_blank();
        } else if self.below_picture && !self.fresh && tag.parts_text() {
            open.credit = is_signature(attributes);
        }
        self.begin(&mut open, attributes);
        if self.open.len() < OPEN {
            self.open.push(open);
        } else {
            self.leave(&open);
        }
    }

    /// What an element changes for the words in it.
    fn begin(&mut self, open: &mut Open<'a>, attributes: &'a str) {
        match open.tag {
            Tag::Heading(level) => self.heading = Some(level.max(2)),
            Tag::List => self.lists.push(Points { next: None }),
            Tag::NumberedList => {
                let first = attribute(attributes, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(Points { next: Some(first) });
            }
            Tag::ListPoint => self.point(attributes),
            Tag::Quotation => self.quotes += 1,
            Tag::Quoted => self.words("“"),
            Tag::Preformatted => self.code += 1,
            Tag::Figure => self.figures.push(Figure { first: self.writer.pictures(), has_picture: false }),
            Tag::Table if self.table > 0 || tables::holds_data(self.html.get(self.tokens.offset()..).unwrap_or("")) => {
                open.data_table = true;
                self.table += 1;
                self.cells = 0;
            }
            Tag::Row if self.table > 0 => {
                if !self.line.is_blank() {
                    self.line.new_line();
                }
                self.cells = 0;
            }
            Tag::Cell if self.table > 0 => {
                if self.cells > 0 && self.cells < crate::feeds::limits::CELLS {
                    self.line.push(" | ", false);
                }
                self.cells += 1;
            }
            Tag::Cell => self.part(),
            Tag::Cite if self.quotes > 0 || self.is_signed_here() => self.part(),
            Tag::Link => {
                open.href = attribute(attributes, "href").and_then(|href| links::address(&href, self.base));
            }
            _ => {}
        }
    }
}
