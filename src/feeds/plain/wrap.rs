//! From lines to passages: blank lines, indents and hard wraps taken away.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::lines::{Passage, is_point, listed};
use super::{pieces, tables};

/// One line with something on it.
struct Line {
    span: Range<usize>,
    gap: bool,
    /// Characters or cells of the screen from the left edge to the line's end.
    width: usize,
}

/// Where lines are wrapped.
#[derive(Clone, Copy, Debug)]
struct Wrap {
    column: usize,
    /// Whether cells of the screen are counted: then a line may break before any wide character.
    cells: bool,
}

/// Cuts a capture into its passages, in order.
pub(super) fn passages(text: &str) -> Vec<Passage<'_>> {
    let (lines, wrap) = lines_and_wrap(text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let words = lines.iter().skip(at).enumerate().take_while(|(nth, line)| *nth == 0 || !line.gap);
        let rows = tables::rows(words.map(|(_, line)| text.get(line.span.clone()).unwrap_or("")));
        let end = if rows > 0 { at + rows } else { end_of_paragraph(text, &lines, at, wrap) };
        let last = lines.get(end - 1).map_or(line.span.end, |line| line.span.end);
        if rows > 0 {
            out.push(Passage::table(text, line.span.start..last, line.gap));
        } else {
            pieces::push(text, line.span.start..last, line.gap, &mut out);
        }
        at = end;
    }
    out
}

/// The line after the last one that a paragraph is wrapped over.
fn end_of_paragraph(text: &str, lines: &[Line], first: usize, wrap: Option<Wrap>) -> usize {
    let Some(wrap) = wrap else { return first + 1 };
    let goes_on = |index: usize| {
        let (Some(last), Some(line)) = (lines.get(index - 1), lines.get(index)) else { return false };
        let hung = || ends_sentence(text, last) && !ends_short(text, last) && hangs(text, lines, index);
        !line.gap && continues(text, last, line, wrap) && !hung()
    };
    (first + 1..lines.len()).find(|&index| !goes_on(index)).unwrap_or(lines.len())
}

/// The lines, and the column at which they are wrapped.
///
/// Text browsers count cells of the screen or characters, which are not the same in Chinese.
fn lines_and_wrap(text: &str) -> (Vec<Line>, Option<Wrap>) {
    let by_characters = lines(text, |line| line.chars().count());
    let wide = text.chars().filter(|&c| is_wide(c)).nth(200).is_some();
    if wide {
        let by_cells = lines(text, UnicodeWidthStr::width);
        let wrap = wrap_width(text, &by_cells, true);
        if wrap.is_some() {
            return (by_cells, wrap);
        }
    }
    let wrap = wrap_width(text, &by_characters, false);
    (by_characters, wrap)
}

/// A character that takes two cells.
fn is_wide(c: char) -> bool {
    !c.is_ascii() && c.width() == Some(2)
}

fn lines(text: &str, width: impl Fn(&str) -> usize) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut gap = true;
    for raw in text.split('\n') {
        let line = raw.trim_end();
        let words = line.trim_start();
        if words.is_empty() {
            gap = true;
        } else {
            let from = start + line.len() - words.len();
            out.push(Line { span: from..start + line.len(), gap, width: width(line) });
            gap = false;
        }
        start += raw.len() + 1;
    }
    out
}

/// The column at which a capture is hard-wrapped; none where lines are as long as paragraphs.
fn wrap_width(text: &str, lines: &[Line], cells: bool) -> Option<Wrap> {
    // The addresses that text browsers list below a page are of any length.
    let lines: Vec<&Line> = lines.iter().filter(|line| !is_reference(text, line)).collect();
    [widest(&lines), fullest(&lines)].into_iter().flatten().map(|column| Wrap { column, cells }).find(|&wrap| {
        let inner = lines.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).filter(|(_, b)| !b.gap);
        let long = inner.filter(|(a, _)| a.width * 10 >= wrap.column * 7 && a.width <= wrap.column + 8);
        let long: Vec<(&Line, &Line)> = long.collect();
        let full = long.iter().filter(|(a, b)| continues(text, a, b, wrap)).count();
        let runs_on = long.iter().filter(|(a, _)| !ends_sentence(text, a)).count();
        full >= 4 && runs_on >= 3 && full * 3 >= long.len() * 2
    })
}

