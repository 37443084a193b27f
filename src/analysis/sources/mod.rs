//! The sources of an article: every speaker once, under its name.

mod affiliation;
mod around;
mod beside;
mod called;
mod credits;
mod descriptions;
mod entering;
mod further;
mod genders;
mod outlets;
mod people;
mod pronouns;
mod pronouns_near;
mod speakers;
mod stand_ins;
mod unnamed;

use std::collections::{HashMap, HashSet};

use self::entering::key;
pub use self::outlets::is_agency;
use self::people::People;
use self::speakers::{Earlier, Speakers};
use crate::analysis::attribution::{Cue, Mention, Said};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::model::{Entity, Quote, QuoteKind, Source, SourceKind};

/// Collects speakers while the quotes are told to it.
pub struct Register<'a> {
    speakers: Speakers<'a>,
    cues: &'a [Vec<Cue>],
    earlier: Earlier,
    sources: Vec<Source>,
    by_key: HashMap<String, usize>,
    /// Cues whose neighbours were read already, by passage and token.
    read: HashSet<(usize, usize)>,
}

impl<'a> Register<'a> {
    #[must_use]
    pub fn new(prose: &'a [Prose<'a>], cues: &'a [Vec<Cue>], entities: &'a [Entity]) -> Self {
        let people = People::new(prose, entities);
        Self {
            speakers: Speakers { prose, entities, people },
            cues,
            earlier: Earlier::default(),
            sources: Vec::new(),
            by_key: HashMap::new(),
            read: HashSet::new(),
        }
    }

    /// The quote in the model's terms, its speaker entered.
    pub fn quote(&mut self, said: &Said) -> Quote {
        let prose = self.speakers.prose;
        let span = said.mention.and_then(|m| Some(m.phrase.span(prose.get(m.passage)?)));
        let written = said.mention.is_some_and(|m| prose.get(m.passage).is_some_and(|p| is_inscription(p, m.phrase)));
        let who = self.speakers.resolve(said, &self.earlier).filter(|_| !written);
        // "Orr warned that the price agreed": a thing of which something is told.
        let thing = |m: &Mention| {
            let noun = m.phrase.sort == Sort::Other && said.kind == QuoteKind::Indirect;
            noun && prose.get(m.passage).is_some_and(|piece| is_thing(piece, m.phrase.head))
        };
        let who = who.filter(|_| !said.mention.as_ref().is_some_and(thing));
        // The words may be the speaker's beyond doubt, and it still be a guess whom they mean.
        let meant = who.as_ref().map_or(1.0, |who| who.confidence);
        let mut speaker = None;
        if let (Some(who), Some(span), Some(mention)) = (who, span, said.mention) {
            let index = self.enter(&who);
            let noun = prose.get(mention.passage).map_or("", |prose| prose.word(mention.phrase.head));
            let piece = prose.get(mention.passage);
            let indefinite = piece.is_some_and(|piece| piece.is(mention.phrase.from, &["a", "an", "one", "another"]));
            let single = mention.phrase.sort == Sort::Role
                && indefinite
                && prose.get(mention.passage).is_some_and(|prose| !prose.has(mention.phrase.head, Classes::PLURAL));
            if single && who.kind != SourceKind::Person {
                self.earlier.unnamed = Some((span.start, who.clone()));
            }
            let noun = if mention.phrase.sort == Sort::Pronoun { "" } else { noun };
            self.earlier.note(span.start, noun, &who);
            if let Some(source) = self.sources.get_mut(index) {
                source.mentions.push(span);
                match said.kind {
                    QuoteKind::Direct => source.quoted += 1,
                    QuoteKind::Indirect => source.paraphrased += 1,
                }
            }
            self.beside(said, index);
            speaker = u32::try_from(index).ok();
        }
        Quote {
            kind: said.kind,
            parts: said.parts.clone(),
            speaker,
            speaker_mention: span,
            cue: said.cue,
            confidence: said.confidence * meant,
        }
    }

    /// A stance in the model's terms; it makes nobody a source, but is tied to one that there is by name.
    #[must_use]
    pub fn stance(&self, held: &Said) -> Quote {
        let prose = self.speakers.prose;
        let span = held.mention.and_then(|m| Some(m.phrase.span(prose.get(m.passage)?)));
        let named = held.mention.filter(|mention| mention.phrase.sort == Sort::Name);
        let who = named.and_then(|_| self.speakers.resolve(held, &self.earlier));
        let speaker = who.and_then(|who| u32::try_from(*self.by_key.get(&key(&who))?).ok());
        Quote {
            kind: held.kind,
            parts: held.parts.clone(),
            speaker,
            speaker_mention: span,
            cue: held.cue,
            confidence: held.confidence,
        }
    }

    /// The quotes with the sources they point to: by kind, then most quoted first.
    #[must_use]
    pub fn finish(mut self, mut quotes: Vec<Quote>) -> (Vec<Quote>, Vec<Source>) {
        self.credits();
        self.cited();
        self.asking_outlets();
        self.named_agencies();
        let mut order: Vec<usize> = (0..self.sources.len()).collect();
        order.sort_by_key(|&index| {
            let source = &self.sources[index];
            (source.kind, u32::MAX - source.quoted, u32::MAX - source.paraphrased, index)
        });
        let mut place = vec![0_u32; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = u32::try_from(new).unwrap_or(u32::MAX);
        }
        for quote in &mut quotes {
            quote.speaker = quote.speaker.and_then(|old| place.get(old as usize).copied());
        }
        let mut old: Vec<Option<Source>> = self.sources.into_iter().map(Some).collect();
        let mut sources: Vec<Source> = order.iter().filter_map(|&index| old.get_mut(index)?.take()).collect();
        for source in &mut sources {
            source.mentions.sort_unstable();
            source.mentions.dedup();
        }
        (quotes, sources)
    }
}

/// "A hand-painted sign read": what hangs there for all to read is no source.
fn is_inscription(prose: &Prose, phrase: Phrase) -> bool {
    // "The board said" may be that of a company.
    let directs = prose.is(phrase.head, &["board", "boards"]);
    let painted = (phrase.from..phrase.head).any(|at| prose.word(at).contains('-') || prose.is(at, &["wooden"]));
    prose.has(phrase.head, Classes::SIGN) || directs && (painted || prose.is(phrase.to, &["read", "reads"]))
}

/// Whether an unknown noun ends like no word for people: "price", not "ferrymen".
fn is_thing(prose: &Prose, at: usize) -> bool {
    const ENDS: &[&str] =
        &["er", "or", "ist", "ian", "ant", "ent", "man", "men", "woman", "women", "ee", "hall", "folk"];
    let word = prose.word(at).to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    !ENDS.iter().any(|end| singular.ends_with(end))
}

/// Whether a full name is a woman's, where its first word tells.
pub(super) fn is_woman(name: &str) -> Option<bool> {
    let first = name.split_whitespace().next()?;
    genders::of_word(first).map(|gender| gender == genders::Gender::She)
}
