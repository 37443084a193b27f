//! Offices that read like bodies: "Director of Crime Prevention", and "Water and Sanitation" behind its minister.

use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::mention::Mention;
use crate::analysis::recognise::capitalised;
use crate::model::{EntityKind, Span};

/// Who holds an office that is called after a field.
const HOLDERS: &[&str] = &[
    "Minister",
    "Ministers",
    "Secretary",
    "Undersecretary",
    "Under-Secretary",
    "MEC",
    "MECs",
    "Commissioner",
    "Spokesperson",
    "Spokesman",
    "Spokeswoman",
];

/// First words of offices.
const OFFICES: &[&str] = &[
    "Head",
    "Director",
    "Chief",
    "Deputy",
    "Minister",
    "Secretary",
    "Commander",
    "Commander-in-Chief",
    "Commissioner",
    "President",
    "Vice-President",
    "Chairman",
    "Chairwoman",
    "Chair",
    "Professor",
    "Editor",
];

/// How many words the name of a field has at most, with those between.
const LONGEST_FIELD: usize = 9;

/// The mention without what belongs to an office; none where it is nothing else.
pub(super) fn without_office(text: &str, mention: Mention) -> Option<Mention> {
    let printed = mention.span.of(text);
    if mention.kind != EntityKind::Organisation || gazetteer().of(printed).any(Known::ORGANISATION) {
        return Some(mention);
    }
    if is_office(printed) {
        return None;
    }
    let words = printed.split(' ').collect::<Vec<_>>();
    let of_field = words.iter().take_while(|word| is_field(word)).count();
    if of_field == 0 || !is_held(text, mention.span.start()) {
        return Some(mention);
    }
    match words.get(of_field..).unwrap_or_default() {
        [] => None,
        // "Food Processing Amal Sethi": the minister comes right behind the field.
        [first, _, ..] if !gazetteer().is_word(&first.to_lowercase()) => {
            let skipped = words.iter().take(of_field).map(|word| word.len() + 1).sum::<usize>();
            let span = Span::new(mention.span.start() + skipped, mention.span.end());
            Some(Mention { span, kind: EntityKind::Person, ..mention })
        }
        _ => Some(mention),
    }
}

/// "Head of Communications", "Commander-in-Chief", "MP".
fn is_office(printed: &str) -> bool {
    if matches!(printed, "MP" | "MPs" | "MEP" | "MEPs" | "MSP" | "MSPs" | "PM" | "CEO" | "CEOs" | "CFO") {
        return true;
    }
    let mut words = printed.split(' ');
    let first = words.next().unwrap_or_default();
    OFFICES.contains(&first) && words.next().is_none_or(|second| matches!(second, "of" | "for"))
}

/// A plain word with a capital, or one that joins two.
fn is_field(word: &str) -> bool {
    let lists = gazetteer();
    let lower = word.to_lowercase();
    let plain = word.starts_with(char::is_uppercase) && lists.is_word(&lower);
    let head = lists.of(&capitalised(&lower)).any(Known::ORGANISATION_HEAD.or(Known::TITLE));
    plain && !head || is_join(word)
}

fn is_join(word: &str) -> bool {
    matches!(word, "and" | "&")
}

/// Whether what ends at `end` calls somebody the minister of what follows: "MEC for Roads and ".
fn is_held(text: &str, end: usize) -> bool {
    let line = text.get(..end).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let mut words = line.split_whitespace().rev();
    for word in words.by_ref().take(LONGEST_FIELD) {
        if matches!(word, "for" | "of") {
            break;
        }
        if !is_field(word.trim_end_matches(',')) {
            return false;
        }
    }
    let holder = words.next().unwrap_or_default();
    // "Minister of State for", "Secretary of State for".
    HOLDERS.contains(&holder)
        || holder == "State" && words.next() == Some("of") && words.next().is_some_and(|word| HOLDERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of an organisation, with its kind.
    fn left(text: &str, name: &str) -> Option<(EntityKind, String)> {
        let start = text.find(name).expect("the name stands in the text");
        let span = Span::new(start, start + name.len());
        let mention = Mention { span, kind: EntityKind::Organisation, confidence: 0.9 };
        without_office(text, mention).map(|mention| (mention.kind, mention.span.of(text).to_owned()))
    }

    #[test]
    fn offices_are_no_bodies() {
        assert_eq!(left("Ada Lind, Head of Communications, wrote.", "Head of Communications"), None);
        assert_eq!(left("It is wrong, the MP said.", "MP"), None);
        assert_eq!(left("The MEC for Roads and Water Affairs spoke.", "Water Affairs"), None);
        assert_eq!(left("the Minister of State for Farming, Fisheries and Forests", "Forests"), None);
        assert_eq!(
            left("said the Minister for Food Processing Amal Sethi", "Food Processing Amal Sethi"),
            Some((EntityKind::Person, "Amal Sethi".to_owned()))
        );
    }

    #[test]
    fn bodies_stay_what_they_are() {
        let body = |name: &str| Some((EntityKind::Organisation, name.to_owned()));
        assert_eq!(left("the director of Food Watch", "Food Watch"), body("Food Watch"));
        assert_eq!(left("the Secretary of the Roads Commission", "Roads Commission"), body("Roads Commission"));
        assert_eq!(left("She thanked Water Aid.", "Water Aid"), body("Water Aid"));
    }
}
