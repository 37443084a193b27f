//! Finding the feeds of a site, by what its pages name, what is known of it, and where feeds usually are.

use newsdesk::model::FoundFeed;

use super::{Place, rss};
use crate::support::server::{Asked, Server};
use crate::support::site::{Answer, Site};

fn page(html: &str) -> Answer {
    Answer::ok(format!("<!doctype html><html>{html}</html>")).header("Content-Type", "text/html; charset=utf-8")
}

fn link(href: &str) -> String {
    format!("<link rel=alternate type='application/rss+xml' title='{href}' href='{href}'>")
}

/// A feed of so many stories, whose title is its own.
fn feed(title: &str, stories: u32) -> String {
    let stories: Vec<(u32, String)> = (1..=stories).map(|number| (number, format!("{title} {number}"))).collect();
    let told: Vec<(u32, &str, &str)> =
        stories.iter().map(|(number, words)| (*number, words.as_str(), "text")).collect();
    rss(&told).replace("Loopback News", title).replace("loopback.example", &format!("{title}.example"))
}

fn find(site: &Site, path: &str) -> Vec<FoundFeed> {
    Place::new().desk().find_feeds(&site.url(path)).unwrap()
}

fn paths(site: &Site, found: &[FoundFeed]) -> Vec<String> {
    let root = site.url("");
    found.iter().map(|feed| feed.url.strip_prefix(&root).unwrap_or(&feed.url).to_owned()).collect()
}

fn refusal(site: &Site, path: &str) -> String {
    format!("{:#}", Place::new().desk().find_feeds(&site.url(path)).unwrap_err())
}

#[test]
fn several_feeds_are_told_with_what_they_hold() {
    let site = Site::new();
    let head = ["/comments/feed/", "/world", "/gone", "/sport"].map(link).concat();
    site.set("/", page(&head));
    site.set("/comments/feed/", Answer::ok(feed("Replies", 4)));
    site.set("/world", Answer::ok(feed("World", 3)).header("Content-Type", "text/html"));
    site.set("/sport", Answer::redirect(302, "/sport.xml"));
    site.set("/sport.xml", Answer::ok(feed("Sport", 1)).header("Content-Type", "application/octet-stream"));
    let found = find(&site, "/");
    assert_eq!(paths(&site, &found), ["/world", "/sport", "/comments/feed/"]);
    assert_eq!((found[0].title.as_str(), found[0].articles, found[0].comments), ("World", Some(3), false));
    assert_eq!(found[0].newest, Some(1_793_656_800));
    assert!(found[2].comments);
}

#[test]
fn one_feed_under_two_addresses_is_one() {
    let site = Site::new();
    site.set("/", page(&["/feed", "/feed/", "/rss2", "/moved"].map(link).concat()));
    for path in ["/feed", "/feed/", "/rss2"] {
        site.set(path, Answer::ok(feed("News", 2)));
    }
    site.set("/moved", Answer::redirect(301, "/feed"));
    assert_eq!(paths(&site, &find(&site, "/")), ["/feed"]);
    // Feeds without articles can't be told apart by them.
    site.set("/", page(&["/a", "/b"].map(link).concat()));
    for path in ["/a", "/b"] {
        site.set(path, Answer::ok(feed("Empty", 0)));
    }
    let found = find(&site, "/");
    assert_eq!((found.len(), found[1].title.as_str()), (2, "Empty — /b"));
}

#[test]
fn an_address_that_has_moved_is_the_new_one() {
    let site = Site::new();
    site.set("/old", Answer::redirect(301, "/new"));
    site.set("/new", Answer::ok(feed("News", 1)));
    assert_eq!(paths(&site, &find(&site, "/old")), ["/new"]);
}

#[test]
fn a_page_that_lists_feeds_is_followed_once() {
    let site = Site::new();
    site.set("/", page("<body><a href='/rss'>RSS feeds</a></body>"));
    site.set("/rss", page("<body><a href='/rss/world.xml'>World</a> <a href='/rss/sport.xml'>Sport</a></body>"));
    site.set("/rss/world.xml", Answer::ok(feed("World", 2)));
    site.set("/rss/sport.xml", Answer::ok(feed("Sport", 2)));
    assert_eq!(paths(&site, &find(&site, "/")), ["/rss/world.xml", "/rss/sport.xml"]);
}

