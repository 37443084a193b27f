//! Peoples and places that no list knows: "Velmarkian" beside "Velmark" tells what both are.

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::words::{CaseCounts, Form, Line, Word};

/// Endings of a people's name, and what may stand in their place in the country's.
const ENDINGS: &[(&str, &[&str])] = &[
    ("ian", &["", "ia", "y", "e", "a"]),
    ("ean", &["", "ea", "a", "e"]),
    ("an", &["a", "", "o", "e"]),
    ("ese", &["", "e", "a", "o", "ia"]),
    ("ish", &["", "e", "a", "en", "er"]),
    ("ic", &["", "ia", "a"]),
    ("i", &["", "ia", "a"]),
];

/// Marks the peoples among the unknown words, and the names that theirs are made of.
pub fn mark(lines: &mut [Line<'_>], counts: &mut CaseCounts, lists: &Gazetteer) {
    for line in lines {
        for at in 0..line.words.len() {
            let Some(word) = line.words.get(at).filter(|word| is_unknown(word, lists)) else { continue };
            let home = home(word, counts, lists);
            if home.is_none() && !stands_as_adjective(&line.words, at) {
                continue;
            }
            if let Some(cases) = home.and_then(|home| counts.get_mut(&home)) {
                cases.peopled = true;
            }
            if let Some(word) = line.words.get_mut(at) {
                word.known = Known::DEMONYM;
            }
        }
    }
}

fn is_unknown(word: &Word<'_>, lists: &Gazetteer) -> bool {
    word.form == Form::Capital && word.known.is_unknown() && word.lower.len() > 4 && !lists.is_word(&word.lower)
}

/// The country's name that the article prints as well.
fn home(word: &Word<'_>, counts: &CaseCounts, lists: &Gazetteer) -> Option<String> {
    let single = word.lower.strip_suffix('s').unwrap_or(&word.lower);
    for (ending, others) in ENDINGS {
        let Some(stem) = single.strip_suffix(ending).filter(|stem| stem.len() > 2) else { continue };
        for other in *others {
            let home = format!("{stem}{other}");
            let named = counts.get(&home).is_some_and(|cases| cases.capital > cases.lower);
            if named && home.len() > 3 && !lists.is_word(&home) {
                return Some(home);
            }
        }
    }
    None
}

/// "the Ruvenian side", "Ruvenian Water Minister": a people's name by its ending and its place.
fn stands_as_adjective(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| word.lower.ends_with("ian") || word.lower.ends_with("ese")) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", |before| &*before.lower);
    let determined = matches!(before, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "some" | "most" | "many");
    let Some(next) = words.get(at + 1).filter(|next| next.span.start() == word.span.end() + 1) else { return false };
    let office = words.iter().skip(at + 1).take(3).take_while(|next| next.is_capital());
    determined && next.form == Form::Lower || office.clone().any(|next| next.is(Known::TITLE))
}
