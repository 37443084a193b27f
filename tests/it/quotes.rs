//! Who said what, form by form.

use newsdesk::analysis::analyse;
use newsdesk::model::{Body, Findings, QuoteKind, Text};

fn read(text: &str) -> (Body, Findings) {
    let body = Body { text: Text::lines(text), ..Body::default() };
    let findings = analyse(&body, Some("en"));
    (body, findings)
}

/// The parts of all quotes of a kind with their speakers, in text order.
fn said(text: &str, kind: QuoteKind) -> Vec<(String, String)> {
    let (body, findings) = read(text);
    let mut out = Vec::new();
    for quote in findings.quotes.iter().filter(|quote| quote.kind == kind) {
        let speaker = findings.speaker(quote).map_or("?", |source| &source.name);
        out.extend(quote.parts.iter().map(|part| (part.of(&body.text).to_owned(), speaker.to_owned())));
    }
    out
}

pub fn check(rows: &[(&str, &[(&str, &str)])], kind: QuoteKind) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(words, speaker)| ((*words).to_owned(), (*speaker).to_owned())).collect();
        let found = said(text, kind);
        if found != expected {
            wrong.push(format!("{text}\n   read {found:?}\n   not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words between marks, and the name of the source.
const DIRECT: &[(&str, &[(&str, &str)])] = &[
    (
        "Two officials familiar with the talks, who asked not to be named, said it was done. One of them called it “a long night.”",
        &[("a long night.", "Two officials familiar with the talks")],
    ),
    (
        "The builder, Harbour & Lune, won. The Danish company said the price was “more than fair.”",
        &[("more than fair.", "Harbour & Lune")],
    ),
    (
        "It opened late, and The Lowick Reporter called it “a small miracle.”",
        &[("a small miracle.", "The Lowick Reporter")],
    ),
    ("“The bridge will open in May,” said Harriet Osgood.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("“The bridge will open in May,” Harriet Osgood said.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("\"The bridge will open in May,\" Harriet Osgood said.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("``The bridge will open in May,'' Harriet Osgood said.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("''The bridge will open in May,'' Harriet Osgood said.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("‘The bridge will open in May,’ Harriet Osgood said.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("'The bridge will open in May,' Harriet Osgood said.", &[("The bridge will open in May,", "Harriet Osgood")]),
    ("«The bridge will open in May», Harriet Osgood said.", &[("The bridge will open in May", "Harriet Osgood")]),
    ("„The bridge will open in May“, Harriet Osgood said.", &[("The bridge will open in May", "Harriet Osgood")]),
    ("Harriet Osgood said: “The bridge will open in May.”", &[("The bridge will open in May.", "Harriet Osgood")]),
    ("Harriet Osgood said, “The bridge will open in May.”", &[("The bridge will open in May.", "Harriet Osgood")]),
    ("Harriet Osgood told reporters that the bridge was “a promise kept.”", &[("a promise kept.", "Harriet Osgood")]),
    ("According to Harriet Osgood, the bridge is “a promise kept.”", &[("a promise kept.", "Harriet Osgood")]),
    ("The bridge is “a promise kept,” according to Harriet Osgood.", &[("a promise kept,", "Harriet Osgood")]),
    (
        "“We waited,” Harriet Osgood said. “Nobody came.”",
        &[("We waited,", "Harriet Osgood"), ("Nobody came.", "Harriet Osgood")],
    ),
    (
        "“We waited,” Harriet Osgood said, “and nobody came.”",
        &[("We waited,", "Harriet Osgood"), ("and nobody came.", "Harriet Osgood")],
    ),
    ("“Why did we wait?” asked Harriet Osgood.", &[("Why did we wait?", "Harriet Osgood")]),
    ("“Never again!” Harriet Osgood shouted.", &[("Never again!", "Harriet Osgood")]),
    (
        "Mayor Harriet Osgood visited the quay on Monday. “We waited too long,” she said.",
        &[("We waited too long,", "Harriet Osgood")],
    ),
    (
        "Harriet Osgood spoke first. Then came Peter Lang, the engineer. “It will hold,” he said.",
        &[("It will hold,", "Peter Lang")],
    ),
    ("“It will hold,” said Peter Lang, who built it.", &[("It will hold,", "Peter Lang")]),
    ("“It will hold,” Peter Lang, who built it, said.", &[("It will hold,", "Peter Lang")]),
    ("“It will hold,” Peter Lang, 61, of Ashford, said on Friday.", &[("It will hold,", "Peter Lang")]),
    ("Her lawyer, Peter Lang, said it was “a matter of days.”", &[("a matter of days.", "Peter Lang")]),
    ("Peter Lang called the plan “a hole in the sea.”", &[("a hole in the sea.", "Peter Lang")]),
    ("Peter Lang shrugged, saying it was “only rain.”", &[("only rain.", "Peter Lang")]),
    ("In a letter, Peter Lang wrote that the town was “asleep.”", &[("asleep.", "Peter Lang")]),
    (
        "The harbour board met late, with Peter Lang warning it would be “a long winter.”",
        &[("a long winter.", "Peter Lang")],
    ),
    (
        "Peter Lang continued:\n\n“The sea does not wait for a vote.”",
        &[("The sea does not wait for a vote.", "Peter Lang")],
    ),
    (
        "“The sea does not wait,” Peter Lang said.\n\n“It takes what it wants, year after year.”",
        &[("The sea does not wait,", "Peter Lang"), ("It takes what it wants, year after year.", "Peter Lang")],
    ),
    (
        "“The sea does not wait,” Peter Lang said. “It takes a street at a time.\n\n“And it takes again.”",
        &[
            ("The sea does not wait,", "Peter Lang"),
            ("It takes a street at a time.", "Peter Lang"),
            ("And it takes again.", "Peter Lang"),
        ],
    ),
    (
        "“She told me, ‘Close the gate,’ and I closed it,” said Peter Lang.",
        &[("She told me, ‘Close the gate,’ and I closed it,", "Peter Lang")],
    ),
    (
        "“They [the owners] never wrote back,” said Peter Lang.",
        &[("They [the owners] never wrote back,", "Peter Lang")],
    ),
    ("A spokesman for the Harbour Council said the gate was “sound.”", &[("sound.", "Harbour Council")]),
    (
        "The Harbour Council met on Monday. “The gate is sound,” it said in a statement.",
        &[("The gate is sound,", "Harbour Council")],
    ),
    (
        "The nurses’ union and the teachers’ union met. ‘The nurses’ pay is low,’ said Harriet Osgood.",
        &[("The nurses’ pay is low,", "Harriet Osgood")],
    ),
    ("“I heard a bang,” one neighbour said.", &[("I heard a bang,", "neighbour")]),
    ("“I heard a bang,” said one of the neighbours, Peter Lang.", &[("I heard a bang,", "Peter Lang")]),
    ("The report calls the gate “a danger to shipping.”", &[("a danger to shipping.", "report")]),
    ("“The gate is a danger.” — Harriet Osgood", &[("The gate is a danger.", "Harriet Osgood")]),
    ("“The gate is a danger,” as Harriet Osgood put it.", &[("The gate is a danger,", "Harriet Osgood")]),
    ("“The gate is a danger,” Harriet Osgood (Ind., Ashford) said.", &[("The gate is a danger,", "Harriet Osgood")]),
    ("“The gate is sound,” read a notice on the door.", &[("The gate is sound,", "notice")]),
    ("Harriet Osgood said the gate was sound and described critics as “loud.”", &[("loud.", "Harriet Osgood")]),
    ("“Es regnet seit Tagen“, sagte Harriet Osgood.", &[("Es regnet seit Tagen", "?")]),
    (
        "Q: Will it hold?\n\nLANG: It will hold.\n\nQ: For how long?\n\nLANG: For ten years.",
        &[("It will hold.", "Lang"), ("For ten years.", "Lang")],
    ),
];

/// Names, titles, ratings and apostrophes.
const NO_SPEECH: &[(&str, &[(&str, &str)])] = &[
    ("Danny “The Oar” Miller rowed home.", &[]),
    ("The so-called “mud tax” was dropped.", &[]),
    ("She reads “The Long Way Home” every year.", &[]),
    ("The ship, nicknamed “Daisy”, sank.", &[]),
    ("The boat was named “Daisy” in May.", &[]),
    ("He is 5'10\" and rows in the '90s style.", &[]),
    ("The workers' hall and the nurses' hall stood empty.", &[]),
    ("The rock ’n’ roll era ended.", &[]),
    ("The bank kept its rating at “hold”.", &[]),
    ("The boat was “Bruja”, Spanish for “witch”.", &[]),
    ("The clerks searched for words such as “gate”, “lock” and “quay”.", &[]),
    ("Anna Moss spoke on the podcast “Here’s the Boat” in May.", &[]),
];

/// What is told in other words, and the name of the source.
const INDIRECT: &[(&str, &[(&str, &str)])] = &[
    ("Harriet Osgood said that the bridge would open in May.", &[("the bridge would open in May", "Harriet Osgood")]),
    ("The bridge would open in May, Harriet Osgood said.", &[("The bridge would open in May", "Harriet Osgood")]),
    (
        "Harriet Osgood told reporters on Friday that the bridge would open in May.",
        &[("the bridge would open in May", "Harriet Osgood")],
    ),
    ("According to Harriet Osgood, the bridge opens in May.", &[("the bridge opens in May", "Harriet Osgood")]),
    ("The bridge opens in May, according to Harriet Osgood.", &[("The bridge opens in May", "Harriet Osgood")]),
    ("Peter Lang warned that the gate would fail.", &[("the gate would fail", "Peter Lang")]),
    (
        "Peter Lang confirmed the meeting, saying it would take place in June.",
        &[("the meeting", "Peter Lang"), ("it would take place in June", "Peter Lang")],
    ),
    ("Peter Lang denied taking the money.", &[("taking the money", "Peter Lang")]),
    ("Officials said the gate was shut.", &[("the gate was shut", "Officials")]),
    (
        "A person familiar with the plan said the gate was shut.",
        &[("the gate was shut", "person familiar with the plan")],
    ),
    (
        "A survey by the University of Ashford found that one gate in five leaks.",
        &[("one gate in five leaks", "survey by the University of Ashford")],
    ),
    ("Reuters reported that the gate was shut.", &[("the gate was shut", "Reuters")]),
    ("Moscow has suggested that the talks may fail.", &[("the talks may fail", "Moscow")]),
    ("The man who built the gate said it would hold.", &[("it would hold", "man")]),
    ("Peter Lang did not say when the gate would open.", &[]),
    (
        "The crew, Peter Lang explained, had worked in the dark.",
        &[("The crew", "Peter Lang"), ("had worked in the dark", "Peter Lang")],
    ),
    (
        "The ferry's owner, the Harbour Council, said in a statement it was sorry.",
        &[("it was sorry", "Harbour Council")],
    ),
    ("Peter Lang said in a statement issued on Sunday that the gate had held.", &[("the gate had held", "Peter Lang")]),
    (
        "A trader said two consumers in Oslo had asked for more.",
        &[("two consumers in Oslo had asked for more", "trader"), ("for more", "two consumers in Oslo")],
    ),
    ("The court met Tom Hale, 17, who said that the gate had leaked.", &[("the gate had leaked", "Tom Hale")]),
    ("“It held,” Peter Lang said, watching the gate.", &[]),
    ("“It held,” Peter Lang told reporters on the quay.", &[]),
    ("“It held,” the keeper, Peter Lang, said on the quay.", &[]),
    ("Asked whether it would hold, Peter Lang told reporters: “It will.”", &[]),
    ("Peter Lang said in a telephone interview: “It held.”", &[]),
    ("The Harbour Council kept a red warning in force until noon.", &[]),
    ("A 2022 audit, read out in court, ran to nine pages.", &[]),
];

/// The kind and the name of every source.
const SOURCES: &[(&str, &[(&str, &str)])] = &[
    (
        "The Ashford Post reported on Friday that the gate was shut, citing two officials and an internal memo.",
        &[("outlet", "Ashford Post"), ("anonymous", "two officials"), ("document", "internal memo")],
    ),
    ("Peter Lang told the BBC that the gate was shut.", &[("person", "Peter Lang"), ("outlet", "BBC")]),
    (
        "The Harbour Council said in a statement that the gate was shut.",
        &[("organisation", "Harbour Council"), ("document", "statement")],
    ),
    ("“It held,” Peter Lang said. Later Lang said it had cost a year.", &[("person", "Peter Lang")]),
    ("A police officer said the road was open. He said it would stay so.", &[("anonymous", "police officer")]),
];

#[test]
fn direct_quotes_have_their_speakers() {
    check(DIRECT, QuoteKind::Direct);
}

#[test]
fn names_and_apostrophes_are_no_speech() {
    check(NO_SPEECH, QuoteKind::Direct);
}

#[test]
fn indirect_quotes_have_their_sources() {
    check(INDIRECT, QuoteKind::Indirect);
}

#[test]
fn sources_have_their_kinds() {
    for (text, expected) in SOURCES {
        let (_, findings) = read(text);
        let kind = |kind| serde_json::to_value(kind).unwrap().as_str().unwrap_or_default().to_owned();
        let mut found: Vec<(String, String)> =
            findings.sources.iter().map(|source| (kind(source.kind), source.name.as_str().to_owned())).collect();
        let mut expected: Vec<(String, String)> =
            expected.iter().map(|(kind, name)| ((*kind).to_owned(), (*name).to_owned())).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_split_quote_is_one_quote() {
    let (_, findings) = read("“We waited,” Harriet Osgood said, “and nobody came.”");
    let direct: Vec<_> = findings.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct).collect();
    assert_eq!(direct.len(), 1);
    assert_eq!(direct[0].parts.len(), 2);
    assert_eq!(findings.sources[0].quoted, 1);
}

#[test]
fn the_outlet_is_told_beside_the_speaker() {
    let (_, findings) = read("Peter Lang told the BBC that the gate was shut.");
    let lang = findings.sources.iter().find(|source| &*source.name == "Peter Lang").unwrap();
    assert_eq!(lang.via.as_deref(), Some("BBC"));
}

/// Long and broken text of every kind is read in a time that grows with its length.
#[test]
fn hostile_text_is_read_to_its_end() {
    let pieces = [
        "“",
        "”",
        "'",
        "\"",
        "’s ",
        "said ",
        "Orr said, ",
        "A.-",
        "who ",
        ", ",
        "U.S. ",
        "‘a ",
        "\n",
        "of the ",
        "he ",
    ];
    for (index, piece) in pieces.iter().enumerate() {
        let other = pieces[(index + 5) % pieces.len()];
        let text = format!("{piece}{other}").repeat(40_000 / (piece.len() + other.len()));
        let (body, findings) = read(&text);
        let fits = |span: newsdesk::model::Span| body.text.get(span.start()..span.end()).is_some();
        assert!(findings.quotes.iter().all(|quote| fits(quote.extent())), "{piece:?} {other:?}");
    }
}

/// Cues with whose they are, of what is told without words of saying.
fn stances(text: &str) -> Vec<(String, String)> {
    let (body, findings) = read(text);
    let words = |span: Option<newsdesk::model::Span>| span.map_or("", |span| span.of(&body.text)).to_owned();
    findings.stances.iter().map(|stance| (words(stance.speaker_mention), words(stance.cue))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(who, cue)| ((*who).to_owned(), (*cue).to_owned())).collect()
}

#[test]
fn stances_are_told_apart_from_quotes_and_make_nobody_a_source() {
    let text = "Lena Voss opposes the second lock. The harbour board is backing it. Several councillors hope the lake will \
                pay. In his view, nothing needs to change. The plan was praised by Mayor Anton Brek.";
    let found = stances(text);
    let wanted = pairs(&[
        ("Lena Voss", "opposes"),
        ("The harbour board", "backing"),
        ("Several councillors", "hope"),
        ("Mayor Anton Brek", "praised"),
    ]);
    assert_eq!(found, wanted);
    let (_, findings) = read(text);
    assert!(findings.sources.is_empty(), "{:?}", findings.sources);
}

#[test]
fn what_others_tell_or_suppose_is_no_stance() {
    for text in [
        "Lena Voss said that she opposes the second lock.",
        "It is not clear whether Lena Voss opposes the lock.",
        "Lena Voss could support a smaller lock.",
        "“I hope it rains,” Lena Voss said.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
}

proptest::proptest! {
    /// Words of the grammar in any order: there may be nothing before the first or behind the last.
    #[test]
    fn words_in_any_order_are_read(words in proptest::collection::vec(proptest::sample::select(WORDS), 1..12)) {
        read(&words.join(" "));
    }
}

const WORDS: &[&str] = &[
    "said",
    "says",
    "to",
    "say",
    "him",
    "her",
    "them",
    "of",
    "by",
    "Orr",
    "poll",
    "in",
    "about",
    "against",
    "that",
    "who",
    "which",
    "is",
    "would",
    "not",
    "claim",
    "support",
    "his",
    "’s",
    ",",
    ".",
    ":",
    "“",
    "”",
    "—",
    "adding",
    "according",
    "another",
    "half",
    "the",
    "this",
    "Monday",
    "and",
    "but",
    "mayor",
    "report",
    "found",
    "repeatedly",
    "backed",
    "sources",
    "close",
    "eager",
    "for",
    "told",
    "put",
    "it",
    "at",
    "40",
    "when",
    "asked",
    "(",
    ")",
    "nobody",
    "endorsement",
    "has",
];

#[test]
fn bare_letters_and_records_name_who_speaks() {
    let letters = "Tilda Morrow opens the door. Tilda Morrow has kept bees for years.\n\nQ: Why bees?\n\nA: They came with the house.\n\nQ: And the honey?\n\nA: It is theirs.";
    check(
        &[(letters, &[("They came with the house.", "Tilda Morrow"), ("It is theirs.", "Tilda Morrow")])],
        QuoteKind::Direct,
    );
    let record = "The question was put by Jonas Harker. Madam Speaker – Edith Crane – sighed.\n\nMR JONAS HARKER: Where is the bridge?\n\nMADAM SPEAKER: Sit down.\n\nMR JONAS HARKER: I will not sit down.";
    check(
        &[(
            record,
            &[
                ("Where is the bridge?", "Jonas Harker"),
                ("Sit down.", "Edith Crane"),
                ("I will not sit down.", "Jonas Harker"),
            ],
        )],
        QuoteKind::Direct,
    );
}

#[test]
fn signs_and_nicknames_are_no_speech() {
    check(
        &[
            ("On the pier a painted board read “MIND THE GULLS”, and nobody did.", &[]),
            ("The bird, known to locals as “Ronnie”, flew off.", &[]),
        ],
        QuoteKind::Direct,
    );
}
