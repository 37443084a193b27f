//! The library: what is kept, through everything that can happen to it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use newsdesk::model::{
    Around, ArticleId, Beside, Bookmark, FeedId, Findings, ListOrder, ListQuery, Scope, StoryId, Text, Timestamp,
};
use newsdesk::store::{
    Analysed, CatalogueEntry, Condition, Fetched, Incoming, Index, Indexed, Library, LibraryError, NewFeed, News,
    Packer, Placed, Stream, Term, Tier, Waiting, Words, Work, mark_of, mark_of_text,
};
use tempfile::TempDir;

const NOW: Timestamp = 1_800_000_000;

struct Place {
    _folder: TempDir,
    path: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("library.db");
        Self { _folder: folder, path }
    }

    fn open(&self) -> Library {
        Library::open(&self.path).unwrap()
    }
}

fn feed(library: &mut Library, url: &str, folder: &str) -> FeedId {
    let new = NewFeed { url: url.into(), title: url.into(), folder: folder.into(), ..NewFeed::default() };
    library.add_feeds(&[new]).unwrap()[0].0
}

/// An article that came out so many minutes ago.
fn article(number: i64, minutes: i64) -> Incoming {
    Incoming {
        key: number,
        link: Some(1_000 + number),
        content: number,
        headline: format!("Headline {number}"),
        url: Some(format!("https://news.example/{number}")),
        published: Some(NOW - minutes * 60),
        words: 3,
        body: Packer::new()
            .unwrap()
            .entry(&["Ana Ruiz"], &Beside::default(), &format!("<p>Text number {number}</p>"))
            .unwrap(),
        ..Incoming::default()
    }
}

fn fetch(library: &mut Library, feed: FeedId, articles: Vec<Incoming>) -> Vec<ArticleId> {
    let news = News { articles, ..News::default() };
    library.settle(&[(feed, Fetched::News(Box::new(news)))], NOW, &|facts| facts.now).unwrap().remove(0).new
}

fn list(scope: Scope) -> ListQuery {
    ListQuery { scope, ..ListQuery::default() }
}

fn headlines(library: &Library, query: &ListQuery) -> Vec<String> {
    let page = library.rows(query, Around::Place(0), 1_000).unwrap();
    page.rows.iter().map(|row| row.headline.to_string()).collect()
}

fn all(library: &Library) -> Vec<String> {
    headlines(library, &list(Scope::All))
}

fn bookmark(article: ArticleId, tags: &[&str], note: &str) -> Bookmark {
    let tags = tags.iter().map(|tag| Text::line(tag)).collect();
    Bookmark { article, created: NOW, tags, note: Text::lines(note) }
}

#[test]
fn marks_survive_a_fetch_that_changes_everything_but_the_article() {
    let place = Place::new();
    let mut library = place.open();
    let feed = feed(&mut library, "https://news.example/rss", "");
    let ids = fetch(&mut library, feed, vec![article(1, 1), article(2, 2)]);
    let first = library.rows(&list(Scope::All), Around::Place(0), 1).unwrap().rows[0].id;
    assert!(ids.contains(&first));
    library.mark_read(&[first], true).unwrap();
    library.set_place(first, 77, "words").unwrap();
    library.set_bookmark(first, Some(&bookmark(first, &["B", "a"], "one\ntwo"))).unwrap();

    // The same again: nothing is new. Another text, then another id for the same address: the same article.
    assert_eq!(fetch(&mut library, feed, vec![article(1, 1), article(2, 2)]), []);
    let changed = Incoming { content: 99, headline: "Changed".into(), ..article(1, 1) };
    assert_eq!(fetch(&mut library, feed, vec![changed.clone(), article(2, 2)]), []);
    let renamed = Incoming { key: 555, content: 100, ..changed };
    assert_eq!(fetch(&mut library, feed, vec![renamed, article(2, 2)]), []);

    drop(library);
    let library = place.open();
    let row = library.row(first).unwrap();
    assert_eq!((row.headline.as_str(), row.read, row.bookmarked), ("Changed", true, true));
    assert_eq!(library.place(first).unwrap(), Some((77, "words".to_owned())));
    let kept = library.bookmark(first).unwrap().unwrap();
    assert_eq!(kept.tags, [Text::line("a"), Text::line("b")]);
    assert_eq!(kept.note.as_str(), "one\ntwo");
    assert_eq!(all(&library).len(), 2);
}

