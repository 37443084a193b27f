//! The feeds that a page names: in its head, by links to what looks like a feed, by links called "RSS".

use std::collections::HashSet;

use url::Url;

use crate::feeds::limits;
use crate::feeds::links::address;
use crate::feeds::markup::{Token, Tokens, attribute, decode};
use crate::model::Text;

/// The most feeds that one page may name.
const MOST: usize = 50;
/// The most links that only their words call a feed.
const CALLED: usize = 4;

/// What a page tells of feeds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Best evidence first.
    pub named: Vec<Named>,
    /// How the program calls itself that made the page; may be empty.
    pub generator: String,
}

/// An address that a page calls a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub url: String,
    /// What the page calls it; may be empty.
    pub title: Text,
}

/// Reads what a page at the address `at` tells of feeds.
#[must_use]
pub fn page(html: &str, at: &str) -> Page {
    let mut reading = Reading { base: Url::parse(at).ok(), is_based: false, ..Reading::default() };
    let mut tokens = Tokens::html(html);
    let mut elements = 0;
    while let Some(token) = tokens.next() {
        let Token::Open { name, attributes, .. } = token else { continue };
        elements += 1;
        if elements > limits::HTML_ELEMENTS || reading.head.len() + reading.linked.len() >= MOST {
            break;
        }
        reading.element(name, attributes, &tokens);
    }
    reading.page(at)
}

#[derive(Default)]
struct Reading {
    base: Option<Url>,
    is_based: bool,
    generator: String,
    head: Vec<Named>,
    linked: Vec<Named>,
    called: Vec<Named>,
}

impl Reading {
    fn element(&mut self, name: &str, attributes: &str, tokens: &Tokens<'_>) {
        if name.eq_ignore_ascii_case("link") {
            if is_feed_link(attributes) {
                let title = Text::line(&attribute(attributes, "title").unwrap_or_default());
                self.head.extend(self.href(attributes).map(|url| Named { url, title }));
            }
        } else if name.eq_ignore_ascii_case("a") {
            let Some(url) = self.href(attributes) else { return };
            if looks_like_feed(&url) {
                self.linked.push(Named { url, title: words(tokens) });
            } else if self.called.len() < CALLED {
                let title = words(tokens);
                if is_called_feed(&title) || is_called_feed(&attribute(attributes, "title").unwrap_or_default()) {
                    self.called.push(Named { url, title });
                }
            }
        } else if name.eq_ignore_ascii_case("base") && !self.is_based {
            // Only the first one counts.
            if let Some(base) = self.href(attributes).and_then(|base| Url::parse(&base).ok()) {
                (self.base, self.is_based) = (Some(base), true);
            }
        } else if name.eq_ignore_ascii_case("meta")
            && self.generator.is_empty()
            && attribute(attributes, "name").is_some_and(|name| name.eq_ignore_ascii_case("generator"))
        {
            self.generator = attribute(attributes, "content").unwrap_or_default().into_owned();
        }
    }

    fn href(&self, attributes: &str) -> Option<String> {
        let href = attribute(attributes, "href")?;
        address(&without_feed_scheme(&href), self.base.as_ref())
    }

    /// Links to feeds of other sites (a list of friends) count only where the page names none of its own.
    fn page(self, at: &str) -> Page {
        let site = Url::parse(at).ok();
        let is_own = |named: &Named| match (&site, Url::parse(&named.url)) {
            (Some(site), Ok(url)) => same_site(site, &url) || is_feed_host(&url),
            _ => false,
        };
        let (own, other): (Vec<Named>, Vec<Named>) = self.linked.into_iter().partition(is_own);
        let has_own = !self.head.is_empty() || !own.is_empty();
        let other = if has_own { Vec::new() } else { other };
        let mut seen = HashSet::new();
        let all = self.head.into_iter().chain(own).chain(self.called).chain(other);
        let named = all.filter(|named| seen.insert(named.url.clone())).collect();
        Page { named, generator: self.generator }
    }
}

/// `feed:https://x`, `feed://x` and the schemes of podcast programs, as addresses of the web.
#[must_use]
pub fn without_feed_scheme(address: &str) -> String {
    let address = address.trim();
    let Some((scheme, rest)) = address.split_once(':') else { return address.to_owned() };
    if !["feed", "feeds", "rss", "pcast", "itpc", "podcast"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return address.to_owned();
    }
    let rest = rest.trim_start_matches('/');
    let has_scheme = ["http:", "https:"]
        .iter()
        .any(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    if has_scheme { rest.to_owned() } else { format!("https://{rest}") }
}

fn is_feed_link(attributes: &str) -> bool {
    let rel = attribute(attributes, "rel").unwrap_or_default().to_ascii_lowercase();
    let has = |wanted: &str| rel.split_ascii_whitespace().any(|rel| rel == wanted);
    if has("feed") {
        return true;
    }
    if !has("alternate") || has("stylesheet") {
        return false;
    }
    let kind = attribute(attributes, "type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or("").trim();
    let by_address = || attribute(attributes, "href").is_some_and(|href| looks_like_feed(&href));
    match kind {
        "text/xml" | "application/xml" | "application/rdf+xml" | "application/feed+json" => true,
        "" | "application/json" | "text/html" => by_address(),
        _ => kind.contains("rss") || kind.ends_with("atom+xml") || kind.ends_with("/atom"),
    }
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
        || ["feed=rss", "feed=atom", "format=rss", "format=feed", "format=atom"].iter().any(|mark| lower.contains(mark))
        || path.contains("/feeds.feedburner.com/")
}

/// Whether the words of a link say that it leads to a feed.
fn is_called_feed(words: &str) -> bool {
    let lower = words.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    words.len() <= 6 && has(&["rss"]) || words.len() <= 3 && has(&["atom", "feed", "feeds", "newsfeed"])
}

/// Whether two addresses are of one site: the last two labels of their hosts are the same.
fn same_site(one: &Url, other: &Url) -> bool {
    let tail = |url: &Url| {
        let host = url.host_str().unwrap_or("").to_owned();
        let mut labels: Vec<&str> = host.rsplit('.').take(2).collect();
        labels.reverse();
        labels.join(".")
    };
    one.host_str() == other.host_str() || one.domain().is_some() && tail(one) == tail(other)
}

/// Hosts that serve the feeds of other sites.
fn is_feed_host(url: &Url) -> bool {
    let host = url.host_str().unwrap_or("");
    host == "feeds.feedburner.com" || host == "feedpress.me" || host == "rss.app" || host.ends_with(".feedpress.com")
}

/// The words of a link, or of the picture in it.
fn words(tokens: &Tokens<'_>) -> Text {
    let mut out = String::new();
    for token in tokens.clone().take(12) {
        match token {
            Token::Text(text) => out.push_str(&decode(text)),
            Token::Open { name, attributes, .. } if name.eq_ignore_ascii_case("img") => {
                out.push_str(&attribute(attributes, "alt").unwrap_or_default());
            }
            Token::Close { name } if name.eq_ignore_ascii_case("a") => break,
            _ => {}
        }
    }
    let cut = out.char_indices().nth(200).map_or(out.len(), |(at, _)| at);
    Text::line(out.get(..cut).unwrap_or("").trim())
}

#[cfg(test)]
mod tests;
