//! The status line: a notice or what is at hand on the left, the refresh and hints on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::key::Key;
use crate::app::panel::DOUBT;
use crate::app::reading::{AtHand, Reading};
use crate::app::{Command, Pane};
use crate::model::{Ask, QuoteKind};
use crate::ui::Painter;
use crate::ui::line::Line;
use crate::ui::list::grouped;

/// Fewer articles than these are read before the reader has seen how many.
const BACKLOG: usize = 100;

impl Painter<'_> {
    pub(super) fn status(&self, rect: Rect, buffer: &mut Buffer) {
        buffer.set_style(rect, self.theme.status);
        let mut line = Line::new(rect, buffer);
        line.gap(1);
        let progress = if self.app.refresh.is_some() { self.theme.progress } else { self.theme.muted };
        line.right(&self.state(), self.theme.status.patch(progress), 1);
        if let Some(notice) = &self.app.notice {
            let style = if notice.is_error { self.theme.error } else { self.theme.notice };
            line.cut(&notice.text, self.theme.status.patch(style));
            return;
        }
        if let Some(words) = self.at_hand() {
            let nothing = self.app.reading.as_ref().and_then(|reading| reading.found.as_ref());
            let nothing = nothing.is_some_and(|found| found.spans.is_empty());
            let style = if nothing { self.theme.status.patch(self.theme.warning) } else { self.theme.status };
            line.cut(&words, style);
            return;
        }
        self.hints(&mut line);
    }

    /// What goes on: keys pressed of a sequence, the refresh.
    fn state(&self) -> String {
        let mut parts = Vec::new();
        if let Some(progress) = &self.app.refresh {
            parts.push(format!("refreshing {}", progress.words(self.app.millis)));
        }
        if self.app.backlog >= BACKLOG {
            parts.push(format!("cataloguing, {} left", grouped(self.app.backlog)));
        }
        let pending = self.app.keymap.pending();
        if let Some(count) = self.app.keymap.count() {
            parts.push(format!("{count}{}", Key::written(pending)));
        } else if !pending.is_empty() {
            parts.push(format!("{} …", Key::written(pending)));
        }
        parts.join("  ")
    }

    /// What the reader has at hand in the text.
    fn at_hand(&self) -> Option<String> {
        if !matches!(self.app.focus, Pane::Article | Pane::Panel) {
            return None;
        }
        let reading = self.app.reading.as_ref()?;
        if let Some(found) = &reading.found {
            let count = found.spans.len();
            return Some(match (found.at, count) {
                (_, 0) => format!("/{}  no match", found.words),
                (Some(at), _) => format!("/{}  {}/{count}", found.words, at + 1),
                (None, _) => format!("/{}  {count} matches, n goes to the next", found.words),
            });
        }
        if let Some(words) = reading.selected_words() {
            return Some(format!("Passage: {words} word{}", if words == 1 { "" } else { "s" }));
        }
        if let Some(AtHand::Highlight(index)) = reading.at_hand {
            let one = reading.opened.highlights.get(index)?;
            let tags: String = one.tags.iter().flat_map(|tag| [" #", tag.as_str()]).collect();
            let note = if one.note.is_empty() { "no note" } else { one.note.lines().next().unwrap_or("") };
            return Some(format!("Highlight: {}{tags}", short(note, 60)));
        }
        let findings = reading.findings()?;
        match reading.at_hand? {
            AtHand::Quote(index) => {
                let quote = findings.quotes.get(index)?;
                let words = quote.parts.first()?.of(reading.text());
                let direct = quote.kind == QuoteKind::Direct;
                let start = short(words, 40);
                let words = if direct { format!("“{start}”") } else { start };
                let speaker = findings.speaker(quote).map_or("nobody named", |source| source.name.as_str());
                let cue = quote.cue.map_or(String::new(), |cue| format!(" ({})", cue.of(reading.text())));
                let kind = if direct { "direct" } else { "indirect" };
                // Where nobody is named nothing was guessed.
                let sure = quote.speaker.map_or(String::new(), |_| format!(", {}", per_cent(quote.confidence)));
                Some(format!("{words} — {speaker}{cue}, {kind}{sure}"))
            }
            AtHand::Entity(index) => {
                let entity = findings.entities.get(index)?;
                let role = entity.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
                Some(format!("{}{role}{}{}", entity.name, unsure(entity.confidence), self.mention_words()))
            }
            AtHand::Source(index) => {
                let source = findings.sources.get(index)?;
                let via = source.via.as_ref().map_or(String::new(), |via| format!(", via {via}"));
                Some(format!("Source: {}{via}{}{}", source.name, unsure(source.confidence), self.mention_words()))
            }
            AtHand::Caption(index) => {
                let block = reading.opened.article.body.blocks.get(index)?;
                Some(format!("Caption{}", unsure(block.confidence)))
            }
            AtHand::Highlight(_) => None,
        }
    }

    fn mention_words(&self) -> String {
        let number = self.app.reading.as_ref().and_then(Reading::mention_number);
        number.map_or(String::new(), |(number, of)| format!("  {number}/{of}"))
    }

    /// The keys most wanted where the reader is.
    fn hints(&self, line: &mut Line<'_>) {
        use crate::app::command::Command::{
            AddFeed, Bookmark, FeedDetails, GoToSource, Help, NextQuote, Open, Palette, ReadOn, RefreshAll,
            SortBookmarks, TogglePanel,
        };
        let commands: &[(_, &str)] = match self.app.focus {
            Pane::Feeds => &[(Open, "show"), (AddFeed, "add"), (FeedDetails, "details"), (RefreshAll, "refresh")],
            Pane::List => match self.app.screen {
                crate::app::Screen::Bookmarks => &[(Open, "read"), (SortBookmarks, "sort"), (Bookmark, "let go")],
                crate::app::Screen::Shelf => shelf_hints(self.app.shelf.level().map(|level| &level.ask)),
                _ => &[(Open, "read"), (Bookmark, "keep"), (AddFeed, "add a feed"), (RefreshAll, "refresh")],
            },
            Pane::Article => &[(ReadOn, "on"), (NextQuote, "quote"), (Bookmark, "keep"), (TogglePanel, "panel")],
            Pane::Panel => &[(Open, "go to it"), (GoToSource, "source"), (TogglePanel, "close")],
        };
        let place = self.app.place();
        for (command, word) in commands.iter().chain(&[(Palette, "commands"), (Help, "help")]) {
            let Some(key) = self.app.keymap.keys_of(place, *command).into_iter().next() else { continue };
            let key = close_up(&key);
            if line.room() < key.len() + word.len() + 3 {
                return;
            }
            line.put(&key, self.theme.status.patch(self.theme.key));
            line.put(&format!(" {word}   "), self.theme.status.patch(self.theme.muted));
        }
    }
}