#[test]
fn two_articles_at_one_address_stay_two() {
    let place = Place::new();
    let mut library = place.open();
    let feed = feed(&mut library, "https://news.example/rss", "");
    fetch(&mut library, feed, vec![article(1, 1)]);
    let other = Incoming { key: 2, content: 2, ..article(1, 0) };
    assert_eq!(fetch(&mut library, feed, vec![other, article(1, 1)]).len(), 1);
    assert_eq!(all(&library).len(), 2);
}

#[test]
fn unsubscribing_keeps_bookmarks_and_coming_back_brings_the_marks() {
    let place = Place::new();
    let mut library = place.open();
    let (gone, stays) = (feed(&mut library, "https://a.example/", ""), feed(&mut library, "https://b.example/", ""));
    let ids = fetch(&mut library, gone, vec![article(1, 1), article(2, 2), article(3, 3)]);
    fetch(&mut library, stays, vec![article(4, 4)]);
    library.mark_read(&ids[..2], true).unwrap();
    library.set_bookmark(ids[0], Some(&bookmark(ids[0], &["x"], ""))).unwrap();
    library.remove_feed(gone).unwrap();

    assert_eq!(all(&library), ["Headline 4"]);
    assert_eq!(library.feeds().unwrap().len(), 1);
    let kept = library.bookmarks().unwrap();
    assert_eq!((kept[0].row.id, kept[0].row.feed), (ids[0], None));
    assert!(!library.body(ids[0]).unwrap().is_empty());

    assert_eq!(feed(&mut library, "https://a.example/", "Back"), gone);
    let back = library.feeds().unwrap().into_iter().find(|feed| feed.id == gone).unwrap();
    assert_eq!((back.total, back.unread, back.folder.as_str()), (3, 1, "Back"));
    assert_eq!(all(&library).len(), 4);
}

#[test]
fn counts_and_lists_agree_in_every_scope() {
    let place = Place::new();
    let mut library = place.open();
    let feeds =
        [("https://a.example/", "World"), ("https://b.example/", "World/Europe"), ("https://c.example/", "Worlds")]
            .map(|(url, folder)| feed(&mut library, url, folder));
    let mut number = 0;
    for feed in feeds {
        let articles = (0..20).map(|_| {
            number += 1;
            // Some come out in the same minute, so that the number has to decide.
            article(number, number / 3)
        });
        fetch(&mut library, feed, articles.collect());
    }
    let some: Vec<ArticleId> = (1..=60).step_by(4).map(ArticleId).collect();
    library.mark_read(&some, true).unwrap();
    library.set_bookmark(ArticleId(5), Some(&bookmark(ArticleId(5), &[], ""))).unwrap();
    let scopes = [
        (Scope::All, 60),
        (Scope::Unread, 45),
        (Scope::Since(NOW - 10 * 60), 32),
        (Scope::Feed(feeds[1]), 20),
        (Scope::Folder(Text::line("World")), 40),
        (Scope::Folder(Text::line("World/Europe")), 20),
        (Scope::Bookmarks, 1),
    ];
    for (scope, expected) in scopes {
        for unread_only in [false, true] {
            for order in [ListOrder::NewestFirst, ListOrder::OldestFirst] {
                for filter in [None, Some(Text::line("hEAD 1"))] {
                    let scope = scope.clone();
                    let query = ListQuery { scope, order, unread_only, filter, ..ListQuery::default() };
                    check_list(&library, &query);
                }
            }
        }
        assert_eq!(library.rows(&list(scope.clone()), Around::Place(0), 5).unwrap().total, expected, "{scope:?}");
    }
}

