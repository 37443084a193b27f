//! Following in sessions: keys in, screen out.

use newsdesk::app::{Effect, Event};
use newsdesk::model::{Alert, ArticleId, Change, Follow, FollowId, Scope, Text};

use crate::support::news::News;
use crate::support::session::Session;

fn follow(name: &str, notify: bool) -> Change {
    Change::Follow { query: Text::line("lock"), name: Text::line(name), notify }
}

#[test]
fn a_search_is_followed_under_a_name_and_undone() {
    let mut session = Session::new(140, 40, News::of(6));
    session.keys("g /").types("lock").keys("enter F");
    assert!(session.screen().contains("Follow as"), "{}", session.screen());
    session.keys("ctrl-u").types("Locks !").keys("enter");
    assert_eq!(session.written.last(), Some(&follow("Locks", true)));
    assert!(session.status().contains("Followed (u undoes it)"), "{}", session.status());
    session.keys("u");
    assert_eq!(session.written.last(), Some(&Change::Unfollow { query: Text::line("lock") }));
}

#[test]
fn what_is_followed_is_listed_renamed_and_ended_in_the_feeds_pane() {
    let mut session = Session::new(200, 40, News::of(6));
    let known = Follow {
        id: FollowId(4),
        name: Text::line("Locks"),
        query: Text::line("lock"),
        notify: false,
        unread: 3,
        total: 9,
    };
    session.send(Event::Follows { follows: vec![known], hidden: 2 });
    session.keys("g f");
    let screen = session.screen();
    assert!(screen.contains("Followed") && screen.contains("Locks") && screen.contains("Hidden"), "{screen}");
    session.keys("g g j j j j j");
    assert!(session.app.feeds.selected_follow().is_some());
    session.keys("c ctrl-u").types("Sluices").keys("enter");
    assert_eq!(session.written.last(), Some(&follow("Sluices", false)));
    session.keys("i");
    assert!(session.screen().contains("Query"), "{}", session.screen());
    session.keys("esc enter");
    assert_eq!(session.app.list.query.scope, Scope::Followed(FollowId(4)));
    session.keys("g f D");
    assert_eq!(session.written.last(), Some(&Change::Unfollow { query: Text::line("lock") }));
    assert_eq!(session.app.list.query.scope, Scope::All);
    session.keys("u");
    assert_eq!(session.written.last(), Some(&follow("Locks", false)));
}

#[test]
fn new_articles_are_told_at_most_once_a_minute() {
    let mut session = Session::new(100, 30, News::of(3));
    let alert = |article| Alert {
        about: Text::line("Locks"),
        article: ArticleId(article),
        headline: Text::line("Lock repaired"),
    };
    let told = |session: &Session| {
        let told = session.asked.iter().filter_map(|effect| match effect {
            Effect::Notify(words) => Some(words.to_string()),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    session.send(Event::Alerts(vec![alert(1)]));
    session.send(Event::Alerts(vec![alert(2)]));
    session.send(Event::Alerts(vec![alert(3)]));
    assert_eq!(told(&session), ["Locks: Lock repaired"]);
    session.wait(61_000);
    assert_eq!(told(&session), ["Locks: Lock repaired", "Locks: 2 new articles"]);
}

#[test]
fn an_article_is_hidden_by_hand_and_the_backlog_is_told() {
    let mut session = Session::new(100, 30, News::of(3));
    session.keys("H");
    assert!(matches!(session.written.last(), Some(Change::Hide { hidden: true, .. })));
    session.send(Event::Backlog { left: 34_000 });
    assert!(session.status().contains("cataloguing, 34,000 left"), "{}", session.status());
    session.send(Event::Backlog { left: 0 });
    assert!(!session.status().contains("cataloguing"));
}
