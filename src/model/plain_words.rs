//! One form for words that newsrooms write in several: "won't" and "will not", "60" and "sixty".

/// Numbers that are written out, up to nineteen by their place.
const ONES: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Places in a row, from the third to the twelfth.
const ORDINALS: &[(&str, &str)] = &[
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
    ("eleventh", "11th"),
    ("twelfth", "12th"),
];

/// Words that are drawn together, whole.
const WHOLE: &[(&str, &str)] =
    &[("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("shan't", "shall not"), ("let's", "let us")];

/// The ends of words that are drawn together. What "'s" and "'d" stand for can't be told.
const ENDS: &[(&str, &str)] = &[("n't", " not"), ("'ve", " have"), ("'re", " are"), ("'ll", " will"), ("'m", " am")];

/// A text in lower case with one form for each of its words, parted by single blanks.
#[must_use]
pub fn plain_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for piece in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        push(piece, &mut out);
    }
    out
}

fn push(piece: &str, out: &mut String) {
    let lower = piece.to_lowercase().replace('’', "'");
    let word = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let full = WHOLE.iter().find(|(short, _)| *short == word).map(|(_, full)| *full);
    if let Some(full) =
        full.or_else(|| ORDINALS.iter().find(|(written, _)| *written == word).map(|(_, figure)| *figure))
    {
        out.push_str(full);
    } else if let Some(number) = number(word) {
        out.push_str(&number.to_string());
    } else if let Some((start, full)) = ENDS.iter().find_map(|(end, full)| Some((word.strip_suffix(end)?, full))) {
        out.push_str(start);
        out.push_str(full);
    } else {
        out.push_str(&lower);
    }
}

/// A number from two to ninety-nine that is written out, in lower case.
#[must_use]
pub fn number(word: &str) -> Option<usize> {
    let one = |word: &str| ONES.iter().position(|one| *one == word);
    let ten = |word: &str| TENS.iter().position(|ten| *ten == word).map(|place| 10 * (place + 2));
    match word.split_once('-') {
        Some((tens, ones)) => Some(ten(tens)? + one(ones).filter(|ones| (1..10).contains(ones))?),
        // "One" stands for too much.
        None => one(word).filter(|number| *number > 1).or_else(|| ten(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_form() {
        for (one, other) in [
            ("We won’t, we can't and they couldn’t.", "We will not, we cannot and they could not."),
            ("Sixty minutes", "60 minutes"),
            ("thirty-two hands on the tenth floor", "32 hands on the 10th floor"),
            ("you've, I'm, they'll", "you have, I am, they will"),
        ] {
            let bare = |text: &str| plain_words(text).replace([',', '.'], "");
            assert_eq!(bare(one), bare(other));
        }
        assert_eq!(plain_words(" No  one's  -- half-way"), "no one's -- half-way");
    }
}
