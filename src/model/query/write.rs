//! A query as it is written.

use std::fmt;

use super::{Bounds, Field, Leaf, Node, Query, Test, Words};

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(root) = &self.root {
            root.write(out, Around::Nothing)?;
        }
        match (self.sort, &self.root) {
            (Some(sort), Some(_)) => write!(out, " {}{}", Field::Sort.name(), sort.name()),
            (Some(sort), None) => write!(out, "{}{}", Field::Sort.name(), sort.name()),
            (None, _) => Ok(()),
        }
    }
}

/// What stands around a node: it tells whether parentheses are needed.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    Nothing,
    All,
    Not,
}

impl Node {
    fn write(&self, out: &mut fmt::Formatter<'_>, around: Around) -> fmt::Result {
        let (nodes, between, within, closed) = match self {
            Self::Leaf(leaf) => return write!(out, "{leaf}"),
            Self::Not(node) => {
                out.write_str("-")?;
                return node.write(out, Around::Not);
            }
            Self::All(nodes) => (nodes, " ", Around::All, around == Around::Not),
            Self::Any(nodes) => (nodes, " or ", Around::Nothing, around != Around::Nothing),
        };
        if closed {
            out.write_str("(")?;
        }
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                out.write_str(between)?;
            }
            node.write(out, within)?;
        }
        if closed { out.write_str(")") } else { Ok(()) }
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.test {
            Test::Words(field, words) => {
                out.write_str(field.map_or("", Field::name))?;
                words.write(out, false)
            }
            Test::Name(field, words) | Test::Label(field, words) => {
                out.write_str(field.name())?;
                words.write(out, *field == Field::Source)
            }
            Test::Source(class) => write!(out, "{}{}", Field::Source.name(), class.name()),
            Test::Is(state) => write!(out, "{}{}", Field::Is.name(), state.name()),
            Test::Has(thing) => write!(out, "{}{}", Field::Has.name(), thing.name()),
            Test::Published(field, value, _) => write!(out, "{}{value}", field.name()),
            Test::Count(field, bounds) => write!(out, "{}{bounds}", field.name()),
            Test::Story(story) => write!(out, "{}{story}", Field::Story.name()),
        }
    }
}

impl Words {
    /// `named`: without quotation marks the word might be taken for a kind.
    fn write(&self, out: &mut fmt::Formatter<'_>, named: bool) -> fmt::Result {
        let is_kind = named && super::SourceClass::ALL.iter().any(|class| class.name() == self.text.to_lowercase());
        let is_operator = matches!(self.text.as_str(), "or" | "OR" | "AND" | "NOT");
        let is_plain = !self.text.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':'));
        let star = if self.prefix { "*" } else { "" };
        if self.exact || is_kind || is_operator || !is_plain || self.text.starts_with('-') {
            write!(out, "\"{}{star}\"", self.text)
        } else {
            write!(out, "{}{star}", self.text)
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, most) if least == most => write!(out, "{least}"),
            (least, u32::MAX) => write!(out, ">={least}"),
            (0, most) => write!(out, "<={most}"),
            (least, most) => write!(out, "{least}..{most}"),
        }
    }
}
