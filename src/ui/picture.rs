//! Pictures in the reading pane, a row at a time, so that they scroll as the text does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::reading::Reading;
use crate::app::rows::wrap;
use crate::model::Picture;
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    /// One row of a picture's room, named by the picture's number and the row's.
    pub(super) fn picture_row(&self, reading: &Reading, (number, row): (usize, u16), area: Rect, buffer: &mut Buffer) {
        let Some(image) = reading.opened.article.body.images.get(number) else { return };
        match self.app.pictures.of(&image.url) {
            None if row == 0 => self.said("The picture is on its way …", 0, area, buffer),
            None => {}
            Some(Err(why)) => self.said(&format!("No picture: {why}"), row, area, buffer),
            Some(Ok(picture)) => {
                // One that is lower than its room stands at its foot, where the caption is.
                let rows = reading.room(number).map_or(0, |(_, rows)| rows);
                if let Some(row) = row.checked_sub(rows.saturating_sub(picture.rows)) {
                    self.cells(picture, row, area, buffer);
                }
            }
        }
    }

    /// A line of what is to be said in the place of a picture, in the style of captions.
    fn said(&self, words: &str, row: u16, area: Rect, buffer: &mut Buffer) {
        let mut line = Line::new(area, buffer);
        let bar = if line.room() < 12 { "" } else { "▎ " };
        let lines = wrap(words, line.room().saturating_sub(2 * usize::from(!bar.is_empty())).max(1));
        if let Some(words) = lines.get(usize::from(row)).and_then(|line| words.get(line.clone())) {
            line.put(bar, self.theme.caption_mark);
            line.put(words, self.theme.caption);
        }
    }

    fn cells(&self, picture: &Picture, row: u16, area: Rect, buffer: &mut Buffer) {
        for column in 0..picture.columns.min(area.width) {
            if let (Some(from), Some(cell)) = (picture.cell(column, row), buffer.cell_mut((area.x + column, area.y))) {
                let (ink, ground) = ((column, 2 * row), (column, 2 * row + 1));
                cell.set_char(from.glyph);
                cell.set_fg(self.theme.pixel(from.ink, ink)).set_bg(self.theme.pixel(from.ground, ground));
                cell.modifier = Modifier::empty();
            }
        }
    }
}
