//! Names found by some of their letters.

/// How well `words` match `text`; none where some letter is missing. Higher is better: letters
/// that stand together and at the beginnings of words count more. Blanks part words that may
/// stand in any order.
#[must_use]
pub fn score(words: &str, text: &str) -> Option<i32> {
    let text: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    words.split_whitespace().map(|word| score_word(word, &text)).sum()
}

fn score_word(word: &str, text: &[char]) -> Option<i32> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let whole = text.windows(word.len().max(1)).position(|window| window == word.as_slice());
    let begins = |at: usize| at == 0 || text.get(at - 1).is_some_and(|c| !c.is_alphanumeric());
    if let Some(at) = whole.filter(|at| begins(*at) || word.len() > 2) {
        let early = i32::try_from(20_usize.saturating_sub(at)).unwrap_or(0);
        return Some(if begins(at) { 200 } else { 100 } + early);
    }
    let mut total = 0;
    let mut from = 0;
    let mut last = None;
    for c in word {
        let at = from + text.get(from..)?.iter().position(|other| *other == c)?;
        total += match last {
            Some(last) if last + 1 == at => 6,
            _ if begins(at) => 5,
            _ => -2,
        };
        last = Some(at);
        from = at + 1;
    }
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_at_the_beginnings_of_words_match_best() {
        assert!(score("nq", "next-quote").unwrap() > score("nq", "inquire").unwrap_or(0));
        assert!(score("quote", "next-quote").unwrap() > score("quote", "quince of tea").unwrap_or(0));
        assert!(score("quote next", "next-quote").is_some());
        assert_eq!(score("xyz", "next-quote"), None);
        assert!(score("É", "écran").is_some());
        assert_eq!(score("", "anything"), Some(0));
    }
}
