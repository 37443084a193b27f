//! Settings, from the text of the file to what a session does.

use newsdesk::app::keymap::Keymap;
use newsdesk::app::{App, Effect, Event, Key, Screen};
use newsdesk::config::{Settings, parse};
use newsdesk::model::{Feed, FeedHealth, FeedId, ListOrder, RefreshNews, Scope, Text};

use crate::support::news::NOW;

fn start(text: &str) -> (App, Vec<Effect>) {
    let settings = parse(text, "config.toml").unwrap();
    let keymap = Keymap::new(&settings).unwrap();
    let mut app = App::new(&settings, keymap, (120, 40), 0);
    let effects = app.start(NOW);
    (app, effects)
}

#[test]
fn a_session_starts_as_the_file_says() {
    let (app, effects) = start("");
    assert_eq!((app.screen, &app.list.query.scope), (Screen::News, &Scope::All));
    assert!(!effects.contains(&Effect::Refresh { feed: None }));
    let (app, effects) =
        start("open-at = 'unread'\norder = 'oldest-first'\ntext-width = 90\n[refresh]\nat-start = true");
    assert_eq!((&app.list.query.scope, app.list.query.order), (&Scope::Unread, ListOrder::OldestFirst));
    assert_eq!(app.shape.text_width, 90);
    assert!(effects.contains(&Effect::Refresh { feed: None }));
    assert_eq!(start("open-at = 'bookmarks'").0.screen, Screen::Bookmarks);
}

#[test]
fn own_keys_work_in_a_session_and_in_its_help() {
    let (mut app, _) = start("[keys]\nrefresh-all = 'ctrl-g'\n[keys.list]\ndown = 'x'\nfull-text = []");
    let press = |app: &mut App, key: &str| app.update(Event::Key(key.parse::<Key>().unwrap().to_event()));
    assert!(press(&mut app, "ctrl-g").contains(&Effect::Refresh { feed: None }));
    assert!(!press(&mut app, "R").contains(&Effect::Refresh { feed: None }));
    let keys = app.keymap.keys_of(app.place(), newsdesk::app::Command::Down);
    assert_eq!(keys, ["x"]);
}

#[test]
fn the_printed_defaults_change_nothing() {
    let settings = parse(&newsdesk::config::defaults_toml(), "").unwrap();
    assert_eq!(settings, Settings::default());
    assert!(Keymap::new(&settings).is_ok());
}

#[test]
fn feeds_that_come_due_are_fetched_once_a_minute_where_it_is_set() {
    let feed = |next| Feed {
        id: FeedId(4),
        url: Text::line("https://feed.example/rss"),
        title: Text::line("Hill Gazette"),
        site: None,
        folder: Text::default(),
        full_text: false,
        unread: 0,
        total: 0,
        health: FeedHealth { next: Some(next), ..FeedHealth::default() },
    };
    let tick = |app: &mut App, seconds: u32| {
        let (now, millis) = (NOW + i64::from(seconds), u64::from(seconds) * 1_000);
        app.update(Event::Tick { now, millis }).contains(&Effect::RefreshDue)
    };
    let (mut app, _) = start("[refresh]\nautomatic = true");
    app.update(Event::Feeds(vec![feed(NOW + 100)]));
    assert!(!tick(&mut app, 99));
    assert!(tick(&mut app, 100));
    assert!(!tick(&mut app, 159));
    app.update(Event::Refresh(RefreshNews::Started { feeds: 1 }));
    assert!(!tick(&mut app, 200), "one is under way");
    app.update(Event::Refresh(RefreshNews::Finished { new: 0, failed: 1, cancelled: false }));
    assert!(app.notice.is_none(), "nobody asked");
    assert!(tick(&mut app, 201));
    app.update(Event::Feeds(vec![feed(NOW + 9_000)]));
    assert!(!tick(&mut app, 400));

    let (mut app, _) = start("");
    app.update(Event::Feeds(vec![feed(NOW)]));
    assert!(!tick(&mut app, 100));
}
