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
pub fn is_particle(text: &str) -> bool {
    matches!(
        text,
        "de" | "da"
            | "do"
            | "dos"
            | "das"
            | "del"
            | "della"
            | "di"
            | "du"
            | "des"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "bin"
            | "ibn"
            | "bint"
            | "al"
            | "el"
            | "zu"
            | "zur"
            | "af"
            | "av"
            | "tis"
            | "ul"
            | "dal"
            | "dello"
    )
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
