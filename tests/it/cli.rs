//! The command line: what it prints, how it ends, what it never does.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::pty::Pty;
use crate::support::site::{Answer, Site};

fn newsdesk(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    command.args(arguments).env_clear().env("HOME", home).stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn done(home: &Path, arguments: &[&str]) -> String {
    let run = newsdesk(home, arguments);
    assert!(run.status.success(), "{arguments:?}: {run:?}");
    String::from_utf8(run.stdout).unwrap()
}

#[track_caller]
fn json(home: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&done(home, arguments)).unwrap()
}

/// How a call ends that can't be carried out: its exit code and what it says.
#[track_caller]
fn refused(home: &Path, arguments: &[&str]) -> (i32, String) {
    let run = newsdesk(home, arguments);
    assert!(!run.status.success(), "{arguments:?}: {run:?}");
    assert!(run.stdout.is_empty(), "{arguments:?} prints although it failed: {run:?}");
    (run.status.code().unwrap(), String::from_utf8(run.stderr).unwrap())
}

fn feed(headlines: &[&str]) -> String {
    let item = |headline: &&str| {
        format!(
            "<item><title>{headline}</title><link>https://tidings.example/{}</link><guid>{headline}</guid>\
             <pubDate>Mon, 16 Nov 2026 08:00:00 GMT</pubDate>\
             <description>&lt;p&gt;\"We heard it at dawn,\" harbour master Ilse Brandt said of the {headline}.&lt;/p&gt;\
             </description></item>",
            headline.replace(' ', "-")
        )
    };
    let items: String = headlines.iter().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Tidings</title>{items}</channel></rss>")
}

#[test]
fn a_feed_is_added_listed_shown_searched_and_exported() {
    let (home, site) = (tempfile::tempdir().unwrap(), Site::new());
    let home = home.path();
    site.set("/feed", Answer::ok(feed(&["lighthouse bell", "ferry strike"])));

    assert_eq!(json(home, &["add", &site.url("/feed"), "--folder", "Coast", "--json"])["total"], 2);
    let feeds = json(home, &["feeds", "--json"]);
    assert_eq!((&feeds[0]["folder"], &feeds[0]["unread"]), (&Value::from("Coast"), &Value::from(2)));

    done(home, &["refresh"]);
    let listed = json(home, &["list", "--json"]);
    assert_eq!(listed.as_array().unwrap().len(), 2, "the sample edition stepped aside");
    assert_eq!(listed[0]["published"], "2026-11-16T08:00:00Z");

    let found = json(home, &["search", "lighthouse", "--json"]);
    assert_eq!(found[0]["headline"], "lighthouse bell");
    let id = found[0]["id"].to_string();
    let shown = json(home, &["show", &id, "--json"]);
    assert_eq!(shown["quotes"][0]["kind"], "direct");
    assert!(done(home, &["show", &id]).contains("We heard it at dawn"));
    assert_eq!(refused_search(home), 1);

    let opml = done(home, &["export"]);
    assert!(opml.contains(&site.url("/feed")), "{opml}");
    std::fs::write(home.join("feeds.opml"), opml).unwrap();
    let again = json(home, &["import", &home.join("feeds.opml").to_string_lossy(), "--json"]);
    assert_eq!((&again["added"], &again["known"]), (&Value::from(0), &Value::from(1)));
}

#[test]
fn quotes_are_printed_once_with_all_who_have_them_in_every_format() {
    let (home, site) = (tempfile::tempdir().unwrap(), Site::new());
    let home = home.path();
    site.set("/feed", Answer::ok(feed(&["lighthouse bell", "ferry strike"])));
    done(home, &["add", &site.url("/feed")]);
    let quotes = json(home, &["quotes", "speaker:brandt", "dawn", "--json"]);
    assert_eq!(quotes.as_array().map(Vec::len), Some(1), "{quotes}");
    assert_eq!((&quotes[0]["speaker"], &quotes[0]["direct"]), (&Value::from("Ilse Brandt"), &Value::from(true)));
    assert_eq!(quotes[0]["also_in"].as_array().map(Vec::len), Some(1), "{quotes}");
    assert_eq!(quotes[0]["published"], "2026-11-16T08:00:00Z");
    for (format, begins) in [
        ("plain", "“We heard it at dawn” — Ilse Brandt"),
        ("markdown", "> “We heard it at dawn”\n>\n> — **Ilse Brandt"),
        ("csv", "quote,kind,speaker,"),
        ("bibtex", "@article{brandt2026heard,\n"),
        ("csl", "[\n  {\n"),
    ] {
        let printed = done(home, &["quotes", "dawn", "--format", format]);
        assert!(printed.starts_with(begins), "{format}: {printed}");
    }
    assert_eq!(newsdesk(home, &["quotes", "submarine"]).status.code(), Some(1));
    let (code, said) = refused(home, &["quotes", "speeker:brandt"]);
    assert!(code == 1 && said.contains("speaker:"), "{code}: {said}");
}

