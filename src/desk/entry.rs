//! A feed's entries on their way into the library, and what is kept of them as articles again.

use std::collections::{HashMap, HashSet};
use std::io;

use super::{address, beside, hash, strip};
use crate::feeds::extract;
use crate::model::{Article, ArticleRow, Block, BlockKind, Body, Entry, ParsedFeed, Span, Text};
use crate::store::{Incoming, Kept, Packer};

/// Characters of the text that stand for a headline that is missing.
const STAND_IN: usize = 80;

/// The entries of a feed file, packed for the library.
pub(super) fn incoming(feed: &ParsedFeed, packer: &mut Packer) -> io::Result<Vec<Incoming>> {
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let mut links: HashMap<i64, u32> = HashMap::new();
    let site = feed.site.as_deref().map(link_of);
    for entry in &feed.entries {
        *ids.entry(&entry.id).or_default() += 1;
        if let Some(link) = &entry.link {
            *links.entry(link_of(link)).or_default() += 1;
        }
    }
    let mut seen = HashSet::new();
    let mut out = Vec::with_capacity(feed.entries.len());
    for entry in &feed.entries {
        let link = entry.link.as_deref().map(link_of);
        // An address that several entries share, or that is the site's, tells none of them from another.
        let is_page = entry.link.as_deref().is_some_and(|link| address::normalised(link).contains(['/', '?']));
        let own_link = link.filter(|link| is_page && links.get(link) == Some(&1) && Some(*link) != site);
        let is_own_id = ids.get(entry.id.as_str()) == Some(&1);
        let key = if is_own_id { hash::of(&[&entry.id]) } else { shared_key(entry) };
        if !is_blank(entry) && seen.insert(key) {
            out.push(one(entry, key, own_link, packer)?);
        }
    }
    Ok(out)
}

/// Whether there is nothing to read or see in it.
fn is_blank(entry: &Entry) -> bool {
    let html = text_of(entry);
    entry.title.trim().is_empty() && !html.contains("<img") && strip::text(html).trim().is_empty()
}

fn link_of(link: &str) -> i64 {
    hash::of(&[&address::normalised(link)])
}

/// The key of an entry whose id another one has too.
fn shared_key(entry: &Entry) -> i64 {
    match &entry.link {
        Some(link) => hash::of(&[&entry.id, link, &entry.title]),
        None => hash::of(&[&entry.id, "", &entry.title, text_of(entry)]),
    }
}

fn one(entry: &Entry, key: i64, link: Option<i64>, packer: &mut Packer) -> io::Result<Incoming> {
    let html = text_of(entry);
    let text = strip::text(html);
    let words = text.split_whitespace().count();
    let mut headline = entry.title.to_string();
    if headline.is_empty() {
        headline = stand_in(&text);
    }
    Ok(Incoming {
        key,
        link,
        content: content(entry, html),
        headline,
        url: entry.link.as_ref().map(Text::to_string),
        publisher: None,
        published: entry.published,
        words: u32::try_from(words).unwrap_or(u32::MAX),
        body: packer.entry(&entry.authors, &entry.beside, html)?,
        full: false,
    })
}

/// A hash of what a change of the article shows in: its words and its files, not how those are tracked.
fn content(entry: &Entry, html: &str) -> i64 {
    let files = entry.beside.enclosures.iter().map(|file| file.url.split('?').next().unwrap_or(""));
    let parts: Vec<&str> = [entry.title.as_str(), html].into_iter().chain(files).collect();
    hash::of(&parts)
}

/// The longer of what an entry gives: some call the teaser content.
fn text_of(entry: &Entry) -> &str {
    let content = entry.content.as_deref().unwrap_or("");
    let summary = entry.summary.as_deref().unwrap_or("");
    if content.len() >= summary.len() { content } else { summary }
}

fn stand_in(text: &str) -> String {
    let line = Text::line(text);
    if line.is_empty() {
        return "(no headline)".to_owned();
    }
    let mut short: String = line.chars().take(STAND_IN).collect();
    if short.len() < line.len() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    short
}

/// What is kept of an article, as the article that the reader opens.
///
/// `base` is what relative addresses in it are relative to.
pub(super) fn article(row: &ArticleRow, kept: Kept, base: Option<&str>) -> Article {
    match kept {
        Kept::Article(article) => beside::with_foot(*article),
        Kept::Entry { authors, beside, html } => {
            let read = extract::fragment(&html, beside.base.as_deref().or(base));
            let mut byline: Vec<Text> = authors.iter().map(|name| Text::line(name)).collect();
            if byline.is_empty() {
                byline.clone_from(&read.byline);
            }
            let body = with_head(&row.headline, &byline, read.body);
            let article = Article {
                url: row.url.clone(),
                headline: row.headline.clone(),
                byline,
                publisher: Some(row.publisher.clone()).filter(|name| !name.is_empty()),
                published: Some(row.published),
                body,
                ..read
            };
            beside::with_foot(beside::put(article, beside))
        }
    }
}

