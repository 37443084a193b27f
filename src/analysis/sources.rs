//! The sources of an article: every speaker once, under its name.

use std::collections::HashMap;

use crate::analysis::attribution::{Cue, Said};
use crate::analysis::prose::Prose;
use crate::model::{Entity, Quote, QuoteKind, Source, SourceKind, Text};

/// Collects speakers while the quotes are told to it.
pub struct Register<'a> {
    prose: &'a [Prose<'a>],
    sources: Vec<Source>,
    by_name: HashMap<String, usize>,
}

impl<'a> Register<'a> {
    #[must_use]
    pub fn new(prose: &'a [Prose<'a>], _cues: &'a [Vec<Cue>], _entities: &'a [Entity]) -> Self {
        Self { prose, sources: Vec::new(), by_name: HashMap::new() }
    }

    /// The quote in the model's terms, its speaker entered.
    pub fn quote(&mut self, said: &Said) -> Quote {
        let mention = said.mention.and_then(|m| Some((m.phrase.span(self.prose.get(m.passage)?), m)));
        let speaker = mention.map(|(span, m)| {
            let name = span.of(self.prose[m.passage].text).to_owned();
            let next = self.sources.len();
            let index = *self.by_name.entry(name.clone()).or_insert(next);
            if index == next {
                self.sources.push(Source {
                    name: Text::line(&name),
                    kind: SourceKind::Person,
                    entity: None,
                    quoted: 0,
                    paraphrased: 0,
                    credited: false,
                    via: None,
                    mentions: Vec::new(),
                    confidence: 0.5,
                });
            }
            let source = &mut self.sources[index];
            source.mentions.push(span);
            match said.kind {
                QuoteKind::Direct => source.quoted += 1,
                QuoteKind::Indirect => source.paraphrased += 1,
            }
            u32::try_from(index).unwrap_or(u32::MAX)
        });
        Quote {
            kind: said.kind,
            parts: said.parts.clone(),
            speaker,
            speaker_mention: mention.map(|(span, _)| span),
            cue: said.cue,
            confidence: said.confidence,
        }
    }

    /// The quotes with the sources they point to.
    #[must_use]
    pub fn finish(self, quotes: Vec<Quote>) -> (Vec<Quote>, Vec<Source>) {
        (quotes, self.sources)
    }
}
