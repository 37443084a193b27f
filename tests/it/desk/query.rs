//! What queries find in a library of a few articles.

use std::sync::atomic::AtomicBool;

use newsdesk::desk::refresh::{Options, run};
use newsdesk::desk::{Desk, QuotesAsked};
use newsdesk::model::{ArticleId, Ask, Bookmark, Change, Name, NameKind, Page, Query, Scope, Text};

use super::{Place, rows, rss};
use crate::support::site::{Answer, Site};

const WALL: &str = "Harbour wall to be rebuilt";
const COUNCIL: &str = "Council meets in the rain";
const FOOTBALL: &str = "Velmora win the cup";

/// A library with three articles, all read through, and the site that gave them.
fn library() -> (Place, Site) {
    let (place, site) = (Place::new(), Site::new());
    let wall = "The harbour wall of Velmora will be rebuilt, Mayor Rosa Lindt said on Monday.</p>\
        <p>“We will not wait for the next storm to come,” Lindt told reporters at the harbour.</p>\
        <figure><img src=\"http://a.example/w.jpg\"><figcaption>Masons repair the breakwater in Velmora on Sunday. \
        (Photo/Ana Ruiz)</figcaption></figure><p>The work will cost 40 million crowns, Lindt said.";
    let council = "The council met for six hours behind closed doors.</p><p>“Nobody told us what the wall costs,” \
        said an official who spoke on condition of anonymity.</p><p>A wall of silence met the harbour board.";
    let football =
        "Velmora beat Karsk 2-1. Coach Jan Peel called it a good day.</p><p>“The lads ran and ran,” Peel said.";
    let stories = [(1, WALL, wall), (2, COUNCIL, council), (3, FOOTBALL, football)];
    site.set("/rss", Answer::ok(rss(&stories)));
    place.desk().add_feed(&site.url("/rss"), "News/Coast").unwrap();
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    let mut desk = place.desk();
    while desk.work_off(50).unwrap() > 0 {}
    (place, site)
}

fn found(desk: &Desk, words: &str) -> Vec<String> {
    let ids = desk.find(words, 10).unwrap_or_else(|error| panic!("{words}: {error}"));
    let rows = rows(desk, Scope::All);
    ids.iter().map(|id| rows.iter().find(|row| row.id == *id).unwrap().headline.to_string()).collect()
}

#[test]
fn every_field_finds_what_it_says() {
    let (place, _site) = library();
    let mut desk = place.desk();
    let wall = rows(&desk, Scope::All)[0].id;
    let bookmark =
        Bookmark { article: wall, created: 5, tags: vec![Text::line("money")], note: "Ask the board".into() };
    desk.write(Change::Bookmark { article: wall, bookmark: Some(bookmark) }).unwrap();
    desk.write(Change::Read { articles: vec![wall], read: true }).unwrap();
    for (words, wanted) in [
        ("", &[WALL, COUNCIL, FOOTBALL][..]),
        ("harbour wall", &[WALL, COUNCIL]),
        ("\"harbour wall\"", &[WALL]),
        ("\"wall harbour\"", &[]),
        ("harb* -storm", &[COUNCIL]),
        ("ha* council", &[COUNCIL]),
        ("council zz*", &[]),
        ("storm or lads", &[WALL, FOOTBALL]),
        ("(storm or lads) -rebuilt", &[FOOTBALL]),
        ("-\"harbour wall\"", &[COUNCIL, FOOTBALL]),
        ("\"harbour wall\" or \"good day\"", &[WALL, FOOTBALL]),
        ("title:wall", &[WALL]),
        ("title:\"wall to be\"", &[WALL]),
        ("title:\"be to\"", &[]),
        ("body:rain", &[]),
        ("body:silence", &[COUNCIL]),
        ("caption:breakwater", &[WALL]),
        ("caption:storm", &[]),
        ("quote:storm", &[WALL]),
        ("quote:\"told us\"", &[COUNCIL]),
        ("quote:\"us told\"", &[]),
        ("quote:harbour", &[]),
        ("note:board", &[WALL]),
        ("tag:money", &[WALL]),
        ("-tag:money is:unread", &[COUNCIL, FOOTBALL]),
        ("speaker:lindt", &[WALL]),
        ("speaker:\"Rosa Lindt\" quote:wait", &[WALL]),
        ("speaker:lindt or speaker:peel", &[WALL, FOOTBALL]),
        ("person:peel", &[FOOTBALL]),
        ("person:\"Peel Jan\"", &[]),
        ("place:velmora", &[WALL]),
        ("about:lindt", &[WALL]),
        ("source:anonymous", &[COUNCIL]),
        ("source:official", &[WALL]),
        ("source:person -source:official", &[FOOTBALL]),
        ("feed:loopback storm", &[WALL]),
        ("folder:coast", &[WALL, COUNCIL, FOOTBALL]),
        ("folder:nowhere", &[]),
        ("publisher:loopback lads", &[FOOTBALL]),
        ("is:bookmarked", &[WALL]),
        ("is:read", &[WALL]),
        ("is:unread wall", &[COUNCIL]),
        ("is:noted", &[WALL]),
        ("has:note", &[WALL]),
        ("is:updated", &[]),
        ("is:new", &[WALL, COUNCIL, FOOTBALL]),
        ("is:hidden", &[]),
        ("has:caption", &[WALL]),
        ("has:quote -has:caption", &[COUNCIL, FOOTBALL]),
        ("quotes:>0 words:<30", &[FOOTBALL]),
        ("after:2026-11-02", &[WALL, COUNCIL, FOOTBALL]),
        ("before:2026-11-01", &[]),
        ("date:2026-11 lads", &[FOOTBALL]),
        ("story:7", &[]),
        ("sort:length", &[WALL, COUNCIL, FOOTBALL]),
        ("sort:date -storm", &[COUNCIL, FOOTBALL]),
        ("title:(wall or council) harbour", &[WALL, COUNCIL]),
        ("-is:read", &[COUNCIL, FOOTBALL]),
        ("is:read or lads", &[WALL, FOOTBALL]),
        ("-(wall or cup)", &[]),
    ] {
        assert_eq!(found(&desk, words), wanted, "{words}");
    }
}

