//! Which of the first lines is the headline, and which the kicker above it.

use super::lines::Mark;
use super::look::Look;
use super::page::Page;
use super::told::Told;
use super::{byline, captions, counts, dates, rows};

/// What stands over the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) headline: Option<usize>,
    pub(super) kicker: Option<usize>,
}

/// No headline stands below as many passages.
const DEEPEST: usize = 300;

/// Finds the headline among the passages from `from` to `lead`.
pub(super) fn find(page: &Page<'_>, from: usize, lead: usize) -> Title {
    let range = || from..lead.min(from + DEEPEST);
    let all: Vec<usize> = range().filter(|&index| is_candidate(page, index)).collect();
    // The day's date may stand over the page: the names and dates that count have a line above them.
    let metas: Vec<usize> =
        range().filter(|&index| matches!(page.look(index), Some(Look::Date | Look::Byline))).collect();
    let above =
        |meta: usize| all.iter().any(|&index| index < meta && page.words(index) >= 3 && !page.in_page_header(index));
    let meta = metas.iter().copied().find(|&meta| above(meta)).or_else(|| metas.first().copied());
    let before: Vec<usize> = all.iter().copied().filter(|&index| meta.is_none_or(|meta| index < meta)).collect();
    let candidates = if before.iter().any(|&index| page.words(index) >= 2) { before } else { all };
    let below: Vec<usize> = candidates.iter().copied().filter(|&index| !page.in_page_header(index)).collect();
    let candidates = if below.iter().any(|&index| page.words(index) >= 3) { below } else { candidates };
    let candidates = without_authors(page, candidates);
    let told = Told::new(page, lead..page.len().min(lead + 40));
    let Some(headline) = best(page, &candidates, &told) else { return Title::default() };
    let kicker = headline.checked_sub(1).filter(|&above| {
        let text = page.text_of(above);
        // One or two lines between blank lines; more of them are a list of sections.
        let alone = !page.gapped || !page.joined(above) || !page.joined(above.saturating_sub(1));
        let nav = above > 0 && !page.gapped && page.is(above - 1, Look::Short);
        // A section's name right above the headline is its kicker, though it would be a link elsewhere.
        let section = page.gapped
            && !page.joined(above)
            && !page.joined(headline)
            && page.is(above, Look::Furniture)
            && rows::is_section(text);
        section
            || candidates.contains(&above)
                && alone
                && !nav
                && page.words(above) <= 5
                && text.len() <= 48
                && page.is(above, Look::Short)
    });
    Title { headline: Some(headline), kicker }
}

fn is_candidate(page: &Page<'_>, index: usize) -> bool {
    let kind = match page.look(index) {
        Some(Look::Short) => true,
        Some(Look::Prose) => page.words(index) <= 32,
        _ => false,
    };
    // The name of the page over its headline, which is no picture's text over its caption.
    let twin = page.has_twin(index)
        || page.is_twin(index) && page.caption(index) >= 0.4
        || captions::is_longer_twin(page, index) && page.caption(index) >= 0.2;
    kind && !twin
        && page.caption(index) < 0.94
        && (!page.under_furniture(index) || page.is(index + 1, Look::Byline) && page.words(index) >= 4)
        && !(index < 3 && counts::holds_domain(page.folded(index)))
}

/// Authors' names beside a date are no headlines, once something better stands above them.
fn without_authors(page: &Page<'_>, candidates: Vec<usize>) -> Vec<usize> {
    let is_author = |index: usize| {
        let beside = page.beside_meta(index);
        let above = candidates.iter().any(|&other| other < index && page.words(other) >= 4);
        beside && above && byline::bare(page.text_of(index)).is_some()
    };
    let authors: Vec<usize> = candidates.iter().copied().filter(|&index| is_author(index)).collect();
    candidates.into_iter().filter(|index| !authors.contains(index)).collect()
}

fn best(page: &Page<'_>, candidates: &[usize], told: &Told) -> Option<usize> {
    let mut found: Option<(usize, f32)> = None;
    for &index in candidates {
        let near = (index + 1..index + 5).any(|below| match page.look(below) {
            Some(Look::Byline) => true,
            Some(Look::Date) => !dates::is_clock(page.text_of(below)),
            _ => false,
        });
        // The first update of a live report tells little of the whole.
        let share = if page.live { 0.0 } else { told.share(page.text_of(index)).unwrap_or(0.0) };
        // A kicker's few words may all be told; what counts is how many.
        let share = share * f32::from(u8::try_from(page.words(index).min(8)).unwrap_or(8)) / 8.0;
        let score = score(page, index) + share + if near { 0.2 } else { 0.0 };
        // Right below a headline stands its summary, which is no headline for being a little shorter.
        let margin = |at: usize| if at + 1 == index && page.words(at) >= 5 { 0.45 } else { 0.05 };
        if found.is_none_or(|(at, known)| score > known + margin(at)) {
            found = Some((index, score));
        }
    }
    let (index, _) = found?;
    // A short headline over a long summary: the line above is the headline where nothing stands between
    // this one and the text, and it says more than a kicker does.
    let place = candidates.iter().position(|&candidate| candidate == index)?;
    let above = place.checked_sub(1).and_then(|at| candidates.get(at)).copied();
    let last = place + 1 == candidates.len();
    let long = page.words(index) >= 13 && page.text_of(index).chars().count() > 85;
    match above {
        Some(above) if last && long && above + 1 == index && page.words(above) >= 4 => Some(above),
        _ => Some(index),
    }
}

/// How well a line would do as a headline, by its length and its end.
fn score(page: &Page<'_>, index: usize) -> f32 {
    let text = page.text_of(index);
    if page.mark(index) == Some(Mark::Heading(1)) {
        return 2.0;
    }
    let mut score: f32 = match page.words(index) {
        2 => 0.4,
        3 => 0.6,
        4 => 0.75,
        5..=17 => 1.0,
        18..=21 => 0.8,
        22..=26 => 0.5,
        _ => 0.2,
    };
    if text.ends_with('.') {
        score -= 0.5;
    }
    if text.contains(". ") && page.words(index) > 9 {
        score -= 0.3;
    }
    if text.contains(" | ") {
        score -= 0.2;
    }
    score
}
