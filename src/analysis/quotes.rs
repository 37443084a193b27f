//! What stands between quotation marks, and whether its shape is that of speech.

use crate::analysis::lexicon::look_up;
use crate::analysis::marks::Marked;
use crate::analysis::reading::{Passage, Reading};
use crate::analysis::tokens::{Token, TokenKind};
use crate::model::{BlockKind, Span};

/// A stretch between quotation marks that may be speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DirectQuote {
    /// The index of its passage in the reading.
    pub passage: usize,
    /// The opening mark's token, or the first token of what has no mark.
    pub open: usize,
    /// The token behind the last word: the closing mark, or one past the passage's end.
    pub close: usize,
    /// The words without the marks.
    pub span: Span,
    pub shape: Shape,
    /// Stands inside another quote.
    pub nested: bool,
    /// Has no closing mark: the turn may go on in the next passage.
    pub unclosed: bool,
}

/// What the words look like, before anyone is asked who said them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Sentences, or a clause with a stop inside the marks.
    Full,
    /// Words built into a sentence.
    Partial,
    /// A title, a nickname, a rating: speech only if the sentence says so clearly.
    Doubtful,
}

/// How many marks of one passage may want their closing mark: each reaches to the end of the passage.
const MOST_UNCLOSED: usize = 8;

/// How many bytes before a mark tell whether it belongs to an attribute.
const BEFORE: usize = 16;

/// All stretches between marks that could be speech, in text order.
#[must_use]
pub fn direct(reading: &Reading) -> Vec<DirectQuote> {
    let text = reading.text();
    let mut out = Vec::new();
    for (index, passage) in reading.passages.iter().enumerate() {
        if matches!(passage.kind, BlockKind::Table | BlockKind::Byline | BlockKind::Credit | BlockKind::Code) {
            continue;
        }
        let mut unclosed = 0;
        let marked = passage.marked.iter().filter(|marked| {
            unclosed += usize::from(marked.close.is_none());
            marked.close.is_some() || unclosed <= MOST_UNCLOSED
        });
        out.extend(marked.filter_map(|marked| read(text, passage, index, marked)));
    }
    out
}

fn read(text: &str, passage: &Passage, index: usize, marked: &Marked) -> Option<DirectQuote> {
    let tokens = &passage.tokens;
    let from = tokens.get(marked.open)?.span.end();
    let close = marked.close.unwrap_or(tokens.len());
    let to = tokens.get(close).map_or(passage.span.end(), |token| token.span.start());
    let words = text.get(from..to)?;
    let span = Span::new(from + words.len() - words.trim_start().len(), from + words.trim_end().len());
    // author="..." in what is left of some markup
    let near = text.floor_char_boundary(from.saturating_sub(BEFORE));
    if text.get(near..from).is_some_and(|before| before.trim_end_matches(['"', '\'', '“', '”']).ends_with('=')) {
        return None;
    }
    let inner = tokens.get(marked.open + 1..close).unwrap_or_default();
    let count = inner.iter().filter(|token| token.is_word()).count();
    let unclosed = marked.close.is_none();
    if span.is_empty() || (count == 0) || (unclosed && span.len() <= 20) {
        return None;
    }
    let shape = if is_name_like(text, passage, marked.open, close, count) {
        Shape::Doubtful
    } else if unclosed || is_clause(text, inner, count) {
        Shape::Full
    } else {
        Shape::Partial
    };
    Some(DirectQuote { passage: index, open: marked.open, close, span, shape, nested: marked.depth > 0, unclosed })
}

/// Whether the words end as speech does before its mark, and are more than a name.
fn is_clause(text: &str, inner: &[Token], count: usize) -> bool {
    let Some(last) = inner.last() else { return false };
    let stops = matches!(last.of(text), "." | "," | "?" | "!" | "…" | "—" | "–" | "--" | ";" | "..." | "。");
    let capital = inner.iter().find(|t| t.is_word()).is_some_and(|t| t.of(text).starts_with(char::is_uppercase));
    stops && (count >= 3 || capital) || capital && count >= 6
}

/// Words before a mark that announce a name or a word talked about, not speech.
const NAMING: &[&str] = &[
    "so-called",
    "nicknamed",
    "dubbed",
    "titled",
    "entitled",
    "named",
    "christened",
    "word",
    "words",
    "term",
    "phrase",
    "hashtag",
    "codenamed",
    "alias",
    "aka",
    "known",
    "rated",
    "spelled",
    "marked",
    "headed",
    "inscribed",
    "captioned",
    "emblazoned",
];