fn refused_search(home: &Path) -> i32 {
    newsdesk(home, &["search", "submarine"]).status.code().unwrap()
}

/// A site with a feed of the world, one of sport, and one of comments that its page names first.
fn site_of_three() -> Site {
    let site = Site::new();
    let link = |name: &str| format!("<link rel=alternate type='application/rss+xml' title='{name}' href='/{name}'>");
    let head = ["comments", "world", "sport"].map(link).concat();
    site.set("/", Answer::ok(format!("<html><head>{head}</head></html>")));
    site.set("/comments", Answer::ok(feed(&["Well said"])));
    site.set("/world", Answer::ok(feed(&["sea lock opens", "bridge closed"])));
    site.set("/sport", Answer::ok(feed(&["rowing final"])));
    site
}

#[test]
fn a_site_with_several_feeds_offers_the_choice() {
    let (home, site) = (tempfile::tempdir().unwrap(), site_of_three());
    let home = home.path();
    let run = newsdesk(home, &["add", &site.url("/")]);
    assert_eq!(run.status.code(), Some(1));
    let list = String::from_utf8_lossy(&run.stdout).into_owned();
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].contains("1  ") && lines[0].contains("2 articles"), "{list}");
    assert!(lines[1].ends_with("/world") && lines[3].ends_with("/sport"), "{list}");
    assert!(lines[4].contains("comments") && lines[5].ends_with("/comments"), "{list}");
    let run = newsdesk(home, &["add", &site.url("/"), "--json"]);
    let choice: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((run.status.code(), &choice["choice"][0]["articles"]), (Some(1), &Value::from(2)));
    assert_eq!(choice["choice"][2]["comments"], true);
    assert!(done(home, &["add", &site.url("/"), "--choose", "2"]).contains("(1 article)"));
    let (_, said) = refused(home, &["add", &site.url("/"), "--choose", "1,4"]);
    assert!(said.contains("no number 4"), "{said}");
    assert_eq!(json(home, &["add", &site.url("/"), "--all", "--json"]).as_array().map(Vec::len), Some(3));
}

#[test]
fn on_a_terminal_the_choice_is_asked_for() {
    let (home, site) = (tempfile::tempdir().unwrap(), site_of_three());
    let mut pty = Pty::newsdesk(home.path(), &["add", &site.url("/")], (100, 24));
    pty.shows("Which?");
    pty.press("7\r");
    pty.shows("there is no number 7");
    pty.press("2\r");
    pty.shows("Added");
    assert!(pty.ends().success());
    assert!(done(home.path(), &["feeds"]).contains("/sport"));
}

#[test]
fn what_fails_says_what_where_and_what_to_do() {
    let (home, site) = (tempfile::tempdir().unwrap(), Site::new());
    let home = home.path();
    let (code, said) = refused(home, &["add", &site.url("/nothing")]);
    assert_eq!(code, 1);
    assert!(said.contains("404") && said.contains("/nothing"), "{said}");
    let (_, said) = refused(home, &["import", "/no/such/file.opml"]);
    assert!(said.contains("/no/such/file.opml"), "{said}");
    let (_, said) = refused(home, &["show", "12345678"]);
    assert!(said.contains("12345678"), "{said}");
    let (code, said) = refused(home, &["lsit"]);
    assert_eq!(code, 2);
    assert!(said.contains("list"), "the nearest command is named: {said}");
}

#[test]
fn a_wrong_configuration_is_told_line_by_line() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config.toml");
    std::fs::write(&file, "thme = \"newsprint\"\ntext-width = \"wide\"\n").unwrap();
    let file = file.to_string_lossy();
    let (code, said) = refused(home.path(), &["--config", &file, "list"]);
    assert_eq!(code, 2);
    assert!(said.contains("thme") && said.contains("theme") && said.contains(":2:"), "{said}");
    assert!(done(home.path(), &["config", "defaults"]).contains("text-width"));
}

