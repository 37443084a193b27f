//! Bytes of a feed or page, turned into text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text behind `bytes`.
///
/// The encoding is told by a byte order mark, else by what is well-formed UTF-8 being UTF-8, else by
/// `content_type`, else by what the file says of itself, else guessed. Nothing fails: what can't be
/// read becomes U+FFFD.
#[must_use]
pub fn text<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(&[])).0;
    }
    if let Some(wide) = wide(bytes) {
        return wide.decode_without_bom_handling(bytes).0;
    }
    // Escape sequences of ISO-2022-JP are ASCII bytes, so this one declaration goes before UTF-8.
    let said = content_type.and_then(charset).or_else(|| declared(bytes));
    if said.is_some_and(|encoding| !encoding.is_ascii_compatible()) && bytes.contains(&0x1b) {
        return said.unwrap_or(UTF_8).decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let encoding = match said {
        // Declared UTF-8 that is not: a few stray bytes are lost, but a whole file of them is another encoding.
        Some(encoding) if encoding == UTF_8 && !mostly_utf8(bytes) => guessed(bytes),
        Some(encoding) => encoding,
        None => guessed(bytes),
    };
    encoding.decode_without_bom_handling(bytes).0
}

/// The charset that a media type names: `text/xml; charset=koi8-r`.
fn charset(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let (_, after) = lower.split_once("charset")?;
    let label = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '\'' | '>' | '/' | ','));
    Encoding::for_label(label.get(..end.unwrap_or(label.len()))?.as_bytes())
}

/// The encoding that an XML declaration or a `meta` element names in the first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    if let Some((declaration, _)) = head.trim_start().strip_prefix("<?xml").and_then(|after| after.split_once('>'))
        && let Some((_, after)) = declaration.split_once("encoding")
    {
        let label = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
        let label = label.split(['"', '\'', '?', ' ']).next().unwrap_or("");
        return narrow(Encoding::for_label(label.as_bytes()));
    }
    let (_, meta) = head.split_once("<meta").map(|_| head.split_once("charset"))??;
    narrow(charset(&format!("charset{meta}")))
}

/// A declaration that could be read byte by byte is not in UTF-16, whatever it says.
fn narrow(encoding: Option<&'static Encoding>) -> Option<&'static Encoding> {
    encoding.map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// UTF-16 without a byte order mark: a '<' or '{' with a zero byte beside it.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<' | b'{', 0, ..] => Some(UTF_16LE),
        [0, b'<' | b'{', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether only a small part of what is not ASCII is not UTF-8 either.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    bad <= good
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..bytes.len().min(256 << 10)).unwrap_or(bytes), true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    if guess == UTF_8 { WINDOWS_1252 } else { guess }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_headers_and_declarations_are_believed_in_this_order() {
        assert_eq!(text(b"\xef\xbb\xbf<a>\xc3\xa9", Some("text/xml; charset=koi8-r")), "<a>é");
        assert_eq!(text(b"\xff\xfe<\0a\0", None), "<a");
        assert_eq!(text(b"\0<\0a", None), "<a");
        assert_eq!(text(b"<a>\xd0", Some("text/xml;charset=\"KOI8-R\"")), "<a>п");
        assert_eq!(
            text(b"<?xml version='1.0' encoding='iso-8859-1'?>\xe9", None),
            "<?xml version='1.0' encoding='iso-8859-1'?>é"
        );
        assert_eq!(text(b"<html><meta charset=iso-8859-1>\xe9", None), "<html><meta charset=iso-8859-1>é");
        assert_eq!(text("<?xml encoding='latin1'?>é".as_bytes(), None), "<?xml encoding='latin1'?>é");
    }

    #[test]
    fn without_a_word_it_is_guessed() {
        assert_eq!(text(b"<t>d\xe9j\xe0 vu \xe0 l'\xe9cole</t>", None), "<t>déjà vu à l'école</t>");
        assert!(
            text(
                "<t>naïve déjà vu café \u{2019}"
                    .as_bytes()
                    .iter()
                    .copied()
                    .chain([0xff])
                    .collect::<Vec<_>>()
                    .as_slice(),
                Some("text/xml; charset=utf-8")
            )
            .contains("café")
        );
    }
}
