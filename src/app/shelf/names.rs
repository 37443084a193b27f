//! How a names page is set.

use super::Setting;
use super::row::Row;
use crate::model::NamesPage;

/// The rows of the page.
pub(super) fn rows(page: &NamesPage, set: &Setting) -> Vec<Row> {
    let _ = (page, set);
    Vec::new()
}
