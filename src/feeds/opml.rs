//! Subscription lists as programs exchange them.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use super::links::address;
use super::markup::{Token, Tokens, attribute};
use super::{decode, limits};
use crate::model::{Feed, Text};

/// One feed of a subscription list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// As written; http or https.
    pub url: Text,
    pub title: Text,
    pub site: Option<Text>,
    /// "World/Europe"; empty: at the top.
    pub folder: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpmlError {
    #[error("line {line}: {what}")]
    Bad { line: usize, what: &'static str },
}

/// Reads the feeds out of an OPML file, in its order; a feed that stands twice is named once.
///
/// What is no http(s) address is left out: a list from elsewhere must not run programs or read files.
pub fn read(bytes: &[u8]) -> Result<Vec<Outline>, OpmlError> {
    let text = decode::text(bytes, None);
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    // For each open outline the name of the folder it is; an outline that is a feed is none.
    let mut folders: Vec<Option<String>> = Vec::new();
    let mut begun = false;
    let mut tokens = Tokens::xml(&text);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open { name, .. } if is(name, "opml") => begun = true,
            Token::Open { name, .. } if !begun && !is(name, "outline") => {
                let what = "this is not an OPML file; its first element should be <opml>";
                return Err(OpmlError::Bad { line: line(&text, tokens.offset()), what });
            }
            Token::Open { name, attributes, empty } if is(name, "outline") => {
                begun = true;
                let title = attribute(attributes, "title").filter(|title| !title.is_empty());
                let title = Text::line(&title.or_else(|| attribute(attributes, "text")).unwrap_or_default());
                let url = attribute(attributes, "xmlUrl").and_then(|url| address(&url, None));
                let is_feed = url.is_some();
                if let Some(url) = url.filter(|url| found.len() < limits::OUTLINES && seen.insert(url.clone())) {
                    let site = attribute(attributes, "htmlUrl").and_then(|site| address(&site, None));
                    let folder: Vec<&str> =
                        folders.iter().take(limits::OPML_DEPTH).flatten().map(String::as_str).collect();
                    let title = if title.is_empty() { Text::line(&url) } else { title.clone() };
                    let (url, site) = (Text::line(&url), site.map(|site| Text::line(&site)));
                    found.push(Outline { url, title, site, folder: Text::line(&folder.join("/")) });
                }
                if !empty {
                    let folder = title.replace('/', "-");
                    folders
                        .push((!is_feed && !folder.is_empty() && folders.len() < limits::OPML_DEPTH).then_some(folder));
                }
            }
            Token::Close { name } if is(name, "outline") => {
                folders.pop();
            }
            _ => {}
        }
    }
    if begun {
        Ok(found)
    } else {
        Err(OpmlError::Bad { line: 1, what: "this is not an OPML file; there is no <opml> in it" })
    }
}

fn is(name: &str, wanted: &str) -> bool {
    name.eq_ignore_ascii_case(wanted)
}

fn line(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|&b| b == b'\n').count()
}

/// A folder with its feeds and the folders in it.
#[derive(Default)]
struct Folder<'a> {
    folders: BTreeMap<&'a str, Folder<'a>>,
    feeds: Vec<&'a Feed>,
}

/// Writes feeds as OPML 2.0, folders as outlines around them.
#[must_use]
pub fn write(feeds: &[Feed]) -> String {
    let mut top = Folder::default();
    for feed in feeds {
        let names = feed.folder.split('/').filter(|name| !name.is_empty()).take(limits::OPML_DEPTH);
        let folder = names.fold(&mut top, |folder, name| folder.folders.entry(name).or_default());
        folder.feeds.push(feed);
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>newsdesk</title>\n  </head>\n  <body>\n",
    );
    write_folder(&top, 2, &mut out);
    out.push_str("  </body>\n</opml>\n");
    out
}

fn write_folder(folder: &Folder<'_>, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for feed in &folder.feeds {
        let (title, url) = (escaped(&feed.title), escaped(&feed.url));
        let _ = write!(out, "{indent}<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{url}\"");
        if let Some(site) = &feed.site {
            let _ = write!(out, " htmlUrl=\"{}\"", escaped(site));
        }
        out.push_str("/>\n");
    }
    // No deeper than OPML_DEPTH folders, so this calls itself no more often than that.
    for (name, inner) in &folder.folders {
        let name = escaped(name);
        let _ = writeln!(out, "{indent}<outline text=\"{name}\" title=\"{name}\">");
        write_folder(inner, depth + 1, out);
        let _ = writeln!(out, "{indent}</outline>");
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FeedHealth, FeedId};

    fn feed(url: &str, title: &str, folder: &str) -> Feed {
        let (url, title, folder) = (Text::line(url), Text::line(title), Text::line(folder));
        let health = FeedHealth::default();
        Feed { id: FeedId(1), url, title, site: None, folder, full_text: false, unread: 0, total: 0, health }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let feeds = [
            feed("https://a.example/feed?x=1&y=2", "A \"quoted\" <title> & more", ""),
            feed("https://b.example/feed", "B", "World/Europe"),
            feed("https://c.example/feed", "C", "World"),
        ];
        let read = read(write(&feeds).as_bytes()).unwrap();
        let mut found: Vec<_> = read.iter().map(|o| (&*o.url, &*o.title, &*o.folder)).collect();
        found.sort_unstable();
        let want: Vec<_> = feeds.iter().map(|f| (&*f.url, &*f.title, &*f.folder)).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn other_programs_lists_are_read_as_they_are() {
        let list = r#"<OPML><body><outline text="News"><outline text=Wire xmlurl="http://a.example/" htmlUrl="javascript:x">
            <outline text="In it" XMLURL='https://b.example/?a=1&b=2'/></outline></outline>
            <outline xmlUrl="http://a.example/"/><outline xmlUrl="exec:rm"/><outline xmlUrl="file:///etc/passwd"/>
            <outline xmlUrl="https://c.example/"/>"#;
        let read = read(list.as_bytes()).unwrap();
        let found: Vec<_> = read.iter().map(|o| (&*o.url, &*o.title, &*o.folder)).collect();
        let want = [
            ("http://a.example/", "Wire", "News"),
            ("https://b.example/?a=1&b=2", "In it", "News"),
            ("https://c.example/", "https://c.example/", ""),
        ];
        assert_eq!(found, want);
        assert_eq!(read[0].site, None);
    }

    #[test]
    fn depth_is_bounded_and_other_files_are_refused_by_line() {
        let deep = format!("<opml><body>{}<outline xmlUrl='http://a.example/'/>", "<outline text='f'>".repeat(100_000));
        let found = read(deep.as_bytes()).unwrap();
        assert_eq!(found[0].folder.split('/').count(), limits::OPML_DEPTH);
        assert_eq!(
            read(b"\n\n<rss>").unwrap_err().to_string(),
            "line 3: this is not an OPML file; its first element should be <opml>"
        );
        assert!(read(b"").is_err());
    }
}
