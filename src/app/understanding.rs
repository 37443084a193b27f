//! Going through quotes, captions, mentions and sources of the open article, and the side panel.

use crate::app::panel::{Line, Tab};
use crate::app::reading::{AtHand, Reading};
use crate::app::{App, Pane};
use crate::model::{BlockKind, Entity, EntityKind, Name, NameKind, Source, Span};

/// What a jump goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Quote,
    Caption,
    Mention,
    Source,
    Highlight,
}

impl Kind {
    fn none_left(self, forward: bool) -> String {
        let name = match self {
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Mention => "mention",
            Self::Source => "place with a source",
            Self::Highlight => "highlight",
        };
        if forward { format!("No {name} follows") } else { format!("No {name} stands before this one") }
    }
}

impl App {
    /// Goes `count` quotes, captions, mentions or sources on (or back).
    pub(super) fn jump(&mut self, kind: Kind, forward: bool, count: usize) {
        let height = self.height_of(Pane::Article);
        let panel_height = self.height_of(Pane::Panel);
        let Some(reading) = &mut self.reading else {
            self.tell("No article is open");
            return;
        };
        if reading.opened.findings.is_none() && !matches!(kind, Kind::Caption | Kind::Highlight) {
            self.tell("This article is still being analysed");
            return;
        }
        let targets = targets(reading, kind);
        let current = current(reading, kind);
        let from = reading.jump_from(current, forward, height);
        let found = if forward {
            let first = targets.partition_point(|(span, _)| Some(span.start()) <= from);
            targets.get((first + count - 1).min(targets.len().saturating_sub(1))).filter(|_| first < targets.len())
        } else {
            let before = targets.partition_point(|(span, _)| Some(span.start()) < from);
            before.checked_sub(1).and_then(|last| targets.get(last.saturating_sub(count - 1)))
        };
        let Some(&(span, at_hand)) = found else {
            self.tell(&kind.none_left(forward));
            return;
        };
        // Mentions of what is selected keep it selected.
        if reading.at_hand != Some(at_hand) {
            reading.put_at_hand(Some(at_hand));
        }
        self.return_to = None;
        reading.mention = matches!(kind, Kind::Mention | Kind::Source).then_some(span);
        reading.light();
        reading.show(span.start(), height);
        self.panel.select_at_hand(at_hand, panel_height);
    }

    /// From the quote at hand to its source, and from a source back to its quote.
    pub(super) fn go_to_source(&mut self) {
        let height = self.height_of(Pane::Article);
        let Some(reading) = &mut self.reading else { return };
        let Some(findings) = reading.opened.findings.as_ref() else {
            self.tell("This article is still being analysed");
            return;
        };
        match reading.at_hand {
            Some(AtHand::Quote(index)) => {
                let quote = findings.quotes.get(index);
                let Some(source) = quote.and_then(|quote| quote.speaker) else {
                    self.tell("Nobody is named as the source of this quote");
                    return;
                };
                let mentions = findings.sources.get(source as usize).map_or(&[][..], |source| &source.mentions);
                let near = quote.and_then(|quote| quote.speaker_mention);
                let mention = near.or_else(|| mentions.first().copied());
                reading.put_at_hand(Some(AtHand::Source(source as usize)));
                reading.mention = mention;
                self.return_to = Some(index);
                if let Some(mention) = mention {
                    reading.show(mention.start(), height);
                }
                reading.light();
                self.show_in_panel(Tab::Sources, AtHand::Source(source as usize));
            }
            Some(AtHand::Source(index)) => {
                let own = |quote: usize| {
                    findings.quotes.get(quote).is_some_and(|quote| quote.speaker.map(|s| s as usize) == Some(index))
                };
                let quote = self.return_to.filter(|quote| own(*quote));
                let quote = quote.or_else(|| (0..findings.quotes.len()).find(|quote| own(*quote)));
                let Some(quote) = quote else {
                    self.tell("No quote of this source was found");
                    return;
                };
                let place = findings.quotes.get(quote).map_or(0, |quote| quote.extent().start());
                reading.put_at_hand(Some(AtHand::Quote(quote)));
                reading.show(place, height);
                self.show_in_panel(Tab::Quotes, AtHand::Quote(quote));
            }
            _ => self.tell("Go to a quote first (]q), or choose a source in the side panel"),
        }
    }

