//! Sessions: (start, keys, screen).

use crossterm::event::{MouseButton, MouseEventKind};
use newsdesk::app::reading::AtHand;
use newsdesk::app::{Effect, Event, Pane, Question, Screen};
use newsdesk::model::{ArticleId, Change, FeedId, FoundFeed, RefreshNews, RowsPage, Text};

use crate::support::news::{NOW, News};
use crate::support::session::Session;

fn wide() -> Session {
    Session::new(160, 40, News::of(30))
}

fn narrow() -> Session {
    Session::new(80, 24, News::of(30))
}

#[test]
fn opening_marks_read_once_it_is_on_disk() {
    let mut session = wide();
    session.keys("enter");
    assert_eq!(session.written, [Change::Read { articles: vec![ArticleId(1)], read: true }]);
    assert_eq!(session.app.focus, Pane::Article);
    assert!(session.line(1).starts_with("›   Sea lock"), "{}", session.line(1));
    assert!(session.line(0).contains("19 unread of 30"));
}

#[test]
fn a_quote_at_hand_says_who_said_it_and_leads_to_the_source_and_back() {
    let mut session = wide();
    session.keys("enter ] q");
    assert_eq!(session.status(), "“The gates held all night,” — Lena Voss (said), direct, 95 %");
    session.keys("g d");
    assert_eq!(session.status(), "Source: Lena Voss");
    let (_, row) = session.find("Outlets");
    assert!(session.line(row + 1).contains("Quay Courier"), "{}", session.screen());
    assert!(session.line(row + 1).ends_with("1¶"), "{}", session.screen());
    session.keys("g d");
    assert_eq!(session.app.reading.as_ref().unwrap().at_hand, Some(AtHand::Quote(0)));
    session.keys("2 ] q");
    assert_eq!(session.status(), "a second lock was being weighed — Port officials (said), indirect, 50 %");
    session.keys("] q");
    assert_eq!(session.status(), "No quote follows");
    session.keys("[ q");
    assert!(session.status().starts_with("traffic would be back"), "{}", session.status());
}

#[test]
fn an_entity_chosen_in_the_panel_is_gone_through_by_enter() {
    let mut session = narrow();
    session.keys("enter l");
    assert_eq!(session.app.focus, Pane::Panel);
    session.keys("j enter");
    assert_eq!(session.status(), "Inland Canal Board  1/2");
    session.keys("enter");
    assert_eq!(session.status(), "Inland Canal Board  2/2");
    session.keys("enter");
    assert_eq!(session.status(), "Inland Canal Board  1/2");
    session.keys("h ] e");
    assert_eq!(session.status(), "Inland Canal Board  2/2");
    session.keys("esc esc");
    assert_eq!(session.app.reading.as_ref().unwrap().at_hand, None);
    assert_eq!(session.app.focus, Pane::Article);
}

#[test]
fn doubt_is_shown_with_a_question_mark_and_told_where_it_is_at_hand() {
    let mut session = wide();
    session.keys("enter");
    let (_, row) = session.find("Organisations");
    let lines = [row + 1, row + 2].map(|row| session.line(row));
    let shown = |name: &str| lines.iter().any(|line| line.contains(name));
    assert!(shown("Lowland Press?") && !shown("Inland Canal Board?"), "{}", session.screen());
    session.keys("l j j enter");
    assert_eq!(session.status(), "Lowland Press, unsure (50 %)  1/2");
    session.keys("k enter");
    assert_eq!(session.status(), "Inland Canal Board  1/2");
}

