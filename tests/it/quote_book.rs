//! The quote book on the screen: what was said, who has it too, and the way to the article and to the clipboard.

use newsdesk::app::reading::AtHand;
use newsdesk::app::{Effect, Event};
use newsdesk::model::{
    Ask, CitationStyle, NameId, NameKind, Page, QuoteEntry, QuoteId, QuoteOrder, QuoteVersion, QuotesPage, Text,
};

use super::support::news::News;
use super::support::session::Session;

/// A session that shows the quote book with one quote that two articles have.
fn shown() -> Session {
    let mut session = Session::new(120, 30, News::of(30));
    session.keys("g q");
    answer(&mut session, QuoteOrder::Newest);
    session
}

/// Answers the last question for quotes.
fn answer(session: &mut Session, expected: QuoteOrder) {
    let Some(Effect::Look { question, ask: Ask::Quotes { order, .. } }) = session.asked.pop() else {
        panic!("no quotes were asked for: {:?}", session.asked)
    };
    assert_eq!(order, expected);
    let (first, second) = (&session.news.articles[0], &session.news.articles[1]);
    let place = first.article.body.text.find("The gates held").unwrap();
    let entry = QuoteEntry {
        id: QuoteId(1),
        words: Text::line("The gates held all night"),
        speaker: Some((NameId(1), Text::line("Lena Voss"))),
        speaker_kind: Some(NameKind::Person),
        role: Some(Text::line("harbour master")),
        direct: true,
        confidence: 0.9,
        cue: Some(Text::line("said")),
        context: Text::line("“The gates held all night,” harbour master Lena Voss said."),
        row: first.row.clone(),
        place: u32::try_from(place).unwrap(),
        others: vec![QuoteVersion {
            id: QuoteId(2),
            words: Text::line("The gates all held that night"),
            row: second.row.clone(),
            place: 0,
        }],
    };
    let page = QuotesPage { order, entries: vec![entry], more: None };
    session.send(Event::Looked { question, page: Box::new(Page::Quotes(page)) });
}

