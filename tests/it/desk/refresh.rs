//! Fetching: what is new, what is not, what fails, and what the reader did in between.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use newsdesk::desk::refresh::{Options, Summary, run};
use newsdesk::model::{Ask, Bookmark, Change, FeedId, Page, RefreshNews, Scope, Text};

use super::{Place, headlines, list, rows, rss};
use crate::support::site::{Answer, Site};

fn refresh(place: &Place) -> Summary {
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap()
}

/// A library with one feed of two stories at `/rss`.
fn subscribed() -> (Place, Site, FeedId) {
    let (place, site) = (Place::new(), Site::new());
    site.set("/rss", Answer::ok(rss(&[(1, "One", "first"), (2, "Two", "second")])).header("ETag", "\"a\""));
    let feed = place.desk().add_feed(&site.url("/rss"), "News").unwrap();
    site.asked();
    (place, site, feed)
}

#[test]
fn a_feed_is_added_with_what_it_holds_and_the_samples_step_aside() {
    let (place, _site, feed) = subscribed();
    let desk = place.desk();
    assert_eq!(headlines(&desk), ["One", "Two"]);
    let feeds = desk.feeds().unwrap();
    assert_eq!(feeds.len(), 1);
    assert_eq!((feeds[0].id, feeds[0].title.as_str(), feeds[0].folder.as_str()), (feed, "Loopback News", "News"));
    let opened = desk.open_article(rows(&desk, Scope::All)[0].id).unwrap();
    assert!(opened.article.body.text.contains("first"), "{}", opened.article.body.text.as_str());
}

#[test]
fn what_is_unchanged_costs_nothing_and_what_is_new_comes_in() {
    let (place, site, _) = subscribed();
    assert_eq!(refresh(&place), Summary { feeds: 1, ..Summary::default() });
    assert_eq!(site.asked(), ["/rss"]);
    site.set(
        "/rss",
        Answer::ok(rss(&[(0, "Zero", "newest"), (1, "One", "first"), (2, "Two", "second")])).header("ETag", "\"b\""),
    );
    assert_eq!(refresh(&place).new, 1);
    assert_eq!(headlines(&place.desk()), ["Zero", "One", "Two"]);
}

#[test]
fn what_the_reader_did_survives_a_changed_article() {
    let (place, site, _) = subscribed();
    let mut desk = place.desk();
    let id = rows(&desk, Scope::All)[0].id;
    let bookmark = Bookmark { article: id, created: 5, tags: vec![Text::line("rain")], note: Text::lines("a\nb") };
    desk.write(Change::Read { articles: vec![id], read: true }).unwrap();
    desk.write(Change::Bookmark { article: id, bookmark: Some(bookmark.clone()) }).unwrap();
    desk.write(Change::Place { article: id, place: 3, words: Text::default() }).unwrap();
    site.set("/rss", Answer::ok(rss(&[(1, "One, corrected", "rewritten")])));
    assert_eq!(refresh(&place).new, 0);
    let opened = desk.open_article(id).unwrap();
    assert_eq!(opened.row.headline.as_str(), "One, corrected");
    assert!(opened.article.body.text.contains("rewritten"));
    assert_eq!((opened.row.read, opened.bookmark, opened.place), (true, Some(bookmark), Some(3)));
}

#[test]
fn a_feed_that_moved_for_good_is_asked_at_its_new_address() {
    let (place, site, _) = subscribed();
    site.set("/rss", Answer::status(301).header("Location", &site.url("/new")));
    site.set("/new", Answer::ok(rss(&[(3, "Three", "third")])));
    assert_eq!(refresh(&place).new, 1);
    assert_eq!(place.desk().feeds().unwrap()[0].url.as_str(), site.url("/new"));
    site.asked();
    refresh(&place);
    assert_eq!(site.asked(), ["/new"]);
}

#[test]
fn a_feed_that_is_gone_is_never_asked_again_and_keeps_its_articles() {
    let (place, site, _) = subscribed();
    site.set("/rss", Answer::status(410));
    assert_eq!(refresh(&place).failed, 1);
    site.asked();
    refresh(&place);
    assert_eq!(site.asked(), [""; 0]);
    let desk = place.desk();
    assert!(desk.feeds().unwrap()[0].health.gone);
    assert_eq!(headlines(&desk).len(), 2);
}

#[test]
fn a_server_that_asks_for_rest_gets_it_even_from_a_reader_who_asks() {
    let (place, site, _) = subscribed();
    site.set("/rss", Answer::status(429).header("Retry-After", "600"));
    refresh(&place);
    site.asked();
    refresh(&place);
    assert_eq!(site.asked(), [""; 0]);
    assert!(place.desk().feeds().unwrap()[0].health.next.is_some());
}

