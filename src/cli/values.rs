//! The values that `--json` prints; README documents them. Keys may be added, never renamed.

use serde_json::{Value, json};

use super::print::iso;
use crate::model::{ArticleRow, BookmarkRow, Feed, NamePage, NameRow, QuoteEntry, SearchHit};

/// An article as `list`, `search` and `bookmarks` print it.
#[must_use]
pub fn row(row: &ArticleRow) -> Value {
    json!({
        "id": row.id,
        "feed": row.feed,
        "headline": row.headline,
        "publisher": row.publisher,
        "url": row.url,
        "published": iso(row.published),
        "read": row.read,
        "bookmarked": row.bookmarked,
        "quotes": row.quotes,
        "sources": row.sources,
        "words": row.words,
        "story": row.story,
        "same_story": row.same_story,
        "updated": row.revised.and_then(iso),
    })
}

/// A search result: the article, a piece of its text, and the hits in it as byte ranges.
#[must_use]
pub fn hit(hit: &SearchHit) -> Value {
    let mut value = row(&hit.row);
    value["snippet"] = json!(hit.snippet);
    value["hits"] = json!(hit.hits);
    value
}

#[must_use]
pub fn feed(feed: &Feed) -> Value {
    json!({
        "id": feed.id,
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "folder": feed.folder,
        "full_text": feed.full_text,
        "unread": feed.unread,
        "total": feed.total,
        "last_ok": feed.health.last_ok.and_then(iso),
        "error": feed.health.error,
        "next": feed.health.next.and_then(iso),
        "gone": feed.health.gone,
        "last_tried": feed.health.last_tried.and_then(iso),
        "last_new": feed.health.last_new.and_then(iso),
        "failures": feed.health.failures,
        "publishes_every": feed.health.gap,
        "fetched_every": feed.health.pace(),
        "interval": feed.health.interval,
    })
}

#[must_use]
pub fn bookmark(kept: &BookmarkRow) -> Value {
    let mut value = row(&kept.row);
    value["kept"] = json!(iso(kept.bookmark.created));
    value["tags"] = json!(kept.bookmark.tags);
    value["note"] = json!(kept.bookmark.note);
    value
}

/// A person, organisation or place.
#[must_use]
pub fn name(row: &NameRow) -> Value {
    json!({
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "articles": row.articles,
        "last_seen": row.last_seen.and_then(iso),
    })
}

/// All about one: the articles with the byte of their text at which they first name it, the chart in equal stretches
/// of time from the first mention to the last.
#[must_use]
pub fn name_page(page: &NamePage) -> Value {
    let mut value = name(&page.row);
    let with = |mut value: Value, key: &str, more: Value| {
        value[key] = more;
        value
    };
    value["aliases"] = page.aliases.iter().map(name).collect();
    value["first_seen"] = json!(page.first_seen.and_then(iso));
    value["over_time"] = json!(page.over_time);
    value["said"] = page.said.iter().map(said).collect();
    value["said_about"] = page.said_about.iter().map(said).collect();
    value["beside"] = page.beside.iter().map(|(row, count)| with(name(row), "together", json!(count))).collect();
    value["list"] = page.articles.iter().map(|(article, at)| with(row(article), "at", json!(at))).collect();
    value
}

fn said(entry: &QuoteEntry) -> Value {
    json!({
        "id": entry.id,
        "words": entry.words,
        "speaker": entry.speaker.as_ref().map(|(_, name)| name),
        "direct": entry.direct,
        "confidence": entry.confidence,
        "at": entry.place,
        "article": row(&entry.row),
    })
}
