//! What a caption looks like by its words alone: its credit, its file mark, how sure one can be.
//!
//! Pages and plain-text captures both ask here; what stands around a caption is theirs to judge.

mod confidence;
mod credit;
mod cue;
mod cues;
mod sentences;
mod verbs;
mod weights;
mod words;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

pub(in crate::feeds) use confidence::confidence;
pub use credit::{credit, credit_of_caption};
pub(in crate::feeds) use cue::{Cue, Cues};
pub(in crate::feeds) use cues::{of as cues, words};
pub(in crate::feeds) use weights::likely;

/// Whether the whole text is a picture credit ("Photograph: Ada Roe/The Post", "Ada Roe/Reuters").
#[must_use]
pub fn is_credit_line(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 160
        && credit(text).is_some_and(|range| {
            let before = text.get(..range.start).unwrap_or(text);
            before.split_whitespace().all(credit::is_label_word)
        })
}

/// Whether the picture is marked as one from the files ("FILE - ...", "File photo of ...").
#[must_use]
pub fn is_file(text: &str) -> bool {
    const STARTS: [&str; 7] = ["file -", "file –", "file —", "file:", "file photo", "file picture", "file image"];
    let text = text.trim_start();
    let starts = |mark: &&str| text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    STARTS.iter().any(starts)
        || FILE_MARKS.as_ref().is_some_and(|marks| marks.is_match(text.get(..LONGEST.min(text.len())).unwrap_or("")))
}

/// What marks a picture as one from the files wherever it stands.
static FILE_MARKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let marks = ["(file photo", "file photo)", ", file photo", "file image", "(file)", "archive photo"];
    AhoCorasick::builder().ascii_case_insensitive(true).build(marks).ok()
});

/// How likely the text is a caption, from 0 to 1, told from nothing but its words.
#[must_use]
pub fn looks_like_caption(text: &str) -> f32 {
    sure(text, cues(text.trim(), None))
}

/// The same, where the cues of the words are known.
pub(in crate::feeds) fn sure(text: &str, cues: Cues) -> f32 {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return 0.0;
    }
    if is_file(text) {
        return 0.97;
    }
    if credit(text).is_some() {
        return 0.95;
    }
    if cues.has(Cue::OpensAsCaption) {
        return 0.9;
    }
    weights::likely_alone(cues)
}

/// Longer texts, in bytes, are never captions.
const LONGEST: usize = 1_200;

#[cfg(test)]
mod tests {
    use super::*;

    fn credit_of(text: &str) -> &str {
        credit(text).map_or("", |range| &text[range])
    }

    #[test]
    fn credits_are_found_in_every_dress() {
        for (text, want) in [
            ("Boats at Lunde. (Photo: Ada Roe)", "Ada Roe"),
            ("Boats at Lunde (Image: Ada Roe / Lunde Times)", "Ada Roe / Lunde Times"),
            ("Boats at Lunde on Monday. (AP Photo/Ada Roe)", "AP Photo/Ada Roe"),
            ("Boats at Lunde. Photograph: Ada Roe/The Post", "Ada Roe/The Post"),
            ("Boats at Lunde. Photo by Ada Roe", "Ada Roe"),
            ("Boats at Lunde.Credit...Ada Roe for The Post", "Ada Roe for The Post"),
            ("Boats at Lunde, May 3, 2021. REUTERS/Ada Roe", "REUTERS/Ada Roe"),
            ("Boats at Lunde CREDIT: GETTY IMAGES", "GETTY IMAGES"),
            ("Illustration: the harbour at night. Credit: Ada Roe", "Ada Roe"),
            ("Chart: landings since 1990. Source: Harbour Board", "Harbour Board"),
            ("A man looks at boats AFP", "AFP"),
            ("Ada Roe/Lunde Marine Station", "Ada Roe/Lunde Marine Station"),
            ("Image source, Getty Images", "Getty Images"),
            ("Boats at Lunde © Ada Roe", "Ada Roe"),
        ] {
            assert_eq!(credit_of(text), want, "{text}");
        }
    }

    #[test]
    fn a_caption_may_be_signed_with_a_name() {
        for (text, want) in [
            ("Boats at Lunde. (Ada Roe)", "Ada Roe"),
            ("Boats at Lunde (Photo: Ada Roe)", "Ada Roe"),
            ("Boats at Lunde. (Ada M. van der Roe)", "Ada M. van der Roe"),
            ("The harbour at dusk (Right)", ""),
            ("Boats (Lunde Harbour Board was founded in 1900)", ""),
        ] {
            assert_eq!(credit_of_caption(text).map_or("", |range| &text[range]), want, "{text}");
        }
    }

    #[test]
    fn prose_has_no_credit() {
        for text in [
            "The board (which met on Monday) said so.",
            "He gave them credit: it was a good idea, and nobody had thought of it before.",
            "The harbour (left) and the church (right)",
            "She spoke to Reuters.",
            "The company blamed a strike at a yard in Lunde.",
            "Image: Ada Roe has agreed to lead the harbour board",
        ] {
            assert_eq!(credit_of(text), "", "{text}");
        }
    }

    #[test]
    fn captions_are_told_from_paragraphs() {
        for text in [
            "Boats are tied up across the entrance to the harbour in Lunde, Feb. 11, 2024.",
            "FILE - The mayor speaks in Lunde, June 1, 2020.",
            "Pictured from left, are Ada Roe, Tom Lund and Ines Vik.",
            "Ada Roe, second right, and Tom Lund on the quay.",
            "Fishermen wait for the lock to open in Lunde on Monday.",
            "A sign for the ferry along a dirt road south of Lunde.",
        ] {
            assert!(looks_like_caption(text) > 0.5, "{} {text}", looks_like_caption(text));
        }
        for text in [
            "The boats have been there since Monday.",
            "He said the coast guard had been given no order to clear the blockade.",
            "“We plan for everything,” he said.",
            "But the mayor was not persuaded.",
            "The wave struck the village shortly before dawn, carrying off parked cars and a footbridge.",
            "In turn, the board has suggested that the fishermen might start again.",
        ] {
            assert!(looks_like_caption(text) < 0.5, "{} {text}", looks_like_caption(text));
        }
    }

    #[test]
    fn a_credit_line_is_all_credit() {
        assert!(is_credit_line("Ada Roe/Lunde Marine Station"));
        assert!(is_credit_line("Photograph: Ada Roe"));
        assert!(!is_credit_line("Boats at Lunde. Photograph: Ada Roe"));
    }
}
