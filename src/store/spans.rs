//! Takes the spans out of packed JSON and puts them back: as small differences they take a third of the room.

use std::fmt::Write as _;

/// Stands in the place of a span. JSON holds no control character.
const SPAN: char = '\u{1}';

const START: &str = "{\"start\":";
const END: &str = ",\"end\":";

/// The JSON without its spans, and the spans: each the difference to the start before, and its length.
#[must_use]
pub(super) fn taken_out(json: &str) -> (String, Vec<u8>) {
    let (mut bare, mut spans) = (String::with_capacity(json.len() / 2), Vec::new());
    let (mut rest, mut last) = (json, 0);
    while let Some((before, after)) = rest.split_once(START) {
        bare.push_str(before);
        if let Some((start, length, behind)) = span(after) {
            bare.push(SPAN);
            let by = start - last;
            put(&mut spans, u64::try_from(if by < 0 { -2 * by - 1 } else { 2 * by }).unwrap_or(0));
            put(&mut spans, length);
            (last, rest) = (start, behind);
        } else {
            bare.push_str(START);
            rest = after;
        }
    }
    bare.push_str(rest);
    (bare, spans)
}

/// None: they don't belong together.
#[must_use]
pub(super) fn put_back(bare: &str, mut spans: &[u8]) -> Option<String> {
    let mut json = String::with_capacity(2 * bare.len());
    let mut pieces = bare.split(SPAN);
    json.push_str(pieces.next()?);
    let mut last = 0i64;
    for piece in pieces {
        let (by, length) = (take(&mut spans)?, take(&mut spans)?);
        let by = i64::try_from(by).ok()?;
        last = last.checked_add(if by % 2 == 0 { by / 2 } else { -(by / 2) - 1 })?;
        let start = u64::try_from(last).ok()?;
        let _ = write!(json, "{START}{start}{END}{}}}", start.checked_add(length)?);
        json.push_str(piece);
    }
    spans.is_empty().then_some(json)
}

/// The start and the length of a span, and what stands behind it.
fn span(text: &str) -> Option<(i64, u64, &str)> {
    let (start, rest) = text.split_once(END)?;
    let (end, rest) = rest.split_once('}')?;
    let (start, end) = (start.parse::<u32>().ok()?, end.parse::<u32>().ok()?);
    Some((i64::from(start), u64::from(end.checked_sub(start)?), rest))
}

/// Seven bits a byte, the lowest first.
fn put(to: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        to.push(0x80 | u8::try_from(number & 0x7f).unwrap_or(0));
        number >>= 7;
    }
    to.push(u8::try_from(number).unwrap_or(0));
}

fn take(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_come_back_where_they_were() {
        let json = r#"{"a":{"start":381,"end":416},"b":[{"start":7,"end":7},{"start":90000,"end":4294967295}],"c":"{\"start\":1,\"end\":2}"}"#;
        let (bare, spans) = taken_out(json);
        assert_eq!(bare, "{\"a\":\u{1},\"b\":[\u{1},\u{1}],\"c\":\"{\\\"start\\\":1,\\\"end\\\":2}\"}");
        assert_eq!(put_back(&bare, &spans).as_deref(), Some(json));
        for odd in [r#"{"start":9,"end":4}"#, r#"{"start":1.5,"end":4}"#, r#"{"start":1"#, ""] {
            let (bare, spans) = taken_out(odd);
            assert_eq!(put_back(&bare, &spans).as_deref(), Some(odd));
        }
        assert_eq!(put_back(&bare, &spans[1..]), None);
        assert_eq!(put_back(&bare, &spans[..spans.len() - 1]), None);
        assert_eq!(put_back(&bare, &[0xff; 80]), None);
        assert_eq!(put_back("", &[0]), None);
    }
}
