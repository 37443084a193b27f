//! What is lit in the text: the quote, entity or source at hand, its speaker, and hits.

use crate::app::reading::{AtHand, Reading};
use crate::app::rows::with_marks;
use crate::model::Span;

/// Why a stretch of the text is lit. Later ones lie over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A passage that the reader marked.
    Highlight,
    /// A place that names what is selected in the side panel.
    Mention,
    QuoteAtHand,
    /// The words that name who said the quote at hand.
    Speaker,
    /// The mention gone to last.
    MentionAtHand,
    Hit,
    /// The hit gone to last.
    HitAtHand,
    /// The passage being chosen.
    Selected,
}

/// The marks of a reading pane, sorted by place.
#[must_use]
pub fn of(reading: &Reading) -> Vec<(Span, Mark)> {
    let mut marks = Vec::new();
    let body = &reading.opened.article.body;
    marks.extend(reading.opened.highlights.iter().filter_map(|one| Some((one.span?, Mark::Highlight))));
    marks.extend(reading.selecting.map(|selecting| (selecting.span(), Mark::Selected)));
    if let Some(AtHand::Highlight(index)) = reading.at_hand {
        let span = reading.opened.highlights.get(index).and_then(|one| one.span);
        marks.extend(span.map(|span| (span, Mark::QuoteAtHand)));
    }
    if let Some(findings) = reading.findings() {
        match reading.at_hand {
            Some(AtHand::Quote(index)) => {
                if let Some(quote) = findings.quotes.get(index) {
                    marks.extend(quote.parts.iter().map(|part| (with_marks(&body.text, *part), Mark::QuoteAtHand)));
                    marks.extend(quote.speaker_mention.map(|span| (span, Mark::Speaker)));
                }
            }
            Some(AtHand::Entity(index)) => {
                let mentions = findings.entities.get(index).map_or(&[][..], |entity| &entity.mentions);
                marks.extend(mentions.iter().map(|span| (*span, Mark::Mention)));
            }
            Some(AtHand::Source(index)) => {
                let mentions = findings.sources.get(index).map_or(&[][..], |source| &source.mentions);
                marks.extend(mentions.iter().map(|span| (*span, Mark::Mention)));
            }
            Some(AtHand::Caption(_) | AtHand::Highlight(_)) | None => {}
        }
    }
    if let Some(AtHand::Caption(index)) = reading.at_hand {
        marks.extend(body.blocks.get(index).map(|block| (block.span, Mark::Mention)));
    }
    marks.extend(reading.mention.map(|span| (span, Mark::MentionAtHand)));
    if let Some(found) = &reading.found {
        let mark = |index| if found.at == Some(index) { Mark::HitAtHand } else { Mark::Hit };
        marks.extend(found.spans.iter().enumerate().map(|(index, span)| (*span, mark(index))));
    }
    marks.sort_unstable();
    marks
}
