//! Sources that no verb of saying leads to: who is cited, and agencies named in the text.

use std::collections::HashSet;

use crate::analysis::phrases::{Sort, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::Register;
use crate::model::{BlockKind, SourceKind, Span};

/// No article cites more that matter.
const MOST: usize = 200;

impl Register<'_> {
    /// "..., citing a naval officer": a source whatever the verb before it.
    pub(super) fn cited(&mut self) {
        let prose = self.speakers.prose;
        let citing = prose.iter().flat_map(|piece| (0..piece.len()).map(move |at| (piece, at)));
        let citing = citing.filter(|(piece, at)| piece.is(*at, &["citing"]) && !piece.is_quoted(*at) && is_told(piece));
        for (piece, at) in citing.take(MOST) {
            let end = piece.sentence(at).end;
            let Some(phrase) = starting_at(piece, at + 1, end) else { continue };
            let span = phrase.span(piece);
            let known = self.sources.iter().any(|source| source.mentions.iter().any(|mention| mention.overlaps(span)));
            if known || matches!(phrase.sort, Sort::Other | Sort::Pronoun) {
                continue;
            }
            if let Some(who) = self.speakers.phrase(piece, phrase, &self.earlier) {
                let index = self.add(&who, span);
                if let Some(source) = self.sources.get_mut(index) {
                    source.paraphrased += 1;
                }
            }
        }
    }

    /// "Asked by Radio Ostrand whether", "the Courier published a memo": outlets that the words come through.
    pub(super) fn asking_outlets(&mut self) {
        let prose = self.speakers.prose;
        for entity in 0..self.speakers.entities.len().min(MOST) {
            let known = self.sources.iter().any(|source| source.entity.is_some_and(|known| known as usize == entity));
            if known || self.speakers.people.kind(entity) != SourceKind::Outlet {
                continue;
            }
            let mentions = self.speakers.entities.get(entity).map(|entity| entity.mentions.as_slice());
            let told = |span: &Span| {
                let after = prose.partition_point(|piece| piece.passage.span.start <= span.start);
                let piece = after.checked_sub(1).and_then(|index| prose.get(index));
                let piece = piece.filter(|piece| piece.passage.span.covers(*span));
                piece.is_some_and(|piece| is_told(piece) && is_asking(piece, *span))
            };
            let found = mentions.unwrap_or_default().iter().take(40).copied().find(told);
            if let Some(span) = found {
                let who = self.speakers.entity(entity);
                self.add(&who, span);
            }
        }
    }

    /// An agency that the text names is one it leans on.
    pub(super) fn named_agencies(&mut self) {
        let known: HashSet<u32> = self.sources.iter().filter_map(|source| source.entity).collect();
        for entity in 0..self.speakers.entities.len().min(MOST) {
            let named = self.speakers.people.kind(entity) == SourceKind::Agency;
            if !named || u32::try_from(entity).is_ok_and(|entity| known.contains(&entity)) {
                continue;
            }
            let who = self.speakers.entity(entity);
            let first = self.speakers.entities.get(entity).and_then(|entity| entity.mentions.first());
            if let Some(span) = first.copied().filter(|_| who.name.chars().count() > 2) {
                self.add(&who, span);
            }
        }
    }
}

/// Whether an outlet's name stands where it asks or tells.
fn is_asking(prose: &Prose, name: Span) -> bool {
    let (from, to) = (prose.passage.token_at(name.start()), prose.passage.token_at(name.end()));
    let clear = !prose.is_quoted(from);
    // "by the public broadcaster Radio Ostrand"
    let by = (from.saturating_sub(4)..from).rev().find(|&at| prose.is(at, &["by"])).and_then(|by| by.checked_sub(1));
    let asked =
        by.is_some_and(|verb| prose.is(verb, &["asked", "identified", "named", "quoted", "reported", "interviewed"]));
    clear && (asked || prose.is(to, &["published", "revealed"]))
}

/// Whether a passage is the reporter's text.
fn is_told(prose: &Prose) -> bool {
    matches!(prose.passage.kind, BlockKind::Lead | BlockKind::Paragraph | BlockKind::ListItem)
}
