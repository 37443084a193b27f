//! What an element of a feed is called, whatever prefix its author chose.

use std::collections::HashMap;

/// The vocabularies that are told apart; the others are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Space {
    /// RSS of any version, Atom, RDF, CDF, and names without a prefix.
    Core,
    DublinCore,
    Content,
    Media,
    Podcast,
    Syndication,
    Xhtml,
    Rdf,
    Other,
}

/// The prefixes of a feed, those not declared by custom.
#[derive(Debug, Default)]
pub(super) struct Names {
    declared: HashMap<String, Space>,
}

impl Names {
    /// Learns the prefixes that a tag declares. One scope for the whole feed: no feed gives a prefix two meanings.
    pub(super) fn learn(&mut self, attributes: &str) {
        if !attributes.contains("xmlns") {
            return;
        }
        for (name, value) in crate::feeds::markup::attributes(attributes) {
            if let Some(prefix) = name.strip_prefix("xmlns:")
                && self.declared.len() < 64
            {
                self.declared.insert(prefix.to_ascii_lowercase(), by_address(value, prefix));
            }
        }
    }

    /// The vocabulary and the name of a tag.
    pub(super) fn resolve<'a>(&self, tag: &'a str) -> (Space, &'a str) {
        match tag.split_once(':') {
            None => (Space::Core, tag),
            Some((prefix, local)) => {
                let declared = self.declared.get(prefix).copied();
                match declared.unwrap_or_else(|| by_custom(&prefix.to_ascii_lowercase())) {
                    // Of RDF only the root is a feed's; its descriptions are of other things.
                    Space::Rdf if local.eq_ignore_ascii_case("rdf") => (Space::Core, local),
                    Space::Rdf => (Space::Other, local),
                    space => (space, local),
                }
            }
        }
    }
}

fn by_address(address: &str, prefix: &str) -> Space {
    let address = address.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
    let rest = address.trim_start_matches("http://").trim_start_matches("https://");
    if rest.contains("purl.org/dc/") {
        return Space::DublinCore;
    }
    if rest.contains("rss/1.0/modules/content") {
        return Space::Content;
    }
    if rest.contains("rss/1.0/modules/syndication") {
        return Space::Syndication;
    }
    if rest.contains("search.yahoo.com/mrss") || rest.contains("/mediarssmodule") {
        return Space::Media;
    }
    if rest.contains("itunes.com/dtds") || rest.contains("itunes.com/DTDs") {
        return Space::Podcast;
    }
    if rest.contains("22-rdf-syntax-ns") {
        return Space::Rdf;
    }
    if rest.ends_with("1999/xhtml") {
        return Space::Xhtml;
    }
    let core = [
        "w3.org/2005/atom",
        "purl.org/atom",
        "purl.org/rss/1.0",
        "backend.userland.com",
        "blogs.law.harvard.edu",
        "my.netscape.com",
        "channel.netscape.com",
        "purl.org/net/rss1.1",
    ];
    if core.iter().any(|known| rest.contains(known)) && !rest.contains("/modules/") {
        return Space::Core;
    }
    match by_custom(&prefix.to_ascii_lowercase()) {
        // A usual prefix with an unusual address is more likely a slip than another vocabulary.
        Space::Core => Space::Other,
        usual => usual,
    }
}

fn by_custom(prefix: &str) -> Space {
    match prefix {
        "atom" | "atom10" | "atom03" | "a10" | "rss" => Space::Core,
        "rdf" => Space::Rdf,
        "dc" | "dcterms" => Space::DublinCore,
        "content" => Space::Content,
        "media" => Space::Media,
        "itunes" => Space::Podcast,
        "sy" | "syn" => Space::Syndication,
        "xhtml" | "html" => Space::Xhtml,
        _ => Space::Other,
    }
}
