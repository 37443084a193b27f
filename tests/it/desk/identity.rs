//! Which article is which: no doubles from feeds that rewrite what they say, one mark for one article in two feeds.

use std::sync::atomic::AtomicBool;

use newsdesk::desk::Desk;
use newsdesk::desk::refresh::{Options, run};
use newsdesk::model::{ArticleRow, Bookmark, Change, FeedId, Scope, Text};

use super::{Place, headlines, rows};
use crate::support::site::{Answer, Site};

fn refresh(place: &Place) -> usize {
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap().new
}

/// A feed with these items inside, at `path`.
fn serve(site: &Site, path: &str, items: &str) {
    let feed = format!("<rss version=\"2.0\"><channel><title>Loopback {path}</title>{items}</channel></rss>");
    site.set(path, Answer::ok(feed));
}

fn subscribed(items: &str) -> (Place, Site) {
    let (place, site) = (Place::new(), Site::new());
    serve(&site, "/rss", items);
    place.desk().add_feed(&site.url("/rss"), "").unwrap();
    (place, site)
}

const DATE: &str = "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>";

#[test]
fn a_feed_that_rewrites_ids_or_addresses_gives_no_doubles() {
    let story = |id: &str, link: &str| {
        format!(
            "<item><guid isPermaLink=\"false\">{id}</guid><link>{link}</link><title>Rain</title>{DATE}<description>It rained.</description></item>"
        )
    };
    let (place, site) = subscribed(&story("1", "http://www.loopback.example/rain?utm_source=rss"));
    let id = rows(&place.desk(), Scope::All)[0].id;
    place.desk().write(Change::Read { articles: vec![id], read: true }).unwrap();
    for (guid, link) in [
        ("2", "http://www.loopback.example/rain?utm_source=rss"),
        ("3", "https://loopback.example/rain/?utm_source=feed&amp;utm_medium=x#top"),
        ("4", "https://loopback.example/rain?fbclid=abc"),
        ("5", "https://loopback.example/moved/rain"),
    ] {
        serve(&site, "/rss", &story(guid, link));
        assert_eq!(refresh(&place), 0, "{guid} {link}");
        let rows = rows(&place.desk(), Scope::All);
        assert_eq!((rows.len(), rows[0].id, rows[0].read), (1, id, true), "{guid} {link}");
    }
}

#[test]
fn an_undated_article_is_known_by_its_words_when_id_and_address_are_new() {
    let story = |id: &str, text: &str| {
        format!(
            "<item><guid isPermaLink=\"false\">{id}</guid><link>https://loopback.example/{id}</link><title>Rain</title>\
             <description>{text}</description></item>"
        )
    };
    let text = "It rained on the harbour all night, and the ferry stayed where it was.";
    let (place, site) = subscribed(&story("1", text));
    let id = rows(&place.desk(), Scope::All)[0].id;
    for (guid, text, new) in [("2", text, 0), ("2", "It rained for a week.", 0), ("3", "It rained for a week.", 1)] {
        serve(&site, "/rss", &story(guid, text));
        assert_eq!(refresh(&place), new, "{guid} {text}");
    }
    let rows = rows(&place.desk(), Scope::All);
    assert_eq!(rows.iter().filter(|row| row.id == id).count(), 1, "five words are too few to know it by");
    assert_eq!(rows.len(), 2);
    // Two of the same words in one file are two articles.
    let (place, _site) = subscribed(&format!("{}{}", story("1", text), story("2", text)));
    assert_eq!(headlines(&place.desk()).len(), 2);
}

#[test]
fn articles_that_a_feed_gives_one_after_the_other_stay_apart() {
    let story = |id: &str, text: &str| {
        format!(
            "<item><guid isPermaLink=\"false\">{id}</guid><link>https://loopback.example/</link><title>Weather</title>{DATE}<description>{text}</description></item>"
        )
    };
    let (place, site) = subscribed(&story("1", "Rain."));
    serve(&site, "/rss", &story("2", "Sun."));
    assert_eq!(refresh(&place), 1);
    serve(&site, "/rss", &format!("{}{}", story("3", "Sun."), story("2", "Sun.")));
    assert_eq!(refresh(&place), 1);
    assert_eq!(headlines(&place.desk()).len(), 3);
}

