//! The reader's corrections of names: kept, and shown in the findings of an article.

use std::collections::HashMap;

use super::{Desk, catalogue, now};
use crate::model::{
    Correction, Entity, EntityKind, Findings, NameKind, Quote, Rules, Ruling, Source, SourceKind, Text,
};
use crate::store::Folded;

impl Desk {
    /// Keeps corrections; they hold for all articles, old and new. How many were not known before.
    pub fn correct(&mut self, corrections: &[Correction]) -> anyhow::Result<usize> {
        let folded: Vec<Folded> = corrections.iter().map(folded).collect();
        Ok(self.library.correct(&folded, now())?)
    }

    /// Takes a correction back; whether it was kept.
    pub fn take_back(&mut self, correction: &Correction) -> anyhow::Result<bool> {
        Ok(self.library.take_back(&folded(correction))?)
    }

    /// All corrections, in the order in which they were made.
    pub fn corrections(&self) -> anyhow::Result<Vec<Correction>> {
        Ok(self.library.corrections()?)
    }

    /// What the corrections come to.
    pub fn rules(&self) -> anyhow::Result<Rules> {
        Ok(self.library.rules()?)
    }
}

fn folded(correction: &Correction) -> Folded {
    let target = correction.target().map_or(String::new(), |(name, _)| catalogue::folded(name));
    Folded { subject: catalogue::folded(correction.subject().0), target, correction: correction.clone() }
}

/// Findings with the reader's corrections in effect: entities and sources under their right name and kind, those that
/// turn out to be one put together, and what is no name not listed.
#[must_use]
pub fn corrected(findings: Findings, rules: &Rules) -> Findings {
    if rules.is_empty() {
        return findings;
    }
    let Findings { quotes, entities, sources, stances } = findings;
    let (entities, entity_places) = entities_right(entities, rules);
    let (sources, source_places) = sources_right(sources, &entity_places, rules);
    let speak = |mut quote: Quote| {
        quote.speaker = quote.speaker.and_then(|speaker| source_places.get(speaker as usize).copied());
        quote
    };
    Findings {
        quotes: quotes.into_iter().map(speak).collect(),
        entities,
        sources,
        stances: stances.into_iter().map(speak).collect(),
    }
}

fn said(rules: &Rules, name: &Text, kind: NameKind) -> Option<Ruling> {
    rules.of(&(catalogue::folded(name), kind))
}

/// The entities put right, and for each old one the place that it has now.
fn entities_right(entities: Vec<Entity>, rules: &Rules) -> (Vec<Entity>, Vec<u32>) {
    let mut right: Vec<Entity> = Vec::with_capacity(entities.len());
    let mut known: HashMap<(Text, EntityKind), usize> = HashMap::new();
    let mut places = Vec::with_capacity(entities.len());
    for mut entity in entities {
        let told = NameKind::of_entity(entity.kind).and_then(|kind| said(rules, &entity.name, kind));
        match told {
            Some(Ruling::Is { key: (_, kind), name }) => {
                entity.kind = match kind {
                    NameKind::Person => EntityKind::Person,
                    NameKind::Organisation | NameKind::Outlet | NameKind::Agency => EntityKind::Organisation,
                    NameKind::Place => EntityKind::Place,
                    NameKind::Document | NameKind::Anonymous => EntityKind::Other,
                };
                entity.name = name;
                // The reader is sure.
                entity.confidence = 1.0;
            }
            Some(Ruling::Nothing) => entity.kind = EntityKind::Other,
            Some(Ruling::Alone) | None => {}
        }
        let next = right.len();
        let place = *known.entry((entity.name.clone(), entity.kind)).or_insert(next);
        places.push(u32::try_from(place).unwrap_or(0));
        match right.get_mut(place) {
            Some(same) => {
                same.mentions.extend(entity.mentions);
                same.mentions.sort_unstable();
                same.mentions.dedup();
                same.role = same.role.take().or(entity.role);
            }
            None => right.push(entity),
        }
    }
    (right, places)
}

