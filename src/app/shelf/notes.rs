//! How a notes page is set: each article with its note and the passages marked in it.

use super::Setting;
use super::row::{Role, Row, Target, cut, words};
use crate::app::rows::{width, wrap};
use crate::app::when;
use crate::model::{Highlight, NotedArticle, NotesPage, Text, in_paragraphs};

/// So many lines of a passage are shown.
const LINES: usize = 4;

/// The rows of the page.
pub(super) fn rows(page: &NotesPage, set: &Setting) -> Vec<Row> {
    let mut out = Vec::new();
    for noted in &page.articles {
        out.push(head(noted, set));
        for highlight in &noted.highlights {
            out.push(passage(noted, highlight, set));
        }
        out.push(Row::blank());
    }
    out
}

/// What a row of the page is about: an article, and the highlight in it where it is one.
pub(super) fn at_row(page: &NotesPage, row: usize) -> Option<(&NotedArticle, Option<&Highlight>)> {
    let mut head = 0;
    for noted in &page.articles {
        let end = head + 1 + noted.highlights.len();
        if (head..end).contains(&row) {
            return Some((noted, (row - head).checked_sub(1).and_then(|index| noted.highlights.get(index))));
        }
        // A blank row stands between two articles.
        head = end + 1;
    }
    None
}

/// The article, and the note on all of it.
fn head(noted: &NotedArticle, set: &Setting) -> Row {
    let room = set.columns.saturating_sub(2);
    let mut row = Row::default().line(vec![words(Role::Strong, &cut(&noted.row.headline, room))]);
    let day = when::day(noted.row.published, set.utc_offset);
    let publisher = cut(&noted.row.publisher, room.saturating_sub(width(&day) + 5));
    let mut about = vec![words(Role::Publisher, &format!("  {publisher}")), words(Role::Muted, &format!(" · {day}"))];
    let bookmark = noted.bookmark.as_ref();
    about.extend(bookmark.map(|bookmark| words(Role::Note, &tags(&bookmark.tags))));
    row = row.line(about);
    if let Some(note) = bookmark.map(|bookmark| &bookmark.note).filter(|note| !note.is_empty()) {
        row = said(row, note, room, 2);
    }
    row.to(Target::Article(Box::new(noted.row.clone()), None))
}

fn passage(noted: &NotedArticle, highlight: &Highlight, set: &Setting) -> Row {
    let room = set.columns.saturating_sub(2);
    let mut row = Row::default();
    for paragraph in in_paragraphs(&highlight.passage).split("\n\n") {
        for line in wrap(paragraph, room.saturating_sub(4)) {
            let line = paragraph.get(line).unwrap_or("").trim_end();
            // Of two passages it is seen where the second one begins.
            let bar = if row.lines.is_empty() { "  ┃ " } else { "  │ " };
            row = row.line(vec![words(Role::Note, bar), words(Role::Quote, line)]);
        }
    }
    if row.lines.len() > LINES {
        row.lines.truncate(LINES);
        row.lines.push(vec![words(Role::Muted, "  …")]);
    }
    if !highlight.note.is_empty() {
        row = said(row, &highlight.note, room, 4);
    }
    if !highlight.tags.is_empty() {
        row = row.line(vec![words(Role::Note, &format!("   {}", tags(&highlight.tags)))]);
    }
    if highlight.span.is_none() {
        row = row.wrapped(Role::Muted, "The text no longer holds this passage; gv shows what was changed.", room, 4);
    }
    if let Some(now) = &highlight.now {
        let now = now.split_whitespace().collect::<Vec<_>>().join(" ");
        row = row.wrapped(Role::Muted, &format!("The text was changed; it now says: {now}"), room, 4);
    }
    row.to(Target::Article(Box::new(noted.row.clone()), highlight.span.map(|span| span.start)))
}

/// A note, line by line.
fn said(mut row: Row, note: &Text, room: usize, indent: usize) -> Row {
    for line in note.lines() {
        row = row.wrapped(Role::Note, &format!("✎ {line}"), room, indent);
    }
    row
}

fn tags(tags: &[Text]) -> String {
    let tags = tags.iter().flat_map(|tag| [" #", tag.as_str()]);
    tags.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, ArticleRow, Span};

    #[test]
    fn a_passage_leads_to_its_place_and_one_that_is_gone_says_so() {
        let text = "It rained. The lock held all night.";
        let mut held = Highlight::of(ArticleId(3), text, Span::new(11, 24), 0, 1);
        held.note = Text::lines("ask the office");
        held.tags = vec![Text::line("water")];
        let gone = Highlight { span: None, ..Highlight::of(ArticleId(3), text, Span::new(0, 10), 0, 2) };
        let row = ArticleRow { id: ArticleId(3), headline: Text::line("Lock holds"), ..ArticleRow::default() };
        let noted = NotedArticle { row, bookmark: None, highlights: vec![held, gone] };
        let page = NotesPage { articles: vec![noted], more: None };
        let rows = rows(&page, &Setting { columns: 60, now: 0, utc_offset: 0 });
        let ids = [0, 1, 2, 3, 4].map(|row| at_row(&page, row).map(|(_, one)| one.map(|one| one.id.0 % 10)));
        assert_eq!(ids, [Some(None), Some(Some(1)), Some(Some(2)), None, None]);
        let text = |row: &Row| -> Vec<String> {
            row.lines.iter().map(|line| line.iter().map(|words| words.text.as_str()).collect()).collect()
        };
        assert_eq!(text(&rows[1]), ["  ┃ The lock held", "    ✎ ask the office", "    #water"]);
        assert!(matches!(rows[1].target, Some(Target::Article(_, Some(11)))));
        assert!(text(&rows[2]).concat().contains("no longer holds"));
        assert!(matches!(rows[2].target, Some(Target::Article(_, None))));
    }
}
