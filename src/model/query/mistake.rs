//! What is wrong in a query, and where.

use std::fmt;

use super::Field;
use crate::model::Span;

/// A mistake in a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// The bytes of the words that are meant.
    pub span: Span,
    /// Where they begin, counted in characters from 1.
    pub column: usize,
    pub kind: MistakeKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MistakeKind {
    NoField(String),
    NoValue(Field, String),
    /// Nothing stands after the colon.
    Empty(Field),
    NoDate(Field, String),
    NoAge(String),
    NoNumber(Field, String),
    NoStory(String),
    /// It belongs to the whole query, not into a part of it.
    InPart(Field),
    Unclosed(char),
    Unopened,
    /// `or`, `-` or `()` without what it is about.
    Alone(String),
    /// More parentheses within each other than anybody means.
    Deep,
}

impl Mistake {
    /// The mistake in a sentence with its place. `nearest` gives the clause that proposes one of the known words.
    #[must_use]
    pub fn told(&self, nearest: impl Fn(&str, &[&str]) -> String) -> String {
        let clause = match &self.kind {
            MistakeKind::NoField(name) => {
                let near = nearest(name, &Field::ALL.map(Field::name));
                if near.is_empty() { "; in quotation marks it is a word".to_owned() } else { near }
            }
            MistakeKind::NoValue(field, value) => nearest(value, &field.values()),
            _ => String::new(),
        };
        format!("{}{clause} (column {})", self.kind, self.column)
    }
}

impl fmt::Display for MistakeKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoField(name) => write!(out, "`{name}` is no field"),
            Self::NoValue(field, value) => write!(out, "`{}` knows no `{value}`", field.name()),
            Self::Empty(field) => write!(out, "`{}` wants {} right after it", field.name(), field.hint()),
            Self::NoDate(field, value) => {
                write!(out, "`{}` wants a day, as 2026-11-01, today, monday or 3d; `{value}` is none", field.name())
            }
            Self::NoAge(value) => write!(out, "`age:` wants a time, as <3d, >2w or 1d..3d; `{value}` is none"),
            Self::NoNumber(field, value) => {
                write!(out, "`{}` wants a number, as >800, <=3 or 2..5; `{value}` is none", field.name())
            }
            Self::NoStory(value) => write!(out, "`story:` wants the number of a story; `{value}` is none"),
            Self::InPart(field) => {
                write!(out, "`{}` holds for the whole query: no `-`, `or` or parenthesis goes with it", field.name())
            }
            Self::Unclosed('(') => out.write_str("this parenthesis is not closed"),
            Self::Unclosed(_) => out.write_str("this quotation mark is not closed"),
            Self::Unopened => out.write_str("this parenthesis closes none"),
            Self::Alone(sign) => write!(out, "`{sign}` stands alone: words must follow it"),
            Self::Deep => out.write_str("too many parentheses stand within each other"),
        }
    }
}
