//! What each passage is, by its words and its place: the head, the body, and what comes after.

use crate::model::BlockKind;

use super::captions::{self, Place};
use super::lines::Mark;
use super::look::Look;
use super::page::Page;
use super::setting::Setting;
use super::{asides, extent, head, headline, region};

/// The kind of every passage, in order.
pub(super) fn kinds(page: &Page<'_>) -> Vec<BlockKind> {
    let found = region::region(page);
    let region = found.all.clone();
    let lead = extent::lead(page, region.start);
    let end = extent::end(page, lead, region.end);
    // The menus of a page are far from the article, its headline is near.
    let from = if region.start == 0 { 0 } else { lead.saturating_sub(NEAR) };
    let title = headline::find(page, from, lead);
    let setting = Setting::new(page, title, lead, end);
    let mut searches = 16;
    (0..page.len())
        .map(|index| match index {
            _ if index + NEAR < lead && region.start > 0 => far(page, index),
            _ if index > lead && found.is_astray(page, index) => far(page, index),
            _ if index < lead => head::head(&setting, index),
            _ if index == lead => BlockKind::Lead,
            _ if index < end => body(&setting, index, &mut searches),
            _ if index >= region.end && !page.is(index, Look::Closing) => far(page, index),
            _ => tail(&setting, index),
        })
        .collect()
}

/// Far from the article nothing is told by its place; a caption with its credit may be of the gallery above.
fn far(page: &Page<'_>, index: usize) -> BlockKind {
    let told = matches!(page.look(index), Some(Look::Short | Look::Prose));
    let is_caption = told && page.caption(index) >= 0.94 && (10..=160).contains(&page.words(index));
    if is_caption { BlockKind::Caption } else { BlockKind::Furniture }
}

/// No more passages stand between the headline and the first paragraph of a crowded page.
const NEAR: usize = 24;

fn body(setting: &Setting<'_, '_>, index: usize, searches: &mut usize) -> BlockKind {
    let page = setting.page;
    match page.look(index) {
        Some(Look::Date) if !page.live && asides::is_length(page.text_of(index)) => BlockKind::Furniture,
        Some(Look::Date) if page.words(index) <= 4 => BlockKind::Heading,
        Some(Look::Date | Look::Byline) => BlockKind::Byline,
        Some(Look::Closing) => BlockKind::Credit,
        Some(Look::Note) => BlockKind::Paragraph,
        Some(Look::Point) => BlockKind::ListItem,
        Some(Look::Table) => BlockKind::Table,
        Some(Look::PictureCredit) => captions::picture_credit(setting, index, Place::Body),
        Some(Look::Short | Look::Prose) => prose(setting, index, searches),
        _ => BlockKind::Furniture,
    }
}

fn prose(setting: &Setting<'_, '_>, index: usize, searches: &mut usize) -> BlockKind {
    let page = setting.page;
    match page.mark(index) {
        Some(Mark::Heading(_)) => return BlockKind::Heading,
        Some(Mark::Quote) => return BlockKind::Quote,
        None => {}
    }
    if page.is(index, Look::Short)
        && page.caption(index) < 0.94
        && !page.is_twin(index)
        && page.under_furniture(index)
        && !page.under_picture(index)
        && !page.has_twin(index)
    {
        return BlockKind::Furniture;
    }
    if asides::is_invitation(page, index)
        || asides::is_promoted(page, index)
        || asides::is_about_author(page, index)
        || asides::is_pointer(page, index)
    {
        return BlockKind::Furniture;
    }
    if captions::is_caption(setting, index, Place::Body) {
        return BlockKind::Caption;
    }
    if asides::is_shouted_pointer(page, index) {
        return BlockKind::Furniture;
    }
    if asides::is_maker(setting, index, Place::Body) {
        return BlockKind::Credit;
    }
    if asides::is_box(page, index)
        || index > 0 && asides::is_box(page, index - 1)
        || asides::is_pull_quote(page, index, searches)
    {
        return BlockKind::Furniture;
    }
    if page.is(index, Look::Short) {
        return if page.words(index) <= 16 { BlockKind::Heading } else { BlockKind::Paragraph };
    }
    if asides::is_question_heading(page, index) {
        return BlockKind::Heading;
    }
    let quoted = page.passages.get(index).is_some_and(|passage| passage.opens_quote() && passage.closes_quote());
    let announced = index > 0 && page.text_of(index - 1).ends_with(':');
    if quoted && announced { BlockKind::Quote } else { BlockKind::Paragraph }
}

fn tail(setting: &Setting<'_, '_>, index: usize) -> BlockKind {
    let page = setting.page;
    match page.look(index) {
        Some(Look::Closing) => BlockKind::Credit,
        Some(Look::Note) => BlockKind::Paragraph,
        _ if captions::is_caption(setting, index, Place::Tail) => BlockKind::Caption,
        _ => BlockKind::Furniture,
    }
}
