//! How a story page is set.

use super::Setting;
use super::row::{Role, Row, Target, cut, words};
use super::stories::count;
use crate::app::rows::width;
use crate::app::when;
use crate::model::{NewThing, StoryArticle, StoryPage};

/// The rows of the page: what is new to the reader, then the articles in the order of time.
pub(super) fn rows(page: &StoryPage, set: &Setting) -> Vec<Row> {
    let mut out = Vec::new();
    let about = format!("{}, {}", count(page.fold.publishers, "publisher"), count(page.fold.articles, "article"));
    out.push(Row::heading(&about));
    out.push(Row::default().wrapped(Role::Publisher, &who(page), set.columns.saturating_sub(2), 0));
    out.push(Row::blank());
    news(page, set, &mut out);
    out.push(Row::heading("Time line"));
    let mut day = String::new();
    for article in &page.articles {
        let today = when::day(article.row.published, set.utc_offset);
        if today != day {
            out.push(Row::default().line(vec![words(Role::Muted, &today)]));
            day = today;
        }
        out.push(line(page, article, set));
    }
    out
}

/// Who has it, in the order of time.
fn who(page: &StoryPage) -> String {
    let mut names: Vec<&str> = Vec::new();
    for article in &page.articles {
        if !names.contains(&article.row.publisher.as_str()) {
            names.push(&article.row.publisher);
        }
    }
    names.join(", ")
}

fn line(page: &StoryPage, article: &StoryArticle, set: &Setting) -> Row {
    let row = &article.row;
    let date = when::date(row.published, set.utc_offset);
    let time = date.rsplit(' ').next().unwrap_or("");
    let mark = if row.read { "  " } else { "● " };
    let role = if row.read { Role::Muted } else { Role::Strong };
    let room = set.columns.saturating_sub(2);
    let lead = format!("{time:>5} ");
    let original = article.copy_of.and_then(|place| page.articles.get(place as usize));
    let publisher = match original {
        Some(original) => format!("{} = {}", row.publisher, original.row.publisher),
        None => row.publisher.to_string(),
    };
    let indent = width(&lead) + width(mark);
    let publisher = cut(&publisher, room.saturating_sub(indent));
    if original.is_some() {
        // It says nothing of its own: one line is enough.
        let left = room.saturating_sub(indent + width(&publisher) + 2);
        let headline = format!("  {}", cut(&row.headline, left));
        return Row::default()
            .line(vec![
                words(Role::Muted, &lead),
                words(role, mark),
                words(Role::Publisher, &publisher),
                words(Role::Muted, &headline),
            ])
            .to(Target::Article(Box::new(row.clone()), None));
    }
    let headline = cut(&row.headline, room.saturating_sub(indent));
    Row::default()
        .line(vec![words(Role::Muted, &lead), words(role, mark), words(role, &headline)])
        .line(vec![words(Role::Plain, &" ".repeat(indent)), words(Role::Publisher, &publisher)])
        .to(Target::Article(Box::new(row.clone()), None))
}

/// What the articles that were not read add.
fn news(page: &StoryPage, set: &Setting, out: &mut Vec<Row>) {
    let read = page.articles.iter().filter(|article| article.row.read).count();
    if read == 0 || read == page.articles.len() {
        let told = if read == 0 { "Nothing of this story was read yet." } else { "You have read all of this story." };
        out.push(Row::default().line(vec![words(Role::Muted, told)]));
        out.push(Row::blank());
        return;
    }
    let lists = [
        ("quotes", &page.new_quotes, Role::Quote),
        ("facts", &page.new_facts, Role::Plain),
        ("captions", &page.new_captions, Role::Plain),
        ("sources", &page.new_sources, Role::Speaker),
        ("names", &page.new_names, Role::Plain),
    ];
    if lists.iter().all(|(_, list, _)| list.is_empty()) {
        let told = "What was not read says nothing that you have not read.";
        out.push(Row::default().wrapped(Role::Muted, told, set.columns.saturating_sub(2), 0));
        out.push(Row::blank());
    }
    for (name, list, role) in lists.into_iter().filter(|(_, list, _)| !list.is_empty()) {
        out.push(Row::heading(&format!("New to you: {name}")));
        out.extend(list.iter().map(|thing| thing_row(thing, role, set)));
        out.push(Row::blank());
    }
}

fn thing_row(thing: &NewThing, role: Role, set: &Setting) -> Row {
    let said = if role == Role::Quote {
        format!("“{}”", thing.words.trim_end_matches(','))
    } else {
        thing.words.to_string()
    };
    let columns = set.columns.saturating_sub(2);
    let mut about = vec![words(Role::Plain, "    ")];
    if let Some(by) = &thing.by {
        about.push(words(if role == Role::Quote { Role::Speaker } else { Role::Muted }, by));
        about.push(words(Role::Muted, " · "));
    }
    let used: usize = about.iter().map(|words| width(&words.text)).sum();
    about.push(words(Role::Publisher, &cut(&thing.row.publisher, columns.saturating_sub(used))));
    Row::default()
        .wrapped(role, &said, columns, 2)
        .line(about)
        .to(Target::Article(Box::new(thing.row.clone()), Some(thing.place)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, ArticleRow, StoryFold, StoryId, Text};

    fn article(id: i64, publisher: &str, read: bool, copy_of: Option<u32>) -> StoryArticle {
        let row = ArticleRow {
            id: ArticleId(id),
            headline: Text::line(&format!("Headline {id}")),
            publisher: Text::line(publisher),
            published: id * 3_600,
            read,
            ..ArticleRow::default()
        };
        StoryArticle { row, copy_of }
    }

    fn text(rows: &[Row]) -> Vec<String> {
        let lines = rows.iter().flat_map(|row| &row.lines);
        lines.map(|line| line.iter().map(|words| words.text.as_str()).collect::<String>()).collect()
    }

    #[test]
    fn the_time_line_folds_copies_and_news_lead_to_their_place() {
        let articles = vec![
            article(1, "Harbour Post", true, None),
            article(2, "Coast Radio", false, Some(0)),
            article(30, "AP", false, None),
        ];
        let by = Some(Text::line("Ana Ruiz"));
        let quote = NewThing { words: Text::line("We saw it"), by, row: articles[2].row.clone(), place: 44 };
        let page = StoryPage {
            fold: StoryFold { id: StoryId(1), articles: 3, publishers: 3 },
            title: Text::line("Headline 30"),
            articles,
            new_quotes: vec![quote],
            new_sources: Vec::new(),
            new_names: Vec::new(),
            new_captions: Vec::new(),
            new_facts: Vec::new(),
        };
        let set = Setting { columns: 50, now: 200_000, utc_offset: 0 };
        let rows = rows(&page, &set);
        let lines = text(&rows);
        assert!(lines.contains(&"  “We saw it”".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"    Ana Ruiz · AP".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"02:00 ● Coast Radio = Harbour Post  Headline 2".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"2 Jan 1970".to_owned()), "{lines:#?}");
        assert!(rows.iter().any(|row| matches!(&row.target, Some(Target::Article(row, Some(44))) if row.id.0 == 30)));
    }
}
