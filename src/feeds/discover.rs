//! The feeds of a site: those that a page names, and those that it may have.

use std::collections::HashSet;

use url::Url;

use super::limits;
use super::links::address;
use super::markup::{Token, Tokens, attribute, decode};
use crate::model::{FoundFeed, Text};

/// The most feeds that one page may name.
const MOST: usize = 50;

/// The feeds that a page names, those of its head first.
#[must_use]
pub fn feeds(html: &str, base: &str) -> Vec<FoundFeed> {
    let base = Url::parse(base).ok();
    let (mut named, mut linked) = (Vec::new(), Vec::new());
    let mut tokens = Tokens::html(html);
    let mut elements = 0;
    while let Some(token) = tokens.next() {
        let Token::Open { name, attributes, .. } = token else { continue };
        elements += 1;
        if elements > limits::HTML_ELEMENTS || named.len() + linked.len() >= MOST {
            break;
        }
        let href = || attribute(attributes, "href").and_then(|href| address(&href, base.as_ref()));
        if name.eq_ignore_ascii_case("link") && is_feed_link(attributes) {
            let title = attribute(attributes, "title").unwrap_or_default();
            named.extend(href().map(|url| (url, Text::line(&title))));
        } else if name.eq_ignore_ascii_case("a")
            && let Some(url) = href().filter(|url| looks_like_feed(url))
        {
            linked.push((url, words(&tokens)));
        }
    }
    let mut seen = HashSet::new();
    let all = named.into_iter().chain(linked).filter(|(url, _)| seen.insert(url.clone()));
    all.map(|(url, title)| FoundFeed {
        title: if title.is_empty() { Text::line(&url) } else { title },
        url: Text::line(&url),
    })
    .collect()
}

