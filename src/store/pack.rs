//! How texts and findings lie in the library: compressed, against a dictionary of what is common in them.

use std::io;

use serde::de::DeserializeOwned;
use zstd::bulk::{Compressor, Decompressor};

use super::spans;
use crate::model::{Article, Beside, Findings};

/// A body is short, so half of what compression gains comes from having seen its like before.
/// Never changed once released: what was packed with one needs it for good.
const PROSE: &[u8] = include_bytes!("dictionary.txt");
const RECORDS: &[u8] = include_bytes!("findings.txt");

/// The first byte of a pack says what is in it, the next four (little endian) how long it is unpacked.
const ENTRY: u8 = 1;
const ARTICLE: u8 = 2;
const FINDINGS: u8 = 3;
/// Like ENTRY, but a JSON object stands between the authors and the HTML, a line of its own.
const ENTRY_BESIDE: u8 = 4;
/// Like FINDINGS, but without their spans: how long the JSON is (four bytes, little endian), the JSON, the spans.
const FINDINGS_APART: u8 = 5;
const HEAD: usize = 5;

/// The most that a pack may claim to hold, as a damaged one may claim anything.
const LARGEST: usize = 64 << 20;

/// Between authors; their names hold no control characters.
const BETWEEN: char = '\u{1f}';

/// What an article's text is made from.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// As the feed gave it: HTML, read into an article when it is opened.
    Entry { authors: Vec<String>, beside: Beside, html: String },
    /// Read out of a page, a capture or a sample.
    Article(Box<Article>),
}

/// Packs; costly to make, so one is kept for many bodies.
pub struct Packer {
    prose: Compressor<'static>,
    records: Compressor<'static>,
}

impl Packer {
    pub fn new() -> io::Result<Self> {
        Ok(Self { prose: Compressor::with_dictionary(3, PROSE)?, records: Compressor::with_dictionary(6, RECORDS)? })
    }

    pub fn entry(&mut self, authors: &[impl AsRef<str>], beside: &Beside, html: &str) -> io::Result<Vec<u8>> {
        let mut raw = String::with_capacity(html.len() + 40);
        for (index, author) in authors.iter().enumerate() {
            raw.extend((index > 0).then_some(BETWEEN));
            raw.push_str(author.as_ref());
        }
        raw.push('\n');
        let mut kind = ENTRY;
        if *beside != Beside::default() {
            kind = ENTRY_BESIDE;
            raw.push_str(&serde_json::to_string(beside)?);
            raw.push('\n');
        }
        raw.push_str(html);
        wrap(kind, &mut self.prose, raw.as_bytes())
    }

    pub fn article(&mut self, article: &Article) -> io::Result<Vec<u8>> {
        wrap(ARTICLE, &mut self.records, &serde_json::to_vec(article)?)
    }

    pub fn findings(&mut self, findings: &Findings) -> io::Result<Vec<u8>> {
        let (bare, spans) = spans::taken_out(&serde_json::to_string(findings)?);
        let length = u32::try_from(bare.len()).map_err(io::Error::other)?;
        let raw = [&length.to_le_bytes(), bare.as_bytes(), &spans].concat();
        wrap(FINDINGS_APART, &mut self.records, &raw)
    }
}

fn wrap(kind: u8, compressor: &mut Compressor<'_>, raw: &[u8]) -> io::Result<Vec<u8>> {
    let length = u32::try_from(raw.len()).map_err(io::Error::other)?;
    let mut pack = compressor.compress(raw)?;
    pack.splice(0..0, std::iter::once(kind).chain(length.to_le_bytes()));
    pack.shrink_to_fit();
    Ok(pack)
}

/// Unpacks; costly to make, so one is kept for many bodies.
pub struct Unpacker {
    prose: Decompressor<'static>,
    records: Decompressor<'static>,
}

impl Unpacker {
    pub fn new() -> io::Result<Self> {
        Ok(Self { prose: Decompressor::with_dictionary(PROSE)?, records: Decompressor::with_dictionary(RECORDS)? })
    }

