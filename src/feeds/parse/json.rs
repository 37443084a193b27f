//! JSON Feed, and what calls itself so.

use serde_json::{Map, Value};
use url::Url;

use super::ParseError;
use super::draft::{Draft, headline};
use super::extras::seconds;
use crate::feeds::links::address;
use crate::feeds::{dates, limits};
use crate::model::{Enclosure, ParsedFeed, Text};

/// Reads a JSON Feed. Fields of the wrong type are taken for what they can mean, or left out.
pub(super) fn read(text: &str, base: Option<&str>) -> Result<ParsedFeed, ParseError> {
    // The reader of serde_json refuses what stands more than 128 deep.
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let Some(Ok(Value::Object(root))) = values.next() else {
        return Err(ParseError::NotAFeed("its JSON is broken"));
    };
    let Some(items) = root.get("items").and_then(Value::as_array) else {
        return Err(ParseError::NotAFeed("its JSON has no list of items"));
    };
    let base = base.and_then(|base| Url::parse(base).ok());
    let site = said(&root, "home_page_url").and_then(|site| address(&site, base.as_ref()));
    let base = site.as_deref().and_then(|site| Url::parse(site).ok()).or(base);
    let feed_authors = authors(&root);
    let entries = items.iter().filter_map(Value::as_object).take(limits::ENTRIES).map(|item| {
        let mut draft = entry(item, base.as_ref());
        if draft.authors.is_empty() {
            draft.authors.clone_from(&feed_authors);
        }
        draft.finish()
    });
    Ok(ParsedFeed {
        title: Text::line(&said(&root, "title").unwrap_or_default()),
        site: site.map(|site| Text::line(&site)),
        entries: entries.collect(),
        ..ParsedFeed::default()
    })
}

fn entry(item: &Map<String, Value>, base: Option<&Url>) -> Draft {
    let mut draft = Draft { id: said(item, "id"), authors: authors(item), ..Draft::default() };
    if let Some(title) = said(item, "title") {
        draft.title.offer(1, headline(&title));
    }
    for (rank, name) in [(2, "url"), (1, "external_url")] {
        if let Some(link) = said(item, name).and_then(|link| address(&link, base)) {
            draft.link.offer(rank, link);
        }
    }
    for (rank, name) in [(2, "date_published"), (1, "date_modified")] {
        if let Some(moment) = said(item, name).and_then(|date| dates::parse(&date)) {
            draft.published.offer(rank, moment);
        }
    }
    draft.updated = said(item, "date_modified").and_then(|date| dates::parse(&date));
    extras(item, base, &mut draft);
    if let Some(html) = said(item, "content_html") {
        draft.content.offer(2, html);
    }
    if let Some(text) = said(item, "content_text") {
        let paragraphs = text.replace('&', "&amp;").replace('<', "&lt;").replace("\n\n", "</p><p>");
        draft.content.offer(1, format!("<p>{paragraphs}</p>"));
    }
    if let Some(text) = said(item, "summary") {
        draft.summary.offer(1, text.replace('&', "&amp;").replace('<', "&lt;"));
    }
    draft
}

/// What stands beside the text: pictures, tags, files.
fn extras(item: &Map<String, Value>, base: Option<&Url>, draft: &mut Draft) {
    for (rank, name) in [(2, "image"), (1, "banner_image")] {
        if let Some(link) = said(item, name).and_then(|link| address(&link, base)) {
            draft.thumbnail.offer(rank, link);
        }
    }
    let list = |name: &str| item.get(name).and_then(Value::as_array).into_iter().flatten();
    draft.categories = list("tags").filter_map(Value::as_str).map(str::to_owned).collect();
    for file in list("attachments").filter_map(Value::as_object) {
        let Some(url) = said(file, "url").and_then(|url| address(&url, base)) else { continue };
        draft.enclosures.push(Enclosure {
            url: Text::line(&url),
            media_type: said(file, "mime_type").map(|kind| Text::line(&kind)),
            bytes: file.get("size_in_bytes").and_then(Value::as_u64),
            seconds: said(file, "duration_in_seconds").and_then(|length| seconds(&length)),
        });
    }
}

/// A field's words; a number counts as the words it is written in.
fn said(object: &Map<String, Value>, name: &str) -> Option<String> {
    match object.get(name)? {
        Value::String(words) if !words.is_empty() => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn authors(object: &Map<String, Value>) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Object(author) => said(author, "name"),
        Value::String(name) => Some(name.clone()),
        _ => None,
    };
    match (object.get("authors"), object.get("author")) {
        (Some(Value::Array(list)), _) if !list.is_empty() => list.iter().filter_map(one).collect(),
        (_, Some(author)) => one(author).into_iter().collect(),
        _ => Vec::new(),
    }
}
