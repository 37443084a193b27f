//! Pages of the shelf that are longer than their first part: going down them, to their end and back.

use newsdesk::app::{Effect, Event, Question};
use newsdesk::model::{After, Ask, NameId, NameKind, NameRow, NamesPage, Page, Text};

use super::support::news::News;
use super::support::session::Session;

const PART: i64 = 100;

/// The page of names, and its names from one number to another in falling order; more where there are.
fn names(from: i64, to: i64) -> Page {
    let row = |id: i64| NameRow {
        id: NameId(id),
        name: Text::line(&format!("Person {id}")),
        kind: NameKind::Person,
        articles: 5,
        last_seen: None,
    };
    let more = (to > 0).then_some(After { stage: 0, rank: 5, id: to });
    Page::Names(NamesPage { rows: (to..from).rev().map(row).collect(), more })
}

fn asked(session: &mut Session) -> Option<(Question, Ask)> {
    match session.asked.pop()? {
        Effect::Look { question, ask } => Some((question, ask)),
        other => panic!("{other:?}"),
    }
}

/// Answers a question for what follows, of which there is one at most.
fn answer_further(session: &mut Session) -> bool {
    let Some((question, ask)) = asked(session) else { return false };
    let Ask::Further { after, .. } = ask else { panic!("{ask:?}") };
    assert!(session.asked.is_empty());
    let page = names(after.id, (after.id - PART).max(0));
    session.send(Event::Looked { question, page: Box::new(page) });
    true
}

/// A session on 250 names in three parts.
fn session() -> Session {
    let mut news = News::of(3);
    news.pages = vec![(Ask::Names { words: Text::default(), kind: None }, names(250, 150))];
    let mut session = Session::new(80, 24, news);
    session.keys("g p");
    session
}

#[test]
fn what_follows_is_asked_for_near_the_end_and_the_view_stays() {
    let mut session = session();
    assert!(asked(&mut session).is_none(), "nothing is asked for far from the end");
    session.keys("G");
    assert!(session.screen().contains("Person 150") && session.screen().contains('…'), "{}", session.screen());
    let before = session.line(10);
    assert!(answer_further(&mut session));
    assert_eq!(session.line(10), before);
    assert!(!answer_further(&mut session));
    session.keys("j");
    assert!(session.screen().contains("Person 149"), "{}", session.screen());
    session.keys("G");
    assert!(answer_further(&mut session));
    session.keys("G");
    assert!(session.screen().contains("Person 0 "), "{}", session.screen());
    assert!(!session.screen().contains('…') && !answer_further(&mut session), "{}", session.screen());
    assert_eq!(session.app.shelf.level().unwrap().rows.len(), 250);
}

#[test]
fn a_change_of_the_library_leaves_the_reader_where_it_is() {
    let mut session = session();
    session.keys("G");
    answer_further(&mut session);
    session.keys("j j j");
    let before = session.screen();
    session.send(Event::LibraryChanged);
    assert_eq!(session.screen(), before);
    assert!(session.asked.is_empty(), "{:?}", session.asked);
    // Somebody new is at the top, where the reader comes back to.
    let Some((_, Page::Names(page))) = session.news.pages.first_mut() else { panic!("no page") };
    page.rows.insert(0, NameRow { name: Text::line("Nora New"), id: NameId(999), ..page.rows[0].clone() });
    session.keys("g g");
    assert_eq!(session.app.shelf.level().unwrap().rows.len(), 102, "the first part and a sign for what follows");
    session.keys("k");
    assert!(session.screen().contains("Nora New"), "{}", session.screen());
}

#[test]
fn a_correction_far_down_shows_all_that_was_there_again() {
    let mut session = session();
    session.keys("G");
    answer_further(&mut session);
    session.keys("G");
    assert!(answer_further(&mut session));
    session.keys("k");
    let before = session.line(12);
    let row = session.app.shelf.level().unwrap().selected;
    session.keys("P");
    let mut answers = 0;
    while answer_further(&mut session) {
        answers += 1;
    }
    assert_eq!((answers, session.app.shelf.level().unwrap().selected), (2, row));
    assert_eq!(session.line(12), before);
}

#[test]
fn what_follows_and_cannot_be_had_is_asked_for_when_the_reader_goes_on() {
    let mut session = session();
    session.keys("G");
    let (question, _) = asked(&mut session).unwrap();
    let message = Text::line("the library is locked");
    session.send(Event::Failed { question: Some(question), message });
    assert!(session.asked.is_empty() && session.screen().contains("the library is locked"), "{}", session.screen());
    session.keys("j");
    assert!(answer_further(&mut session));
}

