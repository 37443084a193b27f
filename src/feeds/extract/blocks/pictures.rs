//! Pictures on the way through a page: what they are, and which words belong to them.

use super::{CAPTION, Reader};
use crate::feeds::caption;
use crate::feeds::extract::images;
use crate::feeds::markup::attribute;
use crate::model::BlockKind;

/// How far into a button a figure is looked for, in bytes.
const BUTTON: usize = 8_000;

impl Reader<'_, '_> {
    pub(super) fn is_near_picture(&self) -> bool {
        self.near_picture || self.figures.last().is_some_and(|figure| figure.has_picture)
    }

    pub(super) fn image(&mut self, attributes: &str) {
        self.near_picture = true;
        self.fresh = true;
        self.alt = attribute(attributes, "alt").map(|alt| alt.trim().to_owned()).unwrap_or_default();
        if let Some(image) = images::of(attributes, self.base) {
            self.writer.image(image);
            if let Some(figure) = self.figures.last_mut() {
                figure.has_picture = true;
            }
        } else if let Some(figure) = self.figures.last_mut() {
            // A placeholder; the figure is of a picture all the same.
            figure.has_picture = true;
        }
    }

    /// A button that holds a figure with its caption: it shows the picture large.
    pub(super) fn is_button_of_figure(&self, name: &str) -> bool {
        let inside = || {
            let rest = self.html.as_bytes().get(self.tokens.offset()..).unwrap_or(&[]);
            String::from_utf8_lossy(rest.get(..BUTTON.min(rest.len())).unwrap_or(&[]))
        };
        name.eq_ignore_ascii_case("button")
            && inside().split("</button").next().is_some_and(|inside| inside.contains("<figcaption"))
    }

    pub(super) fn no_script(&mut self, name: &str) {
        let from = self.tokens.offset();
        self.tokens.skip_element(name);
        let inside = self.html.get(from..self.tokens.offset()).unwrap_or("");
        if let Some(figure) = self.figures.last_mut()
            && self.writer.pictures() == figure.first
            && let Some(image) = images::within(inside, self.base)
        {
            self.writer.image(image);
            figure.has_picture = true;
        }
    }

    /// Whether the words right after a picture are its caption: they are what it is called, or read like one.
    ///
    /// Words that lead somewhere are a teaser; a name alone is that of who wrote or is in it.
    pub(super) fn is_told_of_picture(&self) -> bool {
        let text = self.line.text().trim();
        let is_alt = |alt: &str| alt.len() >= 12 && (alt.starts_with(text) || text.starts_with(alt));
        self.near_picture
            && text.len() >= 12
            && text.split(' ').nth(2).is_some()
            && (is_alt(&self.alt) || caption::looks_like_caption(text) >= 0.95)
            && self.line.linked() == 0
            && self.open.iter().all(|open| open.href.is_none())
    }

    pub(super) fn end_caption(&mut self) {
        let kind = if self.line.len() > CAPTION { BlockKind::Paragraph } else { BlockKind::Caption };
        self.end(kind);
    }

    pub(super) fn give_caption(&mut self, number: u32) {
        let first = self.figures.last().map_or(self.pictures, |figure| figure.first);
        self.writer.give_caption(first, number);
    }
}
