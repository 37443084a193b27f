//! How fast the whole library answers what it is asked about the news: queries, quote book, names, sources, stories.
//!
//! `cargo bench --bench desk -- ARTICLES [LIBRARY]`; a library that is there already is asked, not made.

#![allow(clippy::unwrap_used, clippy::pedantic)] // what can't be measured should die; its figures are small numbers

#[path = "../dice.rs"]
mod dice;
mod news;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use newsdesk::desk::Desk;
use newsdesk::model::{ArticleId, Ask, NameId, NameKind, Page, QuoteOrder, Text};
use newsdesk::store::{Incoming, Library, NewFeed, Packer};

use news::News;

const FEEDS: u64 = 100;

/// Articles that go into the library at once.
const BATCH: u64 = 500;

/// Articles that come last, one by one.
const SINGLE: u64 = 200;

/// The day after the last article.
const END: i64 = 1_795_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let articles: u64 = arguments.first().and_then(|number| number.parse().ok()).unwrap_or(5_000);
    let temporary = tempfile::tempdir().unwrap();
    let path = arguments.get(1).map_or_else(|| temporary.path().join("library.db"), PathBuf::from);
    let news = News::new();
    println!("{articles} articles");
    if !path.exists() {
        make(&path, &news, articles);
    }
    size(&path, &news, articles);
    ask(&path, &news);
}

/// Fills a library: each article with its text, then its words, then its findings.
fn make(path: &Path, news: &News, articles: u64) {
    let mut library = Library::open(path).unwrap();
    let feeds: Vec<NewFeed> = (0..FEEDS)
        .map(|number| NewFeed {
            url: format!("https://feed-{number}.example/"),
            title: format!("Feed {number}"),
            ..NewFeed::default()
        })
        .collect();
    let feeds: Vec<_> = library.add_feeds(&feeds).unwrap().into_iter().map(|(id, _)| id).collect();
    library.hurry().unwrap();
    let mut desk = Desk::open(path).unwrap();
    let mut packer = Packer::new().unwrap();
    let (mut taking, mut indexing, mut keeping) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let at_once = articles.saturating_sub(SINGLE);
    for batch in 0..at_once.div_ceil(BATCH) {
        let numbers = batch * BATCH..((batch + 1) * BATCH).min(at_once);
        let made: Vec<_> = numbers.clone().map(|number| news.article(number)).collect();
        let incoming = |(article, _): &(_, _), number: u64| incoming(article, number, articles, &mut packer);
        let mut incoming = incoming;
        let started = Instant::now();
        let all: Vec<Incoming> = made.iter().zip(numbers).map(|(one, number)| incoming(one, number)).collect();
        let feed = feeds[(batch % FEEDS) as usize];
        // They come in as they are published.
        let came = all.last().and_then(|one| one.published).unwrap();
        let taken = library.take(feed, &all, came).unwrap().new;
        taking += started.elapsed();
        let started = Instant::now();
        while desk.index_waiting(64).unwrap() > 0 {}
        indexing += started.elapsed();
        let started = Instant::now();
        let found: Vec<_> = taken.into_iter().zip(made).map(|(id, (a, f))| (id, a, f)).collect();
        desk.keep_all_findings(&found).unwrap();
        while desk.work_off(64).unwrap() > 0 {}
        keeping += started.elapsed();
    }
    for (name, time) in [("taken in", taking), ("indexed", indexing), ("catalogued, stories told apart", keeping)] {
        println!("{name:52} {:9.3} ms an article", millis(time) / at_once.max(1) as f64);
    }
    let mut times = Vec::new();
    for number in at_once..articles {
        let (article, findings) = news.article(number);
        let one = incoming(&article, number, articles, &mut packer);
        let id = library.take(feeds[0], &[one], END).unwrap().new[0];
        while desk.index_waiting(1).unwrap() > 0 {}
        desk.keep_findings(id, &article, &findings).unwrap();
        let started = Instant::now();
        assert_eq!(desk.place_waiting(1).unwrap(), 1);
        times.push(started.elapsed());
    }
    times.sort_unstable();
    if let Some(worst) = times.last() {
        let (name, middle) = ("find the story of one new article", times[times.len() / 2]);
        println!("{name:52} {:9.3} ms (worst {:.3})", millis(middle), millis(*worst));
    }
    library.empty_log().unwrap();
}

fn incoming(article: &newsdesk::model::Article, number: u64, articles: u64, packer: &mut Packer) -> Incoming {
    let key = i64::try_from(number).unwrap();
    // Two years of news.
    let age = (articles - number) as f64 / articles as f64 * 2.0 * 365.0 * 86_400.0;
    Incoming {
        key,
        link: Some(key),
        content: key,
        headline: article.headline.to_string(),
        url: Some(format!("https://feed.example/{number}")),
        publisher: Some(format!("Publisher {}", number % 300)),
        published: Some(END - age as i64),
        words: u32::try_from(article.body.word_count()).unwrap(),
        body: packer.article(article).unwrap(),
        full: true,
    }
}

