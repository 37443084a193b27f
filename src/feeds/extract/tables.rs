//! Tables that hold data, told from those that only put a page in columns.

use super::tag::Tag;
use crate::feeds::markup::{Token, Tokens};

/// Tags looked at before a table is judged.
const LOOKED_AT: usize = 120;

/// So many rows of a name and what it is make a box of facts.
const FACTS: usize = 3;

/// Whether the table whose inside begins at `inside` holds data: rows of several cells, with words and no blocks in them.
pub(super) fn holds_data(inside: &str) -> bool {
    let (mut rows, mut cells, mut widest, mut heads) = (0, 0, 0, 0);
    let (mut lists, mut facts, mut after_head) = (false, 0, false);
    for token in Tokens::html(inside).take(LOOKED_AT) {
        match token {
            Token::Open { name, .. } => match Tag::of(name) {
                Tag::Row => {
                    rows += 1;
                    (cells, after_head) = (0, false);
                }
                Tag::Cell => {
                    let is_head = name.eq_ignore_ascii_case("th");
                    cells += 1;
                    widest = widest.max(cells);
                    heads += usize::from(is_head);
                    facts += usize::from(after_head && !is_head);
                    after_head = is_head;
                }
                Tag::List | Tag::NumberedList => lists = true,
                Tag::Table | Tag::Figure | Tag::Heading(_) | Tag::Quotation => return false,
                _ => {}
            },
            Token::Close { name } if Tag::of(name) == Tag::Table => break,
            _ => {}
        }
    }
    // A box of facts may list several in a cell; a table that only has lists in columns has no names before them.
    widest >= 2 && (rows >= 2 || heads > 0) && (!lists || facts >= FACTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_of_facts_is_data_and_lists_in_columns_are_not() {
        let row = "<tr><th>Boats</th><td><ul><li>Ferry</li><li>Tug</li></ul></td></tr>";
        assert!(holds_data(&format!("{}</table>", row.repeat(3))));
        let columns = "<tr><td><ul><li>Ferry</li></ul></td><td><ul><li>Tug</li></ul></td></tr>";
        assert!(!holds_data(&format!("{}</table>", columns.repeat(3))));
    }
}
