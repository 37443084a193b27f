//! Who is meant: descriptions, pronouns, people without names, documents and those who pass words on.

use newsdesk::analysis::analyse;
use newsdesk::analysis::reading::MOST_READ;
use newsdesk::model::{BlockKind, Body, QuoteKind, SourceKind, Text};

use crate::quotes::check;
use crate::support::news::body;

const DIRECT: &[(&str, &[(&str, &str)])] = &[
    (
        "Fire investigator Rosa Lindt spoke first. “It was red hot,” the investigator said.",
        &[("It was red hot,", "Rosa Lindt")],
    ),
    ("Tom Hale was taken off at half time. “My knee went,” the midfielder said.", &[("My knee went,", "Tom Hale")]),
    ("Hannah Moss kneels in the sand. “Soft is bad,” the 12-year-old says.", &[("Soft is bad,", "Hannah Moss")]),
    (
        "Referee Hannah Moss waved it away. “I saw a shoulder,” the official said.",
        &[("I saw a shoulder,", "Hannah Moss")],
    ),
    (
        "Petra Osk was furious. “It was a disgrace,” she said. The Dane said the game was “lost in March”.",
        &[("It was a disgrace,", "Petra Osk"), ("lost in March", "Petra Osk")],
    ),
    (
        "Tom Hale spoke on Monday. A driver from the depot disagreed. “Nobody asked us,” he said.",
        &[("Nobody asked us,", "driver from the depot")],
    ),
    (
        "Tom Hale came at noon. A reporter asked him about the fire. “No comment,” he said.",
        &[("No comment,", "Tom Hale")],
    ),
    (
        "Three drivers told of it. One of them, who asked not to be named, has left. “I was afraid,” the man said.",
        &[("I was afraid,", "One of them")],
    ),
    (
        "“The gate was open,” one of the guards said. A second guard disagreed. “Water is patient,” the first guard said.",
        &[("The gate was open,", "one of the guards"), ("Water is patient,", "one of the guards")],
    ),
    (
        "A guard, who would not give his name because he was not allowed to speak to the media, said the gates were “a joke”.",
        &[("a joke", "guard")],
    ),
    (
        "The report lists 23 faults, among them an anchor “held by rope,” according to the Harbour Courier.",
        &[("held by rope,", "report")],
    ),
    ("Tom Hale argues that the deed to the land requires “a public path”.", &[("a public path", "deed to the land")]),
    ("Tom Hale told officers that he had been “framed”, the Harbour Courier reported.", &[("framed", "Tom Hale")]),
    ("One reviewer called the book “a brick,” she recalls.", &[("a brick,", "reviewer")]),
    (
        "The survey, which we are publishing today, uses other words: “friable” and “urgent”.",
        &[("friable", "survey"), ("urgent", "survey")],
    ),
    ("The reply came at once. “Keep it off the phone,” it said.", &[("Keep it off the phone,", "reply")]),
    (
        "The road was quiet when, in the words of Prime Minister Tom Hale, “only the baker was up”.",
        &[("only the baker was up", "Tom Hale")],
    ),
    ("The channel quoted an engineer as saying it had run “like a cat”.", &[("like a cat", "engineer")]),
    ("Tom Hale said a new round would begin “in days”.", &[("in days", "Tom Hale")]),
    ("“The big one”, as some are calling it, did not come.", &[]),
    (
        "Anna Moss drew the marsh for 40 years. She was born in Osk. Her father, Jonas, sold tractors, and her mother, Petra, taught.\n\nShe studied at the harbour college, where a professor told her to go home. “I went to the marsh,” she recalled.\n\nShe sued the council. The hearing was short. She wrote: “I was here first.”",
        &[("I went to the marsh,", "Anna Moss"), ("I was here first.", "Anna Moss")],
    ),
    (
        "Minister Tom Hale spoke first. Speaker Jon Brek frowned.\n\nThe minister promised a study. He did not name a day. He said: “We will look at it.”",
        &[("We will look at it.", "Tom Hale")],
    ),
    (
        "As Tom Hale told the council that the lock was “a toy,” one of its builders said he would leave.",
        &[("a toy,", "Tom Hale")],
    ),
    ("Anna Moss calls it “duty”; rivals deride it.", &[("duty", "Anna Moss")]),
    ("Tom Hale said that once the council goes on holiday, “I will swim.”", &[("I will swim.", "Tom Hale")]),
    ("Tom Hale frowned. Anna Moss called the show “the best of the year.”", &[("the best of the year.", "Anna Moss")]),
    ("It was late in what Anna Moss, for one, called “a wet year.”", &[("a wet year.", "Anna Moss")]),
    ("Tom Hale won the vote and made his name by urging “a slow peace.”", &[("a slow peace.", "Tom Hale")]),
    (
        "Both issued a statement — Anna Moss saying she was “very pleased” and Tom Hale calling it a “good day.”",
        &[("very pleased", "Anna Moss"), ("good day.", "Tom Hale")],
    ),
    (
        "The Harbour Council warned swimmers off. “The water is foul,” a spokeswoman said.",
        &[("The water is foul,", "Harbour Council")],
    ),
];

