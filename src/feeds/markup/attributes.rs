//! The attributes of a tag.

use std::borrow::Cow;

use super::decode;
use crate::feeds::limits;

/// Names and values as written, references not decoded; a name alone has the value "".
pub fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, left) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = left;
        Some((name, value))
    })
    .take(limits::ATTRIBUTES)
}

/// The value of the attribute `name`, whatever the case of its letters, decoded and trimmed.
#[must_use]
pub fn attribute<'a>(raw: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let (_, value) = attributes(raw).find(|(written, _)| written.eq_ignore_ascii_case(name))?;
    Some(decode(value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_quoted_bare_and_missing() {
        let raw = " a=\"1 2\" B = '3'  c d=4/5 e='x&amp;y' f=\"cut";
        let found: Vec<_> = attributes(raw).collect();
        assert_eq!(found, [("a", "1 2"), ("B", "3"), ("c", ""), ("d", "4/5"), ("e", "x&amp;y"), ("f", "cut")]);
        assert_eq!(attribute(raw, "b").as_deref(), Some("3"));
        assert_eq!(attribute(raw, "e").as_deref(), Some("x&y"));
        assert_eq!(attribute(raw, "g"), None);
    }
}
