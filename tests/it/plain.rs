//! Plain-text captures: goldens in `tests/golden/plain`, and what must hold for any input.
//!
//! `NEWSDESK_BLESS=1` writes the expected listings anew; read the diff before you keep it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use newsdesk::feeds::plain;
use newsdesk::model::{Article, Block, BlockKind};
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/plain")
}

fn captures() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    found.sort();
    found
}

/// What was read, a line each: the article's own fields, then its blocks by their first words.
fn listing(article: &Article) -> String {
    let mut out = String::new();
    let names: Vec<&str> = article.byline.iter().map(|name| &**name).collect();
    let date = |at: Option<i64>| {
        at.and_then(|at| chrono::DateTime::from_timestamp(at, 0)).map_or("none".to_owned(), |at| at.to_rfc3339())
    };
    writeln!(out, "byline = {}", names.join("; ")).unwrap();
    writeln!(out, "dateline = {}", article.dateline.as_deref().unwrap_or("none")).unwrap();
    writeln!(out, "published = {}", date(article.published)).unwrap();
    writeln!(out, "modified = {}", date(article.modified)).unwrap();
    for block in &article.body.blocks {
        writeln!(out, "{}", line(article, block)).unwrap();
    }
    out
}

fn line(article: &Article, block: &Block) -> String {
    let text = &article.body.text;
    let kind = serde_json::to_value(block.kind).unwrap();
    let words: Vec<&str> = block.span.of(text).split_whitespace().collect();
    let mut out = kind.as_str().unwrap().to_owned();
    if let Some(copy) = block.duplicate_of {
        write!(out, " (copy of {copy})").unwrap();
    }
    write!(out, ": {}", words.iter().take(9).copied().collect::<Vec<_>>().join(" ")).unwrap();
    if words.len() > 9 {
        write!(out, " … {}", words.last().unwrap()).unwrap();
    }
    if let Some(credit) = block.credit {
        write!(out, " [credit {}]", credit.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).unwrap();
    }
    out
}

#[test]
fn captures_read_as_expected() {
    let captures = captures();
    assert!(captures.len() >= 8, "goldens are missing in {}", folder().display());
    for path in captures {
        let found = listing(&plain::read(&fs::read_to_string(&path).unwrap()));
        let golden = path.with_extension("blocks");
        if env::var_os("NEWSDESK_BLESS").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert!(expected == found, "{} reads otherwise:\n{found}", path.display());
    }
}

/// What every reading must hold, whatever was read.
fn check(raw: &str) {
    let article = plain::read(raw);
    let body = &article.body;
    assert_eq!(body.text.chars().count(), raw.chars().count(), "a span must mean the same in both");
    let mut last = 0;
    for (index, block) in body.blocks.iter().enumerate() {
        let words = block.span.of(&body.text);
        assert!(!words.trim().is_empty() && words.trim() == words, "{:?} {words:?}", block.kind);
        assert!(block.span.start() >= last, "blocks overlap at {last}");
        let between = &body.text[last..block.span.start()];
        assert!(!between.contains(char::is_alphanumeric), "{between:?} is in no block");
        last = block.span.end();
        assert!(block.duplicate_of.is_none_or(|copy| copy as usize != index && (copy as usize) < body.blocks.len()));
        assert!(block.credit.is_none_or(|credit| block.span.covers(credit) && !credit.is_empty()));
    }
    assert!(!body.text[last..].contains(char::is_alphanumeric), "the end is in no block");
    for kind in [BlockKind::Headline, BlockKind::Kicker, BlockKind::Lead, BlockKind::Dateline] {
        assert!(body.blocks.iter().filter(|block| block.kind == kind).count() <= 1, "{kind:?} stands twice");
    }
}

#[test]
fn the_goldens_hold_what_every_reading_holds() {
    for path in captures() {
        let raw = fs::read_to_string(path).unwrap();
        check(&raw);
        check(&raw.replace('\n', "\r\n"));
        check(&raw.replace("\n\n", "\n"));
    }
}

#[test]
fn parts_of_a_capture_are_captures_too() {
    for path in captures() {
        let raw = fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = raw.lines().collect();
        for start in (0..lines.len()).step_by(5) {
            check(&lines[start..].join("\n"));
            check(&lines[..start].join("\n"));
        }
    }
}

#[test]
fn line_endings_change_nothing() {
    for path in captures() {
        let raw = fs::read_to_string(path).unwrap();
        let (unix, windows) = (plain::read(&raw), plain::read(&raw.replace('\n', "\r\n")));
        let kinds = |article: &Article| article.body.blocks.iter().map(|block| block.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&unix), kinds(&windows));
        assert_eq!(unix.headline, windows.headline);
    }
}

/// A reading whose time grows with the square would not come to an end here.
#[test]
fn a_large_capture_of_anything_is_read() {
    for pattern in [
        "\n",
        "a",
        "(\n",
        "| ",
        "“a b c d”\n",
        "Photo: Ada Roe\n",
        "x\n",
        "Related\nBig harbour news\n",
        "3 May 2024\n",
        "[1]",
        "- a\n\n",
    ] {
        let raw = pattern.repeat(300_000 / pattern.len());
        let article = plain::read(&raw);
        assert_eq!(article.body.text.len(), raw.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(raw in "(?s).{0,400}") {
        check(&raw);
    }

    #[test]
    fn any_page_of_scraps_is_read(scraps in prop::collection::vec(prop::sample::select(SCRAPS), 0..40)) {
        check(&scraps.join("\n"));
    }
}

/// Pieces of pages, to be thrown together.
const SCRAPS: &[&str] = &[
    "",
    "  ",
    "Share",
    "By Ada Roe",
    "3 May 2024, 10:15",
    "LUNDE, May 3 (Coast Wire) - Two boats sank on Friday in a storm that nobody had foreseen.",
    "LUNDE —",
    "The harbour was closed on Friday after two boats had sunk in a storm that nobody had foreseen.",
    "“We wait,” she said.",
    "“We wait”",
    "FILE - Boats lie in the harbour of Lunde, May 3, 2021.",
    "Boats at Lunde (Photo: Ada Roe)",
    "Photo: Ada Roe",
    "Image caption,",
    "Related",
    "Harbour board votes to sell the quay",
    "# Harbour board votes to sell the quay",
    "> It is only a quay.",
    "**",
    "* * *",
    "1. One",
    "• Two",
    "(Reporting by Ada Roe)",
    "Correction: the boats were three.",
    "港は金曜日に閉鎖された。",
    "😀",
    "\u{301}",
];