#[test]
fn the_first_search_finds_what_no_other_newsdesk_has_indexed() {
    let home = tempfile::tempdir().unwrap();
    assert!(!json(home.path(), &["search", "ferry", "--json"]).as_array().unwrap().is_empty());
}

#[test]
fn who_speaks_is_found_at_once_and_what_is_unknown_is_told() {
    let home = tempfile::tempdir().unwrap();
    let found = json(home.path(), &["search", "source:person", "--json"]);
    assert!(found.as_array().unwrap().len() > 3);
    let left = json(home.path(), &["search", "source:person", "-ferry", "--json"]);
    assert!(left.as_array().unwrap().len() < found.as_array().unwrap().len());
    let (code, said) = refused(home.path(), &["search", "publisher:nowhere"]);
    assert_eq!(code, 1);
    assert!(said.contains("No publisher is called “nowhere”"), "{said}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsdesk"))
        .args(["list", "--json"])
        .env_clear()
        .env("HOME", home.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success() && ended.stderr.is_empty(), "{ended:?}");
}

#[test]
fn completions_and_the_manual_know_every_subcommand() {
    let home = tempfile::tempdir().unwrap();
    let (bash, man) = (done(home.path(), &["completions", "bash"]), done(home.path(), &["man"]));
    let names =
        ["open", "add", "feeds", "refresh", "list", "show", "search", "bookmarks", "import", "export", "analyze"];
    for name in names {
        assert!(bash.contains(name), "completions lack {name}");
        assert!(man.contains(&format!("\\fB{name}\\fR")), "the manual lacks {name}");
    }
    assert!(man.contains("Go down half a page"), "the manual lists the keys");
}

#[test]
fn nothing_unclean_reaches_the_terminal() {
    let (home, site) = (tempfile::tempdir().unwrap(), Site::new());
    let home = home.path();
    site.set("/feed", Answer::ok(feed(&["a\u{9b}31mred\u{202e}txt&#x1b;]0;x"])));
    done(home, &["add", &site.url("/feed")]);
    let id = json(home, &["list", "--json"])[0]["id"].to_string();
    for arguments in [vec!["list"], vec!["list", "--json"], vec!["show", &id], vec!["show", &id, "--json"]] {
        let text = done(home, &arguments);
        let unclean = text.chars().find(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c));
        assert_eq!(unclean, None, "{arguments:?}: {text:?}");
    }
}

#[cfg(unix)]
#[test]
fn the_library_is_the_readers_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("deep/er/library.db");
    done(home.path(), &["--library", &library.to_string_lossy(), "list"]);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&library), 0o600);
    assert_eq!(mode(library.parent().unwrap()), 0o700);
}

#[test]
fn the_sources_of_an_article_are_told_with_their_places() {
    let (home, site) = (tempfile::tempdir().unwrap(), Site::new());
    let home = home.path();
    site.set("/feed", Answer::ok(feed(&["lighthouse bell"])));
    done(home, &["add", &site.url("/feed")]);
    let id = json(home, &["list", "--json"])[0]["id"].to_string();
    let told = done(home, &["sources", "--article", &id]);
    assert!(told.contains("1 named") && told.contains("Ilse Brandt (person): 1 quoted"), "{told}");
    assert!(told.contains("We heard it at dawn"), "{told}");
    let value = json(home, &["sources", "--article", &id, "--json"]);
    let shown = json(home, &["show", &id, "--json"]);
    let letters: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
    let place = &value["sources"][0]["quotes"][0];
    let at = |end: &str| usize::try_from(place[end].as_u64().unwrap()).unwrap();
    let words: String = letters[at("start")..at("end")].iter().collect();
    assert_eq!((words.as_str(), &value["ledger"]), ("We heard it at dawn,", &Value::from("1 named")));
    let page = json(home, &["sources", "--limit", "1", "--json"]);
    assert_eq!((&page["articles"], &page["sources"]["person"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(page["publishers"][0]["articles"], page["articles"]);
    let csv = done(home, &["sources", "--csv", "--by", "publisher"]);
    let head = "publisher,articles,kind,sources,share,official,single_source,only_anonymous\r\n";
    assert!(csv.starts_with(head) && csv.contains(",1,person,1,100.0,0,1,0\r\n"), "{csv}");
    assert_eq!(json(home, &["quotes", "--all", "--direct", "--json"]).as_array().map(Vec::len), Some(1));
    assert_eq!(json(home, &["names", "--limit", "1", "--json"]).as_array().map(Vec::len), Some(1));
}