#[test]
fn a_query_is_asked_of_what_came_in_since_and_of_one_article() {
    let (place, _site) = library();
    let desk = place.desk();
    let all = rows(&desk, Scope::All);
    let (newest, oldest) = (all[0].id, all[2].id);
    assert_eq!(desk.find_from("velmora", oldest, 10).unwrap(), [newest, oldest]);
    assert_eq!(desk.find_from("velmora", newest, 10).unwrap(), [newest]);
    assert_eq!(desk.find_from("velmora", ArticleId(newest.0 + 1), 10).unwrap(), []);
    let query = Query::read("speaker:lindt -has:enclosure").unwrap();
    assert!(desk.holds(&query, newest).unwrap());
    assert!(!desk.holds(&query, oldest).unwrap());
    let read = Query::read("\"good day\" is:unread").unwrap();
    assert!(desk.holds(&read, oldest).unwrap());
}

#[test]
fn a_snippet_tells_why_an_article_was_found() {
    let (place, _site) = library();
    let desk = place.desk();
    let snippet = |words: &str| {
        let hits = desk.search(words, false, 10).unwrap().hits;
        let lit: Vec<&str> = hits[0].hits.iter().map(|span| span.of(&hits[0].snippet)).collect();
        (hits[0].snippet.to_string(), lit.join(" "))
    };
    let (said, lit) = snippet("speaker:lindt storm");
    assert!(said.ends_with("Lindt: “We will not wait for the next storm to come,”"), "{said}");
    assert_eq!(lit, "Lindt storm");
    let (said, _) = snippet("source:person wall");
    assert_eq!(said, "Rosa Lindt: The harbour wall of Velmora will be rebuilt");
    let (said, _) = snippet("quote:ran");
    assert_eq!(said, "Jan Peel: “The lads ran and ran,”");
    let (named, lit) = snippet("caption:breakwater");
    assert!(named.contains("Masons repair the breakwater"), "{named}");
    assert_eq!(lit, "breakwater");
}

#[test]
fn a_phrase_is_looked_for_further_the_more_is_wanted_and_what_was_left_out_is_told() {
    let (place, site) = (Place::new(), Site::new());
    let mut stories: Vec<_> = (1..=450).map(|number| (number, "Tides", "The wall stands by the harbour.")).collect();
    // The last of those with the earliest hour.
    stories.push((455, WALL, "The harbour wall stands."));
    site.set("/rss", Answer::ok(rss(&stories)));
    place.desk().add_feed(&site.url("/rss"), "").unwrap();
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    let mut desk = place.desk();
    while desk.index_waiting(64).unwrap() > 0 {}
    let found = |most: usize| desk.search("\"harbour wall stands\"", false, most).unwrap();
    assert!(found(10).hits.is_empty() && found(10).more);
    let further = found(200);
    assert_eq!(further.hits.iter().map(|hit| hit.row.headline.as_str()).collect::<Vec<_>>(), [WALL]);
    assert!(!further.more);
    assert!(desk.search("harbour", false, 10).unwrap().more);
}

