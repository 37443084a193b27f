//! What each stretch of the reading text is, for the eye: its block, and the quotes, entities and
//! links in it. What the reader has at hand (a quote, a hit) is laid over it when it is drawn.

use std::ops::Range;

use crate::model::{Block, BlockKind, Body, EntityKind, Findings, QuoteKind, SourceKind, Span};

#[allow(clippy::struct_excessive_bools)] // any of them may go together
/// What a stretch of text is. Only stretches that differ in it are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub block: BlockKind,
    /// The part of a caption that says who made the picture.
    pub credit: bool,
    /// Words in direct speech, with their quotation marks.
    pub quote: bool,
    pub entity: Option<EntityKind>,
    /// The words that stand for someone unnamed.
    pub anonymous: bool,
    pub link: bool,
}

impl Look {
    #[must_use]
    pub fn of(block: BlockKind) -> Self {
        Self { block, credit: false, quote: false, entity: None, anonymous: false, link: false }
    }
}

#[derive(Clone, Copy)]
enum Layer {
    Quote,
    Entity(EntityKind),
    Anonymous,
    Link,
}

/// All that can stand in the text, sorted by where it starts.
pub struct Layers {
    spans: Vec<(Span, Layer)>,
    /// The longest span there is: how far back a search must look.
    longest: usize,
}

impl Layers {
    #[must_use]
    pub fn new(body: &Body, findings: Option<&Findings>) -> Self {
        let mut spans: Vec<(Span, Layer)> = body.links.iter().map(|link| (link.span, Layer::Link)).collect();
        if let Some(findings) = findings {
            for quote in findings.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct) {
                spans.extend(quote.parts.iter().map(|part| (with_marks(&body.text, *part), Layer::Quote)));
            }
            for entity in findings.entities.iter().filter(|entity| entity.kind != EntityKind::Other) {
                spans.extend(entity.mentions.iter().map(|mention| (*mention, Layer::Entity(entity.kind))));
            }
            for source in findings.sources.iter().filter(|source| source.kind == SourceKind::Anonymous) {
                spans.extend(source.mentions.iter().map(|mention| (*mention, Layer::Anonymous)));
            }
        }
        spans.sort_unstable_by_key(|(span, _)| (span.start, span.end));
        let longest = spans.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        Self { spans, longest }
    }

    /// Cuts a block into stretches of one look each, in order, without gaps.
    #[must_use]
    pub fn cut(&self, text: &str, block: &Block) -> Vec<(Range<usize>, Look)> {
        let whole = block.span;
        let from = self.spans.partition_point(|(span, _)| span.end() < whole.start().saturating_sub(self.longest));
        let inside: Vec<(Span, Layer)> = self.spans[from..]
            .iter()
            .take_while(|(span, _)| span.start < whole.end)
            .filter(|(span, _)| span.overlaps(whole))
            .copied()
            .collect();
        let mut edges = vec![whole.start(), whole.end()];
        let spans = inside.iter().map(|(span, _)| *span).chain(block.credit);
        edges.extend(spans.flat_map(|span| [span.start(), span.end()]));
        edges.retain(|edge| (whole.start()..=whole.end()).contains(edge) && text.is_char_boundary(*edge));
        edges.sort_unstable();
        edges.dedup();
        let pairs = edges.iter().zip(edges.iter().skip(1));
        pairs.map(|(&start, &end)| (start..end, look(block, &inside, Span::new(start, end)))).collect()
    }
}

fn look(block: &Block, layers: &[(Span, Layer)], stretch: Span) -> Look {
    let mut look = Look::of(block.kind);
    look.credit = block.credit.is_some_and(|credit| credit.covers(stretch));
    for (_, layer) in layers.iter().filter(|(span, _)| span.covers(stretch)) {
        match layer {
            Layer::Quote => look.quote = true,
            Layer::Entity(kind) => look.entity = Some(*kind),
            Layer::Anonymous => look.anonymous = true,
            Layer::Link => look.link = true,
        }
    }
    look
}

/// A part of a quote with the quotation marks around it, where they stand next to it.
#[must_use]
pub fn with_marks(text: &str, part: Span) -> Span {
    let is_mark =
        |c: &char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』');
    let before = text.get(..part.start()).and_then(|text| text.chars().next_back()).filter(is_mark);
    let after = text.get(part.end()..).and_then(|text| text.chars().next()).filter(is_mark);
    Span::new(part.start() - before.map_or(0, char::len_utf8), part.end() + after.map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Quote, Text};

    #[test]
    fn a_quote_takes_its_marks_and_the_pieces_have_no_gaps() {
        let text = "“It held,” Fonseca said.";
        let held = Span::new(3, 11);
        assert_eq!(held.of(text), "It held,");
        let quote = Quote {
            kind: QuoteKind::Direct,
            parts: vec![held],
            speaker: None,
            speaker_mention: None,
            cue: None,
            confidence: 1.0,
        };
        let findings = Findings { quotes: vec![quote], ..Findings::default() };
        let block = Block::new(BlockKind::Paragraph, Span::new(0, text.len()));
        let body = Body { text: Text::lines(text), blocks: vec![block.clone()], ..Body::default() };
        let pieces = Layers::new(&body, Some(&findings)).cut(text, &block);
        let words: Vec<&str> = pieces.iter().map(|(range, _)| &text[range.clone()]).collect();
        assert_eq!(words, ["“It held,”", " Fonseca said."]);
        assert!(pieces[0].1.quote && !pieces[1].1.quote);
    }
}
