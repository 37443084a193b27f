//! From phrases that name speakers to one source for each.

use std::cmp::Reverse;

use crate::analysis::foreign::page::{Gender, Page, Phrase, Who};
use crate::analysis::foreign::speech::Said;
use crate::analysis::sources::is_woman;
use crate::model::{Entity, Findings, Quote, QuoteKind, Source, SourceKind, Span, Text};

/// How sure a quote is that nobody is told to have said.
const UNATTRIBUTED: f32 = 0.3;

/// How sure a speaker is that is only carried on or meant by a pronoun.
const CARRIED: f32 = 0.4;

/// How sure the kind of a source is.
const KIND: f32 = 0.4;

/// The sources as they come up.
pub(super) struct Register<'a> {
    pages: &'a [Page<'a>],
    entities: Vec<Entity>,
    sources: Vec<(Source, Gender)>,
}

impl<'a> Register<'a> {
    pub(super) fn new(pages: &'a [Page<'a>], entities: Vec<Entity>) -> Self {
        Self { pages, entities, sources: Vec::new() }
    }

    /// Ties what is said to its sources.
    pub(super) fn findings(mut self, said: &[Said]) -> Findings {
        let mut quotes = Vec::new();
        let mut last: Option<usize> = None;
        for said in said {
            let page = self.pages.get(said.passage);
            let phrase = said.found.as_ref().and_then(|found| found.phrase.as_ref());
            let named = page.zip(phrase).and_then(|(page, phrase)| self.source(page, phrase, said.part));
            let speaker = named.or(last.filter(|_| said.goes_on));
            let is_pronoun = phrase.is_some_and(|phrase| phrase.who == Who::Pronoun);
            let confidence = match &said.found {
                _ if speaker.is_none() => UNATTRIBUTED,
                Some(found) if !is_pronoun => found.confidence,
                _ => CARRIED,
            };
            if let Some((source, _)) = speaker.and_then(|index| self.sources.get_mut(index)) {
                source.quoted += 1;
            }
            let mention = page.zip(phrase).and_then(|(page, phrase)| page.span(&(phrase.from..phrase.to)));
            let cue = page.zip(said.found.as_ref()).and_then(|(page, found)| page.span(&found.cue));
            quotes.push(Quote {
                kind: QuoteKind::Direct,
                parts: vec![said.part],
                speaker: speaker.and_then(|index| u32::try_from(index).ok()),
                speaker_mention: mention,
                cue,
                confidence,
            });
            last = speaker;
        }
        self.sorted(quotes)
    }

    fn source(&mut self, page: &Page<'_>, phrase: &Phrase, part: Span) -> Option<usize> {
        let (range, kind) = match &phrase.who {
            Who::Pronoun => return self.meant(phrase.gender, part),
            Who::Named(range) => (range, SourceKind::Person),
            Who::Described(range) => (range, SourceKind::Anonymous),
        };
        let span = page.span(range)?;
        let entity = self.entities.iter().position(|entity| entity.mentions.iter().any(|held| held.overlaps(span)));
        let entity = entity.filter(|_| kind == SourceKind::Person);
        let name = entity.and_then(|index| self.entities.get(index)).map(|entity| entity.name.clone());
        let name = name.unwrap_or_else(|| Text::line(span.of(page.text)));
        let entity = entity.and_then(|index| u32::try_from(index).ok());
        let known = self.sources.iter().position(|(source, _)| source.name == name && source.kind == kind);
        let index = known.unwrap_or_else(|| {
            let (via, mentions) = (None, Vec::new());
            let source = Source {
                name,
                kind,
                entity,
                quoted: 0,
                paraphrased: 0,
                credited: false,
                via,
                mentions,
                confidence: KIND,
            };
            self.sources.push((source, Gender::Unknown));
            self.sources.len() - 1
        });
        let (source, gender) = self.sources.get_mut(index)?;
        source.mentions.push(span);
        if *gender == Gender::Unknown && kind == SourceKind::Person {
            *gender = match is_woman(&source.name) {
                Some(true) => Gender::She,
                Some(false) => Gender::He,
                None => Gender::Unknown,
            };
        }
        if phrase.gender != Gender::Unknown {
            *gender = phrase.gender;
        }
        Some(index)
    }

    /// The last one named before that a pronoun may stand for.
    fn meant(&self, gender: Gender, part: Span) -> Option<usize> {
        let fits = |held: Gender| held == Gender::Unknown || held == gender;
        let nearest = |source: &Source| {
            let entity = source.entity.and_then(|index| self.entities.get(index as usize));
            let mentions = entity.map_or(&source.mentions, |entity| &entity.mentions);
            mentions.iter().filter(|span| span.start < part.start).map(|span| span.start).max()
        };
        let people = self.sources.iter().enumerate().filter(|(_, (source, held))| {
            gender != Gender::Unknown
                && fits(*held)
                && matches!(source.kind, SourceKind::Person | SourceKind::Anonymous)
        });
        people.filter_map(|(index, (source, _))| Some((nearest(source)?, index))).max().map(|(_, index)| index)
    }

    /// Sources by kind, then most quoted first.
    fn sorted(self, mut quotes: Vec<Quote>) -> Findings {
        let mut order: Vec<usize> = (0..self.sources.len()).collect();
        order.sort_by_key(|&index| self.sources.get(index).map(|(source, _)| (source.kind, Reverse(source.quoted))));
        for quote in &mut quotes {
            let place = quote.speaker.and_then(|old| order.iter().position(|&index| index == old as usize));
            quote.speaker = place.and_then(|place| u32::try_from(place).ok());
        }
        let sources =
            order.iter().filter_map(|&index| self.sources.get(index)).map(|(source, _)| source.clone()).collect();
        let entities = self.entities;
        Findings { quotes, entities, sources, stances: Vec::new() }
    }
}
