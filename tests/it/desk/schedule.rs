//! When feeds are fetched: as they come due, by one newsdesk, and as their servers can bear it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use newsdesk::desk::refresh::{Options, Summary, next_due, run};
use newsdesk::model::{Change, FeedHealth, FeedId, RefreshNews};
use newsdesk::store::Library;

use super::{Place, headlines, rss};
use crate::support::site::{Answer, Site};

const HOUR: i64 = 3600;

fn by_clock(place: &Place) -> Summary {
    let options = Options { asked: false, ..Options::default() };
    run(&place.library, &options, &|_| {}, &AtomicBool::new(false)).unwrap()
}

fn by_reader(place: &Place, workers: usize) -> Summary {
    run(&place.library, &Options { workers, ..Options::default() }, &|_| {}, &AtomicBool::new(false)).unwrap()
}

/// A library with feeds of one story each at these paths; nothing is due.
fn subscribed(paths: &[&str]) -> (Place, Site, Vec<FeedId>) {
    let (place, site) = (Place::new(), Site::new());
    let mut desk = place.desk();
    let mut feeds = Vec::new();
    for (number, path) in (1..).zip(paths) {
        site.set(path, Answer::ok(rss(&[(number, path, "text")])));
        feeds.push(desk.add_feed(&site.url(path), "").unwrap());
    }
    site.asked();
    (place, site, feeds)
}

fn health(place: &Place, feed: FeedId) -> FeedHealth {
    let feeds = place.desk().feeds().unwrap();
    feeds.into_iter().find(|known| known.id == feed).unwrap().health
}

/// How long after its last fetch a feed is due, in seconds.
fn wait(place: &Place, feed: FeedId) -> i64 {
    let health = health(place, feed);
    health.next.unwrap() - health.last_tried.unwrap()
}

#[test]
fn a_feed_that_was_just_read_is_not_due_and_one_that_was_never_read_is() {
    let (place, site, feeds) = subscribed(&["/a"]);
    assert_eq!(by_clock(&place), Summary::default());
    assert_eq!(site.asked(), [""; 0]);
    let next = next_due(&place.library).unwrap().unwrap();
    assert_eq!(next, health(&place, feeds[0]).next.unwrap());
    site.set("/b", Answer::ok(rss(&[(7, "Seven", "text")])));
    let opml = format!("<opml><body><outline xmlUrl='{}'/></body></opml>", site.url("/b"));
    place.desk().import_opml(opml.as_bytes()).unwrap();
    assert_eq!(next_due(&place.library).unwrap(), Some(0));
    assert_eq!((by_clock(&place).new, site.asked()), (1, vec!["/b".to_owned()]));
    assert_eq!(by_clock(&place).feeds, 0);
}

#[test]
fn what_publisher_and_server_ask_for_is_waited_for() {
    let (place, site, feeds) = subscribed(&["/a"]);
    let slow = rss(&[(1, "One", "text")]).replace("<channel>", "<channel><ttl>300</ttl>");
    site.set("/a", Answer::ok(slow).header("Cache-Control", "max-age=7200"));
    // The reader may set another interval, but not a shorter one than the publisher's.
    let set = |seconds| place.desk().write(Change::Interval { feed: feeds[0], seconds }).map(drop).unwrap();
    set(Some(6 * HOUR));
    by_reader(&place, 1);
    assert_eq!(wait(&place, feeds[0]), 6 * HOUR);
    set(Some(1800));
    assert_eq!(wait(&place, feeds[0]), 5 * HOUR);
    by_reader(&place, 1);
    assert_eq!(wait(&place, feeds[0]), 5 * HOUR);
    site.set("/a", Answer::ok(rss(&[(1, "One", "text")])));
    by_reader(&place, 1);
    assert_eq!((wait(&place, feeds[0]), health(&place, feeds[0]).interval), (1800, Some(1800)));
    set(Some(24 * HOUR));
    by_reader(&place, 1);
    assert_eq!(wait(&place, feeds[0]), 24 * HOUR);
    set(Some(HOUR));
    assert_eq!(wait(&place, feeds[0]), HOUR, "a shorter one holds at once");
}

#[test]
fn how_often_it_publishes_is_told_and_failures_are_counted() {
    let (place, site, feeds) = subscribed(&["/a"]);
    // An article an hour.
    site.set("/a", Answer::ok(rss(&[(1, "One", "x"), (2, "Two", "x"), (3, "Three", "x"), (4, "Four", "x")])));
    by_reader(&place, 1);
    assert_eq!(health(&place, feeds[0]).gap, Some(HOUR));
    site.set("/a", Answer::status(500));
    for failures in 1..=3 {
        by_reader(&place, 1);
        assert_eq!(health(&place, feeds[0]).failures, failures);
        assert!(wait(&place, feeds[0]) >= 900 << (failures - 1));
    }
    assert_eq!(by_clock(&place).feeds, 0);
    site.set("/a", Answer::status(410));
    by_reader(&place, 1);
    assert_eq!(next_due(&place.library).unwrap(), None);
}

#[test]
fn a_move_is_kept_only_where_a_feed_was_read() {
    let (place, site, _) = subscribed(&["/a"]);
    site.set("/a", Answer::redirect(308, &site.url("/sign-in")));
    site.set("/sign-in", Answer::ok("<html><body><p>Sign in</p></body></html>"));
    assert_eq!(by_reader(&place, 1).failed, 1);
    assert_eq!(place.desk().feeds().unwrap()[0].url.as_str(), site.url("/a"));
}

