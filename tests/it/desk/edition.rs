//! The sample edition, and articles from outside.

use newsdesk::desk::{fetch_outside, open_outside};
use newsdesk::model::{Change, Scope};

use super::{Place, rows, rss};
use crate::support::site::{Answer, Site};

#[test]
fn a_new_library_opens_on_the_edition() {
    let place = Place::new();
    let desk = place.desk();
    let articles = rows(&desk, Scope::All);
    assert!(articles.len() >= 24, "{}", articles.len());
    assert!(desk.feeds().unwrap().len() >= 5);
    for row in &articles {
        let opened = desk.open_article(row.id).unwrap();
        assert!(!row.headline.is_empty() && !row.publisher.is_empty());
        assert!(row.words > 100, "{}: {} words", row.headline.as_str(), row.words);
        assert!(opened.article.body.word_count() > 100, "{}", row.headline.as_str());
    }
    drop(desk);
    assert_eq!(rows(&place.desk(), Scope::All).len(), articles.len());
}

#[test]
fn the_edition_steps_aside_comes_back_and_leaves_its_bookmarks() {
    let (place, site) = (Place::new(), Site::new());
    site.set("/rss", Answer::ok(rss(&[(1, "One", "first")])));
    let mut desk = place.desk();
    let edition = rows(&desk, Scope::All);
    let kept = newsdesk::model::Bookmark {
        article: edition[0].id,
        created: 1,
        tags: Vec::new(),
        note: newsdesk::model::Text::default(),
    };
    desk.write(Change::Bookmark { article: edition[0].id, bookmark: Some(kept) }).unwrap();
    desk.add_feed(&site.url("/rss"), "").unwrap();
    assert_eq!(rows(&desk, Scope::All).len(), 1);
    assert_eq!(desk.feeds().unwrap().len(), 1);
    assert_eq!(desk.bookmarks().unwrap().len(), 1);
    assert!(!desk.export_opml(false).unwrap().contains("meridian"));
    desk.write(Change::SampleEdition { shown: true }).unwrap();
    assert_eq!(rows(&desk, Scope::All).len(), edition.len() + 1);
    desk.write(Change::SampleEdition { shown: false }).unwrap();
    assert_eq!(rows(&desk, Scope::All).len(), 1);
}

#[test]
fn an_article_from_outside_is_read_as_what_it_is_and_can_be_kept() {
    let feed = rss(&[(1, "From a feed", "“It rained,” said Ana Ruiz.")]);
    assert_eq!(open_outside(feed.as_bytes(), None, None).unwrap().row.headline.as_str(), "From a feed");
    assert!(open_outside(b"  \n ", None, None).is_err());
    let site = Site::new();
    let paragraph = "The harbour wall broke in the night, and the town woke to water in its streets. ".repeat(4);
    let page = format!(
        "<html><body><article><h1>Wall breaks</h1><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"
    );
    site.set("/page", Answer::ok(page).header("Content-Type", "text/html"));
    let opened = fetch_outside(&site.url("/page"), &newsdesk::desk::Network::default()).unwrap();
    assert_eq!(opened.row.headline.as_str(), "Wall breaks");

    let place = Place::new();
    let mut desk = place.desk();
    for _ in 0..2 {
        desk.write(Change::KeepOpened { article: Box::new(opened.article.clone()), kept: None }).unwrap();
    }
    let kept = desk.bookmarks().unwrap();
    assert_eq!(kept.len(), 1);
    let again = desk.open_article(kept[0].row.id).unwrap();
    assert_eq!(again.article.body.text, opened.article.body.text);
    assert!(again.row.bookmarked);
}
