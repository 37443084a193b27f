//! Who speaks on a page and who wrote it: names that its own lines give.

use super::byline;
use super::lines::Passage;
use super::look::Look;

/// What stands before the colon that opens a passage, where it could be the name of a speaker.
pub(super) fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let named = label.len() <= 40 && label.split_whitespace().count() <= 5 && label.starts_with(char::is_uppercase);
    (named && rest.starts_with(char::is_whitespace)).then_some(label)
}

/// The names in the bylines, those that say so and those right over a date.
pub(super) fn authors<'t>(passages: &[Passage<'t>], looks: &[Look]) -> Vec<&'t str> {
    let mut titled = false;
    let mut out = Vec::new();
    for (index, (passage, look)) in passages.iter().zip(looks).enumerate().take(60) {
        let dated = looks.get(index + 1) == Some(&Look::Date);
        match look {
            Look::Byline => out.extend(byline::labelled(passage.text).unwrap_or_default()),
            Look::Short if dated && titled => out.extend(byline::bare(passage.text).unwrap_or_default()),
            _ => {}
        }
        titled |= matches!(look, Look::Short | Look::Prose) && passage.words >= 4;
    }
    out.retain(|name| name.contains(' '));
    out
}

/// The labels that look like speakers: in capitals or a letter, and at least two turns of them on the page.
pub(super) fn speakers<'t>(passages: &[Passage<'t>]) -> Vec<&'t str> {
    let capitals = |label: &&str| !label.contains(char::is_lowercase);
    let mut found: Vec<&str> = passages.iter().filter_map(|passage| label(passage.text)).filter(capitals).collect();
    if found.len() < 2 {
        return Vec::new();
    }
    found.sort_unstable();
    found.dedup();
    found
}
