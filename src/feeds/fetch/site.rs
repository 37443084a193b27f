//! What holds for one site only.

use std::path::PathBuf;
use std::time::Duration;

use url::Url;

/// How one site is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// A host, which stands for its subdomains too, or an origin (`https://example.org:8443`).
    pub name: String,
    /// An address, or [`Site::DIRECT`] for none at all. None: as for all sites.
    pub proxy: Option<String>,
    pub user: Option<String>,
    /// Program and arguments; the first line that it prints is the password.
    pub password_command: Vec<String>,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Program and arguments; it prints lines of the form `Name: value`.
    pub headers_command: Vec<String>,
    /// A file of cookies in Netscape's format.
    pub cookies: Option<PathBuf>,
    pub user_agent: Option<String>,
    pub timeout: Option<Duration>,
    /// Certificates (PEM) that are trusted instead of the usual ones.
    pub ca_file: Option<PathBuf>,
}

impl Site {
    /// The word for "no proxy".
    pub const DIRECT: &str = "direct";

    /// How well this site's name fits an address; none where it does not.
    fn fits(&self, url: &Url) -> Option<usize> {
        if self.name.contains("://") {
            return (url.origin().ascii_serialization() == self.name).then_some(usize::MAX);
        }
        let host = url.host_str()?;
        let rest = host.strip_suffix(self.name.as_str())?;
        (rest.is_empty() || rest.ends_with('.')).then_some(self.name.len())
    }

    /// The site that an address is of: an origin before a host, a longer host before a shorter one.
    pub(super) fn of<'s>(sites: &'s [Self], url: &Url) -> Option<&'s Self> {
        sites.iter().filter_map(|site| Some((site.fits(url)?, site))).max_by_key(|(fit, _)| *fit).map(|(_, site)| site)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_counts() {
        let named = |name: &str| Site { name: name.to_owned(), ..Site::default() };
        let sites =
            [named("example.org"), named("feeds.example.org"), named("http://example.org:8080"), named("127.0.0.1")];
        let of = |url: &str| Site::of(&sites, &Url::parse(url).unwrap()).map(|site| site.name.as_str());
        assert_eq!(of("https://example.org/feed"), Some("example.org"));
        assert_eq!(of("https://www.example.org/"), Some("example.org"));
        assert_eq!(of("https://a.feeds.example.org/"), Some("feeds.example.org"));
        assert_eq!(of("http://example.org:8080/"), Some("http://example.org:8080"));
        assert_eq!(of("https://example.org:8080/"), Some("example.org"));
        assert_eq!(of("http://127.0.0.1:99/"), Some("127.0.0.1"));
        assert_eq!(of("https://badexample.org/"), None);
        assert_eq!(of("https://example.org.evil.example/"), None);
    }
}
