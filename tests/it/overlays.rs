//! Overlays in sessions: keys in, screen out.

use crossterm::event::MouseEventKind;
use newsdesk::app::command::TABLE;
use newsdesk::app::overlay::Overlay;
use newsdesk::app::{Effect, Event, Question};
use newsdesk::model::{Change, FoundFeed, Text};
use newsdesk::ui::Theme;
use ratatui::style::Modifier;

use crate::support::news::News;
use crate::support::session::Session;

fn session(columns: u16, rows: u16) -> Session {
    let mut session = Session::new(columns, rows, News::of(6));
    session.app.themes = Theme::names()
        .into_iter()
        .map(|name| (name.to_owned(), Theme::builtin(name).map_or(String::new(), |theme| theme.about)))
        .collect();
    session
}

/// Keys that open each overlay from the list.
const OPENERS: &[(&str, &str)] = &[
    ("help", "?"),
    ("help, searched", "? / q u o t e"),
    ("palette", "ctrl-p"),
    ("command line", ":"),
    ("command line, wrong", ": x y z enter"),
    ("find", "/"),
    ("search", "g / l o c k"),
    ("add feed", "a"),
    ("rename", "g f G c"),
    ("move", "g f G M"),
    ("unsubscribe", "g f G D"),
    ("details", "g f G i"),
    ("tag", "t"),
    ("note", "w l i n e enter t w o"),
    ("pipe", "enter |"),
    ("yank", "Y"),
    ("links", "enter L"),
    ("hints", "enter f"),
    ("themes", "T"),
];

/// How many there are as the frame tells it, and what stands in its place here, as wide.
fn of_all(count: usize) -> (String, String) {
    let all = format!("of {count} ");
    let same = format!("of .. {}", "─".repeat(all.len().saturating_sub(6)));
    (all, same)
}

#[test]
fn every_overlay_opens_closes_and_fits_every_size() {
    for (name, keys) in OPENERS {
        let mut session = session(120, 40);
        session.keys(keys);
        assert!(session.app.overlay.is_some(), "{name} is not open:\n{}", session.screen());
        for columns in [1, 2, 3, 5, 8, 13, 23, 24, 40, 60, 61, 80, 120, 200, 300] {
            for rows in [1, 2, 3, 4, 5, 6, 7, 10, 20, 24, 60, 100] {
                session.resize(columns, rows);
                let _ = session.screen();
            }
        }
        session.keys("esc");
        if session.app.overlay.is_some() {
            session.keys("esc");
        }
        assert!(session.app.overlay.is_none(), "esc does not close {name}");
        assert!(!session.asked.contains(&Effect::Quit));
    }
}

#[test]
fn keys_that_can_follow_show_after_a_rest() {
    let mut session = session(100, 20);
    session.keys("enter ]").wait(0).wait(399);
    assert!(!session.screen().contains("Next quote"), "{}", session.screen());
    session.wait(1);
    insta::assert_snapshot!(session.screen().lines().rev().take(8).collect::<Vec<_>>().join("\n"), @r#"
     space on   ]q quote   b keep   e panel   ctrl-p commands   ? help                              ] …
    ╰─ esc takes it back ──────────────────────────────────────────────────────────────────────────────╯
    │ h  Next highlight; w and t then hold for it                                                      │
    │ s  Next place where a source is named                                                            │
    │ e  Next mention of the selected entity, or of any                                                │
    │ c  Next caption                                                                                  │
    │ q  Next quote                                                                                    │
    ╭─ ] ──────────────────────────────────────────────────────────────────────────────────────────────╮
    "#);
    session.keys("q").wait(1000);
    assert!(!session.screen().contains("Next caption"));
}

