//! The sources of an article: every speaker once, under its name.

mod affiliation;
mod beside;
mod called;
mod descriptions;
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

use self::beside::Beside;
pub use self::outlets::is_agency;
use self::outlets::serves_the_world;
use self::people::People;
use self::speakers::{Earlier, Speakers, Who};
use crate::analysis::attribution::{Cue, Mention, Said};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::model::{BlockKind, Entity, EntityKind, Quote, QuoteKind, Source, SourceKind, Span, Text};

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

    /// The place of a source in the list, entered where it is new.
    fn enter(&mut self, who: &Who) -> usize {
        let key = key(who);
        if let Some(&index) = self.by_key.get(&key) {
            if let Some(source) = self.sources.get_mut(index)
                && (source.kind, who.kind) == (SourceKind::Organisation, SourceKind::Outlet)
            {
                source.kind = who.kind;
            }
            if let Some(source) = self.sources.get_mut(index) {
                source.confidence = source.confidence.max(who.confidence);
            }
            return index;
        }
        // "Orr" after "Jo Orr", where the recogniser missed both.
        let surname = who.name.split_whitespace().next_back().unwrap_or_default();
        let known = self.sources.iter().take(300).position(|source| {
            let same = source.name.split_whitespace().next_back() == Some(surname) && who.name == surname;
            who.kind == SourceKind::Person && source.kind == SourceKind::Person && who.entity.is_none() && same
        });
        // "the Post" after "The Washington Post"
        let bare = who.name.trim_start_matches("The ");
        let short = self.sources.iter().take(300).position(|source| {
            let body = matches!(source.kind, SourceKind::Outlet | SourceKind::Organisation);
            body && source.kind == who.kind && !bare.contains(' ') && source.name.ends_with(&format!(" {bare}"))
        });
        let document = self.sources.iter().take(300).position(|source| {
            let documents = (source.kind, who.kind) == (SourceKind::Document, SourceKind::Document);
            documents && is_same_study(&source.name, &who.name) || self.is_of_headline(source, who)
        });
        if let Some(source) = document.and_then(|index| self.sources.get_mut(index))
            && who.name.len() > source.name.len()
        {
            source.name = Text::line(&who.name);
        }
        let known = known.or(short).or(document);
        let index = known.unwrap_or(self.sources.len());
        self.by_key.insert(key, index);
        if known.is_none() {
            self.sources.push(Source {
                name: Text::line(&who.name),
                kind: who.kind,
                entity: who.entity.and_then(|entity| u32::try_from(entity).ok()),
                quoted: 0,
                paraphrased: 0,
                credited: false,
                via: None,
                mentions: Vec::new(),
                confidence: who.confidence,
            });
        }
        index
    }

    /// "Officials" in the headline are the officials that the article describes, "memo" is the internal memo.
    fn is_of_headline(&self, source: &Source, who: &Who) -> bool {
        let same = source.kind == who.kind;
        let people = source.kind == SourceKind::Anonymous && source.name.ends_with('s');
        let plain = (people || source.kind == SourceKind::Document) && !source.name.contains(' ');
        let described = || who.name.split(' ').any(|word| word.eq_ignore_ascii_case(&source.name));
        let headline = || self.speakers.prose.iter().find(|prose| prose.passage.kind == BlockKind::Headline);
        let above = |prose: &Prose| source.mentions.iter().all(|mention| prose.passage.span.covers(*mention));
        same && plain && described() && headline().is_some_and(above)
    }

    /// Enters what stands beside a cue: the statement, the outlet it was given to, who is cited.
    fn beside(&mut self, said: &Said, speaker: usize) {
        let prose = self.speakers.prose;
        let Some(piece) = prose.get(said.passage) else { return };
        let Some(place) = said.cue else { return };
        let passage = said.mention.map_or(said.passage, |mention| mention.passage);
        let Some(cues) = self.cues.get(passage) else { return };
        let at = piece.passage.token_at(place.start());
        let Some(index) = cues.binary_search_by_key(&at, |cue| cue.from).ok().filter(|_| passage == said.passage)
        else {
            return;
        };
        if !self.read.insert((passage, at)) {
            return;
        }
        for found in beside::beside(piece, cues, index) {
            match found {
                Beside::Vehicle(phrase) => {
                    if let Some(mut who) = self.speakers.phrase(piece, phrase, &self.earlier) {
                        who.kind = SourceKind::Document;
                        who.entity = None;
                        who.name = beside::whole_name(piece, phrase);
                        let index = self.add(&who, phrase.span(piece));
                        self.earlier.by_noun.push((piece.word(phrase.head).to_lowercase(), who));
                        if let Some(source) = self.sources.get_mut(index) {
                            source.paraphrased += 1;
                        }
                    }
                }
                Beside::Conduit(phrase) => {
                    if let Some(mut who) = self
                        .speakers
                        .phrase(piece, phrase, &self.earlier)
                        .filter(|who| who.kind != SourceKind::Document && !self.is_place(who))
                    {
                        // "told the Orlo news agency": there it is the outlet that had the interview.
                        let explained = (phrase.from..phrase.to + 2).any(|at| piece.is(at, &["agency"]));
                        let agency = who.kind == SourceKind::Agency || is_agency(&who.name);
                        let agency = agency && (!explained || serves_the_world(&who.name));
                        who.kind = if agency { SourceKind::Agency } else { SourceKind::Outlet };
                        let index = self.add(&who, phrase.span(piece));
                        self.earlier.by_noun.push((piece.word(phrase.head).to_lowercase(), who));
                        let name = self.sources.get(index).map(|source| source.name.clone());
                        if let Some(source) = self.sources.get_mut(speaker).filter(|_| index != speaker) {
                            source.via = source.via.take().or(name);
                        }
                    }
                }
                Beside::Also(phrase) => {
                    if let Some(who) = self.speakers.phrase(piece, phrase, &self.earlier) {
                        let index = self.add(&who, phrase.span(piece));
                        self.earlier.note(phrase.span(piece).start, piece.word(phrase.head), &who);
                        if let Some(source) = self.sources.get_mut(index).filter(|_| index != speaker) {
                            source.paraphrased += 1;
                        }
                    }
                }
                Beside::Cited(phrase) => {
                    if let Some(who) = self.speakers.phrase(piece, phrase, &self.earlier) {
                        let index = self.add(&who, phrase.span(piece));
                        self.earlier.by_noun.push((piece.word(phrase.head).to_lowercase(), who));
                        let name = self.sources.get(speaker).map(|source| source.name.clone());
                        if let Some(source) = self.sources.get_mut(index).filter(|_| index != speaker) {
                            source.via = source.via.take().or(name);
                            source.paraphrased += 1;
                        }
                    }
                }
            }
        }
    }

    fn is_place(&self, who: &Who) -> bool {
        let entity = who.entity.and_then(|entity| self.speakers.entities.get(entity));
        entity.is_some_and(|entity| entity.kind == EntityKind::Place)
    }

    fn add(&mut self, who: &Who, span: Span) -> usize {
        let index = self.enter(who);
        if let Some(source) = self.sources.get_mut(index) {
            source.mentions.push(span);
        }
        index
    }

    /// Agencies named in the credit line, in the credit of a picture, and in the dateline.
    fn credits(&mut self) {
        let prose = self.speakers.prose;
        let first = prose.iter().position(|piece| matches!(piece.passage.kind, BlockKind::Lead | BlockKind::Paragraph));
        for (index, piece) in prose.iter().enumerate() {
            let (mut at, end, credit) = match piece.passage.kind {
                BlockKind::Credit => (0, piece.len(), true),
                BlockKind::Caption => (last_bracket(piece), piece.len(), true),
                BlockKind::Dateline => (0, piece.len().min(14), false),
                _ if first == Some(index) => (0, dateline_end(piece), false),
                _ => continue,
            };
            while at < end {
                let longest = (at + 1..(at + 5).min(end + 1))
                    .rev()
                    .find(|&to| piece.is_capital(at) && is_agency(piece.span(at, to).of(piece.text)));
                let Some(to) = longest else {
                    at += 1;
                    continue;
                };
                let span = piece.span(at, to);
                let entity = self.speakers.people.within(span);
                let name =
                    entity.map_or_else(|| span.of(piece.text).to_owned(), |entity| self.speakers.entity(entity).name);
                let index = self.add(&Who { name, kind: SourceKind::Agency, entity, confidence: 0.95 }, span);
                if let Some(source) = self.sources.get_mut(index) {
                    source.credited |= credit;
                    source.kind = SourceKind::Agency;
                }
                at = to;
            }
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

/// Where the bracket opens that closes a caption; its end where none does.
fn last_bracket(prose: &Prose) -> usize {
    let closes = prose.len().checked_sub(1).is_some_and(|last| matches!(prose.word(last), ")" | "."));
    let open = (0..prose.len()).rev().take(14).find(|&at| prose.word(at) == "(");
    // "Photograph: Jo Orr/Polar Images"
    let label = (0..prose.len()).rev().take(14).find(|&at| {
        prose.is(at, &["photo", "photograph", "picture", "image", "composite", "illustration", "credit"])
            && prose.word(at + 1) == ":"
    });
    open.filter(|_| closes).or(label).unwrap_or(prose.len())
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

/// One past the bracket of "GENEVA, May 3 (Polar Wire) —"; 0 where there is none.
fn dateline_end(prose: &Prose) -> usize {
    let dash = |at: usize| matches!(prose.word(at), "-" | "–" | "—" | "--");
    (0..prose.len().min(16)).find(|&at| prose.word(at) == ")" && dash(at + 1)).unwrap_or(0)
}

fn key(who: &Who) -> String {
    who.entity.map_or_else(|| format!("{:?} {}", who.kind, who.name.to_lowercase()), |entity| format!("#{entity}"))
}

/// Whether one is the bare word for what the other names in full: "review", as a headline has it, and
/// "government review". Statements and letters are many in an article, each another's.
fn is_same_study(a: &str, b: &str) -> bool {
    const STUDIES: &[&str] =
        &["study", "survey", "review", "report", "audit", "poll", "inquiry", "research", "analysis", "investigation"];
    let (bare, full) = if a.contains(' ') { (b, a) } else { (a, b) };
    let bare = bare.to_lowercase();
    let ends = |word: Option<&str>| word.is_some_and(|word| word.eq_ignore_ascii_case(&bare));
    STUDIES.contains(&bare.as_str()) && (ends(full.split(' ').next()) || ends(full.split(' ').next_back()))
}

/// Whether a full name is a woman's, where its first word tells.
pub(super) fn is_woman(name: &str) -> Option<bool> {
    let first = name.split_whitespace().next()?;
    genders::of_word(first).map(|gender| gender == genders::Gender::She)
}