/// Every page of a list, from wherever it is asked for, is the same stretch of the same list.
fn check_list(library: &Library, query: &ListQuery) {
    let whole = library.rows(query, Around::Place(0), 1_000).unwrap();
    assert_eq!(whole.rows.len(), whole.total, "{query:?}");
    assert_eq!(whole.rows.iter().filter(|row| !row.read).count(), whole.unread, "{query:?}");
    assert_eq!(whole.rows.iter().map(|row| row.id).collect::<HashSet<_>>().len(), whole.total, "{query:?}");
    let times: Vec<_> = whole.rows.iter().map(|row| (row.published, row.id)).collect();
    match query.order {
        ListOrder::NewestFirst => assert!(times.is_sorted_by(|one, other| one > other), "{query:?}"),
        ListOrder::OldestFirst => assert!(times.is_sorted(), "{query:?}"),
    }
    check_pages(library, query);
}

fn check_pages(library: &Library, query: &ListQuery) {
    let whole = library.rows(query, Around::Place(0), 1_000).unwrap();
    assert_eq!(whole.rows.len(), whole.total, "{query:?}");
    for from in 0..=whole.total {
        let page = library.rows(query, Around::Place(from), 7).unwrap();
        assert_eq!(page.rows, whole.rows[from..whole.total.min(from + 7)], "{query:?} from {from}");
    }
    for (place, row) in whole.rows.iter().enumerate() {
        let page = library.rows(query, Around::Article(row.id), 7).unwrap();
        assert_eq!(page.anchor, Some(place), "{query:?}");
        assert_eq!(page.rows[place - page.offset].id, row.id);
    }
    assert_eq!(library.rows(query, Around::Article(ArticleId(9_999)), 7).unwrap().anchor, None);
}

fn join(library: &mut Library, article: ArticleId, beside: ArticleId) -> StoryId {
    let placed = Placed { article, groups: vec![vec![article, beside]], ..Placed::default() };
    library.place_article(&placed).unwrap().unwrap()
}

#[test]
fn a_folded_list_has_one_line_for_a_story_and_an_unfolded_one_all_below_it() {
    let place = Place::new();
    let mut library = place.open();
    let (world, desk) =
        (feed(&mut library, "https://a.example/", "World"), feed(&mut library, "https://b.example/", "Desk"));
    // Out every ten minutes: 1, 11, 2, 12, ... from the newest on.
    fetch(&mut library, world, (1..=6).map(|number| article(number, 20 * number)).collect());
    fetch(&mut library, desk, (1..=6).map(|number| article(10 + number, 20 * number + 10)).collect());
    let page = library.rows(&list(Scope::All), Around::Place(0), 100).unwrap();
    let id =
        |number: i64| page.rows.iter().find(|row| row.headline.as_str() == format!("Headline {number}")).unwrap().id;
    let across = join(&mut library, id(2), id(11));
    assert_eq!(join(&mut library, id(15), id(2)), across);
    let within = join(&mut library, id(4), id(3));
    let names = |library: &Library, query: &ListQuery| -> Vec<i64> {
        headlines(library, query).iter().map(|name| name.trim_start_matches("Headline ").parse().unwrap()).collect()
    };
    let folded = |scope| ListQuery { folded: true, ..list(scope) };
    assert_eq!(names(&library, &folded(Scope::All)), [1, 11, 12, 3, 13, 14, 5, 6, 16]);
    assert_eq!(names(&library, &folded(Scope::Folder(Text::line("World")))), [1, 2, 3, 5, 6]);
    assert_eq!(names(&library, &folded(Scope::Feed(world))), [1, 2, 3, 4, 5, 6]);
    let unfolded = ListQuery { unfolded: vec![across, within], ..folded(Scope::All) };
    assert_eq!(names(&library, &unfolded), [1, 11, 2, 15, 12, 3, 4, 13, 14, 5, 6, 16]);

    // One that was read is the same story to the reader; another one is the line of what is unread.
    library.mark_read(&[id(11)], true).unwrap();
    assert_eq!(names(&library, &folded(Scope::All)), [1, 11, 12, 3, 13, 14, 5, 6, 16]);
    assert_eq!(names(&library, &folded(Scope::Unread)), [1, 2, 12, 3, 13, 14, 5, 6, 16]);
    let row = library.row(id(15)).unwrap();
    assert_eq!((row.same_story, row.read, row.story.unwrap().publishers), (true, false, 2));
    let page = library.rows(&folded(Scope::Unread), Around::Article(id(15)), 100).unwrap();
    assert_eq!((page.total, page.articles, page.unread, page.anchor), (9, 11, 11, Some(1)));

    let scopes = [Scope::All, Scope::Unread, Scope::Since(NOW - 100 * 60), Scope::Folder(Text::line("Desk"))];
    for scope in scopes {
        for order in [ListOrder::NewestFirst, ListOrder::OldestFirst] {
            for unfolded in [vec![], vec![within], vec![across, within]] {
                for unread_only in [false, true] {
                    let query = ListQuery { order, unread_only, unfolded: unfolded.clone(), ..folded(scope.clone()) };
                    check_pages(&library, &query);
                }
            }
        }
    }
    // All that is folded is marked with what shows.
    assert_eq!(library.mark_all_read(&folded(Scope::All)).unwrap().len(), 11);
    library.remove_feed(desk).unwrap();
    assert_eq!(names(&library, &folded(Scope::All)), [1, 2, 3, 5, 6]);
    assert_eq!(library.row(id(2)).unwrap().story, None, "the others of its story are not shown");
}

