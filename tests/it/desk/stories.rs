//! Stories: articles of one event across feeds.

use std::sync::atomic::AtomicBool;

use newsdesk::desk::Desk;
use newsdesk::desk::refresh::{Options, run};
use newsdesk::model::{Ask, Change, ListQuery, Page, Scope, StoryPage, Text};

use super::{Place, rows, rss};
use crate::support::site::{Answer, Site};

const FERRY: &str = "A ferry with 214 passengers ran aground off Tessel Bay before dawn on Monday, and lifeboats \
    brought everybody ashore.</p><p>“We heard a bang and then nothing,” said Captain Mira Holt. The harbour master said \
    that the ship had lost its steering in the channel and drifted onto a sandbank.";

const RETOLD: &str = "Lifeboats rescued 214 passengers from a ferry that ran onto a sandbank off Tessel Bay on Monday.\
    </p><p>The ship's steering had failed twice in March, said Jonas Vey of the seamen's union. “They were warned,” Vey \
    said. Captain Mira Holt was questioned for 3 hours.";

const BAKERS: &str = "Bakers in Calder laid down work on Monday over pay that has not risen since the spring, and the \
    shelves of most shops stayed empty.</p><p>“We will be back at the ovens when there is an offer,” said Greta Moll.";

fn place() -> (Place, Site) {
    let site = Site::new();
    let feed = |title: &str, stories: &[(u32, &str, &str)]| {
        Answer::ok(
            rss(stories).replace("Loopback News", title).replace("loopback.example", &format!("{title}.example")),
        )
    };
    site.set(
        "/post",
        feed("Post", &[(1, "Ferry runs aground off Tessel Bay", FERRY), (2, "Bakers strike in Calder", BAKERS)]),
    );
    site.set("/radio", feed("Radio", &[(3, "All rescued as ferry hits sandbank at Tessel Bay", RETOLD)]));
    site.set("/ledger", feed("Ledger", &[(4, "Ferry aground", FERRY)]));
    let place = Place::new();
    let mut desk = place.desk();
    for path in ["/post", "/radio", "/ledger"] {
        desk.add_feed(&site.url(path), "").unwrap();
    }
    while desk.work_off(50).unwrap() > 0 {}
    (place, site)
}

fn story(desk: &Desk) -> StoryPage {
    let Page::Stories(page) = desk.look(&Ask::Stories { words: Text::default() }).unwrap() else { panic!() };
    assert_eq!(page.rows.len(), 1, "{page:#?}");
    let Page::Story(story) = desk.look(&Ask::Story(page.rows[0].fold.id)).unwrap() else { panic!() };
    *story
}

#[test]
fn articles_of_one_event_are_a_story_and_what_was_read_is_known() {
    let (place, _site) = place();
    let mut desk = place.desk();
    let page = story(&desk);
    assert_eq!((page.fold.articles, page.fold.publishers), (3, 3));
    let publishers: Vec<&str> = page.articles.iter().map(|article| article.row.publisher.as_str()).collect();
    assert_eq!(publishers, ["Ledger", "Radio", "Post"]);
    // The later of the two with one text repeats the earlier one.
    let copies: Vec<Option<u32>> = page.articles.iter().map(|article| article.copy_of).collect();
    assert_eq!(copies, [None, None, Some(0)]);
    assert!(page.new_quotes.is_empty(), "nothing was read");

    let first = page.articles[0].row.id;
    desk.write(Change::Read { articles: vec![first], read: true }).unwrap();
    let page = story(&desk);
    let words = |things: &[newsdesk::model::NewThing]| -> Vec<String> {
        things.iter().map(|thing| thing.words.to_string()).collect()
    };
    assert_eq!(words(&page.new_quotes), ["They were warned,"]);
    assert_eq!(page.new_quotes[0].by.as_ref().map(Text::as_str), Some("Jonas Vey"));
    assert_eq!(words(&page.new_sources), ["Jonas Vey"]);
    assert!(words(&page.new_facts).iter().any(|fact| fact.contains("3 hours")), "{:?}", page.new_facts);
    let folded = ListQuery { folded: true, ..super::list(Scope::All) };
    let list = desk.rows(&folded, newsdesk::model::Around::Place(0), 10).unwrap();
    let headlines: Vec<&str> = list.rows.iter().map(|row| row.headline.as_str()).collect();
    // The copy does not stand for the story, though it is the newest.
    assert_eq!(headlines, ["Bakers strike in Calder", "All rescued as ferry hits sandbank at Tessel Bay"]);
    assert_eq!(rows(&desk, Scope::All).iter().filter(|row| row.same_story).count(), 2);
}

