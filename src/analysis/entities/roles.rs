//! Title and office of a person, as printed beside the name.

use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::reading::{Passage, Reading};
use crate::analysis::recognise::capitalised;
use crate::model::Span;

/// How many words a role has at most.
const LONGEST: usize = 9;

/// The fullest role that stands before or behind one of the mentions.
pub fn role(reading: &Reading<'_>, mentions: &[Span]) -> Option<String> {
    let roles = mentions.iter().take(6).filter_map(|&mention| {
        let passage = reading.passages.iter().find(|passage| passage.span.covers(mention))?;
        before(reading.text(), passage, mention)
            .or_else(|| behind(reading.text(), passage, mention))
            .or_else(|| over_comma(reading.text(), passage, mention))
    });
    roles.max_by_key(|role| (!is_address(role), std::cmp::Reverse(role.len() / 60)))
}

fn is_address(role: &str) -> bool {
    matches!(role.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir")
}

fn known(word: &str) -> Known {
    let lists = gazetteer();
    let lower = word.to_lowercase();
    let known = lists.of(&lower).or(lists.of(word));
    if lists.of(&capitalised(&lower)).any(Known::TITLE) { known.or(Known::TITLE) } else { known }
}

/// "Electoral" in "Chief Electoral Officer", and a people's name that no list has.
fn belongs_to_office(word: &str) -> bool {
    let lists = gazetteer();
    let lower = word.to_lowercase();
    let plain = lists.is_word(&lower) && !lists.of(&lower).any(Known::OPENER.or(Known::DATE));
    word.starts_with(char::is_uppercase) && (plain || word.ends_with("ian") || word.ends_with("ese"))
}

/// "Russian Foreign Minister", "department spokesman Lt. Col.": what leads up to the name.
fn before(text: &str, passage: &Passage, mention: Span) -> Option<String> {
    let end = passage.token_at(mention.start());
    let sentence = passage.sentence_of(end).and_then(|at| passage.sentences.get(at))?;
    let mut start = end;
    let mut titled = false;
    while start > sentence.start && end - start < LONGEST {
        let token = passage.tokens.get(start - 1)?;
        let word = token.of(text);
        let known = known(word);
        let is_head = known.any(Known::TITLE.or(Known::ROLE));
        let of_office = matches!(word, "State" | "Defense" | "Defence" | "Staff" | "of") && start < end + 1;
        let modifies = titled
            && (known.any(Known::MODIFIER.or(Known::DEMONYM))
                || belongs_to_office(word)
                || known.is_name()
                || matches!(word, "-" | "'s" | "’s"));
        if !(is_head || modifies || of_office && start > sentence.start + 1) {
            break;
        }
        titled = titled || is_head;
        start -= 1;
    }
    let (first, last) = (passage.tokens.get(start)?, passage.tokens.get(end.checked_sub(1)?)?);
    if !titled || start >= end {
        return None;
    }
    let role = Span::new(first.span.start(), last.span.end()).of(text);
    let role = role.trim_start_matches("of ").trim_start_matches("'s ").trim_start_matches("’s ");
    (!role.is_empty()).then(|| role.to_owned())
}

/// ", the mayor of Lowick,": what is said of the name behind its comma.
fn behind(text: &str, passage: &Passage, mention: Span) -> Option<String> {
    let comma = passage.token_at(mention.end());
    if passage.tokens.get(comma)?.of(text) != "," {
        return None;
    }
    let mut start = comma + 1;
    if matches!(passage.tokens.get(start)?.of(text), "who" | "whose" | "whom" | "which" | "where" | "when" | "and") {
        return None;
    }
    if matches!(passage.tokens.get(start)?.of(text), "a" | "an" | "the" | "its" | "their" | "his" | "her") {
        start += 1;
    }
    let mut titled = false;
    let mut end = start;
    // Where it is told further in words of its own: what is left when all of it is too long.
    let mut whole = start;
    loop {
        let token = passage.tokens.get(end)?;
        let word = token.of(text);
        if matches!(word, "," | "." | ";" | ")" | "—" | "–" | "who" | "said" | "says" | "told") {
            break;
        }
        if !token.is_word() && word != "-" {
            return None;
        }
        if end >= start + LONGEST {
            end = whole;
            break;
        }
        let lower = !word.starts_with(char::is_uppercase);
        if titled && matches!(word, "in" | "at" | "of" | "for" | "on" | "with" | "from" | "and" | "to" | "by") {
            whole = end;
        }
        titled = titled || lower && known(word).any(Known::TITLE.or(Known::ROLE));
        end += 1;
    }
    let (first, last) = (passage.tokens.get(start)?, passage.tokens.get(end.checked_sub(1)?)?);
    (titled && end > start).then(|| Span::new(first.span.start(), last.span.end()).of(text).to_owned())
}

/// "Its president, Ada Voss,": what leads up to the comma before the name.
fn over_comma(text: &str, passage: &Passage, mention: Span) -> Option<String> {
    let comma = passage.token_at(mention.start()).checked_sub(1)?;
    let after = passage.tokens.get(passage.token_at(mention.end()))?.of(text);
    if passage.tokens.get(comma)?.of(text) != "," || !matches!(after, "," | "." | ";") {
        return None;
    }
    let head = passage.tokens.get(comma.checked_sub(1)?)?;
    if !head.of(text).starts_with(char::is_lowercase) || !known(head.of(text)).any(Known::TITLE.or(Known::ROLE)) {
        return None;
    }
    let mut start = comma - 1;
    while comma - start < LONGEST {
        let word = passage.tokens.get(start.checked_sub(1)?)?.of(text);
        if matches!(word.to_lowercase().as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her") {
            let first = passage.tokens.get(start)?;
            return Some(Span::new(first.span.start(), head.span.end()).of(text).to_owned());
        }
        let modifies = known(word).any(Known::MODIFIER.or(Known::DEMONYM).or(Known::ROLE).or(Known::TITLE));
        if !modifies && !word.starts_with(char::is_uppercase) && start < comma - 2 {
            return None;
        }
        start -= 1;
    }
    None
}