#[test]
fn the_place_in_the_text_survives_resize_and_reopening() {
    let mut session = narrow();
    session.keys("enter 8 j");
    let reading = session.app.reading.as_ref().unwrap();
    let place = reading.place();
    let words = reading.rows[reading.top].start;
    assert!(place > 0);
    session.resize(160, 12).resize(30, 10).resize(80, 24);
    let reading = session.app.reading.as_ref().unwrap();
    assert_eq!(reading.rows[reading.top].start, words);
    session.keys("q");
    let is_kept =
        |change: &Change| matches!(change, Change::Place { article: ArticleId(1), place: at, .. } if *at == place);
    assert!(session.written.iter().any(is_kept));
    session.keys("j enter K");
    let reading = session.app.reading.as_ref().unwrap();
    assert_eq!((reading.opened.row.id, reading.rows[reading.top].start), (ArticleId(1), words));
}

#[test]
fn the_place_is_saved_while_reading_too() {
    let mut session = narrow();
    session.keys("enter 5 j");
    session.written.clear();
    session.wait(1000).wait(1000);
    assert!(session.written.is_empty());
    session.wait(1500);
    assert!(matches!(session.written[..], [Change::Place { .. }]));
    session.wait(5000);
    assert_eq!(session.written.len(), 1);
}

#[test]
fn undo_takes_back_read_marks_bookmarks_and_mark_all() {
    let mut session = wide();
    session.keys("j m");
    assert_eq!(session.status(), "Marked read (u undoes it)");
    session.keys("b");
    assert!(session.news.articles[1].row.bookmarked);
    session.keys("u u");
    assert!(!session.news.articles[1].row.bookmarked && !session.news.articles[1].row.read);
    session.keys("ctrl-r");
    assert!(session.news.articles[1].row.read);
    session.keys("u A");
    assert!(session.news.articles.iter().all(|article| article.row.read));
    session.keys("u");
    assert_eq!(session.news.articles.iter().filter(|article| article.row.read).count(), 10);
    session.keys("u");
    assert_eq!(session.status(), "There is nothing to undo");
}

#[test]
fn a_bookmark_taken_away_comes_back_with_its_note() {
    let mut session = wide();
    session.keys("b");
    let mut bookmark = session.news.articles[0].bookmark.clone().unwrap();
    bookmark.note = Text::line("for the file");
    session.news.articles[0].bookmark = Some(bookmark.clone());
    session.send(Event::LibraryChanged).keys("B");
    assert_eq!(session.app.screen, Screen::Bookmarks);
    assert!(session.screen().contains("✎ for the file"), "{}", session.screen());
    session.keys("b");
    assert!(session.screen().contains("Nothing kept yet"));
    session.keys("u");
    assert_eq!(session.news.articles[0].bookmark, Some(bookmark));
}

#[test]
fn space_reads_on_to_the_next_unread_article() {
    let mut session = narrow();
    session.keys("enter");
    for _ in 0..9 {
        session.keys("space");
        if session.app.reading.as_ref().unwrap().opened.row.id != ArticleId(1) {
            break;
        }
    }
    assert_eq!(session.app.reading.as_ref().unwrap().opened.row.id, ArticleId(2));
    session.keys("n");
    // The third piece was read already.
    assert_eq!(session.app.reading.as_ref().unwrap().opened.row.id, ArticleId(4));
    session.keys("N");
    assert_eq!(session.status(), "No unread article stands before this one");
}

#[test]
fn a_refresh_shows_progress_and_never_moves_the_selection() {
    let mut session = wide();
    session.keys("5 j R");
    assert_eq!(session.asked.pop(), Some(Effect::Refresh { feed: None }));
    let selected = session.app.list.anchor;
    let row = 1 + 2 * u16::try_from(session.app.list.selected - session.app.list.top).unwrap();
    let line = session.line(row);
    session.send(Event::Refresh(RefreshNews::Started { feeds: 2 }));
    session.keys("R");
    assert!(session.status().starts_with("A refresh is under way"), "{}", session.status());
    assert!(session.status().ends_with("refreshing 0/2"), "{}", session.status());
    let mut fresh = News::of(1).articles;
    fresh[0].row.id = ArticleId(900);
    session.news.articles.splice(0..0, fresh);
    session.send(Event::Refresh(RefreshNews::Finished { new: 1, failed: 0, cancelled: false }));
    assert_eq!(session.status(), "1 new article");
    assert_eq!(session.app.list.anchor, selected);
    assert_eq!(session.app.list.total, 31);
    let row = 1 + 2 * u16::try_from(session.app.list.selected - session.app.list.top).unwrap();
    assert_eq!(session.line(row), line);
}

