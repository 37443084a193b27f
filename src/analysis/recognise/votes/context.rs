//! What the words around a name say of its kind.

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::candidate::Candidate;
use crate::analysis::recognise::votes::before::before;
use crate::analysis::recognise::votes::beside::over_comma;
use crate::analysis::recognise::votes::{Votes, is_role};
use crate::analysis::recognise::words::{Form, LineCase, Word};

/// What the words around it say.
pub fn of_context(line: &[Word<'_>], candidate: &Candidate, lists: &Gazetteer) -> Votes {
    let mut votes = Votes::default();
    let range = &candidate.words;
    if line.get(range.start).is_none_or(|word| word.line != LineCase::Sentence) {
        return votes;
    }
    let lower = |at: usize| line.get(at).map_or("", |word| &*word.lower);
    let several = range.len() > 1;
    before(line, range.start, lists, &mut votes);
    let next = lower(range.end);
    // "from Cahora Bassa to Blantyre"
    if next == "to" && range.start > 0 && lower(range.start - 1) == "from" {
        votes.place += 1.5;
    }
    if matches!(next, "administration" | "regime" | "presidency") {
        votes.person += 3.0;
    }
    if lists.of(next).any(Known::WORK) {
        votes.other += 3.0;
    }
    if matches!(next, "council" | "police" | "county" | "residents") {
        votes.place += 1.5;
    }
    if range.start == 0 {
        dateline(line, range.end, &mut votes);
    }
    if range.start > 1
        && range.len() == 1
        && line.get(range.start).is_some_and(|word| word.text == "X")
        && lower(range.start - 1) == "on"
    {
        votes.organisation += 5.0;
    }
    if lists.of(next).any(Known::SAYING) {
        votes.person += if several { 1.5 } else { 1.2 };
        votes.organisation += 0.4;
    }
    // "Velkom CEO Jo Orr"
    let officer =
        matches!(line.get(range.end).map_or("", |word| word.text), "CEO" | "CFO" | "COO" | "CTO" | "Chairman");
    if officer && !several && line.get(range.end + 1).is_some_and(Word::is_capital) {
        votes.organisation += 3.0;
    }
    if lists.of(next).any(Known::PLACE_NOUN) {
        votes.place += 2.5;
    }
    if lists.of(next).any(Known::STAFF) {
        // "Tern Line spokesperson Ulrik Sand"
        let named = line.get(range.end + 1).is_some_and(Word::is_capital);
        votes.organisation += if named { 3.0 } else { 1.8 };
    }
    // "Northlight Row lost 6.1%"
    let moved =
        matches!(next, "lost" | "gained" | "fell" | "rose" | "added" | "climbed" | "slipped" | "jumped" | "dropped");
    if moved && is_share(line, range.end + 1) {
        votes.organisation += 3.0;
    }
    if matches!(next, "regional" | "provincial" | "municipal" | "coast") {
        votes.place += 2.0;
    }
    if lists.of(next).any(Known::ORGANISATION_NOUN) {
        votes.organisation += 1.5;
    }
    if next == "-" || next.starts_with('@') {
        votes.other += 0.3;
    }
    if matches!(next, "'s" | "’s") {
        owner(line, range.end, range.len(), lists, &mut votes);
    }
    if matches!(next, "who" | "himself" | "herself") {
        votes.person += 2.0;
    }
    over_comma(line, candidate, lists, &mut votes);
    if next == "," {
        apposition(line, range.end + 1, &mut votes, lists);
    }
    if next == "("
        && lower(range.end + 2) == ")"
        && line.get(range.end + 1).is_some_and(|word| word.form == Form::Capitals)
    {
        votes.organisation += 3.0;
    }
    votes
}

/// What stands behind a name that begins the line, up to `end`: "GENEVA —", "TORREMONTE, Italy —".
fn dateline(line: &[Word<'_>], end: usize, votes: &mut Votes) {
    let text = |at: usize| line.get(at).map_or("", |word| word.text);
    let dashed = |at: usize| matches!(text(at), "—" | "–" | "--" | "-");
    if text(end) == "," && (end + 2..end + 6).any(dashed) {
        votes.place += if line.first().is_some_and(|word| word.form == Form::Capitals) { 4.0 } else { 1.0 };
    }
    let bracket = text(end) == "(" && line.iter().take(12).any(|word| matches!(word.text, "—" | "–" | "-"));
    if matches!(text(end), "—" | "–" | "--") || bracket {
        votes.place += 4.0;
    }
}

/// "6.1%", "2 percent": by how much a share rises or falls.
fn is_share(line: &[Word<'_>], at: usize) -> bool {
    let text = |at: usize| line.get(at).map_or("", |word| word.text);
    let number = text(at);
    number.starts_with(|c: char| c.is_ascii_digit())
        && (number.ends_with('%')
            || matches!(text(at + 1), "%" | "percent" | "pct")
            || text(at + 1) == "per" && text(at + 2) == "cent")
}

/// What a name of some words owns, whose possessive stands at `mark`.
fn owner(line: &[Word<'_>], mark: usize, length: usize, lists: &Gazetteer, votes: &mut Votes) {
    let owned = line.get(mark + 1).map_or("", |word| &*word.lower);
    if lists.of(owned).any(Known::STAFF) {
        votes.organisation += 1.2;
    }
    if matches!(owned, "credit" | "earnings" | "revenue" | "dividend" | "brands" | "investors" | "bondholders") {
        votes.organisation += 3.5;
    }
    // "Gartner's Jo Orr": whose people have names.
    let full = line.get(mark + 1).is_some_and(|word| word.is(Known::FIRST_NAME) && word.is_capital());
    if full && length < 3 && line.get(mark + 2).is_some_and(Word::is_capital) {
        votes.organisation += 3.0;
    }
    if lists.of(owned).any(Known::KIN) {
        votes.person += 1.5;
    }
    if matches!(owned, "capital" | "president" | "government" | "parliament" | "port" | "mayor" | "army") {
        votes.place += 2.0;
    }
}

/// What is said of the name behind its comma.
fn apposition(line: &[Word<'_>], at: usize, votes: &mut Votes, lists: &Gazetteer) {
    let Some(first) = line.get(at) else { return };
    let lower = &*first.lower;
    if first.form == Form::Other && lower.len() <= 3 && lower.chars().all(|c| c.is_ascii_digit()) {
        if line.get(at + 1).is_some_and(|word| word.text == ",") {
            votes.person += 4.0;
        }
        return;
    }
    if matches!(lower, "who" | "whose") {
        votes.person += 2.5;
        return;
    }
    let does = line.get(at + 1).map_or("", |word| &*word.lower);
    if lower == "which" && matches!(does, "owns" | "operates" | "employs" | "publishes" | "sells" | "manages" | "runs")
    {
        votes.organisation += 3.0;
        return;
    }
    if first.is_capital() && first.is(Known::PLACE) && !first.is(Known::FIRST_NAME) {
        votes.place += 1.5;
    }
    if !matches!(lower, "a" | "an" | "the" | "its" | "his" | "her" | "their" | "one") && first.form != Form::Lower {
        return;
    }
    for (place, word) in line.iter().enumerate().skip(at).take(7) {
        if matches!(word.text, "," | "." | ";") || word.is_mark {
            break;
        }
        let lower = &*word.lower;
        if word.form != Form::Lower {
            continue;
        }
        // "the sister city of": the first of two nouns says nothing.
        if line
            .get(place + 1)
            .is_some_and(|next| next.form == Form::Lower && lists.of(&next.lower).any(Known::PLACE_NOUN))
        {
            continue;
        }
        if is_role(lower, lists) {
            votes.person += 2.5;
            return;
        }
        if lists.of(lower).any(Known::ORGANISATION_NOUN) && !matches!(lower, "side" | "union") {
            votes.organisation += 2.0;
            return;
        }
        if lists.of(lower).any(Known::PLACE_NOUN) {
            votes.place += 2.0;
            return;
        }
        if lists.of(lower).any(Known::WORK) {
            votes.other += 4.0;
            return;
        }
        if matches!(
            lower,
            "of" | "at" | "in" | "that" | "which" | "said" | "is" | "was" | "has" | "where" | "when" | "as" | "but"
        ) {
            break;
        }
    }
}
