//! Where the element of a feed ends that was just opened, whether or not it is closed.

use super::names::Space;
use super::xml::{Reader, Tag, is_entry};
use crate::feeds::markup::Token;

/// The inside of an element, up to its end tag.
pub(super) struct Inside<'a> {
    pub raw: &'a str,
    /// Whether elements stand in it.
    pub elements: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn inside_of(&mut self, tag: &Tag<'a>) -> Inside<'a> {
        if tag.empty { Inside { raw: "", elements: false } } else { self.inside(tag.written) }
    }

    /// Moves behind the end tag of the element just opened. One that is never closed ends with its
    /// entry, or where the next entry begins.
    pub(super) fn inside(&mut self, name: &str) -> Inside<'a> {
        let from = self.tokens.offset();
        let (mut depth, mut elements) = (0usize, false);
        // Where the next field begins, should the end tag be missing.
        let mut next_field = None;
        loop {
            let at = self.tokens.offset();
            let end = |reader: &Self, elements| Inside { raw: reader.text.get(from..at).unwrap_or(""), elements };
            let unclosed = |reader: &mut Self, elements| {
                let cut = next_field.unwrap_or((at, elements));
                reader.tokens.seek(cut.0);
                Inside { raw: reader.text.get(from..cut.0).unwrap_or(""), elements: cut.1 }
            };
            match self.tokens.next() {
                None => return unclosed(self, elements),
                Some(Token::Open { name: inner, empty, .. }) => {
                    let (space, local) = self.names.resolve(inner);
                    if is_entry(local) {
                        return unclosed(self, elements);
                    }
                    if next_field.is_none() && is_field(space, local) {
                        next_field = Some((at, elements));
                    }
                    elements = true;
                    depth += usize::from(!empty && inner == name);
                }
                Some(Token::Close { name: inner }) => {
                    if inner == name {
                        if depth == 0 {
                            return end(self, elements);
                        }
                        depth -= 1;
                    } else if closes_more(self.names.resolve(inner).1) {
                        return unclosed(self, elements);
                    }
                }
                Some(Token::Text(_) | Token::Cdata(_)) => {}
            }
        }
    }
}

/// Whether a tag is one that HTML has not and that begins a field of an entry.
fn is_field(space: Space, local: &str) -> bool {
    match space {
        Space::Core => [
            "link",
            "guid",
            "description",
            "pubDate",
            "category",
            "author",
            "published",
            "updated",
            "summary",
            "content",
        ]
        .contains(&local),
        Space::DublinCore | Space::Content | Space::Podcast => true,
        _ => false,
    }
}

/// Whether an end tag ends what every field stands in.
fn closes_more(local: &str) -> bool {
    is_entry(local) || ["channel", "rss", "feed", "RDF"].iter().any(|name| local.eq_ignore_ascii_case(name))
}
