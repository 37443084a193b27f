//! What stands around every newsletter: "View in browser" above, "Unsubscribe" and an address below.

use crate::feeds::folded::folded;
use crate::feeds::joiner::Joiner;
use crate::model::{Block, BlockKind, Body};

/// Longer blocks, in characters, are the letter's own, whatever words are in them.
const LONGEST: usize = 260;
/// A block of so many characters that ends like a sentence is text: a frame has ended before it.
const TEXT: usize = 90;

/// Words that only the frame of a mail has.
const FRAME: [&str; 62] = [
    "view in browser",
    "view in your browser",
    "view this email",
    "view this post",
    "view email in",
    "view online",
    "view web version",
    "view as a web page",
    "view it in your browser",
    "read in browser",
    "read online",
    "read this online",
    "read in app",
    "open in app",
    "open in browser",
    "trouble viewing",
    "trouble reading",
    "email not displaying",
    "not displaying correctly",
    "web version",
    "unsubscribe",
    "opt out of",
    "email preferences",
    "manage preferences",
    "manage your preferences",
    "manage your subscription",
    "manage your newsletter",
    "manage subscription",
    "update your preferences",
    "update preferences",
    "update your profile",
    "update your email",
    "you are receiving this",
    "you're receiving this",
    "you’re receiving this",
    "you received this",
    "you have received this",
    "you are subscribed",
    "you're subscribed",
    "you’re subscribed",
    "this email was sent",
    "this message was sent",
    "this newsletter was sent",
    "was forwarded to you",
    "forwarded this email",
    "forwarded this newsletter",
    "forward to a friend",
    "forward this email",
    "our mailing address",
    "add us to your address book",
    "address book",
    "all rights reserved",
    "privacy policy",
    "terms of service",
    "terms of use",
    "advertise with us",
    "im browser",
    "abbestellen",
    "abmelden",
    "se désinscrire",
    "darse de baja",
    "afmelden",
];

/// Single words and pairs that are buttons where they stand alone.
const BUTTONS: [&str; 34] = [
    "facebook",
    "twitter",
    "x",
    "instagram",
    "linkedin",
    "youtube",
    "tiktok",
    "threads",
    "bluesky",
    "mastodon",
    "whatsapp",
    "telegram",
    "pinterest",
    "reddit",
    "rss",
    "website",
    "email",
    "share",
    "like",
    "comment",
    "restack",
    "forward",
    "tweet",
    "subscribe",
    "subscribe now",
    "sign up",
    "upgrade to paid",
    "leave a comment",
    "share this post",
    "get the app",
    "start writing",
    "help",
    "privacy",
    "terms",
];

/// The body without the frame of its mail.
pub(super) fn taken_off(body: &Body, headline: &str) -> Body {
    let framed: Vec<bool> = body.blocks.iter().map(|block| is_frame(body, block)).collect();
    let is_text = |index: usize| {
        let block = body.blocks.get(index);
        !framed.get(index).copied().unwrap_or(true) && block.is_some_and(|block| is_text(body, block))
    };
    let count = body.blocks.len();
    let first = (0..count).find(|index| is_text(*index)).unwrap_or(0);
    let last = (0..count).rev().find(|index| is_text(*index)).unwrap_or(count);
    // Below the last text, everything goes from the first line that is the frame's for sure, addresses before it too.
    let foot = (last.saturating_add(1)..count).find(|index| framed.get(*index).copied().unwrap_or(false));
    let foot = foot.map_or(count, |mut foot| {
        while foot > last + 1 && body.blocks.get(foot - 1).is_some_and(|block| is_address(body, block)) {
            foot -= 1;
        }
        foot
    });
    // Above the first text, a line that is a link and nothing else is a button or the sender's name.
    let keep = |index: usize, block: &Block| {
        let is_head = index < first && block.kind != BlockKind::Caption && is_link(body, block);
        let is_headline = folded(body.words(block)) == folded(headline);
        index < foot && !framed.get(index).copied().unwrap_or(false) && (!is_head || is_headline)
    };
    let kept: Vec<u32> = (0u32..)
        .zip(&body.blocks)
        .filter(|(index, block)| keep(usize::try_from(*index).unwrap_or(usize::MAX), block))
        .map(|(_, block)| block.span.start)
        .collect();
    let mut joiner = Joiner::default();
    joiner.take(body, |block| kept.binary_search(&block.span.start).is_ok());
    let mut out = joiner.finish();
    name_lead(&mut out);
    out
}

