//! Choosing passages of the open article, with keys and mouse, and what becomes of them.

use crossterm::event::{MouseButton, MouseEventKind};
use newsdesk::app::Effect;
use newsdesk::model::{Change, Highlight, Text};

use crate::support::news::News;
use crate::support::session::Session;

fn session() -> Session {
    let mut session = Session::new(100, 30, News::of(3));
    session.keys("enter");
    session
}

fn kept(session: &Session) -> Vec<Highlight> {
    session.app.reading.as_ref().unwrap().opened.highlights.clone()
}

/// The highlight that was asked to be kept last.
fn written(session: &Session) -> Box<Highlight> {
    let last = session.written.iter().rev().find_map(|change| match change {
        Change::Highlight { highlight, .. } => Some(highlight.clone()),
        _ => None,
    });
    last.flatten().unwrap()
}

#[test]
fn a_quote_is_highlighted_with_its_bookmark_and_undone_with_it() {
    let mut session = session();
    session.keys("] q V");
    let highlight = written(&session);
    let text = session.app.reading.as_ref().unwrap().text().to_string();
    assert_eq!(highlight.span.unwrap().of(&text), highlight.passage.as_str());
    assert!(session.app.reading.as_ref().unwrap().opened.bookmark.is_some());
    assert_eq!(kept(&session), [*highlight]);
    session.keys("u");
    assert!(kept(&session).is_empty());
    assert!(session.app.reading.as_ref().unwrap().opened.bookmark.is_none());
    session.keys("ctrl-r");
    assert_eq!(kept(&session).len(), 1);
}

#[test]
fn what_was_just_highlighted_is_what_is_noted_tagged_and_taken_away() {
    let mut session = session();
    session.keys("] q V w").types("who heard it?").keys("esc");
    assert_eq!(written(&session).note.as_str(), "who heard it?");
    session.keys("] q [ q t").types("lock").keys("enter");
    let highlight = written(&session);
    assert_eq!((highlight.note.as_str(), highlight.tags.len()), ("who heard it?", 1), "the quote at hand is marked");
    assert_eq!(kept(&session).len(), 1);
    session.keys("V");
    assert!(kept(&session).is_empty());
    session.keys("v l l enter w").types("and this").keys("esc");
    assert_eq!(written(&session).note.as_str(), "and this");
    assert_eq!(kept(&session).len(), 1, "the passage is at hand");
}

#[test]
fn the_end_of_a_passage_moves_by_word_line_sentence_and_paragraph() {
    let mut session = session();
    let words = |session: &Session| {
        let reading = session.app.reading.as_ref().unwrap();
        reading.selecting.unwrap().span().of(reading.text()).split_whitespace().count()
    };
    session.keys("v");
    assert_eq!(words(&session), 1);
    session.keys("l l");
    assert_eq!(words(&session), 3);
    session.keys("h");
    assert_eq!(words(&session), 2);
    session.keys("j");
    let lines = words(&session);
    assert!(lines > 2);
    session.keys("}");
    let paragraph = words(&session);
    assert!(paragraph >= lines);
    session.keys(")");
    assert!(words(&session) > paragraph);
    session.keys("G");
    let all = words(&session);
    session.keys("g g");
    assert!(words(&session) == 1 && all > 50, "{all}");
    session.keys("esc");
    assert!(session.app.reading.as_ref().unwrap().selecting.is_none());
    assert!(session.written.iter().all(|change| !matches!(change, Change::Highlight { .. })));
}

#[test]
fn a_passage_is_noted_tagged_and_copied() {
    let mut session = session();
    session.keys("v l l w").types("check this").keys("esc");
    assert_eq!(written(&session).note.as_str(), "check this");
    session.keys("] h t").types("lock water").keys("enter");
    let highlight = written(&session);
    let tags: Vec<&str> = highlight.tags.iter().map(Text::as_str).collect();
    assert_eq!((tags, highlight.note.as_str()), (vec!["lock", "water"], "check this"), "{highlight:?}");
    assert_eq!(kept(&session).len(), 1, "the same one was tagged");
    assert!(session.screen().contains('✎'), "{}", session.screen());
    session.keys("] h V");
    assert!(kept(&session).is_empty());
    session.keys("v l l y");
    let copied = session.asked.iter().find_map(|asked| match asked {
        Effect::Copy(words) => Some(words.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    // Its three words are of two paragraphs.
    let (kicker, headline) = highlight.passage.split_once("\n\n").unwrap();
    assert!(copied.starts_with(&format!("“{kicker}\n\n{headline}”\n")), "{copied}");
}

#[test]
fn the_mouse_chooses_words_and_a_click_still_is_one() {
    let mut session = session();
    let reading = session.app.reading.as_ref().unwrap();
    let row = reading.rows.iter().skip(reading.top).position(|row| row.start > 0).unwrap();
    let area = newsdesk::app::layout::text_area(session.app.panes().article.unwrap(), session.app.shape.text_width);
    let line = area.y + u16::try_from(row).unwrap();
    session.mouse(MouseEventKind::Down(MouseButton::Left), area.x + 4, line);
    session.mouse(MouseEventKind::Drag(MouseButton::Left), area.x + 20, line + 1);
    session.mouse(MouseEventKind::Up(MouseButton::Left), area.x + 20, line + 1);
    assert!(session.app.is_selecting());
    session.keys("enter");
    assert_eq!(kept(&session).len(), 1);
    session.click(area.x + 4, line);
    assert!(!session.app.is_selecting());
}

#[test]
fn skimming_shows_what_is_highlighted() {
    let mut session = session();
    let last = session.app.reading.as_ref().unwrap().opened.article.body.blocks.last().unwrap().span;
    session.keys("v G o G b b enter s");
    let highlight = written(&session);
    let reading = session.app.reading.as_ref().unwrap();
    let start = highlight.span.unwrap().start();
    assert!(last.holds(start), "{highlight:?}");
    let shown = reading.rows.iter().any(|row| row.start >= start && row.start < last.end());
    assert!(shown, "{}", session.screen());
}

#[test]
fn a_changed_article_is_marked_until_it_is_opened_again() {
    let mut news = News::of(3);
    let row = &mut news.articles[1].row;
    (row.read, row.revised) = (true, Some(row.published));
    let mut session = Session::new(160, 30, news);
    assert!(session.line(4).contains('~'), "{}", session.screen());
    session.keys("j enter");
    let seen = |change: &Change| matches!(change, Change::Seen { article } if article.0 == 2);
    assert!(session.written.iter().any(seen));
    assert!(session.screen().contains("updated"), "{}", session.screen());
    let row = session.app.list.rows.iter().find(|row| row.id.0 == 2).unwrap();
    assert!(row.revision_seen);
}
