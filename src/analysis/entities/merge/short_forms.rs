//! Whether one name is a shorter one of what another names.

use crate::analysis::entities::merge::{Form, Group};
use crate::analysis::entities::names::{Name, known_short_form};
use crate::model::EntityKind;

pub(super) fn is_short_for(groups: &[Group], short: usize, long: usize) -> bool {
    let (Some(short), Some(long)) = (groups.get(short), groups.get(long)) else { return false };
    if short.kind != long.kind {
        return false;
    }
    let (a, b) = (&short.name, &long.name);
    match short.kind {
        EntityKind::Person => {
            a.ends(b)
                || a.skips(b)
                || a.parts.len() == 1 && b.parts.contains(&a.key()) && b.parts.len() > 1
                || initials_of(a, b)
        }
        EntityKind::Organisation => {
            a.ends(b)
                || ends_company(a, b)
                || a.begins(b) && !continues(a, b)
                || a.abbreviates(b)
                || known_short_form(&a.key(), &b.key())
        }
        EntityKind::Place => {
            known_short_form(&a.key(), &b.key()) || a.begins(b) && names_same_place(b) || adds_kind(a, b)
        }
        EntityKind::Other => false,
    }
}

/// "Olvido" is "Minera Olvido SA".
fn ends_company(short: &Name, long: &Name) -> bool {
    let suffix = matches!(
        long.last(),
        "inc"
            | "ltd"
            | "corp"
            | "plc"
            | "sa"
            | "ag"
            | "gmbh"
            | "se"
            | "nv"
            | "ab"
            | "asa"
            | "llc"
            | "limited"
            | "spa"
            | "co"
    );
    let rest = long.parts.get(..long.parts.len().saturating_sub(1)).unwrap_or_default();
    suffix && short.parts.len() < rest.len() && rest.ends_with(&short.parts)
}

/// "I.B." in an interview whose guest is Ilse Bonvin.
fn initials_of(short: &Name, long: &Name) -> bool {
    let [word] = short.parts.as_slice() else { return false };
    let initials = long.parts.iter().filter_map(|part| part.chars().next()).collect::<String>();
    short.shown.ends_with('.') && *word == initials && long.parts.len() > 1
}

/// "University" begins "University of Oxford", and "Bank" many banks, but they name another thing.
fn continues(short: &Name, long: &Name) -> bool {
    let next = long.parts.get(short.parts.len()).map_or("", String::as_str);
    matches!(next, "of" | "for" | "in" | "at")
        || matches!(
            long.last(),
            "university" | "council" | "police" | "court" | "government" | "ministry" | "hospital" | "college"
        ) && short.parts.len() == 1
            && short.shown.chars().all(|c| !c.is_lowercase())
        || matches!(
            (short.key().as_str(), next),
            (
                "bbc"
                    | "fox"
                    | "sky"
                    | "nbc"
                    | "abc"
                    | "cbs"
                    | "u n"
                    | "un"
                    | "united nations"
                    | "new york"
                    | "royal"
                    | "national"
                    | "american",
                _
            )
        )
}

/// The word that follows adds nothing to which place it is.
fn names_same_place(long: &Name) -> bool {
    long.parts.len() == 2
        && matches!(long.last(), "region" | "river" | "valley" | "viaduct" | "bridge" | "stadium" | "oblast" | "strip")
}

/// "the Osk" is the River Osk, and Lusanda the Republic of Lusanda.
fn adds_kind(short: &Name, long: &Name) -> bool {
    let first = long.parts.first().map_or("", String::as_str);
    let state =
        matches!(first, "republic" | "kingdom" | "state" | "commonwealth" | "principality" | "sultanate" | "emirate");
    let rest = long.parts.len().saturating_sub(short.parts.len());
    short.ends(long)
        && (rest == 1 && matches!(first, "river" | "mount" | "lake")
            || rest == 2 && state && long.parts.get(1).is_some_and(|link| link == "of"))
}

/// "National Autonomous University of Ruritania (UNAR)": the initials stand as in the body's own language.
pub(super) fn is_foreign_initialism(short: &Form, long: &Form) -> bool {
    let word = short.name.key();
    let initials = || long.name.parts.iter().filter_map(|part| part.chars().next());
    let shared = word.chars().filter(|&letter| initials().any(|initial| initial == letter)).count();
    let shouted = short.name.shown.chars().all(char::is_uppercase);
    shouted && (3..8).contains(&word.chars().count()) && shared * 3 >= word.chars().count() * 2
}
