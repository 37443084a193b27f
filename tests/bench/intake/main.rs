//! How fast feeds are read: bytes to entries, all repairs included, on one core; and what a refresh takes beside that.
//!
//! `cargo bench --bench intake` reads feeds of its own making; `-- FOLDER...` the files below a folder as well;
//! `-- --refresh FEEDS ARTICLES_A_FEED` times a refresh of that many only; `-- --pages [FOLDER]` pages only, those of the
//! folder where one is named.

#![allow(clippy::unwrap_used, clippy::pedantic)] // what can't be measured should die; its figures are small numbers

// The feeds and the server of the library's bench.
#[allow(dead_code)] // the words that the other one searches for
#[path = "../library/corpus.rs"]
mod corpus;
#[path = "../dice.rs"]
mod dice;
mod feeds;
mod pages;
mod refresh;
#[path = "../library/server.rs"]
mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use newsdesk::feeds::parse;

/// Each set is read until this time is over and at least five times; the best round counts.
const TIME: Duration = Duration::from_secs(2);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--refresh") {
        let number = |after: usize, usual| arguments.get(at + after).and_then(|it| it.parse().ok()).unwrap_or(usual);
        return refresh::told(number(1, 500), number(2, 50));
    }
    if let Some(at) = arguments.iter().position(|argument| argument == "--pages") {
        return arguments.get(at + 1).map_or_else(pages::told, |folder| pages::told_of(folder));
    }
    for (name, feed) in feeds::all() {
        told(name, &[feed]);
    }
    for folder in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let files = files(Path::new(&folder));
        told(&format!("{folder}, {} files", files.len()), &files);
    }
    pages::told();
    refresh::told(500, 50);
}

fn files(place: &Path) -> Vec<Vec<u8>> {
    if place.is_file() {
        return vec![fs::read(place).unwrap()];
    }
    let mut inside: Vec<PathBuf> = fs::read_dir(place).unwrap().map(|file| file.unwrap().path()).collect();
    inside.sort();
    inside.iter().flat_map(|path| files(path)).collect()
}

fn told(name: &str, feeds: &[Vec<u8>]) {
    let bytes: usize = feeds.iter().map(Vec::len).sum();
    let (mut best, mut rounds, mut entries, mut refused) = (Duration::MAX, 0, 0, 0);
    let begin = Instant::now();
    while rounds < 5 || begin.elapsed() < TIME {
        (entries, refused) = (0, 0);
        let start = Instant::now();
        for feed in feeds {
            match parse::feed(feed, None, Some("https://bench.example/feed")) {
                Ok(feed) => entries += feed.entries.len(),
                Err(_) => refused += 1,
            }
        }
        best = best.min(start.elapsed());
        rounds += 1;
    }
    let speed = bytes as f64 / 1e6 / best.as_secs_f64();
    println!("{name:<40} {:>7.1} MB {entries:>7} entries {refused:>5} refused {speed:>7.0} MB/s", bytes as f64 / 1e6);
}
