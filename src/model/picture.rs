//! A picture as a terminal shows it: a block of cells, each with a glyph in two colours.

use super::Text;

/// A picture, fitted to a number of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its width and height in pixels as it was sent.
    pub size: (u32, u32),
    pub columns: u16,
    pub rows: u16,
    /// Row by row; `columns` times `rows` of them.
    pub cells: Vec<PictureCell>,
}

/// One cell: red, green and blue of the glyph and of what is behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureCell {
    pub glyph: char,
    pub ink: [u8; 3],
    pub ground: [u8; 3],
}

/// A picture that the reader has before his eyes, and the room for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedPicture {
    pub url: Text,
    /// The address of the article that shows it.
    pub page: Option<Text>,
    /// The address of the feed that brought the article, where one did.
    pub feed: Option<Text>,
    /// The most cells that it may take.
    pub columns: u16,
    pub rows: u16,
}

impl Picture {
    #[must_use]
    pub fn cell(&self, column: u16, row: u16) -> Option<&PictureCell> {
        let place = usize::from(row) * usize::from(self.columns) + usize::from(column);
        self.cells.get(place).filter(|_| column < self.columns)
    }

    /// The most cells, within `columns` and `rows`, that have the shape of a picture of `size`.
    ///
    /// A cell is taken to be twice as high as wide. At least one cell, however odd the shape.
    #[must_use]
    pub fn fit(size: (u32, u32), columns: u16, rows: u16) -> (u16, u16) {
        let (width, height) = (f64::from(size.0.max(1)), f64::from(size.1.max(1)));
        let wide = f64::from(columns.max(1)).min(f64::from(rows.max(1)) * 2.0 * width / height);
        let high = (wide * height / width / 2.0).round();
        (whole(wide.round(), columns), whole(high, rows))
    }
}

/// A number of cells from 1 to `most`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within the bounds of u16
fn whole(number: f64, most: u16) -> u16 {
    number.clamp(1.0, f64::from(most.max(1))) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_within_its_room() {
        assert_eq!(Picture::fit((900, 600), 72, 40), (72, 24));
        assert_eq!(Picture::fit((900, 600), 72, 12), (36, 12));
        assert_eq!(Picture::fit((600, 1200), 72, 20), (20, 20));
        assert_eq!(Picture::fit((100_000, 1), 72, 20), (72, 1));
        assert_eq!(Picture::fit((1, 100_000), 72, 20), (1, 20));
        assert_eq!(Picture::fit((0, 0), 0, 0), (1, 1));
    }
}
