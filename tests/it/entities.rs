//! Who and what is named in sentences of news: kinds, canonical names, roles and mentions.

use newsdesk::analysis::analyse;
use newsdesk::model::{Block, BlockKind, Body, Entity, EntityKind, Span, Text};

/// A body with a paragraph a line.
fn body(text: &str) -> Body {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        blocks.push(Block::new(BlockKind::Paragraph, Span::new(at, at + line.len())));
        at += line.len() + 1;
    }
    Body { text: Text::in_place(text), blocks, ..Body::default() }
}

fn letter(kind: EntityKind) -> Option<char> {
    match kind {
        EntityKind::Person => Some('P'),
        EntityKind::Organisation => Some('O'),
        EntityKind::Place => Some('L'),
        EntityKind::Other => None,
    }
}

/// "P Name 2": kind, name and, where there are several, the number of mentions.
fn told(entity: &Entity) -> Option<String> {
    let kind = letter(entity.kind)?;
    let count = entity.mentions.len();
    Some(if count > 1 { format!("{kind} {} {count}", entity.name) } else { format!("{kind} {}", entity.name) })
}

/// A text, and all that it names, in any order.
const NAMED: &[(&str, &[&str])] = &[
    // Where a person works is no part of the name.
    (
        "Dr Tiyamike Banda of the University of Malawi agreed. Analyst Ilse Thorn of Quarry Lane Securities did not agree.",
        &["P Tiyamike Banda", "O University of Malawi", "P Ilse Thorn", "O Quarry Lane Securities"],
    ),
    ("The deal puts Velkom CEO Astrid Norling in charge.", &["O Velkom", "P Astrid Norling"]),
    ("Rescuer Tomas Ilagan heard voices. Sentencing Ilagan took an hour.", &["P Tomas Ilagan 2"]),
    // Companies by their suffix, their owner and what they are; tickers name nothing.
    (
        "Shares of Minera Olvido SA (OLV.SN) fell. Olvido Metals Ltd (NASDAQ: OLMT) rose. Minera Olvido was fined, and Cuervo with it. Minera Cuervo SA agrees.",
        &["O Minera Cuervo SA 2", "O Minera Olvido SA 2", "O Olvido Metals Ltd", "O NASDAQ"],
    ),
    ("The contract went to state-owned Cobrenor, which is cheap.", &["O Cobrenor"]),
    ("A quarter is lost, said Malcom, the Malawian utility, on Monday.", &["O Malcom"]),
    ("Gatwell's David Menon is less sure.", &["O Gatwell", "P David Menon"]),
    ("The next match is against RS Tamerlat or Zimba SC.", &["O RS Tamerlat", "O Zimba SC"]),
    (
        "The Panel on Tidal Change met, as did the Archdiocese of Lagos.",
        &["O Panel on Tidal Change", "O Archdiocese of Lagos"],
    ),
    (
        "It was measured by the Institute of Volcanoes (Ivolcs). Ivolcs is in Manila.",
        &["O Institute of Volcanoes 3", "L Manila"],
    ),
    (
        "He lies in the Louis Pastor University Hospital. A paper in Nature Tidal Change tells why.",
        &["O Louis Pastor University Hospital", "O Nature Tidal Change"],
    ),
    // Places by the way from one to the other, by a dateline, by their first word.
    ("A line will run from Kahola Bessa to Blantyre.", &["L Kahola Bessa", "L Blantyre"]),
    ("TORREMONTE, Italy — Every house is empty.", &["L Torremonte", "L Italy"]),
    ("Homes were built on the plain of the River Ash.", &["L River Ash"]),
    // People, with and without titles.
    ("The deal was signed by Marta Quist on Monday.", &["P Marta Quist"]),
    ("The envoy met President Olan Brice in Oslo.", &["P Olan Brice", "L Oslo"]),
    ("It was Lt. Col. Dana Orwick who gave the order. Orwick has since retired.", &["P Dana Orwick 2"]),
    ("Mr. Tolland said nothing, and Tolland left.", &["P Tolland 2"]),
    ("Police Chief Ivo Brandt and Mayor Lena Okoye spoke briefly.", &["P Ivo Brandt", "P Lena Okoye"]),
    ("A letter reached Foreign Minister Sergio Valdes in Lima.", &["P Sergio Valdes", "L Lima"]),
    ("Secretary of State Henry Kestrel flew home.", &["P Henry Kestrel"]),
    ("The court heard Simran Rowe KC, for the defence.", &["P Simran Rowe"]),
    (
        "The prize went to Rosa van der Meulen and to Ludwig von Arnim.",
        &["P Rosa van der Meulen", "P Ludwig von Arnim"],
    ),
    ("The speech by Khalid bin Rashad lasted an hour; bin Rashad then sat down.", &["P Khalid bin Rashad 2"]),
    ("The painter Noor el-Sayed lives in Cairo.", &["P Noor el-Sayed", "L Cairo"]),
    ("The author J. R. Whitlock lives alone.", &["P J. R. Whitlock"]),
    ("The senator, Thomas P. Garrow Jr., voted no. Garrow gave no reason.", &["P Thomas P. Garrow Jr. 2"]),
    ("The goal came from Danny \"Boots\" Purley. Purley wept.", &["P Danny Purley 2"]),
    ("Gregor Whitcombe, 52, denies it. Whitcombe will appeal.", &["P Gregor Whitcombe 2"]),
    ("Semra's lawyer spoke to the press. \"We wait,\" Semra Yildiz said.", &["P Semra Yildiz 2"]),
    (
        "Paula Harwick and Marcus Harwick ran the firm. Ms Harwick kept the books. Mr Harwick drove the van.",
        &["P Paula Harwick 2", "P Marcus Harwick 2"],
    ),
    ("The monk Tenzin Wangdu spoke in Vienna.", &["P Tenzin Wangdu", "L Vienna"]),
    ("Prime Minister Kwame Asante thanked Queen Beatrix.", &["P Kwame Asante", "P Beatrix"]),
    ("The mayor rang Jean-Pierre Duval at dawn.", &["P Jean-Pierre Duval"]),
    ("\"We lost,\" Obi Nwankwo said. Nwankwo's brother nodded.", &["P Obi Nwankwo 2"]),
    ("Judge Eleanor Pryce-Hume told the jury to wait.", &["P Eleanor Pryce-Hume"]),
    // Organisations.
    ("The Ministry of Foreign Affairs declined to comment.", &["O Ministry of Foreign Affairs"]),
    ("Officials at the U.S. Defense Department were surprised.", &["O U.S. Defense Department"]),
    ("The Department for Transport published the plan.", &["O Department for Transport"]),
    (
        "She studied at the University of Gothenburg and at Tarn State University.",
        &["O University of Gothenburg", "O Tarn State University"],
    ),
    ("He was tried at Leeds Crown Court.", &["O Leeds Crown Court"]),
    ("Shares in Brellan & Sons Ltd fell by a tenth.", &["O Brellan & Sons Ltd"]),
    ("The software is made by Quillon Systems Inc. of Denver.", &["O Quillon Systems Inc.", "L Denver"]),
    ("The Lake Restoration Board (LRB) met on Friday. The LRB will meet again.", &["O Lake Restoration Board 3"]),
    (
        "The International Atomic Energy Agency sent inspectors. The IAEA gave no date.",
        &["O International Atomic Energy Agency 2"],
    ),
    ("The Washington Post reported it first. The Post cited two aides.", &["O The Washington Post 2"]),
    ("The Associated Press and Reuters carried the news.", &["O The Associated Press", "O Reuters"]),
    ("Papers seen by The Lowick Ledger show the cost.", &["O The Lowick Ledger"]),
    (
        "The U.N. Security Council met; the United Nations gave no details.",
        &["O U.N. Security Council", "O United Nations"],
    ),
    ("The Swedish Research Council paid for the study.", &["O Swedish Research Council"]),
    ("The Icelandic Foreign Ministry confirmed it.", &["O Icelandic Foreign Ministry"]),
    ("The broadcaster Velkom showed the match.", &["O Velkom"]),
    ("The Food and Drug Administration approved it, the FDA said.", &["O Food and Drug Administration 2"]),
    ("The Brant Valley Otters won again. The Otters are top of the table.", &["O Brant Valley Otters 2"]),
    ("NATO and the European Union will consult.", &["O NATO", "O European Union"]),
    ("The West Yorkshire Police took statements.", &["O West Yorkshire Police"]),
    ("The Council for the Protection of Rivers objects.", &["O Council for the Protection of Rivers"]),
    ("The People's Party lost; the Green Party gained.", &["O People's Party", "O Green Party"]),
    // Places.
    ("The road runs from Whitby to Oban.", &["L Whitby", "L Oban"]),
    ("The ferry crossed the Norwegian Sea to the Isle of Tarn.", &["L Norwegian Sea", "L Isle of Tarn"]),
    ("A fire broke out on Dikeson Street, near Lake Orrin.", &["L Dikeson Street", "L Lake Orrin"]),
    ("They fled the village of Tamzara, in eastern Turkey.", &["L Tamzara", "L Turkey"]),
    ("The U.S. and Britain agreed; the United States will pay.", &["L United States 2", "L Britain"]),
    ("The Lisbon-based group left.", &["L Lisbon"]),
    ("Trade through the Cape of Good Hope has doubled.", &["L Cape of Good Hope"]),
    ("It was felt in Tamarack County and in Dalton Falls.", &["L Tamarack County", "L Dalton Falls"]),
    ("China said it would wait.", &["L China"]),
    ("BRINDLE (AP) — The river Orsay rose.", &["L Brindle", "O AP", "L Orsay"]),
    // What is no entity, and what a capital does not tell.
    ("The Russian and Norwegian crews spoke English.", &[]),
    ("South Korean and Bosnian Serb officials met.", &[]),
    ("However, residents complained. Meanwhile, nothing changed.", &[]),
    ("On Tuesday and again in March they waited.", &[]),
    ("The minister and the president declined to comment.", &[]),
    ("After World War II the plant was closed until Christmas.", &[]),
    ("The trawler Havgast sank.", &[]),
    ("Hurricane Petra weakened overnight.", &[]),
    ("Members clapped. Opponents walked out.", &[]),
];

