//! Pixels as cells: four pixels a cell, in the two colours and the glyph that come nearest to them.

use crate::model::PictureCell;

/// Pixels of a cell along each side.
pub const SIDE: u32 = 2;

/// Which of a cell's pixels (top left, top right, bottom left, bottom right) the glyph covers. The
/// other eight splits are the same ones with the colours changed over.
const GLYPHS: [(char, [bool; 4]); 7] = [
    ('▀', [true, true, false, false]),
    ('▌', [true, false, true, false]),
    ('▘', [true, false, false, false]),
    ('▜', [true, true, false, true]),
    ('▛', [true, true, true, false]),
    ('▙', [true, false, true, true]),
    ('▚', [true, false, false, true]),
];

/// A finer glyph must be nearer than the half block by so much in all (squares of channel steps):
/// in even areas the half block is as good, and smooth in every font.
const WORTH: u32 = 600;

/// The cell that looks most like four pixels.
pub fn cell(pixels: [[u8; 3]; 4]) -> PictureCell {
    let mut best: Option<(u32, PictureCell)> = None;
    for (glyph, covered) in GLYPHS {
        let ink = mean(&pixels, covered);
        let ground = mean(&pixels, covered.map(|is| !is));
        let far = pixels.iter().zip(covered).map(|(pixel, is)| far(*pixel, if is { ink } else { ground })).sum::<u32>();
        if best.is_none_or(|(least, _)| far + WORTH < least) {
            best = Some((far, PictureCell { glyph, ink, ground }));
        }
    }
    let plain = PictureCell { glyph: '▀', ink: pixels[0], ground: pixels[2] };
    best.map_or(plain, |(_, cell)| cell)
}

fn mean(pixels: &[[u8; 3]; 4], wanted: [bool; 4]) -> [u8; 3] {
    let count = wanted.iter().map(|is| u32::from(*is)).sum::<u32>().max(1);
    [0, 1, 2].map(|channel| {
        let of = |(pixel, is): (&[u8; 3], bool)| if is { u32::from(pixel[channel]) } else { 0 };
        let sum: u32 = pixels.iter().zip(wanted).map(of).sum();
        u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)
    })
}

fn far(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DARK: [u8; 3] = [10, 20, 30];
    const LIGHT: [u8; 3] = [240, 230, 220];

    #[test]
    fn the_glyph_follows_the_edge_in_the_cell() {
        for (glyph, covered) in GLYPHS {
            let cell = cell(covered.map(|is| if is { LIGHT } else { DARK }));
            assert_eq!((cell.glyph, cell.ink, cell.ground), (glyph, LIGHT, DARK));
        }
        // The other way round it is another glyph or the colours changed over; the look is the same.
        let upright = cell([DARK, LIGHT, DARK, LIGHT]);
        assert_eq!((upright.glyph, upright.ink, upright.ground), ('▌', DARK, LIGHT));
        assert_eq!(cell([DARK, DARK, [14, 22, 30], [12, 20, 33]]).glyph, '▀');
    }
}
