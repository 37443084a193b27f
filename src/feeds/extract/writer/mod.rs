//! A body while its blocks come in.

mod line;
mod piece;

use std::collections::{HashMap, HashSet};

pub(super) use self::line::Line;
pub(super) use self::piece::Piece;
use super::mark::Mark;
use crate::feeds::{caption, limits};
use crate::model::{Block, BlockKind, Body, Image, Link, Span, Text};

/// A paragraph longer than this, in bytes, is no caption, whatever follows it.
const SIGNED: usize = 400;

/// Fewer bytes than this beside a picture that is in no figure are the name of a box or of a person.
const FRAMED: usize = 24;

/// Takes blocks in reading order and makes a body of them.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    blocks: Vec<Block>,
    /// Of each block, where it stands on the page.
    marks: Vec<Mark>,
    links: Vec<Link>,
    images: Vec<Image>,
    /// Captions by their words, to know one that stands twice.
    captions: HashMap<String, u32>,
    /// The captions whose credit the page sets apart from their words.
    signed: HashSet<u32>,
}

impl Writer {
    pub(super) fn is_full(&self) -> bool {
        self.blocks.len() >= limits::BLOCKS || self.text.len() >= limits::TEXT_BYTES
    }

    /// Adds words that have no markup.
    pub(super) fn add(&mut self, kind: BlockKind, words: &str) -> Option<u32> {
        let mut line = Line::default();
        line.push(words, false);
        self.write(kind, line)
    }

    /// Adds a block; its number, or none where there are no words in it.
    pub(super) fn write(&mut self, kind: BlockKind, line: Line) -> Option<u32> {
        let lead =
            line.text.len() - line.text.trim_start_matches(if kind == BlockKind::Code { '\n' } else { ' ' }).len();
        let words = line.text.get(lead..)?.trim_end();
        if words.is_empty() || self.is_full() {
            return None;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        let end = self.text.len();
        let place = |at: usize| (start + at.saturating_sub(lead)).min(end);
        for (from, to, url) in line.links {
            let span = Span::new(place(from), place(to));
            if !span.is_empty() && self.links.len() < limits::LINKS {
                self.links.push(Link { span, url: Text::line(&url) });
            }
        }
        let mut block = Block::new(kind, Span::new(start, end));
        let number = u32::try_from(self.blocks.len()).ok()?;
        if kind == BlockKind::Caption {
            let marked = line.credit.map(|(from, to)| Span::new(place(from), place(to)));
            let told =
                || caption::credit_of_caption(words).map(|range| Span::new(start + range.start, start + range.end));
            let marked = marked.filter(|span| !span.is_empty());
            if marked.is_some() {
                self.signed.insert(number);
            }
            block.credit = marked.or_else(told);
            let first = *self.captions.entry(words.to_owned()).or_insert(number);
            block.duplicate_of = (first != number).then_some(first);
        }
        self.blocks.push(block);
        self.marks.push(line.mark);
        Some(number)
    }

    /// Adds who made the picture to its caption, the block just written; the number of that block.
    pub(super) fn sign(&mut self, credit: &Line) -> Option<u32> {
        let block = self.blocks.last()?;
        let is_short = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) && block.span.len() < SIGNED;
        if block.kind != BlockKind::Caption && !is_short || block.duplicate_of.is_some() {
            return None;
        }
        let number = u32::try_from(self.blocks.len() - 1).ok();
        let words = credit.text().trim();
        let block = self.blocks.last_mut()?;
        block.kind = BlockKind::Caption;
        if self.text.ends_with(words) {
            return number;
        }
        self.text.push(' ');
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(start, self.text.len());
        block.span = Span::new(block.span.start(), span.end());
        block.credit.get_or_insert(span);
        self.signed.extend(number);
        number
    }

    /// The block just written, to say more of it.
    pub(super) fn last(&mut self) -> Option<&mut Block> {
        self.blocks.last_mut()
    }

    /// Adds a picture, as standing before the block that is written next.
    pub(super) fn image(&mut self, image: Image) {
        if self.images.len() < limits::IMAGES && !self.images.iter().any(|known| known.url == image.url) {
            self.images.push(Image { before: u32::try_from(self.blocks.len()).ok(), ..image });
        }
    }

    /// How many bytes the blocks from `from` on have.
    pub(super) fn length_from(&self, from: usize) -> usize {
        self.blocks.get(from).map_or(0, |block| self.text.len() - block.span.start())
    }

    /// Says that the blocks from `from` on are no part of the article's text.
    pub(super) fn disown(&mut self, from: usize, why: u8) {
        self.marks.iter_mut().skip(from).for_each(|mark| mark.foreign = why);
    }

    /// How many pictures there are so far.
    pub(super) fn pictures(&self) -> usize {
        self.images.len()
    }

    pub(super) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// Makes one caption of the blocks from `from` on, which stand in one element with a picture; its number, or
    /// none where they are more than a caption and a name.
    pub(super) fn frame(&mut self, from: usize) -> Option<u32> {
        let told = self.blocks.get(from..)?;
        let (first, second) = (told.first()?, told.get(1));
        let words = first.span.of(&self.text);
        let name = second.map(|block| block.span.of(&self.text).to_owned());
        let is_name = |name: &String| name.len() <= 80 && name.split_whitespace().count() <= 7;
        let leads = self.links.last().is_some_and(|link| link.span.end() > first.span.start());
        let is_caption = told.len() <= 2
            && told.iter().all(|block| block.kind == BlockKind::Paragraph)
            && (FRAMED..=SIGNED).contains(&words.len())
            && !has_clock(words)
            && words.split_whitespace().nth(2).is_some()
            && name.as_ref().is_none_or(is_name)
            && !leads;
        if !is_caption {
            return None;
        }
        let mut span = first.span;
        let number = u32::try_from(from).ok()?;
        self.blocks.truncate(from + 1);
        let mut credit = None;
        if let Some(name) = name {
            self.text.truncate(span.end());
            self.text.push(' ');
            let at = self.text.len();
            self.text.push_str(&name);
            span = Span::new(span.start(), self.text.len());
            if caption::is_credit_line(&name) {
                credit = Some(Span::new(at, self.text.len()));
                self.signed.insert(number);
            }
        }
        let block = self.blocks.get_mut(from)?;
        (block.kind, block.span, block.credit) = (BlockKind::Caption, span, credit);
        Some(number)
    }

    /// Says whose caption the block `caption` is: the pictures from `first` on that have none.
    pub(super) fn give_caption(&mut self, first: usize, caption: u32) {
        for image in self.images.iter_mut().skip(first) {
            image.caption.get_or_insert(caption);
        }
    }

    pub(super) fn finish(self) -> Body {
        // Every character was cleaned when it came in, so this only makes the type say so.
        Body { text: Text::in_place(&self.text), blocks: self.blocks, links: self.links, images: self.images }
    }
}

/// Whether a time of day stands in it: "12:19".
fn has_clock(words: &str) -> bool {
    words.as_bytes().windows(4).any(|w| matches!(w, [a, b':', c, d] if [a, c, d].iter().all(|b| b.is_ascii_digit())))
}
