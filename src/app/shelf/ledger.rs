//! How a ledger page is set: on whom articles rest, as charts.

use super::Setting;
use super::row::{Role, Row, Target, Words, cut, words};
use crate::app::rows::{fitting, width};
use crate::app::when;
use crate::model::{Ask, Facets, LedgerPage, LedgerSpan, SourceKind};

/// Columns of the labels before a bar, and of the figures behind it.
const LABEL: usize = 15;
const FIGURES: usize = 15;

/// The rows of the page.
pub(super) fn rows(page: &LedgerPage, set: &Setting) -> Vec<Row> {
    if page.articles == 0 {
        return Vec::new();
    }
    let columns = set.columns.saturating_sub(2);
    let total: u32 = page.kinds.iter().map(|(_, count)| count).sum();
    let mut rows = vec![Row::default().wrapped(Role::Strong, &summary(page, total, set), columns, 0)];
    rows.push(Row::blank());
    rows.push(Row::heading("Sources by kind"));
    let most = page.kinds.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let room = columns.saturating_sub(LABEL + FIGURES);
    for (kind, count) in page.kinds.iter().filter(|(_, count)| *count > 0) {
        let label = field(title(*kind), LABEL);
        let figures = format!(" {count} ({}%)", share(*count, total));
        let line = vec![
            words(Role::Plain, &label),
            words(role(*kind), &bar(*count, most, room)),
            words(Role::Count, &figures),
        ];
        rows.push(Row::default().line(line));
    }
    over_time(page, set, columns, &mut rows);
    most_quoted(page, columns, &mut rows);
    thin(page, set, columns, &mut rows);
    rows
}

fn summary(page: &LedgerPage, total: u32, set: &Setting) -> String {
    let since =
        page.spans.first().map_or(String::new(), |span| format!(" since {}", when::day(span.from, set.utc_offset)));
    let looked_at = if page.more { "The newest " } else { "" };
    format!(
        "{looked_at}{} articles{since} name {total} sources; {} rest on a single one ({}%), {} on anonymous ones only ({}%).",
        page.articles,
        page.lone_source,
        share(page.lone_source, page.articles),
        page.only_anonymous,
        share(page.only_anonymous, page.articles),
    )
}

/// A bar for each stretch of time, the kinds in it side by side.
fn over_time(page: &LedgerPage, set: &Setting, columns: usize, rows: &mut Vec<Row>) {
    if page.spans.len() < 2 {
        return;
    }
    rows.extend([Row::blank(), Row::heading("Over time")]);
    let sum = |span: &LedgerSpan| span.kinds.iter().map(|(_, count)| count).sum::<u32>();
    let most = page.spans.iter().map(sum).max().unwrap_or(0);
    let room = columns.saturating_sub(LABEL + FIGURES);
    for span in &page.spans {
        let mut line = vec![words(Role::Muted, &field(&when::day(span.from, set.utc_offset), LABEL))];
        let anonymous = count_of(span, &[SourceKind::Anonymous]);
        let documents = count_of(span, &[SourceKind::Document]);
        let media = count_of(span, &[SourceKind::Outlet, SourceKind::Agency]);
        let named = sum(span) - anonymous - documents - media;
        for (count, role, sign) in [
            (named, Role::Chart, '█'),
            (documents, Role::Quote, '▓'),
            (media, Role::Muted, '▒'),
            (anonymous, Role::Anonymous, '░'),
        ] {
            let cells = scaled(count, most, room);
            line.push(words(role, &sign.to_string().repeat(cells)));
        }
        line.push(words(Role::Count, &format!(" {} in {}", sum(span), span.articles)));
        rows.push(Row::default().line(line));
    }
    let key = vec![
        words(Role::Chart, "█"),
        words(Role::Muted, " named  "),
        words(Role::Quote, "▓"),
        words(Role::Muted, " documents  "),
        words(Role::Muted, "▒ outlets  "),
        words(Role::Anonymous, "░"),
        words(Role::Muted, " anonymous"),
    ];
    rows.push(Row::default().line(key));
}

fn most_quoted(page: &LedgerPage, columns: usize, rows: &mut Vec<Row>) {
    if page.most_quoted.is_empty() {
        return;
    }
    let heading = if page.counted < page.articles {
        format!("Most quoted, in the newest {} articles", page.counted)
    } else {
        "Most quoted".to_owned()
    };
    rows.extend([Row::blank(), Row::heading(&heading)]);
    for (id, name, kind, direct, paraphrased, articles) in &page.most_quoted {
        let figures = format!("{direct:>4}“ {paraphrased:>4}¶ in {articles}");
        let room = columns.saturating_sub(width(&figures) + 16).max(8);
        let line = vec![
            words(Role::Speaker, &field(name, room)),
            words(Role::Muted, &field(kind.title(), 14)),
            words(Role::Count, &figures),
        ];
        rows.push(Row::default().line(line).to(Target::Page(Ask::Name(*id))));
    }
}

