//! Pictures on the way through a page: what they are, and which words belong to them.

use super::{CAPTION, Reader};
use crate::feeds::caption;
use crate::feeds::extract::images;
use crate::feeds::markup::{Token, Tokens, attribute, decode};
use crate::model::BlockKind;

/// How far into a button a figure is looked for, in bytes.
const BUTTON: usize = 8_000;
/// How far into a hidden element the words that a picture is called by are looked for, in bytes.
const FOLDED: usize = 3_000;
/// Words in a caption's element that are shorter than this, in bytes, need a picture to be one.
const LABEL: usize = 16;
/// What a picture is called by in fewer characters than this may be what else is in the element.
const NAME: usize = 24;

impl Reader<'_, '_> {
    pub(super) fn is_near_picture(&self) -> bool {
        self.near_picture || self.figures.last().is_some_and(|figure| figure.has_picture)
    }

    pub(super) fn image(&mut self, attributes: &str) {
        if self.is_icon(attributes) {
            return;
        }
        self.near_picture = true;
        self.fresh = true;
        self.met += 1;
        self.met_at = self.writer.count();
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

    /// A drawing outside of a figure, or beside the figure's picture, is a button's or a badge's.
    fn is_icon(&self, attributes: &str) -> bool {
        let is_drawing = |address: &str| {
            address.split(['?', '#']).next().is_some_and(|path| path.to_ascii_lowercase().ends_with(".svg"))
        };
        self.figures.last().is_none_or(|figure| figure.has_picture)
            && attributes.contains(".svg")
            && attribute(attributes, "src").is_some_and(|address| is_drawing(&address))
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

    /// Leaves an element out; a button around a picture shows it large, and its caption follows.
    pub(super) fn skip(&mut self, name: &str) {
        let from = self.tokens.offset();
        self.tokens.skip_element(name);
        if name.eq_ignore_ascii_case("button") {
            let inside = self.html.get(from..self.tokens.offset()).unwrap_or("");
            let picture = Tokens::html(inside).take(50).find_map(|token| match token {
                Token::Open { name, attributes, .. } if name.eq_ignore_ascii_case("img") => Some(attributes),
                _ => None,
            });
            let is_called = |attributes: &&str| attribute(attributes, "alt").is_some_and(|alt| alt.len() >= NAME);
            if let Some(attributes) = picture.filter(is_called) {
                self.image(attributes);
            }
        }
    }

    /// Whether the hidden element that begins here holds the words that the picture before it is called by: a
    /// caption that is folded away until somebody asks for it.
    pub(super) fn tells_of_picture(&self) -> bool {
        let rest = self.html.get(self.tokens.offset()..).unwrap_or("");
        self.near_picture
            && self.alt.chars().count() >= NAME
            && decode(rest.get(..rest.floor_char_boundary(FOLDED)).unwrap_or("")).contains(&self.alt)
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
        let is_long = text.len() >= 12 && text.split(' ').nth(2).is_some();
        // Two names are who it shows: a box about somebody more often than a caption.
        let is_name =
            || text.split(' ').count() < 3 && text.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let is_named = text == self.alt && text.chars().count() >= 10 && text.contains(' ') && !is_name();
        self.near_picture
            && (is_named || is_long && (is_alt(&self.alt) || caption::looks_like_caption(text) >= 0.95))
            && self.line.linked() == 0
            && self.open.iter().all(|open| open.href.is_none() && !open.name.eq_ignore_ascii_case("aside"))
    }

    pub(super) fn end_caption(&mut self) {
        let signs_quote =
            !self.is_near_picture() && self.writer.last().is_some_and(|block| block.kind == BlockKind::Quote);
        let kind = match self.line.len() {
            // Who is quoted stands in the same element as what a picture shows.
            _ if signs_quote => BlockKind::Quote,
            0..LABEL if !self.is_near_picture() => BlockKind::Paragraph,
            0..=CAPTION => BlockKind::Caption,
            _ => BlockKind::Paragraph,
        };
        self.end(kind);
    }

    pub(super) fn give_caption(&mut self, number: u32) {
        let first = self.figures.last().map_or(self.pictures, |figure| figure.first);
        self.writer.give_caption(first, number);
    }
}