#[test]
fn a_figure_of_the_sources_leads_to_its_articles_and_back() {
    use newsdesk::app::Screen;
    use newsdesk::model::{LedgerPage, LedgerTally, SourceKind};

    let mut news = News::of(1);
    let words = Text::default();
    let kinds = vec![(SourceKind::Document, 3), (SourceKind::Anonymous, 1)];
    let tally = LedgerTally { articles: 2, kinds, ..LedgerTally::default() };
    let publishers = vec![(Text::line("Post"), tally.clone()), (Text::line("Courier"), tally.clone())];
    let page = LedgerPage { tally, publishers, all_publishers: 2, ..LedgerPage::default() };
    news.pages = vec![(Ask::Ledger { words }, Page::Ledger(page))];
    let mut session = Session::new(100, 40, news);
    session.keys("g o");
    let screen = session.screen();
    assert!(screen.contains("Sources, last 90 days") && screen.contains("3   75%"), "{screen}");
    let asked = session.app.shelf.level().unwrap().rows.iter().filter(|row| row.target.is_some()).count();
    assert_eq!(asked, 4, "two kinds and two publishers; nothing leads to none");
    session.keys("j");
    while session.app.shelf.level().unwrap().row().unwrap().target.is_none() {
        session.keys("j");
    }
    session.keys("enter");
    assert_eq!(session.app.screen, Screen::Search);
    assert_eq!(session.app.search.words, "age:<90d source:document");
    session.keys("h");
    assert_eq!(session.app.screen, Screen::Shelf);
    assert!(session.screen().contains("Publishers"), "{}", session.screen());
}

#[test]
fn space_reads_on_from_a_page_and_comes_back_to_it() {
    use newsdesk::app::Pane;
    use newsdesk::model::{
        LedgerPage, LedgerTally, SourceKind, StoriesPage, StoryArticle, StoryFold, StoryId, StoryPage, StoryRow,
    };

    let mut news = News::of(4);
    let rows: Vec<_> = news.articles.iter().map(|article| article.row.clone()).collect();
    let fold = StoryFold { id: StoryId(7), articles: 2, publishers: 2 };
    let story = StoryRow { fold, row: rows[1].clone(), first: 0, last: 0, read: 0 };
    let told = StoryPage {
        fold,
        title: Text::line("Roads"),
        articles: [1, 3].map(|at: usize| StoryArticle { row: rows[at].clone(), copy_of: None }).to_vec(),
        new_quotes: Vec::new(),
        new_sources: Vec::new(),
        new_names: Vec::new(),
        new_captions: Vec::new(),
        new_facts: Vec::new(),
    };
    let at = u32::try_from(news.articles[0].article.body.text.find("Port officials").unwrap()).unwrap();
    let thin = LedgerPage {
        tally: LedgerTally {
            articles: 1,
            kinds: vec![(SourceKind::Anonymous, 1)],
            only_anonymous: 1,
            ..LedgerTally::default()
        },
        thin: vec![(rows[0].clone(), Some(at))],
        ..LedgerPage::default()
    };
    news.pages = vec![
        (Ask::Stories { words: Text::default() }, Page::Stories(StoriesPage { rows: vec![story], more: None })),
        (Ask::Story(StoryId(7)), Page::Story(Box::new(told))),
        (Ask::Ledger { words: Text::default() }, Page::Ledger(thin)),
    ];
    let open = |session: &Session| session.app.reading.as_ref().map(|reading| reading.opened.row.id.0);
    let mut session = Session::new(160, 40, news);
    session.keys("g S space");
    assert_eq!((open(&session), session.app.focus), (None, Pane::List), "from a story on to its page");
    assert!(session.screen().contains("Time line"), "{}", session.screen());
    session.keys("j space");
    assert_eq!((open(&session), session.app.focus), (Some(2), Pane::List), "the text stands beside the page");
    // A short text is read at once: the next article of the story follows.
    session.keys("space");
    assert_eq!(open(&session), Some(4), "{}", session.screen());
    session.keys("q q");
    assert!(!session.screen().contains("Time line"));
    // On the page of sources an article opens at the place where it names what it rests on.
    session.keys("g o G space");
    let reading = session.app.reading.as_ref().unwrap();
    assert_eq!(reading.opened.row.id.0, 1);
    let (first, end) = reading.visible(session.app.height_of(Pane::Article));
    assert!((first..end).contains(&(at as usize)), "{first}..{end} {at}");
}
