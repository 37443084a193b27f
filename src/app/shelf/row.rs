//! Lines of a shelf: words with their roles, and where they lead.

use crate::app::rows::{fitting, width};
use crate::model::{ArticleId, ArticleRow, Ask, Text};

/// What words are, for their look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Plain,
    Strong,
    Heading,
    Muted,
    Quote,
    Speaker,
    Publisher,
    Count,
    Chart,
    Anonymous,
    Added,
    Removed,
    Note,
}

/// Words with their role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub role: Role,
    pub text: String,
}

/// Where a row leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An article, at a byte of its text where that is known.
    Article(Box<ArticleRow>, Option<u32>),
    Page(Ask),
    /// The articles that a query finds, on the screen of the search.
    Search(Text),
}

impl Target {
    /// What it leads to, by which it is known again.
    pub(super) fn place(&self) -> Place<'_> {
        match self {
            Self::Article(row, at) => Place::Article(row.id, *at),
            Self::Page(ask) => Place::Page(ask),
            Self::Search(words) => Place::Search(words),
        }
    }
}

/// The place that a row leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    Article(ArticleId, Option<u32>),
    Page(&'a Ask),
    Search(&'a str),
}

/// What the cursor moves over; one line or several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub lines: Vec<Vec<Words>>,
    pub target: Option<Target>,
}

impl Row {
    #[must_use]
    pub fn heading(text: &str) -> Self {
        Self::default().line(vec![words(Role::Heading, text)])
    }

    #[must_use]
    pub fn blank() -> Self {
        Self::default().line(Vec::new())
    }

    #[must_use]
    pub fn line(mut self, line: Vec<Words>) -> Self {
        self.lines.push(line);
        self
    }

    /// Lines of a longer text, broken at `columns` and set in by `indent`.
    #[must_use]
    pub fn wrapped(mut self, role: Role, text: &str, columns: usize, indent: usize) -> Self {
        for range in crate::app::rows::wrap(text, columns.saturating_sub(indent)) {
            let piece = text.get(range).unwrap_or("").trim_end();
            self.lines.push(vec![words(Role::Plain, &" ".repeat(indent)), words(role, piece)]);
        }
        self
    }

    /// Words of several roles as one text, broken at `columns` and set in by `indent`.
    #[must_use]
    pub fn flowed(mut self, all: &[Words], columns: usize, indent: usize) -> Self {
        let mut text = String::new();
        let mut ends = Vec::with_capacity(2 * all.len());
        for one in all {
            if !text.is_empty() && !one.text.is_empty() {
                // Blanks between words are neither's: an underline ends with its word.
                text.push(' ');
                ends.push((text.len(), Role::Plain));
            }
            text.push_str(&one.text);
            ends.push((text.len(), one.role));
        }
        for range in crate::app::rows::wrap(&text, columns.saturating_sub(indent)) {
            let mut line = vec![words(Role::Plain, &" ".repeat(indent))];
            let mut at = range.start;
            for (end, role) in &ends {
                let to = (*end).min(range.end);
                if to > at {
                    line.push(words(*role, text.get(at..to).unwrap_or("")));
                    at = to;
                }
            }
            self.lines.push(line);
        }
        self
    }

    #[must_use]
    pub fn to(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    #[must_use]
    pub fn article(&self) -> Option<&ArticleRow> {
        match &self.target {
            Some(Target::Article(row, _)) => Some(row),
            _ => None,
        }
    }
}

/// A text in so many columns, with an ellipsis where it is cut.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        text.to_owned()
    } else {
        format!("{}…", fitting(text, columns.saturating_sub(1)).0.trim_end())
    }
}

#[must_use]
pub fn words(role: Role, text: &str) -> Words {
    Words { role, text: text.to_owned() }
}
