//! What of a page is the article's, told by the looks of a single block.

use super::live;
use super::metadata::Metadata;
use super::writer::Piece;
use super::{labels, phrases};
use crate::feeds::dateline;
use crate::feeds::folded::folded;
use crate::model::BlockKind;

/// A paragraph of an article by its looks: long, a sentence to its end, not made of links.
pub(super) fn is_prose(piece: &Piece) -> bool {
    let text = piece.line.text().trim_end();
    piece.kind == BlockKind::Paragraph
        && text.chars().count() >= 100
        && piece.line.linked() * 3 < text.len()
        && text.ends_with(['.', '!', '?', '…', '"', '”', '»', '“', ':', ')', '。', '」', '।', '！', '？', '؟', '۔'])
}

/// Whether a text is a sentence to its end.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '"', '”', '»', '“', '’', ':', ')', '。', '」', '।', '！', '？', '؟', '۔'])
        && text.len() >= 12
}

/// A line that is no sentence and no longer than this, in characters, is a label where no text stands around it.
const LABEL: usize = 60;
/// More of them than this above a text are part of it.
const LABELS: usize = 12;
/// More headings than this above a text are no parts of its title.
const TITLES: usize = 3;
/// Links make up this much of a line that is a link, in per cent.
const LINKED: usize = 90;
/// Paragraphs at the end of a text that may be about who wrote it.
const CLOSING: usize = 5;

/// Takes out what selections keep of the page around the text: byline and date above it, calls to read on,
/// labels, links to other articles, notices after it.
pub(super) fn drop(chosen: &mut Vec<Piece>, metadata: &Metadata) {
    let running = chosen.iter().filter(|piece| is_prose(piece)).count();
    let first = chosen.iter().position(|piece| piece.length() >= 100).unwrap_or(0);
    // Many short lines are a table of facts.
    let labels = chosen.iter().take(first).filter(|piece| piece.kind == BlockKind::Paragraph).count();
    let first = if labels > LABELS { 0 } else { first };
    let mut place = 0;
    chosen.retain(|piece| {
        let text = piece.line.text().trim();
        let above = place < first && piece.kind == BlockKind::Paragraph;
        place += 1;
        !(above && is_above(piece, metadata) || is_furniture(piece, running > 2) || is_printed(piece, text))
    });
    drop_titles(chosen, metadata);
    if running > 2 {
        drop_links(chosen, metadata.url.as_deref());
        drop_end(chosen, metadata);
    }
    drop_doubled(chosen);
}

/// Whether a paragraph above the text is who wrote it, when, or where the page files it.
fn is_above(piece: &Piece, metadata: &Metadata) -> bool {
    let text = piece.line.text().trim();
    let length = text.chars().count();
    let is_byline = length < 100 && metadata.byline.iter().any(|name| text.contains(&**name));
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let has_year = numbers.any(|number| number.len() == 4 && number.starts_with("20"));
    let is_short = length < 30 && text.starts_with(|c: char| c.is_ascii_digit());
    let is_date = length < 70 && (has_year || is_short) && !text.ends_with('.');
    // Words in the middle of a sentence are of one that a formula or a picture parts.
    let is_label = length < LABEL
        && !is_sentence(text)
        && !dateline::is_dateline(text)
        && !text.starts_with(|c: char| c.is_lowercase() || c == ',');
    is_byline || is_date || is_label
}

fn is_furniture(piece: &Piece, is_long: bool) -> bool {
    let text = piece.line.text().trim();
    let length = text.chars().count();
    let linked = piece.line.linked() * 2 > text.len();
    let is_link = piece.line.linked() * 100 >= text.len() * LINKED && length >= 25 && text.split(' ').nth(3).is_some();
    let links_on = is_long && piece.kind == BlockKind::Paragraph && is_link && !text.ends_with(['.', ':']);
    length < 400 && linked && phrases::calls_on(text) || length < 220 && phrases::begs(text) || links_on
}

fn is_printed(piece: &Piece, text: &str) -> bool {
    matches!(piece.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem | BlockKind::Lead)
        && labels::is_printed(text)
}

