//! What a page says of its article: to search engines, to networks, to its readers.
//!
//! Each fact is taken from the best witness that names it: JSON-LD first, then microdata and meta
//! elements, then what stands on the page.

mod dates;
mod headline;
mod jsonld;
mod people;
mod scan;

use url::Url;

pub(super) use self::people::names;
pub(super) use self::scan::{Evidence, scan};
use crate::feeds::limits;
use crate::feeds::links;
use crate::model::{Text, Timestamp};

/// The facts about an article, as far as the page tells them.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub url: Option<Text>,
    pub headline: Text,
    /// The article's words without their blocks, as some pages give them to programs; not clean.
    pub body: Option<String>,
    /// What the page tells others its article says, in a sentence or two; not clean.
    pub descriptions: Vec<String>,
    /// Whether the page tells programs that its text is not free to read.
    pub locked: bool,
    /// The headline as the page prints it, where the newsroom gives another one to others.
    pub printed: Text,
    /// Every headline that the page claims for the article anywhere.
    pub claims: Vec<Text>,
    /// The captions that the page tells to programs.
    pub pictured: Vec<String>,
    pub kicker: Option<Text>,
    pub byline: Vec<Text>,
    pub dateline: Option<Text>,
    pub publisher: Option<Text>,
    pub section: Option<Text>,
    pub published: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    pub language: Option<Text>,
    /// The picture that the page gives for the article to those who show a link to it.
    pub picture: Option<Text>,
}

/// Weighs the evidence of a page; `url` is where it came from.
pub(super) fn weigh(evidence: &Evidence<'_>, url: Option<&Url>) -> Metadata {
    let said = jsonld::read(&evidence.json);
    let meta = |names: &[&str]| names.iter().find_map(|name| evidence.meta(name));
    let publisher = meta(&["og:site_name"]).map(str::to_owned).or_else(|| said.publisher.clone());
    let publisher = publisher.or_else(|| meta(&["application-name", "al:android:app_name"]).map(str::to_owned));
    let (headline, above) = headline::choose(evidence, &said, publisher.as_deref());
    let printed = headline::printed(evidence, &said, publisher.as_deref());
    let canonical = evidence.canonical.as_deref().or_else(|| meta(&["og:url"]));
    let canonical = canonical.and_then(|link| links::address(link, url)).filter(|link| leads_to_article(link, url));
    let language =
        said.language.as_deref().or(evidence.language.as_deref()).or_else(|| meta(&["og:locale", "content-language"]));
    let short = |words: &str, most: usize| {
        let words = Text::line(words);
        (!words.is_empty() && words.chars().count() <= most).then_some(words)
    };
    Metadata {
        url: canonical.or_else(|| url.map(std::string::ToString::to_string)).map(|url| Text::line(&url)),
        kicker: above
            .or_else(|| evidence.kicker(&printed).and_then(|kicker| short(kicker, 60)))
            .filter(|kicker| *kicker != headline),
        byline: people::choose(evidence, &said, publisher.as_deref(), &printed, url),
        dateline: evidence
            .dateline
            .as_deref()
            .and_then(|dateline| short(dateline.trim_end_matches(['—', '–', '-', ' ']), 80)),
        publisher: publisher.as_deref().and_then(|name| short(name, 120)),
        section: said
            .section
            .as_deref()
            .or_else(|| {
                meta(&["article:section", "articlesection", "parsely-section", "cxenseparse:recs:articlesection"])
            })
            .and_then(|section| short(section.rsplit('/').next().unwrap_or(section), 60)),
        published: dates::published(evidence, &said, url),
        modified: dates::modified(evidence, &said),
        language: language.and_then(code),
        picture: meta(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"])
            .and_then(|link| links::address(link, url))
            .filter(|link| !stands_for_site(link))
            .map(|link| Text::line(&link)),
        printed,
        locked: said.locked,
        descriptions: ["description", "og:description", "twitter:description"]
            .iter()
            .filter_map(|name| evidence.meta(name).map(str::to_owned))
            .chain(said.description.clone())
            .collect(),
        claims: headline::claims(evidence, &said, publisher.as_deref()),
        pictured: said.pictured,
        body: said.body,
        headline,
    }
}

/// A canonical address that is the site's front page says nothing of the article.
fn leads_to_article(link: &str, url: Option<&Url>) -> bool {
    let path = |url: &Url| url.path().len() > 1 || url.query().is_some();
    Url::parse(link).is_ok_and(|link| path(&link) || url.is_none_or(|url| !path(url)))
}

/// Whether a picture is the one that a site gives where an article has none.
fn stands_for_site(link: &str) -> bool {
    let path = link.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or("");
    ["logo", "placeholder", "default", "fallback", "og-image", "ogimage", "opengraph"]
        .iter()
        .any(|word| name.contains(word))
}

/// "en" out of "en-US" or "`en_GB`".
fn code(language: &str) -> Option<Text> {
    let code = language.trim().split(['-', '_', ',']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())).then(|| Text::line(&code))
}

/// A headline as long as one may be.
pub(super) fn bounded(words: &str) -> Text {
    let cut = words.char_indices().nth(limits::TITLE_CHARS).map_or(words.len(), |(at, _)| at);
    Text::line(words.get(..cut).unwrap_or(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_for_those_who_link_is_the_articles_and_not_the_sites() {
        let picture = |address: &str| {
            let html = format!("<meta property='og:image' content='{address}'><h1>Rain</h1>");
            weigh(&scan(&html), Url::parse("https://lunde.example/a/rain").ok().as_ref()).picture
        };
        assert_eq!(picture("/p/rain.jpg?w=1200").as_deref(), Some("https://lunde.example/p/rain.jpg?w=1200"));
        assert_eq!(picture("https://cdn.example/logos/Logo-1200.png"), None);
        assert_eq!(picture("javascript:alert(1)"), None);
    }
}
