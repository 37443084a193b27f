//! Following queries, hiding articles, and letting old ones go.

use std::sync::atomic::AtomicBool;

use newsdesk::desk::refresh::{Options, run};
use newsdesk::desk::{Desk, Keep, Past};
use newsdesk::model::{Action, Bookmark, Change, FeedId, Rule, Scope, Text};

use super::{Place, headlines, rows, rss};
use crate::support::site::{Answer, Site};

const STORM: (u32, &str, &str) = (3, "Storm nears the coast", "A storm nears the coast of Velmora.");
const WALL: (u32, &str, &str) = (2, "Harbour wall holds", "The harbour wall held through the storm.");
const CUP: (u32, &str, &str) = (1, "Velmora win the cup", "Velmora beat Karsk in the final.");

fn refresh(place: &Place) {
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
}

/// A library with a storm in it, and the site that gave it.
fn library() -> (Place, Site, FeedId) {
    let (place, site) = (Place::new(), Site::new());
    site.set("/rss", Answer::ok(rss(&[STORM])));
    let feed = place.desk().add_feed(&site.url("/rss"), "").unwrap();
    work(&mut place.desk());
    (place, site, feed)
}

fn work(desk: &mut Desk) {
    while desk.work_off(50).unwrap() > 0 {}
}

fn follow(desk: &mut Desk, query: &str, notify: bool) {
    let (query, name) = (Text::line(query), Text::line("Weather"));
    desk.write(Change::Follow { query, name, notify }).unwrap();
}

fn titles(desk: &Desk, scope: Scope) -> Vec<String> {
    rows(desk, scope).iter().map(|row| row.headline.to_string()).collect()
}

#[test]
fn a_followed_query_has_what_is_there_and_what_comes_with_counts() {
    let (place, site, feed) = library();
    let mut desk = place.desk();
    follow(&mut desk, "storm", true);
    let id = desk.follows().unwrap()[0].id;
    assert_eq!(titles(&desk, Scope::Followed(id)), [STORM.1]);
    site.set("/rss", Answer::ok(rss(&[STORM, WALL, CUP])));
    refresh(&place);
    assert_eq!(titles(&desk, Scope::Followed(id)), [STORM.1], "new articles wait for the analysis");
    work(&mut desk);
    assert_eq!(titles(&desk, Scope::Followed(id)), [WALL.1, STORM.1]);
    let alerts = desk.outward().alerts;
    let told: Vec<(&str, &str)> = alerts.iter().map(|alert| (&*alert.about, &*alert.headline)).collect();
    assert_eq!(told, [("Weather", WALL.1)], "only of what is new");
    let counts = |desk: &Desk| desk.follows().unwrap().first().map(|one| (one.unread, one.total));
    assert_eq!(counts(&desk), Some((2, 2)));
    let wall = rows(&desk, Scope::Followed(id))[0].id;
    desk.write(Change::Read { articles: vec![wall], read: true }).unwrap();
    assert_eq!(counts(&desk), Some((1, 2)));
    desk.write(Change::Hide { articles: vec![wall], hidden: true }).unwrap();
    assert_eq!(counts(&desk), Some((1, 1)));
    assert_eq!(titles(&desk, Scope::Hidden), [WALL.1]);
    assert!(!headlines(&desk).contains(&WALL.1.to_owned()));
    let counted = &desk.feeds().unwrap()[0];
    assert_eq!((counted.unread, counted.total), (2, 2), "a hidden article counts for no feed");
    desk.write(Change::Hide { articles: vec![wall], hidden: false }).unwrap();
    assert_eq!(titles(&desk, Scope::Feed(feed)).len(), 3);
    assert_eq!(desk.feeds().unwrap()[0].unread, 2);
    desk.write(Change::Unfollow { query: Text::line("storm") }).unwrap();
    assert_eq!(counts(&desk), None);
    let wrong = Change::Follow { query: Text::line("speker:lindt"), name: Text::line("x"), notify: false };
    assert!(desk.write(wrong).unwrap_err().to_string().contains("speaker"));
}