fn size(path: &Path, news: &News, articles: u64) {
    let bytes = std::fs::metadata(path).unwrap().len();
    let sample = articles.min(2_000);
    let (mut text, mut quotes, mut mentions) = (0, 0, 0);
    for number in 0..sample {
        let (article, findings) = news.article(number);
        text += article.body.text.len();
        quotes += findings.quotes.len();
        mentions += findings.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>();
    }
    let each = |sum: usize| sum as f64 / sample as f64;
    println!(
        "an article: {:.0} bytes of text, {:.1} quotes, {:.1} mentions; the library {:.2} times the text",
        each(text),
        each(quotes),
        each(mentions),
        bytes as f64 / (each(text) * articles as f64)
    );
}

fn ask(path: &Path, news: &News) {
    told("open the library", || drop(Desk::open(path).unwrap()));
    let desk = Desk::open(path).unwrap();
    let (common, rare) = (news.common_word(), news.rare_word());
    let (known, other) = (news.person(3), news.person(4_000));
    let last = known.rsplit(' ').next().unwrap();
    for words in [
        common.to_owned(),
        rare.to_owned(),
        format!("{common} {rare}"),
        format!("{common} -{rare}"),
        format!("{common} or {rare}"),
        format!("\"{common} {rare}\""),
        format!("title:{common}"),
        format!("quote:{common}"),
        format!("caption:{rare}"),
        format!("speaker:\"{known}\""),
        format!("speaker:{last} {common}"),
        format!("person:\"{other}\""),
        format!("source:anonymous {common}"),
        "is:unread has:quote".to_owned(),
        format!("{common} after:2026-06-01 quotes:>2"),
        "words:>100000".to_owned(),
        format!("publisher:\"Publisher 7\" {common}"),
        format!("{rare} {}", &common[..2]),
    ] {
        let hits = desk.search(&words, true, 60).unwrap().hits.len();
        told(&format!("search {words} ({hits})"), || drop(desk.search(&words, true, 60).unwrap()));
    }
    for words in ["person:", "person:b", "speaker:be", "publisher:7", "source:"] {
        let count = desk.offers(words).unwrap().len();
        told(&format!("complete {words} ({count})"), || drop(desk.offers(words).unwrap()));
    }
    let text = |words: &str| Text::line(words);
    let look = |name: &str, ask: &Ask| {
        told(name, || drop(desk.look(ask).unwrap()));
    };
    look("quote book", &Ask::quotes(text("")));
    look("quote book, by speaker", &Ask::Quotes { words: text(""), order: QuoteOrder::Speaker, direct: false });
    look("quote book, a common word", &Ask::quotes(text(common)));
    let speaker = text(&format!("speaker:\"{known}\""));
    look("quote book, one speaker", &Ask::quotes(speaker));
    look("names", &Ask::Names { words: text(""), kind: None });
    // What follows the twentieth part of a page is no further than what follows the first.
    let asks = [Ask::quotes(text("")), Ask::quotes(text(common)), Ask::Names { words: text(""), kind: None }];
    for (name, of) in ["quote book", "quote book, a common word", "names"].into_iter().zip(asks) {
        let mut part = of.clone();
        for _ in 0..20 {
            let Some(after) = desk.look(&part).unwrap().more() else { break };
            part = Ask::Further { of: Box::new(of.clone()), after };
        }
        look(&format!("{name}, far down"), &part);
    }
    look("names, two letters", &Ask::Names { words: text(&last[..2]), kind: None });
    for kind in [NameKind::Person, NameKind::Place] {
        let Page::Names(page) = desk.look(&Ask::Names { words: text(""), kind: Some(kind) }).unwrap() else { return };
        for place in [0, 50] {
            let Some(row) = page.rows.get(place) else { continue };
            let name = format!("{} number {}: in {} articles", kind.title(), place + 1, row.articles);
            look(&name, &Ask::Name(NameId(row.id.0)));
        }
    }
    look("sources", &Ask::Ledger { words: text("") });
    look("sources, of a publisher", &Ask::Ledger { words: text("publisher:\"Publisher 7\"") });
    look("stories", &Ask::Stories { words: text("") });
    look("notes", &Ask::Notes { words: text("") });
    told("open an article", || drop(desk.open_article(ArticleId(40)).unwrap()));
}

/// The median of some runs.
fn told(name: &str, mut what: impl FnMut()) {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let started = Instant::now();
            what();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{name:52} {:9.3} ms (worst {:.3})", millis(times[4]), millis(times[8]));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
