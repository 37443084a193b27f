//! Which quotation mark opens and which one closes, and which one is an apostrophe.

use crate::analysis::tokens::{Token, TokenKind};

/// A stretch between two quotation marks, as indices of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    pub open: usize,
    /// None: not closed before the block ends.
    pub close: Option<usize>,
    /// How many marked stretches it stands in.
    pub depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

#[expect(clippy::struct_excessive_bools)] // each is a sign of its own, weighed with the others
/// What stands around a mark, which tells more than its shape.
struct Mark {
    at: usize,
    family: Family,
    /// The shape's own habit.
    opens: bool,
    closes: bool,
    /// Blank, bracket, dash or nothing before, a letter behind.
    leans_right: bool,
    /// A letter or a stop before, a blank, a stop or nothing behind.
    leans_left: bool,
    /// "workers' pay": may as well be a possessive.
    maybe_possessive: bool,
    /// A stop stands beside it, so that it closes for sure.
    beside_stop: bool,
}

/// More open marks than this are not people quoting each other.
const DEPTH: usize = 4;

/// The marked stretches of a block, by their opening marks.
#[must_use]
pub fn marked(text: &str, tokens: &[Token]) -> Vec<Marked> {
    let marks = read(text, tokens);
    let sure = sure_closes(&marks);
    let mut open: Vec<(usize, Family)> = Vec::new();
    let mut out: Vec<Marked> = Vec::new();
    let mut slots: Vec<usize> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let inner = open.iter().rposition(|(_, family)| *family == mark.family);
        let closes = inner.is_some() && is_close(mark, sure[index]);
        if let (Some(frame), true) = (inner, closes) {
            // Singles that were not closed within were apostrophes after all.
            for &slot in &slots[frame + 1..] {
                out[slot].open = usize::MAX;
            }
            out[slots[frame]].close = Some(mark.at);
            open.truncate(frame);
            slots.truncate(frame);
        } else if is_open(mark, inner.is_some(), sure[index]) && open.len() < DEPTH {
            if let Some(frame) = inner {
                // The same mark opens again: the earlier one was left open, and ends here.
                for &slot in &slots[frame..] {
                    out[slot].close = Some(mark.at).filter(|_| slot == slots[frame]);
                    if slot != slots[frame] {
                        out[slot].open = usize::MAX;
                    }
                }
                open.truncate(frame);
                slots.truncate(frame);
            }
            slots.push(out.len());
            out.push(Marked { open: mark.at, close: None, depth: open.len() });
            open.push((mark.at, mark.family));
        }
    }
    // What is left open: a turn that goes on in the next block, if it isn't an apostrophe.
    for (&slot, (_, family)) in slots.iter().zip(&open) {
        let sure = out[slot].depth == 0 && is_turn_mark(tokens[out[slot].open].of(text), *family);
        if !sure {
            out[slot].open = usize::MAX;
        }
    }
    out.retain(|m| m.open != usize::MAX);
    out
}

/// A single straight mark that is never closed is an apostrophe.
fn is_turn_mark(mark: &str, family: Family) -> bool {
    family != Family::Single || mark == "‘"
}

fn is_close(mark: &Mark, sure_ahead: bool) -> bool {
    if mark.leans_right && !mark.leans_left {
        return mark.closes && !mark.opens;
    }
    if mark.family == Family::Single {
        return mark.leans_left && mark.closes && (mark.beside_stop || !(mark.maybe_possessive && sure_ahead));
    }
    mark.closes || mark.leans_left
}

fn is_open(mark: &Mark, within: bool, sure_ahead: bool) -> bool {
    match mark.family {
        Family::Single if within => mark.opens && mark.leans_right && !mark.closes,
        Family::Single => mark.opens && mark.leans_right && sure_ahead || (mark.opens && !mark.closes),
        _ if mark.opens && mark.closes => mark.leans_right || !mark.leans_left,
        _ if mark.opens => true,
        // A closing shape where only an opening one makes sense (”word, »Wort).
        _ => !within && mark.leans_right,
    }
}