#[test]
fn marking_a_list_names_what_was_unread_so_that_it_can_be_undone() {
    let place = Place::new();
    let mut library = place.open();
    let feed = feed(&mut library, "https://a.example/", "");
    let ids = fetch(&mut library, feed, (1..=6).map(|number| article(number, number)).collect());
    library.mark_read(&ids[..2], true).unwrap();
    let marked = library.mark_all_read(&list(Scope::Feed(feed))).unwrap();
    assert_eq!(marked.iter().collect::<HashSet<_>>(), ids[2..].iter().collect());
    assert_eq!(library.feeds().unwrap()[0].unread, 0);
    library.mark_read(&marked, false).unwrap();
    assert_eq!(library.feeds().unwrap()[0].unread, 4);
    assert!(library.row(ids[0]).unwrap().read);
}

#[test]
fn folders_are_renamed_with_those_in_them() {
    let place = Place::new();
    let mut library = place.open();
    for (url, folder) in
        [("https://a.example/", "World"), ("https://b.example/", "World/Asia"), ("https://c.example/", "Worlds")]
    {
        feed(&mut library, url, folder);
    }
    library.rename_folder("World", "Earth").unwrap();
    let folders: Vec<_> = library.feeds().unwrap().iter().map(|feed| feed.folder.to_string()).collect();
    assert_eq!(folders, ["Earth", "Earth/Asia", "Worlds"]);
    library.rename_folder("Earth", "").unwrap();
    let folders: Vec<_> = library.feeds().unwrap().iter().map(|feed| feed.folder.to_string()).collect();
    assert_eq!(folders, ["", "Asia", "Worlds"]);
}

#[test]
fn two_libraries_open_at_once_see_each_other_and_both_write() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let before = one.data_version().unwrap();
    let feed = feed(&mut other, "https://a.example/", "");
    assert_ne!(one.data_version().unwrap(), before);
    let ids = fetch(&mut other, feed, (1..=40).map(|number| article(number, number)).collect());
    std::thread::scope(|scope| {
        let path: &Path = &place.path;
        let marking = scope.spawn(move || {
            let mut library = Library::open(path).unwrap();
            for id in ids {
                library.mark_read(&[id], true).unwrap();
            }
        });
        for number in 41..=80 {
            fetch(&mut one, feed, vec![article(number, number)]);
        }
        marking.join().unwrap();
    });
    let feeds = one.feeds().unwrap();
    assert_eq!((feeds[0].total, feeds[0].unread), (80, 40));
}

