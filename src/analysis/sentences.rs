//! Where sentences end.

use std::ops::Range;

use crate::analysis::abbreviations::ends_sentence;
use crate::analysis::marks::Marked;
use crate::analysis::tokens::{Token, TokenKind};

/// Whatever goes on longer than this many tokens is no sentence; it is cut, so that reading stays quick.
const LONGEST: usize = 300;

/// The sentences of a block as ranges of its tokens, without gaps.
///
/// A sentence does not end inside quotation marks, but may end with them.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token], marked: &[Marked]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut quotes = marked.iter().filter(|m| m.depth == 0).peekable();
    let mut at = 0;
    while at < tokens.len() {
        while quotes.peek().is_some_and(|m| m.open < at) {
            quotes.next();
        }
        if let Some(close) = quotes.peek().filter(|m| m.open == at).and_then(|m| m.close) {
            at = close.max(at + 1);
            quotes.next();
        }
        let end = after_stop(text, tokens, at);
        if let Some(end) = end {
            out.push(start..end);
            start = end;
        }
        at = end.unwrap_or(at + 1).max(at + 1);
        if at - start > LONGEST {
            out.push(start..at.min(tokens.len()));
            start = at.min(tokens.len());
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

/// The token after the sentence's last one, if the sentence ends at the token `at`.
fn after_stop(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let word = tokens.get(at)?.of(text);
    if tokens[at].kind == TokenKind::Word && word.ends_with('.') {
        let next = tokens.get(at + 1)?;
        return (next.kind == TokenKind::Word && ends_sentence(word, next.of(text))).then_some(at + 1);
    }
    let is_stop = is_stop(word) || (tokens[at].kind == TokenKind::Mark && is_stop(tokens[at.checked_sub(1)?].of(text)));
    if !is_stop {
        return None;
    }
    let mut end = at + 1;
    while tokens.get(end).is_some_and(|t| is_stop_tail(text, *t, tokens[end - 1])) {
        end += 1;
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    // A word in lower case goes on: "Really?" he said.
    let goes_on = next.of(text).starts_with(|c: char| c.is_lowercase() || ",;:—–".contains(c));
    (!goes_on).then_some(end)
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "।") || word.starts_with("..")
}

/// More stops, closing brackets and closing marks directly behind a stop.
fn is_stop_tail(text: &str, token: Token, before: Token) -> bool {
    let glued = token.span.start == before.span.end;
    let word = token.of(text);
    glued && (is_stop(word) || matches!(word, ")" | "]"))
        || glued && token.kind == TokenKind::Mark && !matches!(word, "“" | "‘" | "«" | "``")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::marks::marked;
    use crate::analysis::tokens::tokens;
    use crate::model::Span;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokens(text, Span::new(0, text.len()));
        let marked = marked(text, &tokens);
        let cut = |r: Range<usize>| &text[tokens[r.start].span.start()..tokens[r.end - 1].span.end()];
        sentences(text, &tokens, &marked).into_iter().map(cut).collect()
    }

    #[test]
    fn abbreviations_go_on() {
        assert_eq!(
            split("Mr. Orr left the U.S. The rest stayed. Lt. J. Poe, of Acme Inc., did not."),
            ["Mr. Orr left the U.S.", "The rest stayed.", "Lt. J. Poe, of Acme Inc., did not."]
        );
    }

    #[test]
    fn quotes_hold_together() {
        assert_eq!(
            split("“Go. Now!” she said. “Or stay.” They went."),
            ["“Go. Now!” she said.", "“Or stay.”", "They went."]
        );
        assert_eq!(split("\"Why? How?\" Then silence."), ["\"Why? How?\"", "Then silence."]);
    }
}