#[test]
fn what_has_no_id_link_title_or_date_is_itself_the_next_time() {
    let bare = "<item><description>Only words, and no more than these.</description></item>\
                <item><title>Only a title</title></item>\
                <item><title>Twice</title><description>The one.</description></item>\
                <item><title>Twice</title><description>The other.</description></item>";
    let (place, site) = subscribed(bare);
    assert_eq!(headlines(&place.desk()).len(), 4);
    assert_eq!(refresh(&place), 0);
    serve(&site, "/rss", &format!("<item><title>New</title></item>{bare}"));
    assert_eq!(refresh(&place), 1);
    assert_eq!(headlines(&place.desk()).len(), 5);
}

#[test]
fn a_dated_article_without_id_and_link_may_be_mended() {
    let story = |text: &str| format!("<item><title>Rain</title>{DATE}<description>{text}</description></item>");
    let (place, site) = subscribed(&story("It raned."));
    serve(&site, "/rss", &story("It rained."));
    assert_eq!(refresh(&place), 0);
    let desk = place.desk();
    let rows = rows(&desk, Scope::All);
    assert_eq!(rows.len(), 1);
    assert!(desk.open_article(rows[0].id).unwrap().article.body.text.contains("It rained."));
}

/// The same story in the feeds `/a` and `/b`, under another id and address in each.
fn in_two_feeds() -> (Place, Site, FeedId, FeedId) {
    let (place, site) = (Place::new(), Site::new());
    serve(&site, "/a", "<item><guid>a1</guid><link>https://www.loopback.example/rain</link><title>Rain</title></item>");
    serve(
        &site,
        "/b",
        "<item><guid>b9</guid><link>http://loopback.example/rain/?utm_source=b</link><title>Rain</title></item>\
                        <item><guid>b8</guid><link>http://loopback.example/snow</link><title>Snow</title></item>",
    );
    let mut desk = place.desk();
    let first = desk.add_feed(&site.url("/a"), "").unwrap();
    let second = desk.add_feed(&site.url("/b"), "").unwrap();
    (place, site, first, second)
}

fn rain(desk: &Desk, feed: FeedId) -> ArticleRow {
    rows(desk, Scope::Feed(feed)).into_iter().find(|row| row.headline.as_str() == "Rain").unwrap()
}

#[test]
fn an_article_in_two_feeds_is_kept_in_both_and_read_in_both() {
    let (place, _site, first, second) = in_two_feeds();
    let mut desk = place.desk();
    let id = rain(&desk, first).id;
    assert_eq!(headlines(&desk).len(), 3);
    desk.write(Change::Read { articles: vec![id], read: true }).unwrap();
    assert!(rain(&desk, second).read);
    let unread: Vec<u32> = desk.feeds().unwrap().iter().map(|feed| feed.unread).collect();
    assert_eq!(unread, [0, 1]);
    desk.write(Change::Read { articles: vec![id], read: false }).unwrap();
    assert!(!rain(&desk, second).read);
    let bookmark = Bookmark { article: id, created: 5, tags: Vec::new(), note: Text::default() };
    desk.write(Change::Bookmark { article: id, bookmark: Some(bookmark) }).unwrap();
    assert!(rain(&desk, second).read && !rain(&desk, second).bookmarked);
}

#[test]
fn an_article_that_moves_to_another_feed_comes_in_as_read() {
    let (place, site, first, _) = in_two_feeds();
    let id = rain(&place.desk(), first).id;
    place.desk().write(Change::Read { articles: vec![id], read: true }).unwrap();
    serve(&site, "/c", "<item><guid>c</guid><link>https://loopback.example/rain</link><title>Rain</title></item>");
    let third = place.desk().add_feed(&site.url("/c"), "").unwrap();
    assert!(rain(&place.desk(), third).read);
}

#[test]
fn what_comes_beside_the_text_is_kept_and_shown() {
    let (place, _site) = subscribed(
        "<item><title>Rain, the podcast</title><link>https://loopback.example/1</link><description>It rained.</description>\
         <category>Weather</category><enclosure url=\"https://loopback.example/rain.mp3\" type=\"audio/mpeg\" length=\"2000000\"/>\
         <itunes:duration>10:00</itunes:duration><comments>https://loopback.example/1#comments</comments></item>",
    );
    let desk = place.desk();
    let article = desk.open_article(rows(&desk, Scope::All)[0].id).unwrap().article;
    let text = article.body.text.as_str();
    assert!(
        text.ends_with("Filed under: Weather\n\nEnclosed: rain.mp3 (audio/mpeg, 2.0 MB, 10:00)\n\nComments"),
        "{text}"
    );
    let links: Vec<&str> = article.body.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(links, ["https://loopback.example/rain.mp3", "https://loopback.example/1#comments"]);
}
