//! The room that pictures take among the rows.

use crate::app::reading::Reading;
use crate::app::rows::{Row, RowKind};
use crate::model::{Picture, WantedPicture};

/// What is known of a picture before it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Hidden,
    /// Can't be drawn: words stand in its place.
    Words,
    /// There is none; a line says why.
    Missing,
    /// Width and height, in any unit.
    Of((u32, u32)),
}

impl Reading {
    #[must_use]
    pub fn shows_pictures(&self) -> bool {
        self.shapes.is_some()
    }

    /// Gives pictures of these shapes their room; none: takes it away.
    pub fn show_pictures(&mut self, shapes: Option<Vec<Shape>>) {
        self.shapes = shapes;
        self.set_again();
    }

    /// Gives the rows of pictures that can't be had back to the text, all but two for the reason; only where nothing
    /// that is on a pane of `height` lines moves by it.
    pub fn give_up_pictures(&mut self, is_missing: impl Fn(&str) -> bool, height: usize) {
        let Some(shapes) = &mut self.shapes else { return };
        let mut left = self.rows.len();
        let mut is_other = false;
        for (number, (shape, image)) in shapes.iter_mut().zip(&self.opened.article.body.images).enumerate() {
            if !matches!(shape, Shape::Of(_)) || !is_missing(&image.url) {
                continue;
            }
            let is_row = |row: &Row| matches!(row.kind, RowKind::Picture(of, _) if of == number);
            let (first, last) = (self.rows.iter().position(is_row), self.rows.iter().rposition(is_row));
            let gives = first.zip(last).map_or(0, |(first, last)| (last - first).saturating_sub(1));
            let stays = first.zip(last).is_none_or(|(first, last)| {
                let is_last_before_his_eyes = first > self.top && last + 1 >= self.top + height;
                let fills_pane = self.top == 0 || left - gives >= self.top + height;
                last < self.top || is_last_before_his_eyes && fills_pane
            });
            if stays {
                *shape = Shape::Missing;
                left -= gives;
                is_other = true;
            }
        }
        if is_other {
            self.set_again();
        }
    }

    /// The cells that a picture of the article may take at most.
    #[must_use]
    pub fn room(&self, picture: usize) -> Option<(u16, u16)> {
        match *self.shapes.as_ref()?.get(picture)? {
            Shape::Of(size) => {
                let columns = u16::try_from(self.columns).unwrap_or(u16::MAX);
                let rows = u16::try_from((self.lines * 2 / 3).clamp(3, 48)).unwrap_or(48);
                Some(Picture::fit(size, columns, rows))
            }
            Shape::Missing => Some((u16::try_from(self.columns).unwrap_or(u16::MAX), 2)),
            Shape::Hidden | Shape::Words => None,
        }
    }

    /// The pictures on so many rows from the top of the pane on, in order.
    #[must_use]
    pub fn pictures_ahead(&self, rows: usize) -> Vec<WantedPicture> {
        let article = &self.opened.article;
        let mut found: Vec<WantedPicture> = Vec::new();
        let mut last = None;
        for row in self.rows.iter().skip(self.top).take(rows) {
            let RowKind::Picture(number, _) = row.kind else { continue };
            if last.replace(number) != Some(number)
                && let (Some(image), Some((columns, rows))) = (article.body.images.get(number), self.room(number))
            {
                let (url, page) = (image.url.clone(), article.url.clone());
                found.push(WantedPicture { url, page, feed: None, columns, rows });
            }
        }
        found
    }
}