fn read(text: &str, tokens: &[Token]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Mark) {
        let shape = token.of(text);
        let before = text[..token.span.start()].chars().next_back().filter(|_| at > 0);
        let after = text[token.span.end()..].chars().next().filter(|_| at + 1 < tokens.len());
        let (family, opens, closes) = match shape {
            "“" | "„" | "‟" | "``" => (Family::Double, true, false),
            "”" => (Family::Double, false, true),
            "‘" | "‚" | "‛" => (Family::Single, true, false),
            "’" => (Family::Single, false, true),
            "'" => (Family::Single, true, true),
            "«" | "‹" => (Family::Angle, true, false),
            "»" | "›" => (Family::Angle, false, true),
            "「" | "『" => (Family::Corner, true, false),
            "」" | "』" => (Family::Corner, false, true),
            _ => (Family::Double, true, true),
        };
        let blank_before = before.is_none_or(|c| c.is_whitespace() || "([{—–-/“‘\"«…".contains(c));
        let word_after = after.is_some_and(|c| c.is_alphanumeric() || "$€£#@[(“‘«…\"'¿¡".contains(c));
        let mut mark = Mark {
            at,
            family,
            opens,
            closes,
            leans_right: blank_before && word_after,
            leans_left: before.is_some_and(|c| !c.is_whitespace() && !"([{".contains(c))
                && after.is_none_or(|c| !c.is_alphanumeric()),
            maybe_possessive: before.is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x'))
                && tokens.get(at + 1).is_some_and(Token::is_word)
                && after.is_some_and(char::is_whitespace),
            beside_stop: before.is_some_and(|c| ",.!?…;:”\"".contains(c))
                || after.is_none_or(|c| ",.!?…;:)”\"—".contains(c)),
        };
        match shape {
            // „Wort“ and »Wort«: the closing mark has an opening shape.
            "“" | "‘" | "«" | "‹" if mark.leans_left && !mark.leans_right => mark.closes = true,
            // French puts blanks inside its marks; then the shape alone tells.
            "»" | "›" if !mark.leans_right => mark.leans_left = true,
            // Five feet ten: 5'10".
            "\"" | "'" if before.is_some_and(|c| c.is_ascii_digit()) && !mark.leans_left => continue,
            "'" | "’" | "‘" if is_elision(text, tokens, at) => continue,
            _ => {}
        }
        marks.push(mark);
    }
    marks
}

/// 'em, '90s, 'tis: an apostrophe at the start of a word.
fn is_elision(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|next| next.span.start == tokens[at].span.end) else { return false };
    let word = next.of(text);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 2 && matches!(&word[2..], "" | "s") && tokens[at].of(text) != "‘")
        || (digits == 2 && word.ends_with('s'))
        || ["em", "tis", "twas", "til", "cause", "bout", "round", "n"].iter().any(|e| word.eq_ignore_ascii_case(e))
            && tokens[at].of(text) != "‘"
}

/// For each mark, whether a single mark further on surely closes before the next one surely opens.
fn sure_closes(marks: &[Mark]) -> Vec<bool> {
    let mut out = vec![false; marks.len()];
    let mut ahead = false;
    for (index, mark) in marks.iter().enumerate().rev() {
        out[index] = ahead;
        if mark.family != Family::Single {
            continue;
        }
        if mark.opens && mark.leans_right {
            ahead = false;
        } else if mark.closes && mark.leans_left && (mark.beside_stop || !mark.maybe_possessive) {
            ahead = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tokens::tokens;
    use crate::model::Span;

    fn between(text: &str) -> Vec<String> {
        let tokens = tokens(text, Span::new(0, text.len()));
        let inside = |m: &Marked| {
            let end = m.close.map_or(text.len(), |c| tokens[c].span.start());
            text[tokens[m.open].span.end()..end].to_owned()
        };
        marked(text, &tokens).iter().map(inside).collect()
    }

    #[test]
    fn every_kind_of_mark() {
        for text in [
            "He said “a b” now.",
            "He said \"a b\" now.",
            "He said ``a b'' now.",
            "He said ''a b'' now.",
            "He said ‘a b’ now.",
            "He said 'a b' now.",
            "He said «a b» now.",
            "Er sagte „a b“ gestern.",
            "Er sagte »a b« gestern.",
            "Hon sade ”a b” nyss.",
            "「a b」と述べた。",
        ] {
            assert_eq!(between(text), ["a b"], "{text}");
        }
        assert_eq!(between("Il a dit « a b »."), [" a b "]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(between("The workers' pay and the nurses' pay in the '90s."), [] as [&str; 0]);
        assert_eq!(between("‘The nurses’ pay is low,’ she said."), ["The nurses’ pay is low,"]);
        assert_eq!(between("'The nurses' pay is low,' she said."), ["The nurses' pay is low,"]);
        assert_eq!(between("He is 5'10\" and \"very tall\"."), ["very tall"]);
    }

    #[test]
    fn nested_and_open_ones() {
        assert_eq!(between("“She said, ‘Go!’ and left.”"), ["She said, ‘Go!’ and left.", "Go!"]);
        assert_eq!(between("“It goes on. And on."), ["It goes on. And on."]);
        assert_eq!(between("“One, he said. “Two,” he said."), ["One, he said. ", "Two,"]);
    }
}
