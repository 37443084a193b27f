//! How fast the library is: filled over HTTP, indexed, opened, listed, searched.
//!
//! `cargo bench --bench library -- FEEDS ARTICLES_A_FEED`

#![allow(clippy::unwrap_used, clippy::pedantic)] // what can't be measured should die; its figures are small numbers

mod corpus;
#[path = "../dice.rs"]
mod dice;
mod server;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use newsdesk::desk::Desk;
use newsdesk::desk::refresh::{Options, run};
use newsdesk::model::{Around, FeedId, ListQuery, Scope};
use newsdesk::store::{Library, NewFeed, Work};

use corpus::Corpus;
use dice::Dice;

/// Articles that are analysed to see what one takes.
const ANALYSED: usize = 200;

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let feeds = numbers.first().copied().unwrap_or(100);
    let articles = numbers.get(1).copied().unwrap_or(50);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let corpus = Corpus::new();
    let address = server::serve((0..feeds).map(|number| corpus.feed(number, articles)).collect());
    println!("{feeds} feeds of {articles} articles");
    fill(&path, &address, feeds);
    index(&path, feeds * articles);
    told("refresh, all feeds 304", &mut || {
        run(&path, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    });
    read(&path, &corpus, feeds * articles);
    analyse(&path, feeds * articles);
}

fn fill(path: &Path, address: &str, feeds: usize) {
    let mut library = Library::open(path).unwrap();
    let new: Vec<NewFeed> = (0..feeds)
        .map(|number| NewFeed {
            url: format!("{address}{number}"),
            title: format!("Feed {number}"),
            ..NewFeed::default()
        })
        .collect();
    library.add_feeds(&new).unwrap();
    drop(library);
    once("fill: fetched, parsed, stored", || {
        let summary = run(path, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
        assert_eq!(summary.failed, 0);
    });
    size(path, feeds);
}

fn index(path: &Path, articles: usize) {
    let mut desk = Desk::open(path).unwrap();
    let library = Library::open(path).unwrap();
    once("index: until all can be searched", || {
        while !library.waiting(Work::Index, 1).unwrap().is_empty() {
            desk.work_off(64).unwrap();
        }
    });
    drop(desk);
    drop(library);
    size(path, articles);
}

fn analyse(path: &Path, articles: usize) {
    let mut desk = Desk::open(path).unwrap();
    let many = ANALYSED.min(articles);
    let started = Instant::now();
    let mut done = 0;
    while done < many {
        done += desk.work_off(50).unwrap().max(1);
    }
    println!("{:44} {:9.3} ms an article", "analysis", millis(started.elapsed()) / done as f64);
}

fn read(path: &Path, corpus: &Corpus, articles: usize) {
    let all = ListQuery::default();
    told("open the library, first page, feeds", &mut || {
        let desk = Desk::open(path).unwrap();
        assert_eq!(desk.rows(&all, Around::Place(0), 60).unwrap().total, articles);
        desk.feeds().unwrap();
    });
    let desk = Desk::open(path).unwrap();
    let page = |query: &ListQuery, around| desk.rows(query, around, 60).unwrap();
    told("first page", &mut || drop(page(&all, Around::Place(0))));
    told("page in the middle", &mut || drop(page(&all, Around::Place(articles / 2))));
    let middle = page(&all, Around::Place(articles / 2)).rows[0].id;
    told("page around an article in the middle", &mut || drop(page(&all, Around::Article(middle))));
    let unread = ListQuery { scope: Scope::Unread, ..ListQuery::default() };
    told("first page of the unread", &mut || drop(page(&unread, Around::Place(0))));
    let one = ListQuery { scope: Scope::Feed(FeedId(3)), ..ListQuery::default() };
    told("first page of a feed", &mut || drop(page(&one, Around::Place(0))));
    let filtered = ListQuery { filter: Some("ber".into()), ..ListQuery::default() };
    told("first page with a filter", &mut || drop(page(&filtered, Around::Place(0))));
    let mut dice = Dice::new(3);
    told("open an article", &mut || {
        let id = newsdesk::model::ArticleId(1 + dice.below(articles as u64) as i64);
        desk.open_article(id).unwrap();
    });
    for (name, words, typing) in [
        ("search, a rare word", corpus.rare_word().to_owned(), false),
        ("search, a common word", corpus.common_word().to_owned(), false),
        ("search, both", format!("{} {}", corpus.rare_word(), corpus.common_word()), false),
        ("search, two letters typed", corpus.rare_word().chars().take(2).collect(), true),
    ] {
        let hits = desk.search(&words, typing, 50).unwrap().hits.len();
        told(&format!("{name} ({hits} hits)"), &mut || drop(desk.search(&words, typing, 50).unwrap()));
    }
}

/// The median of some runs.
fn told(name: &str, what: &mut dyn FnMut()) {
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let started = Instant::now();
            what();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{name:44} {:9.3} ms (worst {:.3})", millis(times[7]), millis(times[14]));
}

fn once(name: &str, what: impl FnOnce()) {
    let started = Instant::now();
    what();
    println!("{name:44} {:9.3} ms", millis(started.elapsed()));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn size(path: &Path, articles: usize) {
    let bytes: u64 = ["library.db", "library.db-wal"]
        .iter()
        .filter_map(|name| std::fs::metadata(path.with_file_name(name)).ok())
        .map(|file| file.len())
        .sum();
    println!("{:44} {:9} bytes, {} for each", "on disk", bytes, bytes / articles as u64);
}
