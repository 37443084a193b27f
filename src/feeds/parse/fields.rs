//! The fields of a feed and of its entries, by the name of their element.

use url::Url;

use super::draft::headline;
use super::names::Space;
use super::xml::{Reader, Tag};
use crate::feeds::dates;
use crate::feeds::links::address;

impl<'a> Reader<'a> {
    pub(super) fn feed_field(&mut self, tag: &Tag<'a>) {
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
            (Space::Core | Space::DublinCore | Space::Podcast, "author" | "creator" | "managingeditor") => {
                let person = self.person(tag);
                if tag.local == "author" && tag.space == Space::Core {
                    self.authors.extend(person);
                }
            }
            (_, "description" | "subtitle" | "tagline" | "summary" | "rights" | "generator" | "info") => {
                self.inside_of(tag);
            }
            _ => self.pace_field(tag),
        }
    }

    pub(super) fn entry_field(&mut self, tag: &Tag<'a>) {
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
            _ => self.extra_field(tag),
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
                // Itself, an edit form, a file, a reply: not the article.
                Some(rel) => return self.related(rel, tag),
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
        let may_be_link = if tag.local == "guid" {
            tag.attribute("isPermaLink").is_none_or(|said| !said.eq_ignore_ascii_case("false"))
        } else {
            // Where an Atom entry names no page, an id that is an address is the best that there is.
            id.starts_with('/') || id.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"))
        };
        let link = if may_be_link { address(&id, self.entry_base.as_ref()) } else { None };
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
            entry.published.amend(rank, moment);
            if matches!(&*tag.local, "updated" | "modified") {
                entry.updated = entry.updated.max(Some(moment));
            }
        }
    }

    fn content_field(&mut self, tag: &Tag<'a>, rank: u8) {
        let wanted = self.entry.as_ref().is_some_and(|entry| entry.content.wants(rank));
        let html = self.html(tag, wanted);
        let base = tag.attribute("xml:base").and_then(|base| address(&base, self.entry_base.as_ref()));
        if let Some(entry) = self.entry.as_mut().filter(|_| wanted && !html.trim().is_empty()) {
            entry.base = base.or(entry.base.take());
            entry.content.offer(rank, html);
        }
    }

    fn summary_field(&mut self, tag: &Tag<'a>, rank: u8) {
        let html = self.html(tag, true);
        if let Some(entry) = self.entry.as_mut().filter(|_| !html.trim().is_empty()) {
            entry.offer_summary(rank, html);
        }
    }
}
