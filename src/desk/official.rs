//! Which sources speak for the public: people with a public office, and public bodies.
//!
//! It goes by the words of the role and of the name alone. Unnamed "officials" are anonymous sources, not these;
//! spokespeople count only where their role names a public body or office as well.

use super::tokens;
use crate::model::{Entity, EntityKind, Findings, Source, SourceKind};

/// Offices of the public, as they stand in roles.
const OFFICES: &[&str] = &[
    "ambassador",
    "chancellor",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "consul",
    "coroner",
    "councillor",
    "councilman",
    "councilwoman",
    "councilmember",
    "governor",
    "judge",
    "justice",
    "king",
    "lawmaker",
    "legislator",
    "magistrate",
    "mayor",
    "minister",
    "ombudsman",
    "parliamentarian",
    "premier",
    "prosecutor",
    "queen",
    "secretary",
    "senator",
    "sheriff",
    "assemblyman",
    "assemblywoman",
    "mp",
    "mep",
    "pm",
    "rep",
    "sen",
    "gov",
    "detective",
    "constable",
    "inspector",
    "admiral",
    "colonel",
    "lieutenant",
    "sergeant",
    "gen",
    "lt",
    "col",
    "adm",
    "sgt",
    "firefighter",
];

/// What public bodies are called; they count in names and in roles.
const BODIES: &[&str] = &[
    "administration",
    "agency",
    "army",
    "authorities",
    "authority",
    "brigade",
    "bureau",
    "cabinet",
    "city",
    "commission",
    "congress",
    "congressional",
    "constabulary",
    "consulate",
    "council",
    "court",
    "customs",
    "department",
    "directorate",
    "electoral",
    "embassy",
    "government",
    "inspectorate",
    "judicial",
    "kremlin",
    "legislature",
    "military",
    "ministry",
    "municipality",
    "navy",
    "parliament",
    "parliamentary",
    "police",
    "prefecture",
    "pentagon",
    "presidency",
    "prosecutors",
    "senate",
    "treasury",
    "tribunal",
    "pd",
    "fbi",
    "cia",
    "nasa",
    "nato",
    "fda",
    "epa",
    "fema",
];

/// Words that hold only together with the one after them.
const PAIRS: &[(&str, &str)] = &[
    ("white", "house"),
    ("attorney", "general"),
    ("district", "attorney"),
    ("city", "manager"),
    ("geological", "survey"),
    ("national", "guard"),
    ("border", "guard"),
    ("downing", "street"),
    ("air", "force"),
    ("fire", "boss"),
    ("fire", "chief"),
    ("fire", "service"),
    ("met", "office"),
    ("meteorological", "office"),
    ("town", "clerk"),
    ("county", "clerk"),
    ("town", "hall"),
    ("police", "chief"),
    ("central", "bank"),
    ("federal", "reserve"),
    ("european", "union"),
    ("united", "nations"),
    ("city", "hall"),
    ("state", "department"),
    ("prime", "minister"),
    ("supreme", "leader"),
    ("foreign", "office"),
    ("home", "office"),
    ("health", "service"),
    ("weather", "service"),
    ("coast", "guard"),
    ("and", "rescue"),
    ("returning", "officer"),
];

