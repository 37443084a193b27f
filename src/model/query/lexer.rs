//! The words of a query, one by one, each with its place.

use super::{Field, Mistake, MistakeKind};
use crate::model::Span;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Minus,
    Or,
    /// A field, right before its value or a parenthesis.
    Field(Field),
    Word {
        text: String,
        exact: bool,
        /// Its closing mark is there; always so without any.
        closed: bool,
    },
}

const QUOTATION: [char; 3] = ['"', '“', '”'];

/// Cuts a query. `typing`: its end may be missing.
pub(super) fn tokens(words: &str, typing: bool) -> Result<Vec<Token>, Mistake> {
    let mut lexer = Lexer::new(words);
    while !lexer.is_at_end() {
        lexer.step(typing)?;
    }
    Ok(lexer.tokens)
}

/// A mistake at a place of the words.
pub(super) fn mistake(words: &str, span: Span, kind: MistakeKind) -> Mistake {
    let column = words.get(..span.start()).map_or(0, |before| before.chars().count()) + 1;
    Mistake { span, column, kind }
}

pub(super) struct Lexer<'a> {
    words: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(words: &'a str) -> Self {
        Self { words, at: 0, tokens: Vec::new() }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.words.len()
    }

    /// The byte up to which the words are cut.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn count(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn last(&self) -> Option<&Token> {
        self.tokens.last()
    }

    /// Goes on at a place further on.
    pub(super) fn pass(&mut self, to: usize) {
        self.at = to.max(self.at + 1);
    }

    fn rest(&self) -> &'a str {
        self.words.get(self.at..).unwrap_or("")
    }

    fn put(&mut self, kind: TokenKind, length: usize) {
        self.tokens.push(Token { kind, span: Span::new(self.at, self.at + length) });
        self.at += length;
    }

    pub(super) fn step(&mut self, typing: bool) -> Result<(), Mistake> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(()) };
        let next = rest.chars().nth(1);
        match first {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '(' => self.put(TokenKind::Open, 1),
            ')' => self.put(TokenKind::Close, 1),
            '-' if next.is_some_and(|c| !c.is_whitespace()) || (typing && next.is_none()) => {
                self.put(TokenKind::Minus, 1);
            }
            c if QUOTATION.contains(&c) => self.quoted(),
            _ => self.bare(typing)?,
        }
        Ok(())
    }

    fn quoted(&mut self) {
        let rest = self.rest();
        let open = rest.chars().next().map_or(0, char::len_utf8);
        let inner = rest.get(open..).unwrap_or("");
        let close = inner.find(QUOTATION);
        let text = inner.get(..close.unwrap_or(inner.len())).unwrap_or("").to_owned();
        let mark = close.and_then(|at| inner.get(at..)?.chars().next()).map_or(0, char::len_utf8);
        let length = open + text.len() + mark;
        self.put(TokenKind::Word { text, exact: true, closed: close.is_some() }, length);
    }

    fn bare(&mut self, typing: bool) -> Result<(), Mistake> {
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')') || QUOTATION.contains(&c);
        let end = rest.find(ends).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or("");
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let after = word.get(letters..).unwrap_or("");
        if letters > 0 && after.starts_with(':') && !after.starts_with("://") {
            let name = word.get(..=letters).unwrap_or("");
            let follows = rest.get(letters + 1..).and_then(|rest| rest.chars().next());
            let has_value = follows.is_some_and(|c| !c.is_whitespace() && c != ')');
            match Field::named(name) {
                Some(field) => {
                    self.put(TokenKind::Field(field), letters + 1);
                    return Ok(());
                }
                // "Kyiv: five killed" is a headline.
                None if has_value || (typing && follows.is_none() && name.bytes().all(|b| !b.is_ascii_uppercase())) => {
                    let span = Span::new(self.at, self.at + name.len());
                    return Err(mistake(self.words, span, MistakeKind::NoField(name.to_owned())));
                }
                None => {}
            }
        }
        let kind = match word {
            "or" | "OR" => TokenKind::Or,
            "NOT" => TokenKind::Minus,
            "AND" => {
                self.at += word.len();
                return Ok(());
            }
            _ => TokenKind::Word { text: word.to_owned(), exact: false, closed: true },
        };
        self.put(kind, word.len());
        Ok(())
    }
}
