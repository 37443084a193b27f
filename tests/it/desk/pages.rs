//! Pages of the shelf in parts: what follows behind the end of one.

use std::collections::HashSet;

use newsdesk::desk::analyse::{Given, analyse};
use newsdesk::desk::{Desk, QuotesAsked};
use newsdesk::model::{ArticleId, Ask, Bookmark, Change, Page, QuoteEntry, QuoteOrder, StoryId, Text};

use super::Place;

/// The sample edition, all of it catalogued and placed.
fn filled() -> (Place, Desk) {
    let place = Place::new();
    let mut desk = place.desk();
    while desk.work_off(64).unwrap() > 0 {}
    (place, desk)
}

/// A page with all that follows it, and of how many parts it is.
fn whole(desk: &Desk, ask: &Ask) -> (Page, usize) {
    let mut page = desk.look(ask).unwrap();
    let mut parts = 1;
    while let Some(after) = page.more() {
        let length = page.length();
        page.take_further(desk.look(&Ask::Further { of: Box::new(ask.clone()), after }).unwrap());
        assert!(page.length() >= length && parts < 1_000, "{ask:?}");
        parts += 1;
    }
    (page, parts)
}

fn quotes(page: Page) -> Vec<QuoteEntry> {
    match page {
        Page::Quotes(page) => page.entries,
        other => panic!("{other:?}"),
    }
}

fn ids(entries: &[QuoteEntry]) -> HashSet<i64> {
    entries.iter().map(|entry| entry.id.0).collect()
}

#[test]
fn the_parts_of_the_quote_book_are_all_of_it_each_quote_once() {
    let (_place, desk) = filled();
    for words in ["", "the", "speaker:a* or the"] {
        let (page, parts) = whole(&desk, &Ask::quotes(Text::line(words)));
        let entries = quotes(page);
        let found = ids(&entries);
        assert_eq!(found.len(), entries.len(), "{words}: none twice");
        let all = desk.quotes(&QuotesAsked { words, ..QuotesAsked::default() }, 100_000).unwrap();
        assert_eq!(found, ids(&all.entries), "{words}");
        assert!(parts > 1 || !words.is_empty(), "{parts} parts of {}", entries.len());
        let direct = QuotesAsked { words, direct: true, ..QuotesAsked::default() };
        let direct = ids(&desk.quotes(&direct, 100_000).unwrap().entries);
        let expected: HashSet<i64> = entries.iter().filter(|entry| entry.direct).map(|entry| entry.id.0).collect();
        assert_eq!(direct, expected, "{words}");
        assert!(direct.len() < found.len() && !direct.is_empty());
    }
    let by_speaker = Ask::Quotes { words: Text::default(), order: QuoteOrder::Speaker, direct: false };
    let (page, parts) = whole(&desk, &by_speaker);
    let mut speakers: Vec<_> = quotes(page).iter().map(|entry| entry.speaker.as_ref().unwrap().0).collect();
    speakers.dedup();
    let groups = speakers.len();
    speakers.sort_unstable();
    speakers.dedup();
    assert_eq!((speakers.len(), parts > 1), (groups, true), "each speaker's quotes stand together");
}

#[test]
fn the_parts_of_names_and_stories_are_all_of_them_in_one_order() {
    let (_place, desk) = filled();
    let (page, parts) = whole(&desk, &Ask::Names { words: Text::default(), kind: None });
    let Page::Names(page) = page else { panic!("another page") };
    assert!(parts > 1, "{} names", page.rows.len());
    assert!(page.rows.is_sorted_by_key(|row| std::cmp::Reverse((row.articles, row.id))));
    let unique: HashSet<_> = page.rows.iter().map(|row| row.id).collect();
    assert_eq!(unique.len(), page.rows.len());
    assert_eq!(desk.names("", None, usize::MAX).unwrap().rows, page.rows);
    let stories = |words: &str| -> Vec<StoryId> {
        let (page, _) = whole(&desk, &Ask::Stories { words: Text::line(words) });
        let Page::Stories(page) = page else { panic!("another page") };
        page.rows.iter().map(|row| row.fold.id).collect()
    };
    assert!(!stories("").is_empty());
    assert_eq!(stories(""), stories("is:unread or is:read"));
    let few = desk.stories("", 1).unwrap();
    assert_eq!((few.rows.len(), few.more.is_some()), (1, stories("").len() > 1));
}

#[test]
fn notes_of_the_same_second_are_all_shown() {
    let place = Place::new();
    let mut desk = place.desk();
    let article = analyse(Given::Plain("A lock leaks\n\nThe lock of Ferrow leaks.\n")).article;
    let mut kept = HashSet::new();
    for number in 0..250 {
        let mut article = article.clone();
        article.url = Some(Text::line(&format!("https://ferrow.example/{number}")));
        let change = Change::KeepOpened { article: Box::new(article), kept: None };
        let Change::KeepOpened { kept: Some(bookmark), .. } = desk.write(change).unwrap() else { panic!("not kept") };
        let article: ArticleId = bookmark.article;
        let note = Text::lines(&format!("note {number}"));
        let bookmark = Bookmark { article, created: 1_000 + number / 200, tags: Vec::new(), note };
        desk.write(Change::Bookmark { article, bookmark: Some(bookmark) }).unwrap();
        kept.insert(article);
    }
    let (page, parts) = whole(&desk, &Ask::Notes { words: Text::default() });
    let Page::Notes(page) = page else { panic!("another page") };
    assert_eq!(parts, 3);
    assert_eq!(page.articles.iter().map(|noted| noted.row.id).collect::<HashSet<_>>(), kept);
    assert_eq!(desk.notes("").unwrap().articles.len(), 250, "what is handed on is all of it");
    assert_eq!(desk.notes("\"note\" 249").unwrap().articles.len(), 0);
    assert_eq!(desk.notes("note 249").unwrap().articles.len(), 1);
}

#[test]
fn an_article_that_rests_on_little_leads_to_where_it_names_that() {
    let place = Place::new();
    let mut desk = place.desk();
    let text = "A lock leaks\n\nThe old lock of Ferrow leaks, and boats take the river.\n\n“We will close it in May,” \
                said Nora Quill, who runs the canal.\n";
    let article = analyse(Given::Plain(text)).article;
    let change = Change::KeepOpened { article: Box::new(article), kept: None };
    let Change::KeepOpened { kept: Some(kept), .. } = desk.write(change).unwrap() else { panic!("not kept") };
    desk.analyse_article(kept.article).unwrap();
    while desk.work_off(64).unwrap() > 0 {}
    let page = desk.ledger("ferrow").unwrap();
    let [(row, Some(at))] = page.thin.as_slice() else { panic!("{page:?}") };
    let text = desk.open_article(row.id).unwrap().article.body.text;
    assert!(text[*at as usize..].starts_with("We will close"), "{at}");
}
