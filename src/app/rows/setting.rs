//! How an article is set: which block goes where, with which bar, bullet and space around it.

use super::looks::{Layers, with_marks};
use super::wrap::{keep_lines, wrap};
use super::{Look, Piece, Row, RowKind, Tone, pictures, table};
use crate::model::{Article, Block, BlockKind, Findings, QuoteKind, Span};

/// How wide, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub columns: usize,
    /// Lead, quotes, captions and highlights only.
    pub skim: bool,
    /// The line under the headline: publisher, date, reading time.
    pub about: String,
    /// What each picture of the article gets; empty: none are shown.
    pub pictures: Vec<Room>,
    /// Passages that the reader marked: skimming shows them.
    pub marked: Vec<Span>,
}

/// What a picture gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    None,
    /// Only the words that the page has for those who can't see it, where no caption tells it.
    Words,
    Rows(u16),
}

/// How many columns the rule under a headline has.
const RULE: usize = 24;

/// Sets an article.
#[must_use]
pub fn set(article: &Article, findings: Option<&Findings>, setting: &Setting) -> Vec<Row> {
    let body = &article.body;
    let mut setter = Setter {
        text: &body.text,
        layers: Layers::new(body, findings),
        columns: setting.columns.max(1),
        rows: Vec::with_capacity(body.text.len() / setting.columns.max(8) + 16),
        last: None,
    };
    let (numbers, shown): (Vec<usize>, Vec<&Block>) = body.shown().unzip();
    let head_end = head_end(&shown);
    let (head, rest) = shown.split_at(head_end);
    setter.head(article, head, setting);
    let lead = rest
        .iter()
        .find(|block| block.kind == BlockKind::Lead)
        .or_else(|| rest.iter().find(|block| block.kind == BlockKind::Paragraph));
    let placed = pictures::placed(body, setting, numbers.get(head_end..).unwrap_or(&[]));
    for (index, block) in rest.iter().enumerate() {
        setter.pictures(body, setting, placed.get(index), block.span.start());
        let joined = block.kind == BlockKind::Dateline && runs_in(&body.text, block, rest.get(index + 1).copied());
        let after_dateline = index
            .checked_sub(1)
            .and_then(|before| rest.get(before))
            .filter(|before| before.kind == BlockKind::Dateline && runs_in(&body.text, before, Some(block)));
        if joined {
            continue;
        }
        if !setting.skim {
            setter.block(block, after_dateline.copied());
            continue;
        }
        let is_lead = lead.is_some_and(|lead| lead.span == block.span);
        if is_lead || matches!(block.kind, BlockKind::Caption | BlockKind::Quote) {
            setter.block(block, after_dateline.copied());
        } else {
            setter.quotes(block, findings, &setting.marked);
        }
    }
    setter.pictures(body, setting, placed.get(rest.len()), body.text.len());
    setter.rows
}

/// How many of the first blocks belong above the line about the article.
fn head_end(shown: &[&Block]) -> usize {
    let is_head = |block: &&Block| matches!(block.kind, BlockKind::Kicker | BlockKind::Headline | BlockKind::Byline);
    let headline = shown.iter().position(|block| block.kind == BlockKind::Headline);
    match headline {
        Some(index) if shown.iter().take(index).all(|block| block.kind == BlockKind::Kicker || is_head(block)) => {
            index + shown.iter().skip(index).take_while(|block| is_head(block)).count()
        }
        _ => shown.iter().take_while(|block| is_head(block)).count(),
    }
}

/// Whether a dateline stands on the line of the block after it.
fn runs_in(text: &str, dateline: &Block, next: Option<&Block>) -> bool {
    next.is_some_and(|next| {
        matches!(next.kind, BlockKind::Lead | BlockKind::Paragraph)
            && text.get(dateline.span.end()..next.span.start()).is_some_and(|gap| !gap.contains('\n'))
    })
}

pub(super) struct Setter<'a> {
    text: &'a str,
    layers: Layers,
    pub(super) columns: usize,
    pub(super) rows: Vec<Row>,
    /// What was set last, for the space before the next; none: there is to be none.
    pub(super) last: Option<BlockKind>,
}