#[test]
fn help_has_the_keys_at_hand_first_and_is_searched() {
    let mut session = session(90, 30);
    session.keys("enter ?");
    insta::assert_snapshot!(session.screen(), @r#"
    Q╭─ Help ─────────────────────────────────────────────────────────────────────────────╮%
     │ In the reading pane                                                                ┃ ▐
     │ › enter  l  right   Open what is selected; from the text, on to the side panel     │ ▐
     │   h  left           Back one pane or level                                    back │ ▐
     │   space             Read on: a page down, at the end the next unread article       │ ▐
     │   J                 Go to the next article                            next-article │ ▐
     │   K                 Go to the previous article                    previous-article │ ▐
     │   m                 Mark read or unread                                toggle-read │ ▐
     │   A                 Mark all that the list shows as read             mark-all-read │ ▐
     │   o                 Open in the browser                                    browser │ ▐
     │   O                 Open in the browser and mark read             browser-and-read │ ▐
     │   x                 Fetch the full text from the page                    full-text │ ▐
     │   X                 Always fetch the full text for this feed, or no longer         │ ▐
     │   f                 Open a link: choose it by its letters; with a count, by its n… │ ▐
     │   L                 List the links                                           links │ ▐
     │   y                 Copy the article's address; on the shelf the quote or passage  │ ▐
     │   Y                 Copy a quote with its citation, the headline, a Markdown link… │ ▐
     │   S                 Save the article as a Markdown file               save-article │ ▐
     │   |                 Pipe the article's text to a command                      pipe │ ▐
     │   e                 Show or hide the side panel                       toggle-panel │ ▐
     │   ] q               Next quote                                          next-quote │ ▐
     │   [ q               Previous quote                                  previous-quote │ ▐
     │   ] c               Next caption                                      next-caption │
     │   [ c               Previous caption                              previous-caption │
     │   ] e               Next mention of the selected entity, or of any    next-mention │
     │   [ e               Previous mention of the selected entity, or of any             │
     │   ] s               Next place where a source is named                 next-source │
     ╰─ / search   j k scroll   enter do it   esc close ──────────────────────────────────╯
             • Dredging: 12 million
    space on   ]q quote   b keep   e panel   ctrl-p commands   ? help
    "#);
    session.keys("/").types("bookmarks scr");
    // However many commands there are.
    let (all, same) = of_all(TABLE.len());
    insta::assert_snapshot!(session.screen().lines().take(12).collect::<Vec<_>>().join("\n").replace(&all, &same), @r#"
    Q╭─ Help: 4 of .. ────────────────────────────────────────────────────────────────────╮%
     │ / bookmarks scr                                                                    │ ▐
     │ › B  g s            The bookmarks screen                                 bookmarks │ ▐
     │   J                 Scroll the reading pane down from the list                     │ ▐
     │   K                 Scroll the reading pane up from the list                       │ ▐
     │   D                 Unsubscribe; bookmarked articles stay   remove-feed (in feeds) │ ▐
     │                                                                                    │ ▐
     │                                                                                    │ ▐
     │                                                                                    │ ▐
     │                                                                                    │ ▐
     │                                                                                    │ ▐
     │                                                                                    │ ▐
    "#);
    session.keys("enter");
    assert!(session.app.overlay.is_none());
    assert_eq!(session.app.place().name(), "bookmarks");
}

