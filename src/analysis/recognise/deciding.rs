//! What a candidate is in the end, and where it begins.

use crate::analysis::gazetteer::Known;
use crate::analysis::mention::Mention;
use crate::analysis::recognise::candidate::Candidate;
use crate::analysis::recognise::function_words::leads_surname;
use crate::analysis::recognise::words::{Form, LineCase, Word};
use crate::analysis::recognise::{Article, name};
use crate::model::{EntityKind, Span};

impl Article<'_, '_> {
    /// What a candidate is, if it is a name at all.
    pub(super) fn decide(&self, candidate: &Candidate) -> Option<Mention> {
        let words = self.words(candidate);
        let (first, last) = (words.first()?, words.last()?);
        let votes = self.names.get(&name(words)).copied().unwrap_or_default();
        let (mut kind, mut most, mut ahead) = votes.best();
        if candidate.titled && kind != EntityKind::Person {
            (kind, most, ahead) = (EntityKind::Person, candidate.weight, candidate.weight);
        }
        if candidate.hint.is_none() && !self.stands(words, most) && self.article(candidate).is_none() {
            return None;
        }
        if most < 0.5 {
            kind = if words.len() == 1 && self.lists.is_word(&first.lower) {
                EntityKind::Other
            } else {
                EntityKind::Person
            };
        }
        let start = if kind == EntityKind::Organisation { self.article(candidate) } else { None };
        let start = if kind == EntityKind::Person { self.particles(candidate).or(start) } else { start };
        let start = start.unwrap_or(first.span.start());
        let confidence = (0.4 + 0.08 * most.max(0.0) + 0.05 * ahead).clamp(0.3, 0.98);
        Some(Mention { span: Span::new(start, last.span.end()), kind, confidence })
    }

    /// Whether an unlisted name is one: a common word needs to be written large where that tells something.
    fn stands(&self, words: &[Word<'_>], most: f32) -> bool {
        let [word] = words else {
            let plain = words.iter().all(|word| !word.is_capital() || self.lists.is_word(&word.lower));
            let shouted = words.iter().all(|word| word.form == Form::Capitals && word.text.chars().count() > 1);
            return !(plain && words.iter().any(|word| word.line != LineCase::Sentence) || shouted && most < 3.0);
        };
        let counts = self.counts.get(&*word.lower).copied().unwrap_or_default();
        let common = self.lists.is_word(&word.lower);
        if word.form == Form::Capitals && word.text.chars().count() < 2 || word.text.chars().count() < 2 && most < 3.0 {
            return false;
        }
        if word.form == Form::Capitals && word.text.chars().count() > 7 && most < 2.0 {
            return false;
        }
        if word.line == LineCase::Capitals && counts.capital == 0 && word.known.is_unknown() {
            return false;
        }
        if common && word.is(Known::TITLE.or(Known::ORGANISATION_HEAD).or(Known::PLACE_HEAD)) && most < 4.0 {
            return false;
        }
        !common || counts.capital > counts.lower || most >= 3.0
    }

    /// Where the particles begin that belong to a surname: "van der Zande".
    fn particles(&self, candidate: &Candidate) -> Option<usize> {
        let before = self.lines.get(candidate.line)?.words.get(..candidate.words.start)?;
        let leads = |word: &&Word<'_>| word.form == Form::Lower && leads_surname(word.text);
        let mut particles = before.iter().rev().take(2).take_while(leads);
        let nearest = particles.next()?;
        Some(particles.next().unwrap_or(nearest).span.start())
    }

    /// Where the article begins that is part of the name: "told The Ledger".
    fn article(&self, candidate: &Candidate) -> Option<usize> {
        let line = self.lines.get(candidate.line)?;
        let word = line.words.get(candidate.words.start.checked_sub(1)?)?;
        (word.text == "The" && !word.starts && word.line == LineCase::Sentence).then(|| word.span.start())
    }
}
