//! Tables that hold data, told from those that only put a page in columns.

use super::tag::Tag;
use crate::feeds::markup::{Token, Tokens};

/// Tags looked at before a table is judged.
const LOOKED_AT: usize = 120;

/// Whether the table whose inside begins at `inside` holds data: rows of several cells, with words and no blocks in them.
pub(super) fn holds_data(inside: &str) -> bool {
    let (mut rows, mut cells, mut widest, mut heads) = (0, 0, 0, 0);
    for token in Tokens::html(inside).take(LOOKED_AT) {
        match token {
            Token::Open { name, .. } => match Tag::of(name) {
                Tag::Row => {
                    rows += 1;
                    cells = 0;
                }
                Tag::Cell => {
                    cells += 1;
                    widest = widest.max(cells);
                    heads += usize::from(name.eq_ignore_ascii_case("th"));
                }
                Tag::Table | Tag::Figure | Tag::List | Tag::NumberedList | Tag::Heading(_) | Tag::Quotation => {
                    return false;
                }
                _ => {}
            },
            Token::Close { name } if Tag::of(name) == Tag::Table => break,
            _ => {}
        }
    }
    widest >= 2 && (rows >= 2 || heads > 0)
}