#[test]
fn rules_hold_once_for_what_comes_in() {
    let (place, site, _) = library();
    let mut desk = place.desk();
    let rule = |query: &str, actions: &[Action]| Rule { query: query.to_owned(), actions: actions.to_vec() };
    let run = Action::Run(vec!["say".to_owned(), "{headline}".to_owned()]);
    let rules = [
        rule("storm", &[Action::Read, Action::Tag(Text::line("weather")), run]),
        rule("title:cup", &[Action::Hide, Action::Notify]),
    ];
    desk.use_rules(&rules);
    site.set("/rss", Answer::ok(rss(&[STORM, WALL, CUP])));
    refresh(&place);
    let tried = desk.try_rules(&rules, 0, 10);
    work(&mut desk);
    drop(tried);
    let all = rows(&desk, Scope::All);
    let of = |headline: &str| all.iter().find(|row| &*row.headline == headline).unwrap();
    assert!(of(WALL.1).read && of(WALL.1).bookmarked);
    assert!(!of(STORM.1).read, "what was there before is left alone");
    assert_eq!(desk.bookmarks().unwrap()[0].bookmark.tags, [Text::line("weather")]);
    assert_eq!(titles(&desk, Scope::Hidden), [CUP.1]);
    let outward = desk.outward();
    assert_eq!(outward.commands, [["say", WALL.1]]);
    assert_eq!(outward.alerts.len(), 1);
    desk.write(Change::Read { articles: vec![of(WALL.1).id], read: false }).unwrap();
    work(&mut desk);
    assert!(!rows(&desk, Scope::All).iter().find(|row| &*row.headline == WALL.1).unwrap().read, "a rule holds once");
    let tried = desk.try_rules(&rules, 0, 10).unwrap();
    assert_eq!(tried[0].rows.len(), 2, "tried out on what is there");
}

#[test]
fn old_articles_go_where_the_reader_wants_it_and_do_not_come_back() {
    let (place, site, feed) = library();
    site.set("/rss", Answer::ok(rss(&[STORM, WALL, CUP])));
    refresh(&place);
    let mut desk = place.desk();
    work(&mut desk);
    let (all, one) = (Keep::default(), Keep { days: None, articles: Some(1) });
    assert_eq!(desk.retire(all).unwrap(), 0, "nothing goes by itself");
    let storm = rows(&desk, Scope::All).into_iter().find(|row| &*row.headline == STORM.1).unwrap().id;
    let bookmark = Bookmark { article: storm, created: 1, tags: Vec::new(), note: Text::default() };
    desk.write(Change::Bookmark { article: storm, bookmark: Some(bookmark) }).unwrap();
    desk.write(Change::Retain { feed, days: Some(0), articles: Some(0) }).unwrap();
    assert!(desk.past(one).unwrap().is_empty(), "what is set for a feed goes before what holds for all");
    desk.write(Change::Retain { feed, days: None, articles: None }).unwrap();
    let wall = rows(&desk, Scope::All).into_iter().find(|row| &*row.headline == WALL.1).unwrap().id;
    assert_eq!(desk.past(one).unwrap(), [Past { feed, keep: one, articles: vec![wall], stay: 1 }]);
    assert_eq!(headlines(&desk).len(), 3, "asking takes nothing out");
    assert_eq!(desk.retire(one).unwrap(), 1, "the bookmarked one stays");
    assert_eq!(headlines(&desk), [CUP.1, STORM.1]);
    assert!(desk.find("harbour", 5).unwrap().is_empty());
    let counted = &desk.feeds().unwrap()[0];
    assert_eq!((counted.unread, counted.total), (2, 2));
    site.set("/rss", Answer::ok(rss(&[STORM, WALL, CUP, (0, "Quiet night", "Nothing happened.")])));
    refresh(&place);
    assert_eq!(headlines(&desk), ["Quiet night", CUP.1, STORM.1], "what went does not come back as new");
    desk.write(Change::Retain { feed, days: None, articles: Some(2) }).unwrap();
    refresh(&place);
    assert_eq!(headlines(&desk), ["Quiet night", CUP.1, STORM.1], "two, and what is bookmarked");
    desk.write(Change::Retain { feed, days: Some(100_000), articles: None }).unwrap();
    assert_eq!(desk.retire(all).unwrap(), 0);
}
