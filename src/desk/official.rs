//! Which sources speak for the public: people with a public office, and public bodies.
//!
//! It goes by the words of the role and of the name alone. Unnamed "officials" are anonymous sources, not these;
//! spokespeople count only where their role names a public body or office as well.

use super::tokens;
use crate::model::{Entity, Source, SourceKind};

/// Offices of the public, as they stand in roles.
const OFFICES: &[&str] = &[
    "ambassador",
    "chancellor",
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
    "council",
    "court",
    "customs",
    "department",
    "embassy",
    "government",
    "kremlin",
    "legislature",
    "military",
    "ministry",
    "municipality",
    "navy",
    "parliament",
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
    ("fire", "chief"),
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
];

/// What makes a role one of business, sport or the press, whatever else is in it.
const PRIVATE: &[&str] = &["executive", "company", "corporate", "club", "union"];

/// What may stand beside "president" where a country's is meant, beside the adjective of the country.
const BESIDE_PRESIDENT: &[&str] =
    &["president", "vice", "former", "elect", "u", "s", "us", "outgoing", "interim", "acting"];

/// Endings of the adjectives of countries.
const OF_COUNTRIES: &[&str] = &["an", "ish", "ese", "ch", "i"];

/// Whether a source speaks with the authority of the public.
#[must_use]
pub(super) fn is_official(source: &Source, entity: Option<&Entity>) -> bool {
    match source.kind {
        SourceKind::Person => entity.and_then(|entity| entity.role.as_deref()).is_some_and(is_office),
        SourceKind::Organisation => names_body(&words(&source.name)),
        SourceKind::Document | SourceKind::Outlet | SourceKind::Agency | SourceKind::Anonymous => false,
    }
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
        for name in ["Lindt & Sons", "Derby County", "Harbour Trust"] {
            assert!(!names_body(&words(name)), "{name}");
        }
    }
}
