//! The page of notes: taking away, noting and copying what is on it.

use newsdesk::app::Effect;
use newsdesk::model::{Ask, Bookmark, Change, Highlight, NotedArticle, NotesPage, Page, Span, Text};

use super::support::news::{NOW, News};
use super::support::session::Session;

/// A session on the page of notes of an article with a note and two highlights, the second over two paragraphs.
fn session() -> Session {
    let mut news = News::of(3);
    let opened = &mut news.articles[0];
    let text = opened.article.body.text.to_string();
    let (id, at) = (opened.row.id, |words: &str| text.find(words).unwrap());
    let one = Highlight::of(id, &text, Span::new(at("The gates held"), at(" all night")), NOW, 1);
    let end = at("the Quay Courier reported.") + "the Quay Courier reported.".len();
    let two = Highlight::of(id, &text, Span::new(at("“We could not"), end), NOW, 2);
    let note = Text::lines("ask the harbour office");
    opened.bookmark = Some(Bookmark { article: id, created: NOW, tags: Vec::new(), note });
    opened.highlights = vec![one, two];
    show(&mut news);
    let mut session = Session::new(120, 30, news);
    session.keys("g n");
    session
}

/// Lets the page of notes show what is kept.
fn show(news: &mut News) {
    let opened = &news.articles[0];
    let noted = NotedArticle {
        row: opened.row.clone(),
        bookmark: opened.bookmark.clone(),
        highlights: opened.highlights.clone(),
    };
    let page = Page::Notes(NotesPage { articles: vec![noted], more: None });
    news.pages = vec![(Ask::Notes { words: Text::default() }, page)];
}

fn highlights(session: &Session) -> Vec<i64> {
    session.news.articles[0].highlights.iter().map(|one| one.id.0 % 10).collect()
}

#[test]
fn a_highlight_is_taken_away_by_either_key_and_comes_back() {
    for key in ["V", "D"] {
        let mut session = session();
        session.keys("j").keys(key);
        assert_eq!(highlights(&session), [2], "{key}");
        assert!(session.status().contains("u undoes it"), "{}", session.status());
        // The page is asked for anew; the next highlight is selected then.
        show(&mut session.news);
        session.send(newsdesk::app::Event::LibraryChanged);
        assert_eq!(session.app.shelf.level().unwrap().rows.len(), 3);
        session.keys("u");
        assert_eq!(highlights(&session), [2, 1]);
        session.keys("ctrl-r");
        assert_eq!(highlights(&session), [2]);
    }
}

#[test]
fn the_note_on_the_article_is_taken_away_and_its_bookmark_is_not() {
    let mut session = session();
    session.keys("V");
    let bookmark = session.news.articles[0].bookmark.clone().unwrap();
    assert_eq!(bookmark.note.as_str(), "");
    session.keys("u");
    assert_eq!(session.news.articles[0].bookmark.as_ref().unwrap().note.as_str(), "ask the harbour office");
    assert_eq!(highlights(&session), [1, 2]);
}

#[test]
fn a_note_on_a_highlight_is_written_on_the_page() {
    let mut session = session();
    session.keys("j w").types("which gates?").keys("esc");
    let written = session.written.iter().rev().find_map(|change| match change {
        Change::Highlight { highlight: Some(one), .. } => Some(one.clone()),
        _ => None,
    });
    let written = written.unwrap();
    assert_eq!((written.id.0 % 10, written.note.as_str()), (1, "which gates?"));
}

#[test]
fn a_passage_is_copied_with_its_paragraphs() {
    let mut session = session();
    session.keys("j j y");
    let Some(Effect::Copy(copied)) = session.asked.last() else { panic!("{:?}", session.asked) };
    let (words, citation) = copied.rsplit_once("”\n").unwrap();
    assert!(words.contains("asked for more.”\n\nVoss said that"), "{copied}");
    assert!(citation.starts_with("Sea lock at Oster Quay"), "{copied}");
    assert!(session.screen().contains("│ Voss said that"), "{}", session.screen());
}
