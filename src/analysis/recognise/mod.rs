//! Finds names by rules and lists: capitals, what stands around them, and what the rest of the article tells.

mod candidate;
mod christened;
mod comparing;
mod deciding;
mod function_words;
mod peoples;
mod runs;
mod split;
mod votes;
pub mod words;

use std::collections::BTreeMap;

use crate::analysis::gazetteer::{Gazetteer, gazetteer};
use crate::analysis::mention::Mention;
use crate::analysis::reading::Reading;
use crate::analysis::recognise::candidate::{Candidate, kind_of};
use crate::analysis::recognise::christened::Christened;
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::votes::{Votes, of_context, of_form};
use crate::analysis::recognise::words::{CaseCounts, Line, Word, words};
use crate::model::BlockKind;
pub use function_words::is_particle;
pub use words::capitalised;

/// What the rules have read of an article: its words, how it writes them, and the names.
pub struct Ruled<'t> {
    pub lines: Vec<Line<'t>>,
    pub counts: CaseCounts,
    /// In text order.
    pub mentions: Vec<Mention>,
}

/// Reads an article by rules and lists.
#[must_use]
pub fn ruled<'t>(reading: &Reading<'t>) -> Ruled<'t> {
    let lists = gazetteer();
    let (lines, counts) = words(reading, lists);
    let christened = Christened::read(&lines, lists);
    let mut candidates = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.kind != BlockKind::Kicker) {
        let words = &line.words;
        let splitter =
            Splitter { lists, counts: &counts, christened: &christened, line: index, words, out: Vec::new() };
        candidates.extend(splitter.run());
    }
    let mut article = Article { lists, lines: &lines, counts: &counts, names: BTreeMap::new() };
    article.count(&candidates);
    article.compare();
    let mentions = candidates.iter().filter_map(|candidate| article.decide(candidate)).collect();
    Ruled { lines, counts, mentions }
}

/// What ends the full name of a company.
pub const COMPANY: &[&str] = &[
    "Inc",
    "Inc.",
    "Ltd",
    "Ltd.",
    "Corp",
    "Corp.",
    "Plc",
    "PLC",
    "plc",
    "SA",
    "S.A.",
    "AG",
    "GmbH",
    "SE",
    "NV",
    "N.V.",
    "AB",
    "ASA",
    "Oyj",
    "LLC",
    "Limited",
    "SpA",
    "S.p.A.",
    "KG",
    "Co",
    "Co.",
    "Bhd",
    "Pte",
    "Tbk",
    "Semiconductor",
    "A/S",
];

/// All names of an article with the votes on each.
struct Article<'a, 't> {
    lists: &'a Gazetteer,
    lines: &'a [Line<'t>],
    counts: &'a CaseCounts,
    /// By the words as they would stand in a sentence.
    names: BTreeMap<String, Votes>,
}

impl Article<'_, '_> {
    fn words(&self, candidate: &Candidate) -> &[Word<'_>] {
        self.lines.get(candidate.line).and_then(|line| line.words.get(candidate.words.clone())).unwrap_or_default()
    }

    fn name(&self, candidate: &Candidate) -> String {
        name(self.words(candidate))
    }

    /// Gathers the votes of every place that names the same.
    fn count(&mut self, candidates: &[Candidate]) {
        for candidate in candidates {
            let Some(line) = self.lines.get(candidate.line) else { continue };
            let words = self.words(candidate);
            let mut votes = of_context(&line.words, candidate, self.lists);
            if let Some(hint) = candidate.hint {
                votes.give(hint, candidate.weight);
            }
            let mut form = of_form(words, self.lists);
            if let [word] = words
                && self.counts.get(&*word.lower).is_some_and(|cases| cases.peopled)
            {
                form.place += 4.0;
            }
            if let [word] = words
                && candidate.hint.is_none()
                && let Some(kind) = kind_of(word.known)
            {
                form.give(kind, 3.0);
            }
            let name = self.name(candidate);
            if let Some(sum) = self.names.get_mut(&name) {
                sum.add(votes);
            } else {
                votes.add(form);
                self.names.insert(name, votes);
            }
        }
    }
}

/// The words as they would stand in a sentence, each once.
#[must_use]
pub fn name(words: &[Word<'_>]) -> String {
    let mut out = String::new();
    let mut end = words.first().map_or(0, |word| word.span.start());
    for word in words {
        if word.span.start() > end {
            out.push(' ');
        }
        end = word.span.end();
        out.push_str(&word.name);
    }
    out
}