#[test]
fn an_article_that_is_read_anew_keeps_its_story() {
    let (place, _site) = place();
    let mut desk = place.desk();
    let before = story(&desk);
    let article = before.articles[1].row.id;
    let opened = desk.open_article(article).unwrap();
    desk.keep_findings(article, &opened.article, &opened.findings.unwrap()).unwrap();
    while desk.work_off(50).unwrap() > 0 {}
    assert_eq!(story(&desk).fold, before.fold);
    // What comes later joins the story that it was found to be of before the restart.
    drop(desk);
    assert_eq!(story(&place.desk()).articles.len(), 3);
}

#[test]
fn what_the_reader_says_of_a_story_holds_for_what_comes_later() {
    let (place, site) = place();
    let mut desk = place.desk();
    let page = story(&desk);
    let (radio, id) = (page.articles[1].row.id, page.fold.id);
    let publishers =
        |page: &StoryPage| page.articles.iter().map(|one| one.row.publisher.to_string()).collect::<Vec<_>>();
    desk.write(Change::Story { articles: vec![radio], story: None }).unwrap();
    assert_eq!(publishers(&story(&desk)), ["Ledger", "Post"]);
    let alone = rows(&desk, Scope::All).into_iter().find(|row| row.id == radio).unwrap();
    assert_eq!(alone.story, None);

    let late = rss(&[(5, "Ferry off Tessel Bay was warned of", RETOLD)]).replace("Loopback News", "Herald");
    site.set("/herald", Answer::ok(late.replace("loopback.example", "Herald.example")));
    desk.add_feed(&site.url("/herald"), "").unwrap();
    while desk.work_off(50).unwrap() > 0 {}
    let of_story = |desk: &Desk| -> Vec<Option<i64>> {
        rows(desk, Scope::All).iter().filter(|row| row.id == radio).map(|row| row.story.map(|fold| fold.id.0)).collect()
    };
    assert_ne!(of_story(&desk), [Some(id.0)], "it is not put back");

    // The way back, and what stands in no story at all.
    desk.write(Change::Story { articles: vec![radio], story: Some(id) }).unwrap();
    assert_eq!(of_story(&desk), [Some(id.0)]);
    let bakers = rows(&desk, Scope::All).into_iter().find(|row| row.headline.contains("Bakers")).unwrap();
    assert_eq!(bakers.story, None);
    desk.write(Change::Story { articles: vec![bakers.id], story: Some(id) }).unwrap();
    let Page::Story(page) = desk.look(&Ask::Story(id)).unwrap() else { panic!() };
    assert!(page.articles.iter().any(|one| one.row.id == bakers.id));
}

const DERAILED: &str = "A goods train left the rails at Orrin Junction on Tuesday and eleven wagons of grain lie across both \
    tracks. A signalman saw sparks under the ninth wagon.</p><p>Cranes are to lift the wagons on Thursday, railway \
    engineers said. The level crossing to Pellworth is closed.";

const CRANES: &str = "Cranes are on their way to Orrin Junction, where eleven wagons of grain lie across both tracks since \
    a goods train left the rails.</p><p>Engineers want the wagons lifted by Thursday. The signalman saw sparks. Buses to \
    Pellworth can't pass the level crossing.";

const SCHOOLS: &str = "Schools in Pellworth stay shut on Wednesday because no bus can pass the closed level crossing at \
    Orrin Junction, the mayor Ines Tarrow said.</p><p>Parents were told by telephone. Exams are put off. Tarrow wants teachers \
    to send lessons to pupils at home.";

const EXAMS: &str = "Pupils in Pellworth get lessons at home and exams are put off, as schools stay shut on Wednesday. No bus \
    can pass the wagons at Orrin Junction.</p><p>Mayor Ines Tarrow had parents told by telephone and thanked the teachers.";

const BOTH: &str = "Eleven wagons of grain across both tracks at Orrin Junction, where a goods train left the rails, keep \
    schools in Pellworth shut.</p><p>No bus can pass the level crossing, which lies under wagons. Mayor Ines Tarrow said \
    that pupils get lessons at home and exams are put off until cranes have lifted the wagons on Thursday. \
    Engineers think the sparks that a signalman saw came from a wheel. Parents and teachers were told by telephone.";

