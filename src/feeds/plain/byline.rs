//! Who wrote an article, from the line that says so.

use super::dates;
use super::lines::without_number;

/// What may stand before the names; the flag tells whether one word is name enough after it.
const LABELS: &[(&str, bool)] = &[
    ("by ", true),
    ("by: ", true),
    ("story by ", true),
    ("words by ", true),
    ("words: ", true),
    ("text: ", false),
    ("text by ", true),
    ("report by ", true),
    ("written by ", true),
    ("analysis by ", true),
    ("interview: ", false),
    ("interview by ", true),
    ("author: ", false),
    ("authors: ", false),
    ("reporter: ", false),
    ("reported by ", true),
    ("von ", false),
    ("von: ", false),
    ("text von ", false),
    ("kolumne von ", false),
    ("kommentar von ", false),
    ("ein kommentar von ", false),
    ("autor: ", false),
    ("autorin: ", false),
    ("autoren: ", false),
    ("a cura di ", false),
    ("texto: ", false),
    ("tekst: ", false),
    ("oleh ", false),
    ("par ", false),
    ("por ", false),
    ("di ", false),
    ("door ", false),
];

/// Small words inside a name.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "la", "le", "bin", "ibn", "al", "el",
    "ter", "ten", "zu", "y", "e", "af", "av",
];

/// What says that a word is no part of a person's name.
const ROLES: &[&str] = &[
    "reporter",
    "editor",
    "correspondent",
    "staff",
    "writer",
    "news",
    "agency",
    "bureau",
    "desk",
    "columnist",
    "producer",
    "chief",
    "court",
    "courts",
    "political",
    "politics",
    "business",
    "health",
    "science",
    "sports",
    "sport",
    "education",
    "environment",
    "crime",
    "senior",
    "special",
    "local",
    "government",
    "breaking",
    "live",
    "world",
    "the",
    "team",
    "in",
    "at",
    "for",
    "from",
    "with",
    "media",
    "online",
    "digital",
    "guest",
    "contributor",
    "photographer",
    "daily",
    "times",
    "post",
    "courier",
    "gazette",
    "herald",
    "more",
    "read",
    "files",
    "council",
    "your",
    "our",
];

/// The names of a line that says by its first words that it is a byline.
pub(in crate::feeds) fn labelled(text: &str) -> Option<Vec<&str>> {
    // "8:40 p.m." ends a line that is no sentence.
    if text.len() > 240 || text.ends_with(['.', '?', '!']) && !text.ends_with(".m.") {
        return None;
    }
    LABELS.iter().find_map(|(label, single)| {
        let head = text.get(..label.len())?;
        let rest = text.get(label.len()..)?.trim_start();
        let found = head.eq_ignore_ascii_case(label).then(|| names(rest, *single))?;
        (!found.is_empty()).then_some(found)
    })
}

/// The names of a line that is nothing but names, roles and places; only beside a date is it a byline.
pub(super) fn bare(text: &str) -> Option<Vec<&str>> {
    let words = text.split_whitespace().count();
    if words > 14 || text.len() > 140 || text.ends_with(['.', '?', '!', ':']) || text.contains(['"', '“', '«']) {
        return None;
    }
    let found = names(text, false);
    (!found.is_empty()).then_some(found)
}

/// The names of a line that goes on with the date: "Ada Roe, 3 May 2024", "Ada Roe · Lunde News · Posted: May 3".
pub(super) fn dated(text: &str) -> Option<Vec<&str>> {
    let words = text.split_whitespace().count();
    if !(4..=26).contains(&words) || text.ends_with(['?', '!', ':']) || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = [" · ", " • ", " | ", " - ", " – ", " — ", ", "].iter().find_map(|mark| {
        let (first, rest) = text.split_once(mark)?;
        let whole = dates::is_date_line(rest) || rest.split(mark).any(dates::is_date_line);
        whole.then_some(first)
    });
    let first = rest?;
    labelled(first).or_else(|| bare(first))
}

/// Whether a line beside the names or dates says which desk or agency wrote it: "Lunde News", "Staff writer".
pub(super) fn is_desk(text: &str) -> bool {
    const DESKS: &[&str] = &[
        "news",
        "staff",
        "reuters",
        "afp",
        "ap",
        "agencies",
        "press",
        "desk",
        "newsroom",
        "reporter",
        "correspondent",
        "editor",
        "team",
        "service",
        "agency",
        "writer",
        "contributor",
        "reporting",
    ];
    let low = text.to_lowercase();
    let word = |word: &str| DESKS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    text.starts_with(char::is_uppercase) && !text.ends_with(['.', '!', '?', ':']) && low.split_whitespace().any(word)
}

/// Cuts a list of names; stops at the first thing that is none.
fn names(rest: &str, single: bool) -> Vec<&str> {
    let mut out = Vec::new();
    let mut parts = Vec::new();
    for piece in rest.split(['|', '·', '•', ';', '/', '\n']) {
        for piece in piece.split(", ") {
            for piece in piece.split(" & ") {
                parts.extend(piece.split(" and "));
            }
        }
    }
    for part in parts {
        match name(part, single && out.is_empty()) {
            Some(name) => out.push(name),
            None if out.is_empty() => return out,
            None => {}
        }
    }
    out
}

/// A name with what follows it cut off: "Ada Roe in Lunde", "Tom Lund (now)", "Ines Vik – Lunde Times".
fn name(part: &str, single: bool) -> Option<&str> {
    let part = without_number(part.trim());
    let mut end = part.len();
    for mark in [" in ", " at ", " for ", " from ", " (", " – ", " — ", " - ", ", ", " mit ", " with "] {
        if let Some(at) = part.find(mark) {
            end = end.min(at);
        }
    }
    let name = part.get(..end)?.trim().trim_end_matches(',');
    let mut name = name;
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let fits = |word: &&str| {
        let low = word.to_lowercase();
        let low = low.trim_end_matches('.');
        let capital = word.chars().next().is_some_and(char::is_uppercase)
            || word.starts_with("el-")
            || word.starts_with("al-")
            || word.starts_with("d'");
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        letters && ((capital && !ROLES.contains(&low)) || PARTICLES.contains(&low))
    };
    // "By Ada Roe Lunde News": the outlet runs on behind the name.
    let run = words.iter().take_while(|word| fits(word)).count();
    let role = words.get(run).is_some_and(|word| ROLES.contains(&word.to_lowercase().as_str()));
    let outlet = single && run < words.len() && words.iter().all(|word| word.starts_with(char::is_uppercase));
    if run >= 2 && (role || outlet) {
        words.truncate(run);
        let last = words.last()?;
        name = name.get(..name.find(last)? + last.len())?;
    }
    // "By Ada Roe May 3, 2024": the date runs on behind the name.
    let date = (2..=run).find(|&at| words.get(at..).is_some_and(|rest| dates::is_date_line(&rest.join(" "))));
    if let Some(at) = date.filter(|&at| at < words.len()) {
        words.truncate(at);
        let last = words.last()?;
        name = name.get(..name.find(last)? + last.len())?;
    }
    let agency = single && words.first().is_some_and(|word| *word == "The") && words.len() <= 4;
    let initials = words.iter().all(|word| word.len() <= 3 && !word.contains(char::is_lowercase));
    let enough =
        words.len() >= 2 && !initials || (single && words.first().is_some_and(|word| word.chars().count() >= 2));
    (enough && words.len() <= 5 && (agency || words.iter().all(fits))).then_some(name)
}

#[cfg(test)]
mod tests;