/// Sets headline and byline before the body that an entry gives without them.
fn with_head(headline: &Text, byline: &[Text], body: Body) -> Body {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(body.blocks.len() + 2);
    let mut add = |kind: BlockKind, words: &str| {
        let start = text.len();
        text.push_str(words);
        blocks.push(Block::new(kind, Span::new(start, text.len())));
        text.push_str("\n\n");
    };
    let has = |kind: BlockKind| body.blocks.iter().any(|block| block.kind == kind);
    if !has(BlockKind::Headline) {
        add(BlockKind::Headline, headline);
    }
    if !byline.is_empty() && !has(BlockKind::Byline) {
        let names: Vec<&str> = byline.iter().map(Text::as_str).collect();
        add(BlockKind::Byline, &format!("By {}", listed(&names)));
    }
    let before = text.len();
    let added = u32::try_from(blocks.len()).unwrap_or(0);
    let moved = |span: Span| Span::new(span.start() + before, span.end() + before);
    text.push_str(&body.text);
    let Body { blocks: old, mut links, mut images, .. } = body;
    blocks.extend(old.into_iter().map(|block| Block {
        span: moved(block.span),
        credit: block.credit.map(moved),
        duplicate_of: block.duplicate_of.map(|index| index + added),
        ..block
    }));
    for link in &mut links {
        link.span = moved(link.span);
    }
    for image in &mut images {
        image.caption = image.caption.map(|index| index + added);
        image.before = image.before.map(|index| index + added);
    }
    Body { text: Text::in_place(text.trim_end()), blocks, links, images }
}

/// "A", "A and B", "A, B and C".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, link: &str, title: &str) -> Entry {
        Entry { id: id.into(), title: Text::line(title), link: Some(Text::line(link)), ..Entry::default() }
    }

    fn keys(entries: Vec<Entry>) -> Vec<(i64, Option<i64>)> {
        let feed = ParsedFeed { site: Some(Text::line("https://a.example/")), entries, ..ParsedFeed::default() };
        let incoming = incoming(&feed, &mut Packer::new().unwrap()).unwrap();
        incoming.iter().map(|article| (article.key, article.link)).collect()
    }

    #[test]
    fn entries_are_told_apart_by_what_is_their_own() {
        let shared = keys(vec![entry("x", "https://a.example/1", "One"), entry("x", "https://a.example/2", "Two")]);
        assert_eq!(shared.len(), 2);
        assert_ne!(shared[0].0, shared[1].0);
        let twice = keys(vec![entry("x", "https://a.example/1", "One"), entry("x", "https://a.example/1", "One")]);
        assert_eq!(twice.len(), 1);
        let home = keys(vec![entry("x", "https://www.a.example", "One"), entry("y", "https://a.example/y", "Two")]);
        assert_eq!(home[0].1, None);
        assert!(home[1].1.is_some());
    }

    #[test]
    fn an_entry_without_a_word_is_no_article() {
        let blank = Entry { content: Some("<p> &nbsp; </p>".into()), ..entry("a", "https://a.example/1", " ") };
        let picture = Entry { content: Some("<img src='/1.jpg'>".into()), ..entry("b", "https://a.example/2", "") };
        assert_eq!(keys(vec![blank, picture]).len(), 1);
    }

    #[test]
    fn headline_and_byline_stand_before_the_body() {
        let body = Body {
            text: Text::lines("It rained.\n\nA wet street."),
            blocks: vec![
                Block::new(BlockKind::Paragraph, Span::new(0, 10)),
                Block { duplicate_of: Some(0), ..Block::new(BlockKind::Caption, Span::new(12, 25)) },
            ],
            ..Body::default()
        };
        let body = with_head(&Text::line("Rain"), &[Text::line("Ana Ruiz"), Text::line("Bo Li")], body);
        let words: Vec<_> = body.blocks.iter().map(|block| body.words(block)).collect();
        assert_eq!(words, ["Rain", "By Ana Ruiz and Bo Li", "It rained.", "A wet street."]);
        assert_eq!(body.blocks[3].duplicate_of, Some(2));
    }

    #[test]
    fn a_missing_headline_is_taken_from_the_text() {
        let entry = Entry { content: Some(format!("<p>{}</p>", "word ".repeat(40))), ..Entry::default() };
        let article = one(&entry, 1, None, &mut Packer::new().unwrap()).unwrap();
        assert!(article.headline.starts_with("word word") && article.headline.ends_with("word…"));
        assert!(article.headline.len() < 90);
        assert_eq!(article.words, 40);
    }
}
