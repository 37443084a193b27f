//! People without the title before their names and the letters behind them.

use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::mention::Mention;
use crate::model::{EntityKind, Span};

/// Without the title before a person's name and the letters behind it.
pub(super) fn bared(text: &str, mention: Mention) -> Mention {
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
        while let Some((first, rest)) = found.span.of(text).split_once([' ', '\n']) {
            let personal = found.kind == EntityKind::Person || first.ends_with('.') || first == "Referee";
            if !personal || !is_title(first) || !rest.trim_start().starts_with(char::is_uppercase) {
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

/// Whether a word is a title, with or without its stop.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.iter().any(|title| title.eq_ignore_ascii_case(word.trim_end_matches('.')))
}

/// Whether a name begins like that of a person rather than of a body.
fn starts_personally(name: &str) -> bool {
    let lists = gazetteer();
    let first = name.split(' ').next().unwrap_or_default();
    lists.of(first).any(Known::FIRST_NAME) || !lists.is_word(&first.to_lowercase())
}

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
pub(super) const LETTERS: &[&str] = &[
    "MP", "MPs", "MSP", "MEP", "MLA", "MS", "AM", "TD", "KC", "QC", "SC", "SAN", "CBE", "OBE", "MBE", "PhD", "MD",
    "Esq", "JP", "FRS",
];
