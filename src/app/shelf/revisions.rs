//! How a revisions page is set.

use super::Setting;
use super::row::Row;
use crate::model::RevisionsPage;

/// The rows of the page.
pub(super) fn rows(page: &RevisionsPage, set: &Setting) -> Vec<Row> {
    let _ = (page, set);
    Vec::new()
}
