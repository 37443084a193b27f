//! Credits behind a word that names them: "Photo: Ada Roe", "© Ada Roe".

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::makers::is_name;
use super::trim;
use crate::feeds::caption::words::LABELS;

/// "Photograph: Ada Roe", "Photo by Ada Roe", "Credit...Ada Roe", "© Ada Roe", "Image source, AFP".
pub(super) fn labelled(text: &str, tail: Range<usize>) -> Option<Range<usize>> {
    let low = text.get(tail.clone())?.to_ascii_lowercase();
    // Most texts have none of the marks that stand between label and name.
    if !low.contains([':', '©', '…', 'Ｃ'])
        && !["by ", "...", "courtesy", "via ", "source"].iter().any(|mark| low.contains(mark))
    {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let found = FIND_LABELS.as_ref().map(|labels| labels.find_overlapping_iter(&low)).into_iter().flatten();
    let held = found.fold(0_u64, |held, label| held | 1 << label.pattern().as_u32());
    for (_, &(label, by)) in LABELS.iter().enumerate().filter(|(at, _)| held & 1 << at != 0) {
        for (at, _) in low.rmatch_indices(label) {
            let before = low.get(..at)?.chars().next_back();
            let glued = label == "credit" && low.get(..at)?.ends_with("credit");
            if before.is_some_and(char::is_alphabetic) && !glued {
                continue;
            }
            let rest = low.get(at + label.len()..)?;
            if let Some(skip) = after_label(label, by, rest) {
                let from = at + label.len() + skip;
                if best.is_none_or(|(_, known)| from > known) {
                    best = Some((at, from));
                }
                break;
            }
        }
    }
    for mark in ["©", "（Ｃ）", "courtesy of ", "courtesy "] {
        if let Some(at) = low.rfind(mark)
            && best.is_none_or(|(_, known)| at >= known)
        {
            best = Some((at, at + mark.len()));
        }
    }
    let (at, from) = best?;
    let range = trim(text, tail.start + from..tail.end);
    let name = text.get(range.clone())?;
    // A label that opens the text is a caption's own label unless a maker's name is all that follows.
    let opens = text.get(..tail.start + at)?.trim().is_empty();
    (is_name(name) && (!opens || name.split_whitespace().count() <= 8)).then_some(range)
}

/// How many bytes stand between the label and the name; none where the word is no label here.
fn after_label(label: &str, by: bool, rest: &str) -> Option<usize> {
    let gap = rest.len() - rest.trim_start().len();
    let trimmed = rest.trim_start();
    let skip = |mark: &str| Some(gap + mark.len());
    if trimmed.starts_with("...") {
        return (label == "credit").then(|| gap + 3);
    }
    if trimmed.starts_with('…') {
        return skip("…").filter(|_| label == "credit");
    }
    for mark in [": ", ":"] {
        if trimmed.starts_with(mark) {
            return skip(mark);
        }
    }
    if by {
        for mark in ["by ", "courtesy of ", "courtesy ", "via ", "credit: "] {
            if gap > 0 && trimmed.starts_with(mark) {
                return skip(mark);
            }
        }
    }
    for mark in [", ", " – ", " - ", ","] {
        if label == "source" && rest.starts_with(mark) {
            return Some(mark.len());
        }
    }
    None
}

/// Most texts have none of the labels, and hardly one has several: one pass tells which.
static FIND_LABELS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(LABELS.iter().map(|(label, _)| label)).ok());

/// Whether a word may stand before the name in a line that is all credit.
pub fn is_label_word(word: &str) -> bool {
    let low = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    low.is_empty()
        || matches!(low.as_str(), "by" | "courtesy" | "of" | "main" | "image" | "photo" | "source" | "credit")
        || LABELS.iter().any(|(label, _)| *label == low)
        || low.ends_with("credit...")
}
