//! Facts and blocks, put together as an article in reading order.

use super::captions::Placed;
use super::ends;
use super::metadata::Metadata;
use super::writer::Writer;
use crate::feeds::folded::folded;
use crate::feeds::tongue;
use crate::model::{Article, BlockKind, Text};

/// The article: kicker, headline, byline and dateline, then the blocks.
pub(super) fn article(metadata: Metadata, placed: Placed) -> Article {
    let mut writer = Writer::default();
    if let Some(kicker) = &metadata.kicker {
        writer.add(BlockKind::Kicker, kicker);
    }
    writer.add(BlockKind::Headline, &metadata.headline);
    if !metadata.byline.is_empty() {
        writer.add(BlockKind::Byline, &byline(&metadata.byline));
    }
    let headlines = [folded(&metadata.headline), folded(&metadata.printed)];
    let mut numbers = std::collections::HashMap::new();
    for piece in placed.pieces {
        let words = folded(piece.line.text());
        let repeats = !words.is_empty() && headlines.contains(&words);
        if repeats && matches!(piece.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::Lead) {
            continue;
        }
        let is_dateline = metadata.dateline.as_deref().is_some_and(|dateline| folded(dateline) == words);
        let kind = if is_dateline { BlockKind::Dateline } else { piece.kind };
        // Only captions are counted as the page's blocks are; the others are numbered by the selection.
        let old = (kind == BlockKind::Caption).then_some(piece.number);
        let number = if kind == BlockKind::Caption { writer.caption(piece) } else { writer.piece(kind, piece) };
        if let (Some(number), Some(old)) = (number, old) {
            numbers.insert(old, number);
        }
    }
    for mut image in placed.images {
        image.caption = image.caption.and_then(|old| numbers.get(&old).copied());
        writer.image(image);
    }
    let mut body = writer.finish();
    // They were added after all blocks; their captions tell where they stand.
    body.images.iter_mut().for_each(|image| image.before = None);
    let opening = ends::settle(&mut body);
    Article {
        url: metadata.url,
        headline: metadata.headline,
        kicker: metadata.kicker,
        byline: metadata.byline,
        dateline: opening.or(metadata.dateline),
        publisher: metadata.publisher,
        section: metadata.section,
        thumbnail: metadata.picture,
        published: metadata.published,
        modified: metadata.modified,
        language: metadata.language.or_else(|| tongue::of(&body)),
        body,
        ..Article::default()
    }
}

fn byline(names: &[Text]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("By {one}"),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(crate::model::text::Text::as_str).collect();
            format!("By {} and {last}", first.join(", "))
        }
    }
}
