//! What the library knows of people, organisations and places, from articles that came in by a feed.

use std::sync::atomic::AtomicBool;

use newsdesk::desk::Desk;
use newsdesk::desk::refresh::{Options, run};
use newsdesk::model::{Ask, Correction, EntityKind, Name, NameKind, NamePage, NameRow, Page, Scope, Text};

use super::{Place, rows, rss};
use crate::support::site::{Answer, Site};

const STORIES: &[(u32, &str, &str)] = &[
    (
        1,
        "Harbour wall of Velmora to be rebuilt",
        "The harbour wall of Velmora will be rebuilt, Mayor Rosa Tavener said on Monday.</p><p>“We will not wait for the \
         next storm,” Tavener told reporters in Velmora.",
    ),
    (
        2,
        "Pilots praise the mayor",
        "“Tavener listened to us,” harbour pilot Karl Osten said in Velmora on Tuesday. Mayor Rosa Tavener was not there.",
    ),
    (3, "Mayor sees the wall", "Mayor Rosa Tavener walked along the wall on Wednesday. “It will stand,” Tavener said."),
    (4, "Tavener at the fair", "Tavener opened the fair in Velmora on Thursday. “Eat something,” Tavener said."),
];

fn filled() -> (Place, Site) {
    let (place, site) = (Place::new(), Site::new());
    site.set("/rss", Answer::ok(rss(STORIES)));
    place.desk().add_feed(&site.url("/rss"), "").unwrap();
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    let mut desk = place.desk();
    while desk.work_off(50).unwrap() > 0 {}
    (place, site)
}

fn names(desk: &Desk, words: &str) -> Vec<NameRow> {
    match desk.look(&Ask::Names { words: Text::line(words), kind: None }).unwrap() {
        Page::Names(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn page(desk: &Desk, name: &str, kind: NameKind) -> NamePage {
    match desk.look(&Ask::Named(Name { name: Text::line(name), kind })).unwrap() {
        Page::Name(page) => *page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_tells_what_somebody_said_and_what_was_said_of_them() {
    let (place, _site) = filled();
    let desk = place.desk();
    let tavener = page(&desk, "Tavener", NameKind::Person);
    assert_eq!((tavener.row.name.as_str(), tavener.row.articles), ("Rosa Tavener", 4));
    assert_eq!(tavener.aliases.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Tavener"]);
    let said: Vec<&str> = tavener.said.iter().map(|entry| entry.words.as_str()).collect();
    assert!(said.contains(&"Eat something,") && said.contains(&"It will stand,"), "{said:?}");
    let about: Vec<&str> = tavener.said_about.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(about, ["Tavener listened to us,"]);
    assert!(tavener.beside.iter().any(|(row, articles)| row.name.as_str() == "Velmora" && *articles == 3));
    assert_eq!(tavener.articles.len(), 4);
    for (row, place) in &tavener.articles {
        let text = desk.open_article(row.id).unwrap().article.body.text;
        assert!(text[*place as usize..].starts_with("Rosa") || text[*place as usize..].starts_with("Tavener"));
    }
    assert!(tavener.first_seen.is_some() && tavener.row.last_seen >= tavener.first_seen);
    assert_eq!(tavener.over_time.iter().sum::<u32>(), tavener.over_time[0]);
}

#[test]
fn the_list_is_found_by_any_word_and_kept_to_a_kind() {
    let (place, _site) = filled();
    let desk = place.desk();
    let found = |words: &str| names(&desk, words).iter().map(|row| row.name.to_string()).collect::<Vec<_>>();
    assert_eq!(found("")[0], "Rosa Tavener");
    assert_eq!(found("tav"), ["Rosa Tavener"]);
    assert_eq!(found("ros TAV"), ["Rosa Tavener"]);
    assert_eq!(found("kind:place"), ["Velmora"]);
    assert!(found("kind:person").contains(&"Karl Osten".to_owned()));
    let wrong = desk.look(&Ask::Names { words: Text::line("kind:ship"), kind: None }).unwrap_err();
    assert!(wrong.to_string().contains("`ship`"));
}

#[test]
fn corrections_hold_for_the_open_article_and_for_those_that_come_later() {
    let (place, site) = filled();
    let mut desk = place.desk();
    let rename = Correction::Rename {
        name: Text::line("Rosa Tavener"),
        kind: NameKind::Person,
        to: Text::line("Rosa Tavener-Amaro"),
    };
    let no_place = Correction::NotAName { name: Text::line("Velmora"), kind: NameKind::Place };
    desk.correct(&[rename.clone(), no_place]).unwrap();
    assert_eq!(names(&desk, "tavener")[0].name.as_str(), "Rosa Tavener-Amaro");
    assert!(names(&desk, "velmora").is_empty());
    let first = rows(&desk, Scope::All).into_iter().find(|row| row.headline.starts_with("Harbour")).unwrap();
    let findings = desk.open_article(first.id).unwrap().findings.unwrap();
    let listed: Vec<&str> = findings
        .entities
        .iter()
        .filter(|entity| entity.kind != EntityKind::Other)
        .map(|entity| entity.name.as_str())
        .collect();
    assert!(listed.contains(&"Rosa Tavener-Amaro") && !listed.contains(&"Velmora"), "{listed:?}");

    let more = (5, "Wall done", "The wall is done, Rosa Tavener said in Velmora on Friday.");
    let all: Vec<_> = STORIES.iter().copied().chain([more]).collect();
    site.set("/rss", Answer::ok(rss(&all)));
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    while desk.work_off(50).unwrap() > 0 {}
    assert_eq!(page(&desk, "Rosa Tavener", NameKind::Person).row.articles, 5);
    assert!(names(&desk, "velmora").is_empty());
    desk.take_back(&rename).unwrap();
    assert_eq!(names(&desk, "tavener")[0].name.as_str(), "Rosa Tavener");
}
