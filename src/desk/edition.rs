//! The sample edition: articles written for newsdesk, so that there is something to read at once.

use anyhow::Context;
use serde::Deserialize;

use super::{Desk, entry, hash};
use crate::feeds::{extract, parse, plain};
use crate::model::{Article, SAMPLE_FOLDER, Text, Timestamp};
use crate::store::{Fetched, Incoming, NewFeed, News, Packer};

/// The folder that its feeds stand in.
pub const FOLDER: &str = SAMPLE_FOLDER;

/// The name of the fact that it was loaded.
const LOADED: &str = "edition";

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../sample-data/", $file)))),*]
    };
}

const INDEX: &str = include_str!("../../sample-data/edition.toml");

/// The files that the index names.
const FILES: &[(&str, &str)] = embedded![
    "feeds/lanmere-courier.xml",
    "feeds/meridian-wire.xml",
    "feeds/the-fathom.json",
    "pages/ferry-night-off-skarholm.html",
    "pages/holloway-finch-bid.html",
    "pages/later-school-start.html",
    "pages/port-cassel-blackout-live.html",
    "pages/salt-harvest-in-pictures.html",
    "captures/cable-cut-lintaro.txt",
    "captures/ferry-rescue-velmark.txt",
    "captures/lillevik-mayor-by-lot.txt",
    "captures/night-boat-nurses.txt",
    "captures/odenke-drum-returned.txt",
    "captures/saint-corvin-side-of-the-road.txt",
    "captures/tessala-locusts.txt",
];

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
    #[serde(default)]
    language: Option<String>,
    articles: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    kind: Kind,
    file: String,
    /// A feed's: the entry's id.
    id: String,
    /// How long before now it came out.
    hours: f64,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Feed,
    Page,
    Capture,
}

/// Loads the edition into a library that has never held a feed.
pub(super) fn at_first_start(desk: &mut Desk) -> anyhow::Result<()> {
    if desk.library.has_feeds()? || desk.library.fact(LOADED)?.is_some() {
        return Ok(());
    }
    load(desk)
}

/// Loads the edition where it is not in the library yet.
pub(super) fn at_call(desk: &mut Desk) -> anyhow::Result<()> {
    if desk.library.fact(LOADED)?.is_some() { Ok(()) } else { load(desk) }
}

fn load(desk: &mut Desk) -> anyhow::Result<()> {
    let edition: Edition = toml::from_str(INDEX).context("the sample edition's index can't be read")?;
    let now = super::now();
    for publisher in edition.publisher {
        let new = NewFeed {
            url: publisher.address.clone(),
            title: publisher.name.clone(),
            site: Some(publisher.address.clone()),
            folder: FOLDER.to_owned(),
            sample: true,
        };
        let articles = articles(&publisher, now, &mut desk.packer)?;
        let added = desk.library.add_feeds(&[new])?;
        if let Some((feed, _)) = added.first() {
            let news = News { articles, ..News::default() };
            desk.library.settle(&[(*feed, Fetched::News(Box::new(news)))], now, &|facts| facts.now)?;
        }
    }
    desk.library.set_fact(LOADED, "1")?;
    Ok(())
}

/// A publisher's articles, the newest first.
fn articles(publisher: &Publisher, now: Timestamp, packer: &mut Packer) -> anyhow::Result<Vec<Incoming>> {
    let mut articles = Vec::new();
    for sample in &publisher.articles {
        let content = file(&sample.file)?;
        #[allow(clippy::cast_possible_truncation)] // hours of a few days
        let published = now - (sample.hours * 3600.0) as Timestamp;
        let mut incoming = match sample.kind {
            Kind::Feed => from_feed(sample, content, &publisher.address, packer)?,
            Kind::Page => {
                let url = format!("{}{}", publisher.address, sample.id);
                from_article(extract::read(content, Some(&url)), url, publisher, published, packer)?
            }
            Kind::Capture => {
                let url = format!("{}{}", publisher.address, sample.id);
                from_article(plain::read(content), url, publisher, published, packer)?
            }
        };
        incoming.published = Some(published);
        articles.push(incoming);
    }
    articles.sort_by_key(|article| std::cmp::Reverse(article.published));
    Ok(articles)
}

fn file(name: &str) -> anyhow::Result<&'static str> {
    let found = FILES.iter().find(|(file, _)| *file == name);
    found.map(|(_, content)| *content).with_context(|| format!("the sample edition has no file {name}"))
}

fn from_feed(sample: &Sample, content: &str, base: &str, packer: &mut Packer) -> anyhow::Result<Incoming> {
    let mut feed = parse::feed(content.as_bytes(), None, Some(base))?;
    feed.entries.retain(|entry| entry.id == sample.id);
    let articles = entry::incoming(&feed, packer)?;
    articles.into_iter().next().with_context(|| format!("{} has no entry {}", sample.file, sample.id))
}

fn from_article(
    mut article: Article,
    url: String,
    publisher: &Publisher,
    published: Timestamp,
    packer: &mut Packer,
) -> anyhow::Result<Incoming> {
    article.publisher = Some(Text::line(&publisher.name));
    article.published = Some(published);
    article.language = article.language.or_else(|| publisher.language.as_deref().and_then(language));
    let url = article.url.as_ref().map_or(url, Text::to_string);
    Ok(Incoming {
        key: hash::of(&[&url]),
        content: hash::of(&[&article.body.text]),
        headline: article.headline.to_string(),
        words: u32::try_from(article.body.word_count()).unwrap_or(u32::MAX),
        body: packer.article(&article)?,
        full: true,
        url: Some(url),
        ..Incoming::default()
    })
}

/// "en" of "en-GB".
fn language(tag: &str) -> Option<Text> {
    tag.split('-').next().map(Text::line)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_edition_is_embedded_and_used() {
        let edition: Edition = toml::from_str(INDEX).unwrap();
        let named: Vec<&String> = edition
            .publisher
            .iter()
            .flat_map(|publisher| publisher.articles.iter().map(|sample| &sample.file))
            .collect();
        for name in &named {
            assert!(file(name).is_ok(), "{name} is not embedded");
        }
        for (name, _) in FILES {
            assert!(named.iter().any(|file| file == name), "{name} is embedded but not in the index");
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
        for folder in ["feeds", "pages", "captures"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                let name = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
                assert!(file(&name).is_ok(), "{name} lies in sample-data but is not embedded");
            }
        }
    }
}
