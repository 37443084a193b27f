//! From words to a query.

use super::lexer::{Token, TokenKind, mistake, tokens};
use super::values;
use super::{Field, Leaf, Mistake, MistakeKind, Node, Query, Sort, Test};
use crate::model::Span;

/// How deep parentheses may stand within each other.
const DEEPEST: usize = 32;

pub(super) fn query(words: &str, typing: bool) -> Result<Query, Mistake> {
    let tokens = tokens(words, typing)?;
    let mut parser = Parser { words, tokens, at: 0, typing, depth: 0, sort: None };
    let root = parser.any(None)?;
    match parser.peek() {
        Some(token) => Err(mistake(words, token.span, MistakeKind::Unopened)),
        None => Ok(Query { root, sort: parser.sort }),
    }
}

struct Parser<'a> {
    words: &'a str,
    tokens: Vec<Token>,
    at: usize,
    typing: bool,
    /// How many parentheses and minuses stand around.
    depth: usize,
    sort: Option<Sort>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn mistake<T>(&self, span: Span, kind: MistakeKind) -> Result<T, Mistake> {
        Err(mistake(self.words, span, kind))
    }

    /// Whether the words end with this piece: then it may lack something while they are typed.
    fn is_typed(&self, span: Span) -> bool {
        self.typing && span.end() == self.words.len()
    }

    /// Alternatives, parted by `or`.
    fn any(&mut self, field: Option<Field>) -> Result<Option<Node>, Mistake> {
        let mut nodes = Vec::new();
        let mut before: Option<Span> = None;
        loop {
            let node = self.all(field)?;
            let or = self.peek().filter(|token| token.kind == TokenKind::Or).map(|token| token.span);
            if let (None, Some(sign)) = (&node, or.or(before))
                && !self.typing
            {
                return self.mistake(sign, MistakeKind::Alone("or".to_owned()));
            }
            nodes.extend(node);
            if or.is_none() {
                break;
            }
            before = or;
            self.at += 1;
        }
        Ok(one_of(nodes, Node::Any))
    }

    /// What has to hold together.
    fn all(&mut self, field: Option<Field>) -> Result<Option<Node>, Mistake> {
        let mut nodes = Vec::new();
        while let Some(token) = self.peek() {
            if matches!(token.kind, TokenKind::Or | TokenKind::Close) {
                break;
            }
            nodes.extend(self.one(field)?);
        }
        Ok(one_of(nodes, Node::All))
    }

    fn one(&mut self, field: Option<Field>) -> Result<Option<Node>, Mistake> {
        let Some(Token { kind, span }) = self.peek().cloned() else { return Ok(None) };
        self.at += 1;
        match kind {
            TokenKind::Open => self.group(field, span),
            TokenKind::Minus => {
                let stands_alone =
                    self.peek().is_none_or(|token| matches!(token.kind, TokenKind::Or | TokenKind::Close));
                if stands_alone {
                    return if self.typing { Ok(None) } else { self.mistake(span, MistakeKind::Alone("-".to_owned())) };
                }
                let node = self.deeper(span, |parser| parser.one(field))?;
                Ok(node.map(|node| Node::Not(Box::new(node))))
            }
            TokenKind::Field(field) => self.field(field, span),
            TokenKind::Word { text, exact, closed } => {
                if !closed && !self.typing {
                    return self.mistake(span, MistakeKind::Unclosed('"'));
                }
                self.leaf(field, &text, exact, closed, span)
            }
            // Those two end what stands before them.
            TokenKind::Or | TokenKind::Close => Ok(None),
        }
    }

    fn deeper<T>(&mut self, span: Span, read: impl FnOnce(&mut Self) -> Result<T, Mistake>) -> Result<T, Mistake> {
        if self.depth >= DEEPEST {
            return self.mistake(span, MistakeKind::Deep);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn group(&mut self, field: Option<Field>, open: Span) -> Result<Option<Node>, Mistake> {
        let node = self.deeper(open, |parser| parser.any(field))?;
        match self.peek() {
            Some(token) if token.kind == TokenKind::Close => self.at += 1,
            _ if self.typing => {}
            _ => return self.mistake(open, MistakeKind::Unclosed('(')),
        }
        if node.is_none() && !self.typing {
            return self.mistake(open, MistakeKind::Alone("()".to_owned()));
        }
        Ok(node)
    }

    /// What follows a field: its value, or a parenthesis for all of whose words it holds.
    fn field(&mut self, field: Field, name: Span) -> Result<Option<Node>, Mistake> {
        let value = self.peek().filter(|token| token.span.start() == name.end()).cloned();
        let Some(Token { kind, span }) = value else { return self.no_value(field, name) };
        match kind {
            TokenKind::Open => {
                self.at += 1;
                self.group(Some(field), span)
            }
            TokenKind::Word { text, exact, closed } => {
                self.at += 1;
                if !closed && !self.typing {
                    return self.mistake(span, MistakeKind::Unclosed('"'));
                }
                let whole = Span::new(name.start(), span.end());
                self.leaf(Some(field), &text, exact, closed, whole)
            }
            TokenKind::Or => {
                // The word "or" right after a colon is a value.
                self.at += 1;
                self.leaf(Some(field), "or", false, true, Span::new(name.start(), span.end()))
            }
            TokenKind::Minus | TokenKind::Close | TokenKind::Field(_) => self.no_value(field, name),
        }
    }

    fn no_value(&self, field: Field, name: Span) -> Result<Option<Node>, Mistake> {
        if self.typing { Ok(None) } else { self.mistake(name, MistakeKind::Empty(field)) }
    }

    fn leaf(
        &mut self,
        field: Option<Field>,
        text: &str,
        exact: bool,
        closed: bool,
        span: Span,
    ) -> Result<Option<Node>, Mistake> {
        let typed = self.is_typed(span) && !(exact && closed);
        if field == Some(Field::Sort) {
            return self.sort(text, typed, span).map(|()| None);
        }
        match values::test(field, text, exact, typed) {
            Ok(test) => Ok(test.map(|test| Node::Leaf(Leaf { test, span }))),
            Err(_) if typed && may_become_right(field, text) => Ok(None),
            Err(kind) => self.mistake(span, kind),
        }
    }

    fn sort(&mut self, text: &str, typed: bool, span: Span) -> Result<(), Mistake> {
        if self.depth > 0 {
            return self.mistake(span, MistakeKind::InPart(Field::Sort));
        }
        match Sort::ALL.into_iter().find(|sort| sort.name() == text.to_lowercase()) {
            Some(sort) => self.sort = Some(sort),
            None if typed && may_become_right(Some(Field::Sort), text) => {}
            None => return self.mistake(span, MistakeKind::NoValue(Field::Sort, text.to_owned())),
        }
        Ok(())
    }
}

/// Whether more letters can make a value of what was typed so far.
fn may_become_right(field: Option<Field>, text: &str) -> bool {
    let Some(field) = field else { return false };
    let text = text.to_lowercase();
    match field {
        Field::Is | Field::Has | Field::Sort => field.values().iter().any(|value| value.starts_with(&text)),
        _ => true,
    }
}

fn one_of(mut nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(join(nodes)) } else { nodes.pop() }
}

/// Whether a test asks for words that rank an article.
impl Test {
    #[must_use]
    pub fn is_of_text(&self) -> bool {
        matches!(self, Self::Words(None | Some(Field::Title | Field::Body | Field::Caption | Field::Quote), _))
    }
}