#[test]
fn a_server_that_refuses_one_feed_is_not_asked_for_its_others() {
    for status in [429, 503] {
        let (place, site, _) = subscribed(&["/a", "/b", "/c"]);
        site.set("/a", Answer::status(status));
        let summary = by_reader(&place, 1);
        assert_eq!((summary.failed, summary.held), (1, 2));
        assert_eq!(site.asked(), ["/a"]);
        // The clock leaves the whole server alone, also a feed that is new there.
        let opml = format!("<opml><body><outline xmlUrl='{}'/></body></opml>", site.url("/d"));
        place.desk().import_opml(opml.as_bytes()).unwrap();
        assert_eq!(by_clock(&place).feeds, 0);
        let healths: Vec<FeedHealth> = place.desk().feeds().unwrap().into_iter().map(|feed| feed.health).collect();
        assert_eq!(healths.iter().filter(|health| health.error.is_some()).count(), 1);
        assert_eq!(site.asked(), [""; 0]);
        // Who asks is given what the server gives.
        site.set("/a", Answer::ok(rss(&[(1, "One", "text")])));
        assert_eq!(by_reader(&place, 1).held, 0);
    }
}

#[test]
fn who_asks_for_a_feed_that_must_not_be_asked_is_told_why() {
    let (place, site, feeds) = subscribed(&["/a", "/b"]);
    site.set("/b", Answer::status(410));
    by_reader(&place, 2);
    site.set("/a", Answer::status(503).header("Retry-After", "5400"));
    by_reader(&place, 2);
    site.asked();
    let told = |feed| {
        let options = Options { feed: Some(feed), ..Options::default() };
        run(&place.library, &options, &|_| {}, &AtomicBool::new(false)).unwrap_err().to_string()
    };
    assert_eq!(told(feeds[0]), "its server asks to be left alone for another 90 min");
    assert!(told(feeds[1]).contains("410"));
    assert_eq!(told(FeedId(99)), "there is no feed 99");
    let summary = by_reader(&place, 1);
    assert_eq!((summary.feeds, summary.held), (0, 1));
    assert_eq!(site.asked(), [""; 0]);
}

#[test]
fn of_two_newsdesks_one_fetches() {
    let (place, site, feeds) = subscribed(&["/a", "/b"]);
    let mut other = Library::open(&place.library).unwrap();
    let far = health(&place, feeds[0]).last_tried.unwrap() + 24 * HOUR;
    let due = |library: &mut Library| {
        // As the clock sees them: due, and nobody at work on them.
        let is_free = |claimed: Option<i64>| claimed.is_none();
        library.claim(None, far, |feed, _| is_free(feed.claimed)).unwrap()
    };
    assert_eq!(due(&mut other).len(), 2);
    assert_eq!(due(&mut Library::open(&place.library).unwrap()).len(), 0);
    assert_eq!(next_due(&place.library).unwrap(), Some(far), "as both are claimed until then");
    assert_eq!(by_clock(&place).feeds, 0);
    assert_eq!(site.asked(), [""; 0]);
    // A reader who asks need not wait for the other one, which may have died.
    assert_eq!(by_reader(&place, 1).feeds, 2);
    assert_eq!(site.asked().len(), 2);
    // What was fetched, and what was given back, is free again.
    assert_eq!(due(&mut other).len(), 2);
    other.release(feeds).unwrap();
    assert_eq!(due(&mut other).len(), 2);
}

#[test]
fn one_that_hangs_keeps_no_other_waiting_and_is_named() {
    let paths: Vec<String> = (0..12).map(|number| format!("/{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let (place, site, feeds) = subscribed(&paths);
    for path in &paths[..3] {
        site.set(path, Answer::silence());
    }
    for (number, path) in (50..).zip(&paths[3..]) {
        site.set(path, Answer::ok(rss(&[(number, "News", "text")])));
    }
    // Broken off as soon as all others are through: the ones that hang would wait for half a minute.
    let cancelled = AtomicBool::new(false);
    let (asking, read) = (Mutex::new(Vec::new()), Mutex::new(0));
    let tell = |news: RefreshNews| match news {
        RefreshNews::Asking { feed, host } => {
            assert!(site.url("").ends_with(host.as_str()), "{host}");
            asking.lock().unwrap().push(feed);
        }
        RefreshNews::Feed { feed, done, of, new, error } => {
            let mut read = read.lock().unwrap();
            *read += 1;
            assert_eq!((done, of, new, error), (*read, 12, 1, None));
            asking.lock().unwrap().retain(|asked| *asked != feed);
            cancelled.store(*read == 9, Ordering::SeqCst);
        }
        _ => {}
    };
    let summary = run(&place.library, &Options { workers: 2, ..Options::default() }, &tell, &cancelled).unwrap();
    assert_eq!((summary.new, summary.failed, summary.cancelled), (9, 0, true));
    let mut hanging = asking.into_inner().unwrap();
    hanging.sort_unstable();
    assert_eq!(hanging, feeds[..3]);
    assert_eq!(headlines(&place.desk()).len(), 12 + 9);
    // They were given back, unharmed.
    assert!(feeds[..3].iter().all(|feed| health(&place, *feed).error.is_none()));
    assert!(Library::open(&place.library).unwrap().to_fetch(None).unwrap().iter().all(|feed| feed.claimed.is_none()));
}
