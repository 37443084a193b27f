//! Where pictures stand among the blocks, and the rows that are kept free for them.

use super::setting::Setter;
use super::{Piece, Room, Row, RowKind, Setting, Tone, wrap};
use crate::model::{BlockKind, Body, Image};

/// For each of the blocks (by their numbers in the body) the pictures that stand before it, and at
/// the end those that stand after all.
pub(super) fn placed(body: &Body, setting: &Setting, blocks: &[usize]) -> Vec<Vec<usize>> {
    let mut placed = vec![Vec::new(); blocks.len() + 1];
    for (number, (image, room)) in body.images.iter().zip(&setting.pictures).enumerate() {
        // Skimming shows what tells something; a picture without a caption mostly does not.
        if *room == Room::None || (setting.skim && image.caption.is_none()) {
            continue;
        }
        let caption = image.caption.map(|index| original(body, index));
        let Some(target) = caption.or(image.before.map(|index| index as usize)) else { continue };
        let place = blocks.partition_point(|block| *block < target);
        if caption.is_none_or(|caption| blocks.get(place) == Some(&caption))
            && let Some(list) = placed.get_mut(place)
        {
            list.push(number);
        }
    }
    placed
}

/// The block that a caption repeats, or itself.
fn original(body: &Body, caption: u32) -> usize {
    let block = body.blocks.get(caption as usize);
    block.and_then(|block| block.duplicate_of).unwrap_or(caption) as usize
}

impl Setter<'_> {
    /// Sets the pictures that stand before the text at `start`.
    pub(super) fn pictures(&mut self, body: &Body, setting: &Setting, numbers: Option<&Vec<usize>>, start: usize) {
        for number in numbers.into_iter().flatten() {
            if let (Some(image), Some(room)) = (body.images.get(*number), setting.pictures.get(*number)) {
                self.picture(image, *number, *room, start);
            }
        }
    }

    fn picture(&mut self, image: &Image, number: usize, room: Room, start: usize) {
        let words = alt(image);
        let rows = if let Room::Rows(rows) = room { rows } else { 0 };
        if rows == 0 && words.is_none() {
            return;
        }
        if self.rows.last().is_some_and(|row| row.kind != RowKind::Blank) {
            self.rows.push(Row { start, pieces: Vec::new(), kind: RowKind::Blank });
        }
        let line = |line| Row { start, pieces: Vec::new(), kind: RowKind::Picture(number, line) };
        self.rows.extend((0..rows).map(line));
        // A caption follows at once; without one the next block keeps its distance.
        self.last = image.caption.is_none().then_some(BlockKind::Caption);
        let Some(words) = words else { return };
        let bar = Piece::Set("▎ ".into(), Tone::CaptionBar);
        let bar = if self.columns < 12 { Vec::new() } else { vec![bar] };
        for line in wrap(words, self.columns.saturating_sub(2 * bar.len()).max(1)) {
            let words = words.get(line).unwrap_or("").to_owned();
            let pieces = bar.iter().cloned().chain([Piece::Set(words.into(), Tone::Alt)]).collect();
            self.rows.push(Row { start, pieces, kind: RowKind::About });
        }
    }
}

/// What a picture without a caption shows, where the page tells it; a single word is a file's name.
fn alt(image: &Image) -> Option<&str> {
    let words = image.alt.as_deref().filter(|_| image.caption.is_none())?;
    words.contains(' ').then_some(words)
}
