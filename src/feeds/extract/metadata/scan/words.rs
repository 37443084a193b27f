//! The words inside an element.

use super::WORDS;
use crate::feeds::extract::tag::Tag;
use crate::feeds::markup::{Token, Tokens, decode};

/// The words of the element whose inside begins at `tokens`, blocks in it parted by a line end.
pub(super) fn words(tokens: &Tokens<'_>, name: &str) -> Option<String> {
    let mut out = String::new();
    let (mut depth, mut hidden) = (0usize, 0usize);
    for token in tokens.clone().take(80) {
        match token {
            Token::Open { name: inner, empty, .. } => {
                depth += usize::from(!empty && inner.eq_ignore_ascii_case(name));
                hidden += usize::from(!empty && matches!(inner, "script" | "style" | "svg" | "button"));
                parted(&mut out, inner);
            }
            Token::Close { name: inner } => {
                if inner.eq_ignore_ascii_case(name) {
                    if depth == 0 {
                        break;
                    }
                    depth -= 1;
                }
                if matches!(inner, "script" | "style" | "svg" | "button") {
                    hidden = hidden.saturating_sub(1);
                }
                parted(&mut out, inner);
            }
            Token::Text(text) if hidden == 0 => {
                let text = decode(text);
                if text.starts_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) {
                    out.push(' ');
                }
                for (number, word) in text.split_whitespace().enumerate() {
                    out.push_str(if number > 0 { " " } else { "" });
                    out.push_str(word);
                }
                if text.ends_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) {
                    out.push(' ');
                }
            }
            _ => {}
        }
        if out.len() > WORDS {
            break;
        }
    }
    let words = out.trim().to_owned();
    (!words.is_empty()).then_some(words)
}

fn parted(out: &mut String, name: &str) {
    if !out.is_empty() && !out.ends_with('\n') && Tag::of(name).parts_text() {
        out.push('\n');
    }
}
