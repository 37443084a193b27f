//! The text of an article that the selection missed, found by what else the page tells of it.

use std::collections::HashSet;

use super::furniture;
use super::writer::Piece;
use crate::feeds::folded::folded;
use crate::model::BlockKind;

/// Fewer characters than this in all, and the selection has missed the article.
const LEAST: usize = 250;
/// Longer texts told to programs, in bytes, and more blocks than this are not compared: each block is
/// looked for in the whole text.
const TOLD: usize = 200_000;
const PIECES: usize = 2_000;
/// So many blocks that are no running text end a run of it.
const GAP: usize = 5;

/// The chosen blocks, or the page's longest run of text where they are next to nothing beside it.
pub(super) fn prose(page: &[Piece], headline: &str, chosen: Vec<Piece>) -> Vec<Piece> {
    let held: usize = chosen.iter().map(Piece::length).sum();
    let below = page.iter().position(|piece| folded(piece.line.text()) == headline).map_or(0, |place| place + 1);
    let page = page.get(below..).unwrap_or(&[]);
    if held < LEAST {
        let found: Vec<Piece> = page.iter().filter(|piece| furniture::is_prose(piece)).cloned().collect();
        let is_more = found.iter().map(Piece::length).sum::<usize>() > held;
        return if is_more { found } else { chosen };
    }
    let run = longest_run(page);
    let told: usize = run.iter().filter(|piece| furniture::is_prose(piece)).map(Piece::length).sum();
    // A longer run of other words may be what readers wrote; one that goes on from the chosen ones is the article.
    let words: HashSet<String> = run.iter().map(|piece| folded(piece.line.text())).collect();
    let within = |piece: &&Piece| words.contains(&folded(piece.line.text()));
    let shared: usize = chosen.iter().filter(within).map(Piece::length).sum();
    if told * 5 <= held * 8 || shared * 10 <= held * 7 {
        return chosen;
    }
    run.iter()
        .filter(|piece| piece.kind != BlockKind::Caption && piece.line.linked() * 2 < piece.length())
        .cloned()
        .collect()
}

/// The stretch with the most running text in it, little else between.
fn longest_run(page: &[Piece]) -> &[Piece] {
    let (mut best, mut most) = (0..0, 0);
    let (mut start, mut end, mut sum) = (0, 0, 0);
    for (place, piece) in page.iter().enumerate().filter(|(_, piece)| furniture::is_prose(piece)) {
        if place > end + GAP {
            (start, sum) = (place, 0);
        }
        (end, sum) = (place + 1, sum + piece.length());
        if sum > most {
            (best, most) = (start..end, sum);
        }
    }
    page.get(best).unwrap_or(&[])
}

/// Whether the article's text, as the page gives it to programs, is much longer than what was chosen.
pub(super) fn is_short_of(chosen: &[Piece], body: &str) -> bool {
    let held: usize = chosen.iter().map(Piece::length).sum();
    let body = body.chars().count();
    body >= LEAST && held * 5 < body * 4
}

/// Whether no block of it is running text.
pub(super) fn is_next_to_nothing(chosen: &[Piece]) -> bool {
    !chosen.iter().any(furniture::is_prose)
}

/// The page's blocks that the article's text, as the page gives it to programs, holds; none where that
/// is no gain.
pub(super) fn told(page: &[Piece], chosen: &[Piece], body: &str) -> Option<Vec<Piece>> {
    let body = folded(body);
    let held: usize = chosen.iter().map(|piece| folded(piece.line.text()).len()).sum();
    let mut place = 0;
    let mut found = Vec::new();
    if body.len() > TOLD {
        return None;
    }
    for piece in page.iter().take(PIECES) {
        let words = folded(piece.line.text());
        let at = body.get(place..).and_then(|rest| rest.find(&words)).filter(|_| words.len() >= 16);
        if let Some(at) = at {
            place += at + words.len();
            found.push(piece.clone());
        }
    }
    let gained: usize = found.iter().map(|piece| folded(piece.line.text()).len()).sum();
    (gained > held && gained * 5 >= body.len() * 3).then_some(found)
}
