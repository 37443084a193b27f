//! The picture in the README is the real screen, on an article of the sample edition.

use std::fs;
use std::path::PathBuf;

use newsdesk::desk::Desk;
use newsdesk::model::{Around, ListQuery, Opened};
use ratatui::style::Color;

use crate::support::news::{NOW, News};
use crate::support::session::Session;
use crate::support::svg;

/// The sample edition as a first start loads it, at a fixed moment.
fn sample_edition() -> News {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&home.path().join("library.db")).unwrap();
    let page = desk.rows(&ListQuery::default(), Around::Place(0), 100).unwrap();
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let now = i64::try_from(now).unwrap();
    let mut open = |row: &newsdesk::model::ArticleRow| {
        let findings = desk.analyse_article(row.id).unwrap();
        let mut opened: Opened = desk.open_article(row.id).unwrap();
        // Half hours before now are kept; the seconds that loading took are not.
        let age = (now - opened.row.published + 900) / 1800 * 1800;
        opened.row.published = NOW - age;
        opened.article.published = Some(NOW - age);
        opened.findings = Some(findings);
        opened
    };
    let articles = page.rows.iter().map(&mut open).collect();
    News { feeds: desk.feeds().unwrap(), articles, pages: Vec::new() }
}

/// `UPDATE_GOLDEN=1 cargo test` makes the picture anew.
#[test]
fn the_picture_is_the_screen() {
    let mut session = Session::new(150, 40, sample_edition());
    session.keys("j j j enter ] q ] q");
    let buffer = session.buffer();
    let colour = |colour: Color| match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        other => panic!("the theme's ground is {other}"),
    };
    let (text, back) = (colour(buffer[(0, 0)].fg), colour(buffer[(0, 0)].bg));
    let picture = svg::picture(&buffer, &text, &back);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/screen.svg");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, picture).unwrap();
    } else {
        let kept = fs::read_to_string(&path).unwrap();
        assert!(kept == picture, "tests/golden/screen.svg is behind the screen; run with UPDATE_GOLDEN=1");
    }
}