/// Fails unless each text names just what stands beside it, in any order.
#[track_caller]
pub fn check_names(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let findings = analyse(&body(text), Some("en"));
        let mut found = findings.entities.iter().filter_map(told).collect::<Vec<_>>();
        found.sort_unstable();
        let mut expected = expected.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn each_text_names_what_it_names() {
    check_names(NAMED);
}

/// A text, and the role of the person in it.
const ROLES: &[(&str, &str)] = &[
    (
        "\"Nobody has a position,\" said Tobias Wendlinger, head of equity strategy at Kestrel Row Capital in London.",
        "head of equity strategy at Kestrel Row Capital",
    ),
    ("Then department spokesman Lt. Col. Dana Orwick spoke.", "department spokesman Lt. Col."),
    ("It pleased Norwegian Fisheries Minister Solva Aker.", "Norwegian Fisheries Minister"),
    ("They asked Secretary of State Henry Kestrel.", "Secretary of State"),
    ("They rang national security adviser Jake Molloy.", "national security adviser"),
    ("It was Gregor Whitcombe, the mayor of Lowick, who paid.", "mayor of Lowick"),
    // The comma before the name closes the office; what stands behind the name is what the person does.
    ("The head of the port council, Hannah Moss, denied that a judge had been told.", "head of the port council"),
    ("The agency’s regional director, Hannah Moss, said so.", "agency’s regional director"),
    ("The town clerk, Hannah Moss, saw no reason.", "town clerk"),
    ("Hannah Moss, in charge of roads for the county, said so.", "in charge of roads for the county"),
    ("Hannah Moss, Velmora’s foreign minister, said so.", "Velmora’s foreign minister"),
    ("Hannah Moss is the new mayor of Ostrand.", "new mayor of Ostrand"),
];

/// Fails unless the person in each text has the role that stands beside it.
#[track_caller]
pub fn check_roles(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let findings = analyse(&body(text), Some("en"));
        let person = findings.entities.iter().find(|entity| entity.kind == EntityKind::Person);
        let role = person.and_then(|person| person.role.as_deref());
        assert_eq!(role, Some(*expected), "{text}");
    }
}

