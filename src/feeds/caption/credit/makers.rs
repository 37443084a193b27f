//! Names of those who make and sell pictures.

use crate::feeds::caption::words::AGENCIES;

/// Names and what may stand between names, and nothing else.
pub(super) fn is_name(name: &str) -> bool {
    let mut count = 0;
    let mut names = 0;
    for word in name.split_whitespace() {
        count += 1;
        let low = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let link = LINKS.contains(&low.as_str());
        if word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
            || AGENCIES.contains(&low.as_str())
            || word.contains(['/', '@'])
            || !word.is_ascii() && !word.chars().any(char::is_lowercase)
        {
            names += 1;
        } else if !link {
            return false;
        }
    }
    names > 0 && count <= 16
}

/// What may stand between and behind names.
#[rustfmt::skip]
pub(super) const LINKS: &[&str] = &[
    "", "for", "via", "the", "of", "and", "by", "de", "van", "von", "der", "del", "la", "da", "al", "with",
    "file", "handout", "photo", "photos", "staff", "pool",
];

/// Whether the words can only be the name of one who made or sold the picture.
pub(super) fn is_name_of_maker(name: &str) -> bool {
    if !is_name(name) {
        return false;
    }
    let stroke = name.split_once('/').is_some_and(|(a, b)| {
        let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        letters(a) && letters(b) && !name.contains("://")
    });
    let linked = name.split_whitespace().any(|word| word == "via" || word == "for");
    let pictured = name.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "photo" | "photos"));
    stroke
        || pictured && name.split_whitespace().count() >= 2
        || is_agency(name)
        || (linked && name.split_whitespace().count() >= 3)
}

pub(super) fn is_agency(name: &str) -> bool {
    name.split(|c: char| c.is_whitespace() || c == '/' || c == ',').any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let upper = word.chars().next().is_some_and(char::is_uppercase) || matches!(word, "dpa" | "handout");
        upper && AGENCIES.contains(&word.to_lowercase().as_str())
    })
}
