//! Blocks by themselves: taken out of a body, and put into another.

use super::{Line, Writer};
use crate::model::{BlockKind, Image};

/// A block by itself, to be put into another body.
#[derive(Clone, Debug)]
pub(in crate::feeds::extract) struct Piece {
    pub kind: BlockKind,
    pub line: Line,
    pub level: u8,
    pub list_number: Option<u32>,
    /// Its number in the body it was taken from.
    pub number: u32,
}

impl Piece {
    /// In characters.
    pub(in crate::feeds::extract) fn length(&self) -> usize {
        self.line.text().chars().count()
    }
}

impl Writer {
    /// Puts in a block that was taken out of another body.
    pub(in crate::feeds::extract) fn piece(&mut self, kind: BlockKind, piece: Piece) -> Option<u32> {
        let number = self.write(kind, piece.line)?;
        if let Some(block) = self.blocks.last_mut() {
            (block.level, block.number) = (piece.level, piece.list_number);
        }
        Some(number)
    }

    /// Puts in a caption that was taken out of another body, its credit as a block of its own where the page
    /// sets it apart; the number of the caption.
    pub(in crate::feeds::extract) fn caption(&mut self, mut piece: Piece) -> Option<u32> {
        let credit = piece.line.part_credit();
        let number = self.piece(BlockKind::Caption, piece);
        if let Some(credit) = credit.filter(|_| number.is_some()) {
            self.add(BlockKind::Credit, &credit);
        }
        number
    }

    /// The blocks by themselves, but for those that stand twice, and the pictures.
    pub(in crate::feeds::extract) fn into_pieces(self) -> (Vec<Piece>, Vec<Image>) {
        let mut links = self.links.iter().peekable();
        let mut pieces = Vec::with_capacity(self.blocks.len());
        for ((number, block), mark) in (0u32..).zip(&self.blocks).zip(&self.marks) {
            let within = |place: usize| place.saturating_sub(block.span.start());
            let mut line = Line { text: block.span.of(&self.text).to_owned(), mark: *mark, ..Line::default() };
            while let Some(link) = links.next_if(|link| link.span.start() < block.span.end()) {
                line.links.push((within(link.span.start()), within(link.span.end()), link.url.to_string()));
            }
            let apart = block.credit.filter(|_| self.signed.contains(&number));
            line.credit = apart.map(|span| (within(span.start()), within(span.end())));
            if block.duplicate_of.is_none() {
                pieces.push(Piece { kind: block.kind, line, level: block.level, list_number: block.number, number });
            }
        }
        (pieces, self.images)
    }
}
