//! A small library of made-up news, in memory.

use newsdesk::model::{
    Article, ArticleId, ArticleRow, Ask, Block, BlockKind, Body, Entity, EntityKind, Feed, FeedHealth, FeedId,
    Findings, Link, Opened, Page, Quote, QuoteKind, Source, SourceKind, Span, Text,
};

/// The clock of the tests: 14 November 2023, 22:13:20 UTC.
pub const NOW: i64 = 1_700_000_000;

/// A body from blocks, parted by blank lines.
pub fn body(blocks: &[(BlockKind, &str)]) -> Body {
    let mut text = String::new();
    let mut body = Body::default();
    for (kind, words) in blocks {
        let start = text.len();
        text.push_str(words);
        body.blocks.push(Block::new(*kind, Span::new(start, text.len())));
        text.push_str("\n\n");
    }
    body.text = Text::lines(text.trim_end());
    body
}

/// Every place that holds the words.
pub fn all(body: &Body, words: &str) -> Vec<Span> {
    body.text.match_indices(words).map(|(start, _)| Span::new(start, start + words.len())).collect()
}

/// The first place that holds the words.
pub fn first(body: &Body, words: &str) -> Span {
    all(body, words)[0]
}

fn entity(body: &Body, name: &str, forms: &[&str], kind: EntityKind, confidence: f32) -> Entity {
    let mut mentions: Vec<Span> = forms.iter().flat_map(|form| all(body, form)).collect();
    mentions.sort();
    Entity { name: Text::line(name), kind, role: None, mentions, confidence }
}

/// The article that most tests read: every kind of block, two speakers, a doubtful place.
pub fn lock_article() -> (Article, Findings) {
    use BlockKind::{
        Byline, Caption, Credit, Heading, Headline, Kicker, Lead, ListItem, Paragraph, Quote as Set, Table,
    };
    let mut body = body(&[
        (Kicker, "Inland waterways"),
        (Headline, "Sea lock at Oster Quay reopens after eleven months"),
        (Byline, "By Ida Marrow"),
        (
            Lead,
            "OSTER QUAY, Nov. 14 — The great sea lock opened its gates on Tuesday for the first time since the winter flood.",
        ),
        (Caption, "A tug passes the lock on Tuesday morning. (Piet Ansel/Lowland Press)"),
        (Paragraph, "“The gates held all night,” harbour master Lena Voss said. “We could not have asked for more.”"),
        (Paragraph, "Voss said that traffic would be back to normal by spring, the Quay Courier reported."),
        (Heading, "What it cost"),
        (Paragraph, "The Inland Canal Board put the bill at 41 million crowns, twice the first estimate."),
        (Set, "Nobody builds a lock for the year it is built in."),
        (ListItem, "New gates: 19 million, paid by the Inland Canal Board over ten years of tolls"),
        (ListItem, "Dredging: 12 million"),
        (Table, "Month | Ships\nSeptember | 0\nNovember | 212"),
        (Paragraph, "Port officials who asked not to be named said a second lock was being weighed."),
        (Credit, "Some information was provided by Lowland Press."),
    ]);
    let credit = first(&body, "(Piet Ansel/Lowland Press)");
    let caption = body.blocks.iter_mut().find(|block| block.kind == Caption).unwrap();
    caption.credit = Some(credit);
    body.links
        .push(Link { span: first(&body, "twice the first estimate"), url: Text::line("https://quay.example/bill") });
    let findings = lock_findings(&body);
    let article = Article {
        url: Some(Text::line("https://quay.example/lock")),
        headline: Text::line("Sea lock at Oster Quay reopens after eleven months"),
        byline: vec![Text::line("Ida Marrow")],
        publisher: Some(Text::line("Quay Courier")),
        published: Some(NOW - 3 * 3600),
        body,
        ..Article::default()
    };
    (article, findings)
}

