use super::*;
use crate::model::{After, NamesPage, QuotesPage, Text};

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
