//! Newsletters as mail files: goldens in `tests/golden/mail`.
//!
//! `NEWSDESK_BLESS=1` writes the expected listings anew; read the diff before you keep it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use newsdesk::feeds::mail;
use newsdesk::model::Article;
use proptest::prelude::*;

fn letters() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/mail");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "eml")).collect();
    found.sort();
    found
}

fn listing(article: &Article) -> String {
    let date = article.published.and_then(|at| chrono::DateTime::from_timestamp(at, 0)).map(|at| at.to_rfc3339());
    let mut out = format!(
        "headline = {}\npublisher = {}\npublished = {}\n",
        article.headline,
        article.publisher.as_deref().unwrap_or("none"),
        date.as_deref().unwrap_or("none")
    );
    for block in &article.body.blocks {
        writeln!(out, "{:?}: {}", block.kind, article.body.words(block).replace('\n', " / ")).unwrap();
    }
    for link in &article.body.links {
        writeln!(out, "{} -> {}", link.span.of(&article.body.text), link.url).unwrap();
    }
    out
}

#[test]
fn letters_read_as_they_should() {
    for path in letters() {
        let bytes = fs::read(&path).unwrap();
        assert!(mail::is_mail(&bytes), "{}", path.display());
        let is = listing(&mail::read(&bytes).unwrap());
        let golden = path.with_extension("txt");
        if env::var_os("NEWSDESK_BLESS").is_some() {
            fs::write(&golden, &is).unwrap();
        }
        assert_eq!(is, fs::read_to_string(&golden).unwrap(), "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_letter_is_read_or_refused(which in 0usize..2, at in 0usize..4000, junk in prop::collection::vec(any::<u8>(), 0..40)) {
        let letters = letters();
        let mut bytes = fs::read(&letters[which % letters.len()]).unwrap();
        let at = at.min(bytes.len());
        let end = (at + junk.len() / 2).min(bytes.len());
        bytes.splice(at..end, junk);
        if let Some(article) = mail::read(&bytes) {
            for block in &article.body.blocks {
                prop_assert!(article.body.text.get(block.span.start()..block.span.end()).is_some());
            }
        }
    }
}
