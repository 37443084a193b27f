//! What is known of a word with a hyphen, and which pieces of a token are words of their own.

use std::borrow::Cow;

use crate::analysis::gazetteer::{Gazetteer, Known, gazetteer};
use crate::analysis::recognise::words::{Form, LineCase, Word};
use crate::model::Span;

/// What is known of a word; "Russian-Ukrainian" and "Kremlin-backed" are adjectives like "Russian".
pub(super) fn known_word(name: &str, lists: &Gazetteer) -> Known {
    let known = lists.of(name);
    if known != Known::default() || !name.contains('-') {
        return known;
    }
    let christened = name.split_once('-').is_some_and(|(first, second)| {
        lists.of(first).any(Known::FIRST_NAME)
            && !lists.of(first).is_name()
            && second.starts_with(char::is_uppercase)
            && !lists.of(second).is_name()
            && !lists.of(second).any(Known::DEMONYM)
    });
    if christened || is_two_syllables(name) {
        return Known::FIRST_NAME;
    }
    let small = name.rsplit('-').next().is_some_and(|last| last.starts_with(char::is_lowercase));
    let capital = name.starts_with(char::is_uppercase);
    let prefix = name.split('-').next().is_some_and(|first| {
        matches!(
            &*first.to_lowercase(),
            "pro" | "anti" | "non" | "ex" | "pre" | "post" | "mid" | "sub" | "neo" | "inter" | "intra"
        )
    });
    if capital && (small || prefix || name.split('-').any(|part| lists.of(part).any(Known::DEMONYM))) {
        return Known::DEMONYM;
    }
    known
}

/// "Young-ho", "Mei-ling": given names of two syllables.
fn is_two_syllables(name: &str) -> bool {
    const SECOND: &[&str] = &[
        "ho", "hun", "jin", "soo", "young", "wook", "hee", "min", "il", "un", "jae", "hyun", "sung", "chul", "tae",
        "woo", "seok", "kyung", "mi", "sook", "ja", "hwan", "kyu", "jun", "joon", "yeon", "ah", "eun", "won", "gil",
        "bum", "sik", "ching", "wen", "ming", "ying", "chen", "fang", "yi", "ping", "jung", "hui", "ling", "wei",
        "kai", "su", "hye",
    ];
    name.split_once('-').is_some_and(|(first, second)| {
        first.starts_with(char::is_uppercase) && first.len() < 6 && SECOND.contains(&second)
    })
}

/// A part of a token as a word of its own.
pub(super) fn plain_word<'t>(
    text: &'t str,
    span: Span,
    form: Form,
    starts: bool,
    line: LineCase,
    lists: &Gazetteer,
) -> Word<'t> {
    let raw = span.of(text);
    let name = Cow::Borrowed(raw);
    Word {
        span,
        text: raw,
        known: lists.of(raw),
        name,
        lower: raw.to_lowercase().into(),
        form,
        starts,
        line,
        is_mark: false,
    }
}

/// The places of the name and of the rest in "Portland-based".
pub(super) fn attributive(raw: &str, span: Span) -> Option<(Span, Span)> {
    let (head, tail) = raw.rsplit_once('-')?;
    let attributive = matches!(tail, "based" | "born" | "area" | "bound" | "listed" | "headquartered");
    let cut = span.start() + head.len();
    (attributive && !head.is_empty()).then(|| (Span::new(span.start(), cut), Span::new(cut, span.end())))
}

/// The name behind a wire's slug: "River" in "EXCLUSIVE-River", "Port" in "1-Port".
pub(super) fn behind_slug(raw: &str, span: Span) -> Option<Span> {
    let (slug, rest) = raw.split_once('-')?;
    let shouted = slug.len() > 2 && slug.bytes().all(|byte| byte.is_ascii_uppercase());
    let numbered = slug.len() == 1 && slug.bytes().all(|byte| byte.is_ascii_digit());
    let named = rest.starts_with(char::is_uppercase) && rest.chars().skip(1).all(char::is_lowercase) && rest.len() > 2;
    ((shouted || numbered) && named && !gazetteer().of(slug).is_name())
        .then(|| Span::new(span.start() + slug.len() + 1, span.end()))
}

/// Whether a word is a piece of a web address.
pub(super) fn is_in_address(text: &str, start: usize) -> bool {
    let Some(before) = text.get(..start).filter(|before| before.ends_with(['/', '=', '#'])) else { return false };
    let near = (0..=before.len().saturating_sub(LONGEST_ADDRESS)).rev().find(|&from| before.is_char_boundary(from));
    let near = near.and_then(|from| before.get(from..)).unwrap_or_default();
    let host = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    host.contains("://") || host.starts_with("www.")
}

/// How far before a word an address may have begun, in bytes.
const LONGEST_ADDRESS: usize = 500;
