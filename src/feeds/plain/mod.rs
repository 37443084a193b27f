//! A page captured as plain text, read into an article.
//!
//! The capture is cut into passages ([`lines`]), the words of each are looked at alone ([`page`]), and
//! what a passage is follows from its words and its place ([`sort`]). No page is known by name.

mod asides;
mod byline;
mod captions;
mod counts;
mod date_words;
mod dates;
mod extent;
mod furniture;
mod head;
mod headline;
mod lines;
mod look;
mod numbers;
mod page;
mod phrases;
mod pieces;
mod region;
mod repeats;
mod rows;
mod setting;
mod sort;
mod tables;
mod told;
mod who;
mod wrap;

use crate::feeds::dateline;
use crate::feeds::tongue;
use crate::model::{Article, Block, BlockKind, Span, Text};

pub(in crate::feeds) use byline::labelled as byline_names;
pub use date_words::month_named;
pub use numbers::without_link_numbers;
use page::Page;

/// Reads a capture. `body.text` has the characters of `raw` at the same places, cleaned in place.
///
/// Every line with something on it is in a block; what is not part of the article is furniture, as is all
/// that comes after more lines than an article has.
#[must_use]
pub fn read(raw: &str) -> Article {
    let text = Text::in_place(raw);
    let page = Page::new(&text);
    let kinds = sort::kinds(&page);
    let mut article = Article::default();
    for (passage, kind) in page.passages.iter().zip(kinds) {
        note(&mut article, kind, passage.text);
        let span = Span::new(passage.span.start, passage.span.end);
        let placed = article.body.blocks.last().is_some_and(|block| block.kind == BlockKind::Dateline);
        if kind == BlockKind::Lead
            && !placed
            && let Some((place, after)) = dateline::dateline(passage.text)
        {
            article.dateline = passage.text.get(place).map(Text::line);
            let cut = passage.span.start + after;
            let rest = passage.text.get(after..).unwrap_or("");
            let from = passage.span.end - rest.trim_start().len();
            article.body.blocks.push(Block::new(BlockKind::Dateline, Span::new(passage.span.start, cut)));
            article.body.blocks.push(Block::new(BlockKind::Lead, Span::new(from, passage.span.end)));
            continue;
        }
        article.body.blocks.push(block(kind, span, passage.text));
    }
    captions::finish(&text, &mut article.body.blocks);
    if let Some(unread) = &page.unread {
        article.body.blocks.push(Block::new(BlockKind::Furniture, Span::new(unread.start, unread.end)));
    }
    article.body.text = text;
    article.language = tongue::of(&article.body);
    article
}

fn block(kind: BlockKind, span: Span, words: &str) -> Block {
    let mut block = Block::new(kind, span);
    match kind {
        BlockKind::Heading => block.level = 2,
        BlockKind::ListItem => {
            if let Some(lines::Point::Number(number)) = lines::point(words) {
                block.number = Some(number);
            }
        }
        _ => {}
    }
    block
}

/// Keeps what a block says of the article as a whole.
fn note(article: &mut Article, kind: BlockKind, words: &str) {
    match kind {
        BlockKind::Headline => article.headline = Text::line(words),
        BlockKind::Kicker => article.kicker = Some(Text::line(words)),
        BlockKind::Dateline => {
            let place = words.trim_end_matches(['-', '–', '—', ' ']);
            article.dateline = Some(Text::line(place));
        }
        BlockKind::Byline if dates::is_date_line(words) => {
            let found = dates::dates(words);
            article.published = article.published.or(found.published);
            article.modified = article.modified.or(found.modified);
        }
        BlockKind::Byline => {
            // "By Ada Roe | Lunde Times | May 3, 2024" holds the date, too.
            let dated = words.split(['|', '·', '•']).skip(1).find(|piece| dates::is_date_line(piece));
            article.published = article.published.or_else(|| dates::dates(dated?).published);
            let names = byline::labelled(words).or_else(|| byline::dated(words)).or_else(|| byline::bare(words));
            let names = names.unwrap_or_default();
            if article.byline.is_empty() {
                article.byline = names.into_iter().map(Text::line).collect();
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_end_are_one_block_of_furniture() {
        let lines = 40_000;
        let body = read(&"Photo: X\n".repeat(lines)).body;
        assert!(body.blocks.len() < lines);
        let last = body.blocks.last().unwrap();
        assert_eq!(last.kind, BlockKind::Furniture);
        assert_eq!(last.span.end(), body.text.trim_end().len());
        assert!(body.words(last).lines().count() > 1);
    }
}