fn is_feed_link(attributes: &str) -> bool {
    let rel = attribute(attributes, "rel").unwrap_or_default().to_ascii_lowercase();
    let mut rels = rel.split_ascii_whitespace();
    if !rels.clone().any(|rel| rel == "alternate") || rels.any(|rel| rel == "stylesheet") {
        return rel == "feed";
    }
    let kind = attribute(attributes, "type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or("").trim();
    matches!(
        kind,
        "application/rss+xml" | "application/atom+xml" | "application/feed+json" | "application/rdf+xml" | "text/xml"
    ) || (kind == "application/json" && attribute(attributes, "href").is_some_and(|href| looks_like_feed(&href)))
}

/// Whether an address ends or speaks like one of a feed.
fn looks_like_feed(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or(&lower).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or("");
    [".rss", ".rdf", ".atom"].iter().any(|end| path.ends_with(end))
        || matches!(
            last,
            "feed" | "rss" | "atom" | "feed.json" | "rss.xml" | "atom.xml" | "feed.xml" | "index.xml" | "feeds.xml"
        )
        || (last.strip_suffix(".xml").is_some() && ["rss", "feed", "atom"].iter().any(|word| path.contains(word)))
        || lower.contains("feed=rss2")
        || lower.contains("format=rss")
        || path.contains("feeds.feedburner.com/")
}

fn words(tokens: &Tokens<'_>) -> Text {
    let mut out = String::new();
    for token in tokens.clone().take(12) {
        match token {
            Token::Text(text) => out.push_str(&decode(text)),
            Token::Close { name } if name.eq_ignore_ascii_case("a") => break,
            _ => {}
        }
    }
    let cut = out.char_indices().nth(200).map_or(out.len(), |(at, _)| at);
    Text::line(out.get(..cut).unwrap_or(""))
}

/// Paths at which programs that publish sites put their feeds.
const PATHS: [&str; 12] = [
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feed/",
    "/rss/",
    "/feeds/posts/default",
    "/.rss",
    "/blog/feed",
];

/// Addresses at which a site may have a feed, the likeliest first.
#[must_use]
pub fn guesses(url: &str) -> Vec<String> {
    let with_scheme = if url.contains("://") { url.trim().to_owned() } else { format!("https://{}", url.trim()) };
    let Some(site) =
        Url::parse(&with_scheme).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
    else {
        return Vec::new();
    };
    let mut found = known_site(&site);
    let origin = site.origin().ascii_serialization();
    let path = site.path().trim_end_matches('/');
    if !path.is_empty() && !path.rsplit('/').next().unwrap_or("").contains('.') {
        found.extend(["/feed", "/rss", "/feed.xml", "/index.xml"].iter().map(|end| format!("{origin}{path}{end}")));
    }
    found.extend(PATHS.iter().map(|path| format!("{origin}{path}")));
    let mut seen = HashSet::new();
    found.retain(|url| seen.insert(url.clone()));
    found
}

/// The feeds of sites that have them at places of their own.
fn known_site(site: &Url) -> Vec<String> {
    let host = site.host_str().unwrap_or("").trim_start_matches("www.");
    let parts: Vec<&str> = site.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
    match (host, parts.as_slice()) {
        ("youtube.com" | "m.youtube.com", ["channel", id, ..]) => {
            vec![format!("https://www.youtube.com/feeds/videos.xml?channel_id={id}")]
        }
        ("youtube.com" | "m.youtube.com", ["playlist"]) => {
            let list = site.query_pairs().find(|(key, _)| key == "list").map(|(_, list)| list.into_owned());
            list.map(|list| format!("https://www.youtube.com/feeds/videos.xml?playlist_id={list}"))
                .into_iter()
                .collect()
        }
        ("youtube.com" | "m.youtube.com", ["user", name, ..]) => {
            vec![format!("https://www.youtube.com/feeds/videos.xml?user={name}")]
        }
        ("github.com", [owner, repository, rest @ ..]) => {
            let at = format!("https://github.com/{owner}/{repository}");
            let mut feeds =
                vec![format!("{at}/releases.atom"), format!("{at}/commits.atom"), format!("{at}/tags.atom")];
            if rest.first() == Some(&"commits") {
                feeds.swap(0, 1);
            }
            feeds
        }
        ("github.com", [owner]) => vec![format!("https://github.com/{owner}.atom")],
        ("reddit.com" | "old.reddit.com", [kind @ ("r" | "u" | "user"), name, ..]) => {
            vec![format!("https://www.reddit.com/{kind}/{name}/.rss")]
        }
        (_, [name]) if name.starts_with('@') && name.len() > 1 => {
            // Mastodon, and Medium, which looks the same.
            let medium = format!("https://medium.com/feed/{name}");
            if host == "medium.com" { vec![medium] } else { vec![format!("https://{host}/{name}.rss")] }
        }
        (host, _) if host.ends_with(".substack.com") => vec![format!("https://{host}/feed")],
        (host, _) if host.ends_with(".tumblr.com") => vec![format!("https://{host}/rss")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_of_the_head_go_before_those_of_the_page() {
        let page = r#"<html><head><link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/feed">
            <link rel="alternate stylesheet" type="text/xml" href="/style"><link rel=alternate hreflang=de href=/de>
            <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='atom.xml'></head>
            <body><a href="/world/rss.xml">World <b>news</b></a><a href="/feed">again</a><a href="javascript:feed">x</a>"#;
        let found: Vec<_> =
            feeds(page, "https://x.example/a/").into_iter().map(|f| (f.url.to_string(), f.title.to_string())).collect();
        let want = [
            ("https://x.example/feed", "News & more"),
            ("https://x.example/a/atom.xml", "https://x.example/a/atom.xml"),
            ("https://x.example/world/rss.xml", "World news"),
        ];
        assert_eq!(found, want.map(|(url, title)| (url.to_owned(), title.to_owned())));
    }

    #[test]
    fn sites_with_feeds_at_their_own_places() {
        for (site, feed) in [
            ("https://www.youtube.com/channel/UC1", "https://www.youtube.com/feeds/videos.xml?channel_id=UC1"),
            ("github.com/a/b", "https://github.com/a/b/releases.atom"),
            ("https://reddit.com/r/rust/", "https://www.reddit.com/r/rust/.rss"),
            ("https://social.example/@ann", "https://social.example/@ann.rss"),
            ("https://ann.substack.com/p/x", "https://ann.substack.com/feed"),
            ("x.example", "https://x.example/feed"),
            ("https://x.example/blog", "https://x.example/blog/feed"),
        ] {
            assert_eq!(guesses(site).first().map(String::as_str), Some(feed), "{site}");
        }
        assert!(guesses("file:///etc").is_empty());
    }
}
