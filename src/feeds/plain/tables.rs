//! Tables as captures print them: with drawn boxes, with strokes, or with blanks between the columns.

/// So many rows at least make a table.
const FEWEST: usize = 3;

/// After so many rows, and again after as many more, it is seen whether they can be a table.
const SEEN: usize = 12;

/// No table has more rows than are looked at in one go.
const MOST: usize = 400;

/// How many of the lines from the first on are the rows of one table; none where they are no table.
///
/// Tables tell figures: rows of links stand in columns, too, and hold hardly any.
pub(super) fn rows<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let (mut count, mut told, mut drawn, mut columns, mut figures) = (0, 0, 0, 0, 0);
    let mut lines = lines.take(MOST).peekable();
    while let Some(line) = lines.next() {
        let cells = cells(line);
        if is_rule(line) {
            drawn += 1;
        } else if cells >= 2 {
            if told > 0 && told % SEEN == 0 && drawn < 2 && !(figures * 2 >= told && columns * 2 > told) {
                return 0;
            }
            told += 1;
            columns += usize::from(cells >= 3 || line.starts_with('|') || line.contains(['│', '┃', '║']));
            figures += usize::from(line.contains(|c: char| c.is_ascii_digit()));
        } else {
            // A cell may go on below its row.
            let goes_on = told > 0 && line.split_whitespace().count() <= 4 && !line.ends_with(['.', ':', '?']);
            let below = |next: &&str| self::cells(next) >= 3 && next.contains(|c: char| c.is_ascii_digit());
            if !goes_on || !lines.peek().is_some_and(below) {
                break;
            }
        }
        count += 1;
    }
    let drawn = told >= 2 && drawn >= 2 && columns == told;
    let set = told >= FEWEST && figures * 2 >= told && columns * 2 > told;
    if drawn || set { count } else { 0 }
}

/// Whether a line is nothing but the rule between two rows: "├───┼───┤", "|---|---|".
fn is_rule(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '─'..='╿' | '|' | '-' | '+' | '=' | ':' | ' ');
    line.chars().count() >= 5
        && line.chars().all(drawn)
        && line.chars().any(|c| matches!(c, '┬' | '┼' | '┴' | '╦' | '╬' | '╩' | '|' | '+' | '┌' | '└' | '├'))
}

/// How many cells a line has.
fn cells(line: &str) -> usize {
    let filled = |cell: &&str| !cell.trim().is_empty();
    let drawn = line.split(['│', '┃', '║']).filter(filled).count();
    if drawn >= 2 {
        return drawn;
    }
    if line.starts_with('|') && line.ends_with('|') {
        return line.split('|').filter(filled).count();
    }
    line.split(['\t']).flat_map(|part| part.split("  ")).filter(filled).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        rows(text.lines())
    }

    #[test]
    fn tables_are_known_in_every_dress() {
        assert_eq!(
            count("┌──────┬─────┐\n│ Town │ Fish│\n├──────┼─────┤\n│ Lunde│ 12 t│\n└──────┴─────┘\nThe end."),
            5
        );
        assert_eq!(count("| Town | Fish |\n|------|------|\n| Lunde | 12 t |\n| Alder | 3 t |\nThe end."), 4);
        assert_eq!(count("Town     Fish   Boats\nLunde    12 t   40\nAlder    3 t    7\nThe end."), 3);
    }

    #[test]
    fn menus_and_paragraphs_are_no_tables() {
        assert_eq!(count("Home   News   Sport\nFish   Boats  Quays\nAbout  Jobs   Shop"), 0);
        assert_eq!(count("In 2021 the board met.\nIn 2022 it met again.\nIn 2023 it did not."), 0);
    }
}
