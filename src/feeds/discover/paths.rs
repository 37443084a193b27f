//! Addresses at which programs that publish sites put their feeds.

use url::Url;

/// Below the address of a part of a site, the likeliest first.
const BELOW: [&str; 4] = ["feed", "rss.xml", "index.xml", "feed.xml"];

/// At the root of a site, the likeliest first.
const USUAL: [&str; 9] = [
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feeds/posts/default",
    "/blog/feed",
];

/// Addresses below that of a part of a site ("/world/"); none for the root and for files.
#[must_use]
pub fn below(site: &Url) -> Vec<String> {
    let path = site.path().trim_end_matches('/');
    if path.is_empty() || path.rsplit('/').next().unwrap_or("").contains('.') {
        return Vec::new();
    }
    let origin = site.origin().ascii_serialization();
    BELOW.iter().map(|end| format!("{origin}{path}/{end}")).collect()
}

/// Addresses at the root of a site.
#[must_use]
pub fn usual(site: &Url) -> Vec<String> {
    let origin = site.origin().ascii_serialization();
    USUAL.iter().map(|path| format!("{origin}{path}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_site_is_asked_before_its_root() {
        let at = |url: &str| below(&Url::parse(url).unwrap());
        assert_eq!(at("https://x.example/blog/")[0], "https://x.example/blog/feed");
        assert!(at("https://x.example/").is_empty());
        assert!(at("https://x.example/a.html").is_empty());
        assert_eq!(usual(&Url::parse("http://x.example:81/a").unwrap())[0], "http://x.example:81/feed");
    }
}
