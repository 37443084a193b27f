//! The shelf of names, by keys: going there, along it, and putting names right.

use newsdesk::app::{Pane, Screen};
use newsdesk::model::{
    ArticleRow, Ask, Change, Correction, Name, NameId, NameKind, NamePage, NameRow, NamesPage, Page, QuoteEntry,
    QuoteId, Text,
};

use crate::support::news::{NOW, News};
use crate::support::session::Session;

fn name(id: i64, name: &str, kind: NameKind, articles: u32) -> NameRow {
    NameRow { id: NameId(id), name: Text::line(name), kind, articles, last_seen: Some(NOW - 86_400) }
}

fn lena() -> NameRow {
    name(1, "Lena Voss", NameKind::Person, 12)
}

fn all() -> Ask {
    Ask::Names { words: Text::default(), kind: None }
}

/// A library that knows three names, and all about the first.
fn news() -> News {
    let mut news = News::of(3);
    let board = name(2, "Inland Canal Board", NameKind::Organisation, 7);
    let rows = vec![lena(), board.clone(), name(3, "Oster Quay", NameKind::Place, 5)];
    let row: ArticleRow = news.articles[0].row.clone();
    let quote = |id, words: &str, speaker: &str| QuoteEntry {
        id: QuoteId(id),
        words: Text::line(words),
        speaker: Some((NameId(id), Text::line(speaker))),
        speaker_kind: Some(NameKind::Person),
        role: None,
        direct: true,
        confidence: 0.9,
        cue: None,
        context: Text::default(),
        row: row.clone(),
        place: 199 + u32::try_from(id).unwrap(),
        others: Vec::new(),
    };
    let page = NamePage {
        aliases: vec![name(4, "Voss", NameKind::Person, 3)],
        first_seen: Some(NOW - 40 * 86_400),
        over_time: vec![1, 0, 4, 8],
        said: vec![quote(1, "The gates held all night.", "Lena Voss")],
        said_about: vec![quote(9, "Voss never slept that week.", "Tomas Reik")],
        beside: vec![(board, 6)],
        articles: vec![(row.clone(), 200)],
        ..NamePage::of(lena())
    };
    let page = Page::Name(Box::new(page));
    let words = Ask::Names { words: Text::line("inl"), kind: None };
    let people = Ask::Names { words: Text::default(), kind: Some(NameKind::Person) };
    news.pages = vec![
        (all(), Page::Names(NamesPage { rows: rows.clone(), more: None })),
        (people, Page::Names(NamesPage { rows: rows[..1].to_vec(), more: None })),
        (words, Page::Names(NamesPage { rows: rows[1..2].to_vec(), more: None })),
        (Ask::Name(NameId(1)), page.clone()),
        (Ask::Name(NameId(4)), page.clone()),
        (Ask::Named(Name { name: Text::line("Lena Voss"), kind: NameKind::Person }), page),
    ];
    news
}

fn corrections(session: &Session) -> Vec<Change> {
    let kept =
        session.written.iter().filter(|change| matches!(change, Change::Correct { .. } | Change::TakeBack { .. }));
    kept.cloned().collect()
}

#[test]
fn the_list_leads_to_the_page_and_the_page_to_the_article() {
    let mut session = Session::new(120, 40, news());
    session.keys("g p");
    let screen = session.screen();
    assert!(screen.contains("Lena Voss") && screen.contains("12 articles"), "{screen}");
    session.keys("1");
    assert!(!session.screen().contains("Inland Canal Board"), "{}", session.screen());
    session.keys("1 enter");
    let screen = session.screen();
    for part in
        ["Also called", "Voss", "▁", "█", "“The gates held all night.”", "Tomas Reik", "Appears with", "6 articles"]
    {
        assert!(screen.contains(part), "{part}:\n{screen}");
    }
    session.find("The gates held");
    session.keys("j j enter");
    assert_eq!(
        session.app.reading.as_ref().map(|reading| reading.opened.row.id),
        Some(session.news.articles[0].row.id)
    );
    session.keys("tab h h q");
    assert!(session.app.screen == Screen::Shelf || session.app.screen == Screen::News);
}

#[test]
fn a_star_goes_to_what_the_library_knows_of_a_name_or_searches_for_it() {
    let mut session = Session::new(140, 40, news());
    session.keys("enter ] e").keys("*");
    // The first mention of the text is a name that the library does not know.
    assert_eq!(session.app.screen, Screen::Search);
    let mut session = Session::new(140, 40, news());
    session.keys("enter l");
    assert_eq!(session.app.focus, Pane::Panel);
    session.keys("*");
    assert_eq!(session.app.screen, Screen::Shelf);
    assert!(session.screen().contains("What they said"), "{}", session.screen());
}

