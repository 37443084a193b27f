//! What the reader says of stories on the screen: an article is not of one, two are one.

use newsdesk::model::{
    ArticleRow, Ask, Change, Page, StoriesPage, StoryArticle, StoryFold, StoryId, StoryPage, StoryRow, Text,
};

use super::support::news::News;
use super::support::session::Session;

fn page(id: i64, rows: &[ArticleRow]) -> StoryPage {
    let count = u32::try_from(rows.len()).unwrap();
    StoryPage {
        fold: StoryFold { id: StoryId(id), articles: count, publishers: count },
        title: rows[0].headline.clone(),
        articles: rows.iter().map(|row| StoryArticle { row: row.clone(), copy_of: None }).collect(),
        new_quotes: Vec::new(),
        new_sources: Vec::new(),
        new_names: Vec::new(),
        new_captions: Vec::new(),
        new_facts: Vec::new(),
    }
}

/// A session on the page of the first of two stories of two articles each.
fn session() -> (Session, Vec<ArticleRow>) {
    let mut news = News::of(4);
    let rows: Vec<ArticleRow> = news.articles.iter().map(|article| article.row.clone()).collect();
    let (one, other) = (page(7, &rows[..2]), page(9, &rows[2..]));
    let row =
        |page: &StoryPage| StoryRow { fold: page.fold, row: page.articles[0].row.clone(), first: 0, last: 0, read: 0 };
    let both = StoriesPage { rows: vec![row(&one), row(&other)], more: None };
    news.pages = vec![
        (Ask::Stories { words: Text::default() }, Page::Stories(both)),
        (Ask::Story(StoryId(7)), Page::Story(Box::new(one))),
        (Ask::Story(StoryId(9)), Page::Story(Box::new(other))),
    ];
    let mut session = Session::new(120, 40, news);
    session.keys("g S enter");
    assert!(session.screen().contains("Time line"), "{}", session.screen());
    (session, rows)
}

#[test]
fn an_article_is_parted_from_its_story_and_that_is_undone() {
    let (mut session, rows) = session();
    session.keys("j P");
    let change = |story| Change::Story { articles: vec![rows[0].id], story };
    assert_eq!(session.written, [change(None)]);
    assert!(session.status().contains("u undoes it"), "{}", session.status());
    session.keys("u");
    assert_eq!(session.written, [change(None), change(Some(StoryId(7)))]);
}

#[test]
fn a_story_is_put_together_with_one_that_is_found_by_its_headline() {
    let (mut session, rows) = session();
    session.keys("M");
    assert!(session.screen().contains(rows[2].headline.as_str()), "what it can be is offered: {}", session.screen());
    session.keys("tab enter");
    let articles = vec![rows[0].id, rows[1].id];
    let change = |story| Change::Story { articles: articles.clone(), story: Some(StoryId(story)) };
    assert_eq!(session.written, [change(9)]);
    assert!(session.line(0).contains(&rows[2].headline.as_str()[..12]), "{}", session.screen());
    session.keys("u");
    assert_eq!(session.written[1..], [change(7)]);
    session.keys("M").types("no such headline").keys("enter");
    assert_eq!(session.written.len(), 2);
    assert!(session.screen().contains("tab completes"), "{}", session.screen());
}

#[test]
fn a_story_tells_what_is_new_once_one_of_its_articles_was_read() {
    let (mut session, rows) = session();
    assert!(session.screen().contains("Nothing of this story was read yet."));
    let mut read = page(7, &rows[..2]);
    read.articles[0].row.read = true;
    session.keys("j enter");
    session.news.pages[1].1 = Page::Story(Box::new(read));
    session.keys("q");
    assert!(session.screen().contains("says nothing that you"), "{}", session.screen());
}