const INDIRECT: &[(&str, &[(&str, &str)])] = &[
    (
        "Four officials with direct knowledge of the talks told the Harbour Courier that no date was set.",
        &[("no date was set", "Four officials with direct knowledge of the talks")],
    ),
    (
        "A clerk in her department, who did not want to be named, said the safe was empty.",
        &[("the safe was empty", "clerk in her department")],
    ),
    ("A spokesperson for the council said the pool would close.", &[("the pool would close", "council")]),
    ("“We saw it,” said Tom Hale, the owner of the boat and a baker in the town.", &[]),
    ("The stones were laid according to the way they lay before.", &[]),
];

#[test]
fn words_are_given_to_those_who_are_meant() {
    check(DIRECT, QuoteKind::Direct);
    check(INDIRECT, QuoteKind::Indirect);
}

/// The kinds and names of the sources of a text whose blocks are of the given kinds.
fn sources(blocks: &[(BlockKind, &str)]) -> Vec<(SourceKind, String)> {
    let findings = analyse(&body(blocks), Some("en"));
    findings.sources.iter().map(|source| (source.kind, source.name.to_string())).collect()
}

#[test]
fn outlets_and_agencies_are_told_by_what_stands_beside_them() {
    let called = sources(&[(BlockKind::Paragraph, "The newspaper Kystvakt reported that the quay was shut.")]);
    assert_eq!(called, [(SourceKind::Outlet, "Kystvakt".to_owned())]);
    let credit = sources(&[
        (BlockKind::Paragraph, "The quay was shut on Monday."),
        (BlockKind::Credit, "Some material in this report came from Polar Wire."),
    ]);
    assert_eq!(credit, [(SourceKind::Agency, "Polar Wire".to_owned())]);
    let dateline = sources(&[(BlockKind::Lead, "OSTRAND, May 3 (Polar Wire) - The quay was shut on Monday.")]);
    assert_eq!(dateline, [(SourceKind::Agency, "Polar Wire".to_owned())]);
    // Whatever else its name is, who stands there sent the text; a station prints its own.
    let other = sources(&[(BlockKind::Lead, "OSTRAND, May 3 (Meridian) - The quay was shut on Monday.")]);
    assert_eq!(other, [(SourceKind::Agency, "Meridian".to_owned())]);
    assert_eq!(sources(&[(BlockKind::Lead, "OSTRAND (WOST) - The quay was shut on Monday.")]), []);
    for (byline, agency) in [
        ("By Rosa Lindt and Polar Wire", Some("Polar Wire")),
        ("By ABP", Some("ABP")),
        ("By Meridian", Some("Meridian")),
        ("By Rosa Lindt", None),
        ("By Staff", None),
    ] {
        let told = sources(&[(BlockKind::Byline, byline), (BlockKind::Lead, "The quay was shut on Monday.")]);
        assert_eq!(
            told.first().map(|(kind, name)| (*kind, name.as_str())),
            agency.map(|name| (SourceKind::Agency, name))
        );
    }
}

