//! The side panel: entities, sources, quotes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::panel::{DOUBT, Line as Entry, Tab, tab_starts};
use crate::app::reading::Reading;
use crate::app::rows::width;
use crate::app::{Pane, layout};
use crate::model::{Findings, QuoteKind, Source, SourceKind};
use crate::ui::Painter;
use crate::ui::line::Line;

/// Fewer columns than this tell nothing of a role that is longer.
const LEAST_ASIDE: usize = 8;

impl Painter<'_> {
    pub(super) fn panel(&self, rect: Rect, buffer: &mut Buffer) {
        self.tabs(rect, buffer);
        let content = layout::content(rect);
        let panel = &self.app.panel;
        let Some(reading) = &self.app.reading else {
            self.hint(content, &["Nothing to list", "Open an article first"], buffer);
            return;
        };
        let Some(findings) = reading.findings() else {
            self.hint(content, &["Reading …", "The analysis is at it"], buffer);
            return;
        };
        if panel.lines.is_empty() {
            let nothing = match panel.tab {
                Tab::Entities => "No people, organisations or places",
                Tab::Sources => "No sources",
                Tab::Quotes => "No quotes",
            };
            self.hint(content, &[nothing, "were found in this article"], buffer);
            return;
        }
        let entries = panel.lines.iter().enumerate().skip(panel.cursor.top);
        for (y, (index, entry)) in (content.y..content.bottom()).zip(entries) {
            let area = Rect { y, height: 1, ..content };
            let at_hand = entry.at_hand().is_some() && entry.at_hand() == reading.at_hand;
            let selected = index == panel.cursor.selected && self.app.focus == Pane::Panel;
            let over = match (selected, at_hand) {
                (true, _) => Some(self.theme.selection),
                (false, true) => Some(self.theme.selection_unfocused),
                (false, false) => None,
            };
            if let Some(style) = over {
                buffer.set_style(area, style);
            }
            let lay = |style: Style| over.map_or(style, |over| style.patch(over));
            let mut line = Line::new(area, buffer);
            line.gap(1);
            self.entry(*entry, findings, &mut line, &lay);
        }
    }

    fn tabs(&self, rect: Rect, buffer: &mut Buffer) {
        if !layout::has_title(rect) {
            return;
        }
        let (starts, numbered) = tab_starts(rect.width);
        let ends = starts.into_iter().skip(1).chain([rect.width]);
        for (number, ((tab, start), end)) in (1..).zip(Tab::ALL.into_iter().zip(starts).zip(ends)) {
            let (x, width) = (rect.x + start, end - start);
            let mut line = Line::new(Rect { x, width, height: 1, ..rect }, buffer);
            let shown = tab == self.app.panel.tab;
            let style = if shown { self.theme.tab_selected } else { self.theme.tab };
            line.gap(1);
            if numbered {
                line.put(&format!("{number} "), self.theme.tab);
            }
            line.cut(tab.title(), style);
        }
    }

    fn entry(&self, entry: Entry, findings: &Findings, line: &mut Line<'_>, lay: &dyn Fn(Style) -> Style) {
        match entry {
            Entry::Blank => {}
            Entry::Ledger(index) => {
                let words = self.app.panel.ledger.get(index).map_or("", String::as_str);
                line.cut(words, self.theme.muted);
            }
            Entry::Heading(title, count) => {
                line.right(&count.to_string(), self.theme.count, 1);
                line.cut(title, self.theme.title);
            }
            Entry::Entity(index) => {
                let Some(entity) = findings.entities.get(index) else { return };
                line.gap(1);
                line.right(&self.count_of(entry, entity.mentions.len()), lay(self.theme.count), 1);
                line.cut(&entity.name, lay(self.theme.entity(entity.kind)));
                self.doubt(entity.confidence, line, lay);
                self.aside(entity.role.as_deref().unwrap_or(""), line, lay);
            }
            Entry::Source(index) => {
                let Some(source) = findings.sources.get(index) else { return };
                line.gap(1);
                line.right(&figures(source), lay(self.theme.count), 1);
                let style = if source.kind == SourceKind::Anonymous { self.theme.anonymous } else { self.theme.source };
                line.cut(&source.name, lay(style));
                self.doubt(source.confidence, line, lay);
                let via = source.via.as_ref().map_or(String::new(), |via| format!("via {via}"));
                self.aside(&via, line, lay);
            }
            Entry::Quote(index) => self.quote(index, findings, line, lay),
        }
    }

    fn quote(&self, index: usize, findings: &Findings, line: &mut Line<'_>, lay: &dyn Fn(Style) -> Style) {
        let Some(quote) = findings.quotes.get(index) else { return };
        let Some(reading) = &self.app.reading else { return };
        let words = quote.parts.first().map_or("", |part| part.of(reading.text()));
        let speaker = findings.speaker(quote).map_or("?", |source| source.name.as_str());
        let third = (line.room() * 2 / 5).clamp(1, 22);
        line.field(last_name(speaker, third), third, lay(self.theme.speaker));
        if quote.speaker.is_some() {
            self.doubt(quote.confidence, line, lay);
        }
        line.gap(1);
        match quote.kind {
            QuoteKind::Direct => line.cut(&format!("“{words}”"), lay(self.theme.quote)),
            QuoteKind::Indirect => line.cut(words, lay(self.theme.muted)),
        }
    }

    /// A quiet word on a name, at the right end of its line; nothing where hardly a word of it fits.
    fn aside(&self, words: &str, line: &mut Line<'_>, lay: &dyn Fn(Style) -> Style) {
        line.gap(2);
        let room = line.room();
        if width(words) <= room || room >= LEAST_ASIDE {
            line.field_right(words, room, lay(self.theme.muted));
        }
    }

    /// What is guessed is shown as a guess.
    fn doubt(&self, confidence: f32, line: &mut Line<'_>, lay: &dyn Fn(Style) -> Style) {
        if confidence < DOUBT {
            line.put("?", lay(self.theme.doubt));
        }
    }

    /// "×3", or "2/5" while the reader goes through the mentions.
    fn count_of(&self, entry: Entry, count: usize) -> String {
        let reading = self.app.reading.as_ref().filter(|reading| reading.at_hand == entry.at_hand());
        match reading.and_then(Reading::mention_number) {
            Some((number, of)) => format!("{number}/{of}"),
            None => format!("×{count}"),
        }
    }
}

/// Quotes and paraphrases of a source; a credited agency has none.
fn figures(source: &Source) -> String {
    let mut parts = Vec::new();
    if source.quoted > 0 {
        parts.push(format!("{}“", source.quoted));
    }
    if source.paraphrased > 0 {
        parts.push(format!("{}¶", source.paraphrased));
    }
    if source.credited {
        parts.push("credit".to_owned());
    }
    parts.join(" ")
}

/// The whole name where it fits, else its last word.
fn last_name(name: &str, columns: usize) -> &str {
    if width(name) <= columns { name } else { name.rsplit(' ').next().unwrap_or(name) }
}