#[test]
fn names_are_put_right_and_the_last_correction_can_be_taken_back() {
    let mut session = Session::new(120, 40, news());
    session.keys("g p M").types("inl");
    assert!(session.screen().contains("Inland Canal Board"), "{}", session.screen());
    session.keys("tab enter");
    let merge = Correction::Merge {
        name: Text::line("Lena Voss"),
        kind: NameKind::Person,
        into: Text::line("Inland Canal Board"),
        into_kind: NameKind::Organisation,
    };
    assert_eq!(corrections(&session), [Change::Correct { correction: merge.clone() }]);
    session.keys("u");
    assert_eq!(corrections(&session).last(), Some(&Change::TakeBack { correction: merge }));

    session.keys("c ctrl-u").types("Lena Voss-Amaro").keys("enter");
    let (name, kind) = (Text::line("Lena Voss"), NameKind::Person);
    let rename = Correction::Rename { name: name.clone(), kind, to: Text::line("Lena Voss-Amaro") };
    assert_eq!(corrections(&session).last(), Some(&Change::Correct { correction: rename }));
    session.keys("C o");
    let retype = Correction::Retype { name: name.clone(), kind, to: NameKind::Organisation };
    assert_eq!(corrections(&session).last(), Some(&Change::Correct { correction: retype }));
    session.keys("D");
    assert_eq!(
        corrections(&session).last(),
        Some(&Change::Correct { correction: Correction::NotAName { name, kind } })
    );
    // On the page the alias that is selected is meant.
    session.keys("enter j P");
    let part = Correction::Split { name: Text::line("Voss"), kind };
    assert_eq!(corrections(&session).last(), Some(&Change::Correct { correction: part }));
}

#[test]
fn a_name_that_the_library_does_not_know_is_not_merged_into() {
    let mut session = Session::new(120, 40, news());
    session.keys("g p M").types("nobody").keys("enter");
    assert!(session.status().contains("knows no “nobody”"), "{}", session.status());
    assert_eq!(corrections(&session), []);
}

#[test]
fn all_about_a_name_or_only_what_it_says_is_followed() {
    let follow = |query: &str, name: &str| {
        Some(Change::Follow { query: Text::line(query), name: Text::line(name), notify: false })
    };
    let mut session = Session::new(120, 40, news());
    session.keys("g p enter F");
    let screen = session.screen();
    assert!(screen.contains("All about Lena Voss") && screen.contains("What Lena Voss says"), "{screen}");
    session.keys("a");
    assert!(session.screen().contains("Follow as"), "{}", session.screen());
    session.keys("enter");
    let all = follow("person:\"Lena Voss\" or speaker:\"Lena Voss\"", "Lena Voss");
    assert_eq!(session.written.last().cloned(), all);
    session.keys("F s enter");
    assert_eq!(session.written.last().cloned(), follow("speaker:\"Lena Voss\"", "Lena Voss says"));
}

#[test]
fn a_name_is_followed_from_the_list_as_from_its_page() {
    let mut session = Session::new(120, 40, news());
    session.keys("g p F");
    assert!(session.screen().contains("What Lena Voss says"), "{}", session.screen());
    session.keys("s enter");
    let says = Change::Follow {
        query: Text::line("speaker:\"Lena Voss\""),
        name: Text::line("Lena Voss says"),
        notify: false,
    };
    assert_eq!(session.written.last(), Some(&says));
    session.keys("j j F enter");
    let all =
        Change::Follow { query: Text::line("place:\"Oster Quay\""), name: Text::line("Oster Quay"), notify: false };
    assert_eq!(session.written.last(), Some(&all), "a place speaks nowhere");
}

#[test]
fn the_star_leads_from_a_quote_to_who_said_it() {
    let mut session = Session::new(120, 40, news());
    session.keys("g p enter");
    let row = session.screen().lines().position(|line| line.contains("Voss never slept")).unwrap();
    assert!(row > 0);
    let about = |session: &Session| {
        let level = session.app.shelf.level().unwrap();
        level.quote().map(|quote| quote.words.to_string())
    };
    let lines = session.app.shelf.level().unwrap().rows.len();
    for _ in 0..lines {
        if about(&session).as_deref() != Some("Voss never slept that week.") {
            session.keys("j");
        }
    }
    session.keys("*");
    assert_eq!(session.app.shelf.level().unwrap().ask, Ask::Name(NameId(9)));
}