#[test]
fn usual_addresses_and_the_first_page_are_looked_at() {
    let site = Site::new();
    site.set("/blog/", page("<body>nothing</body>"));
    site.set("/blog/index.xml", Answer::ok(feed("Blog", 1)));
    assert_eq!(paths(&site, &find(&site, "/blog/")), ["/blog/index.xml"]);
    site.set("/a/b.html", page("<body>nothing</body>"));
    site.set("/", page(&link("/all")));
    site.set("/all", Answer::ok(feed("All", 1)));
    assert_eq!(paths(&site, &find(&site, "/a/b.html")), ["/all"]);
    site.set("/", page("<body>nothing</body>"));
    site.set("/atom.xml", Answer::ok(feed("All", 1)));
    assert_eq!(paths(&site, &find(&site, "/")), ["/atom.xml"]);
}

#[test]
fn the_program_behind_a_page_tells_where_its_feed_is() {
    let site = Site::new();
    site.set("/x/", page("<meta name=generator content='Discourse 3.1'>"));
    site.set("/latest.rss", Answer::ok(feed("Talk", 1)));
    assert_eq!(paths(&site, &find(&site, "/x/")), ["/latest.rss"]);
}

#[test]
fn an_address_by_rule_needs_no_page() {
    let site = Site::new();
    site.set("/@ann", Answer::status(403));
    site.set("/@ann.rss", Answer::ok(feed("Ann", 1)));
    assert_eq!(paths(&site, &find(&site, "/@ann")), ["/@ann.rss"]);
}

#[test]
fn a_site_that_turns_programs_away_may_still_serve_its_feed() {
    let site = Site::new();
    site.set("/", Answer::status(403));
    site.set("/rss.xml", Answer::ok(feed("News", 1)));
    assert_eq!(paths(&site, &find(&site, "/")), ["/rss.xml"]);
}

#[test]
fn a_password_goes_to_the_feeds_of_its_origin_only() {
    let other = Site::new();
    other.set("/feed", Answer::ok(feed("Other", 1)));
    let elsewhere = other.url("/feed");
    let site = Server::start(move |asked| guarded(asked, &elsewhere));
    let address = site.url("/").replace("http://", "http://ann:secret@");
    let found = Place::new().desk().find_feeds(&address).unwrap();
    assert!(found[0].url.ends_with("/own") && found[0].url.contains("ann:secret@"), "{found:?}");
    assert_eq!(found[1].url.as_str(), other.url("/feed"));
}

/// A page and a feed for those who give a password.
fn guarded(asked: &Asked, elsewhere: &str) -> Answer {
    match (asked.header("authorization"), asked.path.as_str()) {
        (None, _) => Answer::status(401),
        (Some(_), "/") => page(&[link("/own"), link(elsewhere)].concat()),
        (Some(_), "/own") => Answer::ok(feed("Own", 1)),
        _ => Answer::status(404),
    }
}

#[test]
fn looking_asks_a_dozen_times_at_most() {
    let site = Site::new();
    let names: Vec<String> = (0..30).map(|number| format!("/list/{number}.rss")).collect();
    site.set("/", page(&names.iter().map(|name| link(name)).collect::<String>()));
    for name in &names {
        site.set(name, Answer::ok(feed(&format!("N{}", name.len()), 1).replace("story-1", name).replace("/1<", name)));
    }
    let found = find(&site, "/");
    assert_eq!(site.asked().len(), 12);
    assert_eq!((found.len(), found[0].articles, found[29].articles), (30, Some(1), None));
    let empty = Site::new();
    empty.set("/a/b/", page("<body>nothing</body>"));
    assert!(refusal(&empty, "/a/b/").contains("/a/b/"));
    assert_eq!(empty.asked().len(), 12);
}

#[test]
fn why_nothing_was_found_is_told() {
    let site = Site::new();
    site.set("/", page("<body>nothing</body>"));
    assert!(refusal(&site, "/").contains("its page names none"), "{}", refusal(&site, "/"));
    site.set("/", page(&link("/dead.rss")));
    site.set("/dead.rss", Answer::status(500));
    let told = refusal(&site, "/");
    assert!(told.contains("/dead.rss") && told.contains("500"), "{told}");
    site.set("/busy", Answer::status(429).header("Retry-After", "60"));
    site.asked();
    assert!(refusal(&site, "/busy").contains("left alone"));
    assert_eq!(site.asked(), ["/busy"]);
    let nowhere = Place::new().desk().find_feeds("not an address at all").unwrap_err().to_string();
    assert!(nowhere.contains("not a web address"), "{nowhere}");
}

#[test]
fn pasted_addresses_are_understood() {
    let site = Site::new();
    site.set("/my%20feed", Answer::ok(feed("News", 1)));
    let pasted = format!("<{}>\n", site.url("/my feed"));
    assert_eq!(Place::new().desk().find_feeds(&pasted).unwrap().len(), 1);
    let feed_scheme = format!("feed:{}", site.url("/my%20feed"));
    assert_eq!(Place::new().desk().find_feeds(&feed_scheme).unwrap().len(), 1);
}
