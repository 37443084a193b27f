//! Cuts a stretch of capitals into names, and takes off what is none: titles, openers, demonyms.

mod heads;
mod leads;
mod ordinary;
mod plain;
mod skips;
mod titles;

use std::ops::Range;

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::candidate::{Candidate, kind_of};
use crate::analysis::recognise::christened::Christened;
use crate::analysis::recognise::runs::run_end;
use crate::analysis::recognise::words::{CaseCounts, Form, Word};
use crate::model::EntityKind;

/// The longest listed name, in words.
const LONGEST: usize = 8;

/// Cuts lines into candidates.
pub struct Splitter<'a, 't> {
    pub lists: &'a Gazetteer,
    pub counts: &'a CaseCounts,
    pub christened: &'a Christened,
    pub line: usize,
    pub words: &'a [Word<'t>],
    pub out: Vec<Candidate>,
}

impl Splitter<'_, '_> {
    /// All candidates of the line.
    pub fn run(mut self) -> Vec<Candidate> {
        let mut at = 0;
        while at < self.words.len() {
            if let Some((length, known)) = self.listed(at, self.words.len()).filter(|&(length, _)| length > 1)
                && !self.words.get(at).is_some_and(Word::is_capital)
            {
                self.push(at..at + length, kind_of(known), 6.0, false);
                at += length;
            } else if self.words.get(at).is_some_and(Word::is_capital) {
                let end = run_end(self.words, at);
                at = self.split(at, end);
            } else {
                at += 1;
            }
        }
        self.out
    }

    pub fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    pub fn is(&self, at: usize, flags: Known) -> bool {
        self.word(at).is_some_and(|word| word.is(flags))
    }

    fn push(&mut self, words: Range<usize>, hint: Option<EntityKind>, weight: f32, titled: bool) {
        if !words.is_empty() {
            self.out.push(Candidate { line: self.line, words, hint, weight, titled });
        }
    }

    /// Takes all names of a stretch; gives the place after the last one, which a listed name may have moved.
    fn split(&mut self, from: usize, to: usize) -> usize {
        let mut at = from;
        while at < to {
            at = self.step(at, to).max(at + 1);
        }
        at
    }

    /// Takes the next name or non-name off; gives the place after it.
    fn step(&mut self, at: usize, to: usize) -> usize {
        let Some(word) = self.words.get(at) else { return to };
        if !word.is_capital() {
            return at + 1;
        }
        if let Some(end) = self.journal(at, to) {
            self.push(at..end, Some(EntityKind::Organisation), 6.0, false);
            return end;
        }
        if let Some(length) = self.christened.at(self.words, at) {
            self.push(at..at + length, Some(EntityKind::Other), 8.0, false);
            return at + length;
        }
        if let Some((length, known)) = self.listed(at, to).filter(|&(length, _)| length > 1) {
            let end = at + length;
            let longer = self.headed(at, to).filter(|&longer| longer > end && !known.any(Known::OTHER));
            let (end, hint) = longer.map_or((end, kind_of(known)), |longer| (longer, Some(EntityKind::Organisation)));
            self.push(at..end, hint, 6.0, false);
            return end;
        }
        if let Some(end) = self.led(at, to).filter(|_| self.headed(at, to).is_none()) {
            self.push(at..end, Some(EntityKind::Place), 3.5, false);
            return end;
        }
        if let Some(end) = self.skipped(at, to).or_else(|| self.is_ordinary(at, to).then_some(at + 1)) {
            return end;
        }
        if let Some(end) = self.headed(at, to) {
            self.push(
                at..end,
                Some(EntityKind::Organisation),
                if self.is_certain_body(end - 1) { 7.0 } else { 4.0 },
                false,
            );
            return end;
        }
        if let Some(end) = self.placed(at, to) {
            // "Brant Valley Otters" is a team, not a valley.
            let team = end + 1 == to && self.is_plural(end);
            let (end, kind) = if team { (to, EntityKind::Organisation) } else { (end, EntityKind::Place) };
            self.push(at..end, Some(kind), 4.0, false);
            return end;
        }
        if let Some(after) = self.titles(at, to) {
            return self.titled(after, to);
        }
        self.plain(at, to)
    }

    /// The longest listed name at `at`, and what is known of it.
    fn listed(&self, at: usize, to: usize) -> Option<(usize, Known)> {
        let first = self.word(at)?;
        let single = first.known.is_name().then_some((1, first.known));
        if !self.lists.starts_name(&first.name) {
            return single;
        }
        let mut joined = String::from(&*first.name);
        let mut best = single;
        let mut end = first.span.end();
        for next in at + 1..(at + LONGEST).min(self.words.len()) {
            let Some(word) = self.word(next) else { break };
            if word.span.start() > end {
                joined.push(' ');
            }
            end = word.span.end();
            joined.push_str(&word.name.replace('’', "'"));
            let known = self.lists.of(&joined);
            // A name may reach over the run's end only where it is closed there by a word of its own.
            if known.is_name() && (next < to || word.form != Form::Lower) {
                best = Some((next + 1 - at, known));
            }
        }
        best
    }
}
