//! Character references: `&amp;`, `&#8217;`, `&#x2019;`, `&eacute;`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names of references and what they stand for: the 252 of HTML 4 and those of later use.
static NAMES: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    let known = include_str!("entities.txt").split([',', '\n']).filter_map(|pair| {
        let (name, code) = pair.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    });
    known.collect()
});

/// The longest name that is looked up.
const LONGEST: usize = 32;

/// The text behind `raw`, its references decoded once; what is no reference stays.
#[must_use]
pub fn decode(raw: &str) -> Cow<'_, str> {
    if !raw.as_bytes().contains(&b'&') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    decode_into(raw, &mut out);
    Cow::Owned(out)
}

/// Like [`decode`], put at the end of `out`.
pub fn decode_into(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(found) = rest.find('&') {
        let (before, from) = rest.split_at(found);
        out.push_str(before);
        if let Some((c, length)) = reference(from) {
            out.push(c);
            rest = &from[length..];
        } else {
            out.push('&');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
}

/// The character that the reference at the start of `text` stands for, and its length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
        let from = if hex { 3 } else { 2 };
        let is_digit = |b: &u8| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() };
        let digits = bytes[from.min(bytes.len())..].iter().take(12).take_while(|b| is_digit(b)).count();
        let end = from + digits;
        let code = u32::from_str_radix(text.get(from..end)?, if hex { 16 } else { 10 }).ok();
        if digits == 0 {
            return None;
        }
        let length = end + usize::from(bytes.get(end) == Some(&b';'));
        return Some((character(code.unwrap_or(u32::MAX)), length));
    }
    let letters = bytes[1..].iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count();
    if bytes.get(1 + letters) != Some(&b';') {
        return None;
    }
    let name = text.get(1..=letters)?;
    // Nearly all references are to these, in HTML that stands escaped in a feed.
    let known = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => *NAMES.get(name)?,
    };
    Some((known, letters + 2))
}

/// The character of a code. Codes 128 to 159 are meant as Windows-1252, whatever a standard says.
fn character(code: u32) -> char {
    const WINDOWS: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
        0x17e, 0x178,
    ];
    let windows = code.checked_sub(0x80).and_then(|i| WINDOWS.get(i as usize)).map(|&c| u32::from(c));
    match windows.unwrap_or(code) {
        0 => char::REPLACEMENT_CHARACTER,
        code => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(decode("a&amp;lt;b&eacute;&#233;&#xE9;&#x2019"), "a&lt;béééé".replace("éééé", "ééé\u{2019}"));
        assert_eq!(decode("AT&T &unknown; & &; &#; &#x;"), "AT&T &unknown; & &; &#; &#x;");
        assert_eq!(decode("&#146;&#0;&#x110000;&#99999999999;"), "\u{2019}\u{fffd}\u{fffd}\u{fffd}");
    }
}
