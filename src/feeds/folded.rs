//! Words as they compare, however a page sets them.

/// Letters and figures only, in lower case.
pub(super) fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Adds a character in lower case; an apostrophe is a straight one.
pub(super) fn push_lower(c: char, low: &mut String) {
    match c {
        '’' => low.push('\''),
        c if c.is_ascii() => low.push(c.to_ascii_lowercase()),
        c => low.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_make_no_difference() {
        assert_eq!(folded("The “Ålborg” ferry: 12 boats"), folded("the ålborg ferry 12 BOATS"));
        let mut low = String::new();
        "Ada’s Öre".chars().for_each(|c| push_lower(c, &mut low));
        assert_eq!(low, "ada's öre");
    }
}