#[test]
fn what_must_not_be_touched_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let garbage = folder.path().join("garbage.db");
    std::fs::write(&garbage, "no database at all, but long enough to be taken for one. ".repeat(100)).unwrap();
    let before = std::fs::read(&garbage).unwrap();
    let error = Library::open(&garbage).err().unwrap();
    assert!(matches!(error, LibraryError::Damaged(_)), "{error}");
    assert!(error.to_string().contains("garbage.db"), "{error}");
    assert_eq!(std::fs::read(&garbage).unwrap(), before);

    let foreign = folder.path().join("foreign.db");
    let other = rusqlite::Connection::open(&foreign).unwrap();
    other.execute_batch("CREATE TABLE songs (name)").unwrap();
    drop(other);
    let before = std::fs::read(&foreign).unwrap();
    assert!(matches!(Library::open(&foreign).err().unwrap(), LibraryError::Foreign(_)));
    assert_eq!(std::fs::read(&foreign).unwrap(), before);

    let newer = folder.path().join("newer.db");
    drop(Library::open(&newer).unwrap());
    let conn = rusqlite::Connection::open(&newer).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    assert!(matches!(Library::open(&newer).err().unwrap(), LibraryError::Newer { found: 99, .. }));
    assert!(Library::open(folder.path()).is_err());
}

#[test]
fn a_library_with_damaged_pages_says_so_and_panics_nowhere() {
    let place = Place::new();
    let mut library = place.open();
    let feed = feed(&mut library, "https://a.example/", "");
    let ids = fetch(&mut library, feed, (1..=300).map(|number| article(number, number)).collect());
    drop(library);
    let mut bytes = std::fs::read(&place.path).unwrap();
    let from = 16_384;
    bytes[from..].iter_mut().step_by(3).for_each(|byte| *byte = !*byte);
    std::fs::write(&place.path, &bytes).unwrap();
    let told = match Library::open(&place.path) {
        Err(error) => error.to_string(),
        Ok(library) => match library.rows(&list(Scope::All), Around::Place(0), 300).map(|_| library.body(ids[0])) {
            Err(error) | Ok(Err(error)) => error.to_string(),
            Ok(Ok(_)) => "damage was not met".to_owned(),
        },
    };
    assert!(told.contains("library.db"), "{told}");
}

#[cfg(unix)]
#[test]
fn the_library_is_for_the_readers_eyes_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mut library = place.open();
    feed(&mut library, "https://a.example/", "");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.path), 0o600);
    assert_eq!(mode(place.path.parent().unwrap()), 0o700);
    assert_eq!(mode(&place.path.with_extension("db-wal")), 0o600);
}

#[test]
fn the_index_finds_the_newest_first_and_forgets_what_was_replaced() {
    let place = Place::new();
    let mut library = place.open();
    let feed = feed(&mut library, "https://a.example/", "");
    let ids = fetch(&mut library, feed, (1..=3).map(|number| article(number, number)).collect());
    let words = |rest: &str| Words { headline: "storm".into(), often: "rain".into(), rest: rest.into() };
    let read = |library: &Library, id: ArticleId, words: Words| {
        let of = mark_of_text(&library.row(id).unwrap().headline, &library.body(id).unwrap());
        Indexed { id, words, of }
    };
    let all: Vec<Indexed> = ids.iter().map(|id| read(&library, *id, words("harbour wall"))).collect();
    library.index(&all).unwrap();
    let term = |word: &str, prefix| Term { word: word.into(), prefix };
    let found = |library: &Library, terms: &[Term]| -> Vec<ArticleId> {
        let asked = terms.iter().map(|term| Tier::Anywhere.asked(term)).collect::<Vec<_>>().join(" AND ");
        let mut stream = Stream::of_index(Index::Words, asked);
        let mut found = Vec::new();
        let mut top = i64::MAX;
        while let Some(id) = library.seek(&mut stream, 0, top).unwrap() {
            found.extend(library.is(ArticleId(id), &[(Condition::Visible, false)]).unwrap().then_some(ArticleId(id)));
            top = id - 1;
        }
        found
    };
    let mut newest_first = ids.clone();
    newest_first.sort_by_key(|id| std::cmp::Reverse(*id));
    assert_eq!(found(&library, &[term("harb", true), term("rain", false)]), newest_first);
    assert_eq!(found(&library, &[term("harb", false)]), []);
    let bridge = read(&library, ids[0], words("bridge"));
    library.index(&[bridge]).unwrap();
    assert_eq!(found(&library, &[term("bridge", false)]), [ids[0]]);
    assert_eq!(found(&library, &[term("harbour", false)]).len(), 2);
    assert_eq!(library.frequency(&term("harbour", false)).unwrap(), 2);
    // Words of a text that was replaced while they were read are not taken.
    let late = read(&library, ids[1], words("quay"));
    library.replace_body(ids[1], &library.body(ids[0]).unwrap(), 2, NOW).unwrap();
    library.index(&[late]).unwrap();
    assert_eq!(found(&library, &[term("quay", false)]), []);
    assert_eq!(library.waiting(Work::Index, 8).unwrap().len(), 1, "it still waits");
    library.remove_feed(feed).unwrap();
    assert_eq!(found(&library, &[term("bridge", false)]), []);
}

