//! Words that are never (part of) a name because of the capital they have at a sentence's start.

use crate::analysis::gazetteer::{Gazetteer, Known};

/// Whether a word (in lower case) often begins a sentence and never a name.
pub fn opens_sentences(lists: &Gazetteer, lower: &str) -> bool {
    lists.of(lower).any(Known::OPENER)
}

/// Whether it is a day or a month.
pub fn is_date(lists: &Gazetteer, lower: &str) -> bool {
    lists.of(lower).any(Known::DATE)
        || lower.strip_suffix('s').is_some_and(|day| day.ends_with("day") && lists.of(day).any(Known::DATE))
}

/// Small words inside names: "Rio de Janeiro", "Osama bin Laden".
const PARTICLES: &[&str] = &[
    "af", "al", "av", "bin", "bint", "da", "dal", "das", "de", "del", "della", "dello", "den", "der", "des", "di",
    "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "tis", "ul", "van", "von", "zu", "zur",
];

/// Whether a word is a small one inside names.
#[must_use]
pub fn is_particle(text: &str) -> bool {
    PARTICLES.contains(&text)
}

/// Whether it is one in front of a surname too: "do" and "ten" are words of their own there.
pub fn leads_surname(text: &str) -> bool {
    is_particle(text) && !matches!(text, "do" | "ten" | "den")
}

#[cfg(test)]
mod tests {
    use super::is_date;
    use crate::analysis::gazetteer::gazetteer;

    #[test]
    fn days_may_be_plural() {
        assert!(is_date(gazetteer(), "fridays") && !is_date(gazetteer(), "holidays"));
    }
}
