//! What stands inside an element of a feed, made into plain words or plain HTML.

use std::borrow::Cow;

use crate::feeds::markup::{Token, Tokens, decode_into};

/// HTML without its scripts and styles, which no reader sees and the library needn't keep.
pub(super) fn without_scripts(html: String) -> String {
    let hides = |tag: &str| {
        let name = tag.get(..7).or(tag.get(..6)).unwrap_or("").to_ascii_lowercase();
        name.starts_with("script") || name.starts_with("style")
    };
    let begins_alike = |(at, _): &(usize, &str)| matches!(html.as_bytes().get(at + 1), Some(b's' | b'S'));
    if !html.match_indices('<').filter(begins_alike).any(|(at, _)| html.get(at + 1..).is_some_and(hides)) {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let mut tokens = Tokens::html(&html);
    let mut hidden: Option<&str> = None;
    loop {
        let from = tokens.offset();
        let Some(token) = tokens.next() else { return out };
        match (token, hidden) {
            (Token::Open { name, empty: false, .. }, None)
                if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") =>
            {
                hidden = Some(name);
            }
            (Token::Close { name }, Some(open)) if name.eq_ignore_ascii_case(open) => hidden = None,
            (_, Some(_)) => {}
            _ => out.push_str(html.get(from..tokens.offset()).unwrap_or("")),
        }
    }
}

/// Text without elements: references decoded, CDATA opened, comments gone.
pub(super) fn unwrapped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for token in Tokens::xml(raw) {
        match token {
            Token::Text(text) => decode_into(text, &mut out),
            Token::Cdata(text) => out.push_str(text),
            Token::Open { .. } | Token::Close { .. } => {}
        }
    }
    out
}

/// Markup as it stands, but for CDATA sections in it, which are opened.
pub(super) fn without_cdata(raw: &str) -> Cow<'_, str> {
    if !raw.contains("<![CDATA[") {
        return raw.into();
    }
    let mut out = String::with_capacity(raw.len());
    let mut tokens = Tokens::xml(raw);
    loop {
        let from = tokens.offset();
        match tokens.next() {
            None => return out.into(),
            Some(Token::Cdata(text)) => out.push_str(text),
            Some(_) => out.push_str(raw.get(from..tokens.offset()).unwrap_or("")),
        }
    }
}