fn thin(page: &LedgerPage, set: &Setting, columns: usize, rows: &mut Vec<Row>) {
    if page.thin.is_empty() {
        return;
    }
    rows.extend([Row::blank(), Row::heading("Rest on one source, or on anonymous ones only")]);
    for (row, place) in &page.thin {
        let (role, mark) =
            if row.facets.holds(Facets::ONLY_ANONYMOUS) { (Role::Anonymous, "ª ") } else { (Role::Muted, "¹ ") };
        let about = format!("{}, {}", row.publisher, when::age(row.published, set.now));
        let line: Vec<Words> =
            vec![words(role, mark), words(Role::Plain, &cut(&row.headline, columns.saturating_sub(2)))];
        let below = vec![words(Role::Plain, "  "), words(Role::Publisher, &cut(&about, columns.saturating_sub(2)))];
        rows.push(Row::default().line(line).line(below).to(Target::Article(Box::new(row.clone()), *place)));
    }
}

fn count_of(span: &LedgerSpan, kinds: &[SourceKind]) -> u32 {
    span.kinds.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, count)| count).sum()
}

fn title(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "People",
        SourceKind::Organisation => "Organisations",
        SourceKind::Document => "Documents",
        SourceKind::Outlet => "Outlets",
        SourceKind::Agency => "Agencies",
        SourceKind::Anonymous => "Anonymous",
    }
}

fn role(kind: SourceKind) -> Role {
    match kind {
        SourceKind::Person | SourceKind::Organisation => Role::Chart,
        SourceKind::Document => Role::Quote,
        SourceKind::Outlet | SourceKind::Agency => Role::Muted,
        SourceKind::Anonymous => Role::Anonymous,
    }
}

/// Words cut or filled up to so many columns.
fn field(text: &str, columns: usize) -> String {
    let (cut, used) = fitting(text, columns.saturating_sub(1));
    format!("{cut}{}", " ".repeat(columns - used))
}

/// Of `room` columns, those of a count; what is there at all has one.
fn scaled(count: u32, most: u32, room: usize) -> usize {
    if count == 0 || most == 0 {
        return 0;
    }
    (room * count as usize / most as usize).max(1)
}

/// A bar to the eighth of a column.
fn bar(count: u32, most: u32, room: usize) -> String {
    if count == 0 || most == 0 {
        return String::new();
    }
    let eighths = (room * 8 * count as usize / most as usize).max(1);
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(eighths % 8).copied().unwrap_or("");
    format!("{}{rest}", "█".repeat(eighths / 8))
}

fn share(count: u32, total: u32) -> u32 {
    (100 * count + total / 2).checked_div(total).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleRow, NameId, NameKind, Text};

    #[test]
    fn bars_fit_their_room_and_rows_lead_on() {
        let span = |from: i64, people: u32, anonymous: u32| LedgerSpan {
            from: from * 86_400,
            articles: 9,
            kinds: vec![(SourceKind::Person, people), (SourceKind::Anonymous, anonymous)],
            lone_source: 1,
            only_anonymous: 1,
        };
        let page = LedgerPage {
            articles: 18,
            spans: vec![span(20_000, 30, 1), span(20_007, 5, 3)],
            kinds: vec![(SourceKind::Person, 35), (SourceKind::Anonymous, 4)],
            lone_source: 2,
            only_anonymous: 2,
            most_quoted: vec![(NameId(4), Text::line("Rosa Lindt"), NameKind::Person, 7, 3, 5)],
            thin: vec![(ArticleRow { headline: Text::line("Wall holds"), ..ArticleRow::default() }, Some(9))],
            more_thin: None,
            counted: 18,
            more: false,
        };
        for columns in [10, 24, 40, 60, 120] {
            let set = Setting { columns, ..Setting::default() };
            let rows = rows(&page, &set);
            let targets: Vec<_> = rows.iter().filter_map(|row| row.target.as_ref()).collect();
            assert!(matches!(targets[..], [Target::Page(Ask::Name(NameId(4))), Target::Article(..)]));
            if columns >= 40 {
                for line in rows.iter().flat_map(|row| &row.lines) {
                    let used: usize = line.iter().map(|words| width(&words.text)).sum();
                    assert!(used < columns + 14, "{line:?}");
                }
            }
        }
        assert_eq!((bar(8, 8, 4), bar(1, 32, 4), scaled(1, 1_000, 20)), ("████".to_owned(), "▏".to_owned(), 1));
        assert_eq!(super::rows(&LedgerPage::default(), &Setting::default()), Vec::new());
    }
}
