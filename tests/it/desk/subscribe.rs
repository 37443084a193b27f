//! Subscribing: by a site's address, and from a list.

use std::sync::atomic::AtomicBool;

use newsdesk::desk::refresh::{Options, run};

use super::{Place, rss};
use crate::support::site::{Answer, Site};

#[test]
fn a_sites_address_finds_its_feed() {
    let (place, site) = (Place::new(), Site::new());
    let page = r#"<html><head><link rel="alternate" type="application/rss+xml" title="All news" href="/rss"></head><body></body></html>"#;
    site.set("/", Answer::ok(page).header("Content-Type", "text/html"));
    site.set("/rss", Answer::ok(rss(&[(1, "One", "first")])));
    let mut desk = place.desk();
    let found = desk.find_feeds(&site.url("/")).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].url.as_str(), site.url("/rss"));
    desk.add_feed(&site.url("/"), "").unwrap();
    assert_eq!(desk.feeds().unwrap()[0].url.as_str(), site.url("/rss"));
    let error = desk.add_feed(&site.url("/nothing"), "").unwrap_err().to_string();
    assert!(error.contains("/nothing") && error.contains("404"), "{error}");
}

#[test]
fn subscriptions_go_out_as_opml_and_come_in_again() {
    let (place, site) = (Place::new(), Site::new());
    site.set("/rss", Answer::ok(rss(&[(1, "One", "first"), (2, "Two", "second")])));
    place.desk().add_feed(&site.url("/rss"), "News").unwrap();
    let opml = place.desk().export_opml(false).unwrap();
    let other = Place::new();
    let mut desk = other.desk();
    let imported = desk.import_opml(opml.as_bytes()).unwrap();
    assert_eq!((imported.added, imported.known), (1, 0));
    let imported = desk.import_opml(opml.as_bytes()).unwrap();
    assert_eq!((imported.added, imported.known), (0, 1));
    let feeds = desk.feeds().unwrap();
    assert_eq!((feeds[0].title.as_str(), feeds[0].folder.as_str()), ("Loopback News", "News"));
    let summary = run(&other.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(summary.new, 2);
}

#[test]
fn a_password_in_an_address_is_used_and_not_shown() {
    let place = Place::new();
    let mut desk = place.desk();
    let opml = r#"<opml version="2.0"><body><outline type="rss" xmlUrl="http://ann:se%20cret@127.0.0.1:9/rss"/></body></opml>"#;
    desk.import_opml(opml.as_bytes()).unwrap();
    let feed = desk.feeds().unwrap().remove(0);
    assert_eq!((feed.url.as_str(), feed.title.as_str()), ("http://ann@127.0.0.1:9/rss", "http://ann@127.0.0.1:9/rss"));
    assert!(!desk.export_opml(false).unwrap().contains("cret"));
    assert!(desk.export_opml(true).unwrap().contains("ann:se%20cret@"));
    let error = desk.add_feed("http://ann:secret@127.0.0.1:9/other", "").unwrap_err();
    assert!(!format!("{error:#}").contains("secret"), "{error:#}");
}
