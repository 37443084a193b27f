//! Highlights and notes as Markdown and as a table.

use std::fmt::Write;

use super::citation::quoted;
use super::export::{address, date, escaped};
use crate::model::{ArticleRow, NotesPage, Text, in_paragraphs};

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
            let _ = write!(out, "{}", said(&highlight.note, &highlight.tags));
        }
    }
    out
}

/// A line for each passage, and one for each note on a whole article.
#[must_use]
pub fn csv(page: &NotesPage) -> String {
    let mut out = "article,headline,publisher,published,url,passage,note,tags,marked,held\r\n".to_owned();
    for noted in &page.articles {
        let row = &noted.row;
        let mut line = |passage: &str, note: &str, tags: &[Text], marked: i64, held: &str| {
            let url = row.url.as_deref().unwrap_or("");
            let id = row.id.0.to_string();
            let (published, marked) = (date(row.published), date(marked));
            let tags = joined(tags, " ");
            let cells = [&id, &*row.headline, &*row.publisher, &published, url, passage, note, &tags, &marked, held];
            let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            let _ = write!(out, "{}\r\n", cells.join(","));
        };
        if let Some(bookmark) = noted.bookmark.as_ref().filter(|bookmark| !bookmark.note.is_empty()) {
            line("", &bookmark.note, &bookmark.tags, bookmark.created, "");
        }
        for one in &noted.highlights {
            let held = if one.span.is_some() { "yes" } else { "no" };
            line(&in_paragraphs(&one.passage), &one.note, &one.tags, one.created, held);
        }
    }
    out
}

/// Headline, publisher, day and address.
#[must_use]
pub fn citation(row: &ArticleRow) -> String {
    let day = date(row.published);
    let parts = [row.headline.as_str(), row.publisher.as_str(), &day, row.url.as_deref().unwrap_or("")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
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
    use crate::model::{ArticleId, Highlight, NotedArticle, Span};

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
