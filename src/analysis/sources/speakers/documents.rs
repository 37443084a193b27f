//! Which document is meant by "the report", "the draft".

use crate::analysis::phrases::Phrase;
use crate::analysis::prose::Prose;
use crate::analysis::sources::beside::whole_name;
use crate::analysis::sources::speakers::{Earlier, Speakers, Who};
use crate::model::SourceKind;

impl Speakers<'_> {
    pub fn document(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
        let noun = prose.word(phrase.head);
        // "LSEG data" is LSEG speaking.
        if prose.is(phrase.head, &["data", "figures"])
            && let Some(entity) = self.people.body_within(phrase.span(prose))
        {
            return self.entity(entity);
        }
        let definite = prose.is(phrase.from, &["the", "this", "that", "these", "those"]);
        let short = phrase.to - phrase.from <= 3;
        let known = earlier.noun(noun).or_else(|| {
            // "The new paper" is the study told of before.
            const STUDIES: &[&str] = &["study", "paper", "research", "survey"];
            let study = STUDIES.iter().any(|word| noun.eq_ignore_ascii_case(word));
            STUDIES.iter().filter(|_| study).find_map(|word| earlier.noun(word))
        });
        let known = known.or_else(|| earlier.document(noun).filter(|_| definite && phrase.to <= phrase.from + 2));
        // "The paper said" of a newspaper cited before.
        if known.is_none()
            && definite
            && short
            && prose.is(phrase.head, &["paper"])
            && let Some((_, who)) = earlier.by_noun.iter().rev().find(|(_, who)| who.kind == SourceKind::Outlet)
        {
            return who.clone();
        }
        // "the U.S. intelligence document" is "an intelligence document" told of before.
        let printed = phrase.span(prose).of(prose.text);
        let alike = |who: &Who| {
            let first = who.name.split_whitespace().next().unwrap_or_default();
            short || first != noun && printed.split_whitespace().any(|word| word == first)
        };
        if let Some(who) = known.filter(|who| definite && who.kind == SourceKind::Document && alike(who)) {
            return who;
        }
        Who { name: whole_name(prose, phrase), kind: SourceKind::Document, entity: None, confidence: 0.8 }
    }
}
