//! What the nouns and places beside a name say of its kind, over a comma.

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::candidate::Candidate;
use crate::analysis::recognise::function_words::is_date;
use crate::analysis::recognise::votes::Votes;
use crate::analysis::recognise::words::{Form, Word};

/// Votes from what a comma or a bracket parts from the name.
pub fn over_comma(line: &[Word<'_>], candidate: &Candidate, lists: &Gazetteer, votes: &mut Votes) {
    let range = &candidate.words;
    if range.start == 0 && line.get(range.end).is_some_and(|next| next.text == ",") {
        let dateline = line.iter().skip(range.end + 1).take(10).take_while(|word| word.form != Form::Lower);
        if dateline.clone().any(|word| matches!(word.text, "—" | "–" | "-" | "--")) {
            votes.place += 4.0;
        }
    }
    let Some(before) = range.start.checked_sub(1).and_then(|at| line.get(at)) else { return };
    let next = line.get(range.end);
    let next_text = next.map_or(".", |next| next.text);
    let closed = matches!(next_text, "," | "." | ";" | ")" | "—" | "–" | "-" | "(" | "?" | "!");
    if matches!(before.text, "," | "the" | "The") {
        let comma = if before.text == "," { range.start - 1 } else { range.start.saturating_sub(2) };
        if closed && line.get(comma).is_some_and(|word| word.text == ",") {
            let holder = line.iter().take(comma).rev().skip(1).take(4).any(|word| word.text == "of");
            if !(holder && range.len() > 1) {
                noun(line, comma, lists, votes);
            }
        }
    }
    let dated = next.is_some_and(|next| next.form == Form::Other || is_date(lists, &next.lower));
    if before.text == "," && (closed || dated) && lies_in(line, range.start - 1) {
        votes.place += if matches!(next_text, "—" | "–" | "-" | "(") { 3.0 } else { 2.0 };
    }
    let dash = line.get(range.end + 1).is_some_and(|word| matches!(word.text, "—" | "–" | "-" | "--"));
    if before.text == "(" && next_text == ")" && dash && range.start < 12 {
        // The agency of a dateline.
        votes.organisation += 5.0;
    } else if before.text == "(" && next_text == ")" && range.len() == 1 {
        if line.get(range.start).is_some_and(|word| word.text.chars().filter(|c| c.is_uppercase()).count() > 1) {
            votes.organisation += 2.0;
        } else if line.get(range.start).is_some_and(|word| word.text.chars().count() < 5) {
            // A party's short name behind a politician's.
            votes.other += 2.5;
        } else if range.start.checked_sub(2).and_then(|at| line.get(at)).is_some_and(Word::is_capital) {
            votes.organisation += 1.7;
        }
    }
}

/// "the airline, Atlantic Lusitana,": the noun that the comma ends.
fn noun(line: &[Word<'_>], comma: usize, lists: &Gazetteer, votes: &mut Votes) {
    let Some(noun) = comma.checked_sub(1).and_then(|at| line.get(at)).filter(|noun| noun.form == Form::Lower) else {
        return;
    };
    let known = lists.of(&noun.lower);
    if known.any(Known::WORK) {
        votes.other += 4.0;
    } else if known.any(Known::ORGANISATION_NOUN) {
        votes.organisation += 2.5;
    } else if known.any(Known::PLACE_NOUN) {
        votes.place += 2.5;
    } else if known.any(Known::ROLE) {
        votes.person += 1.5;
    }
}

/// "off Skarholm, Velmark": whether what the comma ends is said to be where something is.
fn lies_in(line: &[Word<'_>], comma: usize) -> bool {
    let mut at = comma;
    while let Some(word) = at.checked_sub(1).and_then(|before| line.get(before)).filter(|word| word.is_capital()) {
        if comma - at > 3 || word.is(Known::TITLE) {
            return false;
        }
        at -= 1;
    }
    if at == comma {
        return false;
    }
    let Some(word) = at.checked_sub(1).and_then(|before| line.get(before)) else {
        // A line that begins with places is a dateline.
        return line.iter().take(8).any(|word| matches!(word.text, "—" | "–" | "-" | "("));
    };
    let before = at.checked_sub(2).and_then(|before| line.get(before)).map_or("", |word| word.text);
    matches!(&*word.lower, "in" | "near" | "at" | "off" | "outside" | "around")
        || matches!(&*word.lower, "from" | "to" | "leaves" | "left") && before != ","
}
