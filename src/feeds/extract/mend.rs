//! The chosen text made whole: what a selection keeps of other things is taken out, what it loses of the
//! article is put in where the page has it.

use std::collections::{HashMap, HashSet};

use super::furniture;
use super::mark::AROUND;
use super::metadata::Metadata;
use super::writer::Piece;
use crate::feeds::folded::folded;
use crate::model::BlockKind;

/// Of the chosen running text a word of class names may mark this share, in per cent; one that marks more
/// belongs to the article itself.
const FOREIGN: usize = 30;
/// The same of all text, labels and points included.
const FOREIGN_OF_ALL: usize = 50;
/// More bytes than this are not searched for what is lost in them.
const SEARCHED: usize = 300_000;
/// The summary stands no more than so many blocks above the text, and is so long, in characters.
const ABOVE: usize = 25;
const DECK: std::ops::RangeInclusive<usize> = 40..=700;
/// What follows the text, more blocks after it than this, is no part of it.
const GAP: usize = 25;

/// Takes out and puts in; `headline` is the folded headline as the page prints it.
pub(super) fn complete(page: &[Piece], chosen: &mut Vec<Piece>, headline: &str, metadata: &Metadata) {
    inherit(page, chosen);
    let ours = excused(chosen);
    chosen.retain(|piece| is_at_home(piece, &ours));
    let keys: Vec<String> = chosen.iter().map(|piece| folded(piece.line.text())).collect();
    let all: String = keys.concat();
    if all.len() > SEARCHED {
        return;
    }
    let told = metadata.descriptions.iter().map(|words| folded(words)).filter(|words| words.len() >= 30).collect();
    let body = metadata.body.as_deref().map(folded).filter(|body| body.len() > 500);
    let mut mend = Mend { page, keys, all, told, body, placed: vec![None; page.len()], homes: HashMap::new() };
    mend.place();
    let lost = mend.lost(headline);
    put_in(chosen, lost, &mend.placed);
}

/// Says of chosen blocks what the page says of the same ones: selections make a paragraph of a box with one in it.
fn inherit(page: &[Piece], chosen: &mut [Piece]) {
    let is_told = |piece: &&Piece| piece.line.mark.foreign > 0 && piece.line.mark.foreign != AROUND;
    let told: HashMap<String, u8> =
        page.iter().filter(is_told).map(|piece| (folded(piece.line.text()), piece.line.mark.foreign)).collect();
    let of_kind = |kind| page.iter().filter(move |piece| piece.kind == kind).map(|piece| folded(piece.line.text()));
    let mut quoted: HashSet<String> = of_kind(BlockKind::Quote).collect();
    for said in of_kind(BlockKind::Paragraph) {
        quoted.remove(&said);
    }
    for piece in chosen {
        let words = folded(piece.line.text());
        if piece.line.mark.foreign == 0 {
            piece.line.mark.foreign = told.get(&words).copied().unwrap_or(0);
        }
        if piece.kind == BlockKind::Paragraph && quoted.contains(&words) {
            piece.kind = BlockKind::Quote;
        }
    }
}

/// The foreign words that mark too much of the text to mean what they say.
fn excused(chosen: &[Piece]) -> HashSet<u8> {
    let mut ours = HashSet::new();
    for (counts, share) in [(furniture::is_prose as fn(&Piece) -> bool, FOREIGN), (|_| true, FOREIGN_OF_ALL)] {
        let mut marked: HashMap<u8, usize> = HashMap::new();
        for piece in chosen.iter().filter(|piece| counts(piece)) {
            *marked.entry(piece.line.mark.foreign).or_default() += piece.line.text().len();
        }
        let all: usize = marked.values().sum();
        ours.extend(marked.into_iter().filter(|(_, length)| length * 100 > all * share).map(|(word, _)| word));
    }
    ours
}

fn is_at_home(piece: &Piece, ours: &HashSet<u8>) -> bool {
    let word = piece.line.mark.foreign;
    word == 0 || word == AROUND || ours.contains(&word) || piece.kind == BlockKind::Caption
}

struct Mend<'p> {
    page: &'p [Piece],
    /// The folded words of the chosen blocks, one by one and all in a row.
    keys: Vec<String>,
    all: String,
    /// What the page says of its article elsewhere, folded.
    told: Vec<String>,
    /// The text that the page gives to programs, folded.
    body: Option<String>,
    /// For each block of the page which of the chosen it is.
    placed: Vec<Option<usize>>,
    /// Where the chosen text stands, with its characters.
    homes: HashMap<u64, usize>,
}