impl Setter<'_> {
    fn head(&mut self, article: &Article, blocks: &[&Block], setting: &Setting) {
        let start = blocks.first().map_or(0, |block| block.span.start());
        let has_headline = article.body.shown().any(|(_, block)| block.kind == BlockKind::Headline);
        let place = if has_headline { start } else { 0 };
        self.rows.push(Row { start: place, pieces: Vec::new(), kind: RowKind::Blank });
        if !has_headline {
            for line in wrap(&article.headline, self.columns) {
                let words = article.headline.get(line).unwrap_or("").to_owned();
                let pieces = vec![Piece::Set(words.into(), Tone::Headline)];
                self.rows.push(Row { start: place, pieces, kind: RowKind::Text(BlockKind::Headline) });
            }
            self.last = Some(BlockKind::Headline);
        }
        let mut ruled = false;
        for block in blocks {
            if self.last == Some(BlockKind::Headline) && block.kind != BlockKind::Headline {
                self.rule();
                (self.last, ruled) = (None, true);
            }
            self.block(block, None);
        }
        if !ruled && self.last == Some(BlockKind::Headline) {
            self.rule();
        }
        let end = self.rows.last().map_or(0, |row| row.start);
        if !setting.about.is_empty() {
            for line in wrap(&setting.about, self.columns) {
                let words = setting.about.get(line).unwrap_or("").to_owned();
                let pieces = vec![Piece::Set(words.into(), Tone::About)];
                self.rows.push(Row { start: end, pieces, kind: RowKind::About });
            }
        }
        self.last = Some(BlockKind::Byline);
    }

    /// A rule under the headline, short, so that it weighs on the headline and not on the page.
    fn rule(&mut self) {
        let start = self.rows.last().map_or(0, |row| row.start);
        let pieces = vec![Piece::Set("━".repeat(self.columns.min(RULE)).into(), Tone::Rule)];
        self.rows.push(Row { start, pieces, kind: RowKind::About });
    }

    fn block(&mut self, block: &Block, dateline: Option<&Block>) {
        self.space_before(block, dateline.unwrap_or(block).span.start());
        self.last = Some(block.kind);
        match block.kind {
            BlockKind::Table => {
                let rows = table::rows(self.text, block, self.columns);
                self.rows.extend(rows);
            }
            BlockKind::Code => self.code(block),
            BlockKind::Caption => self.bar(block, "▎ ", Tone::CaptionBar),
            BlockKind::Quote => self.bar(block, "│ ", Tone::QuoteBar),
            BlockKind::ListItem => self.list_item(block),
            _ => self.paragraph(block, dateline),
        }
    }

    /// The blank row above a block whose first row begins at `start`.
    fn space_before(&mut self, block: &Block, start: usize) {
        use BlockKind::{Beside, Byline, Headline, Kicker, ListItem};
        let Some(last) = self.last else { return };
        let close = matches!(
            (last, block.kind),
            (ListItem, ListItem)
                | (Beside, Beside)
                | (Kicker, Headline | Byline)
                | (Byline, Byline)
                | (Headline, Headline)
        );
        if !close {
            self.rows.push(Row { start, pieces: Vec::new(), kind: RowKind::Blank });
        }
    }

    fn paragraph(&mut self, block: &Block, dateline: Option<&Block>) {
        let mut looks = Vec::new();
        let mut start = block.span.start();
        if let Some(dateline) = dateline {
            start = dateline.span.start();
            looks = self.layers.cut(self.text, dateline);
            looks.push((dateline.span.end()..block.span.start(), Look::of(block.kind)));
        }
        looks.extend(self.layers.cut(self.text, block));
        self.lines(block.kind, Span::new(start, block.span.end()), &looks, &[], &[]);
    }

    /// Sets a stretch of the text in lines, with `first` before the first one and `rest` before
    /// the others.
    fn lines(
        &mut self,
        kind: BlockKind,
        stretch: Span,
        looks: &[(std::ops::Range<usize>, Look)],
        first: &[Piece],
        rest: &[Piece],
    ) {
        let taken: usize = first.iter().map(|piece| super::width(&piece.words(self.text))).sum();
        let room = self.columns.saturating_sub(taken).max(1);
        for (index, line) in wrap(stretch.of(self.text), room).into_iter().enumerate() {
            let (start, end) = (stretch.start() + line.start, stretch.start() + line.end);
            let mut pieces = if index == 0 { first.to_vec() } else { rest.to_vec() };
            let from = looks.partition_point(|(range, _)| range.end <= start);
            for (range, look) in looks.iter().skip(from).take_while(|(range, _)| range.start < end) {
                pieces.push(Piece::Text(Span::new(range.start.max(start), range.end.min(end)), *look));
            }
            self.rows.push(Row { start, pieces, kind: RowKind::Text(kind) });
        }
    }

    fn bar(&mut self, block: &Block, glyph: &'static str, tone: Tone) {
        let bar = if self.columns < 12 { Vec::new() } else { vec![Piece::Set(glyph.into(), tone)] };
        let looks = self.layers.cut(self.text, block);
        self.lines(block.kind, block.span, &looks, &bar, &bar);
    }

    fn list_item(&mut self, block: &Block) {
        let bullet = match block.number {
            Some(number) => format!("{number}. "),
            None if block.level % 2 == 1 => "– ".to_owned(),
            None => "• ".to_owned(),
        };
        let indent = (usize::from(block.level) * 2 + 1).min(self.columns / 4);
        let hang = super::width(&bullet);
        let looks = self.layers.cut(self.text, block);
        let first = [Piece::Pad(indent), Piece::Set(bullet.into(), Tone::Bullet)];
        self.lines(block.kind, block.span, &looks, &first, &[Piece::Pad(indent + hang)]);
    }

    fn code(&mut self, block: &Block) {
        let indent = if self.columns < 24 { 0 } else { 2 };
        for line in keep_lines(block.span.of(self.text), self.columns - indent) {
            let (start, end) = (block.span.start() + line.start, block.span.start() + line.end);
            let pieces = vec![Piece::Pad(indent), Piece::Text(Span::new(start, end), Look::of(block.kind))];
            self.rows.push(Row { start, pieces, kind: RowKind::Text(block.kind) });
        }
    }

    /// Of a paragraph only the quotes with their attribution and what is marked: what skimming shows.
    fn quotes(&mut self, block: &Block, findings: Option<&Findings>, marked: &[Span]) {
        let within = |span: &Span| Span { start: span.start.max(block.span.start), end: span.end.min(block.span.end) };
        let mut stretch = marked
            .iter()
            .filter(|span| span.overlaps(block.span))
            .map(within)
            .reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) });
        let quotes = findings.map_or(&[][..], |findings| &findings.quotes);
        for quote in quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct) {
            let parts = quote.parts.iter().map(|part| with_marks(self.text, *part));
            for span in parts.chain(quote.speaker_mention).chain(quote.cue).filter(|span| block.span.covers(*span)) {
                let so_far = stretch.unwrap_or(span);
                stretch = Some(Span { start: so_far.start.min(span.start), end: so_far.end.max(span.end) });
            }
        }
        let to_end = |span: Span| Span { end: sentence_end(self.text, span.end(), block.span.end()), ..span };
        if let Some(span) = stretch.map(to_end) {
            let looks = self.layers.cut(self.text, block);
            self.space_before(block, span.start());
            self.last = Some(block.kind);
            self.lines(block.kind, span, &looks, &[], &[]);
        }
    }
}