#[test]
fn stale_answers_are_dropped() {
    let mut session = wide();
    session.send(Event::Rows { question: Question(0), page: RowsPage::default() });
    assert_eq!(session.app.list.total, 30);
    let article = Box::new(session.news.articles[3].clone());
    session.send(Event::Opened { question: Question(0), article });
    assert!(session.app.reading.is_none());
}

#[test]
fn what_cannot_be_done_says_why() {
    for (keys, told) in [
        ("j o", "This article has no address to open"),
        ("ctrl-x", "No refresh is under way"),
        ("z", "No article is open"),
        ("l f q q ctrl-r", "There is nothing to redo"),
        ("B A", "A means nothing here"),
    ] {
        let mut session = wide();
        session.keys(keys);
        let status = session.status();
        assert!(status.starts_with(told) || keys == "B A", "{keys}: {status}");
    }
}

#[test]
fn words_are_found_in_the_text_as_they_are_typed() {
    let mut session = narrow();
    session.keys("enter /").types("lock");
    session.keys("enter");
    assert_eq!(session.status(), "/lock  1/5");
    session.keys("n n");
    assert_eq!(session.status(), "/lock  3/5");
    session.keys("3 n");
    assert_eq!(session.status(), "/lock  1/5");
    session.keys("N");
    assert_eq!(session.status(), "/lock  5/5");
    session.keys("esc");
    assert!(session.app.reading.as_ref().unwrap().found.is_none());
    session.keys("/").types("zeppelin");
    session.keys("enter");
    assert_eq!(session.status(), "The text does not hold “zeppelin”");
}

#[test]
fn the_list_is_filtered_as_words_are_typed_and_esc_brings_it_back() {
    let mut session = wide();
    session.keys("7 j");
    let selected = session.app.list.anchor;
    session.keys("/").types("number 2");
    assert_eq!(session.app.list.total, 11);
    session.keys("esc");
    assert_eq!((session.app.list.total, session.app.list.anchor), (30, selected));
    session.keys("/").types("lock");
    session.keys("enter enter");
    assert_eq!(session.app.reading.as_ref().unwrap().opened.row.id, ArticleId(1));
    session.keys("h esc");
    assert_eq!(session.app.list.total, 30);
}

#[test]
fn the_library_is_searched_as_words_are_typed() {
    let mut session = wide();
    session.keys("g /").types("gates");
    assert_eq!(session.app.search.hits.len(), 1);
    session.keys("enter");
    assert!(session.screen().contains("Search: gates"), "{}", session.screen());
    session.keys("enter");
    let reading = session.app.reading.as_ref().unwrap();
    assert_eq!(reading.found.as_ref().unwrap().words, "gates");
    session.keys("q q");
    assert_eq!(session.app.screen, Screen::News);
}

#[test]
fn a_query_is_completed_and_its_mistakes_are_told_while_it_is_typed() {
    let mut session = wide();
    session.keys("g /").types("gates speeker:x");
    let screen = session.screen();
    assert!(screen.contains("`speeker:` is no field; did you mean `speaker:`? (column 7)"), "{screen}");
    session.keys("esc g / ctrl-u").types("spea");
    assert!(session.screen().contains("who is quoted or paraphrased"), "{}", session.screen());
    session.keys("tab");
    assert_eq!(session.app.search.words, "speaker:");
    session.keys("ctrl-u").types("gates is:un");
    session.keys("tab enter");
    assert_eq!(session.app.search.words, "gates is:unread");
    session.keys("g / ctrl-u").types("gates is:unred");
    session.keys("enter");
    assert!(session.screen().contains("did you mean `unread`"), "{}", session.screen());
}