    /// Turns the panel to what is at hand, without giving it the keyboard.
    fn show_in_panel(&mut self, tab: Tab, at_hand: AtHand) {
        if self.panel.tab != tab {
            self.panel.show(tab, self.reading.as_ref().and_then(|reading| reading.findings()));
        }
        let height = self.height_of(Pane::Panel);
        self.panel.select_at_hand(at_hand, height);
    }

    pub(super) fn show_tab(&mut self, tab: Tab) {
        self.panel.show(tab, self.reading.as_ref().and_then(|reading| reading.findings()));
        let height = self.height_of(Pane::Panel);
        if let Some(at_hand) = self.reading.as_ref().and_then(|reading| reading.at_hand) {
            self.panel.select_at_hand(at_hand, height);
        }
    }

    /// What is selected in the panel is lit in the text.
    pub(super) fn light_selected_entry(&mut self) {
        let at_hand = self.panel.selected().and_then(Line::at_hand);
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.at_hand != at_hand) {
            reading.put_at_hand(at_hand);
        }
        if let Some(reading) = &mut self.reading {
            reading.is_picked = at_hand.is_some();
        }
    }

    /// From the panel to the next place in the text of what is selected; after the last, the first.
    pub(super) fn jump_to_entry(&mut self) {
        let height = self.height_of(Pane::Article);
        self.light_selected_entry();
        let Some(reading) = &mut self.reading else { return };
        let Some(at_hand) = self.panel.selected().and_then(Line::at_hand) else {
            self.tell("There is nothing to go to here");
            return;
        };
        let places = places(reading, at_hand);
        let next = match reading.mention {
            Some(last) => places.partition_point(|span| span.start <= last.start),
            None => 0,
        };
        let Some(span) = places.get(next).or(places.first()).copied() else {
            self.tell("The text does not name it");
            return;
        };
        reading.mention = (!matches!(at_hand, AtHand::Quote(_))).then_some(span);
        reading.light();
        reading.show(span.start(), height);
    }

    /// Puts the quote, or else the entity, at a place of the text at hand.
    pub(super) fn take_at(&mut self, place: usize) {
        let height = self.height_of(Pane::Panel);
        let Some(reading) = &mut self.reading else { return };
        let Some(findings) = &reading.opened.findings else { return };
        let holds = |spans: &[Span]| spans.iter().any(|span| span.holds(place));
        let entity =
            findings.entities.iter().position(|entity| entity.kind != EntityKind::Other && holds(&entity.mentions));
        let quote = findings.quotes.iter().position(|quote| holds(&quote.parts));
        if let Some(at_hand) = entity.map(AtHand::Entity).or(quote.map(AtHand::Quote)) {
            reading.put_at_hand(Some(at_hand));
            self.panel.select_at_hand(at_hand, height);
        }
    }

    /// What is at hand in the text, or selected in the panel.
    pub(super) fn at_hand(&self) -> Option<AtHand> {
        let at_hand = self.reading.as_ref()?.at_hand;
        at_hand.or_else(|| self.panel.selected().filter(|_| self.focus == Pane::Panel)?.at_hand())
    }

    /// The name that is selected or at the cursor: what `*` looks up.
    pub(super) fn name_at_hand(&self) -> Option<Name> {
        let reading = self.reading.as_ref()?;
        let findings = reading.findings()?;
        let of_entity = |entity: &Entity| {
            let kind = NameKind::of_entity(entity.kind).unwrap_or(NameKind::Organisation);
            Name { name: entity.name.clone(), kind }
        };
        let of_source = |source: &Source| {
            let entity = source.entity.and_then(|index| findings.entities.get(index as usize));
            let named = entity.filter(|entity| entity.kind != EntityKind::Other).map(of_entity);
            named.unwrap_or_else(|| Name { name: source.name.clone(), kind: NameKind::of_source(source.kind) })
        };
        match self.at_hand()? {
            AtHand::Entity(index) => findings.entities.get(index).map(of_entity),
            AtHand::Source(index) => findings.sources.get(index).map(of_source),
            AtHand::Quote(index) => findings.quotes.get(index).and_then(|quote| findings.speaker(quote)).map(of_source),
            AtHand::Caption(_) | AtHand::Highlight(_) => None,
        }
    }
}