    /// None: the pack is damaged.
    pub fn body(&mut self, pack: &[u8]) -> Option<Kept> {
        match *pack.first()? {
            kind @ (ENTRY | ENTRY_BESIDE) => {
                let raw = String::from_utf8(unwrap(&mut self.prose, pack)?).ok()?;
                let (authors, mut html) = raw.split_once('\n')?;
                let mut beside = Beside::default();
                if kind == ENTRY_BESIDE {
                    let (record, rest) = html.split_once('\n')?;
                    beside = serde_json::from_str(record).ok()?;
                    html = rest;
                }
                let authors = authors.split(BETWEEN).filter(|name| !name.is_empty()).map(str::to_owned).collect();
                Some(Kept::Entry { authors, beside, html: html.to_owned() })
            }
            ARTICLE => self.record(pack).map(Kept::Article),
            _ => None,
        }
    }

    /// None: the pack is damaged.
    pub fn findings(&mut self, pack: &[u8]) -> Option<Findings> {
        match *pack.first()? {
            FINDINGS => self.record(pack),
            FINDINGS_APART => {
                let raw = unwrap(&mut self.records, pack)?;
                let (length, rest) = raw.split_first_chunk()?;
                let (bare, spans) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
                serde_json::from_str(&spans::put_back(str::from_utf8(bare).ok()?, spans)?).ok()
            }
            _ => None,
        }
    }

    /// A body as it was packed, whatever it is. None: the pack is damaged.
    pub(super) fn raw(&mut self, pack: &[u8]) -> Option<Vec<u8>> {
        match *pack.first()? {
            ENTRY | ENTRY_BESIDE => unwrap(&mut self.prose, pack),
            ARTICLE => unwrap(&mut self.records, pack),
            _ => None,
        }
    }

    fn record<T: DeserializeOwned>(&mut self, pack: &[u8]) -> Option<T> {
        serde_json::from_slice(&unwrap(&mut self.records, pack)?).ok()
    }
}

fn unwrap(decompressor: &mut Decompressor<'_>, pack: &[u8]) -> Option<Vec<u8>> {
    let (head, packed) = pack.split_at_checked(HEAD)?;
    let length = u32::from_le_bytes(head.get(1..)?.try_into().ok()?) as usize;
    let raw = decompressor.decompress(packed, length.min(LARGEST)).ok()?;
    (raw.len() == length).then_some(raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Entity, EntityKind, Span, Text};

    #[test]
    fn what_is_packed_is_unpacked_and_damage_is_seen() {
        let (mut packer, mut unpacker) = (Packer::new().unwrap(), Unpacker::new().unwrap());
        let html = "<p>“It rained,” said Ana Ruiz.</p>".repeat(40);
        let plain = Beside::default();
        let pack = packer.entry(&["Ana Ruiz", "Bo Li"], &plain, &html).unwrap();
        assert!(pack.len() < html.len() / 10);
        assert_eq!(pack[0], ENTRY, "what has nothing beside it is packed as ever");
        let authors = vec!["Ana Ruiz".to_owned(), "Bo Li".to_owned()];
        assert_eq!(unpacker.body(&pack), Some(Kept::Entry { authors, beside: plain, html }));

        let categories = vec![Text::line("World"), Text::line("Rain")];
        let beside = Beside { categories, updated: Some(7), ..Beside::default() };
        let pack = packer.entry(&[""; 0], &beside, "a\nb").unwrap();
        assert_eq!(unpacker.body(&pack), Some(Kept::Entry { authors: Vec::new(), beside, html: "a\nb".into() }));

        let article = Article { headline: Text::line("Rain"), ..Article::default() };
        let pack = packer.article(&article).unwrap();
        assert_eq!(unpacker.body(&pack), Some(Kept::Article(Box::new(article))));

        let at = Span::new(40, 47);
        let (name, mentions) = (Text::line("Ana Ruiz"), vec![at, Span::new(9, 12)]);
        let entity = Entity { name, kind: EntityKind::Person, role: None, mentions, confidence: 0.5 };
        let findings = Findings { entities: vec![entity], ..Findings::default() };
        let apart = packer.findings(&findings).unwrap();
        assert_eq!(unpacker.findings(&apart), Some(findings.clone()));
        let whole = wrap(FINDINGS, &mut packer.records, &serde_json::to_vec(&findings).unwrap()).unwrap();
        assert_eq!(unpacker.findings(&whole), Some(findings), "as they were packed before");
        assert!((0..apart.len()).all(|end| unpacker.findings(&apart[..end]).is_none()));

        for end in 0..pack.len() {
            assert_eq!(unpacker.body(&pack[..end]), None);
        }
        let mut huge = pack.clone();
        huge[1..5].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(unpacker.body(&huge), None);
    }
}
