//! Two wordings of the same, the differences shown.

use super::row::{Role, Words, words};
use crate::app::rows::width;
use crate::model::wording::{Word, runs, words as words_of};

/// Columns that stand before each line.
const INDENT: usize = 4;

/// Whether one has a word that the other has not.
#[must_use]
pub(super) fn differs(one: &str, other: &str) -> bool {
    let letters = |text| words_of(text).into_iter().map(|word| word.folded).filter(|word| !word.is_empty());
    !letters(one).eq(letters(other))
}

/// The words of `other` in lines of so many columns, what `one` has in their place between brackets before them.
#[must_use]
pub(super) fn lines(one: &str, other: &str, columns: usize, most: usize) -> Vec<Vec<Words>> {
    let room = columns.saturating_sub(INDENT).max(4);
    let mut lines: Vec<Vec<Words>> = Vec::new();
    let mut used = room;
    for (role, word) in compared(one, other) {
        let columns = width(&word);
        if used + 1 + columns > room {
            if lines.len() == most {
                if let Some(last) = lines.last_mut() {
                    last.push(words(Role::Muted, " …"));
                }
                break;
            }
            lines.push(vec![words(Role::Plain, &" ".repeat(INDENT))]);
            used = 0;
        } else if let Some(line) = lines.last_mut() {
            line.push(words(Role::Plain, " "));
            used += 1;
        }
        used += columns;
        if let Some(line) = lines.last_mut() {
            line.push(words(role, crate::app::rows::fitting(&word, room).0));
        }
    }
    lines
}

/// Each word with what it is: in both, only in the other, only in the one.
fn compared(one: &str, other: &str) -> Vec<(Role, String)> {
    let (old, new) = (words_of(one), words_of(other));
    let mut out = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    for run in runs(&old, &new, 1) {
        gap(&mut out, (one, old.get(at_old..run.one)), (other, new.get(at_new..run.other)));
        push(&mut out, Role::Muted, other, new.get(run.other..run.other + run.words));
        (at_old, at_new) = (run.one + run.words, run.other + run.words);
    }
    gap(&mut out, (one, old.get(at_old..)), (other, new.get(at_new..)));
    out
}

fn gap(out: &mut Vec<(Role, String)>, old: (&str, Option<&[Word]>), new: (&str, Option<&[Word]>)) {
    let from = out.len();
    push(out, Role::Removed, old.0, old.1);
    if let Some((_, first)) = out.get_mut(from) {
        first.insert(0, '[');
    }
    if out.len() > from
        && let Some((_, last)) = out.last_mut()
    {
        last.push(']');
    }
    push(out, Role::Added, new.0, new.1);
}

fn push(out: &mut Vec<(Role, String)>, role: Role, text: &str, words: Option<&[Word]>) {
    let of = |word: &Word| (role, text.get(word.range.clone()).unwrap_or("").to_owned());
    out.extend(words.unwrap_or(&[]).iter().map(of));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_reworded_is_told_from_what_stayed() {
        let found = compared("We will not wait, she said", "We won’t wait any longer, she said");
        let of = |role: Role| {
            found.iter().filter(|(is, _)| *is == role).map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(Role::Muted), "We wait she said");
        assert_eq!(of(Role::Removed), "[will not]");
        assert_eq!(of(Role::Added), "won’t any longer,");
        assert!(!differs("We wait — “now”.", "we wait, now"));
        assert!(differs("We wait now", "We wait"));
    }

    #[test]
    fn lines_are_few_and_none_is_too_wide() {
        let other = "an-unbreakable-word-that-is-wider-than-the-pane and more words than there are lines for";
        let lines = lines("and more", other, 20, 3);
        assert_eq!(lines.len(), 3);
        let wide = |line: &Vec<Words>| line.iter().map(|words| width(&words.text)).sum::<usize>();
        assert!(lines.iter().all(|line| wide(line) <= 22), "{lines:?}");
    }
}
