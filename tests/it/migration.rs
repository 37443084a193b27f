//! Libraries of older formats, and restoring, broken off by real kills of the real program.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use newsdesk::desk::Desk;
use newsdesk::model::{Beside, Timestamp};
use newsdesk::store::{Incoming, Library, NewFeed, Packer};
use rusqlite::Connection;

const NOW: Timestamp = 1_790_000_000;
const ARTICLES: i64 = 260;

/// The steps to the formats that libraries had; those of today's follow.
const STEPS: [&str; 3] = [
    include_str!("../../src/store/schema/1.sql"),
    include_str!("../../src/store/schema/2.sql"),
    include_str!("../../src/store/schema/3.sql"),
];

/// What an older library holds that today's still has, with the inner tables of its index.
const TABLES: [&str; 12] = [
    "meta",
    "feeds",
    "articles",
    "bodies",
    "findings",
    "bookmarks",
    "tags",
    "places",
    "word_index_data",
    "word_index_idx",
    "word_index_docsize",
    "word_index_config",
];

/// What must be the same in a library that was never broken off.
const SAME: [&str; 8] = [
    "SELECT count(*) FROM articles WHERE catalogued = 1",
    "SELECT count(*) FROM bodies",
    "SELECT count(*) FROM findings",
    "SELECT count(*) FROM quotes",
    "SELECT count(*) FROM said",
    "SELECT sum(count) FROM mentions",
    "SELECT sum(articles) FROM names",
    "SELECT count(*) FROM story_prints",
];

/// A library of today with so many articles, all read and in the catalogue.
fn library(path: &Path) {
    let mut library = Library::open(path).unwrap();
    let new = NewFeed { url: "https://news.example/rss".into(), title: "News".into(), ..NewFeed::default() };
    let feed = library.add_feeds(&[new]).unwrap()[0].0;
    let mut packer = Packer::new().unwrap();
    let people = ["Ana Ruiz", "Bo Lindt", "Carla Menk", "Dora Hale", "Emil Nord"];
    let mut article = |number: i64| {
        let who = people[usize::try_from(number).unwrap() % people.len()];
        let html = format!(
            "<p>The harbour wall of Velmora gave way for the time number {number}, {who} said on Monday.</p>\
             <p>“We counted {number} stones on the beach and none of them was ours,” {who} told reporters.</p>"
        );
        Incoming {
            key: number,
            content: number,
            headline: format!("Wall gives way, number {number}"),
            published: Some(NOW - number * 600),
            words: 40,
            body: packer.entry(&["Fay Olm"], &Beside::default(), &html).unwrap(),
            ..Incoming::default()
        }
    };
    library.take(feed, &(0..ARTICLES).map(&mut article).collect::<Vec<_>>(), NOW).unwrap();
    let mut desk = Desk::open(path).unwrap();
    while desk.work_off(64).unwrap() > 0 {}
}

/// The same library as a newsdesk that knew `format` left it.
fn aged(today: &Path, to: &Path, format: usize) {
    let conn = Connection::open(to).unwrap();
    conn.pragma_update(None, "page_size", 8192).unwrap();
    conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).unwrap();
    STEPS[..format].iter().for_each(|step| conn.execute_batch(step).unwrap());
    conn.execute("ATTACH ? AS today", [today.to_str().unwrap()]).unwrap();
    let list = |sql: &str| -> Vec<String> {
        conn.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let triggers = list("SELECT sql FROM main.sqlite_schema WHERE type = 'trigger'");
    for name in list("SELECT name FROM main.sqlite_schema WHERE type = 'trigger'") {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    for table in TABLES {
        let shared = format!(
            "SELECT name FROM pragma_table_info('{table}', 'main')
             INTERSECT SELECT name FROM pragma_table_info('{table}', 'today')"
        );
        let columns = list(&shared).join(", ");
        conn.execute_batch(&format!("REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}"))
            .unwrap();
    }
    for trigger in &triggers {
        conn.execute_batch(trigger).unwrap();
    }
    conn.pragma_update(None, "application_id", 0x4e77_7344).unwrap();
    conn.pragma_update(None, "user_version", i64::try_from(format).unwrap()).unwrap();
}

fn counts(path: &Path) -> Vec<i64> {
    let conn = Connection::open(path).unwrap();
    SAME.iter().map(|sql| conn.query_row(sql, [], |row| row.get(0)).unwrap()).collect()
}

/// How many articles the catalogue of a library knows; none where it is of an older format.
fn catalogued(path: &Path) -> Option<i64> {
    let conn = Connection::open(path).ok()?;
    conn.query_row("SELECT count(*) FROM articles WHERE catalogued = 1", [], |row| row.get(0)).ok()
}

fn start(library: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    command.args(arguments).arg("--library").arg(library).env_clear().env("HOME", library.parent().unwrap());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Kills the program once `is_time`, or when it is through; whether it was killed at its work.
fn kill_when(mut child: Child, is_time: impl Fn() -> bool) -> bool {
    while !is_time() {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap().code().is_none()
}

#[test]
fn an_older_library_is_brought_to_today_however_often_that_is_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let today = folder.path().join("today.db");
    library(&today);
    let wanted = counts(&today);
    assert_eq!(wanted[0], ARTICLES);
    for format in 1..=STEPS.len() {
        let old = folder.path().join(format!("old-{format}.db"));
        aged(&today, &old, format);
        let beside = |ending: &str| PathBuf::from(format!("{}.format-{format}{ending}", old.display()));
        let mut killed = 0;
        for _ in 0..2 {
            let is_copied = || beside(".part").exists() || beside("").exists();
            killed += usize::from(kill_when(start(&old, &["quotes", "--json"]), is_copied));
        }
        let mut before = -1;
        loop {
            let went_on = || catalogued(&old).is_some_and(|count| count > before);
            if !kill_when(start(&old, &["quotes", "--json"]), went_on) {
                break;
            }
            killed += 1;
            before = catalogued(&old).unwrap();
        }
        assert!(killed > 0);
        assert!(start(&old, &["quotes", "--json"]).wait().unwrap().success());
        assert_eq!(counts(&old), wanted, "format {format}, {killed} kills");
        assert_eq!(Library::open(&old).unwrap().faults().unwrap(), Vec::<String>::new());
        let copy = Connection::open(beside("")).unwrap();
        let kept: i64 = copy.query_row("SELECT count(*) FROM articles", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, ARTICLES, "the copy from before is whole");
    }
}

#[test]
fn a_restore_that_is_broken_off_leaves_the_one_or_the_other_library() {
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = (folder.path().join("library.db"), folder.path().join("backup.db"));
    library(&path);
    Library::open(&path).unwrap().back_up(&backup, &|_, _| {}).unwrap();
    let mark = |path: &Path| Library::open(path).unwrap().fact("mark").unwrap();
    let endings = [".restored.part", ".restored", ".restored-wal", ".before-1.part", ".before-1", "-journal"];
    for ending in endings {
        Library::open(&path).unwrap().set_fact("mark", ending).unwrap();
        let look = PathBuf::from(format!("{}{ending}", path.display()));
        let _ = std::fs::remove_file(&look);
        let child = start(&path, &["library", "restore", backup.to_str().unwrap()]);
        kill_when(child, || look.exists());
        let found = mark(&path);
        assert!(found.is_none() || found.as_deref() == Some(ending), "{found:?} after a kill at {ending}");
        assert_eq!(Library::open(&path).unwrap().faults().unwrap(), Vec::<String>::new());
        assert_eq!(counts(&path)[0], ARTICLES);
    }
}
