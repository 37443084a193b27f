//! The library's care and what is followed, on the command line.

use std::path::Path;
use std::process::{Command, Output};

fn newsdesk(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    command.args(arguments).env_clear().env("HOME", home).output().unwrap()
}

fn json(home: &Path, arguments: &[&str]) -> serde_json::Value {
    let run = newsdesk(home, arguments);
    assert!(run.status.success(), "{arguments:?}: {run:?}");
    serde_json::from_slice(&run.stdout).unwrap()
}

#[test]
fn a_query_is_followed_digested_and_unfollowed() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    assert!(newsdesk(home, &["follow", "the", "--name", "Everything"]).status.success());
    let follows = json(home, &["follows", "--json"]);
    assert_eq!(follows[0]["name"], "Everything");
    assert!(follows[0]["total"].as_u64().unwrap() > 3);
    let digest = json(home, &["digest", "--since", "7d", "--json"]);
    let section = &digest["sections"][0];
    assert_eq!(section["name"], "Everything");
    assert!(section["stories"][0]["headline"].is_string());
    let markdown = newsdesk(home, &["digest", "--since", "7d", "--format", "markdown"]).stdout;
    assert!(String::from_utf8(markdown).unwrap().contains("## Everything"));
    let wrong = newsdesk(home, &["follow", "speker:lindt"]);
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("speaker"));
    assert!(newsdesk(home, &["unfollow", "Everything"]).status.success());
    assert_eq!(json(home, &["follows", "--json"]), serde_json::json!([]));
    assert!(!newsdesk(home, &["unfollow", "Everything"]).status.success());
    assert_eq!(json(home, &["rules", "test", "--json"]), serde_json::json!([]));
}

#[test]
fn the_library_is_measured_checked_backed_up_and_restored() {
    let home = tempfile::tempdir().unwrap();
    let (home, copy) = (home.path(), home.path().join("copy.db"));
    let stats = json(home, &["library", "stats", "--json"]);
    assert!(stats["counts"]["articles"].as_u64().unwrap() > 10);
    let check = newsdesk(home, &["library", "check"]);
    assert!(check.status.success(), "{check:?}");
    assert!(newsdesk(home, &["library", "backup", copy.to_str().unwrap()]).status.success());
    assert!(!newsdesk(home, &["library", "backup", copy.to_str().unwrap()]).status.success(), "never over a file");
    assert!(newsdesk(home, &["library", "vacuum"]).status.success());
    let restored = newsdesk(home, &["library", "restore", copy.to_str().unwrap()]);
    assert!(restored.status.success(), "{restored:?}");
    assert_eq!(json(home, &["library", "stats", "--json"])["counts"], stats["counts"]);
    let busy = newsdesk::store::Library::open(Path::new(stats["file"].as_str().unwrap())).unwrap();
    let refused = newsdesk(home, &["library", "restore", copy.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("a newsdesk is at work on the library"));
    drop(busy);
    let evidence = home.join("evidence");
    let nothing = newsdesk(home, &["notes", "--evidence", evidence.to_str().unwrap()]);
    assert!(String::from_utf8(nothing.stderr).unwrap().contains("there is no note"), "nothing is written");
    assert!(!evidence.exists());
    let feed = json(home, &["feeds", "--json"])[0]["id"].to_string();
    let keep = newsdesk(home, &["feeds", "set", &feed, "--keep-days", "90", "--keep-articles", "all"]);
    assert!(keep.status.success(), "{keep:?}");
    assert_eq!((&json(home, &["feeds", "--json"])[0]["keep_days"]), 90);
    assert!(!newsdesk(home, &["feeds", "set", &feed, "--keep-days", "0"]).status.success());
    assert!(
        newsdesk(home, &["feeds", "set", &feed, "--keep-days", "default", "--keep-articles", "2"]).status.success()
    );
    let would = json(home, &["library", "retire", "--dry-run", "--json"]);
    let count = would[0]["articles"].as_array().unwrap().len();
    assert!(count > 0);
    assert_eq!(json(home, &["library", "stats", "--json"])["counts"], stats["counts"], "a dry run takes nothing out");
    assert!(newsdesk(home, &["library", "retire"]).status.success());
    assert_eq!(json(home, &["library", "stats", "--json"])["counts"]["taken out as old"], count);
    let sources = newsdesk(home, &["sources", "--csv"]);
    assert!(String::from_utf8(sources.stdout).unwrap().starts_with("from,until,articles,kind,sources"));
}