#[test]
fn stories_that_turn_out_to_be_one_are_one() {
    let site = Site::new();
    let feed = |title: &str, stories: &[(u32, &str, &str)]| {
        Answer::ok(
            rss(stories).replace("Loopback News", title).replace("loopback.example", &format!("{title}.example")),
        )
    };
    let place = Place::new();
    let mut desk = place.desk();
    let come = |desk: &mut Desk, name: &str, stories: &[(u32, &str, &str)]| {
        site.set(&format!("/{name}"), feed(name, stories));
        desk.add_feed(&site.url(&format!("/{name}")), "").unwrap();
        while desk.work_off(50).unwrap() > 0 {}
    };
    come(&mut desk, "Post", &[(9, "Grain train derails at Orrin Junction", DERAILED)]);
    come(&mut desk, "Radio", &[(8, "Cranes to clear Orrin Junction of grain wagons", CRANES)]);
    come(&mut desk, "Ledger", &[(7, "Pellworth schools shut on Wednesday", SCHOOLS)]);
    come(&mut desk, "Herald", &[(6, "Pellworth puts off exams, schools shut", EXAMS)]);
    let stories = |desk: &Desk| {
        let Page::Stories(page) = desk.look(&Ask::Stories { words: Text::default() }).unwrap() else { panic!() };
        page.rows
    };
    let two = stories(&desk);
    assert_eq!(two.len(), 2, "{two:#?}");
    for row in &two {
        let query = Text::line(&format!("story:{}", row.fold.id.0));
        desk.write(Change::Follow { query, name: row.row.headline.clone(), notify: false }).unwrap();
    }
    desk.write(Change::Read { articles: vec![two[0].row.id], read: true }).unwrap();
    come(&mut desk, "Times", &[(5, "Grain wagons at Orrin Junction keep Pellworth schools shut", BOTH)]);
    let one = stories(&desk);
    assert_eq!(one.iter().map(|row| (row.fold.articles, row.fold.publishers)).collect::<Vec<_>>(), [(5, 5)]);
    let follows = desk.follows().unwrap();
    let told: Vec<_> = follows.iter().map(|one| (one.query.as_str(), one.total, one.unread)).collect();
    assert_eq!(told, [(format!("story:{}", one[0].fold.id.0).as_str(), 5, 4)]);
    assert_eq!(rows(&desk, Scope::All).iter().filter(|row| row.same_story).count(), 4);
    // Both numbers lead to it, and what is new is told against what was read of either.
    for row in &two {
        let Page::Story(page) = desk.look(&Ask::Story(row.fold.id)).unwrap() else { panic!() };
        assert_eq!((page.fold.id, page.articles.len()), (one[0].fold.id, 5));
        assert!(!page.new_facts.is_empty());
        assert_eq!(desk.search(&format!("story:{}", row.fold.id.0), true, 9).unwrap().hits.len(), 5);
    }
}

#[test]
fn what_another_newsdesk_placed_is_known() {
    let site = Site::new();
    let place = Place::new();
    let come = |desk: &mut Desk, name: &str, headline: &str, words: &str, number: u32| {
        let feed = rss(&[(number, headline, words)]).replace("loopback.example", &format!("{name}.example"));
        site.set(&format!("/{name}"), Answer::ok(feed));
        desk.add_feed(&site.url(&format!("/{name}")), "").unwrap();
        while desk.work_off(50).unwrap() > 0 {}
    };
    let (mut one, mut other) = (place.desk(), place.desk());
    come(&mut one, "post", "Bakers strike in Calder", BAKERS, 1);
    come(&mut other, "radio", "Ferry runs aground off Tessel Bay", FERRY, 2);
    come(&mut one, "herald", "Ferry aground", FERRY, 3);
    assert_eq!(story(&one).fold.articles, 2);
    // What the one holds of it was changed by the other, too.
    let changed = rss(&[(1, "Schools shut in Pellworth", SCHOOLS)]).replace("loopback.example", "post.example");
    site.set("/post", Answer::ok(changed));
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    while other.work_off(50).unwrap() > 0 {}
    come(&mut one, "times", "Pellworth puts off exams, schools shut", EXAMS, 4);
    let Page::Stories(page) = one.look(&Ask::Stories { words: Text::default() }).unwrap() else { panic!() };
    let found: Vec<_> = page.rows.iter().map(|row| row.fold.articles).collect();
    assert_eq!(found, [2, 2], "{page:#?}");
}

/// Floors of what the README tells of the labelled articles; they may only rise.
#[test]
fn events_and_copies_are_told_as_well_as_they_were() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/stories");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    let run = command.args(["evaluate", "--stories", folder, "--json"]).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    let told: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let figure = |file: usize, what: &str, which: &str| told[file][what][which].as_f64().unwrap();
    let floors = [("held-out", 0.99, 0.99), ("sagas", 0.91, 0.94), ("tuned", 0.99, 0.99)];
    for (file, (name, precision, recall)) in floors.into_iter().enumerate() {
        assert_eq!(told[file]["file"], name);
        assert!(figure(file, "stories", "precision") >= precision, "{told:#}");
        assert!(figure(file, "stories", "recall") >= recall, "{told:#}");
        assert!(figure(file, "copies", "f1") >= 0.99, "{told:#}");
    }
}
