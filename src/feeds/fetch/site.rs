//! Which site's settings hold for an address.

use url::Url;

use super::address::is_within;
use crate::model::Site;

/// The site that an address is of: an origin before a host, a longer host before a shorter one.
pub(super) fn site_of<'s>(sites: &'s [Site], url: &Url) -> Option<&'s Site> {
    sites.iter().filter_map(|site| Some((fit(site, url)?, site))).max_by_key(|(fit, _)| *fit).map(|(_, site)| site)
}

/// How well a site's name fits an address; none where it does not.
fn fit(site: &Site, url: &Url) -> Option<usize> {
    if site.name.contains("://") {
        return (url.origin().ascii_serialization() == site.name).then_some(usize::MAX);
    }
    is_within(url.host_str()?, &site.name).then_some(site.name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_counts() {
        let named = |name: &str| Site { name: name.to_owned(), ..Site::default() };
        let sites =
            [named("example.org"), named("feeds.example.org"), named("http://example.org:8080"), named("127.0.0.1")];
        let of = |url: &str| site_of(&sites, &Url::parse(url).unwrap()).map(|site| site.name.as_str());
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
