//! How a ledger page is set: on whom articles rest, as charts. Every figure leads to what it counts.

use super::Setting;
use super::row::{Role, Row, Target, Words, cut, words};
use crate::app::rows::{fitting, width};
use crate::app::when;
use crate::model::{Ask, DAY, Facets, LedgerPage, LedgerTally, SourceKind, Text};

/// Columns of the labels of kinds.
const KINDS: usize = 16;

/// Columns of days as labels.
const DAYS: usize = 13;

/// With fewer columns than these the numbers of sources are left out beside shares, and with fewer than `NARROW` all but
/// the first figure.
const WIDE: usize = 70;
const NARROW: usize = 44;

/// The rows of the page.
pub(super) fn rows(page: &LedgerPage, set: &Setting) -> Vec<Row> {
    if page.tally.articles == 0 {
        return Vec::new();
    }
    let columns = set.columns.saturating_sub(2);
    let mut rows = vec![Row::default().wrapped(Role::Strong, &summary(page, set), columns, 0)];
    kinds(page, columns, &mut rows);
    articles(page, columns, &mut rows);
    over_time(page, set, columns, &mut rows);
    publishers(page, columns, &mut rows);
    most_quoted(page, columns, &mut rows);
    thin(page, set, columns, &mut rows);
    rows
}

fn summary(page: &LedgerPage, set: &Setting) -> String {
    let looked_at = if page.more { "The newest " } else { "" };
    let since = page.first.map_or(String::new(), |first| format!(" since {}", when::day(first, set.utc_offset)));
    let (articles, sources) = (page.tally.articles, page.tally.sources());
    let s = |count: u32| if count == 1 { "" } else { "s" };
    format!("{looked_at}{articles} article{}{since} with {sources} source{}", s(articles), s(sources))
}

fn kinds(page: &LedgerPage, columns: usize, rows: &mut Vec<Row>) {
    let total = page.tally.sources();
    rows.extend([Row::blank(), heading("Sources by kind", &[" sources", " share"], columns)]);
    let most = page.tally.kinds.iter().map(|(_, count)| *count).max().unwrap_or(0);
    for (kind, count) in page.tally.kinds.iter().filter(|(_, count)| *count > 0) {
        let line = counted(title(*kind), role(*kind), (*count, most, total), columns);
        rows.push(line.to(within(&page.words, &format!("source:{}", kind.name()))));
    }
    if page.tally.official > 0 {
        let line = counted("Of all: official", Role::Chart, (page.tally.official, most, total), columns);
        rows.push(line.to(within(&page.words, "source:official")));
    }
}

fn articles(page: &LedgerPage, columns: usize, rows: &mut Vec<Row>) {
    let all = page.tally.articles;
    rows.extend([Row::blank(), heading("Articles that rest on", &["articles", " share"], columns)]);
    for (label, count, role, state) in [
        ("¹ a single one", page.tally.lone_source, Role::Chart, "is:single-source"),
        ("ª only anonymous", page.tally.only_anonymous, Role::Anonymous, "is:only-anonymous"),
    ] {
        let line = counted(label, role, (count, all, all), columns);
        rows.push(if count > 0 { line.to(within(&page.words, state)) } else { line });
    }
}

/// A line of a label, a bar, a count, and its share of a total.
fn counted(label: &str, role: Role, (count, most, total): (u32, u32, u32), columns: usize) -> Row {
    let figures = format!(" {count:>7}  {:>3}%", share(count, total));
    let room = columns.saturating_sub(KINDS + 1 + width(&figures));
    let bar = bar(count, most, room);
    Row::default().line(vec![
        words(Role::Plain, &field(label, KINDS + 1)),
        words(role, &bar),
        words(Role::Plain, &" ".repeat(room.saturating_sub(width(&bar)))),
        words(Role::Count, &figures),
    ])
}

