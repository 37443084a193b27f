//! What of a page is the article's, told by the looks of a single block.

use super::metadata::Metadata;
use super::writer::Piece;
use crate::model::BlockKind;

/// A paragraph of an article by its looks: long, a sentence to its end, not made of links.
pub(super) fn is_prose(piece: &Piece) -> bool {
    let text = piece.line.text().trim_end();
    piece.kind == BlockKind::Paragraph
        && text.chars().count() >= 100
        && piece.line.linked() * 3 < text.len()
        && text.ends_with(['.', '!', '?', '…', '"', '”', '»', '“', ':', ')', '。', '」'])
}

/// Whether a caption that was not chosen belongs to the article: not a teaser, a button or a line about the author.
pub(super) fn is_ours(piece: &Piece, metadata: &Metadata) -> bool {
    let text = piece.line.text();
    let length = text.chars().count();
    let about_author = length < 100 && metadata.byline.iter().any(|name| text.contains(&**name));
    let one_word = length < 16 && !text.contains(' ');
    piece.line.linked() * 10 < text.len() * 9 && !one_word && !(about_author && piece.line.has_no_credit())
}

/// Takes out what selections keep of the page around the text: byline and date above it, calls to read on.
pub(super) fn drop(chosen: &mut Vec<Piece>, metadata: &Metadata) {
    let first = chosen.iter().position(|piece| piece.line.text().chars().count() >= 100).unwrap_or(0);
    let mut place = 0;
    chosen.retain(|piece| {
        let text = piece.line.text();
        let above = place < first && piece.kind == BlockKind::Paragraph;
        place += 1;
        let length = text.chars().count();
        let is_byline = length < 100 && metadata.byline.iter().any(|name| text.contains(&**name));
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        let has_year = numbers.any(|number| number.len() == 4 && number.starts_with("20"));
        let is_short = length < 30 && text.starts_with(|c: char| c.is_ascii_digit());
        let is_date = length < 70 && (has_year || is_short) && !text.ends_with('.');
        let calls = length < 160 && (piece.line.linked() * 2 > text.len() && calls_on(text) || begs(text));
        !(above && (is_byline || is_date)) && !calls
    });
}

/// Whether a line asks the reader for an address, a click, a subscription: never the article's own words.
fn begs(text: &str) -> bool {
    const BEGS: [&str; 12] = [
        "sign up for ",
        "sign up to ",
        "subscribe to ",
        "get our ",
        "get the latest ",
        "download our ",
        "follow us on ",
        "join our ",
        "support our journalism",
        "click here to ",
        "register for our ",
        "sign up here",
    ];
    const WANTED: [&str; 11] = [
        "newsletter",
        "inbox",
        "letter",
        "app",
        "channel",
        "journalism",
        "updates",
        "alerts",
        "briefing",
        "subscribe",
        "whatsapp",
    ];
    let low = text.to_lowercase();
    let wants = || {
        low.split(|c: char| !c.is_alphanumeric())
            .any(|word| WANTED.contains(&word.trim_end_matches('s')) || WANTED.contains(&word))
    };
    BEGS.iter().any(|call| low.starts_with(call)) && wants()
}

/// Whether a line sends the reader to another article.
fn calls_on(text: &str) -> bool {
    const CALLS: [&str; 24] = [
        "read more",
        "read also",
        "also read",
        "read next",
        "related:",
        "explainer:",
        "recommended:",
        "see also",
        "more:",
        "watch:",
        "listen:",
        "czytaj",
        "lesen sie",
        "lees ook",
        "lire aussi",
        "à lire",
        "leia também",
        "lea también",
        "lea tambien",
        "leer también",
        "mehr zum thema",
        "leggi anche",
        "les også",
        "läs mer",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    CALLS.iter().any(|call| text.starts_with(call))
}
