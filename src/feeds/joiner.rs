//! One body out of the blocks of several.

use std::collections::HashMap;

use crate::feeds::limits;
use crate::model::{Block, BlockKind, Body, Span, Text};

/// A body while blocks of others come in; blocks are parted by a blank line.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    text: String,
    body: Body,
}

impl Joiner {
    /// Adds a block of its own.
    pub(super) fn add(&mut self, kind: BlockKind, words: &str) {
        if !words.is_empty() {
            let span = self.words(words);
            self.body.blocks.push(Block::new(kind, span));
        }
    }

    /// Takes over the blocks that `keeps` wants, with their links and pictures; how many there were.
    pub(super) fn take(&mut self, from: &Body, keeps: impl Fn(&Block) -> bool) -> usize {
        let mut numbers = HashMap::new();
        let mut links = from.links.iter().peekable();
        for (index, block) in from.blocks.iter().enumerate() {
            if !keeps(block) || self.body.blocks.len() >= limits::BLOCKS || self.text.len() >= limits::TEXT_BYTES {
                continue;
            }
            let span = self.words(from.words(block));
            let moved = |old: Span| {
                let start = span.start() + old.start().saturating_sub(block.span.start());
                Span::new(start, start + old.len())
            };
            while let Some(link) = links.next_if(|link| link.span.start() < block.span.end()) {
                if block.span.covers(link.span) && self.body.links.len() < limits::LINKS {
                    self.body.links.push(crate::model::Link { span: moved(link.span), url: link.url.clone() });
                }
            }
            let number = |old: u32| numbers.get(&old).copied();
            let duplicate_of = block.duplicate_of.and_then(number);
            let new = Block { span, duplicate_of, credit: block.credit.map(moved), ..block.clone() };
            if let (Ok(old), Ok(new)) = (u32::try_from(index), u32::try_from(self.body.blocks.len())) {
                numbers.insert(old, new);
            }
            self.body.blocks.push(new);
        }
        for image in from.images.iter().take(limits::IMAGES.saturating_sub(self.body.images.len())) {
            let caption = image.caption.and_then(|old| numbers.get(&old).copied());
            self.body.images.push(crate::model::Image { caption, ..image.clone() });
        }
        numbers.len()
    }

    pub(super) fn finish(self) -> Body {
        Body { text: Text::in_place(&self.text), ..self.body }
    }

    fn words(&mut self, words: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        Span::new(start, self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::extract;

    #[test]
    fn spans_links_and_captions_move_with_their_blocks() {
        let html = "<p>One of them went.</p><p>Two <a href='https://a.example/'>wént</a> home.</p>\
            <figure><img src='https://a.example/1.jpg'><figcaption>Three. Photo: Ada Roe</figcaption></figure>";
        let from = extract::fragment(html, None).body;
        let mut joiner = Joiner::default();
        joiner.add(BlockKind::Headline, "Zero");
        assert_eq!(joiner.take(&from, |block| block.kind != BlockKind::Lead), 2);
        let body = joiner.finish();
        let words: Vec<_> = body.blocks.iter().map(|block| body.words(block)).collect();
        assert_eq!(words, ["Zero", "Two wént home.", "Three. Photo: Ada Roe"]);
        assert_eq!(body.links[0].span.of(&body.text), "wént");
        assert_eq!(body.images[0].caption, Some(2));
        assert!(body.blocks[2].credit.is_none_or(|credit| credit.of(&body.text).ends_with("Ada Roe")));
    }
}
