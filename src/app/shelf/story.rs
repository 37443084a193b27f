//! How a story page is set.

use super::Setting;
use super::row::Row;
use crate::model::StoryPage;

/// The rows of the page.
pub(super) fn rows(page: &StoryPage, set: &Setting) -> Vec<Row> {
    let _ = (page, set);
    Vec::new()
}
