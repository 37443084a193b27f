//! What stands beside an entry's text: the files that come with it, its picture, what it is filed under.

use super::names::Space;
use super::xml::{Reader, Tag};
use crate::feeds::links::address;
use crate::model::{Enclosure, Text};

impl<'a> Reader<'a> {
    pub(super) fn extra_field(&mut self, tag: &Tag<'a>) {
        match (tag.space, &*tag.local) {
            (Space::Core, "enclosure") => self.enclosure(tag, "url"),
            (Space::Media, "content") => self.media(tag),
            (Space::Media, "thumbnail") => self.thumbnail(tag, "url", 4),
            (Space::Podcast, "image") => self.thumbnail(tag, "href", 3),
            (Space::Podcast, "duration") => {
                let seconds = seconds(&self.words(tag));
                if let Some(entry) = self.entry.as_mut() {
                    entry.seconds = entry.seconds.or(seconds);
                }
            }
            (Space::Core | Space::Media, "category") | (Space::DublinCore, "subject") => self.category(tag),
            (Space::Core, "comments") => {
                let link = self.words(tag);
                self.comments(&link);
            }
            _ => {}
        }
    }

    /// A link of an Atom entry to something else than the article.
    pub(super) fn related(&mut self, rel: &str, tag: &Tag<'a>) {
        match rel {
            "enclosure" => self.enclosure(tag, "href"),
            "replies" if tag.attribute("type").is_none_or(|kind| kind.contains("html")) => {
                let link = tag.attribute("href").unwrap_or_default();
                self.comments(&link);
            }
            _ => {}
        }
    }

    fn comments(&mut self, link: &str) {
        let link = address(link, self.entry_base.as_ref());
        if let (Some(entry), Some(link)) = (self.entry.as_mut(), link) {
            entry.comments.get_or_insert(link);
        }
    }

    fn category(&mut self, tag: &Tag<'a>) {
        let written = tag.attribute("label").or_else(|| tag.attribute("term")).filter(|name| !name.is_empty());
        let name = match written {
            Some(name) => name.into_owned(),
            None => self.words(tag),
        };
        if let Some(entry) = self.entry.as_mut() {
            entry.categories.push(name);
        }
    }

    fn enclosure(&mut self, tag: &Tag<'a>, link: &str) {
        let named = tag.attribute(link).or_else(|| tag.attribute("url"));
        let Some(url) = named.and_then(|url| address(&url, self.entry_base.as_ref())) else { return };
        let media_type = tag.attribute("type").filter(|kind| kind.contains('/'));
        let file = Enclosure {
            url: Text::line(&url),
            media_type: media_type.map(|kind| Text::line(&kind)),
            bytes: number(tag, "length").or_else(|| number(tag, "filesize")).filter(|bytes| *bytes > 0),
            seconds: tag.attribute("duration").and_then(|length| seconds(&length)),
        };
        let is_picture = file.media_type.as_ref().is_some_and(|kind| kind.starts_with("image/"));
        if let Some(entry) = self.entry.as_mut() {
            if is_picture {
                entry.thumbnail.offer(2, url);
            }
            entry.enclosures.push(file);
        }
    }

    /// A picture of the article, or a file that comes with it.
    fn media(&mut self, tag: &Tag<'a>) {
        let is = |kind: &str| {
            tag.attribute("medium").is_some_and(|medium| medium == kind)
                || tag.attribute("type").is_some_and(|of| of.split('/').next() == Some(kind))
        };
        if is("image") {
            self.thumbnail(tag, "url", 1);
        } else if is("audio") || is("video") || is("document") || is("application") {
            self.enclosure(tag, "url");
        }
    }

    fn thumbnail(&mut self, tag: &Tag<'a>, name: &str, rank: u8) {
        let link = tag.attribute(name).and_then(|link| address(&link, self.entry_base.as_ref()));
        if let (Some(entry), Some(link)) = (self.entry.as_mut(), link) {
            entry.thumbnail.offer(rank, link);
        }
    }
}

fn number(tag: &Tag<'_>, name: &str) -> Option<u64> {
    tag.attribute(name)?.replace(',', "").parse().ok()
}

/// How long something plays: "3723", "62:03", "1:02:03".
pub(super) fn seconds(words: &str) -> Option<u32> {
    let mut total = 0u32;
    let mut parts = 0;
    for part in words.trim().split(':') {
        let whole = part.split('.').next().unwrap_or("");
        total = total.checked_mul(60)?.checked_add(whole.trim().parse().ok()?)?;
        parts += 1;
    }
    (parts <= 3 && total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::seconds;
    use crate::feeds::parse::feed;
    use crate::model::{Entry, Text};

    fn entry(text: &str) -> Entry {
        feed(text.as_bytes(), None, Some("https://a.example/feed")).unwrap().entries.remove(0)
    }

    #[test]
    fn an_episode_keeps_its_file_its_length_and_its_picture() {
        let read = entry(
            "<rss><channel><item><title>T</title><enclosure url='/e.mp3' type='audio/mpeg' length='12,345'/>\
             <itunes:duration>1:02:03</itunes:duration><itunes:image href='/cover.jpg'/>\
             <category>Science</category><category> Science </category><category domain='x'>Space &amp;amp; time</category>\
             <comments>https://a.example/c</comments><slash:comments>4</slash:comments></item></channel></rss>",
        );
        assert_eq!(read.beside.enclosures.len(), 1);
        let file = &read.beside.enclosures[0];
        assert_eq!(
            (file.url.as_str(), file.bytes, file.seconds),
            ("https://a.example/e.mp3", Some(12_345), Some(3723))
        );
        assert_eq!(file.media_type.as_deref(), Some("audio/mpeg"));
        assert_eq!(read.beside.thumbnail.as_deref(), Some("https://a.example/cover.jpg"));
        assert_eq!(read.beside.categories.iter().map(Text::as_str).collect::<Vec<_>>(), ["Science", "Space & time"]);
        assert_eq!(read.beside.comments.as_deref(), Some("https://a.example/c"));
    }

    #[test]
    fn atom_says_the_same_with_links() {
        let read = entry(
            "<feed><entry><title>T</title><link href='/1'/><link rel='enclosure' href='/f.ogg' type='audio/ogg' length='9'/>\
             <link rel='replies' type='application/atom+xml' href='/c.atom'/><link rel='replies' href='/c'/>\
             <category term='uk' label='United Kingdom'/><category term='eu'/><updated>2026-11-02T00:00:00Z</updated>\
             <published>2026-11-01T00:00:00Z</published>\
             <media:group><media:content url='/p.jpg' medium='image'/><media:thumbnail url='/t.jpg'/></media:group>\
             </entry></feed>",
        );
        assert_eq!(read.link.as_deref(), Some("https://a.example/1"));
        assert_eq!(read.beside.enclosures.len(), 1);
        assert_eq!(read.beside.comments.as_deref(), Some("https://a.example/c"));
        assert_eq!(read.beside.thumbnail.as_deref(), Some("https://a.example/t.jpg"));
        assert_eq!(read.beside.categories.len(), 2);
        assert_eq!(
            read.beside.updated.zip(read.published).map(|(updated, published)| updated - published),
            Some(86_400)
        );
    }

    #[test]
    fn lengths_are_read_in_each_writing() {
        assert_eq!(
            ["95", "1:35", "00:01:35.5", "x", "", "1:2:3:4", "0"].map(seconds),
            [Some(95), Some(95), Some(95), None, None, None, None]
        );
    }
}