#[test]
fn tags_and_notes_are_kept_with_a_bookmark() {
    let mut session = wide();
    session.keys("t").types("harbour Money");
    session.keys("enter w").types("ask the board");
    session.keys("ctrl-s");
    let bookmark = session.news.articles[0].bookmark.clone().unwrap();
    let tags: Vec<&str> = bookmark.tags.iter().map(Text::as_str).collect();
    assert_eq!((tags, bookmark.note.as_str()), (vec!["harbour", "money"], "ask the board"));
    session.keys("B /").types("#mon");
    session.keys("enter");
    assert!(session.screen().contains("#harbour #money"), "{}", session.screen());
    session.keys("u u");
    assert_eq!(session.news.articles[0].bookmark, None);
}

#[test]
fn a_feed_is_added_by_its_address() {
    let mut session = wide();
    session.keys("a").types("quay.example");
    session.keys("enter");
    let Some(Effect::AddFeed { question, address, exact: false }) = session.asked.pop() else {
        panic!("the feed was not asked for")
    };
    assert_eq!(address, "quay.example");
    let found =
        |path: &str| FoundFeed { url: Text::line(&format!("https://quay.example/{path}")), ..FoundFeed::default() };
    session.send(Event::FeedChoice { question, found: vec![found("news"), found("sport")] });
    session.keys("2");
    let Some(Effect::AddFeed { question, address, exact: true }) = session.asked.pop() else {
        panic!("the chosen feed was not asked for")
    };
    assert_eq!(address, "https://quay.example/sport");
    session.send(Event::FeedAdded { question, feed: FeedId(2) });
    assert_eq!(session.status(), "Subscribed");
    assert_eq!(session.app.scope_title().as_str(), "Hill Gazette");
}

#[test]
fn a_quote_is_copied_with_its_citation() {
    let mut session = wide();
    session.keys("enter ] q Y q");
    let copied = "“The gates held all night, … We could not have asked for more.” — Lena Voss\n\
                  Sea lock at Oster Quay reopens after eleven months, Quay Courier, 14 Nov 2023, https://quay.example/lock";
    assert_eq!(session.asked.pop(), Some(Effect::Copy(copied.to_owned())));
}

#[test]
fn an_article_from_outside_is_kept_by_the_bookmark_key() {
    let mut session = narrow();
    let article = session.news.articles[0].clone();
    session.app.show_outside(article.clone());
    session.keys("b");
    assert_eq!(session.written, [Change::KeepOpened { article: Box::new(article.article), kept: None }]);
    // It is then an article of the library: the same key takes its bookmark away.
    session.keys("b");
    let taken = Change::Bookmark { article: ArticleId(1), bookmark: None };
    assert_eq!(session.written.last(), Some(&taken));
}

#[test]
fn the_mouse_opens_scrolls_and_draws_borders() {
    let mut session = wide();
    session.click(10, 3);
    assert_eq!(session.app.reading.as_ref().unwrap().opened.row.id, ArticleId(2));
    assert_eq!(session.app.focus, Pane::List);
    session.mouse(MouseEventKind::ScrollDown, 10, 10);
    assert_eq!(session.app.list.top, 3);
    let border = session.app.panes().borders[0].0;
    session.mouse(MouseEventKind::Down(MouseButton::Left), border, 5);
    session.mouse(MouseEventKind::Drag(MouseButton::Left), border + 9, 5);
    session.mouse(MouseEventKind::Up(MouseButton::Left), border + 9, 5);
    assert_eq!(session.app.panes().borders[0].0, border + 9);
    session.mouse(MouseEventKind::Moved, 3, 3);
}

#[test]
fn a_clicked_link_goes_to_the_browser() {
    let mut session = wide();
    session.keys("enter");
    let (column, row) = session.find("twice the");
    session.click(column + 1, row);
    assert_eq!(session.asked.pop(), Some(Effect::Browse(Text::line("https://quay.example/bill"))));
    let (column, row) = session.find("Lena Voss said");
    session.click(column + 6, row);
    assert_eq!(session.status(), "Lena Voss");
}