#[test]
fn an_interval_holds_for_the_clock_and_not_for_the_reader() {
    let (place, site, _) = subscribed();
    site.set("/rss", Answer::ok(rss(&[(1, "One", "first")])).header("Cache-Control", "max-age=3600"));
    refresh(&place);
    site.asked();
    let by_clock = Options { asked: false, ..Options::default() };
    run(&place.library, &by_clock, &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(site.asked(), [""; 0]);
    refresh(&place);
    assert_eq!(site.asked(), ["/rss"]);
}

#[test]
fn a_bad_feed_keeps_its_error_and_harms_no_other() {
    let (place, site, _) = subscribed();
    site.set("/bad", Answer::ok(rss(&[(9, "Nine", "ninth")])));
    let bad = place.desk().add_feed(&site.url("/bad"), "").unwrap();
    site.set("/bad", Answer::ok("<html><body><p>Sign in</p></body></html>"));
    site.set("/rss", Answer::ok(rss(&[(0, "Zero", "newest")])));
    let told = Mutex::new(Vec::new());
    let summary =
        run(&place.library, &Options::default(), &|news| told.lock().unwrap().push(news), &AtomicBool::new(false))
            .unwrap();
    assert_eq!((summary.new, summary.failed), (1, 1));
    let desk = place.desk();
    let feeds = desk.feeds().unwrap();
    let health = |id| feeds.iter().find(|feed| feed.id == id).unwrap().health.clone();
    assert!(health(bad).error.is_some() && health(bad).last_ok.is_some());
    assert_eq!(headlines(&desk).len(), 4);
    let told = told.into_inner().unwrap();
    assert_eq!(told.first(), Some(&RefreshNews::Started { feeds: 2 }));
    assert_eq!(told.last(), Some(&RefreshNews::Finished { new: 1, failed: 1, cancelled: false }));
    assert_eq!(told.iter().filter(|news| matches!(news, RefreshNews::Asking { .. })).count(), 2);
    assert_eq!(told.len(), 6);

    site.set("/bad", Answer::ok(rss(&[(9, "Nine", "ninth")])));
    refresh(&place);
    assert!(place.desk().feeds().unwrap().iter().all(|feed| feed.health.error.is_none()));
}

#[test]
fn a_refresh_that_is_cancelled_says_so_and_keeps_what_it_has() {
    let (place, site, _) = subscribed();
    for number in 0..40 {
        let path = format!("/more-{number}");
        site.set(&path, Answer::ok(rss(&[(number, "More", "more")])));
        place.desk().add_feed(&site.url(&path), "").unwrap();
    }
    site.asked();
    let cancelled = AtomicBool::new(false);
    let tell = |news: RefreshNews| {
        if matches!(news, RefreshNews::Started { .. }) {
            cancelled.store(true, Ordering::SeqCst);
        }
    };
    let summary = run(&place.library, &Options { workers: 1, ..Options::default() }, &tell, &cancelled).unwrap();
    assert!(summary.cancelled);
    assert!(site.asked().len() < 41);
    assert!(place.desk().feeds().unwrap().iter().all(|feed| feed.health.error.is_none()));
}

#[test]
fn a_feed_that_wants_full_text_gets_the_pages() {
    let (place, site, feed) = subscribed();
    place.desk().write(Change::FullText { feed, always: true }).unwrap();
    let paragraph = "The harbour wall broke in the night, and the town woke to water in its streets. ".repeat(4);
    let page = format!(
        "<html><head><title>Wall</title></head><body><article><h1>Wall</h1>{}</article></body></html>",
        format!("<p>{paragraph}</p>").repeat(5)
    );
    site.set("/page", Answer::ok(page).header("Content-Type", "text/html"));
    let item = rss(&[(7, "Wall", "teaser")]).replace("http://loopback.example/7", &site.url("/page"));
    site.set("/rss", Answer::ok(item));
    assert_eq!(refresh(&place).new, 1);
    let desk = place.desk();
    let wall = rows(&desk, Scope::All).into_iter().find(|row| row.headline.as_str() == "Wall").unwrap();
    let opened = desk.open_article(wall.id).unwrap();
    assert!(opened.article.body.text.contains("woke to water"), "{}", opened.article.body.text.as_str());
    assert!(opened.row.words > 100);
}

#[test]
fn a_page_that_its_publisher_changes_is_fetched_again_and_keeps_what_it_was() {
    let (place, site, feed) = subscribed();
    place.desk().write(Change::FullText { feed, always: true }).unwrap();
    let paragraph = "The harbour wall broke in the night, and the town woke to water in its streets. ".repeat(4);
    let page = |words: &str| {
        let body = format!("<p>{paragraph}</p>").repeat(5);
        let page = format!("<html><body><article><h1>Wall</h1>{body}<p>{words}</p></article></body></html>");
        site.set("/page", Answer::ok(page).header("Content-Type", "text/html"));
    };
    // Pages of old articles are left alone.
    let today = chrono::Utc::now().to_rfc2822();
    let gives = |headline: &str| {
        let item = rss(&[(7, headline, "teaser")]).replace("http://loopback.example/7", &site.url("/page"));
        let item = item.replace("Mon, 02 Nov 2026 16:00:00 GMT", &today);
        assert!(item.contains(&today));
        site.set("/rss", Answer::ok(item));
        refresh(&place);
        let mut desk = place.desk();
        while desk.work_off(8).unwrap() > 0 {}
        let row = rows(&desk, Scope::All).into_iter().find(|row| row.headline.as_str() == headline).unwrap();
        (desk.open_article(row.id).unwrap(), row)
    };
    page("“We had warned the board,” said Ana Ruiz, the harbour master, on Monday.");
    let (before, _) = gives("Wall");
    assert!(before.article.body.text.contains("Ana Ruiz"));
    // The quote is taken out, and the feed tells of nothing but another headline.
    page("Work on the wall goes on.");
    let (after, row) = gives("Wall to be mended");
    assert!(!after.article.body.text.contains("Ana Ruiz") && after.article.body.text.contains("goes on"));
    assert!(row.revised.is_some());
    let Page::Revisions(revisions) = place.desk().look(&Ask::Revisions(row.id)).unwrap() else { panic!() };
    assert_eq!(revisions.revisions.len(), 1, "headline and page changed at once: {revisions:#?}");
    // Nor does the reader's own wish bring back the teaser, and a stub never takes the place of the article.
    page("Work on the wall has ended.");
    place.desk().fetch_full_text(row.id).unwrap();
    assert!(place.desk().open_article(row.id).unwrap().article.body.text.contains("has ended"));
    let stub = "<html><body><article><h1>Wall</h1><p>Read on in our app, please.</p></article></body></html>";
    site.set("/page", Answer::ok(stub).header("Content-Type", "text/html"));
    assert!(place.desk().fetch_full_text(row.id).is_err());
    let (kept, _) = gives("Wall, again");
    assert!(kept.article.body.text.contains("has ended"));
}

#[test]
fn a_search_finds_ranks_and_shows_the_place() {
    let (place, site, _) = subscribed();
    site.set(
        "/rss",
        Answer::ok(rss(&[
            (3, "Council meets", "The harbour was named once, among other things."),
            (
                4,
                "Harbour wall breaks",
                "The harbour wall broke. “The harbour is gone,” said Ana Ruiz of the harbour office.",
            ),
            (5, "Football", "Nothing of the kind. Nguyễn scored."),
        ])),
    );
    refresh(&place);
    let mut desk = place.desk();
    while desk.work_off(50).unwrap() > 0 {}
    let hits = desk.search("harbour", false, 10).unwrap().hits;
    assert_eq!(hits.len(), 2);
    assert_eq!(hits[0].row.headline.as_str(), "Harbour wall breaks");
    assert!(hits[0].row.quotes.is_some());
    for hit in &hits {
        assert!(!hit.hits.is_empty());
        assert!(hit.hits.iter().all(|span| span.of(&hit.snippet).eq_ignore_ascii_case("harbour")));
    }
    assert_eq!(desk.search("harb", true, 10).unwrap().hits.len(), 2);
    assert_eq!(desk.search("harb", false, 10).unwrap().hits.len(), 0);
    assert_eq!(desk.search("nguyen", false, 10).unwrap().hits.len(), 1);
    assert_eq!(desk.search("\"harbour office\"", false, 10).unwrap().hits.len(), 1);
    assert_eq!(desk.search("\"office harbour\"", false, 10).unwrap().hits.len(), 0);
    for odd in ["\"", "harbour AND", "(", "headline:x*", "-", "NEAR(a b)", ""] {
        desk.search(odd, true, 10).unwrap();
    }
}

#[test]
fn marking_all_read_names_the_articles_so_that_it_can_be_undone() {
    let (place, _site, feed) = subscribed();
    let mut desk = place.desk();
    let done = desk.write(Change::AllRead { query: list(Scope::Feed(feed)) }).unwrap();
    let Change::Read { articles, read: true } = done else { panic!("{done:?}") };
    assert_eq!(articles.len(), 2);
    assert_eq!(desk.feeds().unwrap()[0].unread, 0);
    desk.write(Change::Read { articles, read: false }).unwrap();
    assert_eq!(desk.feeds().unwrap()[0].unread, 2);
}
