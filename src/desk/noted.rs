//! Highlights and notes as Markdown and as a table.

use std::fmt::Write;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::citation::quoted;
use super::export::{address, date, escaped};
use crate::model::{ArticleRow, Highlight, NotedArticle, NotesPage, Text, Timestamp, in_paragraphs};

/// Notes as Markdown: each article with its note, its passages and where they are from.
#[must_use]
pub fn markdown(page: &NotesPage) -> String {
    let mut out = String::from("# Notes\n");
    for noted in &page.articles {
        let headline = escaped(&noted.row.headline);
        let title = match &noted.row.url {
            Some(url) => format!("[{headline}](<{}>)", address(url)),
            None => headline,
        };
        let _ = writeln!(out, "\n## {title}\n\n{} · {}", escaped(&noted.row.publisher), date(noted.row.published));
        if let Some(bookmark) = &noted.bookmark {
            let _ = write!(out, "{}", said(&bookmark.note, &bookmark.tags));
        }
        for highlight in &noted.highlights {
            let passage = in_paragraphs(&highlight.passage);
            let paragraphs: Vec<String> = passage.split("\n\n").map(|one| format!("> {}", escaped(one))).collect();
            let _ = writeln!(out, "\n{}", paragraphs.join("\n>\n"));
            if highlight.span.is_none() {
                out.push_str("\n*The text no longer holds this passage.*\n");
            }
            if let Some(now) = &highlight.now {
                let _ = writeln!(out, "\n*The text was changed; it now says:* {}", escaped(&in_one_line(now)));
            }
            let _ = write!(out, "{}", said(&highlight.note, &highlight.tags));
        }
    }
    out
}

/// A line for each passage, and one for each note on a whole article.
#[must_use]
pub fn csv(page: &NotesPage) -> String {
    let mut out = "article,headline,publisher,published,url,passage,note,tags,marked,held,now\r\n".to_owned();
    for noted in &page.articles {
        let row = &noted.row;
        let mut line = |passage: &str, note: &str, tags: &[Text], marked: i64, held: &str, now: &str| {
            let url = row.url.as_deref().unwrap_or("");
            let id = row.id.0.to_string();
            let (published, marked) = (date(row.published), date(marked));
            let tags = joined(tags, " ");
            let about = [&id, &*row.headline, &*row.publisher, &published, url];
            let cells = about.into_iter().chain([passage, note, &tags, &marked, held, now]);
            let cells: Vec<String> = cells.map(quoted).collect();
            let _ = write!(out, "{}\r\n", cells.join(","));
        };
        if let Some(bookmark) = noted.bookmark.as_ref().filter(|bookmark| !bookmark.note.is_empty()) {
            line("", &bookmark.note, &bookmark.tags, bookmark.created, "", "");
        }
        for one in &noted.highlights {
            let now = one.now.as_ref().map_or_else(String::new, |now| in_paragraphs(now));
            line(&in_paragraphs(&one.passage), &one.note, &one.tags, one.created, held(one), &now);
        }
    }
    out
}

/// The note, tags and highlights of an article for programs: moments in ISO 8601, places in bytes of the text.
#[must_use]
pub fn value(noted: &NotedArticle) -> Value {
    let highlights = noted.highlights.iter().map(|one| {
        json!({
            "id": one.id,
            "marked": moment(one.created),
            "passage": in_paragraphs(&one.passage),
            "held": held(one),
            "now": one.now.as_ref().map(|now| in_paragraphs(now)),
            "start": one.span.map(|span| span.start),
            "end": one.span.map(|span| span.end),
            "note": one.note,
            "tags": one.tags,
        })
    });
    let bookmark = noted.bookmark.as_ref();
    json!({
        "kept": bookmark.and_then(|bookmark| moment(bookmark.created)),
        "note": bookmark.map_or("", |bookmark| bookmark.note.as_str()),
        "tags": bookmark.map_or(&[][..], |bookmark| &bookmark.tags),
        "highlights": highlights.collect::<Vec<_>>(),
    })
}

/// Whether the text holds what was marked in it.
fn held(one: &Highlight) -> &'static str {
    match (one.span, &one.now) {
        (None, _) => "no",
        (Some(_), Some(_)) => "reworded",
        (Some(_), None) => "yes",
    }
}

pub(super) fn moment(moment: Timestamp) -> Option<String> {
    Some(DateTime::<Utc>::from_timestamp(moment, 0)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// Headline, publisher, day and address.
#[must_use]
pub fn citation(row: &ArticleRow) -> String {
    let day = date(row.published);
    let parts = [row.headline.as_str(), row.publisher.as_str(), &day, row.url.as_deref().unwrap_or("")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(note: &str, tags: &[Text]) -> String {
    let mut out = String::new();
    if !note.trim().is_empty() {
        let lines: Vec<String> = note.trim().lines().map(escaped).collect();
        let _ = writeln!(out, "\n{}", lines.join("\\\n"));
    }
    if !tags.is_empty() {
        let tags: Vec<String> = tags.iter().map(|tag| format!("`{}`", tag.replace('`', "'"))).collect();
        let _ = writeln!(out, "\n{}", tags.join(" "));
    }
    out
}

fn joined(tags: &[Text], between: &str) -> String {
    tags.iter().map(Text::as_str).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Span};

    #[test]
    fn what_the_text_says_now_is_told_beside_what_was_marked() {
        let text = "It rained. The lock held all night.";
        let mut one = Highlight::of(ArticleId(1), text, Span::new(11, 24), 0, 1);
        one.found_at(Some(Span::new(11, 25)), "It rained. The lock broke at night.");
        let gone = Highlight { span: None, ..Highlight::of(ArticleId(1), text, Span::new(0, 9), 0, 2) };
        let noted = NotedArticle { row: ArticleRow::default(), bookmark: None, highlights: vec![one, gone] };
        let told = value(&noted);
        assert_eq!(told["highlights"][0]["held"], "reworded");
        assert_eq!(told["highlights"][0]["now"], "The lock broke");
        assert_eq!((&told["highlights"][1]["held"], &told["highlights"][1]["start"]), (&json!("no"), &Value::Null));
        assert_eq!(told["highlights"][1]["marked"], "1970-01-01T00:00:00Z");
        let page = NotesPage { articles: vec![noted], more: None };
        assert!(markdown(&page).contains("> The lock held\n\n*The text was changed; it now says:* The lock broke\n"));
        assert!(csv(&page).contains("\"reworded\",\"The lock broke\""), "{}", csv(&page));
    }

    #[test]
    fn a_passage_keeps_its_paragraphs() {
        let text = "The lock\nheld.\n\nThe wall did not.";
        let one = Highlight::of(ArticleId(1), text, Span::new(0, text.len()), 0, 1);
        let noted = NotedArticle { row: ArticleRow::default(), bookmark: None, highlights: vec![one] };
        let page = NotesPage { articles: vec![noted], more: None };
        assert!(markdown(&page).contains("\n> The lock held.\n>\n> The wall did not.\n"), "{}", markdown(&page));
        assert!(csv(&page).contains("\"The lock held.\n\nThe wall did not.\""), "{}", csv(&page));
    }
}