impl Mend<'_> {
    fn place(&mut self) {
        let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, key) in self.keys.iter().enumerate().rev() {
            known.entry(key).or_default().push(number);
        }
        for (piece, place) in self.page.iter().zip(&mut self.placed) {
            *place = known.get_mut(folded(piece.line.text()).as_str()).and_then(Vec::pop);
            if place.is_some() && piece.kind == BlockKind::Paragraph {
                *self.homes.entry(piece.line.mark.home).or_default() += piece.length();
            }
        }
    }

    /// Where on the page the chosen running text begins and ends.
    fn reach(&self) -> Option<(usize, usize)> {
        let numbered = self.placed.iter().zip(self.page).enumerate();
        let mut chosen =
            numbered.filter(|(_, (number, piece))| number.is_some() && furniture::is_prose(piece)).map(|(at, _)| at);
        let first = chosen.next()?;
        Some((first, chosen.next_back().unwrap_or(first)))
    }

    /// The blocks of the page, with their places, that belong to the chosen ones.
    fn lost(&mut self, headline: &str) -> Vec<(usize, Piece)> {
        let Some((first, mut last)) = self.reach() else { return Vec::new() };
        let end = last;
        let above = self.page.get(..first).unwrap_or(&[]);
        let top = above.iter().rposition(|piece| folded(piece.line.text()) == headline);
        let from = top.map_or(first.saturating_sub(ABOVE), |top| top + 1);
        let mut lost = Vec::new();
        for (at, piece) in self.page.iter().enumerate().skip(from) {
            if self.placed.get(at).is_none_or(Option::is_some) {
                continue;
            }
            if at > end && (at > last + GAP || piece.line.mark.title) {
                break;
            }
            let beyond = at < first || at > end;
            let is_text = self.is_text(piece, beyond);
            if !is_text && (at > first || first - at > ABOVE) {
                continue;
            }
            let words = folded(piece.line.text());
            let is_deck = at < first && first - at <= ABOVE && self.is_deck(piece, &words);
            let is_told = || self.body.as_ref().is_none_or(|body| body.contains(&words));
            let wanted = is_deck || is_text && (!beyond || is_told());
            if !wanted || words.is_empty() || words == headline || self.all.contains(&words) {
                continue;
            }
            let kind = if is_deck { BlockKind::Lead } else { piece.kind };
            lost.push((at, Piece { kind, ..piece.clone() }));
            self.all.push_str(&words);
            last = last.max(at);
        }
        lost
    }

    /// Whether a block stands where a good part of the chosen text does.
    fn is_kin(&self, piece: &Piece) -> bool {
        let all: usize = self.homes.values().sum();
        self.homes.get(&piece.line.mark.home).is_some_and(|held| held * 100 >= all * 15)
    }

    fn is_text(&self, piece: &Piece, beyond: bool) -> bool {
        let text = piece.line.text().trim_end();
        let mark = piece.line.mark;
        if mark.foreign > 0 || mark.title || piece.line.linked() * 3 > text.len() {
            return false;
        }
        match piece.kind {
            BlockKind::Paragraph if beyond => self.is_kin(piece) && furniture::is_prose(piece),
            BlockKind::Paragraph => furniture::is_prose(piece) || self.is_kin(piece) && furniture::is_sentence(text),
            BlockKind::Heading => self.is_kin(piece),
            _ => false,
        }
    }

    /// Whether a block above the text is the summary that stands under a headline.
    fn is_deck(&self, piece: &Piece, words: &str) -> bool {
        if !matches!(piece.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem)
            || !DECK.contains(&piece.length())
            || piece.line.linked() * 2 > piece.line.text().len()
        {
            return false;
        }
        let is_told = self.told.iter().any(|told| {
            let (short, long) = if told.len() < words.len() { (told.as_str(), words) } else { (words, told.as_str()) };
            long.contains(short) && short.len() * 2 >= long.len()
        });
        is_told || piece.line.mark.deck && piece.line.mark.foreign == 0 && !piece.line.mark.title
    }
}

/// Puts the lost blocks between the chosen ones, as the page has them.
fn put_in(chosen: &mut Vec<Piece>, lost: Vec<(usize, Piece)>, placed: &[Option<usize>]) {
    let mut before: Vec<Vec<Piece>> = vec![Vec::new(); chosen.len() + 1];
    for (at, piece) in lost {
        let next = placed.iter().skip(at).flatten().next().copied();
        if let Some(list) = before.get_mut(next.unwrap_or(chosen.len())) {
            list.push(piece);
        }
    }
    let mut rest = std::mem::take(chosen).into_iter();
    for list in before {
        chosen.extend(list);
        chosen.extend(rest.next());
    }
}

#[cfg(test)]
mod tests;
