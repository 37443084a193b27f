//! What of an article can be copied.

use crate::app::overlay::Yank;
use crate::app::reading::{AtHand, Reading};
use crate::app::{App, Effect, when};
use crate::model::{ArticleRow, QuoteKind};

impl App {
    pub(super) fn yank(&mut self, what: Yank) {
        let copied = match what {
            Yank::Quote => self.quote_to_copy(),
            Yank::Headline => self.current_row().map(|row| row.headline.to_string()),
            Yank::Link => self.current_row().and_then(|row| row.url.as_ref()).map(ToString::to_string),
            Yank::Markdown => self.current_row().and_then(markdown_link),
            Yank::Json => self.json_to_copy(),
        };
        match copied {
            Some(text) => self.effects.push(Effect::Copy(text)),
            None if what == Yank::Json => self.tell("Open the article first: its findings are copied with it"),
            None => self.tell("There is nothing of this kind to copy here"),
        }
    }

    /// The open article, where it is the one that commands mean.
    fn open_reading(&self) -> Option<&Reading> {
        let id = self.current_row()?.id;
        self.reading.as_ref().filter(|reading| reading.opened.row.id == id)
    }

    /// The quote at hand with who said it, where and when.
    pub(super) fn quote_to_copy(&self) -> Option<String> {
        let reading = self.open_reading()?;
        let findings = reading.findings()?;
        let Some(AtHand::Quote(index)) = reading.at_hand else { return None };
        let quote = findings.quotes.get(index)?;
        let parts: Vec<String> = quote.parts.iter().map(|part| part.of(reading.text()).replace('\n', " ")).collect();
        let words = parts.join(" … ");
        let words = if quote.kind == QuoteKind::Direct { format!("“{words}”") } else { words };
        let speaker = findings.speaker(quote).map_or(String::new(), |source| format!(" — {}", source.name));
        Some(format!("{words}{speaker}\n{}", self.citation(reading)))
    }

    /// Headline, publisher, day and address.
    fn citation(&self, reading: &Reading) -> String {
        let row = &reading.opened.row;
        let day = when::day(row.published, self.utc_offset);
        let parts = [row.headline.as_str(), row.publisher.as_str(), &day, row.url.as_ref().map_or("", |url| url)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn json_to_copy(&self) -> Option<String> {
        let reading = self.open_reading()?;
        let value = serde_json::json!({
            "article": reading.opened.article,
            "findings": reading.findings(),
        });
        serde_json::to_string_pretty(&value).ok()
    }
}

fn markdown_link(row: &ArticleRow) -> Option<String> {
    let url = row.url.as_ref()?;
    let headline = row.headline.replace('[', "\\[").replace(']', "\\]");
    Some(format!("[{headline}]({url})"))
}
