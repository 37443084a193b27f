//! What the word before a name says of its kind.

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::votes::{Votes, is_role};
use crate::analysis::recognise::words::{Form, Word};
use crate::model::EntityKind;

/// What stands before a name.
pub(super) fn before(line: &[Word<'_>], at: usize, lists: &Gazetteer, votes: &mut Votes) {
    let Some(word) = at.checked_sub(1).and_then(|before| line.get(before)) else { return };
    let lower = &*word.lower;
    let two_back = at.checked_sub(2).and_then(|before| line.get(before)).map_or("", |word| &*word.lower);
    let two_back_is_name = at > 2
        && line.get(at - 2).is_some_and(|word| word.form == Form::Capital && word.known.any(NAMES) && !word.starts);
    match lower {
        "in" if matches!(two_back, "shares" | "stake" | "investors" | "shareholders" | "stock") => {
            votes.organisation += 2.5;
        }
        "in" | "near" | "outside" | "across" | "off" => votes.place += 2.7,
        "around" | "toward" | "towards" | "throughout" | "into" => votes.place += 1.0,
        "from" => votes.place += 1.2,
        // "head of equity strategy at Northlight Row"
        "at" if is_post(line, at - 1) => votes.organisation += 3.0,
        "at" | "through" => votes.place += 0.8,
        "state-owned" | "state-run" | "family-owned" | "privately-held" | "rival" => votes.organisation += 3.0,
        ":" if matches!(two_back, "photo" | "image" | "picture" | "photograph" | "photos") => {
            let several = line.get(at + 1).is_some_and(Word::is_capital);
            votes.give(if several { EntityKind::Person } else { EntityKind::Organisation }, 2.0);
        }
        "to" => votes.place += 0.4,
        "of" if matches!(two_back, "ceo" | "cfo" | "shareholders" | "customers" | "subsidiary")
            || is_chief(line, at) =>
        {
            votes.organisation += 3.0;
        }
        "of" => {
            votes.place += 0.4;
            if lists.of(two_back).any(Known::PLACE_NOUN) {
                votes.place += 3.0;
            } else if two_back == "," || two_back_is_name {
                votes.place += 2.0;
                votes.organisation += 0.5;
            }
        }
        "northern" | "southern" | "eastern" | "western" | "central" | "downtown" | "nearby" | "northeastern"
        | "northwestern" | "southeastern" | "southwestern" => votes.place += 3.0,
        "the" if word.text == "The" && !word.starts => votes.organisation += 3.0,
        "the" => {
            votes.organisation += 0.8;
            votes.person -= 2.0;
            votes.other += 0.6;
            votes.place += 0.4;
        }
        "a" | "an" => {
            votes.other += 1.5;
            votes.person -= 1.5;
        }
        "and" if at > 1 && line.get(at - 2).is_some_and(|word| word.is_capital() && word.is(Known::PLACE_HEAD)) => {
            votes.place += 1.5;
        }
        "and" | "with" | "by" => votes.person += 0.3,
        "mr" | "mrs" | "ms" => votes.person += 4.0,
        "as" if matches!(two_back, "only" | "name" | "identified") => votes.person += 3.0,
        "via" | "on" => votes.organisation += 0.3,
        _ => {}
    }
    if word.form == Form::Lower {
        if lists.of(lower).any(Known::ORGANISATION_NOUN) {
            votes.organisation += 3.5;
        } else if lists.of(lower).any(Known::WORK) {
            votes.other += 4.0;
        } else if lists.of(lower).any(Known::PLACE_NOUN) {
            votes.place += 2.0;
        } else if is_role(lower, lists) {
            votes.person += 2.5;
        }
    }
}

/// "chief executive of"
fn is_chief(line: &[Word<'_>], at: usize) -> bool {
    let lower = |back: usize| at.checked_sub(back).and_then(|before| line.get(before)).map_or("", |word| &*word.lower);
    matches!((lower(3), lower(2)), ("chief", "executive" | "economist") | ("managing" | "finance", "director"))
}

/// Whether the words before a place of the line are what somebody is by trade, who works at what follows.
fn is_post(line: &[Word<'_>], at: usize) -> bool {
    const POSTS: [&str; 12] = [
        "head",
        "director",
        "analyst",
        "analysts",
        "economist",
        "economists",
        "strategist",
        "strategists",
        "trader",
        "partner",
        "executive",
        "manager",
    ];
    let words = line.get(at.saturating_sub(5)..at).unwrap_or(&[]).iter().rev();
    let mut phrase = words.take_while(|word| word.form == Form::Lower && !word.is_mark);
    phrase.any(|word| POSTS.contains(&&*word.lower))
}

/// What parts of people's names are known as.
const NAMES: Known = Known::FIRST_NAME.or(Known::SURNAME);
