//! A table set in columns.

use super::wrap::{fitting, width};
use super::{Look, Piece, Row, RowKind, Tone};
use crate::model::{Block, Span};

/// What parts the cells of a line in the text, and on the screen.
const CELL_END: &str = " | ";
const RULE: &str = " │ ";

/// The rows of a table block: cells under each other, cut where the table is wider than `columns`.
#[must_use]
pub fn rows(text: &str, block: &Block, columns: usize) -> Vec<Row> {
    let lines = lines(text, block.span);
    let count = lines.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..count)
        .map(|index| {
            lines.iter().filter_map(|line| line.get(index)).map(|cell| width(cell.of(text))).max().unwrap_or(0)
        })
        .collect();
    shrink(&mut widths, columns.saturating_sub(RULE.chars().count() * count.saturating_sub(1)));
    let look = Look::of(block.kind);
    lines
        .into_iter()
        .map(|cells| {
            let start = cells.first().map_or(block.span.start(), |cell| cell.start());
            let mut pieces = Vec::with_capacity(cells.len() * 3);
            for (index, cell) in cells.iter().enumerate() {
                if index > 0 {
                    pieces.push(Piece::Set(RULE.into(), Tone::Rule));
                }
                let room = widths.get(index).copied().unwrap_or(0);
                let words = cell.of(text);
                let whole = width(words);
                let (shown, used) = if whole <= room { (words, whole) } else { fitting(words, room.saturating_sub(1)) };
                pieces.push(Piece::Text(Span::new(cell.start(), cell.start() + shown.len()), look));
                if whole > room && room > 0 {
                    pieces.push(Piece::Set("…".into(), Tone::Rule));
                }
                let used = if whole > room { used + 1 } else { used };
                if index + 1 < cells.len() && used < room {
                    pieces.push(Piece::Pad(room - used));
                }
            }
            Row { start, pieces, kind: RowKind::Text(block.kind) }
        })
        .collect()
}

fn lines(text: &str, block: Span) -> Vec<Vec<Span>> {
    let mut at = block.start();
    let mut lines = Vec::new();
    for line in block.of(text).split('\n') {
        // Captures keep the boxes that were drawn around the cells.
        let is_drawn = line.trim_start().starts_with(DRAWN);
        let cells = if is_drawn { drawn_cells(line, at) } else { cells(line, at) };
        if !line.trim().is_empty() && !cells.is_empty() {
            lines.push(cells);
        }
        at += line.len() + 1;
    }
    lines
}

/// What is drawn at the left edge of a row.
const DRAWN: [char; 4] = ['│', '┃', '║', '|'];

fn cells(line: &str, at: usize) -> Vec<Span> {
    let drawn = |c: char| matches!(c, '─'..='╿');
    if line.trim_start().starts_with(drawn) && !line.contains(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut cells = Vec::new();
    let mut start = at;
    for cell in line.split(CELL_END) {
        let lead = cell.len() - cell.trim_start().len();
        cells.push(Span::new(start + lead, start + lead + cell.trim().len()));
        start += cell.len() + CELL_END.len();
    }
    cells
}

/// The cells between drawn strokes; none where the line is a rule.
fn drawn_cells(line: &str, at: usize) -> Vec<Span> {
    if !line.contains(char::is_alphanumeric) {
        return Vec::new();
    }
    let lead = line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || DRAWN.contains(&c)).len();
    let row = line.trim_matches(|c: char| c.is_whitespace() || DRAWN.contains(&c));
    let mut start = at + lead;
    let mut cells = Vec::new();
    for cell in row.split_inclusive(DRAWN) {
        let words = cell.trim_end_matches(DRAWN);
        let lead = words.len() - words.trim_start().len();
        cells.push(Span::new(start + lead, start + lead + words.trim().len()));
        start += cell.len();
    }
    cells
}

/// Takes from the widest columns until all fit.
fn shrink(widths: &mut [usize], room: usize) {
    let least = 3;
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { return };
        if *widest <= least {
            return;
        }
        *widest -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    #[test]
    fn drawn_boxes_are_set_like_any_table() {
        let text = "┌───────┬──────┐\n│ Town  │ Fish │\n├───────┼──────┤\n│ Lunde │ 12 t │\n└───────┴──────┘";
        let block = Block::new(BlockKind::Table, Span::new(0, text.len()));
        let cells: Vec<Vec<&str>> =
            lines(text, block.span).iter().map(|line| line.iter().map(|cell| cell.of(text)).collect()).collect();
        assert_eq!(cells, [["Town", "Fish"], ["Lunde", "12 t"]]);
    }

    #[test]
    fn cells_stand_under_each_other_and_long_ones_are_cut() {
        let text = "Town | Level\nAlder | 3.2 m\nSanta Quiteria | 4.15 m";
        let block = Block::new(BlockKind::Table, Span::new(0, text.len()));
        let shown = |columns| -> Vec<String> {
            let set = |row: &Row| row.pieces.iter().map(|piece| piece.words(text).into_owned()).collect();
            rows(text, &block, columns).iter().map(set).collect()
        };
        assert_eq!(shown(40), ["Town           │ Level", "Alder          │ 3.2 m", "Santa Quiteria │ 4.15 m"]);
        assert_eq!(shown(18), ["Town      │ Level", "Alder     │ 3.2 m", "Santa Qu… │ 4.15 m"]);
    }
}
