//! What an element holds: HTML, words, a person.

use super::inside::{unwrapped, without_cdata, without_scripts};
use super::xml::{Reader, Tag};
use crate::feeds::base64;
use crate::feeds::markup::{Token, Tokens, decode};

impl<'a> Reader<'a> {
    /// The HTML of an element, escaped, in CDATA or as elements.
    pub(super) fn html(&mut self, tag: &Tag<'a>, wanted: bool) -> String {
        let inside = self.inside_of(tag);
        if !wanted {
            return String::new();
        }
        let kind = tag.attribute("type").unwrap_or_default();
        let mode = tag.attribute("mode").unwrap_or_default();
        let is_packed = mode == "base64"
            || (!kind.is_empty() && !kind.starts_with("text") && !kind.contains("xml") && kind.contains('/'));
        if let Some(words) = is_packed.then(|| unpacked(inside.raw)).flatten() {
            return words;
        }
        if inside.elements {
            let markup = without_cdata(inside.raw);
            // The one element around XHTML is there for the form's sake and no part of what it holds.
            let held = if kind == "xhtml" { within_div(&markup) } else { &markup };
            return without_scripts(held.to_owned());
        }
        let words = unwrapped(inside.raw);
        // What is called text is text, even where it looks like a tag.
        if matches!(&*kind, "text" | "text/plain") && words.contains(['<', '&']) {
            return words.replace('&', "&amp;").replace('<', "&lt;");
        }
        without_scripts(words)
    }

    /// The words of an element, its references decoded once, elements in it kept as written.
    pub(super) fn words(&mut self, tag: &Tag<'a>) -> String {
        let inside = self.inside_of(tag);
        let is_packed = tag.attribute("mode").as_deref() == Some("base64")
            || tag.attribute("type").as_deref() == Some("application/octet-stream");
        if let Some(words) = is_packed.then(|| unpacked(inside.raw)).flatten() {
            return words;
        }
        if inside.elements {
            without_cdata(inside.raw).trim().to_owned()
        } else {
            unwrapped(inside.raw).trim().to_owned()
        }
    }

    /// The name of a person given as text or as elements; the address where there is no name.
    pub(super) fn person(&mut self, tag: &Tag<'a>) -> Option<String> {
        let inside = self.inside_of(tag);
        if !inside.elements {
            let words = unwrapped(inside.raw);
            return Some(words.trim().to_owned()).filter(|name| !name.is_empty());
        }
        let (mut name, mut email) = (None, None);
        let tokens = Tokens::xml(inside.raw);
        let mut field = "";
        for token in tokens {
            match token {
                Token::Open { name: written, .. } => field = self.names.resolve(written).1,
                Token::Close { .. } => field = "",
                Token::Text(text) | Token::Cdata(text) => {
                    let words = decode(text).trim().to_owned();
                    match field {
                        _ if words.is_empty() => {}
                        "name" => name = Some(words),
                        "email" => email = Some(words),
                        _ => {}
                    }
                }
            }
        }
        match (name, email) {
            (Some(name), Some(email)) => Some(format!("{name} ({email})")),
            (name, email) => name.or(email),
        }
    }
}

/// The words that are packed as base64; none where they are not.
fn unpacked(raw: &str) -> Option<String> {
    let bytes = base64::decode(&unwrapped(raw))?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What stands in the `div` that is all of `markup`, or all of it where it is not.
fn within_div(markup: &str) -> &str {
    let inside = || {
        let (tag, rest) = markup.trim().strip_prefix('<')?.split_once('>')?;
        let name = tag.split_ascii_whitespace().next()?;
        let is_div = name == "div" || name.ends_with(":div");
        rest.strip_suffix('>')?.trim_end().strip_suffix(name)?.strip_suffix("</").filter(|_| is_div)
    };
    inside().unwrap_or(markup)
}
