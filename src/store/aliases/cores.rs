//! What of the name of an organisation or a place makes it that one.

use super::{Clusters, Form, Meant};
use crate::model::NameKind;

/// What an article may leave out at the end: legal forms, and what says no more than that it is one.
const LEGAL: &[&str] = &[
    "ab",
    "ag",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oyj",
    "party",
    "plc",
    "pty",
    "sa",
    "se",
    "spa",
];

/// Words that any number of organisations are called by, once they are known.
const HEADS: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "airport",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "center",
    "centre",
    "chamber",
    "church",
    "city",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "council",
    "county",
    "court",
    "department",
    "federation",
    "firm",
    "force",
    "foundation",
    "fund",
    "government",
    "group",
    "guard",
    "hospital",
    "house",
    "institute",
    "league",
    "ministry",
    "museum",
    "navy",
    "network",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "post",
    "press",
    "school",
    "senate",
    "service",
    "society",
    "state",
    "team",
    "times",
    "trust",
    "union",
    "united",
    "university",
];

/// Names that everybody knows for the same.
const KNOWN: &[(&str, &str)] = &[
    ("america", "united states"),
    ("britain", "united kingdom"),
    ("dprk", "north korea"),
    ("eu", "european union"),
    ("great britain", "united kingdom"),
    ("holy see", "vatican"),
    ("kiev", "kyiv"),
    ("u k", "united kingdom"),
    ("u n", "united nations"),
    ("u s", "united states"),
    ("u s a", "united states"),
    ("uae", "united arab emirates"),
    ("uk", "united kingdom"),
    ("un", "united nations"),
    ("united states of america", "united states"),
    ("us", "united states"),
    ("usa", "united states"),
    ("vatican city", "vatican"),
];

/// The kinds among which one thing is found: newspapers and agencies are organisations.
pub(in crate::store) fn family(kind: i64) -> i64 {
    let organisation = NameKind::Organisation as i64;
    if kind == NameKind::Outlet as i64 || kind == NameKind::Agency as i64 { organisation } else { kind }
}

/// The word or words by which names that may mean the same are found.
pub(in crate::store) fn group(folded: &str, kind: i64) -> String {
    match family(kind) {
        0 => super::people::group(folded).to_owned(),
        1 | 2 => core(folded, family(kind) == 1),
        _ => folded.to_owned(),
    }
}

/// A name without what may be left out of it.
fn core(folded: &str, is_organisation: bool) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    while is_organisation && words.len() > 1 && words.last().is_some_and(|last| LEGAL.contains(last)) {
        words.pop();
    }
    // "Department of Justice", "Justice Department".
    if let [head @ ("department" | "ministry"), "of", rest @ ..] = words.as_slice()
        && !rest.is_empty()
    {
        words = rest.iter().copied().filter(|word| *word != "the").chain([*head]).collect();
    }
    let core = words.join(" ");
    KNOWN.iter().find(|(short, _)| *short == core).map_or(core, |(_, full)| (*full).to_owned())
}

/// Puts together all names of a group, as their cores are the same.
pub(super) fn join(forms: &[Form], clusters: &mut Clusters) {
    let mut first: Option<usize> = None;
    for (at, _) in forms.iter().enumerate().filter(|(_, form)| form.takes_part()) {
        match first {
            Some(first) => clusters.join(at, first),
            None => first = Some(at),
        }
    }
}

/// Whether a form is made of the first letters of a name.
pub(in crate::store) fn is_acronym_of(form: &str, name: &str) -> bool {
    let letters: String = form.split(' ').collect();
    let initials = |with_small: bool| -> String {
        let words = name.split(' ').filter(|word| with_small || !is_small(word));
        words.filter_map(|word| word.chars().next()).collect()
    };
    letters.chars().count() > 1 && name.contains(' ') && (letters == initials(false) || letters == initials(true))
}

fn is_small(word: &str) -> bool {
    matches!(word, "a" | "and" | "at" | "de" | "des" | "du" | "et" | "for" | "in" | "la" | "of" | "on" | "the" | "und")
}

/// Words that names of many organisations begin with.
const BEGINNINGS: &[&str] = &[
    "american",
    "british",
    "central",
    "eastern",
    "european",
    "federal",
    "first",
    "general",
    "global",
    "international",
    "national",
    "new",
    "northern",
    "royal",
    "social",
    "southern",
    "standard",
    "united",
    "western",
    "world",
];

/// Whether a form is what a name begins with, and tells it from others.
pub(super) fn begins(form: &str, name: &str) -> bool {
    let rest = name.strip_prefix(form).and_then(|rest| rest.strip_prefix(' '));
    let is_telling = |word: &str| !HEADS.contains(&word) && !BEGINNINGS.contains(&word) && !is_small(word);
    rest.is_some() && form.len() > 2 && form.split(' ').any(is_telling)
}

/// Whether a form can be used for a name beyond the article that does so.
pub(super) fn fits(form: &Form, meant: &Meant) -> bool {
    is_acronym_of(&form.folded, &meant.folded)
        || !HEADS.contains(&form.folded.as_str())
            && meant.folded.split(' ').any(|word| form.folded.split(' ').any(|own| own == word))
            && !form.folded.split(' ').all(|word| HEADS.contains(&word) || is_small(word))
}