/// The places of something, in text order.
#[must_use]
pub fn places(reading: &Reading, at_hand: AtHand) -> Vec<Span> {
    if let AtHand::Highlight(index) = at_hand {
        return reading.opened.highlights.get(index).and_then(|one| one.span).into_iter().collect();
    }
    let Some(findings) = reading.findings() else { return Vec::new() };
    let mut places = match at_hand {
        AtHand::Entity(index) => findings.entities.get(index).map_or(Vec::new(), |entity| entity.mentions.clone()),
        AtHand::Source(index) => findings.sources.get(index).map_or(Vec::new(), |source| source.mentions.clone()),
        AtHand::Quote(index) => findings.quotes.get(index).map_or(Vec::new(), |quote| vec![quote.extent()]),
        AtHand::Caption(index) => {
            let block = reading.opened.article.body.blocks.get(index);
            block.map_or(Vec::new(), |block| vec![block.span])
        }
        AtHand::Highlight(_) => Vec::new(),
    };
    places.sort_unstable();
    places
}

/// Where the thing at hand is, if it is of the kind that is gone through.
fn current(reading: &Reading, kind: Kind) -> Option<usize> {
    match (kind, reading.at_hand?) {
        (Kind::Quote, at_hand @ AtHand::Quote(_))
        | (Kind::Caption, at_hand @ AtHand::Caption(_))
        | (_, at_hand @ AtHand::Highlight(_)) => places(reading, at_hand).first().map(|span| span.start()),
        (Kind::Mention, AtHand::Entity(_)) | (Kind::Source, AtHand::Source(_)) => reading.mention.map(Span::start),
        _ => None,
    }
}

/// All that a jump can go to, in text order.
fn targets(reading: &Reading, kind: Kind) -> Vec<(Span, AtHand)> {
    let body = &reading.opened.article.body;
    let findings = reading.opened.findings.as_ref();
    let mut targets: Vec<(Span, AtHand)> = match kind {
        Kind::Caption => body
            .shown()
            .filter(|(_, block)| block.kind == BlockKind::Caption)
            .map(|(index, block)| (block.span, AtHand::Caption(index)))
            .collect(),
        Kind::Highlight => {
            let highlights = reading.opened.highlights.iter().enumerate();
            highlights.filter_map(|(index, one)| Some((one.span?, AtHand::Highlight(index)))).collect()
        }
        Kind::Quote => {
            let quotes = findings.iter().flat_map(|findings| findings.quotes.iter().enumerate());
            quotes.map(|(index, quote)| (quote.extent(), AtHand::Quote(index))).collect()
        }
        Kind::Mention => {
            let only = match reading.at_hand {
                Some(AtHand::Entity(index)) if reading.is_picked => Some(index),
                _ => None,
            };
            let entities = findings.iter().flat_map(|findings| findings.entities.iter().enumerate());
            entities
                .filter(|(index, entity)| only.map_or(entity.kind != EntityKind::Other, |only| only == *index))
                .flat_map(|(index, entity)| entity.mentions.iter().map(move |span| (*span, AtHand::Entity(index))))
                .collect()
        }
        Kind::Source => {
            let only = match reading.at_hand {
                Some(AtHand::Source(index)) if reading.is_picked => Some(index),
                _ => None,
            };
            let sources = findings.iter().flat_map(|findings| findings.sources.iter().enumerate());
            sources
                .filter(|(index, _)| only.is_none_or(|only| only == *index))
                .flat_map(|(index, source)| source.mentions.iter().map(move |span| (*span, AtHand::Source(index))))
                .collect()
        }
    };
    let is_shown = |span: &Span| {
        body.block_at(span.start())
            .and_then(|index| body.blocks.get(index))
            .is_some_and(|block| block.kind != BlockKind::Furniture && block.duplicate_of.is_none())
    };
    targets.retain(|(span, _)| is_shown(span));
    targets.sort_unstable_by_key(|(span, _)| *span);
    targets
}