/// What was said from the 20th of October on, day by day.
const TIDES: [&str; 10] = [
    "The tide took two boats",
    "Nobody saw that tide coming",
    "Our tide tables were wrong again",
    "Something like this tide comes once in a century",
    "We measured the tide twice",
    "This tide leaves us without a harbour",
    "Every tide brings more sand to the lock",
    "I never feared the tide before",
    "Without new pumps the tide wins",
    "Tell them that the tide is turning",
];

/// An RSS feed with an article for each of these days of October 2026, in this order.
fn feed_of(days: &[usize]) -> String {
    let item = |day: &usize| {
        let said = TIDES[day - 20];
        format!(
            "<item><guid>{day}</guid><link>http://loopback.example/{day}</link><title>Day {day}</title>\
             <pubDate>{day:02} Oct 2026 12:00:00 GMT</pubDate><description>“{said},” Rosa Lindt said in Velmora.\
             </description></item>"
        )
    };
    let items: String = days.iter().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Days</title>{items}</channel></rss>")
}

#[test]
fn what_comes_in_late_stands_where_its_date_is() {
    let (place, site) = (Place::new(), Site::new());
    let come = |path: &str, days: &[usize]| {
        site.set(path, Answer::ok(feed_of(days)));
        place.desk().add_feed(&site.url(path), path).unwrap();
        run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
        while place.desk().work_off(64).unwrap() > 0 {}
    };
    // One feed gives the oldest first; the other one comes later with what is older.
    come("/new", &[21, 23, 25, 27, 29]);
    come("/old", &[28, 26, 24, 22, 20]);
    let desk = place.desk();
    let falling: Vec<String> = (20..30).rev().map(|day| format!("Day {day}")).collect();
    for words in ["is:unread", "tide sort:date", "speaker:lindt"] {
        let found = desk.search(words, false, 20).unwrap().hits;
        let found: Vec<&str> = found.iter().map(|hit| hit.row.headline.as_str()).collect();
        assert_eq!(found, falling, "{words}");
    }
    let few = desk.search("is:unread", false, 3).unwrap().hits;
    assert_eq!(few.iter().map(|hit| hit.row.headline.as_str()).collect::<Vec<_>>(), falling[..3]);
    let said = |words: &str| {
        let asked = QuotesAsked { words, ..QuotesAsked::default() };
        let page = desk.quotes(&asked, 20).unwrap();
        page.entries.iter().map(|entry| entry.row.headline.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((said(""), said("speaker:lindt"), said("tide")), (falling.clone(), falling.clone(), falling.clone()));
    let Page::Name(page) =
        desk.look(&Ask::Named(Name { name: Text::line("Rosa Lindt"), kind: NameKind::Person })).unwrap()
    else {
        panic!("she has no page")
    };
    assert_eq!(page.articles.iter().map(|(row, _)| row.headline.to_string()).collect::<Vec<_>>(), falling);
    assert_eq!(page.said.iter().map(|entry| entry.row.headline.to_string()).collect::<Vec<_>>(), falling);
    let day = |moment: Option<i64>| moment.unwrap() / 86_400 - 20_745;
    assert_eq!((day(page.first_seen), day(page.row.last_seen)), (1, 10), "from the 20th to the 29th of October");
}

#[test]
fn what_is_not_known_is_told_with_the_nearest_that_is() {
    let (place, _site) = library();
    let desk = place.desk();
    let hint = |words: &str| desk.search(words, false, 5).unwrap().hint.map(|hint| hint.to_string());
    assert_eq!(hint("feed:looback"), Some("No feed is called “looback”; did you mean “Loopback News”?".to_owned()));
    assert_eq!(hint("tag:tides"), Some("There is no tag yet".to_owned()));
    let near = "No source is called “anonymus”; did you mean `source:anonymous`?";
    assert_eq!(hint("source:anonymus"), Some(near.to_owned()));
    assert!(hint("speaker:quixote").unwrap().contains("“quixote”"));
    assert_eq!((hint("speaker:lindt"), hint("unheard of")), (None, None));
    assert!(hint("- *").is_some());
}

#[test]
fn a_mistake_is_told_where_it_is() {
    let (place, _site) = library();
    let desk = place.desk();
    let told = |words: &str| desk.find(words, 1).unwrap_err().to_string();
    assert_eq!(told("speeker:lindt"), "`speeker:` is no field; did you mean `speaker:`? (column 1)");
    assert_eq!(told("rain is:unred"), "`is:` knows no `unred`; did you mean `unread`? (column 6)");
    assert!(desk.search("rain (", true, 5).is_ok() && desk.search("rain (", false, 5).is_err());
}

#[test]
fn what_the_library_knows_is_offered() {
    let (place, _site) = library();
    let desk = place.desk();
    let offers =
        |words: &str| -> Vec<String> { desk.offers(words).unwrap().into_iter().map(|offer| offer.text).collect() };
    assert_eq!(offers("person:pee"), ["person:\"Jan Peel\""]);
    assert_eq!(offers("rain folder:"), ["folder:News/Coast"]);
    assert_eq!(offers("feed:\"loopback n"), ["feed:\"Loopback News\""]);
    assert!(offers("speaker:").len() >= 2 && offers("rain").is_empty());
}

const WORDS: [&str; 6] = ["anchor", "beacon", "cargo", "dredger", "estuary", "ferry"];

/// A query by chance, and whether each of the articles (as the words that it holds) is meant by it.
fn by_chance(dice: &mut u64, depth: u32, articles: &[Vec<usize>]) -> (String, Vec<bool>) {
    let mut below = |most: usize| {
        *dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*dice >> 33).unwrap() % most
    };
    let shape = below(if depth == 0 { 2 } else { 6 });
    let word = below(6);
    if shape < 2 {
        let field = ["", "", "title:", "body:"][below(4)];
        let holds = |article: &Vec<usize>| match field {
            "title:" => article[0] == word,
            "body:" => article[1..].contains(&word),
            _ => article.contains(&word),
        };
        return (format!("{field}{}", WORDS[word]), articles.iter().map(holds).collect());
    }
    let (one, in_one) = by_chance(dice, depth - 1, articles);
    let (other, in_other) = by_chance(dice, depth - 1, articles);
    let both = in_one.iter().zip(&in_other);
    match shape {
        2 | 3 => (format!("({one}) {other}"), both.map(|(a, b)| *a && *b).collect()),
        4 => (format!("({one} or {other})"), both.map(|(a, b)| *a || *b).collect()),
        _ => (format!("({one}) -({other})"), both.map(|(a, b)| *a && !*b).collect()),
    }
}

#[test]
fn queries_by_chance_find_what_looking_at_every_article_finds() {
    let (place, site) = (Place::new(), Site::new());
    // The first word of an article is its headline.
    let mut dice = 7u64;
    let mut articles: Vec<Vec<usize>> = Vec::new();
    for number in 0..200usize {
        let mut words = vec![number * 7 % 6];
        for word in 0..6 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Some words are in nearly all articles, some in few.
            words.extend(((dice >> 33) % 24 < (1 << word)).then_some(word));
        }
        articles.push(words);
    }
    let texts: Vec<(u32, String, String)> = articles
        .iter()
        .zip(0..)
        .map(|(words, number)| {
            let text: Vec<&str> = words[1..].iter().map(|word| WORDS[*word]).collect();
            (number, format!("{} {number}", WORDS[words[0]]), format!("Text: {}", text.join(", ")))
        })
        .collect();
    let stories: Vec<(u32, &str, &str)> =
        texts.iter().map(|(number, headline, text)| (*number, headline.as_str(), text.as_str())).collect();
    site.set("/rss", Answer::ok(rss(&stories)));
    let mut desk = place.desk();
    desk.add_feed(&site.url("/rss"), "News").unwrap();
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    while desk.index_waiting(64).unwrap() > 0 {}
    let number = |headline: &str| headline.rsplit(' ').next().unwrap().parse::<usize>().unwrap();
    let mut all: Vec<(ArticleId, usize)> =
        rows(&desk, Scope::All).iter().map(|row| (row.id, number(&row.headline))).collect();
    assert_eq!(all.len(), articles.len());
    all.sort_unstable_by(|one, other| other.cmp(one));
    for _ in 0..120 {
        let (words, meant) = by_chance(&mut dice, 3, &articles);
        let wanted: Vec<ArticleId> = all.iter().filter(|(_, number)| meant[*number]).map(|(id, _)| *id).collect();
        assert_eq!(desk.find(&words, 1_000).unwrap(), wanted, "{words}");
        let first = all[100].0;
        let since: Vec<ArticleId> = wanted.iter().copied().filter(|id| *id >= first).collect();
        assert_eq!(desk.find_from(&words, first, 1_000).unwrap(), since, "{words}, from {first:?}");
    }
}