#[test]
fn deeds_done_with_words_make_nobody_a_source() {
    for text in [
        "The army declared a state of emergency on Monday.",
        "Prosecutors charged its chief executive on Monday.",
        "Tom Hale is said to have argued for a bridge.",
    ] {
        assert_eq!(sources(&[(BlockKind::Paragraph, text)]), [], "{text}");
    }
    let told = sources(&[(BlockKind::Paragraph, "Prosecutors charged that the books were false.")]);
    assert_eq!(told, [(SourceKind::Anonymous, "Prosecutors".to_owned())]);
}

#[test]
fn somebody_without_a_name_is_one_with_and_without_an_owner() {
    let text = "“We will see,” my mother said. “Not now,” mother said. “He knows,” his lawyer said of Tom Hale. Of Ada \
                Voss “she knows,” her lawyer said.";
    let found = sources(&[(BlockKind::Paragraph, text)]);
    let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["my mother", "his lawyer", "her lawyer"]);
}

#[test]
fn statements_are_sources_however_they_came() {
    let found = sources(&[(BlockKind::Paragraph, "Tom Hale said in an emailed statement that the quay was shut.")]);
    assert!(found.contains(&(SourceKind::Document, "emailed statement".to_owned())), "{found:?}");
    let seen = sources(&[(BlockKind::Paragraph, "A safety report seen by the Courier says that the quay is rotten.")]);
    assert!(seen.contains(&(SourceKind::Document, "safety report".to_owned())), "{seen:?}");
}

#[test]
fn sources_are_those_whose_words_they_are_and_nobody_beside_them() {
    use SourceKind::{Agency, Anonymous, Document, Organisation, Outlet, Person};
    let cases: &[(&str, &[(SourceKind, &str)])] = &[
        (
            "Botanist Tom Hale of the Harbour Institute (HI) argues that the marsh was drained too fast.",
            &[(Person, "Tom Hale")],
        ),
        (
            "A surveyor hired by the Harbour Council, Dr Tom Hale, agreed that the wall was leaning.",
            &[(Person, "Tom Hale")],
        ),
        (
            "The Harbour Council closed the pier on Monday. “The planks are soft,” a spokeswoman said.",
            &[(Organisation, "Harbour Council")],
        ),
        (
            "The pier will close in May, according to a draft plan seen by Reuters and two port officials.",
            &[(Document, "draft plan"), (Agency, "Reuters"), (Anonymous, "two port officials")],
        ),
        (
            "Asked by Radio Ostrand whether the pier was safe, Tom Hale laughed. “I swim,” he said.",
            &[(Person, "Tom Hale"), (Outlet, "Radio Ostrand")],
        ),
        (
            "Harbour spokesman Tom Hale confirmed the delay to Interfax news agency, saying the crane was stuck.",
            &[(Person, "Tom Hale"), (Outlet, "Interfax")],
        ),
        (
            "Harbour spokesman Tom Hale told Interfax that the crane was stuck.",
            &[(Person, "Tom Hale"), (Agency, "Interfax")],
        ),
        (
            "The Harbour Council said in a statement posted on Facebook that it was “sorry for the noise”.",
            &[(Organisation, "Harbour Council"), (Document, "statement posted on Facebook")],
        ),
    ];
    for (text, expected) in cases {
        let found = sources(&[(BlockKind::Paragraph, text)]);
        let expected = expected.iter().map(|(kind, name)| (*kind, (*name).to_owned())).collect::<Vec<_>>();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn only_the_first_part_of_a_huge_text_is_read() {
    let sentence = "Tom Hale said that the quay was shut. ";
    let body = Body { text: Text::lines(&sentence.repeat(MOST_READ / sentence.len() + 50)), ..Body::default() };
    let findings = analyse(&body, Some("en"));
    let last = findings.quotes.iter().map(|quote| quote.extent().end()).max().unwrap();
    assert!(last <= MOST_READ && last > MOST_READ - 100, "{last}");
}