#[test]
fn findings_of_a_text_that_was_replaced_meanwhile_are_not_kept() {
    let place = Place::new();
    let mut library = place.open();
    let feed = feed(&mut library, "https://a.example/rss", "");
    let id = fetch(&mut library, feed, vec![article(1, 5)])[0];
    let read = library.waiting(Work::Analysis, 8).unwrap().remove(0);
    let made = |read: &Waiting| {
        let entry = CatalogueEntry::default();
        let of = Some(mark_of(&read.body));
        Analysed { of, ..Analysed::new(id, &Findings::default(), vec![1], 3, entry) }
    };
    let body = Packer::new().unwrap().entry(&["Ana Ruiz"], &Beside::default(), "<p>Another text</p>").unwrap();
    library.replace_body(id, &body, 2, NOW).unwrap();
    library.keep_findings(&[made(&read)], 1).unwrap();
    let again = library.waiting(Work::Analysis, 8).unwrap();
    assert_eq!(again.len(), 1, "it still waits");
    library.keep_findings(&[made(&again[0])], 1).unwrap();
    assert!(library.waiting(Work::Analysis, 8).unwrap().is_empty());
}

#[test]
fn articles_are_let_be_analysed_again_in_parts_and_from_where_that_was_left() {
    let place = Place::new();
    let mut library = place.open();
    while !library.expect_analysis(1).unwrap() {}
    let feed = feed(&mut library, "https://a.example/rss", "");
    let one = article(1, 5);
    let all = (1..=2_100).map(|number| Incoming { key: number, link: None, url: None, ..one.clone() }).collect();
    let ids = fetch(&mut library, feed, all);
    let read = |id: &ArticleId| Analysed::new(*id, &Findings::default(), vec![1], 3, CatalogueEntry::default());
    let analysed: Vec<Analysed> = ids.iter().map(read).collect();
    library.keep_findings(&analysed, 1).unwrap();
    let waiting = |library: &Library| -> HashSet<ArticleId> {
        library.waiting(Work::Analysis, 9_999).unwrap().iter().map(|one| one.id).collect()
    };
    assert!(waiting(&library).is_empty());

    assert!(!library.expect_analysis(2).unwrap());
    let first = waiting(&library);
    assert!(!first.is_empty() && first.len() < ids.len(), "a part: {}", first.len());
    let newest = ids.iter().max().unwrap();
    assert!(first.contains(newest));
    library.keep_findings(&[read(newest)], 2).unwrap();
    drop(library);

    let mut library = place.open();
    while !library.expect_analysis(2).unwrap() {}
    let left = waiting(&library);
    assert_eq!(left.len(), ids.len() - 1, "what was analysed in between is not asked for again");
    assert!(!left.contains(newest));
    assert!(library.expect_analysis(2).unwrap());
    assert_eq!(waiting(&library).len(), ids.len() - 1);
}
