//! What is known of single sites: the table `rules.toml`, and how an address is matched with it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use url::Url;

/// The longest piece that is read out of a page.
const READ: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rule: Vec<Rule>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Rule {
    address: Vec<String>,
    generator: Option<String>,
    read: Option<String>,
    feeds: Vec<String>,
    /// What must come of it; for the tests.
    example: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(include_str!("rules.toml")).unwrap_or_default());

/// What the names of a pattern stand for.
type Meant = HashMap<String, String>;

/// The feeds that an address is known to have; nothing of its page is needed.
#[must_use]
pub fn at_address(site: &Url) -> Vec<String> {
    let Some((rule, meant)) = fitting(site) else { return Vec::new() };
    if rule.read.is_some() {
        return Vec::new();
    }
    rule.feeds.iter().filter_map(|feed| filled(feed, &meant)).collect()
}

/// The feeds that follow from what the page at an address holds. `generator`: the program that made it.
#[must_use]
pub fn in_page(site: &Url, html: &str, generator: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some((rule, mut meant)) = fitting(site)
        && let Some((name, value)) = rule.read.as_deref().and_then(|pattern| read(pattern, html))
    {
        meant.insert(name, value);
        found.extend(rule.feeds.iter().filter_map(|feed| filled(feed, &meant)));
    }
    let is_made_by = |rule: &&Rule| rule.generator.as_deref().is_some_and(|name| generator.starts_with(name));
    let by_program = TABLE.rule.iter().filter(is_made_by).flat_map(|rule| &rule.feeds);
    found.extend(by_program.filter_map(|feed| filled(feed, &places(site))));
    found
}

fn fitting(site: &Url) -> Option<(&'static Rule, Meant)> {
    TABLE.rule.iter().find_map(|rule| {
        let meant = rule.address.iter().find_map(|pattern| matched(pattern, site))?;
        Some((rule, meant))
    })
}

fn places(site: &Url) -> Meant {
    let host = site.host_str().unwrap_or("").to_owned();
    Meant::from([("origin".to_owned(), site.origin().ascii_serialization()), ("host".to_owned(), host)])
}

/// What the names of an address pattern stand for, where it fits.
fn matched(pattern: &str, site: &Url) -> Option<Meant> {
    let mut meant = places(site);
    let (pattern, query) = pattern.split_once('?').unwrap_or((pattern, ""));
    let (host, path) = pattern.split_once('/').unwrap_or((pattern, ""));
    if !is_host(host, site.host_str()?) {
        return None;
    }
    let mut given = site.path_segments()?.filter(|part| !part.is_empty());
    let mut is_open = false;
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part == "**" {
            is_open = true;
            break;
        }
        take(part, given.next()?, &mut meant)?;
    }
    if !is_open && given.next().is_some() {
        return None;
    }
    for wanted in query.split('&').filter(|part| !part.is_empty()) {
        let (key, name) = wanted.split_once('=')?;
        let parts = site.query().unwrap_or("").split('&');
        let value = parts.filter_map(|part| part.split_once('=')).find(|(given, _)| *given == key)?.1;
        take(name, value, &mut meant)?;
    }
    Some(meant)
}

fn is_host(pattern: &str, host: &str) -> bool {
    let bare = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    match pattern.strip_prefix('*') {
        Some("") => true,
        Some(end) => bare.strip_suffix(end).is_some_and(|below| !below.is_empty()),
        None => bare == pattern,
    }
}

/// Matches one part with a pattern of text around at most one name.
fn take(pattern: &str, given: &str, meant: &mut Meant) -> Option<()> {
    let Some((before, name, after)) = parts(pattern) else { return (pattern == given).then_some(()) };
    let value = given.strip_prefix(before)?.strip_suffix(after).filter(|value| !value.is_empty())?;
    meant.insert(name.to_owned(), value.to_owned());
    Some(())
}

fn parts(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The name of a pattern and what stands for it in a page: letters, digits, '-' and '_' only.
fn read(pattern: &str, html: &str) -> Option<(String, String)> {
    let (before, name, after) = parts(pattern)?;
    let rest = html.split_once(before)?.1;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    let (value, rest) = rest.split_at_checked(end).filter(|(value, _)| !value.is_empty() && value.len() <= READ)?;
    rest.starts_with(after).then(|| (name.to_owned(), value.to_owned()))
}

/// A feed's address with its names filled in.
fn filled(feed: &str, meant: &Meant) -> Option<String> {
    let mut out = String::new();
    let mut rest = feed;
    while let Some((before, name, after)) = parts(rest) {
        out.push_str(before);
        out.push_str(meant.get(name)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> Url {
        Url::parse(&if url.contains("://") { url.to_owned() } else { format!("https://{url}") }).unwrap()
    }

    #[test]
    fn every_example_of_the_table_comes_out() {
        let table: Table = toml::from_str(include_str!("rules.toml")).unwrap();
        assert!(table.rule.iter().filter(|rule| !rule.example.is_empty()).count() > 20);
        for rule in table.rule {
            if let [site, feed] = rule.example.as_slice() {
                assert_eq!(at_address(&at(site)).first(), Some(feed), "{site}");
            }
            for feed in &rule.feeds {
                let address = feed.replace("{origin}", "https://x.example").replace(['{', '}'], "");
                assert!(Url::parse(&address).is_ok_and(|url| url.has_host()), "{feed}");
            }
            assert_eq!(rule.address.is_empty(), rule.generator.is_some(), "{:?}", rule.address);
        }
    }

    #[test]
    fn a_rule_holds_for_its_own_addresses_only() {
        for site in [
            "https://youtube.com.example/channel/UC1",
            "https://news.example/",
            "https://substack.com/",
            "https://github.com/",
            "https://www.tiktok.com/@ann",
            "https://social.example/@ann/123",
        ] {
            assert_eq!(at_address(&at(site)), Vec::<String>::new(), "{site}");
        }
    }

    #[test]
    fn an_id_is_read_out_of_the_page() {
        let page = r#"{"header":1,"externalId":"UC_a-1","x":"externalId"}"#;
        let feeds = in_page(&at("https://www.youtube.com/@ann"), page, "");
        assert_eq!(feeds, ["https://www.youtube.com/feeds/videos.xml?channel_id=UC_a-1"]);
        assert!(in_page(&at("https://www.youtube.com/@ann"), r#""externalId":"UC/../x""#, "").is_empty());
        assert!(in_page(&at("https://x.example/@ann"), page, "").is_empty());
        let made = in_page(&at("http://x.example:81/a/b"), "", "Ghost 5.2");
        assert_eq!(made, ["http://x.example:81/rss/"]);
    }
}
