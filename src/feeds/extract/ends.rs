//! The two ends of an article: the dateline and the lead it opens with, the credits it closes with.

use crate::feeds::plain::byline_names;
use crate::feeds::{closing, dateline};
use crate::model::{Block, BlockKind, Body, Span, Text};

/// Paragraphs of this many bytes are running text, after which no closing credit stands.
const RUNNING: usize = 160;
/// How many of them may follow a credit all the same: notes, lines about the author.
const AFTER: usize = 2;

/// Takes a first paragraph that names the authors for the byline that it is; the authors.
pub(super) fn byline(body: &mut Body) -> Vec<Text> {
    let Some(first) = body.blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph) else {
        return Vec::new();
    };
    let names = byline_names(first.span.of(&body.text)).unwrap_or_default();
    if !names.is_empty() {
        first.kind = BlockKind::Byline;
    }
    names.into_iter().map(Text::line).collect()
}

/// Finds lead, dateline and closing credits; the dateline's place, where the body gives one.
pub(super) fn settle(body: &mut Body) -> Option<Text> {
    let given = body.blocks.iter().any(|block| block.kind == BlockKind::Dateline);
    let first = body.blocks.iter().position(|block| block.kind == BlockKind::Paragraph)?;
    let place = if given { None } else { opening(body, first) };
    // A summary under the headline is the lead already.
    let led = body.blocks.iter().any(|block| block.kind == BlockKind::Lead);
    if let Some(lead) = body.blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph).filter(|_| !led) {
        lead.kind = BlockKind::Lead;
    }
    credits(body);
    place
}

/// Makes a block of the dateline before the lead, or in a paragraph of its own.
fn opening(body: &mut Body, first: usize) -> Option<Text> {
    let span = body.blocks.get(first)?.span;
    let words = span.of(&body.text);
    if dateline::is_dateline(words) {
        let place = Text::line(words.trim_end_matches(['-', '–', '—', ' ']));
        body.blocks.get_mut(first)?.kind = BlockKind::Dateline;
        return Some(place);
    }
    let (place, after) = dateline::dateline(words)?;
    let place = words.get(place).map(Text::line)?;
    let blanks = words.get(after..)?.len() - words.get(after..)?.trim_start().len();
    let (end, start) = (span.start() + after, span.start() + after + blanks);
    body.blocks.get_mut(first)?.span = Span::new(start, span.end());
    insert(body, first, Block::new(BlockKind::Dateline, Span::new(span.start(), end)));
    Some(place)
}

fn credits(body: &mut Body) {
    let mut after = 0;
    for index in (0..body.blocks.len()).rev() {
        let Some(block) = body.blocks.get_mut(index) else { break };
        let span = block.span;
        let words = span.of(&body.text);
        let may_end = matches!(block.kind, BlockKind::Lead | BlockKind::Paragraph | BlockKind::ListItem);
        if block.kind == BlockKind::Paragraph && closing::names_helpers(words) {
            block.kind = BlockKind::Credit;
        } else if may_end && let Some(at) = closing::bracketed_tail(words) {
            let cut = span.start() + at;
            block.span = Span::new(span.start(), span.start() + words.get(..at).unwrap_or(words).trim_end().len());
            insert(body, index + 1, Block::new(BlockKind::Credit, Span::new(cut, span.end())));
            after += 1;
        } else if may_end && span.len() >= RUNNING {
            after += 1;
        }
        if after > AFTER || block_is_lead(body, index) {
            break;
        }
    }
}

fn block_is_lead(body: &Body, index: usize) -> bool {
    body.blocks.get(index).is_some_and(|block| block.kind == BlockKind::Lead)
}

/// Puts a block in; whatever counts blocks counts on.
fn insert(body: &mut Body, at: usize, block: Block) {
    let moved = |number: &mut u32| {
        if usize::try_from(*number).is_ok_and(|number| number >= at) {
            *number += 1;
        }
    };
    body.blocks.iter_mut().filter_map(|block| block.duplicate_of.as_mut()).for_each(moved);
    body.images.iter_mut().flat_map(|image| [&mut image.caption, &mut image.before]).flatten().for_each(moved);
    body.blocks.insert(at, block);
}

#[cfg(test)]
mod tests {
    use crate::feeds::extract::fragment;
    use crate::model::BlockKind;

    #[test]
    fn an_entry_opens_with_its_dateline_and_closes_with_its_credits() {
        let html = "<figure><img src='https://a.example/1.jpg'><figcaption>Boats.</figcaption></figure>\
            <p>LUNDE, Norway (Coastal Wire) – Two boats <a href='https://a.example/'>sank</a>.</p>\
            <figure><img src='https://a.example/2.jpg'><figcaption>More boats.</figcaption></figure>\
            <p>Nobody was hurt. (Reporting by Ada Roe; editing by Tom Lund)</p>\
            <p>The Associated Press contributed to this report.</p>";
        let article = fragment(html, None);
        let body = &article.body;
        let read: Vec<_> = body.blocks.iter().map(|block| (block.kind, body.words(block))).collect();
        assert_eq!(
            read,
            [
                (BlockKind::Caption, "Boats."),
                (BlockKind::Dateline, "LUNDE, Norway (Coastal Wire) –"),
                (BlockKind::Lead, "Two boats sank."),
                (BlockKind::Caption, "More boats."),
                (BlockKind::Paragraph, "Nobody was hurt."),
                (BlockKind::Credit, "(Reporting by Ada Roe; editing by Tom Lund)"),
                (BlockKind::Credit, "The Associated Press contributed to this report."),
            ]
        );
        assert_eq!(article.dateline.as_deref(), Some("LUNDE, Norway (Coastal Wire)"));
        assert_eq!(body.images[1].caption, Some(3));
        assert_eq!(body.links[0].span.of(&body.text), "sank");
    }

    #[test]
    fn a_dateline_may_stand_in_a_paragraph_of_its_own() {
        let article = fragment("<p>LUNDE —</p><p>Two boats sank.</p>", None);
        let kinds: Vec<_> = article.body.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Dateline, BlockKind::Lead]);
    }

    #[test]
    fn running_text_after_a_credit_means_that_it_is_none() {
        let long = format!("<p>{}</p>", "Nobody on the quay could say where the boats had gone. ".repeat(4));
        let html = format!("<p>Two boats sank.</p><p>Information from the radar was late.</p>{}", long.repeat(3));
        assert!(fragment(&html, None).body.blocks.iter().all(|block| block.kind != BlockKind::Credit));
    }

    #[test]
    fn an_entry_that_opens_with_its_authors_has_a_byline_and_its_lead_behind_it() {
        let article = fragment("<p>By Ada Roe and Tom Lund</p><p>Two boats sank on Monday.</p>", None);
        let kinds: Vec<BlockKind> = article.body.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Byline, BlockKind::Lead]);
        assert_eq!(article.byline.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["Ada Roe", "Tom Lund"]);
        let article = fragment("<p>By noon the boats had sunk.</p>", None);
        assert_eq!(article.body.blocks[0].kind, BlockKind::Lead);
    }
}
