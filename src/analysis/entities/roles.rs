//! Title and office of a person, as printed beside the name.

use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::reading::{Passage, Reading};
use crate::analysis::recognise::capitalised;
use crate::analysis::tokens::Token;
use crate::analysis::verbs::Form;
use crate::model::Span;

/// How many words a role has at most.
const LONGEST: usize = 9;

/// The fullest role that stands before or behind one of the mentions.
pub fn role(reading: &Reading<'_>, mentions: &[Span]) -> Option<String> {
    let roles = mentions.iter().take(6).filter_map(|&mention| {
        let passage = reading.passages.iter().find(|passage| passage.span.covers(mention))?;
        before(reading.text(), passage, mention)
            .or_else(|| over_comma(reading.text(), passage, mention))
            .or_else(|| behind(reading.text(), passage, mention))
    });
    roles.max_by_key(|role| (!is_address(role), std::cmp::Reverse(role.len() / 60)))
}

fn is_address(role: &str) -> bool {
    matches!(role.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir")
}

fn is(text: &str, passage: &Passage, at: usize, word: &str) -> bool {
    passage.tokens.get(at).is_some_and(|token| token.of(text) == word)
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

/// ", the mayor of Lowick,": what is said of the name behind its comma; "is the new mayor of Lowick" without one.
fn behind(text: &str, passage: &Passage, mention: Span) -> Option<String> {
    let after = passage.token_at(mention.end());
    let mut start = after + 1;
    match passage.tokens.get(after)?.of(text) {
        "," => {}
        "is" | "became" if matches!(passage.tokens.get(start)?.of(text), "the" | "a") => {}
        _ => return None,
    }
    if matches!(passage.tokens.get(start)?.of(text), "who" | "whose" | "whom" | "which" | "where" | "when" | "and") {
        return None;
    }
    if matches!(passage.tokens.get(start)?.of(text), "a" | "an" | "the" | "its" | "their" | "his" | "her") {
        start += 1;
    }
    // ", has ordered a review under a judge": it is told what the person does.
    if does(passage.tokens.get(start)?.of(text)) {
        return None;
    }
    let in_charge = ["in", "charge", "of"];
    let mut titled = in_charge.iter().zip(start..).all(|(word, at)| is(text, passage, at, word));
    let mut end = start;
    // Where it is told further in words of its own: what is left when all of it is too long.
    let mut whole = start;
    loop {
        let token = passage.tokens.get(end)?;
        let word = token.of(text);
        if matches!(word, "," | "." | ";" | ")" | "—" | "–" | "who" | "said" | "says" | "told") {
            break;
        }
        if !token.is_word() && !matches!(word, "-" | "'s" | "’s" | "'" | "’") {
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

/// "Its president, Ada Voss,", "the council's head of roads, Ada Voss,": what leads up to the comma before the name.
fn over_comma(text: &str, passage: &Passage, mention: Span) -> Option<String> {
    let comma = passage.token_at(mention.start()).checked_sub(1)?;
    let after = passage.tokens.get(passage.token_at(mention.end()))?.of(text);
    if passage.tokens.get(comma)?.of(text) != "," || !matches!(after, "," | "." | ";") {
        return None;
    }
    let head = head_before(text, passage, comma)?;
    let last = passage.tokens.get(comma.checked_sub(1)?)?;
    let role =
        |from: usize| Some(Span::new(passage.tokens.get(from)?.span.start(), last.span.end()).of(text).to_owned());
    let mut start = head;
    let mut owned = false;
    while head - start < LONGEST {
        let Some(before) = start.checked_sub(1) else { return owned.then(|| role(start)).flatten() };
        let word = passage.tokens.get(before)?.of(text);
        if matches!(word.to_lowercase().as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her") {
            return role(start);
        }
        let has_capital = word.starts_with(char::is_uppercase);
        let owner = matches!(word, "'s" | "’s");
        // "Velmora's mayor", "and the Harbour Board's chair": a name needs no article.
        let begins = owned && !has_capital && passage.tokens.get(start)?.of(text).starts_with(char::is_uppercase);
        if begins {
            return role(start);
        }
        let modifies = known(word).any(Known::MODIFIER.or(Known::DEMONYM).or(Known::ROLE).or(Known::TITLE));
        let is_word = passage.tokens.get(before)?.is_word();
        if !owner && !(modifies || has_capital || is_word && (owned || start + 1 >= head)) {
            return None;
        }
        owned = owned || owner;
        start = before;
    }
    None
}

/// The noun of an office before a comma, which may be told further: "head" in "the head of the council, ".
fn head_before(text: &str, passage: &Passage, comma: usize) -> Option<usize> {
    let is_head = |at: usize| {
        passage.tokens.get(at).map(|token| token.of(text)).is_some_and(|word| {
            let is_role = || look_up(word).classes.has(Classes::ROLE) && !look_up(word).classes.has(Classes::PLURAL);
            word.starts_with(char::is_lowercase) && (known(word).any(Known::TITLE.or(Known::ROLE)) || is_role())
        })
    };
    let last = comma.checked_sub(1)?;
    if is_head(last) {
        return Some(last);
    }
    let joins = |at: usize| ["of", "for", "at"].iter().any(|word| is(text, passage, at, word));
    let within = (comma.saturating_sub(LONGEST - 2)..comma).rev();
    let mut words = within.take_while(|&at| passage.tokens.get(at).is_some_and(Token::is_word));
    let join = words.find(|&at| joins(at) && at < last)?;
    join.checked_sub(1).filter(|&at| is_head(at))
}

/// Whether a word is a verb in the form that tells what somebody does or did.
fn does(word: &str) -> bool {
    let entry = look_up(word);
    let told = entry.cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present));
    told || entry.classes.has(Classes::AUXILIARY)
}