/// So many bytes of a sentence are shown behind a quote: who said it, and where.
const BEHIND: usize = 160;

/// Where the sentence ends that goes on at a place of a block, as a byte of the text; the place itself where that is far.
fn sentence_end(text: &str, from: usize, end: usize) -> u32 {
    let rest = text.get(from..end).unwrap_or("");
    let is_over = text.get(..from).is_some_and(|before| before.trim_end_matches(CLOSING).ends_with(['.', '!', '?']));
    let mut stops = rest.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?'));
    let ends = |at: usize| rest.get(at + 1..).is_none_or(|after| !after.starts_with(|c: char| !c.is_whitespace()));
    let stop = stops.find(|(at, _)| ends(*at)).map(|(at, _)| at + 1).or((end - from <= BEHIND).then_some(rest.len()));
    let behind = stop.filter(|stop| *stop <= BEHIND && !is_over).unwrap_or(0);
    u32::try_from(from + behind).unwrap_or(u32::MAX)
}

/// Marks that close a quote.
const CLOSING: [char; 4] = ['”', '"', '’', '»'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Body, Text};

    #[test]
    fn a_skimmed_quote_goes_on_to_the_end_of_its_sentence() {
        let text = "“It held,” Ann Moe, the mayor, told the council. More was said.";
        let end = |from: &str| {
            let from = text.find(from).unwrap() + from.len();
            text.get(..sentence_end(text, from, text.len()) as usize).unwrap()
        };
        assert!(end("told").ends_with("the council."));
        assert!(end("council.").ends_with("the council."), "it is over");
        let long = format!("“It held,” she said{}.", " and on".repeat(40));
        assert_eq!(sentence_end(&long, 20, long.len()), 20);
    }

    #[test]
    fn rows_come_in_the_order_of_the_text_where_a_dateline_runs_in() {
        let text = "Port reopens\nLANMERE — The port opened.\nAll is well.";
        let place = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let blocks = vec![
            Block::new(BlockKind::Headline, place("Port reopens")),
            Block::new(BlockKind::Dateline, place("LANMERE")),
            Block::new(BlockKind::Lead, place("The port opened.")),
            Block::new(BlockKind::Paragraph, place("All is well.")),
        ];
        let body = Body { text: Text::in_place(text), blocks, ..Body::default() };
        let article = Article { body, ..Article::default() };
        for skim in [false, true] {
            let setting = Setting { columns: 30, skim, about: String::new(), pictures: Vec::new(), marked: Vec::new() };
            let rows = set(&article, None, &setting);
            assert!(rows.is_sorted_by_key(|row| row.start), "{rows:?}");
            assert!(rows.iter().any(|row| row.start == place("LANMERE").start()));
        }
    }
}
