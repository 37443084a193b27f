//! The sample edition: every article of its index is there, can be read and is worth reading.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use newsdesk::feeds::{extract, parse, plain};
use newsdesk::model::{Article, BlockKind};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    publisher: Vec<Publisher>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Publisher {
    name: String,
    address: String,
    language: String,
    articles: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    kind: String,
    file: String,
    id: String,
    hours: f64,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

fn edition() -> Edition {
    toml::from_str(&fs::read_to_string(folder().join("edition.toml")).unwrap()).unwrap()
}

fn read(sample: &Sample) -> Article {
    let bytes = fs::read(folder().join(&sample.file)).unwrap();
    let text = || String::from_utf8(bytes.clone()).unwrap();
    match sample.kind.as_str() {
        "page" => extract::read(&text(), Some("https://www.northgatestandard.example/")),
        "capture" => plain::read(&text()),
        "feed" => {
            let feed = parse::feed(&bytes, None, None).unwrap();
            let entry = feed.entries.into_iter().find(|entry| entry.id == sample.id).expect(&sample.id);
            let base = entry.link.as_deref().map(ToOwned::to_owned);
            let mut article = extract::fragment(&entry.content.unwrap(), base.as_deref());
            article.headline = entry.title;
            article.byline = entry.authors;
            article
        }
        other => panic!("{}: kind {other:?}", sample.id),
    }
}

fn articles() -> Vec<(Sample, Article)> {
    let samples = edition().publisher.into_iter().flat_map(|publisher| publisher.articles);
    samples.map(|sample| (read(&sample), sample)).map(|(article, sample)| (sample, article)).collect()
}

fn has(article: &Article, kind: BlockKind) -> bool {
    article.body.shown().any(|(_, block)| block.kind == kind)
}

#[test]
fn there_are_five_publishers_with_distinct_articles() {
    let edition = edition();
    assert_eq!(edition.publisher.len(), 5);
    let mut ids = BTreeSet::new();
    for publisher in &edition.publisher {
        assert!(publisher.address.starts_with("https://") && publisher.address.contains(".example/"));
        assert!(publisher.language.starts_with("en"), "{}", publisher.name);
        assert!(publisher.articles.len() >= 5, "{}", publisher.name);
        for sample in &publisher.articles {
            assert!(ids.insert((sample.file.clone(), sample.id.clone())), "{} stands twice", sample.id);
            assert!(sample.hours > 0.0 && sample.hours < 24.0 * 14.0, "{}: {} hours", sample.id, sample.hours);
        }
    }
    assert!(ids.len() >= 24, "{} articles", ids.len());
}

#[test]
fn no_file_is_left_out_of_the_index() {
    let named = edition().publisher.into_iter().flat_map(|p| p.articles).map(|s| s.file).collect::<BTreeSet<_>>();
    let mut there = BTreeSet::new();
    for part in ["feeds", "pages", "captures"] {
        for file in fs::read_dir(folder().join(part)).unwrap() {
            there.insert(format!("{part}/{}", file.unwrap().file_name().to_string_lossy()));
        }
    }
    assert_eq!(named, there);
}

#[test]
fn every_article_has_a_headline_an_author_and_enough_to_read() {
    for (sample, article) in articles() {
        assert!(!article.headline.trim().is_empty(), "{}: no headline", sample.id);
        assert!(!article.byline.is_empty(), "{}: no byline", sample.id);
        let words = article.body.word_count();
        assert!(words >= 300, "{}: {words} words", sample.id);
    }
}

#[test]
fn the_edition_shows_every_kind_of_block() {
    let all = articles();
    for kind in [
        BlockKind::Lead,
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Caption,
        BlockKind::Quote,
        BlockKind::ListItem,
        BlockKind::Table,
        BlockKind::Credit,
    ] {
        assert!(all.iter().any(|(_, article)| has(article, kind)), "no {kind:?} anywhere");
    }
    assert!(all.iter().any(|(_, article)| article.body.word_count() >= 3000), "no long read");
    let captions = |article: &Article| article.body.shown().filter(|(_, b)| b.kind == BlockKind::Caption).count();
    assert!(all.iter().any(|(_, article)| captions(article) >= 8), "no photo essay");
}
