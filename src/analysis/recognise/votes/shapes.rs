//! What the letters of a name tell that stands on no list.

use crate::analysis::recognise::votes::Votes;
use crate::analysis::recognise::words::Word;

/// Endings that places have far more often than people.
const PLACES: &[&str] = &[
    "ia", "land", "lands", "stan", "burg", "burgh", "ville", "holm", "vik", "stad", "dorf", "heim", "grad", "abad",
    "pur", "polis", "mouth", "haven", "chester", "borough", "bury", "shire", "wick", "ford", "minster", "dale", "ness",
    "mark", "ton", "sund", "fjord", "berg", "oya", "stead", "pore",
];

/// Whether a name (in lower case) ends as places do.
pub fn ends_as_place(lower: &str) -> bool {
    lower.len() > 5 && PLACES.iter().any(|ending| lower.ends_with(ending))
}

/// `LinTel`, `DfE`: a capital behind a small letter, which names of people have behind few beginnings.
pub fn has_inner_capital(text: &str) -> bool {
    const BEGINNINGS: &[&str] =
        &["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "Fitz", "St", "Du", "Da", "Del", "Al", "El", "O"];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c.is_uppercase() && before.is_lowercase() {
            return !text.get(..at).is_some_and(|head| BEGINNINGS.contains(&head));
        }
        before = c;
    }
    false
}

/// "Hurricane Ada", "the Lowick Accord", "Lowick Town": the first or last word tells what it is.
pub fn named_thing(capitals: &[&Word<'_>], several: bool, votes: &mut Votes) {
    let (Some(first), Some(last)) = (capitals.first(), capitals.last()) else { return };
    if !several {
        return;
    }
    if matches!(
        &*first.name,
        "Hurricane" | "Typhoon" | "Cyclone" | "Storm" | "Tropical" | "Operation" | "Apollo" | "Project"
    ) {
        votes.other += 6.0;
    }
    let thing = matches!(
        &*last.name,
        "Act"
            | "Accord"
            | "Accords"
            | "Agreement"
            | "Treaty"
            | "Cup"
            | "Games"
            | "War"
            | "Prize"
            | "Award"
            | "Awards"
            | "Open"
            | "Championship"
            | "Championships"
            | "Olympics"
            | "Festival"
            | "Day"
            | "Summit"
            | "Convention"
            | "Revolution"
            | "Plan"
            | "Bill"
            | "Amendment"
            | "Protocol"
            | "Declaration"
            | "Marathon"
            | "Tour"
            | "Crisis"
            | "Law"
            | "Constitution"
            | "Pact"
            | "Medal"
            | "Trophy"
            | "Final"
            | "Finals"
            | "Index"
            | "Week"
            | "Month"
            | "Year"
            | "Era"
            | "Century"
            | "Dynasty"
            | "Trail"
            | "Facility"
            | "Code"
            | "Report"
            | "Charter"
            | "Initiative"
            | "Deal"
            | "Scheme"
            | "Disaster"
            | "Massacre"
            | "Uprising"
    );
    if thing {
        votes.other += 5.0;
    }
    if matches!(
        &*last.name,
        "Town" | "City" | "County" | "Rovers" | "Athletic" | "Wanderers" | "Albion" | "Rangers" | "Tigers" | "Lions"
    ) {
        votes.organisation += 2.5;
    }
}

#[cfg(test)]
mod tests {
    use super::has_inner_capital;

    #[test]
    fn inner_capitals_make_no_company_of_a_scot() {
        assert!(has_inner_capital("LinTel") && has_inner_capital("DfE"));
        assert!(!has_inner_capital("McAllister") && !has_inner_capital("Al-Amin") && !has_inner_capital("NATO"));
    }
}
