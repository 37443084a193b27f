//! The captions of a page, put back where they stand in it.
//!
//! What selects the article often loses figures, or keeps a caption as if it were a paragraph. The
//! blocks of the whole page tell which words are captions and between which paragraphs they stand.

use std::collections::{HashMap, HashSet};

use super::writer::{Line, Piece, Writer};
use crate::model::{BlockKind, Image};

/// The article's blocks and pictures in reading order.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub pieces: Vec<Piece>,
    pub images: Vec<Image>,
}

/// The chosen blocks, with the captions that stand on the page between headline and last paragraph.
pub(super) fn put_back(page: Writer, chosen: Writer, headline: &str) -> Placed {
    let (page, page_images) = page.into_pieces();
    let (mut chosen, _) = chosen.into_pieces();
    let captions: HashSet<String> =
        page.iter().filter(|piece| piece.kind == BlockKind::Caption).map(|piece| key(&piece.line)).collect();
    // A caption that was chosen as a paragraph is one still, and stands where the page has it.
    chosen.retain(|piece| !captions.contains(&key(&piece.line)));
    let known: HashMap<String, usize> =
        chosen.iter().enumerate().rev().map(|(place, piece)| (key(&piece.line), place)).collect();
    let headline = folded(headline);
    let mut begun = false;
    // For each chosen block, the page's captions right before it; those after the last one belong to other things.
    let mut before: Vec<Vec<&Piece>> = vec![Vec::new(); chosen.len()];
    let mut waiting: Vec<&Piece> = Vec::new();
    let mut reached = 0;
    for piece in &page {
        let words = key(&piece.line);
        if piece.kind == BlockKind::Caption {
            waiting.push(piece);
        } else if let Some(&place) = known.get(&words).filter(|&&place| place >= reached) {
            if let Some(list) = before.get_mut(place) {
                list.append(&mut waiting);
            }
            begun = true;
            reached = place;
        } else if !begun && piece.kind == BlockKind::Heading && words == headline {
            // Captions above the headline are of other articles.
            waiting.clear();
        }
    }
    // A picture that closes the article stands right behind its last block.
    let mut pieces = Vec::new();
    let mut seen = HashSet::new();
    let mut used = HashSet::new();
    for (piece, captions) in chosen.into_iter().zip(before) {
        for caption in captions {
            if seen.insert(key(&caption.line)) {
                used.insert(caption.number);
                pieces.push(caption.clone());
            }
        }
        pieces.push(piece);
    }
    let images =
        page_images.into_iter().filter(|image| image.caption.is_some_and(|caption| used.contains(&caption))).collect();
    Placed { pieces, images }
}

fn key(line: &Line) -> String {
    folded(line.text())
}

fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
