use super::*;
use crate::model::{
    After, ArticleId, ArticleRow, NameId, NameKind, NameRow, NamesPage, QuoteEntry, QuoteId, QuoteOrder, QuotesPage,
    Text,
};

fn level(rows: Vec<Row>) -> Level {
    let mut shelf = Shelf::default();
    shelf.open(Ask::Notes { words: Text::default() }, Question(1), true);
    let mut level = shelf.levels.remove(0);
    level.rows = rows;
    level
}

fn article() -> Row {
    Row::blank().line(Vec::new()).to(Target::Article(Box::default(), None))
}

#[test]
fn headings_are_passed_over_and_stay_in_sight_at_the_top() {
    let mut level = level(vec![Row::heading("A"), article(), Row::heading("B"), article(), article()]);
    level.move_by(1, 4);
    assert_eq!((level.selected, level.top), (1, 0));
    level.move_by(1, 4);
    assert_eq!((level.selected, level.top), (3, 2));
    level.move_by(5, 4);
    assert_eq!((level.selected, level.top), (4, 3));
    level.move_by(-9, 4);
    assert_eq!((level.selected, level.top), (1, 0), "the first that leads somewhere, its heading above it");
}

#[test]
fn rows_that_lead_nowhere_are_scrolled_through() {
    let mut level = level((0..9).map(|_| Row::blank()).collect());
    level.move_by(6, 4);
    assert_eq!((level.selected, level.top), (6, 3));
    level.scroll(-2, 4);
    assert_eq!(level.top, 1);
    assert!(level.selected < 5);
}

#[test]
fn the_mouse_meets_the_row_whose_lines_it_is_on() {
    let level = level(vec![Row::heading("A"), article(), article()]);
    assert_eq!([0, 1, 2, 3, 4].map(|line| level.row_at(line)), [Some(0), Some(1), Some(1), Some(2), Some(2)]);
    assert_eq!(level.row_at(5), None);
}

#[test]
fn an_answer_goes_to_the_page_that_asked_and_a_stale_one_nowhere() {
    let names = |words: &str| Ask::Names { words: Text::line(words), kind: None };
    let mut shelf = Shelf::default();
    shelf.open(names("a"), Question(1), true);
    shelf.ask_again(names("ab"), Question(2));
    shelf.take(Question(1), Page::Names(NamesPage::default()));
    assert!(shelf.level().unwrap().is_waiting());
    shelf.open(Ask::Story(crate::model::StoryId(3)), Question(3), false);
    shelf.take(Question(2), Page::Names(NamesPage::default()));
    assert!(shelf.level().unwrap().page.is_none(), "it belongs to the page behind");
    assert!(shelf.back());
    assert!(!shelf.level().unwrap().is_waiting());
    assert!(!shelf.back());
}

#[test]
fn what_finds_nothing_for_long_waits_for_the_reader() {
    let ask = Ask::quotes(Text::line("lock"));
    let after = |id| Some(After { stage: 1, rank: 0, id });
    let page = |more| Page::Quotes(QuotesPage { more, ..QuotesPage::default() });
    let mut level = Level::new(ask, Question(1));
    level.take(Question(1), page(after(1_000)));
    let mut asked = 0;
    while let Some(Ask::Further { after: before, .. }) = level.wanted(10) {
        asked += 1;
        let question = Question(1 + asked);
        level.expect(question);
        assert!(level.is_looking() && asked < 100);
        level.take(question, page(after(before.id - 1)));
    }
    assert_eq!(asked, 8);
    assert!(level.rests());
    level.move_by(1, 10);
    assert!(level.wanted(10).is_some());
}

fn quote_of(speaker: i64, article: i64) -> QuoteEntry {
    QuoteEntry {
        id: QuoteId(article * 1024),
        words: Text::line("We wait"),
        speaker: Some((NameId(speaker), Text::line("Rosa Lindt"))),
        speaker_kind: None,
        role: None,
        direct: true,
        confidence: 0.9,
        cue: None,
        context: Text::default(),
        row: ArticleRow { id: ArticleId(article), ..ArticleRow::default() },
        place: 7,
        others: Vec::new(),
    }
}

#[test]
fn the_place_stays_where_a_further_part_comes_in_among_speakers() {
    let ask = Ask::Quotes { words: Text::line("wait"), order: QuoteOrder::Speaker, direct: false };
    let part = |entries: Vec<QuoteEntry>| {
        let more = Some(After { stage: 0, rank: 0, id: 1 });
        Page::Quotes(QuotesPage { order: QuoteOrder::Speaker, entries, more })
    };
    let set = Setting { columns: 40, now: 0, utc_offset: 0 };
    let mut level = Level::new(ask, Question(1));
    level.take(Question(1), part((1..9).map(|article| quote_of(article / 5, article)).collect()));
    level.settle(set, 6);
    level.move_by(12, 6);
    let selected = |level: &Level| level.row().and_then(Row::article).map(|row| row.id);
    let line =
        |level: &Level| -> usize { level.rows[level.top..level.selected].iter().map(|row| row.lines.len()).sum() };
    let (before, at, rows) = (selected(&level), line(&level), level.rows.clone());
    assert!(before.is_some() && level.top > 0);
    level.expect(Question(2));
    level.take(Question(2), part(vec![quote_of(5, 20)]));
    assert_eq!(level.rows[..rows.len() - 1], rows[..rows.len() - 1], "a new speaker comes behind all others");
    level.settle(set, 6);
    assert_eq!((selected(&level), line(&level)), (before, at));
    level.expect(Question(3));
    level.take(Question(3), part(vec![quote_of(0, 21), quote_of(1, 22)]));
    level.settle(set, 6);
    assert_eq!((selected(&level), line(&level)), (before, at), "what stands above came in above");
    assert_eq!(level.rows.iter().filter(|row| row.article().is_some()).count(), 11);
}

#[test]
fn at_its_beginning_a_page_shows_what_comes_in_above_the_selection() {
    let ask = Ask::Names { words: Text::default(), kind: None };
    let name = |id: i64| NameRow {
        id: NameId(id),
        name: Text::line(&format!("Name {id}")),
        kind: NameKind::Person,
        articles: 3,
        last_seen: None,
    };
    let page = |ids: &[i64]| Page::Names(NamesPage { rows: ids.iter().map(|id| name(*id)).collect(), more: None });
    let set = Setting { columns: 40, now: 0, utc_offset: 0 };
    let mut level = Level::new(ask.clone(), Question(1));
    level.take(Question(1), page(&[1, 2, 3]));
    level.settle(set, 6);
    level.move_by(1, 6);
    level.ask_again(ask, Question(2));
    level.take(Question(2), page(&[9, 1, 2, 3]));
    level.settle(set, 6);
    assert_eq!((level.selected, level.top), (2, 0));
}