/// The lead may have been the frame's first line: then the next paragraph is it.
fn name_lead(body: &mut Body) {
    if body.blocks.iter().all(|block| block.kind != BlockKind::Lead)
        && let Some(block) = body.blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph)
    {
        block.kind = BlockKind::Lead;
    }
}

fn is_frame(body: &Body, block: &Block) -> bool {
    if block.kind == BlockKind::Furniture {
        return true;
    }
    let words = body.words(block);
    if words.chars().count() > LONGEST || matches!(block.kind, BlockKind::Table | BlockKind::Code | BlockKind::Quote) {
        return false;
    }
    let low = words.to_lowercase();
    let has_sign = FRAME.iter().any(|sign| low.contains(sign));
    let is_copyright = low.contains('©') && low.chars().any(|c| c.is_ascii_digit());
    let is_row = is_row_of_buttons(&low);
    let is_blank = !words.chars().any(char::is_alphanumeric);
    let is_filler = words.chars().filter(|c| matches!(c, '\u{34f}' | '\u{200c}' | '\u{200d}' | '\u{2007}')).count() > 8;
    // A sentence about letters of the kind is the letter's own: "He could not unsubscribe from the party."
    let is_sentence =
        block.kind.is_prose() && words.chars().count() > TEXT && !is_link(body, block) && links(body, block) == 0;
    is_copyright
        || is_row
        || is_blank
        || is_filler
        || has_sign
            && (!is_sentence || low.contains("this email") || low.contains("this newsletter") || low.contains("receiv"))
}

/// "Facebook | Instagram", "Like · Comment · Share": nothing but buttons.
fn is_row_of_buttons(low: &str) -> bool {
    let all = |parts: &mut dyn Iterator<Item = &str>| {
        let plain = parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty());
        let known: Vec<bool> = plain.map(|part| BUTTONS.contains(&part)).collect();
        !known.is_empty() && known.into_iter().all(|known| known)
    };
    all(&mut low.split(['|', '·', '•', '/', ',', '\n'])) || all(&mut low.split_whitespace())
}

fn is_text(body: &Body, block: &Block) -> bool {
    let words = body.words(block).trim_end();
    block.kind.is_prose()
        && words.chars().count() >= TEXT
        && words.ends_with(['.', '!', '?', '…', '"', '”', '»', '“', ':', ')', '。'])
        || matches!(block.kind, BlockKind::Quote | BlockKind::Table)
}

/// How many bytes of a block are links.
fn links(body: &Body, block: &Block) -> usize {
    body.links.iter().filter(|link| block.span.covers(link.span)).map(|link| link.span.len()).sum()
}

fn is_link(body: &Body, block: &Block) -> bool {
    block.kind != BlockKind::Heading && links(body, block) * 10 >= block.span.len() * 9 && block.span.len() < TEXT
}

/// "Lunde Post AS, Quay 4, 0150 Lunde": a house's postal address, or its name alone above it.
fn is_address(body: &Body, block: &Block) -> bool {
    let words = body.words(block);
    let short = words.chars().count() < 120 && !words.trim_end().ends_with(['.', '!', '?', ':']);
    let digits = words.chars().filter(char::is_ascii_digit).count();
    block.kind != BlockKind::ListItem && short && (1..=14).contains(&digits) && words.contains([',', '\n', '·', '|'])
}
