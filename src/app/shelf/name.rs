//! How a name page is set.

use super::Setting;
use super::row::Row;
use crate::model::NamePage;

/// The rows of the page.
pub(super) fn rows(page: &NamePage, set: &Setting) -> Vec<Row> {
    let _ = (page, set);
    Vec::new()
}
