//! Addresses that may be asked: http and https only, secrets kept apart.

use url::Url;

use super::FetchError;
use crate::feeds::base64;
use crate::feeds::limits;
use crate::model::Text;

/// An address with what must not stand in a log or go to another origin taken out of it.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// Without user name and password.
    pub url: Url,
    /// The value of an `Authorization` header, for the origin of `url` only.
    pub authorization: Option<String>,
}

impl Address {
    pub(super) fn parse(raw: &str) -> Result<Self, FetchError> {
        let refuse = || FetchError::NotAnAddress(shortened(raw));
        if raw.len() > limits::ID_BYTES {
            return Err(refuse());
        }
        Self::from_url(Url::parse(raw.trim()).map_err(|_| refuse())?).ok_or_else(refuse)
    }

    /// The address that a `Location` header names, seen from this one.
    pub(super) fn join(&self, location: &str) -> Result<Self, FetchError> {
        let refuse = || FetchError::RedirectAway { host: self.host(), to: shortened(location) };
        if location.len() > limits::ID_BYTES {
            return Err(refuse());
        }
        let url = self.url.join(location.trim()).map_err(|_| refuse())?;
        let mut next = Self::from_url(url).ok_or_else(refuse)?;
        // What a server writes into its redirect is no secret of the reader's; the reader's own goes along at home only.
        next.authorization = self.authorization.clone().filter(|_| self.url.origin() == next.url.origin());
        Ok(next)
    }

    fn from_url(mut url: Url) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return None;
        }
        let authorization = (!url.username().is_empty() || url.password().is_some()).then(|| {
            let user = decoded(url.username());
            let password = decoded(url.password().unwrap_or(""));
            format!("Basic {}", base64::encode(&[&user[..], b":", &password[..]].concat()))
        });
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        url.set_fragment(None);
        Some(Self { url, authorization })
    }

    pub(super) fn host(&self) -> Text {
        Text::line(self.url.host_str().unwrap_or(""))
    }
}

/// Whether a host is one of that name, or a subdomain of it.
pub(super) fn is_within(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// An address for an error's sentence: clean, no longer than a line, without a password.
fn shortened(raw: &str) -> Text {
    let shown: String = match (raw.find("://"), raw.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 <= at => {
            raw.chars().take(scheme + 3).chain(raw[at + 1..].chars()).take(120).collect()
        }
        _ => raw.chars().take(120).collect(),
    };
    Text::line(&shown)
}

/// The bytes behind the percent signs of a user name or password.
fn decoded(raw: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        let hex = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        let mut ahead = bytes.clone();
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                bytes = ahead;
            }
            _ => out.push(byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_asked() {
        for raw in ["file:///etc/passwd", "ftp://x.example/", "x.example", "javascript:alert(1)", "http://", ""] {
            assert!(Address::parse(raw).is_err(), "{raw}");
        }
        let home = Address::parse("https://x.example/a").unwrap();
        assert!(matches!(home.join("file:///etc/passwd"), Err(FetchError::RedirectAway { .. })));
        assert_eq!(home.join("../b").unwrap().url.as_str(), "https://x.example/b");
    }

    #[test]
    fn a_password_stays_at_home_and_out_of_sight() {
        let home = Address::parse("http://ann:p%40ss@x.example/feed").unwrap();
        assert_eq!(home.url.as_str(), "http://x.example/feed");
        assert_eq!(home.authorization.as_deref(), Some("Basic YW5uOnBAc3M="));
        assert!(home.join("/other").unwrap().authorization.is_some());
        assert!(home.join("https://x.example/feed").unwrap().authorization.is_none());
        assert!(home.join("http://y.example/").unwrap().authorization.is_none());
        let error = Address::parse("htp://ann:secret@x.example/").unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
