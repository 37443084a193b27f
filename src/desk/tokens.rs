//! Words as the text index and the search know them: folded, without diacritics; CJK characters one by one.

use std::ops::Range;

use crate::store::Words;

/// How often a word stands in a text that is about it.
const OFTEN: usize = 3;

/// The longest that a word of the index gets, in bytes; longer ones are addresses and noise.
const LONGEST: usize = 40;

/// One word of a text, and where it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
}

/// Calls `each` with every word of a text, folded.
pub(super) fn each_word(text: &str, mut each: impl FnMut(Token, &str)) {
    let mut folded = String::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let bytes = rest.as_bytes();
        let run = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let is_whole = bytes.get(run).is_none_or(u8::is_ascii);
        if is_whole && run > 0 {
            // Most words are like this one, and a search folds the texts of all its candidates.
            folded.clear();
            folded.push_str(rest.get(..run).unwrap_or(""));
            folded.make_ascii_lowercase();
            each(Token { start: at, end: at + run }, &folded);
        }
        at += if is_whole { run + 1 } else { word_of_any_script(rest, at, &mut folded, &mut each) };
    }
}

/// Calls `each` with the first word of a text that stands at `base`; how many bytes were read.
fn word_of_any_script(text: &str, base: usize, folded: &mut String, each: &mut impl FnMut(Token, &str)) -> usize {
    folded.clear();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let is_word = c.is_alphanumeric() || (!folded.is_empty() && is_mark(c));
        let is_alone = is_word && is_ideograph(c);
        if !folded.is_empty() && (!is_word || is_alone) {
            each(Token { start: base + start, end: base + at }, folded);
            return at;
        }
        if !is_word {
            return end;
        }
        if folded.is_empty() {
            start = at;
        }
        fold(c, folded);
        if is_alone {
            each(Token { start: base + start, end: base + end }, folded);
            return end;
        }
    }
    if !folded.is_empty() {
        each(Token { start: base + start, end: base + text.len() }, folded);
    }
    text.len()
}

/// The words of an article for the index, each once.
pub(super) fn for_index(headline: &str, text: &str) -> Words {
    // All words one behind the other, and where each lies: a string for each would take far longer.
    let mut all = String::with_capacity(text.len());
    let mut places: Vec<Range<usize>> = Vec::with_capacity(text.len() / 5);
    each_word(text, |_, word| {
        if word.len() <= LONGEST {
            let start = all.len();
            all.push_str(word);
            places.push(start..all.len());
        }
    });
    let of = |place: &Range<usize>| all.get(place.clone()).unwrap_or("");
    places.sort_unstable_by(|one, other| of(one).cmp(of(other)));
    let mut words = Words::default();
    each_word(headline, |_, word| push(&mut words.headline, word));
    for same in places.chunk_by(|one, other| of(one) == of(other)) {
        let word = same.first().map_or("", of);
        push(if same.len() >= OFTEN { &mut words.often } else { &mut words.rest }, word);
    }
    words
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// Characters of scripts that are written without blanks between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if !is_mark(c) {
        out.extend(c.to_lowercase().map(bare).filter(|c| !is_mark(*c)));
    }
}

/// A lower-case Latin letter without its diacritics.
fn bare(c: char) -> char {
    const BARE: &[(&str, char)] = &[
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęěẹẻẽếềểễệ", 'e'),
        ("ĝğġģ", 'g'),
        ("ĥħ", 'h'),
        ("ìíîïĩīĭįǐỉị", 'i'),
        ("ĵ", 'j'),
        ("ķ", 'k'),
        ("ĺļľŀł", 'l'),
        ("ñńņňŉ", 'n'),
        ("òóôõöøōŏőǒơọỏốồổỗộớờởỡợ", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšș", 's'),
        ("ţťŧț", 't'),
        ("ùúûüũūŭůűųǔưụủứừửữự", 'u'),
        ("ŵ", 'w'),
        ("ýÿŷỳỵỷỹ", 'y'),
        ("źżž", 'z'),
    ];
    if !matches!(c, '\u{e0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
        return c;
    }
    BARE.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |(_, bare)| *bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, |token, word| {
            assert!(!text[token.start..token.end].is_empty());
            words.push(word.to_owned());
        });
        words
    }

    #[test]
    fn words_are_folded_and_ideographs_stand_alone() {
        assert_eq!(words("Café don't Nguyễn, ŁÓDŹ e\u{301}te"), ["cafe", "don", "t", "nguyen", "lodz", "ete"]);
        assert_eq!(words("王毅 said 3.5"), ["王", "毅", "said", "3", "5"]);
        assert_eq!(words("abc王def—x é"), ["abc", "王", "def", "x", "e"]);
        assert_eq!(words("…“ü”\u{301}"), ["u"]);
    }

    #[test]
    fn the_index_has_each_word_once() {
        let words = for_index("Rain, rain", "rain rain Rain and sun");
        assert_eq!(words.headline, "rain rain");
        assert_eq!(words.often, "rain");
        let mut rest: Vec<_> = words.rest.split(' ').collect();
        rest.sort_unstable();
        assert_eq!(rest, ["and", "sun"]);
    }
}
