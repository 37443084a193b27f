//! How fast pages are read: HTML to an article, the tree and the scores included.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use newsdesk::feeds::extract;

use crate::feeds::Dice;

/// Each set is read until this time is over and at least five times; the best round counts.
const TIME: Duration = Duration::from_secs(2);

pub fn told() {
    let usual =
        |paragraphs, links, script| (0..20).map(|seed| page(seed, paragraphs, links, script)).collect::<Vec<_>>();
    timed("pages, short, of a plain site", &usual(8, 30, 0));
    timed("pages, usual: menus, teasers, scripts", &usual(20, 250, 120_000));
    timed("pages, long, many comments", &usual(150, 800, 300_000));
}

/// The pages in a folder.
pub fn told_of(folder: &str) {
    let pages = super::files(Path::new(folder));
    let pages: Vec<String> = pages.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    timed(&format!("{folder}, {} pages", pages.len()), &pages);
}

fn timed(name: &str, pages: &[String]) {
    let bytes: usize = pages.iter().map(String::len).sum();
    let (mut best, mut rounds, mut words) = (Duration::MAX, 0, 0);
    let begin = Instant::now();
    while rounds < 5 || begin.elapsed() < TIME {
        let start = Instant::now();
        let articles = pages.iter().map(|page| extract::read(page, Some("https://bench.example/2026/11/02/ferry")));
        words = articles.map(|article| article.body.word_count()).sum();
        best = best.min(start.elapsed());
        rounds += 1;
    }
    let each = best.as_secs_f64() * 1e3 / pages.len() as f64;
    let size = bytes as f64 / 1e3 / pages.len() as f64;
    println!("{name:<40} {size:>7.0} kB a page {:>6} words a page {each:>8.2} ms a page", words / pages.len());
}

/// A page as news sites make them: a menu, the article with figures and a box, teasers, comments, scripts.
fn page(seed: u64, paragraphs: usize, links: usize, script: usize) -> String {
    let mut dice = Dice(seed * 77 + 5);
    let title = dice.words(8);
    let mut out = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title} - Bench</title>\
         <meta property=\"og:title\" content=\"{title}\"><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\
         \"headline\":\"{title}\",\"datePublished\":\"2026-11-02T10:00:00Z\",\"author\":{{\"name\":\"Ana Ruiz\"}}}}</script>\
         <script>{}</script></head><body><nav class=menu><ul>",
        "a(1);".repeat(script / 5)
    );
    for number in 0..links / 2 {
        let words = dice.words(2);
        let _ = writeln!(out, "<li class=\"menu-item level-2\"><a href=\"/section/{number}\">{words}</a></li>");
    }
    let _ = write!(out, "</ul></nav><main><article class=story><h1>{title}</h1><p class=byline>By Ana Ruiz</p>");
    for number in 0..paragraphs {
        let (text, link) = (dice.words(45), dice.words(3));
        let _ = writeln!(
            out,
            "<div class=part><p>{text} <a href=\"/{number}\">{link}</a>, “it’s <em>{link}</em>”.</p></div>"
        );
        if number % 5 == 2 {
            let (shown, alt) = (dice.words(12), dice.words(5));
            let _ = writeln!(
                out,
                "<figure><picture><source srcset=\"/{number}-1.webp 400w, /{number}-2.webp 800w\"><img src=\"/{number}.jpg\" \
                 alt=\"{alt}\"></picture><figcaption>{shown} <span class=credit>Ana Ruiz/Bench</span></figcaption></figure>"
            );
        }
    }
    out.push_str("</article></main><aside class=related>");
    for number in 0..links / 2 {
        let words = dice.words(9);
        let _ = writeln!(
            out,
            "<div class=\"card teaser\"><a href=\"/a/{number}\"><img src=\"/t{number}.jpg\"><h3>{words}</h3></a><time>2h</time></div>"
        );
    }
    out.push_str("</aside><section class=comments>");
    for _ in 0..paragraphs / 2 {
        let words = dice.words(30);
        let _ = writeln!(out, "<div class=comment><b>Ben</b><p>{words}.</p></div>");
    }
    out.push_str("</section><footer>Bench</footer></body></html>");
    out
}
