//! How a revisions page is set: for each change of an article what came, went and was reworded.

use super::Setting;
use super::row::{Role, Row, Target, Words, words};
use crate::app::when;
use crate::model::{Part, Passage, Piece, Revision, RevisionsPage};

/// So many words of what stayed the same are shown on each side of a change.
const AROUND: usize = 8;

/// The rows of the page.
pub(super) fn rows(page: &RevisionsPage, set: &Setting) -> Vec<Row> {
    let room = set.columns.saturating_sub(2);
    let headline = Row::default().wrapped(Role::Strong, &page.row.headline, room, 0);
    let mut out = vec![headline.to(Target::Article(Box::new(page.row.clone()), None)), Row::blank()];
    if page.revisions.is_empty() {
        let told = "Nothing of its text was changed since it came in.";
        out.push(Row::default().wrapped(Role::Muted, told, room, 0));
    }
    for revision in &page.revisions {
        out.push(heading(revision, set).line(Vec::new()));
        for passage in &revision.passages {
            let target = Target::Article(Box::new(page.row.clone()), Some(passage.place));
            let named = Row::default().line(vec![words(Role::Muted, &name(passage))]);
            out.push(named.flowed(&said(passage), room, 2).line(Vec::new()).to(target));
        }
    }
    out
}

fn heading(revision: &Revision, set: &Setting) -> Row {
    let (moment, age) = (when::date(revision.seen, set.utc_offset), when::age(revision.seen, set.now));
    let row = Row::heading(&format!("Changed {moment} ({age})"));
    let of = |part: Part, name: &str| {
        let count = revision.passages.iter().filter(|passage| passage.part == part).count();
        (count > 0).then(|| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
    };
    let counts = [
        of(Part::Headline, "headline"),
        of(Part::Paragraph, "paragraph"),
        of(Part::Caption, "caption"),
        of(Part::Quote, "quote"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    row.line(vec![words(Role::Count, &counts.join(", "))])
}

/// "Quote reworded · Nora Quill".
fn name(passage: &Passage) -> String {
    let part = match passage.part {
        Part::Headline => "Headline",
        Part::Paragraph => "Paragraph",
        Part::Caption => "Caption",
        Part::Quote => "Quote",
    };
    let what = match passage.pieces.as_slice() {
        [Piece::Added(_)] => "added",
        [Piece::Removed(_)] => "dropped",
        _ => "reworded",
    };
    let speaker = passage.speaker.as_ref().map_or(String::new(), |speaker| format!(" · {speaker}"));
    format!("{part} {what}{speaker}")
}

/// What came and went, told by signs as well as by looks, with some of what stayed around it.
fn said(passage: &Passage) -> Vec<Words> {
    let last = passage.pieces.len().saturating_sub(1);
    let is_whole = passage.pieces.len() == 1;
    let pieces = passage.pieces.iter().enumerate();
    pieces
        .map(|(index, piece)| match piece {
            Piece::Same(text) => words(Role::Plain, &shortened(text, index > 0, index < last)),
            Piece::Added(text) if is_whole => words(Role::Added, &format!("+ {text}")),
            Piece::Removed(text) if is_whole => words(Role::Removed, &format!("− {text}")),
            Piece::Added(text) => words(Role::Added, &format!("[+{text}]")),
            Piece::Removed(text) => words(Role::Removed, &format!("[−{text}]")),
        })
        .collect()
}

/// The words next to a change; `after` and `before` say on which sides of them one stands.
fn shortened(text: &str, after: bool, before: bool) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    let (head, tail) = (if after { AROUND } else { 0 }, if before { AROUND } else { 0 });
    if all.len() <= head + tail + 2 {
        return all.join(" ");
    }
    let first = all.get(..head).unwrap_or(&[]).join(" ");
    let rest = all.get(all.len() - tail..).unwrap_or(&[]).join(" ");
    [first, "…".to_owned(), rest].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleRow, Text};

    #[test]
    fn a_change_is_told_by_signs_with_some_words_around_it() {
        let long = "one two three four five six seven eight nine ten eleven twelve";
        let passage = Passage {
            part: Part::Quote,
            speaker: Some(Text::line("Nora Quill")),
            pieces: vec![
                Piece::Same(Text::line(long)),
                Piece::Removed(Text::line("May")),
                Piece::Added(Text::line("June")),
            ],
            place: 7,
        };
        let revision = Revision { seen: 0, headline: Text::line("Lock"), passages: vec![passage] };
        let row = ArticleRow { headline: Text::line("Lock"), ..ArticleRow::default() };
        let page = RevisionsPage { row, revisions: vec![revision] };
        let rows = rows(&page, &Setting { columns: 90, now: 60, utc_offset: 0 });
        let text: Vec<String> = rows
            .iter()
            .flat_map(|row| &row.lines)
            .map(|line| line.iter().map(|words| words.text.as_str()).collect())
            .collect();
        assert!(text.iter().any(|line| line == "1 quote"), "{text:?}");
        assert!(text.iter().any(|line| line == "Quote reworded · Nora Quill"), "{text:?}");
        let line = text.iter().find(|line| line.contains("June")).unwrap();
        assert_eq!(line, "  … five six seven eight nine ten eleven twelve [−May] [+June]");
        assert!(matches!(rows.last().unwrap().target, Some(Target::Article(_, Some(7)))));
    }
}
