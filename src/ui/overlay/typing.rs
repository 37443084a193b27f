//! Draws where words are typed: prompts, the command line, the note editor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};
use tui_textarea::TextArea;
use unicode_segmentation::UnicodeSegmentation;

use super::foot;
use super::lines::{cells, width};
use crate::app::layout::centred;
use crate::app::overlay::{CommandLine, NOTE_KEYS, NoteEditor, Prompt, PromptKind};
use crate::model::query::{PartKind, parts};
use crate::ui::Painter;
use crate::ui::line::Line;

/// How many completions are shown at once.
const COMPLETIONS: usize = 10;

impl Painter<'_> {
    /// Finding goes on at the foot, the screen above it shows what is found; other questions come in a box.
    pub(super) fn prompt(&self, prompt: &Prompt, screen: Rect, buffer: &mut Buffer) {
        if prompt.kind.is_live() || screen.height < 6 || screen.width < 24 {
            let label = format!(" {} ", prompt.title);
            let rect = self.foot_input(&label, &prompt.area, prompt.hint, screen, buffer);
            if prompt.kind.is_query() {
                self.query_input(&prompt.area, rect, buffer);
            }
            let offers: Vec<(&str, &str)> =
                prompt.offers.iter().map(|offer| (offer.text.as_str(), offer.help.as_str())).collect();
            let names = prompt.completions.iter().map(|name| (name.as_str(), ""));
            let (offers, taken) = match prompt.kind {
                PromptKind::MergeName | PromptKind::JoinStory => (names.collect(), prompt.completed()),
                _ => (offers, prompt.taken()),
            };
            self.above_input(prompt.error.as_deref(), &offers, taken, screen, buffer);
            return;
        }
        let columns = width(prompt.hint).max(48) + 6;
        let inner = self.boxed(centred(cells(columns), 5, screen), &prompt.title, "enter   esc cancel", buffer);
        self.input(&prompt.area, Rect { height: 1, ..inner }, buffer);
        if inner.height > 2 {
            let hint = Rect { y: inner.y + 2, height: 1, ..inner };
            Line::new(hint, buffer).cut(prompt.hint, self.theme.muted);
        }
    }

    /// The last line of the screen: a label, what is typed, and a hint where there is room for it.
    fn foot_input(&self, label: &str, area: &TextArea<'static>, hint: &str, screen: Rect, buffer: &mut Buffer) -> Rect {
        let rect = foot(screen);
        Clear.render(rect, buffer);
        buffer.set_style(rect, self.theme.text.patch(self.theme.overlay));
        let mut line = Line::new(rect, buffer);
        let wide = width(label);
        if line.room() > wide {
            line.put(label, self.theme.key);
        }
        let before = rect.width - cells(line.room());
        // What is typed has the room first.
        let typed = area.lines().first().map_or(0, |words| width(words)) + 4;
        let hinted = !hint.is_empty() && line.room() > width(hint) + typed.max(30);
        if hinted {
            line.right(hint, self.theme.muted, 1);
        }
        let room = cells(line.room());
        let rect = Rect { x: rect.x + before, width: room.min(rect.width - before), ..rect };
        self.input(area, rect, buffer);
        rect
    }

    /// A query, each of its pieces with the look of what it is; as much of it as has room around the cursor.
    fn query_input(&self, area: &TextArea<'static>, rect: Rect, buffer: &mut Buffer) {
        let words = area.lines().first().map_or("", String::as_str);
        let cursor = words.char_indices().nth(area.cursor().1).map_or(words.len(), |(byte, _)| byte);
        let before = width(words.get(..cursor).unwrap_or(""));
        let passed = (before + 1).saturating_sub(usize::from(rect.width));
        let parts = parts(words);
        buffer.set_style(rect, Style::reset().patch(self.theme.text).patch(self.theme.overlay).patch(self.theme.input));
        (rect.x..rect.right()).for_each(|x| {
            if let Some(cell) = buffer.cell_mut((x, rect.y)) {
                cell.set_symbol(" ");
            }
        });
        let mut column = 0;
        for (byte, grapheme) in words.grapheme_indices(true).chain([(words.len(), " ")]) {
            let part = parts.iter().find(|(span, _)| span.holds(byte)).map(|(_, kind)| *kind);
            let style = part.map_or(Style::new(), |kind| self.part_style(kind));
            let style = if byte == cursor { style.patch(self.theme.cursor) } else { style };
            let wide = width(grapheme);
            if column >= passed
                && column - passed + wide <= usize::from(rect.width)
                && (byte < words.len() || byte == cursor)
            {
                buffer.set_string(rect.x + cells(column - passed), rect.y, grapheme, style);
            }
            column += wide;
        }
    }

    fn part_style(&self, kind: PartKind) -> Style {
        match kind {
            PartKind::Word => Style::new(),
            PartKind::Phrase => self.theme.quote,
            PartKind::Field => self.theme.key,
            PartKind::UnknownField => self.theme.error,
            PartKind::Operator => self.theme.muted,
        }
    }

    pub(super) fn input(&self, area: &TextArea<'static>, rect: Rect, buffer: &mut Buffer) {
        if !rect.is_empty() {
            buffer.set_style(rect, self.theme.input);
            let mut area = area.clone();
            area.set_cursor_style(self.theme.cursor);
            area.render(rect, buffer);
        }
    }

    pub(super) fn command_line(&self, line: &CommandLine, screen: Rect, buffer: &mut Buffer) {
        self.foot_input(":", &line.area, "tab completes   ↑ earlier   enter   esc", screen, buffer);
        let completions: Vec<(&str, &str)> =
            line.completions.iter().map(|(name, help)| (name.as_str(), *help)).collect();
        self.above_input(line.error.as_deref(), &completions, line.completed, screen, buffer);
    }

    /// Above what is typed: what is wrong with it, or what its end could become.
    fn above_input(
        &self,
        error: Option<&str>,
        completions: &[(&str, &str)],
        taken: Option<usize>,
        screen: Rect,
        buffer: &mut Buffer,
    ) {
        if let Some(error) = error {
            let rect = self.above_foot(screen, 1, buffer);
            let mut error_line = Line::new(rect, buffer);
            error_line.gap(1);
            error_line.cut(error, self.theme.error);
            return;
        }
        let chosen = taken.unwrap_or(0);
        let top = chosen.saturating_sub(COMPLETIONS / 2).min(completions.len().saturating_sub(COMPLETIONS));
        let shown: Vec<_> = completions.iter().enumerate().skip(top).take(COMPLETIONS).collect();
        if shown.is_empty() {
            return;
        }
        let rect = self.above_foot(screen, shown.len(), buffer);
        let names = shown.iter().map(|(_, (name, _))| width(name)).max().unwrap_or(0);
        for (place, (index, (name, help))) in shown.into_iter().take(usize::from(rect.height)).enumerate() {
            let rect = Rect { y: rect.y + cells(place), height: 1, ..rect };
            let mut row = Line::new(rect, buffer);
            row.gap(1);
            row.field(name, names + 3, self.theme.key);
            row.cut(help, self.theme.muted);
            if taken == Some(index) {
                buffer.set_style(rect, self.theme.selection);
            }
        }
    }

    pub(super) fn note(&self, note: &NoteEditor, screen: Rect, buffer: &mut Buffer) {
        let height = (screen.height / 2).max(10);
        let changed = if note.is_changed() { " ●" } else { "" };
        let title = format!("Note{changed} on {}", note.headline);
        let columns = width(NOTE_KEYS) + 8;
        let inner = self.boxed(centred(cells(columns), height, screen), &title, NOTE_KEYS, buffer);
        self.input(&note.area, inner, buffer);
    }
}
