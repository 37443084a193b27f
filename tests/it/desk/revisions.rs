//! What becomes of an article that its publisher changes, and of what the reader had marked in it.

use newsdesk::desk::Desk;
use newsdesk::desk::evidence::check_evidence;
use newsdesk::desk::refresh::{Options, run};
use newsdesk::model::{
    ArticleId, Ask, Bookmark, Change, Highlight, Page, Part, Piece, RevisionsPage, Scope, Span, Text,
};
use std::sync::atomic::AtomicBool;

use super::{Place, rows, rss};
use crate::support::site::{Answer, Site};

const TEXT: &str = "The old lock of Ferrow leaks. Engineers looked at the gate for three days and found two cracks. \
                    “We will close it in May,” said Nora Quill, who runs the canal.</p><p>Boats must take the river.";

/// A library with one article of this text.
fn subscribed(text: &str) -> (Place, Site, ArticleId) {
    let (place, site) = (Place::new(), Site::new());
    site.set("/rss", Answer::ok(rss(&[(1, "Lock leaks", text)])));
    place.desk().add_feed(&site.url("/rss"), "").unwrap();
    let id = rows(&place.desk(), Scope::All)[0].id;
    (place, site, id)
}

fn change(place: &Place, site: &Site, headline: &str, text: &str) -> Desk {
    site.set("/rss", Answer::ok(rss(&[(1, headline, text)])));
    run(&place.library, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    let mut desk = place.desk();
    while desk.work_off(8).unwrap() > 0 {}
    desk
}

fn revisions(desk: &Desk, id: ArticleId) -> RevisionsPage {
    match desk.look(&Ask::Revisions(id)).unwrap() {
        Page::Revisions(page) => *page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_changed_text_is_a_revision_and_changed_markup_is_none() {
    let (place, site, id) = subscribed(TEXT);
    let desk = change(&place, &site, "Lock leaks", &TEXT.replace("three days", "<b>three</b> days"));
    assert_eq!(rows(&desk, Scope::All)[0].revised, None);
    assert!(revisions(&desk, id).revisions.is_empty());

    let reworded = TEXT.replace("two cracks", "four deep cracks").replace("close it in May", "close it in June");
    let mut desk = change(&place, &site, "Lock to close", &reworded);
    let row = &rows(&desk, Scope::All)[0];
    assert!(row.revised.is_some() && !row.revision_seen);
    let page = revisions(&desk, id);
    assert_eq!(page.revisions.len(), 1);
    let parts: Vec<Part> = page.revisions[0].passages.iter().map(|passage| passage.part).collect();
    assert_eq!(parts, [Part::Headline, Part::Paragraph, Part::Quote]);
    let quote = &page.revisions[0].passages[2];
    assert_eq!(quote.speaker.as_deref(), Some("Nora Quill"));
    assert!(quote.pieces.contains(&Piece::Added(Text::line("June,"))), "{:?}", quote.pieces);

    // Asked again it is told again, and with what the reader did in the meantime.
    assert_eq!(revisions(&desk, id), page);
    desk.write(Change::Seen { article: id }).unwrap();
    assert_eq!(revisions(&desk, id).revisions, page.revisions);
    assert!(revisions(&desk, id).row.revision_seen);
    assert!(rows(&desk, Scope::All)[0].revision_seen);
    let desk = change(&place, &site, "Lock to close", TEXT);
    assert!(!rows(&desk, Scope::All)[0].revision_seen, "another change is news again");
    assert_eq!(revisions(&desk, id).revisions.len(), 2);
}

#[test]
fn of_what_a_feed_changes_all_the_time_a_bounded_number_is_kept() {
    let (place, site, id) = subscribed(TEXT);
    for hour in 0..25 {
        change(&place, &site, "Lock leaks", &format!("{TEXT} Seen by {hour} people."));
    }
    assert_eq!(revisions(&place.desk(), id).revisions.len(), 20);
}

#[test]
fn place_and_highlights_follow_their_words() {
    let (place, site, id) = subscribed(TEXT);
    let mut desk = place.desk();
    let text = desk.open_article(id).unwrap().article.body.text;
    let at = |words: &str| text.find(words).unwrap();
    let marked = |words: &str, count| {
        let span = Span::new(at(words), at(words) + words.len());
        let highlight = Highlight::of(id, &text, span, 100, count);
        let bookmark = Bookmark { article: id, created: 100, tags: Vec::new(), note: Text::default() };
        Change::Highlight {
            article: id,
            id: highlight.id,
            highlight: Some(Box::new(highlight)),
            bookmark: Some(bookmark),
        }
    };
    desk.write(marked("Boats must take the river.", 1)).unwrap();
    desk.write(marked("Engineers looked at the gate for three days and found two cracks.", 2)).unwrap();
    desk.write(marked("old lock of Ferrow", 3)).unwrap();
    let river = u32::try_from(at("Boats must")).unwrap();
    desk.write(Change::Place { article: id, place: river, words: Text::line("Boats must take the river") }).unwrap();
    assert!(rows(&desk, Scope::Bookmarks).iter().any(|row| row.id == id), "what is marked is kept");

    let reworded = TEXT
        .replace("The old lock of Ferrow leaks.", "A lock leaks, its owners say, and has done so since the storm.")
        .replace("for three days and found two cracks", "for four days and found several cracks");
    let desk = change(&place, &site, "Lock leaks", &reworded);
    let opened = desk.open_article(id).unwrap();
    let text = &opened.article.body.text;
    assert!(text[opened.place.unwrap() as usize..].starts_with("Boats must"), "{:?}", opened.place);
    let found: Vec<Option<&str>> = opened.highlights.iter().map(|one| one.span.map(|span| span.of(text))).collect();
    assert_eq!(found.len(), 3);
    assert!(found[0].unwrap().starts_with("Engineers looked at the gate for four days"), "{found:?}");
    assert_eq!(found[1], Some("Boats must take the river."));
    assert_eq!(found[2], None, "what is gone is not put elsewhere");
    assert_eq!(opened.highlights[2].passage.as_str(), "old lock of Ferrow");
}

#[test]
fn what_was_marked_and_is_changed_is_told_and_stands_in_the_evidence() {
    let (place, site, id) = subscribed(TEXT);
    let mut desk = place.desk();
    let text = desk.open_article(id).unwrap().article.body.text;
    let marked = |words: &str, count: u64| {
        let start = text.find(words).unwrap();
        Highlight::of(id, &text, Span::new(start, start + words.len()), 100, count)
    };
    let bookmark = Bookmark { article: id, created: 100, tags: Vec::new(), note: Text::default() };
    let kept = [marked("Engineers looked at the gate for three days", 1), marked("Boats must take the river", 2)];
    for one in &kept {
        let (highlight, bookmark) = (Some(Box::new(one.clone())), Some(bookmark.clone()));
        desk.write(Change::Highlight { article: id, id: one.id, highlight, bookmark }).unwrap();
    }
    let text = TEXT.replace("for three days", "for nine days").replace("Boats must take the river.", "More in May.");
    let desk = change(&place, &site, "Lock leaks", &text);
    let notes = desk.notes("").unwrap();
    let told: Vec<(bool, Option<&str>)> =
        notes.articles[0].highlights.iter().map(|one| (one.span.is_some(), one.now.as_deref())).collect();
    assert_eq!(told, [(true, Some("Engineers looked at the gate for nine days")), (false, None)]);
    let folder = place.library.parent().unwrap().join("evidence");
    desk.write_evidence(&notes, &folder).unwrap();
    let earlier = format!("article-{}-earlier-1.txt", id.0);
    let records = std::fs::read_to_string(folder.join("notes.json")).unwrap();
    let records: serde_json::Value = serde_json::from_str(&records).unwrap();
    assert_eq!(records[0]["highlights"][0]["stands_in"], serde_json::json!([earlier]), "{records}");
    assert_eq!(records[0]["highlights"][1]["stands_in"], serde_json::json!([earlier]), "{records}");
    assert!(std::fs::read_to_string(folder.join(&earlier)).unwrap().contains("Boats must take the river"));
    let told = std::fs::read_to_string(folder.join("notes.md")).unwrap();
    assert!(told.contains(&format!("“Boats must take the river” stands in {earlier}")), "{told}");
    assert_eq!(check_evidence(&folder).unwrap().bad, []);
}

#[test]
fn notes_are_found_by_passage_note_and_tag() {
    let (place, _site, id) = subscribed(TEXT);
    let mut desk = place.desk();
    let text = desk.open_article(id).unwrap().article.body.text;
    let mut highlight = Highlight::of(id, &text, Span::new(0, 4), 100, 1);
    highlight.note = Text::lines("ask the canal office");
    highlight.tags = vec![Text::line("water")];
    let bookmark = Bookmark { article: id, created: 100, tags: Vec::new(), note: Text::default() };
    let change = |highlight: Option<&Highlight>| Change::Highlight {
        article: id,
        id: newsdesk::model::HighlightId::new(100, 1),
        highlight: highlight.cloned().map(Box::new),
        bookmark: Some(bookmark.clone()),
    };
    desk.write(change(Some(&highlight))).unwrap();
    for (words, hits) in [("", 1), ("canal", 1), ("#water", 1), ("lock office", 1), ("volcano", 0)] {
        assert_eq!(desk.notes(words).unwrap().articles.len(), hits, "{words}");
    }
    let folder = place.library.parent().unwrap().join("evidence");
    assert_eq!(desk.write_evidence(&desk.notes("").unwrap(), &folder).unwrap(), 1);
    let checked = check_evidence(&folder).unwrap();
    assert_eq!((checked.good, checked.bad.len()), (3, 0));
    let notes = std::fs::read_to_string(folder.join("notes.md")).unwrap();
    assert!(notes.contains("ask the canal office") && notes.contains("`water`"), "{notes}");
    assert!(desk.write_evidence(&desk.notes("").unwrap(), &folder).is_err(), "nothing is written over");
    let copy = folder.join(format!("article-{}.txt", id.0));
    let kept = std::fs::read_to_string(&copy).unwrap();
    assert!(kept.contains("two cracks"));
    std::fs::write(&copy, kept.replace("two cracks", "no cracks")).unwrap();
    std::fs::write(folder.join("more.txt"), "").unwrap();
    std::fs::remove_file(folder.join("notes.json")).unwrap();
    let wrong: Vec<&str> = check_evidence(&folder).unwrap().bad.into_iter().map(|(_, wrong)| wrong).collect();
    assert_eq!(wrong, ["was changed", "is missing", "was added"]);
    desk.write(change(None)).unwrap();
    assert!(desk.notes("").unwrap().articles.is_empty());
}
