//! Addresses: which ones mean the same article, and what a reader may type for one.

use url::Url;

use crate::feeds::discover;

/// The words by which senders follow a link around; they say nothing of the article.
const TRACKERS: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "cmpid",
    "cmp",
    "ref",
    "ref_src",
    "ref_url",
    "source",
    "src",
    "smid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "at_medium",
    "at_campaign",
    "ocid",
    "ftag",
    "traffic_source",
    "partner",
    "guccounter",
];

/// An address without what may differ between two mentions of the same page.
#[must_use]
pub(super) fn normalised(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return address.trim().to_owned() };
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url.query_pairs().filter(|(name, _)| !is_tracker(name)).map(owned).collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    let host = url.host_str().unwrap_or("").trim_start_matches("www.").to_owned();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{host}{port}{}{query}", url.path().trim_end_matches('/'))
}

fn owned((name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)) -> (String, String) {
    (name.into_owned(), value.into_owned())
}

fn is_tracker(name: &str) -> bool {
    name.starts_with("utm_") || TRACKERS.contains(&name)
}

/// What a reader typed or pasted, as an address: "news.example" means https, "@ann@social.example" a page there.
#[must_use]
pub(super) fn typed(words: &str) -> String {
    let words = bare(words);
    if has_scheme(&words) {
        return words;
    }
    let host = words.split(['/', '?', '#']).next().unwrap_or("");
    let is_local = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
    format!("{}://{words}", if is_local { "http" } else { "https" })
}

/// Whether the reader left it to us which scheme the address has.
#[must_use]
pub(super) fn is_without_scheme(words: &str) -> bool {
    let words = unwrapped(words);
    !words.contains("http://") && !words.contains("https://")
}

fn has_scheme(words: &str) -> bool {
    words.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+'))
}

fn bare(words: &str) -> String {
    let words = discover::without_feed_scheme(&unwrapped(words));
    let words = words.strip_prefix("//").unwrap_or(&words);
    if let Some((name, host)) = words.strip_prefix('@').and_then(|rest| rest.split_once('@'))
        && !name.is_empty()
        && host.contains('.')
        && !host.contains(['/', '@'])
    {
        return format!("{host}/@{name}");
    }
    words.to_owned()
}

/// Without what letters and lists put around addresses: angle brackets, quotation marks, "URL:", line ends.
fn unwrapped(words: &str) -> String {
    let words: String = words.chars().filter(|c| !c.is_control() && *c != '\u{feff}' && *c != '\u{200b}').collect();
    let words = words.trim().trim_matches(['<', '>', '"', '\'', '“', '”', '«', '»', '`']).trim();
    let words = words.strip_prefix("URL:").or_else(|| words.strip_prefix("url:")).unwrap_or(words).trim();
    words.replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_page_has_one_name() {
        let plain = normalised("https://news.example/a?id=7");
        for other in [
            "http://www.news.example/a/?id=7",
            "https://news.example/a?utm_source=rss&id=7#top",
            "https://news.example/a?fbclid=x&id=7",
        ] {
            assert_eq!(normalised(other), plain, "{other}");
        }
        assert_ne!(normalised("https://news.example/a?id=8"), plain);
        assert_ne!(normalised("https://news.example:81/a?id=7"), plain);
    }

    #[test]
    fn a_typed_host_is_an_address() {
        assert_eq!(typed(" news.example/rss "), "https://news.example/rss");
        assert_eq!(typed("localhost:80/x"), "http://localhost:80/x");
        assert_eq!(typed("feed://news.example"), "https://news.example");
        assert_eq!(typed("http://a.example"), "http://a.example");
    }

    #[test]
    fn what_is_pasted_is_an_address() {
        for (pasted, address) in [
            ("<https://a.example/x>", "https://a.example/x"),
            ("<URL:http://a.example/x>\n", "http://a.example/x"),
            (" “a.example” ", "https://a.example"),
            ("https://a.example/long\n/path", "https://a.example/long/path"),
            ("https://a.example/my feed.xml", "https://a.example/my%20feed.xml"),
            ("feed:https://a.example/f", "https://a.example/f"),
            ("feeds://a.example/f", "https://a.example/f"),
            ("//a.example/f", "https://a.example/f"),
            ("@ann@social.example", "https://social.example/@ann"),
            ("a.example/go?to=https://b.example", "https://a.example/go?to=https://b.example"),
        ] {
            assert_eq!(typed(pasted), address, "{pasted}");
        }
        assert!(is_without_scheme("feed://a.example") && !is_without_scheme("feed:http://a.example"));
    }
}
