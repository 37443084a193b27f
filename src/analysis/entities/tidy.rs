//! Mentions put right by what is printed beside them: titles, letters behind a name, amounts, ministries.

use std::collections::{HashMap, HashSet};

use crate::analysis::entities::offices::without_office;
use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::mention::Mention;
use crate::analysis::reading::{Passage, Reading};
use crate::model::{EntityKind, Span};

/// Words before a person's name that are no part of it, and no first names or surnames either.
const TITLES: &[&str] = &[
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Drs",
    "Prof",
    "Professor",
    "Shri",
    "Shrimati",
    "Smt",
    "Comrade",
    "Alhaji",
    "Alhaja",
    "Hajia",
    "Barrister",
    "Engr",
    "Administrator",
    "Commissioner",
    "Superintendent",
    "Inspector",
    "Councillor",
    "Councilman",
    "Councilwoman",
    "Councilmember",
    "Senator",
    "Sen",
    "Rep",
    "Gov",
    "Governor",
    "Ambassador",
    "Lt",
    "Lieutenant",
    "Sgt",
    "Sergeant",
    "Capt",
    "Captain",
    "Col",
    "Colonel",
    "Maj",
    "Gen",
    "General",
    "Referee",
    "Detective",
    "Constable",
    "President",
    "Chancellor",
    "Chairman",
    "Chairwoman",
    "Chairperson",
    "Justice",
    "Sheriff",
    "Cllr",
    "Hon",
    "Rev",
    "Reverend",
    "Attorney",
    "Secretary",
    "Minister",
];

/// Letters behind a person's name: seats, honours, degrees.
const LETTERS: &[&str] = &[
    "MP", "MPs", "MSP", "MEP", "MLA", "MS", "AM", "TD", "KC", "QC", "SC", "SAN", "CBE", "OBE", "MBE", "PhD", "MD",
    "Esq", "JP", "FRS",
];

/// Short words in capitals that measure something.
const UNITS: &[&str] = &["MW", "GW", "TW", "KW", "MWH", "KST", "UTC", "GMT", "BST", "CET", "CEST", "EDT", "PDT", "IST"];

/// Moneys that are written with a capital before an amount.
const CURRENCIES: &[&str] = &["Won", "Yen", "Naira", "Ringgit", "Baht", "Rupiah", "Rs", "Euro", "Dollar"];

/// First words of the names of learned journals.
const JOURNALS: &[&str] = &["Annals of ", "Journal of ", "Proceedings of ", "Transactions of "];

/// The mentions without what is no name, in text order, none within another.
pub(super) fn tidied(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let text = reading.text();
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let Some(mention) = without_office(text, bared(text, *mention)) else { continue };
        let printed = mention.span.of(text);
        let before = out.last().copied();
        let of_person = before.is_some_and(|before| {
            let between = text.get(before.span.end()..mention.span.start());
            before.kind == EntityKind::Person && between.is_some_and(|between| matches!(between, ", " | " " | " ("))
        });
        if is_no_name(&mention, printed) || of_person && LETTERS.contains(&printed) {
            continue;
        }
        if let Some(body) = before.and_then(|before| with_country(text, before, mention)) {
            out.pop();
            out.push(body);
            continue;
        }
        let mention = widened(reading, mention);
        if out.last().is_none_or(|before| before.span.end <= mention.span.start) {
            out.push(mention);
        }
    }
    agree(text, &mut out);
    out
}

/// Amounts, units and moneys; gods, who are on no list of people.
fn is_no_name(mention: &Mention, printed: &str) -> bool {
    let money = mention.kind != EntityKind::Person && CURRENCIES.contains(&printed);
    let god = mention.kind == EntityKind::Person && matches!(printed, "God" | "Allah");
    money || god || printed.is_empty() || is_amount(printed) || UNITS.contains(&printed)
}

/// "RSPB Scotland", where it says something: the branch of a body that is called by its letters.
fn with_country(text: &str, body: Mention, country: Mention) -> Option<Mention> {
    let name = body.span.of(text);
    let letters = name.len() > 2 && name.chars().all(char::is_uppercase);
    let place = country.kind == EntityKind::Place && gazetteer().of(country.span.of(text)).any(Known::PLACE);
    let joined = text.get(body.span.end()..country.span.start())? == " ";
    let rest = text.get(country.span.end()..)?.strip_prefix(' ')?;
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let says = gazetteer().of(next).any(Known::SAYING);
    let branch = body.kind == EntityKind::Organisation && letters && place && joined && says;
    branch.then(|| Mention { span: Span::new(body.span.start(), country.span.end()), ..body })
}