/// Shares of the kinds in each stretch of time; a stretch leads to its own page.
fn over_time(page: &LedgerPage, set: &Setting, columns: usize, rows: &mut Vec<Row>) {
    if page.spans.len() < 2 {
        return;
    }
    rows.extend([Row::blank(), heading("Over time, from", &titles(columns), columns)]);
    for span in &page.spans {
        let line = shares(&when::day(span.from, set.utc_offset), DAYS, &span.tally, columns);
        let day = |moment: i64| when::iso_day(moment, set.utc_offset);
        let asked = format!("after:{} before:{}", day(span.from), day(span.until + DAY / 2));
        let target = Target::Page(Ask::Ledger { words: Text::line(&and(&page.words, &asked)) });
        rows.push(if span.tally.articles > 0 { line.to(target) } else { line });
    }
    rows.push(key(columns));
}

/// The same of the publishers, side by side; each leads to its own page.
fn publishers(page: &LedgerPage, columns: usize, rows: &mut Vec<Row>) {
    if page.all_publishers < 2 {
        return;
    }
    let more = page.all_publishers as usize > page.publishers.len();
    let title = if more { format!("The first {} publishers", page.publishers.len()) } else { "Publishers".to_owned() };
    rows.extend([Row::blank(), heading(&title, &titles(columns), columns)]);
    let label = (columns * 2 / 5).clamp(DAYS, 26);
    for (name, tally) in &page.publishers {
        let asked = format!("publisher:\"{}\"", name.replace('"', " "));
        let target = Target::Page(Ask::Ledger { words: Text::line(&and(&page.words, &asked)) });
        rows.push(shares(name, label, tally, columns).to(target));
    }
    if page.spans.len() < 2 {
        rows.push(key(columns));
    }
}

/// The titles of the figures behind shares, as wide as their columns.
fn titles(columns: usize) -> Vec<&'static str> {
    match columns {
        ..NARROW => vec![" anon."],
        NARROW..WIDE => vec![" anon.", " single", " articles"],
        WIDE.. => vec![" anon.", " single", " sources", " articles"],
    }
}

/// A label, the shares of the kinds of sources as one bar, and the figures that [`titles`] names.
fn shares(label: &str, label_columns: usize, tally: &LedgerTally, columns: usize) -> Row {
    let sources = tally.sources();
    let anonymous = tally.of(SourceKind::Anonymous);
    let documents = tally.of(SourceKind::Document);
    let media = tally.of(SourceKind::Outlet) + tally.of(SourceKind::Agency);
    let named = sources - anonymous - documents - media;
    let percent = |count: u32, total: u32| match total {
        0 => "–".to_owned(),
        _ => format!("{}%", share(count, total)),
    };
    let (anonymous_share, single) = (percent(anonymous, sources), percent(tally.lone_source, tally.articles));
    let figures = match columns {
        ..NARROW => format!("{anonymous_share:>6}"),
        NARROW..WIDE => format!("{anonymous_share:>6}{single:>7}{:>9}", tally.articles),
        WIDE.. => format!("{anonymous_share:>6}{single:>7}{sources:>8}{:>9}", tally.articles),
    };
    let room = columns.saturating_sub(label_columns + width(&figures));
    let mut line = vec![words(Role::Plain, &field(label, label_columns))];
    let parts = [named, documents, media, anonymous];
    let cells = split(parts, room);
    for ((cells, role), sign) in
        cells.into_iter().zip(SIGNS.map(|(role, _, _)| role)).zip(SIGNS.map(|(_, sign, _)| sign))
    {
        line.push(words(role, &sign.repeat(cells)));
    }
    line.push(words(Role::Plain, &" ".repeat(room - cells.iter().sum::<usize>())));
    line.push(words(Role::Count, &figures));
    Row::default().line(line)
}

/// The parts of a bar of shares: look, sign, name.
const SIGNS: [(Role, &str, &str); 4] = [
    (Role::Chart, "█", "named"),
    (Role::Quote, "▓", "documents"),
    (Role::Muted, "▒", "outlets, agencies"),
    (Role::Anonymous, "░", "anonymous"),
];

