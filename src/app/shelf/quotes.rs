//! How a quotes page is set.

use super::Setting;
use super::row::{Role, Row, Target, Words, words};
use super::wording;
use crate::app::panel::DOUBT;
use crate::app::rows::{fitting, width, wrap};
use crate::app::when;
use crate::model::book::{OF_A_SPEAKER, set_words};
use crate::model::{Ask, NameKind, QuoteEntry, QuoteOrder, QuoteVersion, QuotesPage};

/// Lines that the words of a quote take at most.
const MOST_LINES: usize = 6;

/// Articles with the same words that get a row of their own; the rest share one.
const MOST_ALIKE: usize = 3;

/// What is said of words that are not the speaker's own, as they stand without quotation marks.
pub(super) const PARAPHRASED: &str = "paraphrased";

/// The rows of the page.
pub(super) fn rows(page: &QuotesPage, set: &Setting) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut speaker = None;
    for entry in &page.entries {
        let id = entry.speaker.as_ref().map(|(id, _)| *id);
        if page.order == QuoteOrder::Speaker && speaker != Some(id) {
            speaker = Some(id);
            let count = page.entries.iter().filter(|other| other.speaker.as_ref().map(|(id, _)| *id) == id).count();
            let name = entry.speaker.as_ref().map_or("Nobody named", |(_, name)| name);
            let counted = match count {
                1 => "1 quote".to_owned(),
                // There may be more of theirs, which their page leads to.
                OF_A_SPEAKER => format!("the newest {count} quotes"),
                more => format!("{more} quotes"),
            };
            let head =
                Row::default().line(vec![words(Role::Heading, name), words(Role::Muted, &format!("  {counted}"))]);
            rows.push(match id {
                Some(id) => head.to(Target::Page(Ask::Name(id))),
                None => head,
            });
            rows.push(Row::blank());
        }
        rows.extend(entry_rows(entry, set));
        rows.push(Row::blank());
    }
    rows
}

/// The rows of one quote: its words with who said them, then a row for each article that has it too.
pub(super) fn entry_rows(entry: &QuoteEntry, set: &Setting) -> Vec<Row> {
    let columns = set.columns.saturating_sub(2).max(8);
    let mut row = Row::default();
    let said = set_words(&entry.words, entry.direct);
    let role = if entry.direct { Role::Quote } else { Role::Plain };
    let lines = wrap(&said, columns);
    let shown = lines.len().min(MOST_LINES);
    for (index, range) in lines.into_iter().take(MOST_LINES).enumerate() {
        let line = said.get(range).unwrap_or("").trim_end();
        let is_cut = index + 1 == shown && !said.ends_with(line);
        let line = if is_cut { format!("{} …", fitting(line, columns - 2).0) } else { line.to_owned() };
        row.lines.push(vec![words(role, &line)]);
    }
    row.lines.push(fitted(about(entry, columns, set), columns));
    let mut rows = vec![row.to(Target::Article(Box::new(entry.row.clone()), Some(entry.place)))];
    let (alike, reworded): (Vec<_>, Vec<_>) =
        entry.others.iter().partition(|other| !wording::differs(&entry.words, &other.words));
    for other in alike.iter().take(MOST_ALIKE) {
        rows.push(also_in(other, "", columns, set));
    }
    if let Some(next) = alike.get(MOST_ALIKE) {
        let rest = alike.get(MOST_ALIKE..).unwrap_or(&[]);
        let names: Vec<&str> = rest.iter().map(|other| other.row.publisher.as_str()).collect();
        let told = format!("  also in {}", names.join(", "));
        let row = Row::default().line(fitted(vec![words(Role::Muted, &told)], columns));
        rows.push(row.to(Target::Article(Box::new(next.row.clone()), Some(next.place))));
    }
    for other in reworded {
        let mut row = also_in(other, ", reworded:", columns, set);
        row.lines.extend(wording::lines(&entry.words, &other.words, columns, MOST_LINES));
        rows.push(row);
    }
    rows
}

/// Speaker, title, word of saying, publisher and age; on a narrow pane first the word of saying is left out, then the
/// title.
fn about(entry: &QuoteEntry, columns: usize, set: &Setting) -> Vec<Words> {
    let mut line = vec![words(Role::Plain, "  ")];
    match &entry.speaker {
        Some((_, name)) => {
            let role = if entry.speaker_kind == Some(NameKind::Anonymous) { Role::Anonymous } else { Role::Speaker };
            let doubt = if entry.confidence < DOUBT { "?" } else { "" };
            line.push(words(role, &format!("{name}{doubt}")));
        }
        None => line.push(words(Role::Muted, "nobody named")),
    }
    let told = if entry.direct { String::new() } else { format!(" · {PARAPHRASED}") };
    let age = format!(" · {}", when::age(entry.row.published, set.now));
    let used: usize = line.iter().map(|words| width(&words.text)).sum();
    let rest = used + width(&told) + 3 + width(&entry.row.publisher) + width(&age);
    let mut left = columns.saturating_sub(rest);
    let mut fits = |more: Option<String>| {
        let more = more.filter(|more| width(more) <= left)?;
        left -= width(&more);
        Some(words(Role::Muted, &more))
    };
    let title = fits(entry.role.as_ref().map(|role| format!(", {role}")));
    let cue = fits(entry.cue.as_ref().map(|cue| format!(" · {cue}")));
    line.extend(title);
    line.push(words(Role::Muted, &told));
    line.extend(cue);
    line.extend([words(Role::Muted, " · "), words(Role::Publisher, &entry.row.publisher), words(Role::Muted, &age)]);
    line
}

