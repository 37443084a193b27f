//! What the words of a passage alone tell.

use crate::feeds::{caption, closing};

use super::lines::{self, Passage};
use super::{byline, dates, furniture};

/// What the words of a passage tell, before its place is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Furniture,
    /// When it was printed.
    Date,
    /// "By Ada Roe".
    Byline,
    /// Who helped, what it rests on.
    Closing,
    /// What was put right later.
    Note,
    /// A point of a list.
    Point,
    /// A picture's credit on a line of its own.
    PictureCredit,
    /// Rows and columns.
    Table,
    /// Ends as a sentence does.
    Prose,
    /// A headline, a heading, a label: no sentence.
    Short,
}

pub(super) fn look(passage: &Passage<'_>, folded: &str) -> Look {
    let text = passage.text;
    if passage.table {
        Look::Table
    } else if closing::is_note(folded) {
        Look::Note
    } else if closing::is_credit(folded, passage.words) {
        Look::Closing
    } else if dates::is_date_line(text) {
        Look::Date
    } else if byline::labelled(text).is_some() || byline::dated(text).is_some() {
        Look::Byline
    } else if furniture::is_furniture(passage, folded)
        || furniture::is_picture(text) && !caption::is_credit_line(text)
        || lines::is_point(text) && furniture::is_link_point(text)
    {
        Look::Furniture
    } else if passage.words <= 14 && caption::is_credit_line(text) {
        Look::PictureCredit
    } else if lines::is_point(text) {
        Look::Point
    } else if passage.ends_sentence() && (passage.words >= 3 || passage.closes_quote()) {
        Look::Prose
    } else {
        Look::Short
    }
}
