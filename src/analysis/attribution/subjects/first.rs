//! The subject of a sentence, read from its beginning.

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::model::EntityKind;

/// The subject of the sentence that begins at `floor`, if it stands before `limit`.
pub fn main_subject(prose: &Prose, floor: usize, limit: usize) -> Option<Phrase> {
    let mut at = after_dateline(prose, floor, limit);
    let mut steps = 0;
    while at < limit && steps < 40 {
        steps += 1;
        if prose.is_quoted(at) {
            at += 1;
            continue;
        }
        let clause = prose.at(at).first
            && prose.has(at, Classes::CONJUNCTION)
            && !prose.is(at, &["but", "and", "so", "yet", "or"]);
        // "Asked by a reporter, Orr said"
        let led = (at == floor || prose.at(at).first)
            && prose.word(at).ends_with("ed")
            && prose.is(at + 1, &["by", "on", "about", "whether", "why", "if", "how", "what", "with", "for"]);
        // "About 200 people marched": no preposition.
        let counted = prose.is(at, &["about", "around", "over", "under"]) && prose.at(at + 1).kind == TokenKind::Number;
        if clause || led || prose.has(at, Classes::PREPOSITION) && !counted && !prose.is_name_word(at) {
            // "On the quay, ...": go on behind the comma, or behind the phrase.
            let comma = (at..limit.min(at + 14)).find(|&word| prose.word(word) == ",");
            at = comma.unwrap_or_else(|| after_object(prose, at + 1, limit)).max(at + 1);
            continue;
        }
        if let Some(phrase) = starting_at(prose, at, limit) {
            let useful = phrase.sort != Sort::Other && !prose.is(phrase.head, &["you"]) && !is_stray(prose, phrase);
            if useful {
                return Some(phrase);
            }
            at = phrase.to.max(at + 1);
            continue;
        }
        at += 1;
    }
    None
}

/// "Hours later, ...", "Holding signs, ...": a first word that has its capital from its place only; and the
/// "Ohio" of "in Dallas, Ohio, ...".
fn is_stray(prose: &Prose, phrase: Phrase) -> bool {
    let Some(before) = phrase.from.checked_sub(1).map(|at| prose.word(at)) else { return is_common(prose, phrase) };
    let place = prose.at(phrase.head).named == Some(EntityKind::Place);
    // "A £4,800 ring": sums of money do not speak.
    let sum = matches!(before, "£" | "$" | "€" | "¥") || prose.word(phrase.from).starts_with(['£', '$', '€', '¥']);
    sum || is_common(prose, phrase) || place && before == "," && prose.word(phrase.to) == ","
}

fn is_common(prose: &Prose, phrase: Phrase) -> bool {
    let unnamed = (phrase.from..phrase.to).all(|at| prose.at(at).named.is_none() && !prose.is_name_word(at));
    phrase.sort == Sort::Name && unnamed && !prose.is_headline() && prose.is_known
}

/// "After the interview Mr Orr ...": where the preposition's noun ends and a name begins.
fn after_object(prose: &Prose, first: usize, limit: usize) -> usize {
    let to = starting_at(prose, first, limit).map_or(first, |phrase| phrase.to);
    let lower = !prose.is_capital(first);
    (first + 1..to).find(|&at| lower && prose.is_capital(at) && !prose.is_capital(at - 1)).unwrap_or(to)
}

/// "GENEVA (AP) — The minister": where the sentence proper begins.
fn after_dateline(prose: &Prose, floor: usize, limit: usize) -> usize {
    let shouts = prose.word(floor).len() > 2 && prose.word(floor).chars().all(|c| !c.is_lowercase());
    let dash = (floor..limit.min(floor + 14)).find(|&at| matches!(prose.word(at), "—" | "–" | "--" | "-"));
    dash.filter(|_| floor == 0 && shouts).map_or(floor, |dash| dash + 1)
}
