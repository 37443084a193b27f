//! The real binary in a real terminal: it opens, reads, bookmarks and quits; and whatever ends it,
//! the terminal is as it was.

use std::process::Command;

use crate::support::pty::Pty;

const SIZE: (u16, u16) = (120, 40);

#[test]
fn it_opens_on_the_sample_edition_reads_bookmarks_and_quits() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::newsdesk(home.path(), &[], SIZE);
    pty.shows("of 28");
    pty.press("\r");
    pty.shows("min read");
    pty.press("b");
    pty.shows("Bookmarked");
    pty.press("Q");
    assert!(pty.ends().success());
    pty.is_as_it_was();

    let listed = Command::new(env!("CARGO_BIN_EXE_newsdesk"))
        .args(["bookmarks", "--json"])
        .env_clear()
        .env("HOME", home.path())
        .output()
        .unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(kept.as_array().unwrap().len(), 1, "the bookmark is in the library");
}

#[test]
fn signals_leave_the_terminal_as_it_was() {
    for signal in ["TERM", "HUP", "INT"] {
        let home = tempfile::tempdir().unwrap();
        let mut pty = Pty::newsdesk(home.path(), &[], SIZE);
        pty.shows("of 28");
        pty.signal(signal);
        pty.ends();
        pty.is_as_it_was();
    }
}

#[test]
fn a_kill_loses_no_bookmark() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::newsdesk(home.path(), &[], SIZE);
    pty.shows("of 28");
    pty.press("b");
    pty.shows("Bookmarked");
    pty.signal("KILL");
    pty.ends();
    let mut pty = Pty::newsdesk(home.path(), &[], SIZE);
    pty.shows("of 28");
    pty.press("B");
    pty.until("a bookmark", |screen| {
        let text = screen.contents();
        text.contains("Bookmarks") && !text.contains("Nothing kept yet")
    });
    pty.press("Q");
    pty.ends();
}

#[test]
fn suspending_gives_the_terminal_back_and_continuing_takes_it_again() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::newsdesk(home.path(), &[], SIZE);
    pty.shows("of 28");
    let by_key: fn(&mut Pty) = |pty| pty.press("\x1a");
    for stop in [by_key, |pty| pty.signal("TSTP")] {
        stop(&mut pty);
        pty.until("the plain screen", |screen| !screen.alternate_screen());
        pty.is_as_it_was();
        pty.is_stopped();
        pty.signal("CONT");
        pty.until("the alternate screen", vt100::Screen::alternate_screen);
        pty.shows("of 28");
    }
    pty.press("Q");
    assert!(pty.ends().success());
}

#[test]
fn an_error_that_nobody_can_be_told_is_no_panic() {
    let home = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_newsdesk"))
        .args(["show", "999999"])
        .env_clear()
        .env("HOME", home.path())
        .stderr(std::fs::File::create("/dev/full").unwrap())
        .status()
        .unwrap();
    assert_eq!(run.code(), Some(1));
}

#[test]
fn a_storm_of_sizes_does_no_harm() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::newsdesk(home.path(), &[], SIZE);
    pty.shows("of 28");
    for (columns, rows) in [(1, 1), (2, 5), (300, 100), (40, 2), (80, 24), (139, 40), (140, 40), (1, 50), (200, 60)] {
        pty.resize(columns, rows);
    }
    // A key pressed while a resize is on its way may wait for the next one.
    pty.until("the last size drawn", |screen| {
        let text = screen.contents();
        text.contains("of 28") && text.lines().nth(59).is_some_and(|line| line.contains("help"))
    });
    pty.press("Q");
    assert!(pty.ends().success());
    pty.is_as_it_was();
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let home = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let inside = ["terminal::panics_while_it_holds_the_terminal", "--exact", "--ignored", "--nocapture"];
    let mut pty = Pty::start(&this.to_string_lossy(), home.path(), &inside, SIZE);
    assert!(!pty.ends().success());
    pty.is_as_it_was();
    let bytes = pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let left = text.find("\x1b[?1049l").expect("the alternate screen is left");
    let said = text.find("the desk is on fire").expect("the panic is told");
    assert!(left < said, "the message must not go to the alternate screen");
}

#[test]
#[ignore = "started by the test above, in a terminal of its own"]
fn panics_while_it_holds_the_terminal() {
    let _hold = newsdesk::runtime::terminal::Hold::take(true).unwrap();
    std::thread::spawn(|| panic!("the desk is on fire")).join().unwrap();
}

#[test]
fn an_accident_that_is_contained_leaves_the_screen_to_the_session() {
    let home = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let inside = ["terminal::has_an_accident_while_it_holds_the_terminal", "--exact", "--ignored", "--nocapture"];
    let mut pty = Pty::start(&this.to_string_lossy(), home.path(), &inside, SIZE);
    assert!(pty.ends().success());
    pty.is_as_it_was();
    let bytes = pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("panicked"), "nothing is printed over the screen: {text:?}");
    assert!(text.find("the sea is on fire").unwrap() < text.find("\x1b[?1049l").unwrap(), "{text:?}");
}

#[test]
#[ignore = "started by the test above, in a terminal of its own"]
fn has_an_accident_while_it_holds_the_terminal() {
    let hold = newsdesk::runtime::terminal::Hold::take(true).unwrap();
    let accident = newsdesk::desk::contained(|| panic!("the sea is on fire")).map(|()| "none").unwrap_err();
    println!("{accident}");
    drop(hold);
}

#[test]
fn without_a_terminal_it_says_so() {
    let home = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_newsdesk")).env_clear().env("HOME", home.path()).output().unwrap();
    assert!(!run.status.success());
    assert!(String::from_utf8_lossy(&run.stderr).contains("terminal"), "{run:?}");
}