/// What the signs and the figures mean.
fn key(columns: usize) -> Row {
    let mut all = Vec::new();
    for (role, sign, name) in SIGNS {
        all.extend([words(role, sign), words(Role::Muted, name)]);
    }
    let told = "· anon.: share of the sources · single: share of the articles that rest on a single one";
    all.push(words(Role::Muted, told));
    Row::default().flowed(&all, columns, 0)
}

/// The cells of a bar of `room`, split by counts: all of them where there is anything, one at least for what is there.
fn split(counts: [u32; 4], room: usize) -> [usize; 4] {
    let total: usize = counts.iter().map(|count| *count as usize).sum();
    let mut cells = [0; 4];
    let (mut before, mut end) = (0, 0);
    for (cells, count) in cells.iter_mut().zip(counts) {
        before += count as usize;
        let to = (room * before + total / 2).checked_div(total).unwrap_or(0);
        *cells = to - end;
        end = to;
    }
    for at in 0..4 {
        let most = (0..4).max_by_key(|at| cells.get(*at).copied()).unwrap_or(0);
        let is_lost = counts.get(at).is_some_and(|count| *count > 0) && cells.get(at) == Some(&0);
        if is_lost && cells.get(most).is_some_and(|most| *most > 1) {
            for (place, by) in [(at, 1_isize), (most, -1)] {
                if let Some(cells) = cells.get_mut(place) {
                    *cells = cells.saturating_add_signed(by);
                }
            }
        }
    }
    cells
}

fn most_quoted(page: &LedgerPage, columns: usize, rows: &mut Vec<Row>) {
    if page.most_quoted.is_empty() {
        return;
    }
    let title = if page.counted < page.tally.articles {
        format!("Most quoted, in the newest {}", page.counted)
    } else {
        "Most quoted".to_owned()
    };
    rows.extend([Row::blank(), heading(&title, &["  direct“", " paraphr.¶", " articles"], columns)]);
    for (id, name, kind, direct, paraphrased, articles) in &page.most_quoted {
        let figures = format!("{direct:>9}{paraphrased:>11}{articles:>9}");
        let kinds = if columns >= NARROW + 14 { 14 } else { 0 };
        let room = columns.saturating_sub(width(&figures) + kinds).max(8);
        let mut line = vec![words(Role::Speaker, &field(name, room))];
        line.extend((kinds > 0).then(|| words(Role::Muted, &field(kind.title(), kinds))));
        line.push(words(Role::Count, &figures));
        rows.push(Row::default().line(line).to(Target::Page(Ask::Name(*id))));
    }
}