#[test]
fn the_palette_finds_commands_by_some_letters_and_runs_them() {
    let mut session = session(100, 24);
    session.keys("ctrl-p").types("togpan");
    let (all, same) = of_all(TABLE.len() - 1);
    insta::assert_snapshot!(session.screen().lines().take(8).collect::<Vec<_>>().join("\n").replace(&all, &same), @r#"
    A╭─ Commands: 1 of .. ──────────────────────────────────────────────────────────────────────────╮
    ●│ / togpan                                                                                     │
     │ › e                 Show or hide the side panel                                 toggle-panel │
    ●│                                                                                              │
     │                                                                                              │
     │                                                                                              │
     │                                                                                              │
    ●│                                                                                              │
    "#);
    session.keys("esc ctrl-p").types("undo").keys("enter");
    assert_eq!(session.status(), "There is nothing to undo");
}

#[test]
fn a_command_that_works_elsewhere_says_where() {
    let mut session = session(100, 24);
    session.keys("ctrl-p").types("unsubscribe").keys("enter");
    assert!(session.status().contains("remove-feed works in: feeds"), "{}", session.status());
}

#[test]
fn the_command_line_completes_refuses_and_does() {
    let mut session = session(100, 16);
    session.keys(":").types("bo").keys("tab tab");
    insta::assert_snapshot!(session.screen().lines().rev().take(3).collect::<Vec<_>>().join("\n"), @r#"
    :bookmarks                                                  tab completes   ↑ earlier   enter   esc
     bottom      Go to the bottom
     bookmarks   The bookmarks screen
    "#);
    session.keys("ctrl-u").types("bokmark").keys("enter");
    assert!(
        session.screen().contains("there is no command `bokmark`; did you mean `bookmark`?"),
        "{}",
        session.screen()
    );
    session.keys("esc :").types("width 60").keys("enter");
    assert!(session.asked.contains(&Effect::SaveTextWidth(60)), "{:?}", session.asked);
    session.keys(":").types("theme newsprint").keys("enter");
    assert!(session.asked.contains(&Effect::SaveTheme("newsprint".to_owned())));
    session.keys(": up");
    assert!(session.status().starts_with(":theme newsprint"), "{}", session.status());
}

#[test]
fn themes_are_shown_as_they_are_gone_through_and_taken_back_by_esc() {
    let mut session = session(100, 24);
    let shown = |session: &Session| {
        session.asked.iter().rev().find_map(|effect| match effect {
            Effect::ShowTheme(name) => Some(name.clone()),
            _ => None,
        })
    };
    let (first, second) = (Theme::names()[0].to_owned(), Theme::names()[1].to_owned());
    session.keys("T j");
    assert_eq!(shown(&session), Some(second.clone()));
    session.keys("esc");
    assert_eq!(shown(&session), Some(first));
    assert_eq!(session.app.theme, newsdesk::config::Settings::default().theme);
    session.keys("T j enter");
    assert_eq!(session.app.theme, second);
}

#[test]
fn a_note_is_written_in_lines_pasted_undone_and_kept() {
    let mut session = session(100, 24);
    session.keys("w").types("First line").keys("enter");
    session.send(Event::Paste("pasted\r\ntwo\x1b[31m".to_owned()));
    session.keys("X ctrl-z");
    insta::assert_snapshot!(session.screen().lines().skip(3).take(14).collect::<Vec<_>>().join("\n"), @r#"
    ●  Short piece number 1 from the hills, on wea…│
       Hil╭─ Note ● on Sea lock at Oster Quay reopens after eleven months ─────────────────────╮
       Sho│ First line                                                                         │
       Hil│ pasted                                                                             │
    ●  Sho│ two[31m                                                                            │
       Hil│                                                                                    │
    ●  Sho│                                                                                    │
       Hil│                                                                                    │
       Sho│                                                                                    │
       Hil│                                                                                    │
          │                                                                                    │
          │                                                                                    │
          ╰─ esc or ctrl-s keep   ctrl-z undo   ctrl-r redo   ctrl-y paste   ctrl-q discard ───╯
                                                   │
    "#);
    session.keys("esc");
    let note = session.written.iter().find_map(|change| match change {
        Change::Bookmark { bookmark: Some(bookmark), .. } => Some(bookmark.note.to_string()),
        _ => None,
    });
    assert_eq!(note.as_deref(), Some("First line\npasted\ntwo[31m"));
    session.keys("w").types("more").keys("ctrl-q");
    assert_eq!(session.written.iter().filter(|change| matches!(change, Change::Bookmark { .. })).count(), 1);
}

#[test]
fn tags_are_completed_and_kept_as_words() {
    let mut session = session(100, 24);
    session.keys("t").types("canal, #Locks").keys("enter");
    session.keys("j t").types("ca").keys("tab");
    match &session.app.overlay {
        Some(Overlay::Prompt(prompt)) => assert_eq!(prompt.words(), "canal"),
        other => panic!("{other:?}"),
    }
    session.keys("enter");
    let tags: Vec<Vec<Text>> = session
        .written
        .iter()
        .filter_map(|change| match change {
            Change::Bookmark { bookmark: Some(bookmark), .. } => Some(bookmark.tags.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(tags, [vec![Text::line("canal"), Text::line("locks")], vec![Text::line("canal")]]);
}

#[test]
fn links_are_chosen_by_letters_or_from_their_list() {
    let mut session = session(100, 40);
    session.keys("enter f");
    let Some(Overlay::Hints(hints)) = &session.app.overlay else { panic!("{}", session.screen()) };
    let hint = hints.hints[0].clone();
    let buffer = session.buffer();
    assert_eq!(buffer[(hint.column, hint.row)].symbol(), hint.letters);
    assert!(buffer[(hint.column, hint.row)].modifier.contains(Modifier::BOLD));
    session.keys(&hint.letters);
    let browsed = session.asked.iter().filter(|effect| matches!(effect, Effect::Browse(_))).count();
    assert_eq!(browsed, 1);
    session.keys("L y");
    assert!(session.asked.iter().any(|effect| matches!(effect, Effect::Copy(_))));
    assert!(session.app.overlay.is_some());
    session.keys("enter");
    assert!(session.app.overlay.is_none());
}

#[test]
fn unsubscribing_wants_a_yes() {
    let mut session = session(100, 24);
    session.keys("g f G D");
    insta::assert_snapshot!(session.screen().lines().skip(4).take(8).collect::<Vec<_>>().join("\n"), @r#"
    Bookmarks                  │    Hill Gazette                                          11h
                               │    Short piece number 2 from the hills, on weather and on roads
    ▾ Coast   ╭─ Unsubscribe from Hill Gazette? ───────────────────────────────────────────╮h
      Quay Cou│ https://feed.example/rss                                                   │oads
    Hill Gazet│ Its articles go, but for those with a bookmark.                            │d
              ╰─ y yes   n or esc no ──────────────────────────────────────────────────────╯oads
                               │    Hill Gazette                                           1d
                               │    Short piece number 5 from the hills, on weather and on roads
    "#);
    session.keys("enter");
    session.keys("D n D");
    let removed = |session: &Session| session.written.iter().any(|change| matches!(change, Change::RemoveFeed { .. }));
    assert!(!removed(&session));
    session.keys("y");
    assert!(removed(&session));
}

#[test]
fn one_of_several_feeds_is_chosen_by_its_number() {
    let mut session = session(100, 24);
    session.keys("a").types("site.example").keys("enter");
    let asked = |session: &Session| {
        session.asked.iter().rev().find_map(|effect| match effect {
            Effect::AddFeed { question, address, exact } => Some((*question, address.clone(), *exact)),
            _ => None,
        })
    };
    let (question, address, exact) = asked(&session).unwrap();
    assert_eq!((address.as_str(), exact), ("site.example", false));
    let feed = |name: &str| FoundFeed {
        url: Text::line(&format!("https://site.example/{name}")),
        title: Text::line(name),
        articles: Some(12),
        newest: Some(1_700_000_000),
        comments: name == "local",
    };
    session.send(Event::FeedChoice { question: Question(question.0 + 1000), found: vec![feed("stale")] });
    assert!(session.app.overlay.is_none());
    session.send(Event::FeedChoice { question, found: vec![feed("world"), feed("local")] });
    let about = "12 articles, newest 14 Nov 2023, comments · https://site.example/local";
    assert!(session.screen().contains(about), "{}", session.screen());
    session.keys("2");
    let (_, address, exact) = asked(&session).unwrap();
    assert_eq!((address.as_str(), exact), ("https://site.example/local", true));
}

#[test]
fn a_paste_goes_to_the_prompt_on_one_line() {
    let mut session = session(100, 24);
    session.keys("a");
    session.send(Event::Paste("https://a.example/\nfeed\x1b[0m".to_owned()));
    match &session.app.overlay {
        Some(Overlay::Prompt(prompt)) => assert_eq!(prompt.words(), "https://a.example/ feed[0m"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_mouse_reaches_the_overlay_and_not_what_lies_below() {
    let mut session = session(100, 24);
    let before = session.app.list.selected;
    session.keys("?").mouse(MouseEventKind::ScrollDown, 50, 10).click(0, 8);
    match &session.app.overlay {
        Some(Overlay::Menu(menu)) => assert_eq!(menu.cursor.selected, 4),
        other => panic!("{other:?}"),
    }
    session.keys("esc");
    assert_eq!(session.app.list.selected, before);
    assert!(session.app.reading.is_none());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 60, ..Default::default() })]

    #[test]
    fn no_keys_break_an_overlay(
        opener in 0..OPENERS.len(),
        keys in proptest::collection::vec("[a-z/ü漢]|tab|backtab|enter|up|down|left|pagedown|backspace|delete|home|end|ctrl-[a-z]", 0..40),
        columns in 1_u16..120,
        rows in 1_u16..40,
    ) {
        let mut session = session(100, 30);
        session.keys(OPENERS[opener].1).resize(columns, rows);
        for key in keys {
            session.keys(&key);
            let _ = session.screen();
        }
    }
}
