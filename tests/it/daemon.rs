//! Refreshing on the command line: by hand, stopped, and running on.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::site::{Answer, Site};

fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    command.args(arguments).env_clear().env("HOME", home).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn json(home: &Path, arguments: &[&str]) -> Value {
    let run = command(home, arguments).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {run:?}");
    serde_json::from_slice(&run.stdout).unwrap()
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn feed(number: u32) -> Answer {
    let item = format!("<item><title>Piece {number}</title><guid>{number}</guid></item>");
    Answer::ok(format!("<rss version=\"2.0\"><channel><title>Feed {number}</title>{item}</channel></rss>"))
}

/// A home folder whose library has the feeds of these paths, none fetched yet.
fn subscribed(site: &Site, paths: &[&str]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let outline = |path: &&str| format!("<outline text='at {path}' xmlUrl='{}'/>", site.url(path));
    let outlines = paths.iter().map(outline).collect::<Vec<_>>().concat();
    let file = home.path().join("feeds.opml");
    std::fs::write(&file, format!("<opml><body>{outlines}</body></opml>")).unwrap();
    json(home.path(), &["import", &file.to_string_lossy(), "--json"]);
    home
}

#[test]
fn a_daemon_fetches_what_is_due_tells_a_line_and_ends_when_told() {
    let site = Site::new();
    site.set("/one", feed(1));
    let home = subscribed(&site, &["/one"]);
    let mut daemon = command(home.path(), &["refresh", "--daemon"]).spawn().unwrap();
    let mut lines = BufReader::new(daemon.stdout.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    assert!(line.contains(" 1 feed: 1 new, 0 failed in ") && line.contains("; next "), "{line}");
    // What was fetched is analysed before the line is told, and nothing is due any more.
    assert_eq!(json(home.path(), &["refresh", "--due", "--json"])["feeds"], 0);
    assert_eq!(json(home.path(), &["search", "piece", "--json"])[0]["quotes"], 0);

    site.set("/one", feed(2));
    signal(&daemon, "USR1");
    let line = lines.next().unwrap().unwrap();
    assert!(line.contains(" 1 feed: 1 new, "), "{line}");
    signal(&daemon, "TERM");
    assert_eq!(lines.next().map(Result::unwrap), None);
    assert_eq!(daemon.wait().unwrap().code(), Some(0));
    assert_eq!(site.asked(), ["/one", "/one"]);
}

#[test]
fn a_refresh_that_is_stopped_keeps_what_it_has_and_says_so() {
    let site = Site::new();
    site.set("/one", feed(1));
    site.set("/hangs", Answer::silence());
    let home = subscribed(&site, &["/one", "/hangs"]);
    let mut refresh = command(home.path(), &["refresh", "--verbose", "--json"]).spawn().unwrap();
    let mut lines = BufReader::new(refresh.stderr.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "newsdesk: 1/2 at /one: 1 new");
    signal(&refresh, "INT");
    let ended = refresh.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    let told: Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!((&told["new"], &told["cancelled"]), (&Value::from(1), &Value::from(true)));
    assert_eq!(json(home.path(), &["list", "--json"])[0]["headline"], "Piece 1");
}

#[test]
fn the_health_of_feeds_is_listed_and_their_interval_is_set() {
    let site = Site::new();
    site.set("/one", feed(1));
    let home = subscribed(&site, &["/one", "/missing"]);
    let home = home.path();
    let failed = command(home, &["refresh"]).output().unwrap();
    assert_eq!(failed.status.code(), Some(3));
    let said = String::from_utf8(failed.stderr).unwrap();
    assert!(said.starts_with("newsdesk: at /missing: ") && said.contains("404"), "{said}");

    let of = |title: &str| {
        let feeds = json(home, &["feeds", "--json"]);
        feeds.as_array().unwrap().iter().find(|feed| feed["title"] == title).unwrap().clone()
    };
    let (good, bad) = (of("Feed 1"), of("at /missing"));
    assert_eq!((&bad["failures"], &bad["last_ok"]), (&Value::from(1), &Value::Null));
    assert!(bad["next"].is_string() && bad["last_tried"].is_string());
    assert_eq!((&good["fetched_every"], &good["interval"]), (&Value::from(3600), &Value::Null));

    let set = |words: &str| {
        let number = good["id"].to_string();
        command(home, &["feeds", "set", &number, "--interval", words]).output().unwrap()
    };
    assert!(set("30m").status.success());
    assert_eq!(of("Feed 1")["interval"], 1800);
    assert_eq!(of("Feed 1")["fetched_every"], 1800);
    let listed = String::from_utf8(command(home, &["feeds"]).output().unwrap().stdout).unwrap();
    assert!(listed.contains("set to every 30 min") && listed.contains("! "), "{listed}");
    assert!(set("auto").status.success());
    assert_eq!(of("Feed 1")["interval"], Value::Null);
    let refused = set("1m");
    assert!(String::from_utf8(refused.stderr).unwrap().contains("30m, 2h or 1d"));
    let unknown = command(home, &["feeds", "set", "999", "--interval", "1h"]).output().unwrap();
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("newsdesk feeds"));
}
