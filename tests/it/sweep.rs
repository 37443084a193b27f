//! Every screen at every size, every command everywhere, and commands in any order.

use newsdesk::app::Event;
use newsdesk::app::command::{Command, TABLE};
use proptest::prelude::*;

use crate::support::news::News;
use crate::support::session::Session;

/// Every screen that there is, in a session of a middling size.
fn screens() -> Vec<(&'static str, Session)> {
    let starts = [
        ("list", ""),
        ("article", "enter"),
        ("quote", "enter ] q"),
        ("panel", "enter l"),
        ("sources", "enter l 2"),
        ("quotes", "enter l 3"),
        ("feeds", "g f"),
        ("bookmarks", "b B"),
        ("no bookmarks", "B"),
        ("zen", "enter z"),
        ("skim", "enter s"),
        ("unread", "g u"),
    ];
    let mut screens: Vec<(&str, Session)> = starts
        .into_iter()
        .map(|(name, keys)| {
            let mut session = Session::new(160, 40, News::of(30));
            session.keys(keys);
            (name, session)
        })
        .collect();
    screens.push(("empty", Session::new(100, 30, News { feeds: Vec::new(), articles: Vec::new(), pages: Vec::new() })));
    screens
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    for (name, mut session) in screens() {
        for columns in (1..=300).filter(|columns| *columns < 24 || columns % 41 == 0 || *columns == 300) {
            for rows in [1, 2, 4, 24, 100] {
                session.resize(columns, rows);
                let buffer = session.buffer();
                assert_eq!((buffer.area.width, buffer.area.height), (columns, rows), "{name}");
            }
        }
    }
}

#[test]
fn every_command_runs_everywhere() {
    for row in TABLE {
        for (name, mut session) in screens() {
            session.app.run(row.command, None);
            session.app.run(row.command, Some(3));
            session.send(Event::Resized(90, 20));
            assert!(!session.screen().trim().is_empty(), "{} on the screen {name}", row.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_sequence_of_commands_breaks_a_session(
        steps in prop::collection::vec((0..TABLE.len(), prop::option::of(0u32..400), 1u16..200, 1u16..60), 1..40)
    ) {
        let mut session = Session::new(120, 30, News::of(12));
        for (index, count, columns, rows) in steps {
            let command: Command = TABLE[index].command;
            session.app.run(command, count);
            // Effects of a bare `run` are handed out with the next event.
            session.resize(columns, rows);
            session.buffer();
            if index % 3 == 0 {
                session.keys("j x enter esc");
            }
        }
    }
}
