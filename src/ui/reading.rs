//! The reading pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::marks::Mark;
use crate::app::reading::Reading;
use crate::app::rows::{Look, Piece, Row, RowKind, Tone};
use crate::app::{Pane, layout};
use crate::model::{BlockKind, Span};
use crate::ui::Painter;
use crate::ui::line::Line;

impl Painter<'_> {
    pub(super) fn article(&self, rect: Rect, buffer: &mut Buffer) {
        let Some(reading) = &self.app.reading else {
            self.empty_article(rect, buffer);
            return;
        };
        let row = &reading.opened.row;
        let mark = if row.bookmarked { "◆ " } else { "" };
        let name = if row.publisher.is_empty() { "Article" } else { row.publisher.as_str() };
        let height = usize::from(layout::content(rect).height);
        let about = format!("{} min · {} %", reading.minutes(), reading.per_cent(height));
        let about = if reading.skim { format!("skimming · {about}") } else { about };
        self.title(rect, Pane::Article, &format!("{mark}{name}"), &about, buffer);
        let area = layout::text_area(rect, self.app.shape.text_width);
        let (first, end) = reading.visible(height);
        let lit: Vec<(Span, Mark)> =
            reading.marks.iter().filter(|(span, _)| span.start() < end && span.end() > first).copied().collect();
        let rows = reading.rows.iter().skip(reading.top).take(height);
        for (line, row) in (area.y..area.bottom()).zip(rows) {
            let area = Rect { y: line, height: 1, ..area };
            match row.kind {
                RowKind::Picture(number, line) => self.picture_row(reading, (number, line), area, buffer),
                _ => self.text_row(reading, row, &lit, area, buffer),
            }
        }
        self.position_bar(reading, rect, buffer);
    }

    fn text_row(&self, reading: &Reading, row: &Row, lit: &[(Span, Mark)], area: Rect, buffer: &mut Buffer) {
        self.highlight_sign(reading, row, area, buffer);
        let mut line = Line::new(area, buffer);
        for piece in &row.pieces {
            match piece {
                Piece::Pad(columns) => line.gap(*columns),
                Piece::Set(words, tone) => line.put(words, self.tone(*tone)),
                Piece::Text(span, look) => {
                    let style = self.look(*look);
                    for (part, mark) in cut(*span, lit) {
                        let style = mark.map_or(style, |mark| style.patch(self.mark(mark)));
                        line.put(part.of(reading.text()), style);
                    }
                }
            }
        }
    }

    /// A sign in the margin beside a highlight; another one beside the first line of one with a note.
    fn highlight_sign(&self, reading: &Reading, row: &Row, area: Rect, buffer: &mut Buffer) {
        let spans = row.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(span, _) => Some(*span),
            _ => None,
        });
        let Some(whole) = spans.reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) }) else {
            return;
        };
        let mut highlights = reading.opened.highlights.iter().filter_map(|one| Some((one, one.span?)));
        let Some((one, span)) = highlights.find(|(_, span)| span.overlaps(whole)) else { return };
        let sign = if !one.note.is_empty() && whole.holds(span.start()) { "✎" } else { "┃" };
        if let Some(cell) = area.x.checked_sub(1).and_then(|column| buffer.cell_mut((column, area.y))) {
            cell.set_symbol(sign).set_style(self.theme.bookmark);
        }
    }

    fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::CaptionBar => self.theme.caption_mark,
            Tone::QuoteBar | Tone::Rule | Tone::Bullet => self.theme.mark,
            Tone::About => self.theme.byline,
            Tone::Headline => self.theme.headline,
            Tone::Alt => self.theme.caption,
        }
    }

    fn look(&self, look: Look) -> Style {
        let theme = self.theme;
        let mut style = match look.block {
            BlockKind::Kicker => theme.kicker,
            BlockKind::Headline => theme.headline,
            BlockKind::Byline => theme.byline,
            BlockKind::Dateline => theme.dateline,
            BlockKind::Heading => theme.heading,
            BlockKind::Lead => theme.lead,
            BlockKind::Caption => theme.caption,
            BlockKind::Credit | BlockKind::Beside => theme.credit,
            BlockKind::Quote => theme.block_quote,
            BlockKind::Code => theme.code,
            BlockKind::Table => theme.table,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Furniture => theme.text,
        };
        if look.credit {
            style = style.patch(theme.credit);
        }
        if look.quote {
            style = style.patch(theme.quote);
        }
        if let Some(kind) = look.entity {
            style = style.patch(theme.entity(kind));
        }
        if look.anonymous {
            style = style.patch(theme.anonymous);
        }
        if look.link {
            style = style.patch(theme.link);
        }
        style
    }

    fn mark(&self, mark: Mark) -> Style {
        match mark {
            Mark::Highlight => self.theme.highlight,
            Mark::Selected => self.theme.selection,
            Mark::Mention => self.theme.mention_selected,
            Mark::QuoteAtHand => self.theme.quote_at_hand,
            Mark::Speaker => self.theme.speaker,
            Mark::MentionAtHand => self.theme.mention_selected.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Mark::Hit => self.theme.hit,
            Mark::HitAtHand => self.theme.hit_at_hand,
        }
    }

    /// How far the reader is, on the right edge of the pane.
    fn position_bar(&self, reading: &Reading, rect: Rect, buffer: &mut Buffer) {
        let content = layout::content(rect);
        let (height, rows) = (usize::from(content.height), reading.rows.len());
        if rows <= height || content.width < 4 || height == 0 {
            return;
        }
        let thumb = (height * height / rows).max(1);
        let last = reading.last_top(height).max(1);
        let start = (reading.top.min(last) * (height - thumb) + last / 2) / last;
        for line in start..(start + thumb).min(height) {
            let row = content.y + u16::try_from(line).unwrap_or(0);
            if let Some(cell) = buffer.cell_mut((content.right() - 1, row)) {
                cell.set_symbol("▐").set_style(self.theme.border);
            }
        }
    }
}

/// Cuts a stretch of text at the edges of what is lit; each piece with the mark that lies on top.
fn cut(span: Span, lit: &[(Span, Mark)]) -> Vec<(Span, Option<Mark>)> {
    let over: Vec<&(Span, Mark)> = lit.iter().filter(|(lit, _)| lit.overlaps(span)).collect();
    if over.is_empty() {
        return vec![(span, None)];
    }
    let mut edges = vec![span.start, span.end];
    edges.extend(over.iter().flat_map(|(lit, _)| [lit.start, lit.end]));
    edges.retain(|edge| (span.start..=span.end).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    let pairs = edges.iter().zip(edges.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let part = Span { start, end };
            (part, over.iter().filter(|(lit, _)| lit.covers(part)).map(|(_, mark)| *mark).max())
        })
        .collect()
}
