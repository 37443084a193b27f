//! Who is meant by a group: "the ministry", "two officials".

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::Phrase;
use crate::analysis::prose::Prose;
use crate::analysis::sources::descriptions::without_article;
use crate::analysis::sources::speakers::{Earlier, Speakers, Who};
use crate::model::{EntityKind, SourceKind};

impl Speakers<'_> {
    pub(super) fn group(&self, prose: &Prose, phrase: Phrase, definite: bool, earlier: &Earlier) -> Who {
        let span = phrase.span(prose);
        let noun = prose.word(phrase.head);
        let outlet = prose.has(phrase.head, Classes::OUTLET) && !prose.has(phrase.head, Classes::GROUP)
            || prose.is(phrase.head, &["broadcaster", "newspaper", "network"]);
        let plural = prose.has(phrase.head, Classes::PLURAL);
        // "The Indian company": the adjective is not who it is.
        let named = |entity: &usize| {
            let kind = self.entities.get(*entity).map(|entity| entity.kind);
            let bare = kind == Some(EntityKind::Other) || kind == Some(EntityKind::Place);
            !(bare && definite && phrase.to - phrase.from <= 4)
        };
        if let Some(entity) = self
            .people
            .within(span)
            .filter(named)
            .filter(|_| outlet || prose.is(phrase.head, &["agency", "union", "group", "company"]))
        {
            let who = self.entity(entity);
            let kind = if outlet && who.kind == SourceKind::Organisation { SourceKind::Outlet } else { who.kind };
            return Who { kind, ..who };
        }
        if definite
            && !prose.is(
                phrase.head,
                &[
                    "police",
                    "court",
                    "army",
                    "opposition",
                    "crowd",
                    "government",
                    "military",
                    "prosecution",
                    "defence",
                    "defense",
                    "jury",
                    "crown",
                    "state",
                ],
            )
        {
            let cited = || {
                earlier
                    .by_noun
                    .iter()
                    .rev()
                    .take(200)
                    .find(|(_, who)| who.kind == SourceKind::Outlet)
                    .map(|(_, who)| who.clone())
            };
            let known = earlier
                .noun(noun)
                .filter(|who| who.kind != SourceKind::Document)
                .or_else(|| cited().filter(|_| outlet));
            let near = self.people.body_before(span.start).map(|entity| self.entity(entity));
            let called = self.people.called(noun, span.start).or_else(|| self.people.named_with(noun, span.start));
            let called = called.map(|entity| self.entity(entity));
            let paper = || self.people.outlet_before(span.start).filter(|_| outlet).map(|entity| self.entity(entity));
            if let Some(who) = called.or(known).or_else(paper).or(near) {
                // A body that is called "the newspaper" further down is one.
                let kind = if outlet && who.kind == SourceKind::Organisation { SourceKind::Outlet } else { who.kind };
                return Who { confidence: 0.6, kind, ..who };
            }
        }
        let kind = if outlet {
            SourceKind::Outlet
        } else if plural {
            SourceKind::Anonymous
        } else {
            SourceKind::Organisation
        };
        Who { name: without_article(prose, phrase), kind, entity: None, confidence: 0.6 }
    }
}
