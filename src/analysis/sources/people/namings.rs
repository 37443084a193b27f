//! Where people are named, and what is said of them beside their names.

use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::phrases::{Sort, ending_at, extended_left, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::sources::called::{behind_letters, body_noun, is_called_body, is_called_outlet};
use crate::analysis::sources::genders::of_word;
use crate::analysis::sources::people::{Naming, People};
use crate::analysis::sources::stand_ins::{StandIn, stand_ins};
use crate::model::{BlockKind, Entity, EntityKind, SourceKind, Span};

impl People<'_> {
    /// Notes who is named in a passage, and what is said of each there.
    pub(super) fn read(&mut self, prose: &Prose) {
        let side = matches!(
            prose.passage.kind,
            BlockKind::Caption | BlockKind::Byline | BlockKind::Credit | BlockKind::Kicker
        );
        for sentence in &prose.passage.sentences {
            let span = prose.span(sentence.start, sentence.end);
            self.sentences.push(span.start);
            let first = self.mentions.partition_point(|(mention, _)| mention.start < span.start);
            let here: Vec<(Span, usize)> = self
                .mentions
                .get(first..)
                .unwrap_or_default()
                .iter()
                .take_while(|(mention, _)| mention.start < span.end)
                .copied()
                .collect();
            let mut leads = true;
            for (mention, entity) in here {
                let at = prose.passage.token_at(mention.start());
                if prose.is_quoted(at) {
                    continue;
                }
                let to = prose.passage.token_at(mention.end());
                let person = self.entities[entity].kind == EntityKind::Person;
                if !person && let Some(noun) = body_noun(prose, at, to) {
                    self.nouns.push((mention.start, prose.word(noun).to_lowercase(), entity));
                    self.kinds[entity] = match self.kinds[entity] {
                        SourceKind::Person => SourceKind::Organisation,
                        kind => kind,
                    };
                }
                // Who has a first name stays a person, whatever stands beside the last one: "Orr spokesman".
                let is_one_word = !self.entities[entity].name.contains(' ');
                if person && is_one_word && is_called_body(prose, at, to) {
                    self.kinds[entity] = SourceKind::Organisation;
                } else if person {
                    self.describe(prose, mention, at, to, entity);
                } else if self.kinds[entity] == SourceKind::Organisation && is_called_outlet(prose, at, to) {
                    self.kinds[entity] = SourceKind::Outlet;
                }
                if !side {
                    let sentence = self.sentences.len();
                    self.namings.push(Naming {
                        start: mention.start,
                        entity,
                        leads: leads && person && !matches!(prose.word(to), "'s" | "’s"),
                        sentence,
                        stands_in: false,
                    });
                }
                let owns = matches!(prose.word(to), "'s" | "’s");
                leads &= !person || owns;
            }
        }
    }

    /// Reads "he" and "she" at the head of a sentence and "the minister" anywhere as namings, so that whoever the
    /// sentences go on about stays the one they mean.
    pub(super) fn follow(&mut self, prose: &[Prose]) {
        let mut named = std::mem::take(&mut self.namings).into_iter().peekable();
        let mut sentence = 0;
        for piece in prose {
            let told = matches!(piece.passage.kind, BlockKind::Lead | BlockKind::Paragraph);
            for range in &piece.passage.sentences {
                sentence += 1;
                if !told {
                    continue;
                }
                for (at, meant) in stand_ins(piece, range.clone()) {
                    let place = piece.span(at, at + 1).start;
                    while let Some(naming) = named.next_if(|naming| naming.start < place) {
                        self.namings.push(naming);
                    }
                    let (entity, leads) = match meant {
                        StandIn::Pronoun(gender) if self.unnamed_before(place, Some(gender)).is_none() => {
                            (self.person_before(place, Some(gender), &[]), true)
                        }
                        StandIn::Pronoun(_) => continue,
                        StandIn::Noun { noun, leads } => (self.called_person(piece.word(noun), place), leads),
                    };
                    if let Some(entity) = entity {
                        self.namings.push(Naming { start: place, entity, leads, sentence, stands_in: true });
                    }
                }
            }
        }
        self.namings.extend(named);
    }

    /// Notes the nouns beside a name: "spokesman Jo Orr", "Jo Orr, a baker".
    fn describe(&mut self, prose: &Prose, mention: Span, at: usize, to: usize, entity: usize) {
        let mut note = |word: usize| {
            if prose.has(word, Classes::ROLE) {
                self.nouns.push((mention.start, prose.word(word).to_lowercase(), entity));
            }
            if let Some(gender) = of_word(prose.word(word)) {
                self.genders[entity].get_or_insert(gender);
            }
        };
        // "The witness, Mr Orr,"
        let title = at
            .checked_sub(1)
            .filter(|&before| prose.is(before, &["Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."]));
        if let Some(title) = title {
            note(title);
        }
        let at = title.unwrap_or(at);
        // What stands before another name is told of that one.
        let other = self.mentions.partition_point(|(span, _)| span.start < mention.start).checked_sub(1);
        let floor = other
            .and_then(|index| self.mentions.get(index))
            .filter(|(span, _)| span.start >= prose.passage.span.start)
            .map_or(0, |(span, _)| prose.passage.token_at(span.end()));
        let before = at.checked_sub(1).filter(|&last| last >= floor).and_then(|last| ending_at(prose, last, floor));
        // "a teacher called Jo Orr"
        let christened = at > floor + 1 && prose.is(at - 1, &["called", "named"]);
        let before = if christened { ending_at(prose, at - 2, floor) } else { before };
        for word in before.map_or(at..at, |phrase| phrase.from..at) {
            note(word);
        }
        // "her lawyer, Jo Orr,"
        let outer = at.checked_sub(2).filter(|_| prose.word(at - 1) == ",").and_then(|last| ending_at(prose, last, 0));
        // "The mayor of Ostrand, Jo Orr,"
        let office = outer.map(|outer| extended_left(prose, outer, prose.sentence(at).start));
        for outer in [outer, office.filter(|office| office.sort == Sort::Role)].into_iter().flatten() {
            note(outer.head);
        }
        let to = behind_letters(prose, to);
        if prose.word(to) == ","
            && let Some(after) = starting_at(prose, to + 1, prose.len())
        {
            for word in after.from..=after.head {
                note(word);
            }
        }
    }
}

/// The nouns of the roles that entities have, at the first place each is named.
pub(super) fn offices(entities: &[Entity]) -> Vec<(u32, String, usize)> {
    let mut out = Vec::new();
    for (index, entity) in entities.iter().enumerate().take(400).filter(|(_, e)| e.kind == EntityKind::Person) {
        let (Some(role), Some(first)) = (&entity.role, entity.mentions.first()) else { continue };
        let words = role.split(|c: char| !c.is_alphanumeric()).filter(|word| look_up(word).classes.has(Classes::ROLE));
        out.extend(words.map(|word| (first.start, word.to_lowercase(), index)));
    }
    out
}
