//! Which words keep their dot, and which of those never end a sentence.

/// Titles and the like: a name or a number follows, so the sentence goes on.
const BEFORE_NAMES: &[&str] = &[
    "Adm",
    "Atty",
    "Brig",
    "Capt",
    "Cdr",
    "Cmdr",
    "Col",
    "Cpl",
    "Det",
    "Dr",
    "Fr",
    "Ft",
    "Gen",
    "Gov",
    "Hon",
    "Insp",
    "Lt",
    "Maj",
    "Messrs",
    "Mgr",
    "Mlle",
    "Mme",
    "Mr",
    "Mrs",
    "Ms",
    "Msgr",
    "Mt",
    "Mx",
    "Pfc",
    "Pres",
    "Prof",
    "Pvt",
    "Rep",
    "Reps",
    "Rev",
    "Sec",
    "Sen",
    "Sens",
    "Sgt",
    "Sr",
    "St",
    "Ste",
    "Supt",
    "Spc",
    "Vice-Adm",
    "approx",
    "vs",
    "Insp",
    "Brig.-Gen",
    "Dept",
    "al-",
    "Hr",
    "Fr",
    "Bros",
    "e.g",
    "i.e",
    "cf",
    "ca",
    "Hno",
];

/// Abbreviations that a sentence may end with.
const MAY_END: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Aug", "Ave", "Blvd", "Calif", "Co", "Colo", "Conn", "Corp", "Cos", "Dec", "Del",
    "Esq", "Feb", "Fla", "Ga", "Ill", "Inc", "Jan", "Jr", "Kan", "Ky", "Ltd", "Mass", "Md", "Mich", "Minn", "Mont",
    "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Pa", "Ph.D", "Rd", "Sept", "Tenn", "Tex", "Va", "Vt", "Wis", "Wyo",
    "etc", "Que", "Assoc", "Intl", "Univ", "plc", "M.Sc", "B.Sc",
];

/// Words that begin sentences and seldom names: after "U.S." or "Inc." they tell that a new one began.
const STARTERS: &[&str] = &[
    "A",
    "After",
    "Also",
    "An",
    "And",
    "As",
    "At",
    "Before",
    "But",
    "By",
    "Earlier",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Many",
    "Meanwhile",
    "Most",
    "Nor",
    "On",
    "Or",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
];

/// Whether the word keeps the dot behind it; `rest` is what stands after the dot.
pub(super) fn takes_dot(word: &str, rest: &str) -> bool {
    let mut chars = word.chars();
    let (first, more) = (chars.next(), chars.next());
    if more.is_none() {
        // "J. Orr", but not "so did I."
        let next = rest.trim_start().chars().next();
        return first.is_some_and(char::is_uppercase)
            && (first != Some('I') || rest.starts_with(char::is_whitespace) && next.is_some_and(char::is_uppercase));
    }
    // "U.S", "a.m": single letters parted by dots.
    let mut pieces = word.split('.');
    if word.contains('.') && pieces.all(|p| p.chars().count() == 1) {
        return true;
    }
    if word == "No" || word == "Nos" {
        return rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    }
    BEFORE_NAMES.contains(&word) || MAY_END.contains(&word)
}

/// Whether a sentence ends after `word`, which keeps its dot, when `next` follows.
pub(super) fn ends_sentence(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches('.');
    if BEFORE_NAMES.contains(&bare) || (bare.chars().count() == 1 && !STARTERS.contains(&next)) {
        return false;
    }
    STARTERS.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_go_on_and_countries_may_end() {
        assert!(takes_dot("Mr", " Orr") && !ends_sentence("Mr.", "The"));
        assert!(ends_sentence("U.S.", "The") && !ends_sentence("U.S.", "Army"));
        assert!(!takes_dot("I", "\n") && takes_dot("I", " Newton"));
    }
}