fn also_in(other: &QuoteVersion, how: &str, columns: usize, set: &Setting) -> Row {
    let age = when::age(other.row.published, set.now);
    let line = vec![
        words(Role::Muted, "  also in "),
        words(Role::Publisher, &other.row.publisher),
        words(Role::Muted, &format!(" · {age}{how}")),
    ];
    let row = Row::default().line(fitted(line, columns));
    row.to(Target::Article(Box::new(other.row.clone()), Some(other.place)))
}

/// A line without what does not fit.
fn fitted(line: Vec<Words>, columns: usize) -> Vec<Words> {
    let mut left = columns;
    let mut out = Vec::with_capacity(line.len());
    for piece in line {
        let needed = width(&piece.text);
        if needed <= left {
            left -= needed;
            out.push(piece);
            continue;
        }
        if left > 1 {
            out.push(words(piece.role, &format!("{}…", fitting(&piece.text, left - 1).0)));
        }
        break;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleRow, NameId, QuoteId, Text};

    fn article(publisher: &str) -> ArticleRow {
        ArticleRow { publisher: Text::line(publisher), published: 1_000_000, ..ArticleRow::default() }
    }

    fn version(publisher: &str, said: &str) -> QuoteVersion {
        QuoteVersion { id: QuoteId(2), words: Text::line(said), row: article(publisher), place: 7 }
    }

    fn entry(said: &str, others: Vec<QuoteVersion>) -> QuoteEntry {
        QuoteEntry {
            id: QuoteId(1),
            words: Text::line(said),
            speaker: Some((NameId(1), Text::line("Rosa Fonseca"))),
            speaker_kind: Some(NameKind::Person),
            role: Some(Text::line("mayor")),
            direct: true,
            confidence: 0.5,
            cue: Some(Text::line("told")),
            context: Text::default(),
            row: article("Harbour Post"),
            place: 3,
            others,
        }
    }

    fn lines(rows: &[Row]) -> Vec<String> {
        let text = |line: &Vec<Words>| line.iter().map(|words| words.text.as_str()).collect::<String>();
        rows.iter().flat_map(|row| row.lines.iter().map(text)).collect()
    }

    #[test]
    fn an_entry_says_who_how_and_where_and_what_others_made_of_it() {
        let set = Setting { columns: 62, now: 1_000_000 + 7_200, utc_offset: 0 };
        let said = "We will not wait for the next storm to come";
        let others = vec![
            version("Coast Mail", "We will not wait for the next storm to come,"),
            version("Times", "We won’t wait for the next storm"),
        ];
        let page = QuotesPage { entries: vec![entry(said, others)], ..QuotesPage::default() };
        assert_eq!(
            lines(&rows(&page, &set)),
            [
                "“We will not wait for the next storm to come”",
                "  Rosa Fonseca?, mayor · told · Harbour Post · 2h",
                "  also in Coast Mail · 2h",
                "  also in Times · 2h, reworded:",
                "    We [will not] won’t wait for the next storm [to come]",
                "",
            ]
        );
        let told = QuoteEntry { direct: false, ..page.entries[0].clone() };
        let told = lines(&entry_rows(&told, &set));
        assert_eq!(told[0], "We will not wait for the next storm to come");
        assert_eq!(
            told[1], "  Rosa Fonseca?, mayor · paraphrased · Harbour Post · 2h",
            "no room for the word of saying"
        );
        let by_speaker = QuotesPage { order: QuoteOrder::Speaker, ..page };
        assert_eq!(lines(&rows(&by_speaker, &set))[0], "Rosa Fonseca  1 quote");
    }

    #[test]
    fn long_quotes_and_many_outlets_are_cut_and_every_line_fits() {
        let said = "wave after wave of water ".repeat(40);
        let others: Vec<_> = (0..9).map(|number| version(&format!("Paper {number}"), &said)).collect();
        for columns in [1, 12, 30, 200] {
            let set = Setting { columns, now: 1_000_000, utc_offset: 0 };
            let rows = entry_rows(&entry(&said, others.clone()), &set);
            assert_eq!(rows.len(), 1 + MOST_ALIKE + 1);
            assert!(rows[0].lines.len() <= MOST_LINES + 1);
            assert!(lines(&rows).iter().all(|line| width(line) <= columns.max(10)), "{columns}: {:?}", lines(&rows));
        }
    }
}
