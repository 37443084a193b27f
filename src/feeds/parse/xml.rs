//! RSS of any version, Atom, RDF and CDF.

use std::borrow::Cow;

use url::Url;

use super::ParseError;
use super::draft::{Draft, Ranked, headline};
use super::inside::{unwrapped, without_cdata, without_scripts};
use super::names::{Names, Space};
use crate::feeds::links::address;
use crate::feeds::markup::{Token, Tokens, attribute, decode};
use crate::feeds::{base64, dates, limits};
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
        feed: ParsedFeed::default(),
        title: Ranked::default(),
        site: Ranked::default(),
        authors: Vec::new(),
        entry: None,
        rooted: false,
    };
    reader.run()?;
    Ok(reader.finish())
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    text: &'a str,
    names: Names,
    /// What relative addresses of the feed, and of the entry at hand, are seen from.
    base: Option<Url>,
    entry_base: Option<Url>,
    feed: ParsedFeed,
    title: Ranked<String>,
    site: Ranked<String>,
    /// The feed's authors, for entries that name none.
    authors: Vec<String>,
    entry: Option<Draft>,
    /// Whether an element was seen that only feeds have.
    rooted: bool,
}

/// A tag with its name understood.
struct Tag<'a> {
    space: Space,
    /// In lower case.
    local: Cow<'a, str>,
    written: &'a str,
    attributes: &'a str,
    empty: bool,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        if self.attributes.is_empty() { None } else { attribute(self.attributes, name) }
    }
}

