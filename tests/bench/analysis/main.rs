//! How fast articles are read and understood, whole and by piece, and what that takes of memory.
//!
//! `cargo bench --bench analysis`, or with a number of seconds that each piece is run: `-- 3`
//!
//! With `NEWSDESK_PEER` set to a Python that has spaCy and its small English model, that reads the same articles
//! in the same run (see `peer.rs`); without it the figures of newsdesk stand alone.

#![allow(clippy::unwrap_used, clippy::pedantic)] // what can't be measured should die; its figures are small numbers

mod articles;
mod memory;
mod peer;

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsdesk::analysis::mention::Recogniser;
use newsdesk::analysis::reading::Reading;
use newsdesk::analysis::recognise::ruled;
use newsdesk::analysis::tagger::{Tagger, Weights};
use newsdesk::analysis::{analyse, attribution, entities, quotes};
use newsdesk::feeds::plain;

use articles::{Articles, labelled};

/// Articles that are read while memory is watched.
const MANY: usize = 10_000;

fn main() {
    let seconds = std::env::args().find_map(|argument| argument.parse::<f64>().ok()).unwrap_or(1.0);
    let time = Duration::from_secs_f64(seconds);
    load();
    let generated = Articles::new(1).take(60).collect::<Vec<_>>();
    pieces("the labelled articles beside the code", &labelled(), time);
    pieces("60 generated articles of 600 words", &generated, time);
    longer();
    watch_memory();
}

/// What the first article of all has to wait for.
fn load() {
    let before = memory::resident();
    let bytes: &'static [u8] =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/analysis/data/names.model")).unwrap().leak();
    let started = Instant::now();
    let weights = Weights::read(bytes).unwrap();
    let read = millis(started.elapsed());
    black_box(weights);
    println!("weights read: {read:.2} ms, file and tables {:.1} MB", memory::mega(memory::resident() - before));
    let started = Instant::now();
    black_box(analyse(&plain::read("Jo Orr of Velmark said it rained.").body, Some("en")));
    println!("first analysis of all, with every list read: {:.2} ms", millis(started.elapsed()));
}

/// Each piece of the work alone, with what it needs made beforehand.
fn pieces(name: &str, texts: &[String], time: Duration) {
    let words = texts.iter().map(|text| text.split_whitespace().count()).sum::<usize>();
    println!("\n{name}: {} articles, {words} words", texts.len());
    let tell = |piece: &str, took: f64| {
        let rate = words as f64 / took;
        println!("{piece:32} {rate:11.0} words/s {:8.3} ms for 600 words", 600_000.0 / rate);
    };
    let bodies = texts.iter().map(|text| plain::read(text).body).collect::<Vec<_>>();
    let readings = bodies.iter().map(Reading::new).collect::<Vec<_>>();
    let direct = readings.iter().map(quotes::direct).collect::<Vec<_>>();
    let mentions = readings.iter().map(|reading| Tagger.mentions(reading)).collect::<Vec<_>>();
    let named = readings.iter().zip(&mentions).map(|(reading, mentions)| entities::entities(reading, mentions));
    let named = named.collect::<Vec<_>>();

    let from_text = least(time, || texts.iter().for_each(|text| drop(black_box(whole(text)))));
    tell("whole, from the text", from_text);
    tell(
        "analysis, from the blocks",
        least(time, || bodies.iter().for_each(|body| drop(black_box(analyse(body, Some("en")))))),
    );
    tell("  blocks", least(time, || texts.iter().for_each(|text| drop(black_box(plain::read(text))))));
    tell("  tokens and sentences", least(time, || bodies.iter().for_each(|body| drop(black_box(Reading::new(body))))));
    tell("  names by rules", least(time, || readings.iter().for_each(|reading| drop(black_box(ruled(reading))))));
    tell(
        "  names, rules and weights",
        least(time, || readings.iter().for_each(|reading| drop(black_box(Tagger.mentions(reading))))),
    );
    let merge = || {
        readings
            .iter()
            .zip(&mentions)
            .for_each(|(reading, mentions)| drop(black_box(entities::entities(reading, mentions))))
    };
    tell("  entities", least(time, merge));
    // The marks are paired with the tokens; here only what stands between them is judged.
    tell(
        "  quotes, from paired marks",
        least(time, || readings.iter().for_each(|reading| drop(black_box(quotes::direct(reading))))),
    );
    let attribute = || {
        for ((reading, direct), named) in readings.iter().zip(&direct).zip(&named) {
            drop(black_box(attribution::attribute(reading, direct, named)));
        }
    };
    tell("  attribution and sources", least(time, attribute));
    peer::compare(texts, words, from_text);
}

fn whole(text: &str) -> newsdesk::model::Findings {
    let article = plain::read(text);
    analyse(&article.body, Some("en"))
}

/// The quickest run: what else the machine does only ever adds.
fn least(time: Duration, mut run: impl FnMut()) -> f64 {
    let begun = Instant::now();
    let mut least = f64::INFINITY;
    while begun.elapsed() < time || least.is_infinite() {
        let started = Instant::now();
        run();
        least = least.min(started.elapsed().as_secs_f64());
    }
    least
}

/// Whether an article twice as long takes twice the time.
fn longer() {
    println!("\none article, made longer (the analysis reads the first 400 KB)");
    for times in [1, 2, 4, 8, 16, 32, 64] {
        let text = Articles::new(2).take(times).collect::<Vec<_>>().join("\n\n");
        let took = least(Duration::from_millis(200), || drop(black_box(whole(&text))));
        let words = text.split_whitespace().count();
        println!(
            "{words:7} words {:8} bytes {:9.3} ms {:9.0} words/s",
            text.len(),
            took * 1_000.0,
            words as f64 / took
        );
    }
}

/// What stays taken after ever more articles, all different.
fn watch_memory() {
    println!();
    let mut articles = Articles::new(3);
    for number in 1..=MANY {
        drop(black_box(whole(&articles.next().unwrap())));
        if matches!(number, 1 | 10 | 100 | 1_000 | MANY) {
            println!("after {number:6} articles: {:6.1} MB resident", memory::mega(memory::resident()));
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