#[test]
fn a_long_list_is_loaded_in_stretches() {
    let mut session = Session::new(120, 30, News::of(3000));
    session.keys("G");
    assert_eq!(session.app.list.selected, 2999);
    assert!(session.screen().contains("Short piece number 2999"));
    session.keys("g g 1 5 0 0 j");
    assert!(session.screen().contains("Short piece number 1500"));
    assert!(session.app.list.rows.len() <= 200);
    session.keys("1 0 0 1 G");
    assert_eq!(session.app.list.selected, 2999);
    session.keys("1 0 0 1 g g");
    assert_eq!(session.app.list.selected, 1000);
}

#[test]
fn quitting_keeps_the_place() {
    let mut session = narrow();
    session.keys("enter 4 j ctrl-c");
    assert!(session.written.iter().any(|change| matches!(change, Change::Place { .. })));
    assert_eq!(session.asked, [Effect::Quit]);
    let mut session = narrow();
    session.keys("enter l q q q");
    assert_eq!(session.asked, [Effect::Quit]);
}

#[test]
fn a_range_is_marked_bookmarked_and_copied_as_one() {
    let mut session = wide();
    session.keys("v j j m");
    let articles: Vec<ArticleId> = [1, 2, 3].map(ArticleId).to_vec();
    let [Change::Read { articles: marked, read: true }] = session.written.as_slice() else {
        panic!("{:?}", session.written);
    };
    assert!(!marked.is_empty() && marked.len() <= 3 && marked.iter().all(|id| articles.contains(id)));
    session.keys("g g v j b");
    let kept = session.written.iter().filter(|change| matches!(change, Change::Bookmark { bookmark: Some(_), .. }));
    assert_eq!(kept.count(), 2);
    session.keys("v j esc g g y");
    assert!(matches!(session.asked.last(), Some(Effect::Copy(text)) if !text.contains('\n')), "{:?}", session.asked);
}

#[test]
fn a_refresh_marks_the_feeds_it_waits_for_and_names_the_server_that_hangs() {
    let mut session = wide();
    session.keys("g f");
    let asking = |feed, host| Event::Refresh(RefreshNews::Asking { feed: FeedId(feed), host: Text::line(host) });
    session.send(Event::Refresh(RefreshNews::Started { feeds: 2 })).send(asking(1, "quay.example"));
    session.send(asking(2, "hill.example"));
    assert_eq!(session.screen().matches('↻').count(), 2);
    let read = RefreshNews::Feed { feed: FeedId(1), done: 1, of: 2, new: 3, error: None };
    session.send(Event::Refresh(read)).wait(4_000);
    let (_, row) = session.find("↻");
    assert!(session.line(row).contains("Hill Gazette"));
    let status = session.status();
    assert!(status.ends_with("refreshing 1/2, 3 new, waiting for hill.example (4 s)"), "{status}");
    session.keys("ctrl-x");
    assert_eq!(session.asked.last(), Some(&Effect::CancelRefresh));
}

#[test]
fn the_details_of_a_feed_tell_its_health_and_its_interval_is_set_there() {
    let mut session = wide();
    let health = &mut session.news.feeds[1].health;
    (health.gap, health.failures, health.next) = (Some(7_200), 3, Some(NOW + 3_600));
    session.send(Event::LibraryChanged).keys("g f G i");
    let screen = session.screen();
    for words in ["an article about every 2 h", "by how often it publishes", "(3 times in a row)", "Due"] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    session.keys("esc I").types("45").keys("enter");
    assert!(session.status().contains("30m, 2h or 1d"), "{}", session.status());
    session.keys("I").types("45m").keys("enter");
    assert_eq!(session.written.last(), Some(&Change::Interval { feed: FeedId(2), seconds: Some(2_700) }));
    assert!(session.status().contains("every 45 min"), "{}", session.status());
}