/// Without the title before a person's name and the letters behind it.
fn bared(text: &str, mention: Mention) -> Mention {
    let mut found = mention;
    // "AFP Photo" is how an agency credits a picture.
    if let Some(agency) = found.span.of(text).strip_suffix(" Photo")
        && agency.len() > 1
        && agency.chars().all(char::is_uppercase)
    {
        let span = Span::new(found.span.start(), found.span.start() + agency.len());
        return Mention { span, kind: EntityKind::Organisation, ..found };
    }
    if matches!(found.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place) {
        let title = |word: &str| TITLES.iter().any(|title| title.eq_ignore_ascii_case(word.trim_end_matches('.')));
        while let Some((first, rest)) = found.span.of(text).split_once([' ', '\n']) {
            let personal = found.kind == EntityKind::Person || first.ends_with('.') || first == "Referee";
            if !personal || !title(first) || !rest.trim_start().starts_with(char::is_uppercase) {
                break;
            }
            let start = found.span.end() - rest.trim_start().len();
            found = Mention { span: Span::new(start, found.span.end()), kind: EntityKind::Person, ..found };
        }
    }
    if matches!(found.kind, EntityKind::Person | EntityKind::Organisation)
        && let Some((rest, last)) = found.span.of(text).rsplit_once(' ')
        && LETTERS.contains(&last)
        && rest.contains(char::is_lowercase)
        && (found.kind == EntityKind::Person || rest.contains(' ') && starts_personally(rest))
    {
        let end = found.span.start() + rest.trim_end_matches([',', ' ']).len();
        found = Mention { span: Span::new(found.span.start(), end), kind: EntityKind::Person, ..found };
    }
    found
}

/// Whether a name begins like that of a person rather than of a body.
fn starts_personally(name: &str) -> bool {
    let lists = gazetteer();
    let first = name.split(' ').next().unwrap_or_default();
    lists.of(first).any(Known::FIRST_NAME) || !lists.is_word(&first.to_lowercase())
}

/// "N2.3bn", "Won 92,000": money, whatever its sign.
fn is_amount(printed: &str) -> bool {
    let last = printed.rsplit(' ').next().unwrap_or_default();
    let number = last.trim_start_matches(|c: char| c.is_ascii_uppercase()).trim_end_matches(['b', 'n', 'm', 'k', 't']);
    let short = last.len() - last.trim_start_matches(|c: char| c.is_ascii_uppercase()).len() <= 3;
    let digits = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    short && digits && number.contains(['.', ',']) && number.starts_with(|c: char| c.is_ascii_digit())
}

/// "Department of Health" with "and Social Care", "KHATUN" with "REHANA".
fn widened(reading: &Reading<'_>, mention: Mention) -> Mention {
    let Some(passage) = reading.passages.iter().find(|passage| passage.span.covers(mention.span)) else {
        return mention;
    };
    let text = reading.text();
    let printed = mention.span.of(text);
    let state = ["Ministry of ", "Department of ", "Department for ", "Ministry for ", "Office of ", "Committee on "];
    if mention.kind == EntityKind::Organisation && state.iter().any(|start| printed.starts_with(start)) {
        let to = fields_end(text, passage, passage.token_at(mention.span.end()));
        let end = to.and_then(|to| passage.tokens.get(to)).map_or(mention.span.end(), |token| token.span.end());
        return Mention { span: Span::new(mention.span.start(), end), ..mention };
    }
    if JOURNALS.iter().any(|start| printed.starts_with(start)) {
        return Mention { kind: EntityKind::Organisation, ..mention };
    }
    let shouted = printed.chars().all(|c| !c.is_lowercase()) && printed.chars().count() > 3;
    let labelled = text.get(mention.span.end()..).is_some_and(|rest| rest.starts_with(':'));
    if mention.kind == EntityKind::Person && shouted && labelled {
        let mut first = passage.token_at(mention.span.start());
        while let Some(token) = first.checked_sub(1).and_then(|before| passage.tokens.get(before)) {
            let word = token.of(text);
            let title = TITLES.iter().any(|title| title.eq_ignore_ascii_case(word.trim_end_matches('.')));
            if title || !token.is_word() || word.chars().any(char::is_lowercase) {
                break;
            }
            first -= 1;
        }
        let start = passage.tokens.get(first).map_or(mention.span.start(), |token| token.span.start());
        return Mention { span: Span::new(start.min(mention.span.start()), mention.span.end()), ..mention };
    }
    mention
}

