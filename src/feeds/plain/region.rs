//! Where the article stands on a page that prints menus, teasers and comments around it.

use std::ops::Range;

use super::furniture;
use super::look::Look;
use super::page::Page;
use super::told::Told;

/// The stretch of passages that holds the article: the one with most running text and least else.
///
/// Each passage weighs for or against by what its words look like, and the stretch with the largest sum is
/// the article. A teaser of one sentence under its heading weighs against; paragraphs outweigh the advertisements
/// and headings between them. The whole page where it has no running text
/// at all, or little of anything.
pub(super) fn region(page: &Page<'_>) -> Region {
    if page.len() < CROWD {
        return Region::whole(page);
    }
    let comments = comments(page);
    let (mut best, mut found) = (0, None);
    let (mut sum, mut start) = (0, 0);
    for index in 0..comments {
        if sum <= 0 {
            (sum, start) = (0, index);
        }
        sum += weight(page, index);
        if sum > best {
            (best, found) = (sum, Some(start..index + 1));
        }
    }
    let Some(found) = found else { return Region::whole(page) };
    let told = Told::new(page, found.clone());
    let start = if found.start < FEW { 0 } else { with_opening(page, found.start) };
    let end = if found.end + FEW > page.len() { page.len() } else { with_ending(page, found.end) };
    let core = start..end.min(comments);
    let all = with_others(page, &told, core.clone(), comments);
    Region { all, core, told }
}

/// Where the article stands.
pub(super) struct Region {
    /// From its first passage to its last.
    pub(super) all: Range<usize>,
    /// The stretch in which hardly anything else stands.
    core: Range<usize>,
    told: Told,
}

impl Region {
    fn whole(page: &Page<'_>) -> Self {
        Self { all: 0..page.len(), core: 0..page.len(), told: Told::default() }
    }

    /// Whether a passage stands in a box of something else, between the article and the rest of it.
    pub(super) fn is_astray(&self, page: &Page<'_>, index: usize) -> bool {
        let goes_on = |at: usize| self.told.goes_on(page, at);
        let heads = page.is(index, Look::Short) && page.words(index) <= 12 && goes_on(index + 1);
        self.all.contains(&index) && !self.core.contains(&index) && !goes_on(index) && !heads
    }
}

/// The stretch together with the paragraphs beyond a box of links or an offer that go on with what it tells.
fn with_others(page: &Page<'_>, told: &Told, core: Range<usize>, comments: usize) -> Range<usize> {
    let (mut start, mut end) = (core.start, core.end);
    // A summary under the headline of another article may speak of the same.
    let titled = |index: usize| index > 0 && page.is(index - 1, Look::Short) && page.words(index - 1) >= 4;
    let is_long = |index: usize| page.words(index) >= 30 && told.goes_on(page, index);
    let below = |end: usize| {
        (end..comments.min(end + BOX)).find(|&index| is_long(index) && (!titled(index) || index <= end + 1))
    };
    while let Some(next) = below(end) {
        end = next + 1;
    }
    while let Some(next) = (start.saturating_sub(BOX)..start).rev().find(|&index| is_long(index) && !titled(index)) {
        start = next;
    }
    start..end
}

/// A box within an article has no more passages.
const BOX: usize = 40;

/// Where the readers' comments begin, which may be longer than the article; the number of passages where none are.
///
/// A label opens them, and below it readers' names, the hours they wrote at and buttons to answer recur.
fn comments(page: &Page<'_>) -> usize {
    let signs: Vec<usize> = (0..page.len()).filter(|&index| is_comment_sign(page, index)).collect();
    if signs.len() < 3 {
        return page.len();
    }
    let opens = |index: &usize| {
        let from = signs.partition_point(|sign| sign <= index);
        let near = signs.iter().skip(from).take_while(|sign| **sign <= index + 40).count();
        near >= 3 && (1..16).any(|next| is_comment_sign(page, index + next))
    };
    (1..page.len())
        .filter(|&index| opens_comments(page.folded(index)) && prose_above(page, index))
        .find(opens)
        .unwrap_or(page.len())
}

/// Whether there is an article's worth of paragraphs above.
fn prose_above(page: &Page<'_>, index: usize) -> bool {
    let long = |index: &usize| page.is(*index, Look::Prose) && page.words(*index) >= 12;
    (0..index).rev().filter(long).nth(2).is_some()
}

