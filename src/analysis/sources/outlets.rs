//! Newspapers, stations and agencies, told by their names.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::analysis::nouns::{AGENCIES, OUTLET_WORDS};
use crate::model::SourceKind;

/// How the names of agencies end that no list holds.
const AGENCY_ENDS: &[&str] =
    &["News Agency", "news agency", "Press Agency", "Photo Agency", "Newswire", " News Service", " Wire"];

/// What stands before "Press" in the names of papers and of houses that print books.
const PAPERS: &[&str] = &["Free", "University", "Evening", "Daily", "Sunday", "Morning", "Academy", "College", "The"];

/// Whether the name is that of a wire agency, as printed.
#[must_use]
pub fn is_agency(name: &str) -> bool {
    let name = name.trim_start_matches("the ");
    let press = name.strip_suffix(" Press").is_some_and(|rest| !PAPERS.iter().any(|word| rest.ends_with(word)));
    press || AGENCIES.contains(&name) || AGENCY_ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether the name is that of one of the agencies that newsrooms everywhere print copy of.
pub(super) fn serves_the_world(name: &str) -> bool {
    let name = name.trim_start_matches("The ");
    ["Associated Press", "AP", "Reuters", "Thomson Reuters", "Agence France-Presse", "AFP"].contains(&name)
}

/// Whether the word stands in the names of outlets.
fn is_outlet_word(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| OUTLET_WORDS.split_whitespace().collect()).contains(word)
}

/// First words that tell an outlet; others of its kind stand last.
const FIRST: &[&str] =
    &["BBC", "CNN", "Fox", "NBC", "CBS", "ABC", "Al", "Radio", "Politico", "Bloomberg", "Sky", "ESPN"];

/// First of the two words of a newspaper's name.
const REGULAR: &[&str] = &["Daily", "Evening", "Weekly"];

/// How newspapers of Germany and the North end in one word.
const NEWSPAPER_ENDS: &[&str] = &["zeitung", "bladet", "posten", "avisen", "tidningen", "tidende", "anzeiger"];

/// Newspapers of other languages begin with these, as many other things do not in English.
const ARTICLES: &[&str] = &["Il", "Le", "El", "Die", "Der", "Das", "Diário", "Diario", "Gazeta", "Gazzetta", "Jornal"];

/// Whether the name is that of an outlet.
pub(super) fn is_outlet(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let first = name.split(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    let article = name.split_once(' ').is_some_and(|(first, _)| ARTICLES.contains(&first));
    // "The Daily Lantern"
    let mut words = name.split_whitespace().skip_while(|word| *word == "The");
    let regular = words.next().is_some_and(|word| REGULAR.contains(&word)) && words.count() == 1;
    let foreign = last.len() > 8 && NEWSPAPER_ENDS.iter().any(|end| last.ends_with(end));
    is_outlet_word(last) || article || regular || foreign || FIRST.contains(&first)
}

/// What kind of source an organisation is.
pub(super) fn kind_of(name: &str) -> SourceKind {
    if is_agency(name) {
        SourceKind::Agency
    } else if is_outlet(name) {
        SourceKind::Outlet
    } else {
        SourceKind::Organisation
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_agencies_and_others() {
        assert_eq!(kind_of("The Washington Post"), SourceKind::Outlet);
        assert_eq!(kind_of("BBC Radio 4"), SourceKind::Outlet);
        assert_eq!(kind_of("Diário do Norte"), SourceKind::Outlet);
        assert_eq!(kind_of("Polar Wire"), SourceKind::Agency);
        assert_eq!(kind_of("Reuters"), SourceKind::Agency);
        assert_eq!(kind_of("Acme Bank"), SourceKind::Organisation);
    }
}
