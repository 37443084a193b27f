//! RSS of any version, Atom, RDF and CDF.

use std::borrow::Cow;

use url::Url;

use super::ParseError;
use super::draft::{Draft, Ranked, headline};
use super::names::{Names, Space};
use super::pace::Pace;
use crate::feeds::links::address;
use crate::feeds::markup::{Token, Tokens, attribute};
use crate::feeds::{dates, limits};
use crate::model::{ParsedFeed, Text};

/// Reads the markup of a feed.
pub(super) fn read(text: &str, base: Option<&str>) -> Result<ParsedFeed, ParseError> {
    let base = base.and_then(|base| Url::parse(base).ok());
    let mut reader = Reader {
        tokens: Tokens::xml(text),
        text,
        names: Names::default(),
        base: base.clone(),
        entry_base: base,
        based: false,
        feed: ParsedFeed::default(),
        title: Ranked::default(),
        site: Ranked::default(),
        authors: Vec::new(),
        pace: Pace::default(),
        entry: None,
        rooted: false,
    };
    reader.run()?;
    Ok(reader.finish())
}

pub(super) struct Reader<'a> {
    pub tokens: Tokens<'a>,
    pub text: &'a str,
    pub names: Names,
    /// What relative addresses of the feed, and of the entry at hand, are seen from.
    pub base: Option<Url>,
    pub entry_base: Option<Url>,
    /// Whether the feed itself said what they are seen from.
    pub based: bool,
    pub feed: ParsedFeed,
    pub title: Ranked<String>,
    pub site: Ranked<String>,
    /// The feed's authors, for entries that name none.
    pub authors: Vec<String>,
    pub pace: Pace,
    pub entry: Option<Draft>,
    /// Whether an element was seen that only feeds have.
    rooted: bool,
}

/// A tag with its name understood.
pub(super) struct Tag<'a> {
    pub space: Space,
    /// In lower case.
    pub local: Cow<'a, str>,
    pub written: &'a str,
    pub attributes: &'a str,
    pub empty: bool,
}

impl Tag<'_> {
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        if self.attributes.is_empty() { None } else { attribute(self.attributes, name) }
    }
}

impl<'a> Reader<'a> {
    fn run(&mut self) -> Result<(), ParseError> {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Open { name, attributes, empty } => {
                    self.names.learn(attributes);
                    let (space, local) = self.names.resolve(name);
                    let tag = Tag { space, local: lower(local), written: name, attributes, empty };
                    if !self.rooted && tag.space == Space::Core && tag.local == "html" {
                        return Err(ParseError::Html);
                    }
                    self.open(&tag);
                    if self.feed.entries.len() >= limits::ENTRIES {
                        break;
                    }
                }
                Token::Close { name } => {
                    let (_, local) = self.names.resolve(name);
                    if is_entry(local) {
                        self.close_entry();
                    }
                }
                Token::Text(_) | Token::Cdata(_) => {}
            }
        }
        self.close_entry();
        if self.rooted { Ok(()) } else { Err(ParseError::NotAFeed("it has none of the elements of a feed")) }
    }

    fn finish(mut self) -> ParsedFeed {
        self.pace.settle(&mut self.feed);
        self.feed.title = Text::line(&headline(&self.title.take().unwrap_or_default()));
        self.feed.site = self.site.take().map(|site| Text::line(&site));
        self.feed
    }

    fn open(&mut self, tag: &Tag<'a>) {
        if matches!(tag.space, Space::Core) {
            match &*tag.local {
                "rss" | "rdf" | "feed" | "channel" => {
                    self.rooted = true;
                    self.rebase(tag, false);
                    if let Some(link) = tag.attribute("href") {
                        self.offer_site(1, &link);
                    }
                    return;
                }
                "item" | "entry" => {
                    self.rooted = true;
                    self.close_entry();
                    self.entry_base.clone_from(&self.base);
                    self.rebase(tag, true);
                    let base = self.entry_base.as_ref().filter(|_| self.based);
                    let mut draft = Draft { base: base.map(Url::to_string), ..Draft::default() };
                    if let Some(link) = tag.attribute("href").and_then(|link| address(&link, self.entry_base.as_ref()))
                    {
                        draft.link.offer(1, link);
                    }
                    draft.id = tag.attribute("rdf:about").map(Cow::into_owned);
                    if let Some(moment) = tag.attribute("lastmod").and_then(|date| dates::parse(&date)) {
                        draft.published.offer(1, moment);
                    }
                    self.entry = Some(draft);
                    return;
                }
                // Their titles and links are of something else.
                "image" | "textinput" | "source" | "cloud" if !tag.empty => {
                    self.inside(tag.written);
                    return;
                }
                _ => {}
            }
        }
        if self.entry.is_some() { self.entry_field(tag) } else { self.feed_field(tag) }
    }

    fn close_entry(&mut self) {
        let Some(mut draft) = self.entry.take() else { return };
        if draft.authors.is_empty() && draft.creators.is_empty() {
            draft.authors.clone_from(&self.authors);
        }
        self.feed.entries.push(draft.finish());
    }

    fn rebase(&mut self, tag: &Tag<'_>, entry: bool) {
        // CDF has an attribute of its own for it.
        let Some(base) = tag.attribute("xml:base").or_else(|| tag.attribute("base")) else { return };
        if let Some(base) = address(&base, self.base.as_ref()).and_then(|base| Url::parse(&base).ok()) {
            self.entry_base = Some(base.clone());
            self.based = true;
            if !entry {
                self.base = Some(base);
            }
        }
    }

    pub(super) fn offer_site(&mut self, rank: u8, link: &str) {
        if let Some(link) = address(link, self.base.as_ref()) {
            self.site.offer(rank, link);
        }
    }
}

pub(super) fn is_entry(local: &str) -> bool {
    local.eq_ignore_ascii_case("item") || local.eq_ignore_ascii_case("entry")
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}
