//! What the quotes of an article say: packed together against the article's own text, where nearly all of it stands.

use std::fmt::Write as _;
use std::io;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use zstd::bulk::{Compressor, Decompressor};

use super::catalogue::QUOTES;
use super::catalogue_entry::QuoteUse;
use super::error::LibraryError;
use super::library::Library;
use super::pack::Unpacker;
use crate::model::{ArticleId, QuoteId};

/// Between the parts of a quote and between quotes; the texts of a quote are one line each, without control characters.
const PART: char = '\u{1f}';
const END: char = '\n';

/// How hard it is packed: texts are short, and it is done once for an article.
const LEVEL: i32 = 9;

/// Bytes of an article's text that quotes are packed against; what is said behind them takes its own room.
const LONGEST_TEXT: usize = 256 << 10;

/// The most that a pack may hold: as many quotes as there are numbers for, each at its longest.
const LARGEST: usize = 8 << 20;

/// What one quote says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    index: i64,
    pub words: String,
    /// See [`crate::model::book::WORDS`].
    pub context: String,
    pub cue: String,
    pub role: String,
    /// The byte of the reading text where it begins.
    pub place: u32,
    /// In thousandths, as it is kept.
    confidence: u32,
}

impl Said {
    pub fn confidence(&self) -> f32 {
        f32::from(u16::try_from(self.confidence).unwrap_or(u16::MAX)) / 1_000.0
    }
}

/// What a quote of an article's says, where the article has it.
pub fn find(all: &[Said], quote: QuoteId) -> Option<&Said> {
    let index = quote.0.rem_euclid(QUOTES);
    all.iter().rfind(|said| said.index == index)
}

/// Packs and unpacks what quotes say; costly to make, so each library keeps one.
pub struct Sayings {
    texts: Unpacker,
    packer: Compressor<'static>,
    unpacker: Decompressor<'static>,
    /// The pack that was read last, and what was in it: the quotes of an article are mostly asked for one by one.
    last: Option<(Vec<u8>, Arc<[Said]>)>,
}

impl Sayings {
    pub fn new() -> io::Result<Self> {
        let mut packer = Compressor::new(LEVEL)?;
        // A text that is not the one that it was packed against is noticed.
        packer.include_checksum(true)?;
        Ok(Self { texts: Unpacker::new()?, packer, unpacker: Decompressor::new()?, last: None })
    }

    /// Keeps what the quotes of an article say, within a change.
    pub fn keep(&mut self, tx: &Transaction<'_>, article: ArticleId, quotes: &[QuoteUse]) -> rusqlite::Result<()> {
        if quotes.is_empty() {
            return Ok(());
        }
        let body: Vec<u8> = tx
            .prepare_cached("SELECT body FROM bodies WHERE article = ?")?
            .query_row([article.0], |row| row.get(0))
            .optional()?
            .unwrap_or_default();
        let pack = self.pack(&written(quotes), &body).map_err(unable)?;
        tx.prepare_cached("REPLACE INTO said (article, pack) VALUES (?, ?)")?
            .execute(params![article.0, pack])
            .map(drop)
    }

    /// What the quotes of an article say; nothing where it is damaged.
    pub fn of(&mut self, conn: &Connection, article: ArticleId) -> rusqlite::Result<Arc<[Said]>> {
        let one = |sql: &str| -> rusqlite::Result<Option<Vec<u8>>> {
            conn.prepare_cached(sql)?.query_row([article.0], |row| row.get(0)).optional()
        };
        let Some(pack) = one("SELECT pack FROM said WHERE article = ?")? else { return Ok(Arc::default()) };
        if let Some((_, said)) = self.last.as_ref().filter(|(last, _)| *last == pack) {
            return Ok(Arc::clone(said));
        }
        let body = one("SELECT body FROM bodies WHERE article = ?")?.unwrap_or_default();
        let raw = self.unpack(&pack, &body).ok();
        let said: Arc<[Said]> = raw.and_then(|raw| read(&String::from_utf8(raw).ok()?)).unwrap_or_default().into();
        self.last = Some((pack, Arc::clone(&said)));
        Ok(said)
    }

    fn pack(&mut self, raw: &str, body: &[u8]) -> io::Result<Vec<u8>> {
        let text = self.text(body);
        self.packer.set_dictionary(LEVEL, &text)?;
        let mut pack = u32::try_from(raw.len()).map_err(io::Error::other)?.to_le_bytes().to_vec();
        pack.extend(self.packer.compress(raw.as_bytes())?);
        Ok(pack)
    }

    fn unpack(&mut self, pack: &[u8], body: &[u8]) -> io::Result<Vec<u8>> {
        let (length, packed) = pack.split_first_chunk().ok_or_else(|| io::Error::other("it is cut off"))?;
        let length = u32::from_le_bytes(*length) as usize;
        let text = self.text(body);
        self.unpacker.set_dictionary(&text)?;
        let raw = self.unpacker.decompress(packed, length.min(LARGEST))?;
        if raw.len() == length { Ok(raw) } else { Err(io::Error::other("it is not whole")) }
    }

