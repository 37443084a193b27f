//! HTML, read into blocks in one pass: no tree, no recursion, time and memory as long as the text.

mod apart;
mod frames;
mod pictures;
mod points;

use url::Url;

use super::classes::{Mark, is_caption, is_credit, is_hidden, is_pull_quote, is_signature, mark};
use super::embeds::Embed;
use super::tables;
use super::tag::Tag;
use super::writer::{Line, Writer};
use crate::feeds::caption;
use crate::feeds::links;
use crate::feeds::markup::{Token, Tokens, attribute, decode};
use crate::model::BlockKind;

/// Elements open at one time that are kept track of; deeper ones are read, but change nothing.
const OPEN: usize = 256;
/// How far back an end tag looks for its element.
const REACH: usize = 64;
/// A caption longer than this, in bytes, is text that stands in the wrong element.
const CAPTION: usize = 1_500;

/// Reads the blocks of `html` into `writer`.
pub(super) fn read(html: &str, base: Option<&Url>, writer: &mut Writer) {
    read_as(html, base, writer, false);
}

/// Reads what the page hides from readers, too.
pub(super) fn read_all(html: &str, base: Option<&Url>, writer: &mut Writer) {
    read_as(html, base, writer, true);
}

fn read_as(html: &str, base: Option<&Url>, writer: &mut Writer, shows_hidden: bool) {
    let mut reader = Reader {
        html,
        tokens: Tokens::html(html),
        base,
        writer,
        line: Line::default(),
        open: Vec::new(),
        lists: Vec::new(),
        marker: None,
        quotes: 0,
        code: 0,
        heading: None,
        figures: Vec::new(),
        captions: 0,
        table: 0,
        cells: 0,
        broken: false,
        pictures: 0,
        near_picture: false,
        alt: String::new(),
        below_picture: false,
        fresh: false,
        met: 0,
        met_at: 0,
        shows_hidden,
        leaving: None,
    };
    reader.run();
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the place in the page")]
struct Reader<'a, 'w> {
    html: &'a str,
    tokens: Tokens<'a>,
    base: Option<&'a Url>,
    writer: &'w mut Writer,
    line: Line,
    open: Vec<Open<'a>>,
    lists: Vec<Points>,
    /// A list's point that has begun and has no words yet: how deep it stands, its number.
    marker: Option<(u8, Option<u32>)>,
    quotes: usize,
    code: usize,
    heading: Option<u8>,
    figures: Vec<Figure>,
    /// How many caption elements stand in each other.
    captions: usize,
    /// How many tables with data stand in each other.
    table: usize,
    /// Cells of the row at hand.
    cells: usize,
    /// Whether the last thing was a line break.
    broken: bool,
    /// How many pictures there were when the last block that is no caption ended.
    pictures: usize,
    /// Whether a picture, if only a placeholder, was met since then.
    near_picture: bool,
    /// What the last picture is called where it can't be shown.
    alt: String,
    /// Whether the last block was the first one after a picture, or a caption.
    below_picture: bool,
    /// Whether a picture came after the last block.
    fresh: bool,
    /// How many pictures were met, placeholders too, and how many blocks there were at the last one.
    met: usize,
    met_at: usize,
    shows_hidden: bool,
    /// What the element that is being closed says of the words in it.
    leaving: Option<Mark>,
}

/// An element that is open.
struct Open<'a> {
    tag: Tag,
    name: &'a str,
    /// The length of the line when it was opened.
    from: usize,
    href: Option<String>,
    caption: bool,
    credit: bool,
    data_table: bool,
    mark: Mark,
    /// How many blocks and how many pictures there were when it was opened.
    blocks: usize,
    met: usize,
    /// How many of them had an address by then.
    pictures: usize,
    /// What its words are a post of.
    embed: Option<Embed>,
}

struct Points {
    next: Option<u32>,
}

struct Figure {
    /// How many pictures there were before it.
    first: usize,
    has_picture: bool,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self) {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(raw) => self.text(raw),
                Token::Cdata(raw) => self.words(raw),
                Token::Open { name, attributes, empty } => self.enter(name, attributes, empty),
                Token::Close { name } => self.close(name),
            }
            if self.writer.is_full() {
                break;
            }
        }
        while let Some(open) = self.open.pop() {
            self.leave(&open);
        }
        self.flush();
    }

    fn text(&mut self, raw: &str) {
        if raw.as_bytes().contains(&b'&') { self.words(&decode(raw)) } else { self.words(raw) }
    }

    fn words(&mut self, words: &str) {
        self.line.push(words, self.code > 0);
        if self.broken && !words.trim_start().is_empty() {
            self.broken = false;
        }
    }

    fn enter(&mut self, name: &'a str, attributes: &'a str, empty: bool) {
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

    fn close(&mut self, name: &str) {
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
    fn close_implied(&mut self, tag: Tag) {
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

    fn leave(&mut self, open: &Open<'a>) {
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

    fn line_break(&mut self) {
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
    fn part(&mut self) {
        if self.captions > 0 || self.table > 0 {
            self.line.blank();
        } else {
            self.flush();
        }
    }

    fn flush(&mut self) {
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
    fn end(&mut self, kind: BlockKind) {
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
    fn place(&self) -> Mark {
        let around = self.open.last().map(|open| open.mark).unwrap_or_default();
        match self.leaving {
            Some(own) => Mark { home: around.home, ..own },
            None => around,
        }
    }
}
