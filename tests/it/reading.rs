//! Pages and feeds of `tests/golden`, read: what is expected stands beside each as a listing.
//!
//! `UPDATE_GOLDEN=1 cargo test reading` writes the listings anew; look at what changed before keeping it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use newsdesk::feeds::{extract, parse};
use newsdesk::model::{Article, Beside, ParsedFeed};

fn golden(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending != "txt"));
    files.sort();
    files
}

fn hold(file: &Path, listing: &str) {
    let expected = file.with_extension("txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&expected, listing).unwrap();
    }
    let wanted = fs::read_to_string(&expected).unwrap();
    assert_eq!(listing, wanted, "{}", file.display());
}

fn listing(article: &Article) -> String {
    let mut out = String::new();
    let names: Vec<&str> = article.byline.iter().map(newsdesk::model::Text::as_str).collect();
    writeln!(out, "headline: {}", article.headline).unwrap();
    writeln!(out, "kicker: {:?}, byline: {names:?}", article.kicker.as_deref()).unwrap();
    writeln!(out, "publisher: {:?}, published: {:?}", article.publisher.as_deref(), article.published).unwrap();
    for block in &article.body.blocks {
        let words = article.body.words(block).replace('\n', "\\n");
        let words: String = words.chars().take(70).collect();
        write!(out, "{:?} {}", block.kind, block.level).unwrap();
        if let Some(number) = block.number {
            write!(out, " #{number}").unwrap();
        }
        writeln!(out, ": {words}").unwrap();
        if let Some(credit) = block.credit {
            writeln!(out, "    credit: {}", credit.of(&article.body.text)).unwrap();
        }
    }
    for link in &article.body.links {
        writeln!(out, "link: {} -> {}", link.span.of(&article.body.text), link.url).unwrap();
    }
    for image in &article.body.images {
        let caption = image.caption.and_then(|index| article.body.blocks.get(index as usize));
        let caption: String = caption.map_or("", |block| article.body.words(block)).chars().take(30).collect();
        writeln!(out, "image: {} ({caption})", image.url).unwrap();
    }
    out
}

fn entries(feed: &ParsedFeed) -> String {
    let mut out = String::new();
    writeln!(out, "{} | {:?} | {:?}", feed.title, feed.site.as_deref(), feed.ttl).unwrap();
    if feed.skip_hours.len() + feed.skip_days.len() > 0 {
        writeln!(out, "skipped: {:?} | {:?}", feed.skip_hours, feed.skip_days).unwrap();
    }
    for entry in &feed.entries {
        let authors: Vec<&str> = entry.authors.iter().map(newsdesk::model::Text::as_str).collect();
        let id = if entry.id.starts_with("newsdesk:") { "made" } else { &entry.id };
        writeln!(out, "{} | {:?} | {id} | {authors:?} | {:?}", entry.title, entry.link.as_deref(), entry.published)
            .unwrap();
        writeln!(out, "    {:?} | {:?}", entry.summary, entry.content).unwrap();
        if entry.beside != Beside::default() {
            writeln!(out, "    {}", serde_json::to_string(&entry.beside).unwrap()).unwrap();
        }
    }
    out
}

#[test]
fn pages_are_read_as_listed() {
    let files = golden("pages");
    assert!(files.len() >= 6);
    for file in files {
        let html = fs::read_to_string(&file).unwrap();
        hold(&file, &listing(&extract::read(&html, Some("https://karsholm.example/news/ferry"))));
    }
}

#[test]
fn feeds_are_read_as_listed() {
    let files = golden("feeds");
    assert!(files.len() >= 8);
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let feed = parse::feed(&bytes, None, Some("https://karsholm.example/feed")).unwrap();
        hold(&file, &entries(&feed));
    }
}

#[test]
fn what_is_no_feed_is_told_apart() {
    let read =
        |bytes: &[u8]| parse::feed(bytes, None, None).map(|feed| feed.entries.len()).map_err(|error| error.to_string());
    assert_eq!(read(b"<!DOCTYPE html><html><body>").unwrap_err(), "this is a web page, not a feed");
    assert_eq!(read(b" ").unwrap_err(), "the file is empty");
    assert_eq!(read(b"hello").unwrap_err(), "this is not a feed: it has none of the elements of a feed");
    assert_eq!(read(b"{\"items\": 1}").unwrap_err(), "this is not a feed: its JSON has no list of items");
    assert_eq!(read(b"<rss><channel/></rss>"), Ok(0));
}

#[test]
fn depth_and_size_cost_neither_the_stack_nor_the_clock() {
    let deep = |open: &str, close: &str| format!("{}x{}", open.repeat(30_000), close.repeat(30_000));
    let feed = format!("<rss><channel><item><title>a</title>{}</item>", deep("<media:content>", "</media:content>"));
    assert_eq!(parse::feed(feed.as_bytes(), None, None).unwrap().entries.len(), 1);
    assert!(parse::feed(format!("{{\"items\":{}", "[".repeat(50_000)).as_bytes(), None, None).is_err());
    for (open, close) in
        [("<div>", "</div>"), ("<b>", ""), ("<ul><li>", ""), ("<table><tr><td>", ""), ("<blockquote>", "</blockquote>")]
    {
        let page = deep(open, close);
        for article in [extract::read(&page, None), extract::fragment(&page, None)] {
            assert!(article.body.text.contains('x'), "{open}");
        }
    }
}
