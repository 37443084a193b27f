//! What the pieces of a query are, for showing it in colours while it is typed.

use super::lexer::{Lexer, TokenKind};
use crate::model::Span;

/// What a piece of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Word,
    /// Words in quotation marks.
    Phrase,
    Field,
    /// What stands before a colon like a field and is none.
    UnknownField,
    /// `or`, `-`, `NOT`, `AND`, parentheses.
    Operator,
}

/// The pieces of a query, whatever is wrong with it, each with its place; blanks are between them.
#[must_use]
pub fn parts(words: &str) -> Vec<(Span, PartKind)> {
    let mut lexer = Lexer::new(words);
    let mut parts: Vec<(Span, PartKind)> = Vec::new();
    while !lexer.is_at_end() {
        let from = lexer.count();
        let before = lexer.place();
        if let Err(mistake) = lexer.step(true) {
            parts.push((mistake.span, PartKind::UnknownField));
            lexer.pass(mistake.span.end());
            continue;
        }
        if lexer.count() == from {
            // A word that means nothing but what its absence means, or a blank.
            let passed = Span::new(before, lexer.place());
            if !passed.of(words).trim().is_empty() {
                parts.push((passed, PartKind::Operator));
            }
            continue;
        }
        let kind = |kind: &TokenKind| match kind {
            TokenKind::Field(_) => PartKind::Field,
            TokenKind::Open | TokenKind::Close | TokenKind::Minus | TokenKind::Or => PartKind::Operator,
            TokenKind::Word { exact: true, .. } => PartKind::Phrase,
            TokenKind::Word { .. } => PartKind::Word,
        };
        parts.extend(lexer.last().map(|token| (token.span, kind(&token.kind))));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_its_kind_and_mistakes_are_passed() {
        use PartKind::{Field, Operator, Phrase, UnknownField, Word};
        let words = "speaker:\"Rosa Lindt\" -(rain or snow) AND colour:red title:";
        let found: Vec<(&str, PartKind)> =
            parts(words).into_iter().map(|(span, kind)| (span.of(words), kind)).collect();
        let expected = [
            ("speaker:", Field),
            ("\"Rosa Lindt\"", Phrase),
            ("-", Operator),
            ("(", Operator),
            ("rain", Word),
            ("or", Operator),
            ("snow", Word),
            (")", Operator),
            ("AND", Operator),
            ("colour:", UnknownField),
            ("red", Word),
            ("title:", Field),
        ];
        assert_eq!(found, expected);
        assert!(parts(" ").is_empty() && parts("").is_empty());
        let open = "“half a phrase";
        assert_eq!(parts(open), [(Span::new(0, open.len()), Phrase)]);
    }
}