/// Takes out headings above the text that are parts of the headline, or of nothing but another heading.
fn drop_titles(chosen: &mut Vec<Piece>, metadata: &Metadata) {
    let headline = folded(&metadata.headline);
    let first = chosen.iter().position(is_prose).filter(|first| *first <= LABELS).unwrap_or(0);
    if chosen.iter().take(first).filter(|piece| piece.kind == BlockKind::Heading).count() > TITLES {
        return;
    }
    let mut place = 0;
    let headings: Vec<bool> = chosen.iter().map(|piece| piece.kind == BlockKind::Heading).collect();
    chosen.retain(|piece| {
        place += 1;
        let is_above = place <= first && piece.kind == BlockKind::Heading && !live::is_head(piece);
        let is_over = headings.get(place).copied().unwrap_or(false) && piece.length() < LABEL;
        !(is_above && (is_over || headline.contains(&folded(piece.line.text()))))
    });
}

/// Takes out lists of nothing but links to other articles, with the line that calls for them.
fn drop_links(chosen: &mut Vec<Piece>, url: Option<&str>) {
    let site = url.and_then(site);
    let is_link = |piece: &Piece| {
        let text = piece.line.text();
        let stays = site.is_none() || piece.line.addresses().all(|address| self::site(address) == site);
        piece.kind == BlockKind::ListItem
            && stays
            && piece.line.linked() * 2 >= text.len()
            && !text.ends_with(['.', ';'])
            && text.chars().count() >= 20
            && text.contains(' ')
    };
    let mut start = 0;
    while start < chosen.len() {
        let run = chosen.iter().skip(start).take_while(|piece| piece.kind == BlockKind::ListItem).count();
        let links = chosen.iter().skip(start).take(run).filter(|piece| is_link(piece)).count();
        let introduced =
            start.checked_sub(1).and_then(|before| chosen.get(before)).map(|piece| piece.line.text().trim());
        let calls = introduced.is_some_and(|text| text.chars().count() < LABEL && phrases::calls_on(text));
        let is_own = introduced.is_some_and(|text| text.ends_with(':')) && !calls;
        if run > 0 && links == run && !is_own {
            start -= usize::from(calls);
            chosen.drain(start..start + run + usize::from(calls));
        } else {
            start += run.max(1);
        }
    }
}

/// The last two parts of the name of an address's host: `example.org` of `https://www.example.org/a`.
fn site(address: &str) -> Option<&str> {
    let host = address.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    let start = host.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    host.get(start..)
}

/// Takes out what stands after the text: headings of nothing, labels, links, lines about who wrote it.
fn drop_end(chosen: &mut Vec<Piece>, metadata: &Metadata) {
    let from = chosen.len().saturating_sub(CLOSING);
    let mut place = 0;
    chosen.retain(|piece| {
        place += 1;
        let text = piece.line.text().trim();
        let may_tell = place > from && piece.kind == BlockKind::Paragraph && text.chars().count() < 700;
        !(may_tell && metadata.byline.iter().any(|name| phrases::is_about(text, name)))
    });
    while let Some(last) = chosen.iter().rposition(|piece| piece.kind != BlockKind::Caption) {
        let Some(piece) = chosen.get(last) else { break };
        let text = piece.line.text().trim();
        let is_link = piece.line.linked() * 100 >= text.len() * LINKED;
        let is_nothing = match piece.kind {
            BlockKind::Heading => true,
            BlockKind::Paragraph => {
                text.chars().count() < LABEL
                    && !is_sentence(text)
                    && (is_link || !text.starts_with(['(', '–', '—', '-']))
            }
            _ => false,
        };
        if !is_nothing {
            break;
        }
        chosen.remove(last);
    }
}

/// Takes out quotes that a page sets apart in large letters and has in its text, too.
fn drop_doubled(chosen: &mut Vec<Piece>) {
    let folded = |piece: &Piece| folded(piece.line.text());
    if !chosen.iter().any(|piece| piece.kind == BlockKind::Quote) {
        return;
    }
    let said: String = chosen.iter().filter(|piece| piece.kind == BlockKind::Paragraph).map(folded).collect();
    let mut doubled = false;
    chosen.retain(|piece| {
        if piece.kind != BlockKind::Quote {
            doubled = false;
            return true;
        }
        let words = folded(piece);
        // Who says it stands below it, and is told in the text, too.
        let is_name = doubled && piece.length() < LABEL && !is_sentence(piece.line.text());
        doubled = is_name || words.len() >= 20 && said.contains(&words);
        !doubled
    });
}