    /// The text of an article as it was packed, markup and all.
    fn text(&mut self, body: &[u8]) -> Vec<u8> {
        let mut text = self.texts.raw(body).unwrap_or_default();
        text.truncate(LONGEST_TEXT);
        text
    }
}

impl Library {
    /// Asks with what unpacks the words of quotes.
    pub(super) fn ask_said<T>(
        &self,
        ask: impl FnOnce(&Connection, &mut Sayings) -> rusqlite::Result<T>,
    ) -> Result<T, LibraryError> {
        let mut sayings = self.sayings()?;
        let answer = self.ask(|conn| ask(conn, &mut sayings));
        self.sayings.replace(Some(sayings));
        answer
    }

    /// Changes with what packs the words of quotes, in one transaction.
    pub(super) fn change_said<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>, &mut Sayings) -> rusqlite::Result<T>,
    ) -> Result<T, LibraryError> {
        let mut sayings = self.sayings()?;
        let done = self.change(|tx| change(tx, &mut sayings));
        self.sayings.replace(Some(sayings));
        done
    }

    fn sayings(&self) -> Result<Sayings, LibraryError> {
        match self.sayings.take() {
            Some(sayings) => Ok(sayings),
            None => Sayings::new().map_err(|why| LibraryError::Io { path: self.path.clone(), why }),
        }
    }
}

/// Forgets what the quotes of an article say.
pub(super) fn forget(tx: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM said WHERE article = ?")?.execute([article.0]).map(drop)
}

fn unable(error: io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

/// A line for each quote, its numbers as differences to those of the one before.
fn written(quotes: &[QuoteUse]) -> String {
    let mut out = String::new();
    let (mut index, mut place) = (0, 0);
    for quote in quotes {
        let number = i64::from(quote.index).min(QUOTES - 1);
        let (by, on) = (number - index, i64::from(quote.place) - place);
        (index, place) = (number, i64::from(quote.place));
        let _ = write!(out, "{by}{PART}{on}{PART}{:.0}", f64::from(quote.confidence) * 1_000.0);
        for text in [&quote.words, &quote.context, &quote.cue, &quote.role] {
            out.push(PART);
            out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        out.push(END);
    }
    out
}

/// None: it is not what was written.
fn read(raw: &str) -> Option<Vec<Said>> {
    let (mut index, mut place) = (0i64, 0i64);
    let line = |line: &str| {
        let mut parts = line.split(PART);
        let mut number = || parts.next()?.parse::<i64>().ok();
        (index, place) = (index.checked_add(number()?)?, place.checked_add(number()?)?);
        let confidence = u32::try_from(number()?).ok()?;
        let mut text = || parts.next().map(str::to_owned);
        let (words, context, cue, role) = (text()?, text()?, text()?, text()?);
        Some(Said { index, words, context, cue, role, place: u32::try_from(place).ok()?, confidence })
    };
    raw.split_terminator(END).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Beside;
    use crate::store::Packer;

    fn quote(index: u32, place: u32, words: &str, context: &str) -> QuoteUse {
        QuoteUse {
            index,
            speaker: None,
            direct: true,
            confidence: 0.87,
            words: words.to_owned(),
            place,
            cue: "said".to_owned(),
            role: "mayor".to_owned(),
            context: context.to_owned(),
            prints: Vec::new(),
        }
    }

    #[test]
    fn what_is_said_takes_no_room_beside_the_text_and_another_text_is_noticed() {
        let said = "We will not wait for the next storm to come before we rebuild the harbour wall of this town";
        let html = format!("<p>The wall fell on Monday. “{said},” Mayor Ana Ruiz said at the harbour.</p>");
        let mut packer = Packer::new().unwrap();
        let body = packer.entry(&["Bo Li"], &Beside::default(), &html).unwrap();
        let quotes = [quote(3, 400, said, "“\u{fffc},” Mayor Ana Ruiz said."), quote(9, 90, "One\u{1f}\ntwo", "")];
        let raw = written(&quotes);
        let mut sayings = Sayings::new().unwrap();
        let pack = sayings.pack(&raw, &body).unwrap();
        assert!(pack.len() < 90, "{} bytes", pack.len());
        let read = read(&String::from_utf8(sayings.unpack(&pack, &body).unwrap()).unwrap()).unwrap();
        let first = find(&read, QuoteId(7 * QUOTES + 3)).unwrap();
        assert_eq!((first.words.as_str(), first.place, first.cue.as_str()), (said, 400, "said"));
        assert!((first.confidence() - 0.87).abs() < 1e-6);
        let second = find(&read, QuoteId(9)).unwrap();
        assert_eq!((second.words.as_str(), second.place), ("One  two", 90));
        assert_eq!(find(&read, QuoteId(4)), None);

        let other = packer.entry(&["Bo Li"], &Beside::default(), &html.replace("storm", "flood")).unwrap();
        assert!(sayings.unpack(&pack, &other).is_err());
        assert!(sayings.unpack(&pack, &[]).is_err());
        assert!((0..pack.len()).all(|end| sayings.unpack(&pack[..end], &body).is_err()));
    }
}
