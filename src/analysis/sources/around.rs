//! Sources that stand beside a cue: the statement, the outlet it was given to, who is cited.

use crate::analysis::attribution::Said;
use crate::analysis::sources::Register;
use crate::analysis::sources::beside::{self, Beside};
use crate::analysis::sources::outlets::{is_agency, serves_the_world};
use crate::analysis::sources::speakers::Who;
use crate::model::{EntityKind, SourceKind};

impl Register<'_> {
    /// Enters what stands beside a cue: the statement, the outlet it was given to, who is cited.
    pub(super) fn beside(&mut self, said: &Said, speaker: usize) {
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
}
