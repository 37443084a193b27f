//! What text browsers print on one line and is more than one thing: a picture's sign or text, and its caption.

use std::ops::Range;

use super::lines::Passage;

/// Adds a stretch of the capture as one passage, or as the pieces it falls into.
pub(super) fn push<'t>(text: &'t str, span: Range<usize>, gap: bool, out: &mut Vec<Passage<'t>>) {
    let (mut span, mut gap) = (span, gap);
    for _ in 0..MOST {
        let words = text.get(span.clone()).unwrap_or("");
        let cut = behind_sign(words).or_else(|| behind_copy(words));
        let Some(cut) = cut.filter(|&cut| cut < words.len()) else { break };
        let first = words.get(..cut).unwrap_or("").trim_end().len();
        out.push(Passage::new(text, span.start..span.start + first, gap));
        (span, gap) = (span.start + cut..span.end, false);
    }
    out.push(Passage::new(text, span, gap));
}

/// A line falls into no more pieces than its last and these.
const MOST: usize = 4;

/// Whether a line begins with the sign of a picture or a button, which begins a passage.
pub(super) fn opens_piece(words: &str) -> bool {
    words.starts_with("(BUTTON)") || words.starts_with('[') && behind_sign(words).is_none_or(|cut| cut > 0)
}

/// Where the words begin behind the sign of a picture: "[quay-1200x800.jpg] The quay at dawn".
fn behind_sign(words: &str) -> Option<usize> {
    let end = words.strip_prefix('[')?.char_indices().take(LONGEST_NAME).find(|(_, c)| *c == ']')?.0 + 1;
    let name = words.get(1..end)?;
    // A name wrapped over two lines is a file's, too; "[He] said" and "[12]News" are none.
    let is_file = name.len() >= 8
        && name.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | '='))
        && name.contains(char::is_alphabetic)
        && name.split_whitespace().all(|part| part.len() >= 8 || name.len() >= 40)
        && name.split_whitespace().count() <= 3;
    let rest = words.get(end + 1..)?;
    let skip = rest.len() - rest.trim_start().len();
    (is_file && skip > 0 && !rest.trim().is_empty()).then_some(end + 1 + skip)
}

/// A picture's name has no more characters.
const LONGEST_NAME: usize = 300;

/// Where the words are said once more, as a picture's text and its caption are: "Boats at Lunde Boats at Lunde".
fn behind_copy(words: &str) -> Option<usize> {
    const LONGEST: usize = 70;
    let mut starts: Vec<(usize, &str)> = Vec::new();
    let base = words.as_ptr() as usize;
    for word in words.split_whitespace().take(2 * LONGEST) {
        starts.push((word.as_ptr() as usize - base, word));
    }
    let word = |at: usize| starts.get(at).map(|(_, word)| *word);
    let first = word(0)?;
    let same = |a: usize, b: usize| word(a).is_some() && word(a) == word(b);
    (4..=starts.len() / 2)
        .filter(|&half| word(half) == Some(first) && same(1, half + 1) && same(2, half + 2))
        .find(|&half| (0..half).all(|at| same(at, half + at)))
        .and_then(|half| starts.get(half).map(|(start, _)| *start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        push(text, 0..text.len(), true, &mut out);
        out.into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn signs_and_texts_of_pictures_are_parted_from_captions() {
        assert_eq!(
            pieces("[587497fe-25c5-482a.jpg] Boats at Lunde. Photo: Ada Roe"),
            ["[587497fe-25c5-482a.jpg]", "Boats at Lunde. Photo: Ada Roe"]
        );
        let boats = "Boats wait off Lunde.";
        assert_eq!(pieces(&format!("{boats} {boats} Ada Roe / AFP")), [boats, "Boats wait off Lunde. Ada Roe / AFP"]);
        for text in ["[He] said that it was so.", "[12]News of the harbour", "It is so and it is so and it was."] {
            assert_eq!(pieces(text), [text]);
        }
    }
}
