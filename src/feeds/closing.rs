//! The lines that close an article: who else had a hand in it, and what was put right later.

use super::folded::push_lower;

const CREDIT_STARTS: &[&str] = &[
    "reporting by",
    "(reporting by",
    "additional reporting",
    "(additional reporting",
    "editing by",
    "(editing by",
    "edited by",
    "written by",
    "compiled by",
    "some information for this",
    "some information in this",
    "information for this report",
    "information from",
    "material from",
    "with reporting",
    "with additional reporting",
    "with assistance from",
    "with files from",
    "with contributions from",
    "with information from",
    "with material from",
    "additional research",
    "research by",
    "additional material",
    "this report includes",
    "this report was",
    "this report uses",
    "this article contains reporting",
    "this story contains reporting",
    "this dispatch",
    "writing by",
    "(writing by",
    "produced by",
    "translated by",
    "translation:",
    "translation by",
    "adapted from",
    "graphic by",
    "graphics by",
    "photography by",
    "photographs by",
    "sources:",
    "source:",
    "report:",
    "this story was reported by",
    "this article was written by",
    "this article was originally published",
    "this story was originally published",
    "this article was first published",
    "this article first appeared",
    "additional sources",
    "(with inputs",
    "with inputs from",
    "with agency inputs",
    "with input from",
    "(with agency",
    "agencies contributed",
    "news agencies contributed",
    "mit material",
    "avec afp",
];

const CREDIT_WORDS: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed to this dispatch",
    "contributed reporting",
    "contributed additional reporting",
    "contributed research",
    "for this report was provided by",
    "for this report came from",
    "for this story was provided by",
    "in this report was provided by",
    "in this report came from",
    "was used in this report",
    "assisted with this report",
    "helped report this story",
    "also contributed",
];

const NOTES: &[&str] = &[
    "this article was amended",
    "this article was updated",
    "this article was corrected",
    "this article has been",
    "this story has been updated",
    "this story has been corrected",
    "this story was updated",
    "this story was corrected",
    "this article was changed",
    "this story was changed",
    "an earlier version of this",
    "a previous version of this",
    "clarification",
    "this interview has been",
    "this interview was edited",
    "this conversation has been",
    "correction:",
    "correction,",
    "corrects ",
    "(corrects",
    "(updates",
    "editor's note",
    "editors' note",
    "note:",
    "ed note",
    "update:",
    "this version corrects",
    "amendment",
];

/// Whether a paragraph of a page or an entry names those who helped with the article, or what it rests on.
pub(super) fn names_helpers(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=LONGEST).contains(&words) && is_credit(&folded(text), words)
}

/// Where the credit in brackets that ends a paragraph begins: "... on Monday. (Reporting by Ada Roe)".
pub(super) fn bracketed_tail(text: &str) -> Option<usize> {
    let at = text.strip_suffix([')', ']'])?.rfind(['(', '['])?;
    let inside = text.get(at + 1..text.len() - 1)?;
    let is_tail = at > 0 && text.len() - at > 12 && text.get(..at)?.ends_with(char::is_whitespace);
    (is_tail && names_helpers(inside)).then_some(at)
}

fn folded(text: &str) -> String {
    let mut low = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !low.is_empty() {
            low.push(' ');
        }
        word.chars().for_each(|c| push_lower(c, &mut low));
    }
    low.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(').to_owned()
}

/// The most words that such a line has.
const LONGEST: usize = 70;

/// Whether the line, folded, names those who helped with the article, or what it rests on.
pub(super) fn is_credit(folded: &str, words: usize) -> bool {
    words <= LONGEST
        && (CREDIT_STARTS.iter().any(|start| folded.starts_with(start))
            || (words <= 45 && !folded.contains("said") && CREDIT_WORDS.iter().any(|mark| folded.contains(mark))))
}

/// Whether the line says what was changed after the article was printed.
pub(super) fn is_note(folded: &str) -> bool {
    NOTES.iter().any(|note| folded.starts_with(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_known() {
        for text in [
            "some information for this report was provided by the coastal wire and reuters.",
            "(reporting by ada roe; editing by tom lund)",
            "the coastal wire contributed to this report.",
            "edited by tom lund. adapted from norwegian by ines vik",
        ] {
            assert!(is_credit(text, 12), "{text}");
        }
        assert!(names_helpers("[Reporting by Ada Roe]") && !names_helpers("Reporters came by."));
        assert_eq!(bracketed_tail("It rained. (Reporting by Ada Roe; editing by Tom Lund)"), Some(11));
        assert_eq!(bracketed_tail("It rained (though not for long)."), None);
        assert!(!is_credit("a warm winter contributed to this, she said.", 8));
        assert!(is_note("this article was amended on 9 june 2025. an earlier version said otherwise."));
    }
}