/// The last token of the further fields of a ministry that begin at `at`: ", Food and Rural Affairs".
///
/// They are plain words with capitals: "the Ministry of Health and Ofsted" are two.
fn fields_end(text: &str, passage: &Passage, at: usize) -> Option<usize> {
    let word = |at: usize| passage.tokens.get(at).map_or("", |token| token.of(text));
    let field = |at: usize| {
        let word = word(at);
        word.starts_with(char::is_uppercase) && gazetteer().is_word(&word.to_lowercase())
    };
    let run = |mut at: usize| {
        while field(at) {
            at += 1;
        }
        at
    };
    let mut at = at;
    for _ in 0..4 {
        let more = if word(at) == "," { run(at + 1) } else { at };
        if word(at) == "," && more == at + 1 {
            return None;
        }
        at = more;
        if matches!(word(at), "and" | "&") {
            let end = run(at + 1);
            return (end > at + 1).then(|| end - 1);
        }
    }
    None
}

/// A name of several words is of one kind all through the article, that of a company is one in its short form too.
fn agree(text: &str, mentions: &mut [Mention]) {
    let mut weights: HashMap<String, [f32; 4]> = HashMap::new();
    let place = |kind: EntityKind| match kind {
        EntityKind::Person => 0,
        EntityKind::Organisation => 1,
        EntityKind::Place => 2,
        EntityKind::Other => 3,
    };
    let mut companies: HashMap<&str, bool> = HashMap::new();
    let mut families: HashMap<&str, bool> = HashMap::new();
    let mut starts: HashMap<&str, bool> = HashMap::new();
    let mut alone: HashMap<&str, [bool; 4]> = HashMap::new();
    let mut where_things_are: HashSet<&str> = HashSet::new();
    for mention in mentions.iter() {
        let printed = mention.span.of(text);
        let (first, last) = (printed.split(' ').next().unwrap_or_default(), printed.rsplit(' ').next());
        if !printed.contains(' ') {
            alone.entry(printed).or_default()[place(mention.kind)] = true;
            let before = text.get(..mention.span.start()).unwrap_or_default();
            if mention.kind == EntityKind::Place && before.ends_with(" in ") {
                where_things_are.insert(printed);
            }
            continue;
        }
        if mention.kind == EntityKind::Organisation {
            starts.insert(first, true);
        }
        weights.entry(printed.to_owned()).or_default()[place(mention.kind)] += mention.confidence;
        if mention.kind == EntityKind::Person {
            families.insert(first, true);
            families.extend(last.map(|last| (last, true)));
        } else if mention.kind == EntityKind::Organisation && last.is_some_and(is_company) {
            companies.insert(first, true);
        }
    }
    for mention in mentions {
        let printed = mention.span.of(text);
        if let Some(kinds) = weights.get(printed) {
            let mut best = place(mention.kind);
            for (kind, weight) in kinds.iter().enumerate() {
                if *weight > kinds[best] {
                    best = kind;
                }
            }
            let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Other];
            mention.kind = kinds[best];
        } else if matches!(mention.kind, EntityKind::Person | EntityKind::Place)
            && (companies.contains_key(printed) || starts.contains_key(printed) && is_torn(alone.get(printed)))
            && !families.contains_key(printed)
            && !gazetteer().of(printed).any(Known::PLACE)
        {
            let is_place = where_things_are.contains(printed) && !companies.contains_key(printed);
            mention.kind = if is_place { EntityKind::Place } else { EntityKind::Organisation };
        }
    }
}

/// Whether a name is read as a person's here and as a place's there: then it is neither where a body begins with it.
fn is_torn(kinds: Option<&[bool; 4]>) -> bool {
    matches!(kinds, Some([true, _, true, _]))
}

