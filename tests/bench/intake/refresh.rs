//! A refresh against its parts: what fetching, threads and one writer add to reading, storing and indexing.
//!
//! The parts are done on one thread, the refresh on as many as there are cores.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use newsdesk::desk::Desk;
use newsdesk::desk::refresh::{Options, run};
use newsdesk::feeds::parse;
use newsdesk::model::{FeedId, ParsedFeed};
use newsdesk::store::{Facts, Fetched, Incoming, Library, NewFeed, News, Packer, Work};

use crate::corpus::Corpus;
use crate::server;

/// Feeds that are stored in one go, as a refresh does it at most.
const TOGETHER: usize = 64;

/// How often each is measured; the best counts.
const ROUNDS: usize = 3;

/// Times `feeds` feeds of `articles` articles each.
pub fn told(feeds: usize, articles: usize) {
    let corpus = Corpus::new();
    let files: Vec<String> = (0..feeds).map(|number| corpus.feed(number, articles)).collect();
    let bytes: usize = files.iter().map(String::len).sum();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let size = bytes as f64 / 1e6;
    println!("refresh of {feeds} feeds of {articles} articles, {size:.1} MB, on loopback, {cores} cores");
    let (mut parts, mut whole) = ([Duration::MAX; 4], [Duration::MAX; 2]);
    let address = server::serve(files.clone());
    for _ in 0..ROUNDS {
        better(&mut parts, apart(&files, &address));
        better(&mut whole, together(&address, feeds));
    }
    let row = |name: &str, time: Duration| println!("{name:<40} {:>9.1} ms", time.as_secs_f64() * 1e3);
    for (name, time) in ["parse alone", "pack alone", "insert alone", "index alone"].into_iter().zip(parts) {
        row(name, time);
    }
    row("refresh", whole[0]);
    row("index after it", whole[1]);
    let sum = |times: &[Duration]| times.iter().sum::<Duration>().as_secs_f64();
    println!("{:<40} {:>9.2} of the sum of the parts", "refresh and index", sum(&whole) / sum(&parts));
}

fn better<const N: usize>(best: &mut [Duration; N], times: [Duration; N]) {
    for (best, time) in best.iter_mut().zip(times) {
        *best = time.min(*best);
    }
}

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = what();
    (done, begin.elapsed())
}

fn library(path: &Path, address: &str, feeds: usize) -> Library {
    let mut library = Library::open(path).unwrap();
    library.hurry().unwrap();
    let new =
        |number| NewFeed { url: format!("{address}{number}"), title: format!("Feed {number}"), ..NewFeed::default() };
    library.add_feeds(&(0..feeds).map(new).collect::<Vec<_>>()).unwrap();
    library
}

/// Each part on one thread, with nothing else going on.
fn apart(files: &[String], address: &str) -> [Duration; 4] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let mut library = library(&path, address, files.len());
    let read = |file: &String| parse::feed(file.as_bytes(), None, Some(address)).unwrap();
    let (parsed, parse) = timed(|| files.iter().map(read).collect::<Vec<_>>());
    let (fetched, pack) = timed(|| {
        let mut packer = Packer::new().unwrap();
        let one = |(feed, id)| (FeedId(id), news(feed, id, &mut packer));
        parsed.iter().zip(1..).map(one).collect::<Vec<(FeedId, Fetched)>>()
    });
    let ((), insert) = timed(|| {
        for some in fetched.chunks(TOGETHER) {
            library.settle(some, 1_800_000_000, &|facts: &Facts| facts.now).unwrap();
        }
    });
    [parse, pack, insert, index(&path, &library)]
}

fn news(feed: &ParsedFeed, id: i64, packer: &mut Packer) -> Fetched {
    let article = |(number, entry): (usize, &newsdesk::model::Entry)| {
        let html = entry.content.as_deref().unwrap_or("");
        Incoming {
            key: number as i64,
            link: Some(id << 32 | number as i64),
            content: number as i64,
            headline: entry.title.to_string(),
            url: entry.link.as_ref().map(ToString::to_string),
            published: entry.published,
            body: packer.entry(&entry.authors, &entry.beside, html).unwrap(),
            ..Incoming::default()
        }
    };
    let articles = feed.entries.iter().enumerate().map(article).collect();
    Fetched::News(Box::new(News { title: feed.title.to_string(), articles, ..News::default() }))
}

fn index(path: &Path, library: &Library) -> Duration {
    let mut desk = Desk::open(path).unwrap();
    let waits = || !library.waiting(Work::Index, 1).unwrap().is_empty();
    timed(|| {
        while waits() {
            desk.index_waiting(64).unwrap();
        }
    })
    .1
}

/// The refresh as it is, and the index of what it brought.
fn together(address: &str, feeds: usize) -> [Duration; 2] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let library = library(&path, address, feeds);
    let (summary, refresh) = timed(|| run(&path, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap());
    assert_eq!((summary.failed, summary.feeds), (0, feeds));
    [refresh, index(&path, &library)]
}