/// The keys most wanted on a page of the shelf.
fn shelf_hints(ask: Option<&Ask>) -> &'static [(Command, &'static str)] {
    use crate::app::command::Command::{
        Back, Find, Follow, Highlight, MergeName, Note, OnlyDirect, OnlyOrganisations, OnlyPeople, OnlyPlaces, Open,
        QuoteBook, SortList, SplitName, Stories, YankLink,
    };
    match ask {
        Some(Ask::Quotes { .. }) => &[
            (Open, "go there"),
            (Find, "find"),
            (OnlyDirect, "direct only"),
            (SortList, "by speaker"),
            (YankLink, "copy"),
            (Follow, "follow"),
        ],
        Some(Ask::Names { .. }) => &[
            (Open, "go there"),
            (Find, "find"),
            (OnlyPeople, "people"),
            (OnlyOrganisations, "organisations"),
            (OnlyPlaces, "places"),
        ],
        Some(Ask::Notes { .. }) => {
            &[(Open, "go there"), (Find, "find"), (Highlight, "take away"), (Note, "note"), (YankLink, "copy")]
        }
        Some(Ask::Name(_) | Ask::Named(_)) => &[(Open, "go there"), (Back, "back"), (Follow, "follow")],
        Some(Ask::Story(_)) => &[
            (Open, "go there"),
            (Back, "back"),
            (Follow, "follow"),
            (SplitName, "not of this story"),
            (MergeName, "one with another"),
        ],
        Some(Ask::Revisions(_)) => &[(Open, "go there"), (Back, "back")],
        _ => &[(Open, "go there"), (Back, "back"), (Find, "find"), (QuoteBook, "quotes"), (Stories, "stories")],
    }
}

/// A sequence of single letters without the blanks between them: `]q`.
fn close_up(keys: &str) -> String {
    if keys.split(' ').all(|key| key.chars().count() == 1) { keys.replace(' ', "") } else { keys.to_owned() }
}

fn per_cent(confidence: f32) -> String {
    format!("{} %", (confidence * 100.0).round())
}

/// What is said of a guess that is often wrong; of others nothing.
fn unsure(confidence: f32) -> String {
    if confidence < DOUBT { format!(", unsure ({})", per_cent(confidence)) } else { String::new() }
}

/// The beginning of a text, at most so many characters.
fn short(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or("").trim_end()),
        None => words.to_owned(),
    }
}
