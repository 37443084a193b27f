//! Reading on with one key, and staying where one was when another text comes.

use newsdesk::app::{Effect, Event};
use newsdesk::model::{ArticleId, Text};

use crate::support::news::{NOW, News};
use crate::support::session::Session;

fn open(session: &Session) -> Option<ArticleId> {
    session.app.reading.as_ref().map(|reading| reading.opened.row.id)
}

#[test]
fn space_goes_on_within_what_was_searched() {
    // Of the short pieces every third one is read.
    let mut session = Session::new(120, 60, News::of(7));
    session.keys("g /").types("piece").keys("enter enter");
    let mut seen = vec![open(&session).unwrap().0];
    for _ in 0..3 {
        session.keys("space");
        seen.push(open(&session).unwrap().0);
    }
    assert!(session.screen().contains("piece number"), "{}", session.screen());
    assert_eq!(seen, [2, 4, 5, 7], "no read one, and none that the search did not find");
    session.keys("space");
    assert_eq!(open(&session), Some(ArticleId(7)));
    assert!(session.status().contains("No unread article follows"), "{}", session.status());
    session.keys("q");
    assert!(session.screen().contains("Search"), "{}", session.screen());
}

#[test]
fn an_open_article_that_is_changed_is_shown_as_it_is_now() {
    let mut session = Session::new(100, 14, News::of(2));
    session.keys("enter ctrl-d");
    let reading = session.app.reading.as_ref().unwrap();
    let words = reading.words_at_place();
    let text = reading.text().replace("for the first time since the winter flood", "at last");
    let article = &mut session.news.articles[0];
    article.row.revised = Some(NOW);
    article.article.body.text = Text::lines(&text);
    article.findings = None;
    for block in &mut article.article.body.blocks {
        block.credit = None;
        let cut = u32::try_from("for the first time since the winter flood".len() - "at last".len()).unwrap();
        let after = |at: u32| if (at as usize) > text.find("at last").unwrap() { at - cut } else { at };
        (block.span.start, block.span.end) = (after(block.span.start), after(block.span.end));
    }
    article.article.body.links.clear();
    session.send(Event::LibraryChanged);
    let reading = session.app.reading.as_ref().unwrap();
    assert!(reading.text().contains("at last") && reading.opened.row.revised == Some(NOW));
    assert_eq!(reading.words_at_place(), words, "{}", session.screen());
    assert!(session.status().contains("was changed just now"), "{}", session.status());
    let asked = session.asked.len();
    session.send(Event::LibraryChanged);
    assert_eq!(session.asked.len(), asked, "once is enough");
}

#[test]
fn the_whole_text_comes_without_moving_the_reader() {
    let mut session = Session::new(100, 14, News::of(2));
    session.keys("enter ctrl-d ctrl-d");
    let reading = session.app.reading.clone().unwrap();
    let words = reading.words_at_place();
    assert!(reading.place() > 0 && !words.is_empty());
    session.keys("x");
    let question = session.asked.iter().find_map(|asked| match asked {
        Effect::FetchFullText { question, .. } => Some(*question),
        _ => None,
    });
    session.keys("ctrl-d");
    let words_later = session.app.reading.as_ref().unwrap().words_at_place();
    assert_ne!(words, words_later);
    let mut whole = reading.opened.clone();
    let head = "What nobody knew before stands here now.\n\n".repeat(9);
    whole.article.body.text = Text::lines(&format!("{head}{}", reading.text()));
    for block in &mut whole.article.body.blocks {
        block.span.start += u32::try_from(head.len()).unwrap();
        block.span.end += u32::try_from(head.len()).unwrap();
        block.credit = None;
    }
    whole.article.body.links.clear();
    whole.findings = None;
    session.send(Event::Opened { question: question.unwrap(), article: Box::new(whole) });
    let now = session.app.reading.as_ref().unwrap();
    assert_eq!(now.words_at_place(), words_later, "{}", session.screen());
}
