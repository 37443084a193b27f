//! Where the article begins and ends among the passages.

use super::look::Look;
use super::page::Page;
use super::told::Told;
use super::{asides, dates, furniture};

/// A paragraph that could open an article.
pub(super) fn is_substantial(page: &Page<'_>, index: usize, words: usize) -> bool {
    page.is(index, Look::Prose)
        && page.words(index) >= words
        && !asides::is_about_author(page, index)
        && page.caption(index) < 0.8
        && !page.has_twin(index)
        && !page.is_twin(index)
        && !page.is(index + 1, Look::PictureCredit)
}

/// The first paragraph of the article at or below `from`; the number of passages where there is none.
pub(super) fn lead(page: &Page<'_>, from: usize) -> usize {
    // A headline may ask something, a first paragraph hardly ever does nothing else.
    let asks = |index: usize| page.text_of(index).ends_with('?') && page.words(index) <= 20;
    let first_of = |from: usize, words: usize| {
        (from..page.len()).find(|&index| is_substantial(page, index, words) && !asks(index))
    };
    let Some(first) = first_of(from, 12).or_else(|| first_of(from, 5)) else {
        return (0..page.len())
            .find(|&index| page.is(index, Look::Short) && page.words(index) >= 14)
            .unwrap_or(page.len());
    };
    // A summary may stand between the headline and the names and dates: the lead comes after these.
    let near = (first + 1..(first + 7).min(page.len()))
        .take_while(|&index| !is_substantial(page, index, 12) || page.words(index) <= 45);
    let is_meta = |index: &usize| match page.look(*index) {
        Some(Look::Byline) => true,
        Some(Look::Date) => !dates::is_clock(page.text_of(*index)),
        _ => false,
    };
    let meta = near.filter(is_meta).last();
    let between = |meta: usize| (first + 1..meta).filter(|&index| is_substantial(page, index, 12)).count();
    match meta {
        Some(meta) if page.words(first) <= 60 && between(meta) <= 1 && !page.dated_above(first) => {
            first_of(meta + 1, 12).or_else(|| first_of(meta + 1, 5)).unwrap_or(first)
        }
        _ => first,
    }
}

/// A paragraph by its length though nothing ends it.
fn is_open_paragraph(page: &Page<'_>, index: usize) -> bool {
    page.is(index, Look::Short)
        && page.words(index) >= 20
        && !page.under_furniture(index)
        && !page.text_of(index).contains(['|', '·', '•', '©'])
}

/// Where the article ends, at `below` at the latest: the index after its last passage.
pub(super) fn end(page: &Page<'_>, lead: usize, below: usize) -> usize {
    let below = below.max(lead + 1).min(page.len());
    let is_anchor = |index: &usize| match page.look(*index) {
        Some(Look::Prose) if page.words(*index) <= 15 && page.joined(*index) && page.under_furniture(*index) => false,
        Some(Look::Prose | Look::Closing | Look::Note | Look::Table) => true,
        // Points that are sentences belong to the text; pointers to other articles are headlines.
        Some(Look::Point) => page.words(*index) >= 8 && page.text_of(*index).ends_with('.'),
        Some(Look::Short | Look::PictureCredit) => page.caption(*index) >= 0.94 || page.is_twin(*index),
        _ => false,
    };
    let last = (lead..below).rev().find(is_anchor).map_or(page.len(), |index| index + 1);
    // A capture may be cut off within a paragraph, or a paragraph lack its stop.
    let last = (last..page.len()).find(|&index| !is_open_paragraph(page, index)).unwrap_or(page.len());
    let told = Told::new(page, lead..(lead + 60).min(below));
    // Counted from the end: how many real paragraphs, and how many closing lines, are still to come.
    let mut paragraphs = 0;
    let mut closing = 0;
    let mut sentences = 0;
    // A box of links may stand between the last paragraphs.
    let mut goes_on = false;
    let mut end = last;
    for index in (lead + 1..below).rev() {
        let opens = page.is(index, Look::Furniture) && furniture::opens_tail(page.folded(index)) && closing == 0;
        let closes = matches!(page.look(index), Some(Look::Closing));
        let opens = opens && !(goes_on && furniture::opens_list(page.folded(index)));
        goes_on |= page.words(index) >= 14 && told.goes_on(page, index);
        if paragraphs <= 1 && (opens || closes && sentences <= 3) {
            end = end.min(if closes { index + 1 } else { index });
        }
        sentences += usize::from(page.is(index, Look::Prose) && page.words(index) >= 5);
        paragraphs += usize::from(is_substantial(page, index, 20));
        closing += usize::from(matches!(page.look(index), Some(Look::Closing | Look::Note)));
        if paragraphs > 1 {
            break;
        }
    }
    end
}
