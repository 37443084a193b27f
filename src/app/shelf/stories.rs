//! How a stories page is set.

use super::Setting;
use super::row::{Role, Row, Target, cut, words};
use crate::app::rows::width;
use crate::app::when;
use crate::model::{Ask, StoriesPage, StoryRow};

/// The rows of the page: headline, then who has it since when and how much of it was read.
pub(super) fn rows(page: &StoriesPage, set: &Setting) -> Vec<Row> {
    page.rows.iter().map(|story| row(story, set)).collect()
}

fn row(story: &StoryRow, set: &Setting) -> Row {
    let room = set.columns.saturating_sub(2);
    let is_read = story.read >= story.fold.articles;
    let mark = match (is_read, story.read) {
        (true, _) => "  ",
        (false, 0) => "● ",
        (false, _) => "○ ",
    };
    let role = if is_read { Role::Muted } else { Role::Strong };
    let headline = cut(&story.row.headline, room.saturating_sub(2));
    let mut about = vec![
        words(Role::Plain, "    "),
        words(Role::Count, &count(story.fold.publishers, "publisher")),
        words(Role::Muted, &format!(" · {}", count(story.fold.articles, "article"))),
    ];
    if story.read > 0 && !is_read {
        about.push(words(Role::Muted, &format!(" · {} read", story.read)));
    }
    let age = when::age(story.last, set.now);
    let used: usize = about.iter().map(|words| width(&words.text)).sum();
    let left = room.saturating_sub(used + width(&age) + 3);
    about.push(words(Role::Muted, &format!(" · {age}")));
    if left > 8 {
        about.push(words(Role::Publisher, &format!(" · {}", cut(&story.row.publisher, left - 3))));
    }
    Row::default()
        .line(vec![words(role, mark), words(role, &headline)])
        .line(about)
        .to(Target::Page(Ask::Story(story.fold.id)))
}

/// "1 article", "3 articles".
pub(super) fn count(number: u32, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, ArticleRow, StoryFold, StoryId, Text};

    #[test]
    fn a_story_says_who_has_it_and_leads_to_its_page() {
        let row = ArticleRow {
            id: ArticleId(7),
            headline: Text::line("Harbour wall gives way"),
            publisher: Text::line("Coast Radio"),
            ..ArticleRow::default()
        };
        let fold = StoryFold { id: StoryId(3), articles: 5, publishers: 3 };
        let story = StoryRow { fold, row, first: 0, last: 3_600, read: 1 };
        let set = Setting { columns: 60, now: 7_200, utc_offset: 0 };
        let rows = rows(&StoriesPage { rows: vec![story], more: None }, &set);
        let lines: Vec<String> =
            rows[0].lines.iter().map(|line| line.iter().map(|words| words.text.as_str()).collect()).collect();
        assert_eq!(lines, ["○ Harbour wall gives way", "    3 publishers · 5 articles · 1 read · 1h · Coast Radio"]);
        assert_eq!(rows[0].target, Some(Target::Page(Ask::Story(StoryId(3)))));
    }
}