/// The sources put right, and for each old one the place that it has now.
fn sources_right(sources: Vec<Source>, entities: &[u32], rules: &Rules) -> (Vec<Source>, Vec<u32>) {
    let mut right: Vec<Source> = Vec::with_capacity(sources.len());
    let mut places = Vec::with_capacity(sources.len());
    for mut source in sources {
        source.entity = source.entity.and_then(|entity| entities.get(entity as usize).copied());
        let told = said(rules, &source.name, NameKind::of_source(source.kind));
        if let Some(Ruling::Is { key: (_, kind), name }) = told {
            source.kind = match kind {
                NameKind::Person => SourceKind::Person,
                NameKind::Organisation | NameKind::Place => SourceKind::Organisation,
                NameKind::Document => SourceKind::Document,
                NameKind::Outlet => SourceKind::Outlet,
                NameKind::Agency => SourceKind::Agency,
                NameKind::Anonymous => SourceKind::Anonymous,
            };
            source.name = name;
        }
        // People without a name may be called the same and be others.
        let is_same = |other: &Source| {
            other.kind != SourceKind::Anonymous && other.kind == source.kind && other.name == source.name
        };
        let place = right.iter().position(is_same).unwrap_or(right.len());
        places.push(u32::try_from(place).unwrap_or(0));
        if let Some(same) = right.get_mut(place) {
            same.quoted += source.quoted;
            same.paraphrased += source.paraphrased;
            same.credited |= source.credited;
            same.mentions.extend(source.mentions);
            same.mentions.sort_unstable();
            same.mentions.dedup();
            same.entity = same.entity.or(source.entity);
            same.via = same.via.take().or(source.via);
        } else {
            right.push(source);
        }
    }
    (right, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::analyse::{Given, analyse};

    fn rules(corrections: &[Correction]) -> Rules {
        Rules::new(corrections.iter().map(folded).map(|folded| (folded.correction, folded.subject, folded.target)))
    }

    const TEXT: &str = "Harbour wall to be rebuilt\n\nThe harbour wall of Velmora will be rebuilt, Mayor Rosa Lindt said \
                        on Monday.\n\n“We will not wait for the next storm to come,” Lindt told reporters in \
                        Velmora.\n\n“It was about time,” harbour master Karl Osten said.\n";

    #[test]
    fn names_are_put_right_and_quotes_keep_their_speakers() {
        let read = analyse(Given::Plain(TEXT));
        let person = NameKind::Person;
        let named = |name: &str| Text::line(name);
        let findings = corrected(
            read.findings.clone(),
            &rules(&[
                Correction::Rename { name: named("Rosa Lindt"), kind: person, to: named("Rosa Lindt-Amaro") },
                Correction::NotAName { name: named("Velmora"), kind: NameKind::Place },
            ]),
        );
        let listed: Vec<&str> = findings
            .entities
            .iter()
            .filter(|entity| entity.kind != EntityKind::Other)
            .map(|entity| entity.name.as_str())
            .collect();
        assert!(listed.contains(&"Rosa Lindt-Amaro") && !listed.contains(&"Velmora"), "{listed:?}");
        assert_eq!(findings.quotes.len(), read.findings.quotes.len());
        let storm = findings.quotes.iter().find(|quote| quote.parts[0].of(&read.article.body.text).contains("storm"));
        assert_eq!(findings.speaker(storm.unwrap()).unwrap().name.as_str(), "Rosa Lindt-Amaro");
    }

    #[test]
    fn two_that_are_one_are_one_source() {
        let read = analyse(Given::Plain(TEXT));
        let merge = Correction::Merge {
            name: Text::line("Karl Osten"),
            kind: NameKind::Person,
            into: Text::line("Rosa Lindt"),
            into_kind: NameKind::Person,
        };
        let findings = corrected(read.findings.clone(), &rules(&[merge]));
        assert_eq!(findings.sources.len() + 1, read.findings.sources.len());
        assert!(findings.entities.iter().all(|entity| entity.name.as_str() != "Karl Osten"));
        for quote in &findings.quotes {
            assert_eq!(findings.speaker(quote).unwrap().name.as_str(), "Rosa Lindt");
        }
        for source in &findings.sources {
            assert_eq!(findings.entities[source.entity.unwrap() as usize].name.as_str(), "Rosa Lindt");
        }
    }
}