/// Last words in the names of companies and of nothing else.
fn is_company(word: &str) -> bool {
    const LAST: &[&str] = &[
        "Holdings",
        "Inc",
        "Ltd",
        "plc",
        "PLC",
        "Corp",
        "Corporation",
        "Group",
        "Bank",
        "Motors",
        "Airlines",
        "Airways",
        "Foods",
        "Energy",
        "Industries",
        "Pharmaceuticals",
        "Technologies",
        "Capital",
        "Partners",
        "LLC",
        "LLP",
        "AG",
        "SA",
        "SE",
        "AB",
        "ASA",
        "NV",
        "Co",
        "Limited",
    ];
    LAST.contains(&word.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::entities;
    use crate::model::{Body, Text};

    /// The kinds and names of the entities, when the mentions are the given stretches.
    fn listed(text: &str, found: &[(&str, EntityKind)]) -> Vec<(EntityKind, String)> {
        let body = Body { text: Text::lines(text), ..Body::default() };
        let reading = Reading::new(&body);
        let mut from = 0;
        let mut mentions = Vec::new();
        for (name, kind) in found {
            let start = from + text[from..].find(name).expect("the name stands in the text");
            from = start + name.len();
            mentions.push(Mention { span: Span::new(start, from), kind: *kind, confidence: 0.8 });
        }
        entities(&reading, &mentions).into_iter().map(|entity| (entity.kind, entity.name.as_str().to_owned())).collect()
    }

    const PERSON: EntityKind = EntityKind::Person;
    const BODY: EntityKind = EntityKind::Organisation;

    #[test]
    fn credits_and_torn_names_are_of_bodies() {
        use EntityKind::{Organisation, Person, Place};
        assert_eq!(listed("AFP Photo", &[("AFP Photo", Person)]), [(Organisation, "AFP".to_owned())]);
        let text = "Elmgrove Living runs two homes. Staff left Elmgrove. Then Elmgrove wrote.";
        let found = listed(text, &[("Elmgrove Living", Organisation), ("Elmgrove", Place), ("Elmgrove", Person)]);
        assert!(found.iter().all(|(kind, _)| *kind == Organisation), "{found:?}");
    }

    #[test]
    fn letters_and_moneys_name_nothing_and_branches_are_one_body() {
        use EntityKind::{Organisation, Person, Place};
        let text = "Ada Lind (SAN) paid Won 9,000. God knows why. KLMO Scotland said so in Annals of Botany.";
        let names = [
            ("Ada Lind", Person),
            ("SAN", Place),
            ("Won", Place),
            ("God", Person),
            ("KLMO", Organisation),
            ("Scotland", Place),
            ("Annals of Botany", Place),
        ];
        let mut found = listed(text, &names);
        found.sort_by(|a, b| a.1.cmp(&b.1));
        let expected = [(Person, "Ada Lind"), (Organisation, "Annals of Botany"), (Organisation, "KLMO Scotland")];
        assert_eq!(found, expected.map(|(kind, name)| (kind, name.to_owned())));
    }

    #[test]
    fn titles_and_letters_are_no_part_of_a_name() {
        let text = "Comrade Femi Ojo met Una Keith MSP. Ojo left.";
        let found = [("Comrade Femi Ojo", PERSON), ("Una Keith MSP", BODY), ("Ojo", PERSON)];
        assert_eq!(listed(text, &found), [(PERSON, "Femi Ojo".to_owned()), (PERSON, "Una Keith".to_owned())]);
    }

    #[test]
    fn money_is_no_name() {
        assert_eq!(listed("It paid N4.1bn and Won 7,500.", &[("N4.1bn", BODY), ("Won 7,500", BODY)]), []);
    }

    #[test]
    fn a_ministry_keeps_all_its_fields() {
        let text = "The Ministry of Fisheries, Forests and Rural Roads met the Department of Health and Ofsted.";
        let found = [("Ministry of Fisheries", BODY), ("Department of Health", BODY), ("Ofsted", BODY)];
        let names = listed(text, &found).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names, ["Ministry of Fisheries, Forests and Rural Roads", "Department of Health", "Ofsted"]);
    }

    #[test]
    fn a_name_in_capitals_is_the_same_name() {
        let text = "SHRI ANIL VERKHANDE: No.\nMr Verkhande sat down.";
        let found = [("VERKHANDE", PERSON), ("Verkhande", PERSON)];
        assert_eq!(listed(text, &found), [(PERSON, "Anil Verkhande".to_owned())]);
    }

    #[test]
    fn the_short_form_of_a_company_is_the_company() {
        let text = "Tanigawa Holdings said no. Tanigawa fell.";
        let found = [("Tanigawa Holdings", BODY), ("Tanigawa", PERSON)];
        assert_eq!(listed(text, &found), [(BODY, "Tanigawa Holdings".to_owned())]);
    }
}