fn lock_findings(body: &Body) -> Findings {
    let quote = |kind, parts: &[&str], speaker: u32, mention: &str, confidence| Quote {
        kind,
        parts: parts.iter().map(|part| first(body, part)).collect(),
        speaker: Some(speaker),
        speaker_mention: Some(first(body, mention)),
        cue: Some(first(body, "said")),
        confidence,
    };
    let source = |name: &str, kind, entity, quoted, paraphrased| Source {
        name: Text::line(name),
        kind,
        entity,
        quoted,
        paraphrased,
        credited: false,
        via: None,
        mentions: all(body, name),
        confidence: 0.9,
    };
    let mut voss = source("Lena Voss", SourceKind::Person, Some(0), 1, 1);
    voss.mentions = all(body, "Voss");
    Findings {
        quotes: vec![
            quote(
                QuoteKind::Direct,
                &["The gates held all night,", "We could not have asked for more."],
                0,
                "Lena Voss",
                0.95,
            ),
            quote(QuoteKind::Indirect, &["traffic would be back to normal by spring"], 0, "Voss said that", 0.8),
            quote(QuoteKind::Indirect, &["a second lock was being weighed"], 3, "Port officials", 0.5),
        ],
        entities: vec![
            entity(body, "Lena Voss", &["Voss"], EntityKind::Person, 0.97),
            entity(body, "Inland Canal Board", &["Inland Canal Board"], EntityKind::Organisation, 0.9),
            entity(body, "Lowland Press", &["Lowland Press"], EntityKind::Organisation, 0.5),
            entity(body, "Oster Quay", &["Oster Quay", "OSTER QUAY"], EntityKind::Place, 0.8),
        ],
        sources: vec![
            voss,
            source("Quay Courier", SourceKind::Outlet, None, 0, 1),
            Source { credited: true, ..source("Lowland Press", SourceKind::Agency, Some(2), 0, 0) },
            source("Port officials", SourceKind::Anonymous, None, 0, 1),
        ],
        stances: Vec::new(),
    }
}

/// A library: feeds, and articles with what is found in them.
pub struct News {
    pub feeds: Vec<Feed>,
    pub articles: Vec<Opened>,
    /// Pages of the shelf, by what is asked.
    pub pages: Vec<(Ask, Page)>,
}

impl News {
    /// The lock article, and `count - 1` short ones, newest first.
    pub fn of(count: usize) -> Self {
        let feed = |id, title: &str, folder: &str, error: Option<&str>| Feed {
            id: FeedId(id),
            url: Text::line("https://feed.example/rss"),
            title: Text::line(title),
            site: None,
            folder: Text::line(folder),
            full_text: false,
            unread: 2,
            total: 4,
            health: FeedHealth { error: error.map(Text::line), ..FeedHealth::default() },
        };
        let feeds = vec![
            feed(1, "Quay Courier", "Coast", None),
            feed(2, "Hill Gazette", "", Some("hill.example does not answer; it is tried again in an hour")),
        ];
        let articles = (0..count).map(|index| if index == 0 { lock() } else { short(index) }).collect();
        Self { feeds, articles, pages: Vec::new() }
    }
}

fn lock() -> Opened {
    let (article, findings) = lock_article();
    let row = ArticleRow {
        id: ArticleId(1),
        feed: Some(FeedId(1)),
        headline: article.headline.clone(),
        publisher: Text::line("Quay Courier"),
        url: article.url.clone(),
        published: NOW - 3 * 3600,
        read: false,
        quotes: Some(1),
        sources: Some(4),
        ..ArticleRow::default()
    };
    Opened { row, article, findings: Some(findings), bookmark: None, place: None, highlights: Vec::new() }
}

fn short(index: usize) -> Opened {
    let headline = format!("Short piece number {index} from the hills, on weather and on roads");
    let paragraph = format!("Paragraph of piece {index}, which says little. ").repeat(12);
    let body = body(&[
        (BlockKind::Headline, &headline),
        (BlockKind::Lead, paragraph.trim()),
        (BlockKind::Paragraph, paragraph.trim()),
    ]);
    let row = ArticleRow {
        id: ArticleId(i64::try_from(index).unwrap() + 1),
        feed: Some(FeedId(2)),
        headline: Text::line(&headline),
        publisher: Text::line("Hill Gazette"),
        published: NOW - i64::try_from(index).unwrap() * 40_000,
        read: index % 3 == 2,
        quotes: Some(0),
        sources: Some(0),
        words: 160,
        ..ArticleRow::default()
    };
    let article = Article { headline: Text::line(&headline), body, ..Article::default() };
    Opened { row, article, findings: Some(Findings::default()), bookmark: None, place: None, highlights: Vec::new() }
}
