//! An entry while its fields come in, and what becomes of them.

use crate::feeds::limits;
use crate::feeds::markup::{Token, Tokens, decode};
use crate::model::{Beside, Enclosure, Entry, Text, Timestamp};

/// What was said of an entry so far; for a field said more than once, the best word.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub id: Option<String>,
    pub title: Ranked<String>,
    pub link: Ranked<String>,
    pub authors: Vec<String>,
    pub creators: Vec<String>,
    pub published: Ranked<Timestamp>,
    pub content: Ranked<String>,
    pub summary: Ranked<String>,
    /// What else was given as a summary, where two elements say different things.
    pub spare: Option<String>,
    /// The `xml:base` of the text, or of what it stands in.
    pub base: Option<String>,
    pub updated: Option<Timestamp>,
    pub categories: Vec<String>,
    pub comments: Option<String>,
    pub thumbnail: Ranked<String>,
    pub enclosures: Vec<Enclosure>,
    /// How long the enclosed sound or film plays, where the entry tells it.
    pub seconds: Option<u32>,
}

/// A value and how good the element was that gave it; the first of the best wins.
#[derive(Debug)]
pub(super) struct Ranked<T>(Option<(u8, T)>);

impl<T> Default for Ranked<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Ranked<T> {
    pub(super) fn offer(&mut self, rank: u8, value: T) {
        if self.0.as_ref().is_none_or(|(held, _)| rank > *held) {
            self.0 = Some((rank, value));
        }
    }

    /// Like `offer`, but among equals the last one wins: who says a thing again puts it right.
    pub(super) fn amend(&mut self, rank: u8, value: T) {
        if self.0.as_ref().is_none_or(|(held, _)| rank >= *held) {
            self.0 = Some((rank, value));
        }
    }

    pub(super) fn wants(&self, rank: u8) -> bool {
        self.0.as_ref().is_none_or(|(held, _)| rank > *held)
    }

    pub(super) fn held(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    pub(super) fn take(self) -> Option<T> {
        self.0.map(|(_, value)| value)
    }
}

impl Draft {
    /// Takes one of the elements that give a summary.
    pub(super) fn offer_summary(&mut self, rank: u8, html: String) {
        match self.summary.held() {
            Some(held) if *held == html => {}
            Some(_) if !self.summary.wants(rank) => self.spare = self.spare.take().or(Some(html)),
            Some(_) => {
                let other = std::mem::take(&mut self.summary).take();
                self.spare = self.spare.take().or(other);
                self.summary.offer(rank, html);
            }
            None => self.summary.offer(rank, html),
        }
    }

    pub(super) fn finish(self) -> Entry {
        let title = Text::line(&self.title.take().unwrap_or_default());
        let link = self.link.take();
        let published = self.published.take();
        let (mut content, mut summary) = (self.content.take(), self.summary.take());
        // Of two summaries and no content the longer one is the piece, whatever they are called.
        if let (None, Some(spare)) = (&content, self.spare) {
            let is_longer = summary.as_ref().is_some_and(|summary| summary.len() > spare.len());
            (content, summary) = if is_longer { (summary, Some(spare)) } else { (Some(spare), summary) };
        }
        let id = match self.id.filter(|id| !id.is_empty()) {
            Some(id) if id.len() <= limits::ID_BYTES => id,
            Some(id) => made_id(&[&id]),
            None => link.clone().unwrap_or_else(|| {
                let words = content.as_deref().or(summary.as_deref()).unwrap_or("");
                // A headline and a date tell it from the others even when its text is mended.
                match published {
                    Some(date) if !title.is_empty() => made_id(&[&title, &date.to_string()]),
                    _ => made_id(&[&title, words]),
                }
            }),
        };
        let authors = each_once(if self.authors.is_empty() { self.creators } else { self.authors }, limits::AUTHORS);
        let link = link.map(|link| Text::line(&link));
        Entry {
            id,
            title,
            link,
            authors,
            published,
            content,
            summary,
            beside: Beside {
                base: self.base.map(|base| Text::line(&base)),
                updated: self.updated,
                categories: each_once(self.categories, limits::CATEGORIES),
                comments: self.comments.map(|link| Text::line(&link)),
                thumbnail: self.thumbnail.take().map(|link| Text::line(&link)),
                enclosures: files(self.enclosures, self.seconds),
            },
        }
    }
}

/// Names in their order, each once.
fn each_once(names: Vec<String>, most: usize) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for name in names {
        let name = Text::line(&headline(&name));
        if !name.is_empty() && !out.contains(&name) && out.len() < most {
            out.push(name);
        }
    }
    out
}

/// The enclosed files, each once; the first of them that plays has the length that the entry tells.
fn files(found: Vec<Enclosure>, seconds: Option<u32>) -> Vec<Enclosure> {
    let mut out: Vec<Enclosure> = Vec::new();
    for file in found {
        let is_full = out.len() >= limits::ENCLOSURES;
        match out.iter_mut().find(|other| other.url == file.url) {
            Some(other) => {
                other.media_type = other.media_type.take().or(file.media_type);
                other.bytes = other.bytes.or(file.bytes);
                other.seconds = other.seconds.or(file.seconds);
            }
            None if is_full => {}
            None => out.push(file),
        }
    }
    let plays = |file: &Enclosure| file.media_type.as_ref().is_none_or(|kind| !kind.starts_with("image/"));
    if let Some(file) = out.iter_mut().find(|file| plays(file)) {
        file.seconds = file.seconds.or(seconds);
    }
    out
}

/// An id for an entry that has none: the same for the same words, in any run of any version.
fn made_id(parts: &[&str]) -> String {
    // FNV-1a, with a byte that no text holds between the parts.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("newsdesk:{hash:016x}")
}

/// A headline out of what may be HTML: its tags taken out, its references decoded once more.
pub(super) fn headline(raw: &str) -> String {
    let mut out = if raw.contains(['<', '&']) { without_tags(raw) } else { raw.to_owned() };
    if let Some((cut, _)) = out.char_indices().nth(limits::TITLE_CHARS) {
        out.truncate(cut);
    }
    out
}

/// Tags that are layout in a headline; `<x>` of another name is what the headline says.
const INLINE: [&str; 27] = [
    "a", "b", "i", "u", "em", "strong", "span", "br", "p", "div", "sup", "sub", "font", "cite", "code", "small", "big",
    "del", "ins", "s", "strike", "q", "wbr", "img", "abbr", "mark", "bdi",
];

fn without_tags(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut tokens = Tokens::xml(raw);
    loop {
        let from = tokens.offset();
        let Some(token) = tokens.next() else { return out };
        match token {
            Token::Text(text) => out.push_str(&decode(text)),
            Token::Cdata(text) => out.push_str(text),
            Token::Open { name, .. } if matches!(name, "script" | "style") => {
                tokens.find(|token| matches!(token, Token::Close { name: end } if *end == name));
            }
            Token::Open { name, .. } | Token::Close { name } => {
                let tag = raw.get(from..tokens.offset()).unwrap_or("");
                if !tag.ends_with('>') || !INLINE.iter().any(|known| name.eq_ignore_ascii_case(known)) {
                    out.push_str(&decode(tag));
                } else if matches!(name, "br" | "BR" | "p" | "div") {
                    out.push(' ');
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_text() {
        assert_eq!(headline("Tom &amp; <i>Jerry</i> <3 &lt;b&gt;"), "Tom & Jerry <3 <b>");
        assert_eq!(headline("The <blink> tag"), "The <blink> tag");
        assert_eq!(headline(&"x".repeat(5000)).len(), limits::TITLE_CHARS);
    }
}