/// What stands over or under each reader's comment: "Ada Roe says:", "Log in to reply".
fn is_comment_sign(page: &Page<'_>, index: usize) -> bool {
    let folded = page.folded(index);
    let says =
        [" says", " said", " schreibt", " sagt", " dit", " dice", " says"].iter().any(|verb| folded.ends_with(verb));
    page.words(index) <= 14
        && (says && page.text_of(index).ends_with(':')
            || matches!(
                folded,
                "reply" | "log in to reply" | "répondre" | "antworten" | "responder" | "rispondi" | "report"
            ))
}

/// Where fewer passages are on a page, all of them are looked at: an article and the links around it.
const CROWD: usize = 60;

/// So few passages above or below are no crowd, and each of them is looked at for itself.
const FEW: usize = 15;

/// Where a stretch begins once a paragraph right above it, past a few buttons or dates, is taken in.
fn with_opening(page: &Page<'_>, start: usize) -> usize {
    let opens = |index: &usize| page.is(*index, Look::Prose) && page.words(*index) >= 12 && page.caption(*index) < 0.8;
    (start.saturating_sub(6)..start).find(opens).unwrap_or(start)
}

/// Where a stretch ends once the sentences right below it are taken in, which are too short to weigh.
fn with_ending(page: &Page<'_>, mut end: usize) -> usize {
    let parts = |index: usize| match page.look(index) {
        Some(Look::Short) => page.caption(index) < 0.5,
        Some(Look::Furniture) => furniture::opens_tail(page.folded(index)) || furniture::opens_list(page.folded(index)),
        Some(Look::Date | Look::Point) | None => true,
        _ => false,
    };
    while let Some(next) = (end..end + 8).find(|&index| page.is(index, Look::Prose)) {
        if (end..next).any(parts) {
            break;
        }
        end = next + 1;
    }
    end
}

/// How much a passage weighs for its being part of the article, in words of running text.
fn weight(page: &Page<'_>, index: usize) -> i64 {
    let words = i64::try_from(page.words(index)).unwrap_or(i64::MAX).min(PARAGRAPH);
    let is_prose = |index: usize| page.is(index, Look::Prose);
    match page.look(index) {
        Some(Look::Furniture) if furniture::opens_tail(page.folded(index)) => -30,
        _ if opens_comments(page.folded(index)) => -40,
        Some(Look::Furniture) => -5,
        Some(Look::Prose | Look::Short) if page.caption(index) >= 0.6 => 0,
        // One paragraph goes on with the other; a teaser stands alone below its headline.
        Some(Look::Prose) if is_prose(index + 1) || index > 0 && is_prose(index - 1) => (words - 4).max(0),
        Some(Look::Prose) if goes_on(page, index) => (words - TEASER).max(0),
        Some(Look::Prose) => (words - TEASER).max(0) / 2,
        Some(Look::Short) if words >= 20 => words - TEASER,
        Some(Look::Short) if is_prose(index + 1) && is_prose(index + 2) => -4,
        Some(Look::Short | Look::Date) => -12,
        Some(Look::Point) if words >= 10 && page.text_of(index).ends_with(['.', '!', '?']) => words - TEASER,
        Some(Look::Point) => -6,
        Some(Look::Closing | Look::Note) => 20,
        Some(Look::Byline | Look::PictureCredit | Look::Table) | None => 0,
    }
}

/// Whether nothing but advertisements and pictures with captions part a paragraph from the next one, above or below.
fn goes_on(page: &Page<'_>, index: usize) -> bool {
    let between = |at: &usize| match page.look(*at) {
        Some(Look::Furniture) => !furniture::is_picture(page.text_of(*at)) && !furniture::opens_tail(page.folded(*at)),
        Some(Look::PictureCredit) => true,
        Some(Look::Short) => page.caption(*at) >= 0.6,
        _ => false,
    };
    let below = (index + 1..index + 5).find(|at| !between(at));
    let above = (index.saturating_sub(4)..index).rev().find(|at| !between(at));
    let is_prose = |at: Option<usize>| at.is_some_and(|at| page.is(at, Look::Prose));
    is_prose(below) || is_prose(above)
}

/// Whether readers' comments follow: "34 responses to the story", "12 Kommentare".
fn opens_comments(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let counted = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let first = if counted { words.next() } else { Some(folded) };
    words.count() <= 16
        && matches!(
            first,
            Some(
                "comment"
                    | "comments"
                    | "response"
                    | "responses"
                    | "replies"
                    | "kommentare"
                    | "kommentar"
                    | "commentaires"
                    | "comentarios"
                    | "commenti"
                    | "comentários"
                    | "reacties"
                    | "ergänzungen"
            )
        )
}

/// A longer paragraph weighs no more.
const PARAGRAPH: i64 = 100;

/// A lone sentence of so few words weighs nothing.
const TEASER: i64 = 10;

#[cfg(test)]
mod tests;
