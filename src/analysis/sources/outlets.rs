//! Newspapers, stations and agencies, told by their names.

use crate::analysis::nouns::{AGENCIES, OUTLET_WORDS};
use crate::model::SourceKind;

/// Whether the name is that of a wire agency, as printed.
pub(super) fn is_agency(name: &str) -> bool {
    let name = name.trim_start_matches("the ");
    AGENCIES.contains(&name)
        || name.ends_with("News Agency")
        || name.ends_with("news agency")
        || name.ends_with(" Wire")
}

/// Whether the name is that of an outlet.
pub(super) fn is_outlet(name: &str) -> bool {
    let mut words = name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let known = |word: &str| OUTLET_WORDS.split_whitespace().any(|outlet| outlet == word);
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let article =
        name.split_once(' ').is_some_and(|(first, _)| matches!(first, "Il" | "Le" | "El" | "Die" | "Der" | "Das"));
    known(last)
        || article
        || words.next().is_some_and(|first| {
            known(first)
                && matches!(
                    first,
                    "BBC"
                        | "CNN"
                        | "Fox"
                        | "NBC"
                        | "CBS"
                        | "ABC"
                        | "Al"
                        | "Radio"
                        | "Politico"
                        | "Bloomberg"
                        | "Il"
                        | "Le"
                        | "El"
                )
        })
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
        assert_eq!(kind_of("Reuters"), SourceKind::Agency);
        assert_eq!(kind_of("Acme Bank"), SourceKind::Organisation);
    }
}
