//! Addresses that a feed or a page names.

use url::Url;

use super::limits;

/// The absolute http(s) address that `raw` means seen from `base`; nothing else is ever followed.
#[must_use]
pub fn address(raw: &str, base: Option<&Url>) -> Option<String> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > limits::ID_BYTES {
        return None;
    }
    // The usual case needs no parsing: printable ASCII after the scheme and a host.
    let rest = raw.strip_prefix("https://").or_else(|| raw.strip_prefix("http://"));
    if rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'\\' | b'@'))
    }) {
        return Some(raw.to_owned());
    }
    let url = match base {
        Some(base) => base.join(raw),
        None => Url::parse(raw),
    };
    let url = url.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())?;
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_kept() {
        let base = Url::parse("https://x.example/feed").unwrap();
        let seen = |raw| address(raw, Some(&base));
        assert_eq!(seen(" /a b ").as_deref(), Some("https://x.example/a%20b"));
        assert_eq!(seen("//y.example/"), Some("https://y.example/".into()));
        assert_eq!(seen("javascript:alert(1)"), None);
        assert_eq!(seen("file:///etc/passwd"), None);
        assert_eq!(seen("https://"), None);
        assert_eq!(address("/a", None), None);
    }
}
