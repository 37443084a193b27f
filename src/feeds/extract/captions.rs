//! The captions of a page, put back where they stand in it.
//!
//! What selects the article often loses figures, or keeps a caption as if it were a paragraph. The
//! blocks of the whole page tell which words are captions and between which paragraphs they stand.

use std::collections::{HashMap, HashSet};

use super::furniture;
use super::mend;
use super::metadata::Metadata;
use super::rescue;
use super::writer::{Line, Piece, Writer};
use crate::model::{BlockKind, Image};

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
        chosen = rescue::told(&all().into_pieces().0, &chosen, body, folded).unwrap_or(chosen);
    }
    chosen = rescue::prose(&page, &headline, chosen, folded);
    if rescue::is_next_to_nothing(&chosen) {
        // Some pages show their text only when their scripts have run.
        chosen = rescue::prose(&all().into_pieces().0, &headline, chosen, folded);
    }
    mend::complete(&page, &mut chosen, &headline, metadata, folded);
    furniture::drop(&mut chosen, metadata);
    let captions: HashSet<String> =
        page.iter().filter(|piece| piece.kind == BlockKind::Caption).map(|piece| key(&piece.line)).collect();
    // A caption that was chosen as a paragraph is one still, and stands where the page has it.
    let mut kept = HashSet::new();
    chosen.retain(|piece| {
        let words = key(&piece.line);
        let is_caption = captions.contains(&words);
        if is_caption {
            kept.insert(words);
        }
        !is_caption
    });
    let before =
        between(&page, &chosen, &headline, |piece, words| kept.contains(words) || furniture::is_ours(piece, metadata));
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
    let ours = |image: &Image| image.caption.is_some_and(|caption| used.contains(&caption));
    Placed { pieces, images: page_images.into_iter().filter(ours).collect() }
}

/// For each chosen block what of the page belongs right before it. What stands after the last one
/// belongs to other things.
fn between<'p>(
    page: &'p [Piece],
    chosen: &[Piece],
    headline: &str,
    wanted: impl Fn(&Piece, &str) -> bool,
) -> Vec<Vec<&'p Piece>> {
    let known: HashMap<String, usize> =
        chosen.iter().enumerate().rev().map(|(place, piece)| (key(&piece.line), place)).collect();
    let mut before: Vec<Vec<&Piece>> = vec![Vec::new(); chosen.len()];
    let mut waiting: Vec<&Piece> = Vec::new();
    let (mut begun, mut reached) = (false, 0);
    for piece in page {
        let words = key(&piece.line);
        if piece.kind == BlockKind::Caption {
            if wanted(piece, &words) {
                waiting.push(piece);
            }
        } else if let Some(&place) = known.get(&words).filter(|&&place| place >= reached) {
            if let Some(list) = before.get_mut(place) {
                list.append(&mut waiting);
            }
            begun = true;
            reached = place;
        } else if !begun && piece.kind == BlockKind::Heading && words == headline {
            // What stands above the headline is of other articles.
            waiting.clear();
        }
    }
    before
}

fn key(line: &Line) -> String {
    folded(line.text())
}

fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
