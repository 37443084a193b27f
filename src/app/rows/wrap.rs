//! Where a paragraph breaks into lines: by the Unicode line breaking rules and display widths.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that a text takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The byte ranges of the lines of `text` set in `columns` columns, white space at their ends left
/// out. Line ends within the text are blanks.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::with_capacity(text.len() / columns + 1);
    let mut start = text.len() - text.trim_start().len();
    let (mut at, mut used) = (start, 0);
    for (end, _) in linebreaks(text) {
        let Some(segment) = text.get(at..end) else { continue };
        let bare = width(segment.trim_end());
        if used > 0 && used + bare > columns {
            push(&mut lines, text, start..at);
            (start, used) = (at, 0);
        }
        if bare > columns {
            (start, used) = break_word(&mut lines, text, at..end, start, columns);
        } else {
            used += width(segment);
        }
        at = end;
    }
    push(&mut lines, text, start..text.len());
    lines
}

/// Breaks what is wider than a whole line (an address, CJK without openings) between graphemes.
/// Returns the start of the line that is left open and the columns it uses.
fn break_word(
    lines: &mut Vec<Range<usize>>,
    text: &str,
    word: Range<usize>,
    mut start: usize,
    columns: usize,
) -> (usize, usize) {
    let mut used = 0;
    for (index, grapheme) in text.get(word.clone()).unwrap_or("").grapheme_indices(true) {
        let wide = width(grapheme);
        if used > 0 && used + wide > columns {
            push(lines, text, start..word.start + index);
            (start, used) = (word.start + index, 0);
        }
        used += wide;
    }
    (start, used)
}

fn push(lines: &mut Vec<Range<usize>>, text: &str, line: Range<usize>) {
    let bare = text.get(line.clone()).unwrap_or("").trim_end();
    if !bare.is_empty() {
        lines.push(line.start..line.start + bare.len());
    }
}

/// Lines that are kept as they are, cut into pieces where they are wider than `columns`.
#[must_use]
pub fn keep_lines(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let (mut start, mut used) = (at, 0);
        for (index, grapheme) in line.grapheme_indices(true) {
            let wide = width(grapheme);
            if used > 0 && used + wide > columns {
                lines.push(start..at + index);
                (start, used) = (at + index, 0);
            }
            used += wide;
        }
        lines.push(start..at + line.len());
        at += line.len() + 1;
    }
    lines
}

/// The longest beginning of `text` that fits into `columns`, and the columns it takes.
#[must_use]
pub fn fitting(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        let wide = width(grapheme);
        if used + wide > columns {
            return (text.get(..index).unwrap_or(""), used);
        }
        used += wide;
    }
    (text, used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        assert_eq!(lines("The dam held through the night.", 10), ["The dam", "held", "through", "the night."]);
        assert_eq!(lines("The  dam\nheld", 30), ["The  dam\nheld"]);
        assert_eq!(lines("an-unbreakableword", 6), ["an-", "unbrea", "kablew", "ord"]);
    }

    #[test]
    fn wide_characters_count_two_and_marks_none() {
        assert_eq!(lines("山田太郎知事は", 6), ["山田太", "郎知事", "は"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301} ab", 3), ["e\u{301}e\u{301}e\u{301}", "ab"]);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "[a-z \n\u{301}山“—-]{0,120}", columns in 2usize..40) {
            let lines = lines(&text, columns);
            for line in &lines {
                prop_assert!(width(line.trim_end()) <= columns);
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
