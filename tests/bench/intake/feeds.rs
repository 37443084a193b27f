//! Large feeds, the same at every run.

use std::fmt::Write;

/// Entries of each feed.
const ENTRIES: usize = 2_000;

const WORDS: [&str; 24] = [
    "harbour", "council", "ferry", "the", "of", "said", "on", "Tuesday", "new", "would", "a", "members", "night",
    "island", "cost", "repair", "storm", "voted", "after", "with", "more", "than", "hundred", "people",
];

/// A row of numbers without a pattern, begun by hand so that every run reads the same bytes.
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect();
        words.join(" ")
    }

    fn html(&mut self) -> String {
        let mut out = String::new();
        for _ in 0..2 + self.roll(6) {
            let (text, link, number) = (self.words(60), self.words(4), self.roll(9_999));
            let _ = write!(
                out,
                "<p>{text} <a href=\"https://bench.example/{number}?a=1&amp;b=2\">{link}</a>, “it’s <em>{link}</em>”.</p>\n\
                 <figure><img src=\"https://bench.example/{number}.jpg\" alt=\"{link}\"/><figcaption>{link}</figcaption></figure>\n"
            );
        }
        out
    }
}

fn escaped(html: &str) -> String {
    html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("RSS, HTML in CDATA", rss(|html| format!("<content:encoded><![CDATA[{html}]]></content:encoded>"))),
        ("RSS, HTML escaped", rss(|html| format!("<content:encoded>{}</content:encoded>", escaped(html)))),
        ("RSS, teasers only", rss(|_| String::new())),
        (
            "RSS, HTML bare, never closed, bare &",
            rss(|html| format!("<content:encoded>{}", html.replace("&amp;", "&").replace("</em>", ""))),
        ),
        ("RSS, Windows-1252 that calls itself UTF-8", misnamed()),
        ("Atom, XHTML", atom()),
        ("JSON Feed", json()),
    ]
}

fn rss(content: impl Fn(&str) -> String) -> Vec<u8> {
    let mut dice = Dice(7);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Bench</title>\n\
         <link>https://bench.example/</link>\n",
    );
    for number in 0..ENTRIES {
        let (title, teaser, html) = (dice.words(8), dice.words(30), dice.html());
        let _ = write!(
            out,
            "<item>\n  <title>{title} &amp; more</title>\n  <link>https://bench.example/{number}?utm_source=rss</link>\n  \
             <pubDate>Mon, 02 Nov 2026 {:02}:00:00 GMT</pubDate>\n  <dc:creator><![CDATA[Ana Ruiz]]></dc:creator>\n  \
             <category>World</category>\n  <guid isPermaLink=\"false\">bench-{number}</guid>\n  \
             <media:thumbnail url=\"https://bench.example/{number}.jpg\" width=\"90\"/>\n  \
             <description>{teaser}</description>\n  {}</item>\n",
            number % 24,
            content(&html)
        );
    }
    out.push_str("</channel></rss>");
    out.into_bytes()
}

fn misnamed() -> Vec<u8> {
    let feed = rss(|html| format!("<content:encoded><![CDATA[{html}]]></content:encoded>"));
    let mut out = Vec::with_capacity(feed.len());
    for c in String::from_utf8(feed).unwrap().chars() {
        out.push(match c {
            '“' => 0x93,
            '”' => 0x94,
            '’' => 0x92,
            c => c as u8,
        });
    }
    out
}

fn atom() -> Vec<u8> {
    let mut dice = Dice(11);
    let mut out = String::from(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Bench</title><link href=\"https://bench.example/\"/>\n",
    );
    for number in 0..ENTRIES {
        let (title, html) = (dice.words(8), dice.html());
        let _ = writeln!(
            out,
            "<entry><title type=\"html\">{title}</title><link rel=\"alternate\" href=\"/{number}\"/><id>tag:bench.example,2026:{number}</id>\
             <updated>2026-11-02T{:02}:00:00Z</updated><author><name>Bo Li</name></author>\
             <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{html}</div></content></entry>",
            number % 24
        );
    }
    out.push_str("</feed>");
    out.into_bytes()
}

fn json() -> Vec<u8> {
    let mut dice = Dice(13);
    let items: Vec<serde_json::Value> = (0..ENTRIES)
        .map(|number| {
            serde_json::json!({
                "id": number, "url": format!("/{number}"), "title": dice.words(8), "content_html": dice.html(),
                "date_published": "2026-11-02T08:00:00Z", "authors": [{"name": "Bo Li"}],
            })
        })
        .collect();
    serde_json::to_vec(&serde_json::json!({"title": "Bench", "items": items})).unwrap()
}
