//! What the end of a query that is being typed could become.

use super::Field;
use super::lexer::{TokenKind, tokens};

/// A word that could stand at the end of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The field with its value, or the field alone: it takes the place of what stands there from `Typed::start` on.
    pub text: String,
    pub help: String,
}

impl Offer {
    /// A value behind its field; in quotation marks where it needs them.
    #[must_use]
    pub fn of_value(field: Field, value: &str, help: String) -> Self {
        let value: String = value.chars().filter(|c| !matches!(c, '"' | '“' | '”')).collect();
        let is_plain = !value.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')')) && !value.is_empty();
        let text = if is_plain { format!("{}{value}", field.name()) } else { format!("{}\"{value}\"", field.name()) };
        Self { text, help }
    }
}

/// The end of a query that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The byte at which it begins, its field included.
    pub start: usize,
    pub field: Option<Field>,
    /// The letters of the value, or of the word, so far.
    pub stem: String,
}

impl Typed {
    /// What is being typed at the end of the words, where something is.
    #[must_use]
    pub fn at_end(words: &str) -> Option<Self> {
        let tokens = tokens(words, true).ok()?;
        let last = tokens.last().filter(|token| token.span.end() == words.len())?;
        match &last.kind {
            TokenKind::Field(field) => {
                Some(Self { start: last.span.start(), field: Some(*field), stem: String::new() })
            }
            TokenKind::Word { text, exact, closed } if !(*exact && *closed) => {
                let before = tokens.len().checked_sub(2).and_then(|place| tokens.get(place));
                let before = before.filter(|token| token.span.end() == last.span.start());
                match before.map(|token| (&token.kind, token.span.start())) {
                    Some((TokenKind::Field(field), start)) => {
                        Some(Self { start, field: Some(*field), stem: text.clone() })
                    }
                    _ if *exact => None,
                    _ => Some(Self { start: last.span.start(), field: None, stem: text.clone() }),
                }
            }
            _ => None,
        }
    }

    /// The fields and fixed values that it could become.
    #[must_use]
    pub fn fixed(&self) -> Vec<Offer> {
        let stem = self.stem.to_lowercase();
        match self.field {
            None if stem.len() < 2 => Vec::new(),
            None => Field::ALL
                .into_iter()
                .filter(|field| field.name().starts_with(&stem))
                .map(|field| Offer { text: field.name().to_owned(), help: field.hint().to_owned() })
                .collect(),
            Some(field) => {
                let values = field.values().into_iter().filter(|value| value.starts_with(&stem) && *value != stem);
                values.map(|value| Offer::of_value(field, value, String::new())).collect()
            }
        }
    }

    /// Whether the library knows words for it.
    #[must_use]
    pub fn asks_library(&self) -> bool {
        matches!(
            self.field,
            Some(
                Field::Speaker
                    | Field::About
                    | Field::Person
                    | Field::Org
                    | Field::Place
                    | Field::Source
                    | Field::Publisher
                    | Field::Feed
                    | Field::Folder
                    | Field::Tag
            )
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_query_is_what_is_typed() {
        let typed = |words: &str| Typed::at_end(words).map(|typed| (typed.start, typed.field, typed.stem));
        assert_eq!(typed("rain spea"), Some((5, None, "spea".to_owned())));
        assert_eq!(typed("rain -speaker:"), Some((6, Some(Field::Speaker), String::new())));
        assert_eq!(typed("person:\"Rosa L"), Some((0, Some(Field::Person), "Rosa L".to_owned())));
        assert_eq!(typed("person:\"Rosa Lindt\""), None);
        assert_eq!(typed("rain "), None);
        assert_eq!(typed("\"rain fa"), None);
    }

    #[test]
    fn fields_and_their_values_are_offered() {
        let offers = |words: &str| -> Vec<String> {
            let typed = Typed::at_end(words).unwrap();
            typed.fixed().into_iter().map(|offer| offer.text).collect()
        };
        assert_eq!(offers("quo"), ["quote:", "quotes:"]);
        assert_eq!(offers("a is:un"), ["is:unread"]);
        assert_eq!(offers("source:an"), ["source:anonymous"]);
        assert_eq!(offers("quotes:>"), ["quotes:>3", "quotes:>10"]);
        assert_eq!(offers("rain age:").len(), 4);
        assert!(offers("r").is_empty());
        assert_eq!(Offer::of_value(Field::Person, "Rosa \"R\" Lindt", String::new()).text, "person:\"Rosa R Lindt\"");
    }
}