fn thin(page: &LedgerPage, set: &Setting, columns: usize, rows: &mut Vec<Row>) {
    if page.thin.is_empty() {
        return;
    }
    rows.extend([Row::blank(), Row::heading(&cut("Rest on ¹ one source, or ª anonymous ones", columns))]);
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

/// A heading with the titles of the columns of figures below it.
fn heading(title: &str, columns_titles: &[&str], columns: usize) -> Row {
    let titles = columns_titles.concat();
    let room = columns.saturating_sub(width(&titles));
    if room <= width(title) {
        return Row::heading(title);
    }
    Row::default().line(vec![
        words(Role::Heading, title),
        words(Role::Plain, &" ".repeat(room - width(title))),
        words(Role::Muted, &titles),
    ])
}

/// The articles of the page of which something more holds.
fn within(query: &Text, more: &str) -> Target {
    Target::Search(Text::line(&and(query, more)))
}

/// A query with a further condition. Without words the page is that of the last 90 days.
fn and(query: &str, more: &str) -> String {
    if query.is_empty() {
        return format!("age:<90d {more}");
    }
    let has_or = query.split_whitespace().any(|word| word.eq_ignore_ascii_case("or"));
    if has_or { format!("({query}) {more}") } else { format!("{query} {more}") }
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
    use crate::model::{ArticleRow, LedgerSpan, NameId, NameKind};

    fn tally(people: u32, anonymous: u32) -> LedgerTally {
        LedgerTally {
            articles: 9,
            kinds: vec![(SourceKind::Person, people), (SourceKind::Anonymous, anonymous)],
            official: 2,
            lone_source: 1,
            only_anonymous: 1,
        }
    }

    fn page() -> LedgerPage {
        let span = |from: i64, tally| LedgerSpan { from: from * DAY, until: (from + 7) * DAY, tally };
        LedgerPage {
            words: Text::line("reef or tide"),
            first: Some(20_001 * DAY),
            tally: LedgerTally { articles: 18, ..tally(35, 4) },
            spans: vec![span(20_000, tally(30, 1)), span(20_007, tally(5, 3))],
            publishers: vec![(Text::line("Port \"Post\""), tally(30, 1)), (Text::line("Courier"), tally(5, 3))],
            all_publishers: 2,
            most_quoted: vec![(NameId(4), Text::line("Rosa Lindt"), NameKind::Person, 7, 3, 5)],
            thin: vec![(ArticleRow { headline: Text::line("Wall holds"), ..ArticleRow::default() }, Some(9))],
            more_thin: None,
            counted: 18,
            more: false,
        }
    }

    #[test]
    fn every_figure_leads_to_what_it_counts() {
        let rows = rows(&page(), &Setting { columns: 80, ..Setting::default() });
        let targets = rows.iter().filter_map(|row| match row.target.as_ref()? {
            Target::Search(words) | Target::Page(Ask::Ledger { words }) => Some(words.to_string()),
            Target::Page(Ask::Name(id)) => Some(id.0.to_string()),
            Target::Page(_) => None,
            Target::Article(_, place) => Some(format!("{place:?}")),
        });
        assert_eq!(
            targets.collect::<Vec<_>>(),
            [
                "(reef or tide) source:person",
                "(reef or tide) source:anonymous",
                "(reef or tide) source:official",
                "(reef or tide) is:single-source",
                "(reef or tide) is:only-anonymous",
                "(reef or tide) after:2024-10-04 before:2024-10-11",
                "(reef or tide) after:2024-10-11 before:2024-10-18",
                "(reef or tide) publisher:\"Port Post \"",
                "(reef or tide) publisher:\"Courier\"",
                "4",
                "Some(9)",
            ]
        );
        assert_eq!(and("", "source:person"), "age:<90d source:person");
        for row in &rows {
            if let Some(Target::Search(words) | Target::Page(Ask::Ledger { words })) = &row.target {
                assert!(crate::model::Query::read(words).is_ok(), "{words}");
            }
        }
    }

    #[test]
    fn lines_fit_and_columns_stand_below_each_other() {
        for columns in [10, 24, 40, 54, 60, 80, 120, 200] {
            let rows = rows(&page(), &Setting { columns, ..Setting::default() });
            for line in rows.iter().flat_map(|row| &row.lines).filter(|_| columns >= 40) {
                let used: usize = line.iter().map(|words| width(&words.text)).sum();
                assert!(used <= columns - 2, "{columns} {line:?}");
            }
            let ends: Vec<usize> = rows
                .iter()
                .flat_map(|row| &row.lines)
                .filter(|line| line.last().is_some_and(|last| last.role == Role::Count))
                .map(|line| line.iter().map(|words| width(&words.text)).sum())
                .collect();
            assert!(columns < 40 || ends.iter().all(|end| *end == columns - 2), "{columns} {ends:?}");
        }
        assert_eq!(super::rows(&LedgerPage::default(), &Setting::default()), Vec::new());
    }

    #[test]
    fn a_bar_of_shares_is_full_and_shows_what_is_rare() {
        assert_eq!((bar(8, 8, 4), bar(1, 32, 4)), ("████".to_owned(), "▏".to_owned()));
        assert_eq!(split([1_000, 1, 0, 1], 20), [18, 1, 0, 1]);
        assert_eq!((split([1, 1, 1, 1], 8), split([0; 4], 8), split([3, 0, 0, 1], 0)), ([2; 4], [0; 4], [0; 4]));
    }
}
