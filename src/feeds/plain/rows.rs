//! Rows of links and names of sections, told from the words of one passage.

use std::borrow::Cow;

use crate::feeds::language;

use super::counts::is_count;
use super::lines::without_number;
use super::phrases::{TABLES, starts};

/// Whether the line names a section of the paper, or a section and a part of it: "News | Farming".
pub(super) fn is_section(text: &str) -> bool {
    const ACTIONS: [&str; 20] = [
        "home",
        "menu",
        "more",
        "search",
        "subscribe",
        "newsletters",
        "about",
        "jobs",
        "contact",
        "login",
        "shop",
        "donate",
        "support",
        "advertise",
        "archive",
        "archives",
        "photos",
        "pictures",
        "latest",
        "trending",
    ];
    let cells = cells(text);
    (1..=3).contains(&cells.len())
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.len() <= 48
        && cells.iter().all(|cell| cell.split(' ').count() <= 4 && !ACTIONS.contains(&cell.as_str()))
        && (cells.len() >= 2 || cells.iter().any(|cell| TABLES.sections.contains(cell.as_str())))
        && cells.iter().filter(|cell| is_button(cell)).count() * 2 < cells.len()
}

/// Whether the words alone would be furniture and name no section.
fn is_button(cell: &str) -> bool {
    TABLES.lines.contains(cell) && !TABLES.sections.contains(cell)
}

/// A row of links: "Home | News | Sport", "Markets > Europe", "Share  Print  Email", "DE FR IT".
pub(super) fn is_row(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let text = &*without_numbers(text);
    if has_cuts(text) && is_row_of(text, &cells(text)) {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_section = |word: &str| TABLES.sections.contains(&*language::lower(word));
    let is_code = |word: &&str| word.len() == 2 && word.chars().all(char::is_uppercase);
    // Two of three are sections where no more than every third is none.
    let most = words.len() / 3;
    words.len() >= 2 && (words.iter().all(|word| is_label(word)) || words.iter().all(is_code))
        || words.len() >= 3 && words.iter().filter(|word| !is_section(word)).nth(most).is_none()
}

fn is_row_of(text: &str, cells: &[String]) -> bool {
    let short = cells.iter().all(|cell| cell.split_whitespace().count() <= 5);
    let known = || cells.iter().filter(|cell| is_known(cell)).count();
    let brief = cells.iter().all(|cell| cell.split_whitespace().count() <= 9);
    cells.len() >= 2 && brief && known() * 2 >= cells.len() || cells.len() >= 3 && short && !text.ends_with('.')
}

/// Whether there is anything in the text at which [`cells`] cuts.
fn has_cuts(text: &str) -> bool {
    let mut blank = false;
    text.chars().any(|c| {
        let after_blank = std::mem::replace(&mut blank, matches!(c, ' ' | '\u{a0}'));
        after_blank && blank || is_cut(c) || matches!(c, '|' | '/' | '>' | ':')
    })
}

/// Marks that part the cells of a row, but for those that do so only between blanks.
fn is_cut(c: char) -> bool {
    matches!(c, '·' | '•' | '›' | '»' | '→' | '\t' | '▪' | '¦' | '∙' | '⋅')
}

/// The text without the numbers that text browsers put before links.
fn without_numbers(text: &str) -> Cow<'_, str> {
    if !text.contains('[') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        out.push_str(without_number(piece));
    }
    out.into()
}

/// One word that alone would be a line of furniture: "Facebook Tweet Email Link".
fn is_label(word: &str) -> bool {
    let low = language::lower(word.trim_matches(|c: char| !c.is_alphanumeric()));
    matches!(&*low, "tweet" | "link" | "pin" | "post" | "button" | "img" | "image" | "icon" | "logo")
        || low.len() > 1 && TABLES.lines.contains(&*low)
}

/// The parts of a row, cut at strokes, dots, arrows and wide gaps.
fn cells(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.chars() {
        if c == ' ' || c == '\u{a0}' {
            blanks += 1;
            spaced.push(if blanks == 2 { '|' } else { ' ' });
            continue;
        }
        blanks = 0;
        spaced.push(if is_cut(c) { '|' } else { c });
    }
    let spaced = spaced.replace(" / ", "|").replace(" > ", "|").replace(" :: ", "|");
    let cut = |cell: &str| cell.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')')).to_lowercase();
    spaced.split('|').map(cut).filter(|cell| !cell.is_empty()).collect()
}

fn is_known(cell: &str) -> bool {
    TABLES.lines.contains(cell)
        || TABLES.sections.contains(cell)
        || is_count(cell)
        || (cell.split(' ').count() <= 8 && starts(cell))
}
