//! HTML, read into blocks in one pass: no tree, no recursion, time and memory as long as the text.

mod apart;
mod ending;
mod entering;
mod frames;
mod leaving;
mod pictures;
mod points;

use url::Url;

use super::embeds::Embed;
use super::mark::Mark;
use super::tag::Tag;
use super::writer::{Line, Writer};
use crate::feeds::markup::{Token, Tokens, decode};

/// Elements open at one time that are kept track of; deeper ones are read, but change nothing.
const OPEN: usize = 256;
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

impl Reader<'_, '_> {
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
}
