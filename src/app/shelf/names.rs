//! How a names page is set.

use super::Setting;
use super::row::{Role, Row, Target, Words, words};
use crate::app::rows::{fitting, width};
use crate::app::when;
use crate::model::{Ask, NameRow, NamesPage};

/// The columns of kind, count and age behind a name, each with a blank before it.
const KIND: usize = 13;
const COUNT: usize = 16;
const AGE: usize = 5;

/// The rows of the page.
pub(super) fn rows(page: &NamesPage, set: &Setting) -> Vec<Row> {
    page.rows.iter().map(|row| name(row, row.articles, set)).collect()
}

/// A line for a name, with the articles that count for it here.
pub(super) fn name(row: &NameRow, articles: u32, set: &Setting) -> Row {
    let room = set.columns.saturating_sub(2);
    let kind = if room > 24 + KIND + COUNT + AGE { KIND } else { 0 };
    let count = if room > 20 + COUNT { COUNT } else { COUNT / 2 };
    let age = if row.last_seen.is_some() { AGE } else { 0 };
    let mut line = cell(Role::Strong, &row.name, room.saturating_sub(kind + count + age));
    if kind > 0 {
        line.extend(cell(Role::Muted, &format!(" {}", row.kind.title()), kind));
    }
    let told = match articles {
        _ if count < COUNT => articles.to_string(),
        1 => "1 article".to_owned(),
        more => format!("{more} articles"),
    };
    line.extend(right(Role::Count, &told, count));
    if let Some(seen) = row.last_seen {
        line.extend(right(Role::Muted, &when::age(seen, set.now), age));
    }
    Row::default().line(line).to(Target::Page(Ask::Name(row.id)))
}

/// Words in so many columns, cut or filled up with blanks.
pub(super) fn cell(role: Role, text: &str, columns: usize) -> Vec<Words> {
    let (cut, taken) = if width(text) > columns {
        let (cut, taken) = fitting(text, columns.saturating_sub(1));
        (format!("{cut}…"), taken + 1)
    } else {
        (text.to_owned(), width(text))
    };
    vec![words(role, &cut), words(Role::Plain, &" ".repeat(columns.saturating_sub(taken)))]
}

/// Words at the right end of so many columns.
fn right(role: Role, text: &str, columns: usize) -> Vec<Words> {
    vec![words(Role::Plain, &" ".repeat(columns.saturating_sub(width(text)))), words(role, text)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NameId, NameKind, Text};

    #[test]
    fn a_name_fits_its_line_at_every_width() {
        let row = NameRow {
            id: NameId(7),
            name: Text::line("Confederation of Harbour Pilots and Lock Keepers of Velmora"),
            kind: NameKind::Organisation,
            articles: 1_204,
            last_seen: Some(86_400),
        };
        for columns in 20..120 {
            let set = Setting { columns, now: 4 * 86_400, utc_offset: 0 };
            let row = name(&row, row.articles, &set);
            let line: String = row.lines[0].iter().map(|words| words.text.as_str()).collect();
            assert!(width(&line) <= columns - 2, "{columns}: {line}");
            assert!(line.contains("1204") && line.ends_with("3d"), "{line}");
            assert_eq!(row.target, Some(Target::Page(Ask::Name(NameId(7)))));
        }
    }
}
