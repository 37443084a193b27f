//! The captions of a page, put back where they stand in it.
//!
//! What selects the article often loses figures, or keeps a caption as if it were a paragraph. The
//! blocks of the whole page tell which words are captions and between which paragraphs they stand.

use std::collections::{HashMap, HashSet};

use super::furniture;
use super::live;
use super::mend;
use super::metadata::Metadata;
use super::ours;
use super::rescue;
use super::writer::{Line, Piece, Writer};
use crate::feeds::caption;
use crate::feeds::folded::folded;
use crate::model::{BlockKind, Image};

/// Words of at least so many bytes that a caption begins or ends with are part of it; longer ones than the second are
/// not looked for in the captions, of which no more than the third are looked at.
const PART: usize = 16;
const LONGEST: usize = 600;
const MOST: usize = 300;
/// A picture with no more than so many short blocks between it and the headline below opens the article.
const ABOVE: usize = 4;
/// A block of fewer characters than this is short: a kicker, a row of buttons.
const LABEL: usize = 60;

/// The article's blocks and pictures in reading order.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub pieces: Vec<Piece>,
    pub images: Vec<Image>,
}

/// The chosen blocks, with the captions that stand on the page between the headline and the last of them.
///
/// `all` reads the whole page, what it hides from readers included.
pub(super) fn put_back(page: Writer, chosen: Writer, all: impl Fn() -> Writer, metadata: &Metadata) -> Placed {
    let (page, page_images) = page.into_pieces();
    let (mut chosen, _) = chosen.into_pieces();
    let headline = folded(&metadata.printed);
    if let Some(body) = metadata.body.as_deref().filter(|body| rescue::is_short_of(&chosen, body)) {
        chosen = rescue::told(&all().into_pieces().0, &chosen, body).unwrap_or(chosen);
    }
    chosen = rescue::prose(&page, &headline, chosen);
    if rescue::is_next_to_nothing(&chosen) {
        // Some pages show their text only when their scripts have run.
        chosen = rescue::prose(&all().into_pieces().0, &headline, chosen);
    }
    mend::complete(&page, &mut chosen, &headline, metadata);
    // What is embedded stands where the page has it, whatever the selection made of it.
    chosen.retain(|piece| piece.kind != BlockKind::Beside);
    live::set_apart(&mut chosen);
    furniture::drop(&mut chosen, metadata);
    let captions: HashSet<String> =
        page.iter().filter(|piece| piece.kind == BlockKind::Caption).map(|piece| key(&piece.line)).collect();
    let claims: HashSet<String> = metadata.claims.iter().map(|claim| folded(claim)).collect();
    // A caption that was chosen as a paragraph is one still, and stands where the page has it.
    let mut kept = HashSet::new();
    chosen.retain(|piece| {
        let words = key(&piece.line);
        let is_part = |told: &&String| match piece.kind {
            BlockKind::Caption => told.contains(&words),
            _ => words.len() >= PART && (told.starts_with(&words) || told.ends_with(&words)),
        };
        let is_short = piece.line.text().len() < LONGEST;
        let told = captions
            .get(&words)
            .or_else(|| captions.iter().take(MOST).find(is_part).filter(|_| is_short && !words.is_empty()));
        kept.extend(told.cloned());
        told.is_none() && !(piece.kind == BlockKind::Caption && ours::is_label(piece.line.text()))
    });
    let mut before = between(&page, &chosen, &headline, |piece, words| match piece.kind {
        BlockKind::Beside => piece.line.mark.foreign == 0,
        _ => {
            !ours::is_label(piece.line.text())
                && !claims.contains(words)
                && (kept.contains(words) || ours::is_ours(piece, metadata))
        }
    });
    let after = before.pop().unwrap_or_default();
    let mut pieces = Vec::new();
    let (mut seen, mut used) = (HashSet::new(), HashSet::new());
    for (piece, found) in chosen.into_iter().zip(before) {
        for lost in found {
            if seen.insert(key(&lost.line)) {
                used.insert(lost.number);
                pieces.push(lost.clone());
            }
        }
        pieces.push(piece);
    }
    for lost in after {
        if seen.insert(key(&lost.line)) {
            used.insert(lost.number);
            pieces.push(lost.clone());
        }
    }
    let ours = |image: &Image| image.caption.is_some_and(|caption| used.contains(&caption));
    Placed { pieces, images: page_images.into_iter().filter(ours).collect() }
}

/// For each chosen block what of the page belongs right before it, and what belongs after the last one: no more
/// than what follows it at once, for what else stands below belongs to other things.
fn between<'p>(
    page: &'p [Piece],
    chosen: &[Piece],
    headline: &str,
    wanted: impl Fn(&Piece, &str) -> bool,
) -> Vec<Vec<&'p Piece>> {
    let known: HashMap<String, usize> =
        chosen.iter().enumerate().rev().map(|(place, piece)| (key(&piece.line), place)).collect();
    let mut before: Vec<Vec<&Piece>> = vec![Vec::new(); chosen.len() + 1];
    let mut waiting: Vec<&Piece> = Vec::new();
    let (mut begun, mut ended, mut reached) = (false, false, 0);
    // How many blocks stand between the captions that wait and the place at hand.
    let mut passed = 0;
    for piece in page {
        let words = key(&piece.line);
        if matches!(piece.kind, BlockKind::Caption | BlockKind::Beside) {
            if wanted(piece, &words) {
                if ended && (piece.kind == BlockKind::Beside || caption::credit(piece.line.text()).is_some()) {
                    before.last_mut().into_iter().for_each(|list| list.push(piece));
                }
                waiting.push(piece);
                passed = 0;
            }
            continue;
        }
        ended = false;
        if let Some(&place) = known.get(&words).filter(|&&place| place >= reached) {
            if let Some(list) = before.get_mut(place) {
                list.append(&mut waiting);
            }
            (begun, reached) = (true, place);
            ended = place + 1 == chosen.len();
        } else if !begun && piece.kind == BlockKind::Heading && words == headline {
            // What stands above the headline is of other articles, but for the picture that opens this one.
            waiting.drain(..waiting.len() - usize::from(!waiting.is_empty() && passed <= ABOVE));
        }
        passed += if piece.length() < LABEL { 1 } else { ABOVE + 1 };
    }
    before
}

fn key(line: &Line) -> String {
    folded(line.text())
}
