//! What each passage above the first paragraph is.

use crate::feeds::dateline;
use crate::model::BlockKind;

use super::captions::{self, Place};
use super::look::Look;
use super::setting::Setting;
use super::{asides, byline, dates, extent};

pub(super) fn head(setting: &Setting<'_, '_>, index: usize) -> BlockKind {
    let Setting { page, lead, title, .. } = *setting;
    if title.headline == Some(index) {
        return BlockKind::Headline;
    }
    if title.kicker == Some(index) {
        return BlockKind::Kicker;
    }
    let above = title.headline.is_some_and(|headline| index < headline);
    let later_date = above && (index + 1..lead.min(index + 60)).any(|below| page.is(below, Look::Date));
    if !above && dateline::is_dateline(page.text_of(index)) {
        // Where pictures stand between, the lead may have the place once more.
        return if index + 1 == lead { BlockKind::Dateline } else { BlockKind::Furniture };
    }
    match page.look(index) {
        Some(Look::Date) if !page.live && asides::is_length(page.text_of(index)) => BlockKind::Furniture,
        Some(Look::Date) if (page.dated_above(index) || page.live) && dates::is_clock(page.text_of(index)) => {
            BlockKind::Heading
        }
        // The day's date over the page is no date of the article where that has its own.
        Some(Look::Date) if above && later_date => BlockKind::Furniture,
        Some(Look::Date | Look::Byline) => BlockKind::Byline,
        Some(Look::Closing) => BlockKind::Credit,
        Some(Look::Note) => BlockKind::Paragraph,
        Some(Look::PictureCredit) if above && !captions::is_caption(setting, index.saturating_sub(1), Place::Tail) => {
            BlockKind::Furniture
        }
        Some(Look::PictureCredit) => captions::picture_credit(setting, index, Place::Head),
        Some(Look::Short | Look::Prose) if above => {
            if captions::is_caption(setting, index, Place::Tail) {
                BlockKind::Caption
            } else {
                BlockKind::Furniture
            }
        }
        Some(Look::Short | Look::Prose) => under_headline(setting, index),
        _ => BlockKind::Furniture,
    }
}

/// What is left between headline and lead: authors, the standfirst, odds and ends.
fn under_headline(setting: &Setting<'_, '_>, index: usize) -> BlockKind {
    let Setting { page, title, .. } = *setting;
    if asides::is_about_author(page, index) {
        return BlockKind::Furniture;
    }
    if setting.says_headline(index) && page.words(index) <= 24 {
        return BlockKind::Furniture;
    }
    let beside = page.beside_meta(index);
    let names = byline::bare(page.text_of(index)).is_some();
    let after = title.headline.is_some_and(|headline| index == headline + 1 || index == headline + 2);
    if asides::is_maker(setting, index, Place::Head) {
        return BlockKind::Credit;
    }
    let desk = page.joined(index + 1) && page.words(index + 1) <= 6 && byline::is_desk(page.text_of(index + 1));
    if names && page.caption(index) < 0.94 && (beside || desk || after && page.words(index) <= 4) {
        return BlockKind::Byline;
    }
    let staff = page.words(index) <= 6 && page.caption(index) < 0.94 && byline::is_desk(page.text_of(index));
    let by_name = index > 0 && (page.is(index - 1, Look::Byline) || byline::bare(page.text_of(index - 1)).is_some());
    let role = by_name && page.joined(index) && page.words(index) <= 10 && byline::is_desk(page.text_of(index));
    if role || staff && (beside || after || by_name) {
        return BlockKind::Byline;
    }
    if page.is(index, Look::Short)
        && page.under_furniture(index)
        && !page.under_picture(index)
        && page.caption(index) < 0.94
    {
        return BlockKind::Furniture;
    }
    let parted = index > 0 && (dates::is_clock(page.text_of(index - 1)) || page.folded(index - 1).is_empty());
    let heads_lead = page.is(index, Look::Short) && page.is(index + 1, Look::Prose) && parted;
    if heads_lead && page.words(index) >= 2 && page.dated_above(index) && extent::is_substantial(page, index + 1, 5) {
        return BlockKind::Heading;
    }
    // Before the names and dates a summary stands, after them the picture.
    let close = (index + 1..index + 4).any(|below| matches!(page.look(below), Some(Look::Date | Look::Byline)));
    let right_under = title.headline.is_some_and(|headline| index == headline + 1);
    let summary = close || right_under && page.is(index, Look::Short) && page.words(index) >= 9;
    if captions::is_caption(setting, index, if summary { Place::Summary } else { Place::Head }) {
        return BlockKind::Caption;
    }
    if asides::is_question_heading(page, index) {
        return BlockKind::Heading;
    }
    let long = page.words(index) >= 8 || page.is(index, Look::Prose);
    if long && !page.under_furniture(index) { BlockKind::Paragraph } else { BlockKind::Furniture }
}