#[test]
fn titles_and_offices_are_kept_as_roles() {
    check_roles(ROLES);
}

#[test]
fn a_mention_is_the_name_alone() {
    let text = "The Ekmann family thanked Dr. Ines Ekmann's nurses. Ekmann’s son came from the Hague-based court.";
    let findings = analyse(&body(text), Some("en"));
    let person = findings.entities.iter().find(|entity| &*entity.name == "Ines Ekmann").unwrap();
    let words = person.mentions.iter().map(|span| span.of(text)).collect::<Vec<_>>();
    assert_eq!(words, ["Ekmann", "Ines Ekmann", "Ekmann"]);
}

#[test]
fn a_headline_is_read_by_what_the_article_says() {
    let text = "Velkom Says Talks With Orwick to Resume Next Week\nThe company Velkom met Dana Orwick. Velkom will talk again.";
    let mut body = body(text);
    body.blocks[0].kind = BlockKind::Headline;
    let findings = analyse(&body, Some("en"));
    let mut found = findings.entities.iter().filter_map(told).collect::<Vec<_>>();
    found.sort_unstable();
    assert_eq!(found, ["O Velkom 3", "P Dana Orwick 2"]);
}

#[test]
fn another_language_is_left_unsure() {
    let text = "Der Minister sprach am Montag mit der Presse, und die Zeitung schrieb darüber einen langen Bericht.";
    let findings = analyse(&body(text), Some("de"));
    assert!(findings.entities.iter().all(|entity| entity.confidence <= 0.5), "{:?}", findings.entities);
}

#[test]
fn spans_fit_whatever_comes() {
    for text in [
        "",
        "A",
        "Ünï “Çöd” 日本 Éa’s",
        "the The THE \u{301}",
        "of Of OF & & Co.",
        "(AP) — — X/Y Z. \"",
        "J. J. J. of of the",
    ] {
        let findings = analyse(&body(text), None);
        for span in findings.entities.iter().flat_map(|entity| &entity.mentions) {
            assert!(!span.is_empty() && text.get(span.start()..span.end()).is_some(), "{text}");
        }
    }
}
