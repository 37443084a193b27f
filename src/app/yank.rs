//! What of an article can be copied.

use crate::app::overlay::Yank;
use crate::app::reading::{AtHand, Reading};
use crate::app::shelf::Level;
use crate::app::{App, Effect, Place, when};
use crate::model::book::{BETWEEN, office};
use crate::model::{Article, ArticleRow, CitationStyle, CitedQuote, NameKind, Quote, QuoteKind, Text, in_paragraphs};

impl App {
    pub(super) fn yank(&mut self, what: Yank) {
        let copied = match what {
            Yank::Quote if self.place() == Place::Shelf => return self.cite(CitationStyle::Plain),
            Yank::Quote => self.quote_to_copy(),
            Yank::Cited(style) => return self.cite(style),
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
        let parts: Vec<String> = quote.parts.iter().map(|part| in_paragraphs(part.of(reading.text()))).collect();
        let words = parts.join(BETWEEN);
        let words = if quote.kind == QuoteKind::Direct { format!("“{words}”") } else { words };
        let speaker = findings.speaker(quote).map_or(String::new(), |source| format!(" — {}", source.name));
        Some(format!("{words}{speaker}\n{}", self.citation(reading)))
    }

    /// Asks for the quote at hand in a style.
    fn cite(&mut self, style: CitationStyle) {
        match self.quote_at_hand() {
            Some(quote) => self.effects.push(Effect::Cite { quotes: vec![quote], style }),
            None => self.tell("There is no quote at hand: ]q goes to the next one"),
        }
    }

    /// The quote that is selected on the shelf or at hand in the text, for its citation.
    pub(super) fn quote_at_hand(&self) -> Option<CitedQuote> {
        if self.place() == Place::Shelf {
            return self.shelf.level().and_then(Level::quote).map(CitedQuote::from);
        }
        let reading = self.open_reading()?;
        let findings = reading.findings()?;
        let Some(AtHand::Quote(index)) = reading.at_hand else { return None };
        let quote = findings.quotes.get(index)?;
        let parts: Vec<String> = quote.parts.iter().map(|part| part.of(reading.text()).replace('\n', " ")).collect();
        let source = findings.speaker(quote);
        let entity = source.and_then(|source| findings.entities.get(source.entity? as usize));
        let row = &reading.opened.row;
        let article = &reading.opened.article;
        Some(CitedQuote {
            words: Text::line(&parts.join(BETWEEN)),
            direct: quote.kind == QuoteKind::Direct,
            speaker: source.map(|source| source.name.clone()),
            speaker_kind: source.map(|source| NameKind::of_source(source.kind)),
            role: entity.and_then(|entity| office(entity.role.as_deref()?)).map(Text::line),
            cue: quote.cue.map(|cue| Text::line(cue.of(reading.text()))),
            confidence: quote.confidence,
            context: paragraph(article, quote),
            article: Some(row.id).filter(|_| !reading.outside),
            place: quote.extent().start,
            headline: row.headline.clone(),
            publisher: row.publisher.clone(),
            authors: article.byline.clone(),
            url: row.url.clone(),
            published: Some(row.published),
            also_in: Vec::new(),
        })
    }

    /// Headline, publisher, day and address.
    pub(super) fn citation(&self, reading: &Reading) -> String {
        self.citation_of(&reading.opened.row)
    }

    pub(super) fn citation_of(&self, row: &ArticleRow) -> String {
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

/// The paragraph that a quote stands in.
fn paragraph(article: &Article, quote: &Quote) -> Text {
    let block = article.body.block_at(quote.extent().start()).and_then(|index| article.body.blocks.get(index));
    block.map_or_else(Text::default, |block| Text::line(article.body.words(block)))
}

fn markdown_link(row: &ArticleRow) -> Option<String> {
    let url = row.url.as_ref()?;
    let headline = row.headline.replace('[', "\\[").replace(']', "\\]");
    Some(format!("[{headline}]({url})"))
}
