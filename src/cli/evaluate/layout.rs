//! Headline, kicker, furniture and captions.

use std::collections::BTreeSet;

use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::gold::Phrase;
use crate::cli::evaluate::naming::{folded, one_line};
use crate::cli::evaluate::points::Stretch;
use crate::cli::evaluate::tally::{Sheet, Tally};
use crate::model::BlockKind;

pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    if let Some(furniture) = &case.gold.boilerplate {
        one(case, "headline", case.gold.title.as_ref(), case.answer.headline, sheet);
        one(case, "kicker", case.gold.kicker.as_ref(), case.answer.kicker, sheet);
        let wanted = furniture.iter().flat_map(|phrase| phrase.text.lines()).map(one_line);
        let found = blocks(case, BlockKind::Furniture);
        let found = found.iter().flat_map(|(words, at, _)| words.lines().map(|line| (one_line(line), at.start)));
        sets("furniture", wanted.collect(), found.collect(), sheet);
    }
    if let Some(captions) = &case.gold.captions {
        let wanted = captions.iter().map(|caption| one_line(&caption.text)).collect::<BTreeSet<_>>();
        let found = blocks(case, BlockKind::Caption);
        for (words, _, confidence) in &found {
            sheet.guess("captions", *confidence, wanted.contains(&one_line(words)));
        }
        let optional = captions.iter().filter(|caption| caption.optional).map(|caption| one_line(&caption.text));
        let optional = optional.collect::<BTreeSet<_>>();
        let found = found.into_iter().map(|(words, at, _)| (one_line(&words), at.start));
        let found = found.filter(|(words, _)| !optional.contains(words)).collect();
        sets("captions", wanted.difference(&optional).cloned().collect(), found, sheet);
    }
}

/// The words, place and confidence of all blocks of a kind.
fn blocks(case: &Case<'_>, kind: BlockKind) -> Vec<(String, Stretch, f64)> {
    let of_kind = case.answer.blocks.iter().filter(|block| block.kind == kind);
    of_kind.map(|block| (case.answer.text.cut(block.at), block.at, block.confidence)).collect()
}

fn one(case: &Case<'_>, row: &'static str, wanted: Option<&Phrase>, found: Option<Stretch>, sheet: &mut Sheet) {
    let words = found.map(|at| case.answer.text.cut(at)).unwrap_or_default();
    let right = wanted.is_some_and(|wanted| folded(&wanted.text) == folded(&words));
    let tally = sheet.row(row);
    if found.is_some() {
        tally.find(right);
    }
    if wanted.is_some() {
        tally.want(right);
    }
    if right || wanted.is_none() && found.is_none() {
        return;
    }
    let wanted = wanted.map_or("", |wanted| &wanted.text);
    sheet.mistake(row, found.map(|at| at.start), format!("wanted {wanted:?}, found {words:?}"));
}

fn sets(row: &'static str, mut wanted: BTreeSet<String>, found: Vec<(String, usize)>, sheet: &mut Sheet) {
    wanted.remove("");
    let mut seen = BTreeSet::new();
    let mut wrong = 0;
    for (words, place) in found {
        if words.is_empty() || !seen.insert(words.clone()) || wanted.contains(&words) {
            continue;
        }
        wrong += 1;
        sheet.mistake(row, place, format!("added {words:?}"));
    }
    let right = wanted.intersection(&seen).count();
    for words in wanted.difference(&seen) {
        sheet.mistake(row, None, format!("missed {words:?}"));
    }
    sheet.row(row).add(Tally::of_set(right, wrong, wanted.len() - right));
}
