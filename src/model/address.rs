//! Addresses as they may be shown.

/// An address without the password in it, for the screen, a log, an export or an error.
///
/// It need not be a valid one: what a reader mistyped is shown too, and holds the same secret.
#[must_use]
pub fn without_password(address: &str) -> String {
    let start = address.find("://").map_or(0, |at| at + 3);
    let Some((scheme, rest)) = address.split_at_checked(start) else { return address.to_owned() };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
    // A slash in a password that was not written as %2F ends the authority too early.
    let is_cut = authority.split_once(':').is_some_and(|(_, port)| !port.bytes().all(|b| b.is_ascii_digit()));
    let at = authority.rfind('@').or_else(|| is_cut.then(|| rest.rfind('@')).flatten());
    match at.and_then(|at| Some((rest.get(..at)?.split_once(':')?.0, rest.get(at..)?))) {
        Some((user, host)) => format!("{scheme}{user}{host}"),
        None => address.to_owned(),
    }
}

/// Whether an address is an example: its host is of a name that is kept free for such (RFC 2606).
#[must_use]
pub fn is_made_up(url: &str) -> bool {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host.rsplit('@').next().unwrap_or("");
    let name = host.split(':').next().unwrap_or("").trim_end_matches('.');
    [".example", ".invalid", ".test"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_goes_and_all_else_stays() {
        for (address, shown) in [
            ("https://ann:word@x.example:81/a@b?c#d", "https://ann@x.example:81/a@b?c#d"),
            ("https://ann:w@rd@x.example/", "https://ann@x.example/"),
            ("https://ann:w/rd@x.example/", "https://ann@x.example/"),
            ("https://ann:w?rd@x.example", "https://ann@x.example"),
            ("ann:word@x.example/feed", "ann@x.example/feed"),
            ("https://ann@x.example/", "https://ann@x.example/"),
            ("https://x.example:81/a:b@c", "https://x.example:81/a:b@c"),
            ("https://[::1]:81/", "https://[::1]:81/"),
            ("", ""),
        ] {
            assert_eq!(without_password(address), shown);
        }
    }

    #[test]
    fn examples_are_known() {
        for made_up in ["https://quay.example/1.jpg", "http://a:b@x.test:80?q", "https://no.invalid."] {
            assert!(is_made_up(made_up), "{made_up}");
        }
        for real in ["https://quay.site/x.example", "https://example.org/", "http://127.0.0.1:80/a.test", ""] {
            assert!(!is_made_up(real), "{real}");
        }
    }
}
