//! The quote book: what was said, once for all who printed it.

use newsdesk::desk::analyse::{Given, analyse};
use newsdesk::desk::{Desk, QuotesAsked};
use newsdesk::model::{ArticleId, Ask, Change, Page, QuoteEntry, QuoteOrder, Text};

use newsdesk::store::{Library, Packer};

use super::Place;

/// Keeps an article of a publisher with its findings.
fn keep(desk: &mut Desk, publisher: &str, day: i64, text: &str) -> ArticleId {
    let mut article = analyse(Given::Plain(text)).article;
    article.publisher = Some(Text::line(publisher));
    article.url = Some(Text::line(&format!("https://{publisher}.example/{day}")));
    article.published = Some(1_790_000_000 + day * 86_400);
    let Change::KeepOpened { kept: Some(kept), .. } =
        desk.write(Change::KeepOpened { article: Box::new(article), kept: None }).unwrap()
    else {
        panic!("nothing was kept")
    };
    desk.analyse_article(kept.article).unwrap();
    while desk.index_waiting(64).unwrap() > 0 {}
    kept.article
}

fn quotes(desk: &Desk, words: &str) -> Vec<QuoteEntry> {
    let ask = Ask::quotes(Text::line(words));
    let Page::Quotes(page) = desk.look(&ask).unwrap() else { panic!("another page") };
    page.entries
}

const WIRE: &str = "Harbour wall of Velmora to be rebuilt\n\nThe harbour wall of Velmora will be rebuilt, Mayor Rosa Fonseca \
                    said on Monday.\n\n“We will not wait for the next storm to come before we rebuild the harbour \
                    wall,” Fonseca told reporters in Velmora.\n\nThe wall fell in March.\n";

const REWORDED: &str = "Velmora mayor promises a new wall\n\nRosa Fonseca, the mayor of Velmora, promised a new harbour wall \
                        this week.\n\n“We won’t wait for the next storm to come before we build the harbour wall,” \
                        Fonseca said at the town hall.\n\n“The fishermen deserve better than this from all of us,” \
                        Fonseca added.\n";

#[test]
fn one_quote_of_several_outlets_is_one_entry_that_outlives_each_of_them() {
    let place = Place::new();
    let mut desk = place.desk();
    let first = keep(&mut desk, "Harbour Post", 1, WIRE);
    let second = keep(&mut desk, "Coast Mail", 2, WIRE);
    let third = keep(&mut desk, "Velmora Times", 3, REWORDED);
    let found = quotes(&desk, "storm");
    assert_eq!(found.len(), 1, "{found:#?}");
    let entry = &found[0];
    assert_eq!(entry.row.id, first);
    assert_eq!(entry.speaker.as_ref().map(|(_, name)| name.as_str()), Some("Rosa Fonseca"));
    assert_eq!(entry.others.iter().map(|other| other.row.id).collect::<Vec<_>>(), [second, third]);
    assert!(entry.others[1].words.contains("We won’t wait"));
    assert!(entry.context.ends_with("Fonseca told reporters in Velmora."), "{}", entry.context);
    assert_eq!(entry.cue.as_deref(), Some("told"));
    let text = desk.open_article(third).unwrap().article.body.text;
    assert!(text[entry.others[1].place as usize..].starts_with("We won’t wait"));
    // The first one gets another text: the next stands for the rest, and nothing points to what is gone.
    let other = analyse(Given::Plain(REWORDED)).article;
    let body = Packer::new().unwrap().article(&other).unwrap();
    Library::open(&place.library).unwrap().replace_body(first, &body, 60, 0).unwrap();
    let found = quotes(&desk, "storm");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].row.id, found[0].others.len()), (second, 1));
    desk.analyse_article(first).unwrap();
    while desk.index_waiting(64).unwrap() > 0 {}
    let found = quotes(&desk, "storm");
    assert_eq!((found.len(), found[0].row.id, found[0].others.len()), (1, first, 2), "it is back, reworded");
}

#[test]
fn words_are_looked_for_in_the_quote_its_sentence_and_its_speaker() {
    let place = Place::new();
    let mut desk = place.desk();
    keep(&mut desk, "Velmora Times", 3, REWORDED);
    let said = |words: &str| quotes(&desk, words).into_iter().map(|entry| entry.words.to_string()).collect::<Vec<_>>();
    assert_eq!(said("fishermen"), ["The fishermen deserve better than this from all of us,"]);
    assert_eq!(said("rosa FISHERMEN").len(), 1);
    assert_eq!(said("“town hall”").len(), 1, "it stands in the sentence around");
    assert!(said("Velmora promised").is_empty() || said("promised").iter().all(|words| !words.contains("deserve")));
    assert!(said("lighthouse").is_empty());
}

#[test]
fn the_sample_edition_has_quotes_of_known_speakers_in_both_orders() {
    let place = Place::new();
    let mut desk = place.desk();
    while desk.work_off(64).unwrap() > 0 {}
    let newest = desk.quotes(&QuotesAsked::default(), 5_000).unwrap();
    assert!(newest.entries.len() > 100 && newest.more.is_none(), "{}", newest.entries.len());
    assert!(newest.entries.is_sorted_by_key(|entry| std::cmp::Reverse(entry.row.published)));
    for entry in newest.entries.iter().filter(|entry| entry.direct) {
        assert!(entry.context.contains(entry.words.split(" … ").next().unwrap()), "{entry:#?}");
        let text = desk.open_article(entry.row.id).unwrap().article.body.text;
        let start: String = entry.words.chars().take(9).collect();
        assert!(Text::line(&text[entry.place as usize..]).starts_with(&start), "{entry:#?}");
    }
    let page = desk.quotes(&QuotesAsked { order: QuoteOrder::Speaker, ..QuotesAsked::default() }, 5_000).unwrap();
    let mut speakers: Vec<_> = page.entries.iter().map(|entry| entry.speaker.as_ref().unwrap().0).collect();
    speakers.dedup();
    let groups = speakers.len();
    speakers.sort_unstable();
    speakers.dedup();
    assert_eq!(speakers.len(), groups, "each speaker's quotes stand together");
    assert_eq!(desk.quotes(&QuotesAsked::default(), 5).unwrap().entries.len(), 5);
    assert!(desk.quotes(&QuotesAsked::default(), 5).unwrap().more.is_some());
}