/// The width of all lines but a few that stick out: addresses and tables are not wrapped.
fn widest(lines: &[&Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let wrap = *widths.get(widths.len().saturating_sub(1 + widths.len() / 40))?;
    let far_out = widths.iter().rev().take_while(|&&width| width > 4 * wrap).count();
    ((40..=120).contains(&wrap) && far_out <= 2).then_some(wrap)
}

/// The column below which most long lines end, though menus and tables run past it.
fn fullest(lines: &[&Line]) -> Option<usize> {
    let mut counts = [0_usize; 140];
    let (mut long, mut beyond) = (0, 0);
    for line in lines.iter().filter(|line| line.width >= 40) {
        long += 1;
        match counts.get_mut(line.width) {
            Some(count) => *count += 1,
            None => beyond += 1,
        }
    }
    let near = |wrap: usize| counts.iter().take(wrap + 1).skip(wrap.saturating_sub(9)).sum::<usize>();
    let best = (60..=120).max_by_key(|&wrap| (near(wrap), std::cmp::Reverse(wrap)))?;
    let past = beyond + counts.iter().skip(best + 1).sum::<usize>();
    (long >= 20 && near(best) * 2 >= long && past * 8 <= long).then_some(best)
}

/// Whether a line is one of the numbered addresses that text browsers print below a page.
fn is_reference(text: &str, line: &Line) -> bool {
    listed(text.get(line.span.clone()).unwrap_or("")).is_some()
}

/// Whether `next` goes on with the sentence that `line` broke off: its first word had no room there.
fn continues(text: &str, line: &Line, next: &Line, wrap: Wrap) -> bool {
    let words = text.get(next.span.clone()).unwrap_or("");
    if is_point(words) || pieces::opens_piece(words) && ends_sentence(text, line) {
        return false;
    }
    let first = match words.chars().next() {
        Some(c) if wrap.cells && is_wide(c) => 1,
        _ => words.split_whitespace().next().map_or(0, |word| word.chars().count()),
    };
    line.width + 1 + first > wrap.column
        || (line.width * 10 >= wrap.column * 8 && !ends_sentence(text, line) && words.starts_with(char::is_lowercase))
}

/// Whether the last word of a line is cut short: "Nov.", "J.", "Sen.".
fn ends_short(text: &str, line: &Line) -> bool {
    let last = text.get(line.span.clone()).and_then(|words| words.split_whitespace().next_back()).unwrap_or("");
    last.chars().count() <= 5 && last.ends_with('.') && last.starts_with(char::is_uppercase)
}

fn ends_sentence(text: &str, line: &Line) -> bool {
    text.get(line.span.clone()).unwrap_or("").ends_with(['.', '!', '?', '"', '”', ':', '。'])
}

/// Whether a few lines without a stop are left of a group, where a sentence has just ended: no end of a paragraph,
/// but what text browsers print right below one.
fn hangs(text: &str, lines: &[Line], index: usize) -> bool {
    let rest = |at: usize| lines.get(at).filter(|line| !line.gap || at == index);
    let count = (index..index + 4).take_while(|&at| rest(at).is_some()).count();
    if count == 0 || count > 3 {
        return false;
    }
    let Some(last) = lines.get(index + count - 1) else { return false };
    let words = text.get(last.span.clone()).unwrap_or("").trim_end_matches(['"', '”', '’', '»', ')', ']', '*']);
    let opens = lines.get(index).and_then(|line| text.get(line.span.clone())).unwrap_or("");
    opens.starts_with(|c: char| c.is_uppercase() || c == '[')
        && !words.ends_with(['.', '!', '?', '…', ':', ';', ',', '。'])
        && !words.contains("http")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        passages(text).into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn each_line_is_a_passage_where_nothing_is_wrapped() {
        assert_eq!(texts("One\n\n  Two is here. \nThree"), ["One", "Two is here.", "Three"]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "Harbour reopens\n\nThe harbour of Lunde was opened again on Monday after a week\n\
                    in which no boat could leave it, and the fishermen went home to\n\
                    their families in the villages along the coast, as they had been\n\
                    asked to do.\n\nThe mayor thanked them for it in a letter that was read to all\n\
                    of them on the quay, where many had waited since the morning in\nthe rain.";
        let found = texts(text);
        assert_eq!(found.len(), 3);
        assert!(found[1].starts_with("The harbour") && found[1].ends_with("to do."));
        assert!(found[2].ends_with("the rain."));
    }

    #[test]
    fn the_addresses_below_a_page_do_not_hide_how_it_is_wrapped() {
        let line = "The harbour board met again on [1]Tuesday to hear what the crews had";
        let prose = format!(
            "   {line}\n   to say of the quay, and then went home to sleep on what it had heard\n   there.\n\n"
        );
        let address = format!(" 1. https://lundetimes.example/{}\n", "quay/".repeat(60));
        let text = format!("{}References\n\n   Visible links:\n{}", prose.repeat(6), address.repeat(40));
        let found = passages(&text);
        assert_eq!(found.iter().filter(|passage| passage.text.ends_with("there.")).count(), 6);
        assert!(found[0].text.starts_with("The harbour") && found[0].text.ends_with("there."), "{}", found[0].text);
    }

    #[test]
    fn what_hangs_below_a_wrapped_paragraph_is_no_part_of_it() {
        let prose = "   The harbour of Lunde was opened again on Monday after a week in which\n   \
                     no boat could leave it, and the fishermen went home to their families\n   \
                     in the villages along the coast, as they had been asked by the board.\n";
        let text = format!("{prose}\n{prose}   Fishermen wait on the quay in Lunde\n\n{prose}");
        let found = texts(&text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[2], "Fishermen wait on the quay in Lunde");
    }
}
