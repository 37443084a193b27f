//! Stretches of words that may hold names: capitals, and what stands between them in a name.

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::function_words::is_particle;
use crate::analysis::recognise::words::{Form, Word};

/// How far a nickname in quotes may reach.
const NICKNAME: usize = 4;

/// Where the stretch ends that begins with the capital at `from`.
pub fn run_end(words: &[Word<'_>], from: usize) -> usize {
    let mut end = from + 1;
    while let Some(next) = joined(words, from, end) {
        end = next;
    }
    end
}

/// If the stretch goes on at `at`, the place after its next capital.
fn joined(words: &[Word<'_>], from: usize, at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let before = words.get(at.checked_sub(1)?)?;
    let gap = word.span.start().saturating_sub(before.span.end());
    if gap > 2 {
        return None;
    }
    if word.is_capital() {
        if word.text == "I" || before.text == "I" {
            return None;
        }
        return (!word.starts).then_some(at + 1);
    }
    if word.is_mark {
        return plural_owner(words, at).or_else(|| nickname_end(words, at).filter(|_| before.is(Known::FIRST_NAME)));
    }
    let capital_at = |at: usize| words.get(at).is_some_and(|next| next.is_capital() && !next.starts);
    match word.text {
        "&" | "'n'" => capital_at(at + 1).then_some(at + 2),
        "'s" | "’s" => (owns_names(words, from, at) && capital_at(at + 1)).then_some(at + 2),
        "of" | "for" | "on" => {
            let to = if words.get(at + 1).is_some_and(|next| next.text == "the") { at + 2 } else { at + 1 };
            (capital_at(to) && leads_on(words.get(from..at)?, word.text)).then_some(to + 1)
        }
        "and" => (capital_at(at + 1) && pairs(words, from, at)).then_some(at + 2),
        particle if is_particle(particle) && !before.starts | before.is(Known::FIRST_NAME) => {
            let to = (at + 1..at + 3).find(|&to| words.get(to).is_none_or(|next| !is_particle(next.text)))?;
            capital_at(to).then_some(to + 1)
        }
        _ => None,
    }
}

/// The place after the name that follows a nickname: Danny "The Postman" Purcell.
fn nickname_end(words: &[Word<'_>], open: usize) -> Option<usize> {
    let close = (open + 2..open + 2 + NICKNAME).find(|&at| words.get(at).is_some_and(|word| word.is_mark))?;
    let inside = words.get(open + 1..close)?;
    let after = words.get(close + 1)?;
    let capitals = inside.iter().all(|word| word.form != Form::Other) && inside.iter().any(Word::is_capital);
    (capitals && after.form == Form::Capital).then_some(close + 2)
}

/// The place after the next word in "Seafarers' Union", whose apostrophe is no closing mark.
fn plural_owner(words: &[Word<'_>], at: usize) -> Option<usize> {
    let (owner, mark) = (words.get(at.checked_sub(1)?)?, words.get(at)?);
    let owns = owner.lower.ends_with('s') && owner.span.end() == mark.span.start() && matches!(mark.text, "'" | "’");
    let head = |at: usize| words.get(at).is_some_and(|word| word.is_capital() && word.is(Known::ORGANISATION_HEAD));
    let next = words.get(at + 1).is_some_and(Word::is_capital);
    (owns && next && (head(at + 1) || head(at + 2))).then_some(at + 2)
}

/// Names with a possessive in them: "King's College", "St. Mary's Hospital", "People's Party".
fn owns_names(words: &[Word<'_>], from: usize, at: usize) -> bool {
    let Some(owner) = at.checked_sub(1).and_then(|before| words.get(before)) else { return false };
    let saint = at >= from + 2 && words.get(at - 2).is_some_and(|word| matches!(word.text, "St." | "St" | "Saint"));
    saint
        || matches!(
            &*owner.name,
            "King" | "Queen" | "People" | "Children" | "Women" | "Men" | "Veterans" | "Farmers" | "Workers" | "Lloyd"
        )
}

/// Heads of names that a "for" leads on.
const FOR: &[&str] = &[
    "Department",
    "Centre",
    "Center",
    "Centers",
    "Institute",
    "Committee",
    "Council",
    "Agency",
    "Campaign",
    "Association",
    "Foundation",
    "Office",
    "Society",
    "Organization",
    "Organisation",
    "Movement",
    "Network",
    "Coalition",
    "Alliance",
    "Fund",
    "School",
    "Ministry",
    "Commission",
    "Conference",
    "Union",
    "Citizens",
    "Students",
    "Endowment",
    "Observatory",
    "Programme",
    "Program",
    "Federation",
    "Forum",
    "Initiative",
    "Bank",
    "Service",
];

/// Words that an "of" leads on, beside the heads of organisations and places.
const OF: &[&str] = &[
    "Cape",
    "Isle",
    "Doctors",
    "Friends",
    "Sons",
    "Daughters",
    "Knights",
    "Kingdom",
    "State",
    "States",
    "Voice",
    "Order",
    "Secretary",
    "Commonwealth",
    "Medal",
    "Joint",
    "Chiefs",
    "Trial",
    "Dean",
];

/// Whether the words so far can have an "of" or "for" part.
fn leads_on(so_far: &[Word<'_>], link: &str) -> bool {
    if link == "on" {
        return so_far.last().is_some_and(|word| {
            matches!(&*word.name, "Panel" | "Committee" | "Commission" | "Council" | "Conference" | "Convention")
        });
    }
    if link == "for" {
        return so_far.iter().any(|word| FOR.contains(&&*word.name));
    }
    let company = |word: &Word<'_>| {
        matches!(&*word.name, "Inc" | "Inc." | "Corp" | "Corp." | "Ltd" | "Ltd." | "LLC" | "PLC" | "plc")
    };
    if so_far.last().is_some_and(company) {
        return false;
    }
    // An office has its "of" right behind it: what follows a title's name is where the person works.
    let office = so_far.last().is_some_and(|word| word.is(Known::TITLE));
    let headed = |word: &Word<'_>| {
        word.is(Known::ORGANISATION_HEAD.or(Known::PLACE_HEAD)) && !word.is(Known::TITLE) || OF.contains(&&*word.name)
    };
    (office || so_far.iter().any(headed))
        && so_far.last().is_some_and(|word| !word.is(Known::FIRST_NAME) || word.is(Known::PLACE_HEAD))
}

/// "Foreign Affairs and Trade", "Food and Drug Administration", but not two names.
fn pairs(words: &[Word<'_>], from: usize, at: usize) -> bool {
    let plain = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.form == Form::Capital
                && !word.known.is_name()
                && !word.is(Known::FIRST_NAME.or(Known::DEMONYM))
                && word.name.chars().count() > 3
        })
    };
    let headed = words.get(at + 2).is_some_and(|word| word.is(Known::ORGANISATION_HEAD) && word.is_capital());
    let linked = words.get(from..at).is_some_and(|so_far| so_far.iter().any(|word| matches!(word.text, "of" | "for")));
    at > 0 && plain(at - 1) && plain(at + 1) && (headed || linked)
}
