//! Whether a caption on the page is one of the article's own.

use super::metadata::Metadata;
use super::writer::Piece;
use crate::feeds::caption;

/// Whether a caption that was not chosen belongs to the article: not a teaser, a button or a line about the author.
pub(super) fn is_ours(piece: &Piece, metadata: &Metadata) -> bool {
    let text = piece.line.text();
    let length = text.chars().count();
    let is_signed = !piece.line.has_no_credit() || caption::credit(text).is_some();
    let about_author = length < 100
        && !is_signed
        && metadata.byline.iter().any(|name| text.contains(&**name))
        && !metadata.pictured.iter().any(|told| text.starts_with(told.trim()));
    let one_word = length < 16 && text.is_ascii() && !text.contains(' ');
    // A teaser leads to another article; a caption may lead to the picture, and is signed.
    let leads_on = piece.line.linked() * 10 >= text.len() * 9 && !is_signed;
    !leads_on && !one_word && !about_author
}

/// Whether the words are of a player or a button on the picture, not about it: "01:48 min", "View 3 images", "Caption:".
pub(super) fn is_label(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "legende",
        "caption",
        "image caption",
        "bildunterschrift",
        "powered by",
        "image credit",
        "photo gallery",
        "video",
        "audio",
        "advertisement",
        "anzeige",
        "enlarge",
    ];
    let low = text.trim().trim_end_matches(':').to_lowercase();
    let mut words = low.split_whitespace();
    let (first, second, third) = (words.next().unwrap_or(""), words.next().unwrap_or(""), words.next().unwrap_or(""));
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let is_clock = |word: &str| word.split_once(':').is_some_and(|(m, s)| is_number(m) && is_number(s));
    let minutes = |word: &str| word.trim_matches(['.', '|']) == "min" || word.starts_with("minute");
    let plays = is_clock(first) && minutes(second)
        || is_number(first) && minutes(second) && third.is_empty()
        || matches!(first, "audio" | "video") && is_clock(second);
    let counts = matches!(first, "view" | "see") && is_number(second) && matches!(third, "image" | "images" | "photos");
    LABELS.contains(&low.as_str()) || plays || counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_players_are_no_captions() {
        for label in ["01:48 min Who won the vote", "1 min", "View 3 Images", "Legende:", "Audio 03:07 Min. | Ada Roe"]
        {
            assert!(is_label(label), "{label}");
        }
        for caption in ["10:45 in the harbour of Lunde", "Video still of the harbour", "3 boats in the harbour"] {
            assert!(!is_label(caption), "{caption}");
        }
    }
}
