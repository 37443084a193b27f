//! Pages that are written on while things happen: each post begins with the time it was written.

use super::writer::Piece;
use crate::model::BlockKind;

/// So many times of day between texts make such a page of it.
const LEAST: usize = 3;
/// The rank of a heading that is a time: below those of the posts themselves.
pub(super) const LEVEL: u8 = 4;
/// The longest line that is a time and a day, in bytes.
const STAMP: usize = 40;

/// Makes small headings of the times that posts begin with.
pub(super) fn set_apart(pieces: &mut [Piece]) {
    let kinds: Vec<bool> = pieces.iter().map(is_stamp).collect();
    // Times in a row are a table of times, not the beginnings of posts.
    let heads: Vec<usize> = kinds
        .iter()
        .enumerate()
        .filter(|(place, is)| **is && kinds.get(place + 1).is_some_and(|next| !next))
        .map(|(place, _)| place)
        .collect();
    if heads.len() < LEAST {
        return;
    }
    for place in heads {
        if let Some(piece) = pieces.get_mut(place) {
            (piece.kind, piece.level) = (BlockKind::Heading, LEVEL);
        }
    }
}

/// Whether a heading is such a time.
pub(super) fn is_head(piece: &Piece) -> bool {
    piece.kind == BlockKind::Heading && piece.level == LEVEL && is_time(piece.line.text())
}

fn is_stamp(piece: &Piece) -> bool {
    piece.kind == BlockKind::Paragraph && is_time(piece.line.text())
}

/// A time of day, alone or with its day: "10:15", "10.15 Uhr", "3 May, 10:15 a.m. GMT".
fn is_time(text: &str) -> bool {
    let text = text.trim();
    let is_clock = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
        let word = word.trim_end_matches("am").trim_end_matches("pm").trim_end_matches(['h', 'u']);
        let parts = word.split_once([':', '.', 'h']);
        let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        parts.is_some_and(|(hour, minute)| is_number(hour) && minute.len() == 2 && is_number(minute))
    };
    // "10.15" alone may be a price; a colon, an "h" or a word for the clock tells.
    let is_sure = text.contains(':')
        || text
            .as_bytes()
            .windows(3)
            .any(|three| matches!(three, [a, b'h', c] if a.is_ascii_digit() && c.is_ascii_digit()))
        || text.split_whitespace().any(|word| {
            ["uhr", "klo", "kl.", "a.m.", "p.m.", "am", "pm", "h"].iter().any(|clock| word.eq_ignore_ascii_case(clock))
        });
    let words = text.split_whitespace().count();
    text.len() <= STAMP
        && words <= 7
        && is_sure
        && text.split_whitespace().any(is_clock)
        && !text.ends_with([':', '?', '!'])
        && text.split_whitespace().filter(|word| word.chars().all(char::is_lowercase) && word.len() > 3).count() == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::extract::read;

    #[test]
    fn times_are_told_from_other_short_lines() {
        for time in ["10:15", "9.05 Uhr", "10:15 a.m. GMT", "3 May, 22:40", "7:30pm", "14h05"] {
            assert!(is_time(time), "{time}");
        }
        for other in
            ["12.50", "Ratio 3:1", "At 10:15 the ferry turned back to Lunde.", "Time:", "Boats", "won after 10:15"]
        {
            assert!(!is_time(other), "{other}");
        }
    }

    #[test]
    fn posts_stand_in_the_order_of_the_page_under_their_times() {
        let post = |time: &str, what: &str| {
            format!(
                "<div class=post><time>{time}</time><p>The harbour board voted on Monday to keep {what} running until the new pier on the island is built and paid for.</p></div>"
            )
        };
        let page = format!(
            "<article><h1>Storm over Lunde</h1>{}{}{}{}</article>",
            post("12:40", "the night ferry"),
            post("11:15", "the old crane"),
            post("10:05", "the small tug"),
            post("09:30", "the barge")
        );
        let body = read(&page, None).body;
        let heads: Vec<_> = body.blocks.iter().filter(|block| block.kind == BlockKind::Heading).collect();
        let words: Vec<_> = heads.iter().map(|block| (body.words(block), block.level)).collect();
        assert_eq!(words, [("12:40", LEVEL), ("11:15", LEVEL), ("10:05", LEVEL), ("09:30", LEVEL)]);
    }
}