/// Works that have titles, which begin with a capital.
const WORKS: &[&str] = &[
    "book",
    "film",
    "movie",
    "song",
    "album",
    "novel",
    "series",
    "episode",
    "play",
    "painting",
    "show",
    "documentary",
    "single",
    "memoir",
    "musical",
    "opera",
    "podcast",
];

fn is_name_like(text: &str, passage: &Passage, open: usize, close: usize, count: usize) -> bool {
    let tokens = &passage.tokens;
    let before = open.checked_sub(1).and_then(|at| tokens.get(at));
    let word_before = before.map_or("", |token| token.of(text));
    let after = tokens.get(close + 1);
    let inner = tokens.get(open + 1..close).unwrap_or_default();
    let capitals = |token: &Token| token.kind == TokenKind::Word && token.of(text).starts_with(char::is_uppercase);
    // Danny "The Postman" Purcell
    // Where every word has a capital, a verb may stand beside the marks: “Too Late” Says Orr.
    let shouts = passage.kind == BlockKind::Headline;
    let between_names = before.is_some_and(capitals)
        && after.is_some_and(|next| capitals(next) && !(shouts && look_up(next.of(text)).cue.is_some()))
        && count <= 4
        && inner.iter().any(capitals)
        && before.is_some_and(|b| look_up(b.of(text)).cue.is_none());
    if between_names {
        return true;
    }
    let second = open.checked_sub(2).and_then(|at| tokens.get(at)).map_or("", |token| token.of(text));
    // "whom Orr dubbed “...”": somebody says it.
    let by_somebody = matches!(word_before, "dubbed" | "nicknamed" | "named" | "christened" | "titled")
        && open.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|token| {
            capitals(token) || matches!(token.of(text), "he" | "she" | "they" | "it" | "who" | "has" | "had" | "have")
        });
    // "in her words, “...”"
    let is_own_words = matches!(second, "word" | "words")
        && open
            .checked_sub(3)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| matches!(token.of(text), "his" | "her" | "their" | "its" | "'s" | "’s" | "own"));
    // "He said of the episode, “I like it,”" names no episode.
    let first = inner.iter().find(|token| token.is_word());
    let titled = first.is_some_and(capitals) && !matches!(first.map(|token| token.of(text)), Some("I" | "No" | "Yes"));
    let work = |word: &str| titled && WORKS.contains(&word);
    let announced = !by_somebody && NAMING.contains(&word_before.to_lowercase().as_str())
        || work(word_before)
        || (word_before == "," && work(second) && count <= 8)
        || (matches!(word_before, "the" | "a" | "an")
            && matches!(second, "named" | "dubbed" | "nicknamed" | "titled" | "christened"))
        || inner.first().is_some_and(|word| word.of(text).eq_ignore_ascii_case("so-called"))
        || (word_before == "as" && NAMING.contains(&second))
        || (word_before == "," && NAMING.contains(&second) && !is_own_words && count <= 8);
    if announced {
        return true;
    }
    is_title(text, inner, count) || is_inscription(text, inner, count)
}

/// "NO ENTRY": what a sign says.
fn is_inscription(text: &str, inner: &[Token], count: usize) -> bool {
    let mut words = inner.iter().filter(|token| token.is_word()).map(|token| token.of(text));
    (2..=8).contains(&count) && words.all(|word| !word.contains(char::is_lowercase))
}

/// "The Long Way Home": all but the small words have capitals.
fn is_title(text: &str, inner: &[Token], count: usize) -> bool {
    if !(2..=9).contains(&count) || inner.iter().any(|t| matches!(t.of(text), "!" | "." | "I")) {
        return false;
    }
    let small = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "a" | "an"
                | "the"
                | "of"
                | "in"
                | "on"
                | "at"
                | "to"
                | "for"
                | "and"
                | "or"
                | "with"
                | "by"
                | "from"
                | "’s"
                | "'s"
        )
    };
    let words = || inner.iter().filter(|t| t.is_word()).map(|t| t.of(text));
    words().all(|word| small(word) || !word.starts_with(char::is_lowercase))
        && words().filter(|word| !small(word)).count() >= 2
        && words().next().is_some_and(|word| !word.starts_with(char::is_lowercase))
}