/// Who has such a role speaks for the body that it is a role of.
const ROLES_OF: &[&str] = &[
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chief",
    "deputy",
    "director",
    "head",
    "leader",
    "officer",
    "president",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// How far the name of that body may stand before the name of the person, and behind it, in bytes.
const BEFORE: usize = 150;
const BEHIND: usize = 12;

/// What makes a role one of business, sport or the press, whatever else is in it.
const PRIVATE: &[&str] = &["executive", "company", "corporate", "club", "union"];

/// What may stand beside "president" where a country's is meant, beside the adjective of the country.
const BESIDE_PRESIDENT: &[&str] =
    &["president", "vice", "former", "elect", "u", "s", "us", "outgoing", "interim", "acting"];

/// Endings of the adjectives of countries.
const OF_COUNTRIES: &[&str] = &["an", "ish", "ese", "ch", "i"];

/// Whether a source speaks with the authority of the public.
#[must_use]
pub fn is_official(source: &Source, findings: &Findings) -> bool {
    let entity = source.entity.and_then(|index| findings.entities.get(index as usize));
    match source.kind {
        SourceKind::Person => entity.is_some_and(|entity| {
            entity.role.as_deref().is_some_and(|role| is_office(role) || is_of_body(role, entity, findings))
        }),
        SourceKind::Organisation => names_body(&words(&source.name)),
        SourceKind::Document | SourceKind::Outlet | SourceKind::Agency | SourceKind::Anonymous => false,
    }
}

/// Whether a role says nothing of what it is a role of ("its head"), and the organisation that stands nearest to the
/// person is a public body.
fn is_of_body(role: &str, person: &Entity, findings: &Findings) -> bool {
    let words = words(role);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let Some(first) = person.mentions.first().filter(|_| has(ROLES_OF) && !has(PRIVATE)) else { return false };
    let named = findings.entities.iter().filter(|entity| entity.kind == EntityKind::Organisation);
    let apart = named.flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    let apart = apart.filter_map(|(entity, mention)| {
        let before = first.start().checked_sub(mention.end()).filter(|apart| *apart < BEFORE);
        let behind = mention.start().checked_sub(first.end()).filter(|apart| *apart < BEHIND);
        Some((behind.or(before)?, entity))
    });
    let nearest = apart.min_by_key(|(apart, _)| *apart);
    nearest.is_some_and(|(_, entity)| names_body(&self::words(&entity.name)))
}

fn is_office(role: &str) -> bool {
    let words = words(role);
    if words.windows(2).any(|pair| pair == ["european", "union"]) {
        return true;
    }
    if words.iter().any(|word| PRIVATE.contains(&word.as_str())) {
        return false;
    }
    let of_country = |word: &String| OF_COUNTRIES.iter().any(|ending| word.ends_with(ending));
    let beside = |word: &String| BESIDE_PRESIDENT.contains(&word.as_str()) || of_country(word);
    let is_president = words.iter().any(|word| word == "president") && words.iter().all(beside);
    names_body(&words) || words.iter().any(|word| OFFICES.contains(&word.as_str())) || is_president
}

fn names_body(words: &[String]) -> bool {
    words.iter().any(|word| BODIES.contains(&word.as_str()))
        || words.windows(2).any(|pair| matches!(pair, [one, other] if PAIRS.contains(&(one.as_str(), other.as_str()))))
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokens::each_word(text, |_, word| words.push(word.to_owned()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Span, Text};

    #[test]
    fn offices_and_public_bodies_are_official_and_firms_are_not() {
        for role in [
            "Mayor",
            "Prime Minister",
            "harbour police spokeswoman",
            "Lt. Col.",
            "U.S. President",
            "Sen.",
            "White House press secretary",
            "European Union envoy",
        ] {
            assert!(is_office(role), "{role}");
        }
        for role in ["chief executive", "author", "general counsel", "attorney", "company spokesman", "club president"]
        {
            assert!(!is_office(role), "{role}");
        }
        for name in ["Ministry of Works", "White House", "Velmora City Council", "the High Court"] {
            assert!(names_body(&words(name)), "{name}");
        }
        let entity = |name: &str, kind, role: Option<&str>, at: usize| Entity {
            name: Text::line(name),
            kind,
            role: role.map(Text::line),
            mentions: vec![Span::new(at, at + name.len())],
            confidence: 1.0,
        };
        // "Lindt Foods and the Calder City Council met. Its head, Rosa Lindt, said…", and the other way round.
        for (council, firm, is_told) in [(20, 0, true), (0, 30, false)] {
            let findings = Findings {
                entities: vec![
                    entity("Rosa Lindt", EntityKind::Person, Some("head"), 60),
                    entity("Calder City Council", EntityKind::Organisation, None, council),
                    entity("Lindt Foods", EntityKind::Organisation, None, firm),
                ],
                ..Findings::default()
            };
            let source = Source {
                name: Text::line("Rosa Lindt"),
                kind: SourceKind::Person,
                entity: Some(0),
                quoted: 1,
                paraphrased: 0,
                credited: false,
                via: None,
                mentions: Vec::new(),
                confidence: 1.0,
            };
            assert_eq!(is_official(&source, &findings), is_told);
        }
        for name in ["Lindt & Sons", "Derby County", "Harbour Trust"] {
            assert!(!names_body(&words(name)), "{name}");
        }
    }
}
