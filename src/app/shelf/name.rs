//! How a name page is set.

use super::Setting;
use super::names;
use super::quotes::PARAPHRASED;
use super::row::{Role, Row, Target, words};
use crate::app::panel::DOUBT;
use crate::app::rows::width;
use crate::app::when;
use crate::model::{ArticleRow, Ask, NameKind, NamePage, QuoteEntry, Text};

/// The lines that a quote takes at most.
const QUOTE_LINES: usize = 4;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The rows of the page.
pub(super) fn rows(page: &NamePage, set: &Setting) -> Vec<Row> {
    let mut rows = vec![summary(page, set)];
    if page.over_time.len() > 1 {
        let room = set.columns.saturating_sub(2);
        rows.push(Row::default().line(vec![words(Role::Chart, &sparkline(&page.over_time, room))]));
    }
    section(&mut rows, "Also called", page.aliases.iter().map(|row| names::name(row, row.articles, set)));
    section(&mut rows, "What they said", page.said.iter().map(|entry| quote(entry, false, set)));
    if page.more_said {
        rows.push(further("All that they said, in the quote book", "speaker", &page.row.name));
    }
    section(&mut rows, "What was said about them", page.said_about.iter().map(|entry| quote(entry, true, set)));
    if page.more_about {
        // People are called by their last name in speech.
        let name = page.row.name.rsplit(' ').next().filter(|_| page.row.kind == NameKind::Person);
        rows.push(further("All quotes with the name, in the quote book", "quote", name.unwrap_or(&page.row.name)));
    }
    section(
        &mut rows,
        "Appears with",
        page.beside.iter().map(|(row, articles)| {
            let row = crate::model::NameRow { last_seen: None, ..row.clone() };
            names::name(&row, *articles, set)
        }),
    );
    section(&mut rows, "Articles", page.articles.iter().map(|(row, place)| article(row, *place, set)));
    rows
}

/// The way to quotes that the page does not hold.
fn further(told: &str, field: &str, name: &str) -> Row {
    let query = format!("{field}:\"{}\"", name.replace('"', " "));
    let row = Row::default().line(vec![words(Role::Muted, "  … "), words(Role::Plain, told)]);
    row.to(Target::Page(Ask::quotes(Text::line(&query))))
}

fn section(rows: &mut Vec<Row>, title: &str, members: impl ExactSizeIterator<Item = Row>) {
    if members.len() > 0 {
        rows.push(Row::blank());
        rows.push(Row::heading(title));
        rows.extend(members);
    }
}

/// "person · 12 articles · 3 Feb 2026 to 16 Nov 2026"
fn summary(page: &NamePage, set: &Setting) -> Row {
    let mut told = vec![page.row.kind.title().to_owned()];
    told.push(match page.row.articles {
        1 => "1 article".to_owned(),
        more => format!("{more} articles"),
    });
    let day = |moment| when::day(moment, set.utc_offset);
    match (page.first_seen, page.row.last_seen) {
        (Some(first), Some(last)) if day(first) != day(last) => told.push(format!("{} to {}", day(first), day(last))),
        (Some(only), _) | (None, Some(only)) => told.push(day(only)),
        (None, None) => {}
    }
    Row::default().wrapped(Role::Muted, &told.join(" · "), set.columns.saturating_sub(2), 0)
}

/// A bar for each count, as high as it is; as many counts as there is room for are one bar.
pub(super) fn sparkline(counts: &[u32], room: usize) -> String {
    let at_once = counts.len().div_ceil(room.max(1)).max(1);
    let sums: Vec<u64> =
        counts.chunks(at_once).map(|chunk| chunk.iter().map(|count| u64::from(*count)).sum()).collect();
    let most = sums.iter().copied().max().unwrap_or(0).max(1);
    let bar = |sum: &u64| match sum {
        0 => ' ',
        sum => {
            usize::try_from((sum * 8).div_ceil(most)).ok().and_then(|high| BARS.get(high - 1)).copied().unwrap_or('█')
        }
    };
    sums.iter().map(bar).collect()
}

/// A quote, and below it who said it and where.
fn quote(entry: &QuoteEntry, with_speaker: bool, set: &Setting) -> Row {
    let said = if entry.direct { format!("“{}”", entry.words) } else { entry.words.to_string() };
    let role = if entry.direct { Role::Quote } else { Role::Plain };
    let room = set.columns.saturating_sub(2);
    let mut row = Row::default().wrapped(role, &said, room, 0);
    if row.lines.len() > QUOTE_LINES {
        row.lines.truncate(QUOTE_LINES);
        let last = row.lines.last_mut().and_then(|line| line.last_mut());
        if let Some(last) = last {
            let (cut, _) = crate::app::rows::fitting(&last.text, room.saturating_sub(2));
            last.text = format!("{cut} …");
        }
    }
    let doubt = if entry.confidence < DOUBT { "?" } else { "" };
    let mut line = vec![words(Role::Plain, "  ")];
    let mut left = room.saturating_sub(2);
    if with_speaker {
        let speaker = entry.speaker.as_ref().map_or("nobody named", |(_, name)| name.as_str());
        let told = format!("{speaker}{doubt} · ");
        left = left.saturating_sub(width(&told));
        line.push(words(Role::Speaker, &told));
    } else if !doubt.is_empty() {
        left = left.saturating_sub(2);
        line.push(words(Role::Muted, "? "));
    }
    if !entry.direct {
        let told = format!("{PARAPHRASED} · ");
        left = left.saturating_sub(width(&told));
        line.push(words(Role::Muted, &told));
    }
    line.extend(place_of(&entry.row, left, set));
    row.line(line).to(Target::Article(Box::new(entry.row.clone()), Some(entry.place)))
}

fn place_of(row: &ArticleRow, room: usize, set: &Setting) -> Vec<super::Words> {
    let age = when::age(row.published, set.now);
    let publisher = names::cell(Role::Publisher, &row.publisher, width(&row.publisher).min(room.saturating_sub(6)));
    publisher.into_iter().chain([words(Role::Muted, &format!(" {age}"))]).collect()
}

fn article(row: &ArticleRow, place: u32, set: &Setting) -> Row {
    let room = set.columns.saturating_sub(2);
    let role = if row.read { Role::Plain } else { Role::Strong };
    let mut line = vec![words(Role::Plain, "  ")];
    line.extend(place_of(row, room.saturating_sub(2), set));
    let set = Row::default().line(names::cell(role, &row.headline, room)).line(line);
    set.to(Target::Article(Box::new(row.clone()), Some(place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_counts_and_as_many_as_fit() {
        assert_eq!(sparkline(&[1, 0, 8, 4], 40), "▁ █▄");
        assert_eq!(sparkline(&[0, 0], 40), "  ");
        let many: Vec<u32> = (0..100).collect();
        let set = sparkline(&many, 30);
        assert!(set.chars().count() <= 30 && set.starts_with('▁') && set.ends_with('█'), "{set}");
    }
}