/// The inside of an element, up to its end tag.
struct Inside<'a> {
    raw: &'a str,
    /// Whether elements stand in it.
    elements: bool,
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
                    let mut draft = Draft::default();
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
                "image" | "textinput" | "source" | "cloud" | "skiphours" | "skipdays" if !tag.empty => {
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
        let Some(base) = tag.attribute("xml:base") else { return };
        if let Some(base) = address(&base, self.base.as_ref()).and_then(|base| Url::parse(&base).ok()) {
            self.entry_base = Some(base.clone());
            if !entry {
                self.base = Some(base);
            }
        }
    }

    fn offer_site(&mut self, rank: u8, link: &str) {
        if let Some(link) = address(link, self.base.as_ref()) {
            self.site.offer(rank, link);
        }
    }

    fn feed_field(&mut self, tag: &Tag<'a>) {
        match (tag.space, &*tag.local) {
            (Space::Core, "title") => {
                let title = self.words(tag);
                self.title.offer(2, title);
            }
            (Space::DublinCore, "title") => {
                let title = self.words(tag);
                self.title.offer(1, title);
            }
            (Space::Core, "link") => {
                if let Some(href) = tag.attribute("href") {
                    let alternate = tag.attribute("rel").is_none_or(|rel| rel == "alternate");
                    if alternate {
                        self.offer_site(3, &href);
                    }
                } else {
                    let link = self.words(tag);
                    self.offer_site(2, &link);
                }
            }
            (Space::Core, "ttl") => {
                let minutes = self.words(tag).trim().parse::<i64>().ok();
                self.feed.ttl = minutes.filter(|m| (1..=60 * 24 * 30).contains(m)).map(|m| m * 60);
            }
            (Space::Core | Space::DublinCore | Space::Podcast, "author" | "creator" | "managingeditor") => {
                let person = self.person(tag);
                if tag.local == "author" && tag.space == Space::Core {
                    self.authors.extend(person);
                }
            }
            (_, "description" | "subtitle" | "tagline" | "summary" | "rights" | "generator" | "info") => {
                self.inside_of(tag);
            }
            _ => {}
        }
    }

    fn entry_field(&mut self, tag: &Tag<'a>) {
        match (tag.space, &*tag.local) {
            (Space::Core, "title") => self.title_field(tag, 3),
            (Space::DublinCore, "title") => self.title_field(tag, 2),
            (Space::Media | Space::Podcast, "title") => self.title_field(tag, 1),
            (Space::Core, "link") => self.link_field(tag),
            (Space::Core, "guid" | "id") => self.id_field(tag),
            (Space::DublinCore, "identifier") => {
                let id = self.words(tag);
                if let Some(entry) = self.entry.as_mut() {
                    entry.id.get_or_insert(id);
                }
            }
            (Space::Core | Space::Podcast, "author") => {
                let person = self.person(tag);
                if let Some(entry) = self.entry.as_mut() {
                    if tag.space == Space::Core { entry.authors.extend(person) } else { entry.creators.extend(person) }
                }
            }
            (Space::DublinCore, "creator" | "author") => {
                let person = self.person(tag);
                if let Some(entry) = self.entry.as_mut() {
                    entry.creators.extend(person);
                }
            }
            (Space::Core, "contributor") => {
                self.inside_of(tag);
            }
            (Space::Core, "pubdate" | "published" | "issued") => self.date_field(tag, 4),
            (Space::DublinCore, "date" | "issued" | "created") => self.date_field(tag, 3),
            (_, "updated" | "modified" | "lastbuilddate" | "date") => self.date_field(tag, 2),
            (Space::DublinCore | Space::Core, "created" | "available") => self.date_field(tag, 1),
            (Space::Content, "encoded") => self.content_field(tag, 4),
            (Space::Core, "content") | (Space::Xhtml, "body" | "div") => self.content_field(tag, 3),
            (Space::Core, "body" | "fullitem") => self.content_field(tag, 2),
            (Space::Core, "description" | "summary" | "abstract") => self.summary_field(tag, 3),
            (Space::DublinCore, "description" | "abstract") => self.summary_field(tag, 2),
            (Space::Podcast, "summary" | "subtitle") | (Space::Media, "description" | "text") => {
                self.summary_field(tag, 1);
            }
            _ => {}
        }
    }

    fn title_field(&mut self, tag: &Tag<'a>, rank: u8) {
        let title = self.words(tag);
        let plain = matches!(tag.attribute("type").as_deref(), Some("text" | "text/plain"));
        if let Some(entry) = self.entry.as_mut().filter(|_| !title.trim().is_empty()) {
            entry.title.offer(rank, if plain { title } else { headline(&title) });
        }
    }

    fn link_field(&mut self, tag: &Tag<'a>) {
        let (rank, link) = if let Some(href) = tag.attribute("href") {
            let rank = match tag.attribute("rel").as_deref() {
                None | Some("" | "alternate") => 4,
                // Itself, an enclosure, an edit form, a reply: not the article.
                Some(_) => return,
            };
            (rank, href.into_owned())
        } else {
            (3, self.words(tag))
        };
        let base = tag.attribute("xml:base").and_then(|base| address(&base, self.entry_base.as_ref()));
        let base = base.and_then(|base| Url::parse(&base).ok()).or_else(|| self.entry_base.clone());
        if let (Some(entry), Some(link)) = (self.entry.as_mut(), address(&link, base.as_ref())) {
            entry.link.offer(rank, link);
        }
    }

    fn id_field(&mut self, tag: &Tag<'a>) {
        let id = self.words(tag).trim().to_owned();
        let is_link =
            tag.local == "guid" && tag.attribute("isPermaLink").is_none_or(|said| !said.eq_ignore_ascii_case("false"));
        let link = if is_link { address(&id, self.entry_base.as_ref()) } else { None };
        if let Some(entry) = self.entry.as_mut() {
            if let Some(link) = link {
                entry.link.offer(if tag.local == "guid" { 2 } else { 0 }, link);
            }
            if !id.is_empty() {
                entry.id = Some(id);
            }
        }
    }

    fn date_field(&mut self, tag: &Tag<'a>, rank: u8) {
        let moment = dates::parse(&self.words(tag));
        if let (Some(entry), Some(moment)) = (self.entry.as_mut(), moment) {
            entry.published.offer(rank, moment);
        }
    }

    fn content_field(&mut self, tag: &Tag<'a>, rank: u8) {
        let wanted = self.entry.as_ref().is_some_and(|entry| entry.content.wants(rank));
        let html = self.html(tag, wanted);
        if let Some(entry) = self.entry.as_mut().filter(|_| wanted && !html.trim().is_empty()) {
            entry.content.offer(rank, html);
        }
    }

    fn summary_field(&mut self, tag: &Tag<'a>, rank: u8) {
        let wanted = self.entry.as_ref().is_some_and(|entry| entry.summary.wants(rank));
        let html = self.html(tag, wanted);
        if let Some(entry) = self.entry.as_mut().filter(|_| wanted && !html.trim().is_empty()) {
            entry.summary.offer(rank, html);
        }
    }

    /// The HTML of an element, escaped, in CDATA or as elements.
    fn html(&mut self, tag: &Tag<'a>, wanted: bool) -> String {
        let inside = self.inside_of(tag);
        if !wanted {
            return String::new();
        }
        let kind = tag.attribute("type").unwrap_or_default();
        let mode = tag.attribute("mode").unwrap_or_default();
        if mode == "base64"
            || (!kind.is_empty() && !kind.starts_with("text") && !kind.contains("xml") && kind.contains('/'))
        {
            let words = unwrapped(inside.raw);
            if let Some(bytes) = base64::decode(&words) {
                return String::from_utf8_lossy(&bytes).into_owned();
            }
        }
        if inside.elements {
            return without_scripts(without_cdata(inside.raw).into_owned());
        }
        let words = unwrapped(inside.raw);
        // What is called text is text, even where it looks like a tag.
        if matches!(&*kind, "text" | "text/plain") && words.contains(['<', '&']) {
            return words.replace('&', "&amp;").replace('<', "&lt;");
        }
        without_scripts(words)
    }

    /// The words of an element, its references decoded once, elements in it kept as written.
    fn words(&mut self, tag: &Tag<'a>) -> String {
        let inside = self.inside_of(tag);
        if tag.attribute("mode").as_deref() == Some("base64")
            || tag.attribute("type").as_deref() == Some("application/octet-stream")
        {
            let words = unwrapped(inside.raw);
            if let Some(bytes) = base64::decode(&words) {
                return String::from_utf8_lossy(&bytes).into_owned();
            }
        }
        if inside.elements {
            without_cdata(inside.raw).trim().to_owned()
        } else {
            unwrapped(inside.raw).trim().to_owned()
        }
    }

    /// The name of a person given as text or as elements; the address where there is no name.
    fn person(&mut self, tag: &Tag<'a>) -> Option<String> {
        let inside = self.inside_of(tag);
        if !inside.elements {
            let words = unwrapped(inside.raw);
            return Some(words.trim().to_owned()).filter(|name| !name.is_empty());
        }
        let (mut name, mut email) = (None, None);
        let tokens = Tokens::xml(inside.raw);
        let mut field = "";
        for token in tokens {
            match token {
                Token::Open { name: written, .. } => field = self.names.resolve(written).1,
                Token::Close { .. } => field = "",
                Token::Text(text) | Token::Cdata(text) => {
                    let words = decode(text).trim().to_owned();
                    match field {
                        _ if words.is_empty() => {}
                        "name" => name = Some(words),
                        "email" => email = Some(words),
                        _ => {}
                    }
                }
            }
        }
        match (name, email) {
            (Some(name), Some(email)) => Some(format!("{name} ({email})")),
            (name, email) => name.or(email),
        }
    }

    fn inside_of(&mut self, tag: &Tag<'a>) -> Inside<'a> {
        if tag.empty { Inside { raw: "", elements: false } } else { self.inside(tag.written) }
    }

    /// Moves behind the end tag of the element just opened. One that is never closed ends with its
    /// entry, or where the next entry begins.
    fn inside(&mut self, name: &str) -> Inside<'a> {
        let from = self.tokens.offset();
        let (mut depth, mut elements) = (0usize, false);
        loop {
            let at = self.tokens.offset();
            let end = |reader: &Self, elements| Inside { raw: reader.text.get(from..at).unwrap_or(""), elements };
            match self.tokens.next() {
                None => return end(self, elements),
                Some(Token::Open { name: inner, empty, .. }) => {
                    if is_entry(self.names.resolve(inner).1) {
                        self.tokens.seek(at);
                        return end(self, elements);
                    }
                    elements = true;
                    depth += usize::from(!empty && inner == name);
                }
                Some(Token::Close { name: inner }) => {
                    if inner == name {
                        if depth == 0 {
                            return end(self, elements);
                        }
                        depth -= 1;
                    } else if closes_more(self.names.resolve(inner).1) {
                        self.tokens.seek(at);
                        return end(self, elements);
                    }
                }
                Some(Token::Text(_) | Token::Cdata(_)) => {}
            }
        }
    }
}

fn is_entry(local: &str) -> bool {
    local.eq_ignore_ascii_case("item") || local.eq_ignore_ascii_case("entry")
}

/// Whether an end tag ends what every field stands in.
fn closes_more(local: &str) -> bool {
    is_entry(local) || ["channel", "rss", "feed", "RDF"].iter().any(|name| local.eq_ignore_ascii_case(name))
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}
