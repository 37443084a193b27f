//! Passages that the reader marked.

use serde::{Deserialize, Serialize};

use super::{After, ArticleId, ArticleRow, Bookmark, Span, Text, Timestamp};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HighlightId(pub i64);

impl HighlightId {
    /// A number that no other highlight has: of its moment, and of what was counted in that second.
    #[must_use]
    pub fn new(created: Timestamp, count: u64) -> Self {
        let count = i64::try_from(count % 1_000_000).unwrap_or(0);
        Self(created.saturating_mul(1_000_000).saturating_add(count))
    }
}

/// A passage of an article, with what the reader says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Highlight {
    /// Given by who makes it, so that taking it back and doing it again mean the same one.
    pub id: HighlightId,
    pub article: ArticleId,
    pub created: Timestamp,
    /// Where it stands in the reading text; none where the text no longer holds it.
    pub span: Option<Span>,
    pub passage: Text,
    /// What the text says there now, where it was reworded since.
    #[serde(default)]
    pub now: Option<Text>,
    /// The words before and after it, by which it is found again.
    pub before: Text,
    pub after: Text,
    pub note: Text,
    /// Sorted, without doubles, lower case.
    pub tags: Vec<Text>,
}

impl Highlight {
    /// A stretch of a text marked at this moment; `count` is another one for each of one second.
    #[must_use]
    pub fn of(article: ArticleId, text: &str, span: Span, created: Timestamp, count: u64) -> Self {
        let (before, after) = surroundings(text, span);
        Self {
            id: HighlightId::new(created, count),
            article,
            created,
            span: Some(span),
            passage: Text::in_place(span.of(text)),
            now: None,
            before,
            after,
            note: Text::default(),
            tags: Vec::new(),
        }
    }
}

impl Highlight {
    /// Sets where it stands in a text, and what that says there where it is something else.
    pub fn found_at(&mut self, span: Option<Span>, text: &str) {
        self.span = span;
        let now =
            span.map(|span| span.of(text)).filter(|now| !now.split_whitespace().eq(self.passage.split_whitespace()));
        self.now = now.map(Text::in_place);
    }
}

/// Words of a text on one line a paragraph, with a blank line between paragraphs.
#[must_use]
pub fn in_paragraphs(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for line in words.lines() {
        for word in line.split_whitespace() {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            out.push_str(word);
        }
        if line.trim().is_empty() && !out.is_empty() && !out.ends_with('\n') {
            out.push_str("\n\n");
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// How many bytes of the text before and after a passage are kept with it.
const AROUND: usize = 80;

/// The whole words before and after a stretch of a text.
#[must_use]
pub fn surroundings(text: &str, span: Span) -> (Text, Text) {
    let before = text.get(..span.start()).unwrap_or("");
    let cut = before.ceil_char_boundary(before.len().saturating_sub(AROUND));
    let near = before.get(cut..).unwrap_or("");
    let near = if cut == 0 { near } else { near.split_once(char::is_whitespace).map_or(near, |(_, whole)| whole) };
    let after = text.get(span.end()..).unwrap_or("");
    let cut = after.floor_char_boundary(AROUND.min(after.len()));
    let next = after.get(..cut).unwrap_or("");
    let next =
        if cut == after.len() { next } else { next.rsplit_once(char::is_whitespace).map_or(next, |(whole, _)| whole) };
    (Text::line(near), Text::line(next))
}

/// All that the reader noted on one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotedArticle {
    pub row: ArticleRow,
    pub bookmark: Option<Bookmark>,
    pub highlights: Vec<Highlight>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NotesPage {
    pub articles: Vec<NotedArticle>,
    pub more: Option<After>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stay_and_the_lines_in_them_do_not() {
        assert_eq!(in_paragraphs(" one  two\nthree\n\n\n four \n \n"), "one two three\n\nfour");
        assert_eq!(in_paragraphs("\n\n"), "");
    }
}