#[test]
fn a_quote_is_shown_with_its_speaker_and_the_other_wording_and_leads_to_its_place() {
    let mut session = shown();
    let screen = session.screen();
    for words in
        ["“The gates held all night”", "Lena Voss, harbour master · Quay Courier · 3h", "also in", "reworded:", "[all]"]
    {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    session.keys("enter");
    let reading = session.app.reading.as_ref().unwrap();
    assert_eq!(reading.opened.row.id, session.news.articles[0].row.id);
    let found = reading.opened.findings.as_ref().unwrap();
    let Some(AtHand::Quote(quote)) = reading.at_hand else { panic!("{:?} is at hand", reading.at_hand) };
    assert!(found.quotes[quote].extent().of(reading.text()).starts_with("The gates held"));
    assert!(session.screen().contains("— Lena Voss"), "{}", session.screen());
}

#[test]
fn the_other_order_is_asked_for_and_headed_by_speakers() {
    let mut session = shown();
    session.keys("g r");
    answer(&mut session, QuoteOrder::Speaker);
    assert!(session.screen().contains("Lena Voss  1 quote"), "{}", session.screen());
    session.keys("g r");
    assert!(matches!(
        session.asked.last(),
        Some(Effect::Look { ask: Ask::Quotes { order: QuoteOrder::Newest, .. }, .. })
    ));
}

#[test]
fn paraphrases_are_told_apart_and_left_out_by_a_key() {
    let mut session = Session::new(160, 30, News::of(30));
    session.keys("g q");
    let Some(Effect::Look { question, ask }) = session.asked.pop() else { panic!("{:?}", session.asked) };
    assert_eq!(ask, Ask::quotes(Text::default()));
    let row = session.news.articles[0].row.clone();
    let quote = |id, words: &str, direct| QuoteEntry {
        id: QuoteId(id),
        words: Text::line(words),
        speaker: Some((NameId(1), Text::line("Lena Voss"))),
        speaker_kind: Some(NameKind::Person),
        role: None,
        direct,
        confidence: 0.9,
        cue: None,
        context: Text::default(),
        row: row.clone(),
        place: 0,
        others: Vec::new(),
    };
    let entries = vec![quote(1, "The gates held", true), quote(2, "the quay would be shut", false)];
    let page = QuotesPage { entries, ..QuotesPage::default() };
    session.send(Event::Looked { question, page: Box::new(Page::Quotes(page)) });
    let told = |session: &Session, words: &str| {
        let (_, row) = session.find(words);
        (session.line(row), session.line(row + 1))
    };
    let (words, about) = told(&session, "The gates held");
    assert!(words.contains("“The gates held”") && !about.contains("paraphrased"), "{about}");
    let (words, about) = told(&session, "the quay would");
    assert!(!words.contains('“') && about.contains("Lena Voss · paraphrased · Quay Courier"), "{words} {about}");
    assert!(session.status().contains("d direct only"), "{}", session.status());
    session.keys("d");
    let asked = |session: &Session| match session.asked.last() {
        Some(Effect::Look { ask: Ask::Quotes { direct, .. }, .. }) => *direct,
        other => panic!("{other:?}"),
    };
    assert!(asked(&session) && session.screen().contains("direct quotes only"), "{}", session.screen());
    session.keys("d");
    assert!(!asked(&session));
}

#[test]
fn a_query_is_completed_coloured_and_taken_back() {
    let mut session = shown();
    session.keys("/").types("spea");
    assert!(session.screen().contains("speaker:"), "what it could become:\n{}", session.screen());
    session.keys("tab").types("voss -rain");
    let typed = |session: &Session| match session.asked.iter().rev().find(|asked| matches!(asked, Effect::Look { .. }))
    {
        Some(Effect::Look { ask, .. }) => ask.words().unwrap().to_string(),
        _ => panic!("{:?}", session.asked),
    };
    assert_eq!(typed(&session), "speaker:voss -rain*", "the last word may go on");
    let look = |session: &Session, words: &str| {
        let (column, row) = session.find(words);
        session.buffer()[(column, row)].style().fg
    };
    assert_ne!(look(&session, "speaker:voss"), look(&session, "voss -rain"));
    assert_ne!(look(&session, "-rain"), look(&session, "rain"));
    session.types(" colour:red");
    assert!(session.screen().contains("colour:"), "{}", session.screen());
    let unknown = look(&session, "colour:red");
    assert_ne!(unknown, look(&session, "speaker:voss"));
    assert!(!typed(&session).contains(':') || !typed(&session).contains("red"), "a mistake is not asked for");
    session.keys("esc");
    assert_eq!(typed(&session), "", "what was shown before is shown again");
    session.keys("/").types("storm").keys("enter");
    assert_eq!(typed(&session), "storm");
}

#[test]
fn the_quote_is_copied_with_its_citation_in_any_style() {
    let mut session = shown();
    session.keys("y");
    let Some(Effect::Cite { quotes, style: CitationStyle::Plain }) = session.asked.pop() else {
        panic!("{:?}", session.asked)
    };
    assert_eq!((quotes.len(), quotes[0].words.as_str()), (1, "The gates held all night"));
    assert_eq!(quotes[0].also_in.len(), 1);
    session.keys("Y B");
    assert!(matches!(session.asked.pop(), Some(Effect::Cite { style: CitationStyle::Bibtex, .. })));
    session.send(Event::Cited("@article{voss}".to_owned()));
    assert_eq!(session.asked.pop(), Some(Effect::Copy("@article{voss}".to_owned())));
}

#[test]
fn the_quote_at_hand_in_an_article_is_cited_with_its_author() {
    let mut session = Session::new(160, 40, News::of(30));
    session.keys("enter ] q Y S");
    let Some(Effect::Cite { quotes, style: CitationStyle::Csl }) = session.asked.pop() else {
        panic!("{:?}", session.asked)
    };
    assert_eq!(quotes[0].words.as_str(), "The gates held all night, … We could not have asked for more.");
    assert_eq!(quotes[0].speaker.as_deref(), Some("Lena Voss"));
    assert!(quotes[0].context.contains("harbour master Lena Voss said"));
}
