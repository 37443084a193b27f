//! Finds names by rules and lists: capitals, what stands around them, and what the rest of the article tells.

mod candidate;
mod christened;
mod function_words;
mod peoples;
mod runs;
mod split;
mod votes;
pub mod words;

use std::collections::{BTreeMap, HashMap};

use crate::analysis::gazetteer::{Gazetteer, Known, gazetteer};
use crate::analysis::mention::{Mention, Recogniser};
use crate::analysis::reading::Reading;
use crate::analysis::recognise::candidate::{Candidate, kind_of};
use crate::analysis::recognise::christened::Christened;
use crate::analysis::recognise::function_words::leads_surname;
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::votes::{Votes, of_context, of_form};
use crate::analysis::recognise::words::{CaseCounts, Form, Line, LineCase, Word, words};
use crate::model::{BlockKind, EntityKind, Span};

pub use function_words::is_particle;
pub use words::capitalised;

/// The recogniser by rules and lists, for English.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules;

impl Recogniser for Rules {
    fn mentions(&self, reading: &Reading<'_>) -> Vec<Mention> {
        ruled(reading).mentions
    }
}

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

    /// Lets long names speak for the short ones: a surname alone is the person.
    fn compare(&mut self) {
        self.compare_towns();
        let mut parts: HashMap<String, Votes> = HashMap::new();
        for (name, votes) in self.names.iter().filter(|(name, _)| name.contains(' ')) {
            let (kind, most, _) = votes.best();
            let pieces = name.split(' ').collect::<Vec<_>>();
            if most < 1.0 {
                continue;
            }
            match kind {
                EntityKind::Person => {
                    for (at, piece) in pieces.iter().enumerate() {
                        let weight = if at + 1 == pieces.len() { 5.0 } else { 2.5 };
                        parts.entry((*piece).to_owned()).or_default().person += weight;
                    }
                    let initials = pieces.iter().filter_map(|piece| piece.chars().next());
                    let initials = initials.flat_map(|initial| [initial, '.']).collect::<String>();
                    parts.entry(initials).or_default().person += 5.0;
                    if pieces.len() > 2 {
                        parts.entry(pieces[1..].join(" ")).or_default().person += 3.0;
                    }
                }
                EntityKind::Organisation => {
                    let acronym = pieces.iter().filter_map(|piece| piece.chars().next()).filter(|c| c.is_uppercase());
                    parts.entry(acronym.collect()).or_default().organisation += 3.0;
                    if pieces.last().is_some_and(|last| COMPANY.contains(last)) {
                        // "Orbiq" and "Tern Foods" where "Orbiq Pte Ltd" and "Tern Foods SA" are named.
                        for length in (1..pieces.len()).filter(|_| !self.lists.of(pieces[0]).any(Known::PLACE)) {
                            parts.entry(pieces[..length].join(" ")).or_default().organisation += 5.0;
                            let plain = self.lists.is_word(&pieces[length].to_lowercase());
                            if !plain && !COMPANY.contains(&pieces[length]) {
                                parts.entry(pieces[length].to_owned()).or_default().organisation += 2.5;
                            }
                        }
                    }
                    let head = pieces.last().is_some_and(|last| self.lists.of(last).any(Known::ORGANISATION_HEAD));
                    let first = pieces.first().map(|first| (*first).to_owned()).unwrap_or_default();
                    let civic = name.contains("City")
                        || name.contains("County")
                        || name.ends_with("Police")
                        || name.ends_with("Council");
                    if civic {
                        parts.entry(first).or_default().place += 1.0;
                    } else if pieces.last().is_some_and(|last| COMPANY.contains(last)) {
                        // Said above.
                    } else if head && pieces.len() > 2 || self.is_team(&pieces) {
                        // "Velmark News Agency", "Lowick Otters": bodies are named after places.
                        parts.entry(first).or_default().place += 1.2;
                    } else if !self.lists.of(&first).any(Known::PLACE) {
                        parts.entry(first).or_default().organisation += if head { 0.7 } else { 1.5 };
                    }
                    let of_place = pieces.iter().rev().nth(1).is_some_and(|link| *link == "of");
                    if let Some(last) = pieces.last().filter(|_| of_place) {
                        parts.entry((*last).to_owned()).or_default().place += 1.0;
                    } else if let Some(last) = pieces.last() {
                        let club = matches!(*last, "Town" | "City" | "United" | "Rovers" | "Athletic" | "Albion");
                        let weight = if head || club { 4.0 } else { 1.5 };
                        parts.entry((*last).to_owned()).or_default().organisation += weight;
                    }
                }
                EntityKind::Place => {
                    // "Lintaro" in "Lintaro Islands", "Osk" in "River Osk".
                    for piece in pieces.iter().filter(|piece| !self.lists.of(piece).any(Known::FIRST_NAME)) {
                        if !self.lists.is_word(&piece.to_lowercase()) {
                            parts.entry((*piece).to_owned()).or_default().place += 2.5;
                        }
                    }
                }
                EntityKind::Other => {}
            }
        }
        for (name, votes) in &mut self.names {
            if let Some(more) = parts.get(name) {
                votes.add(*more);
            }
        }
    }

    /// "Lowick Sound" is a body where Lowick is a town of the article and the rest is a common word.
    fn compare_towns(&mut self) {
        let names = self.names.keys().filter_map(|name| {
            let (town, rest) = name.split_once(' ')?;
            let (kind, most, _) = self.names.get(town)?.best();
            let common = !rest.contains(' ') && self.lists.is_word(&rest.to_lowercase());
            (kind == EntityKind::Place && most > 2.0 && common).then(|| name.clone())
        });
        for name in names.collect::<Vec<_>>() {
            if let Some(votes) = self.names.get_mut(&name) {
                votes.organisation += 2.5;
            }
        }
    }

    /// Whether the last word is a common one in the plural, as of a club.
    fn is_team(&self, pieces: &[&str]) -> bool {
        pieces.last().is_some_and(|last| last.ends_with('s') && self.lists.is_word(&last.to_lowercase()))
    }

    /// What a candidate is, if it is a name at all.
    fn decide(&self, candidate: &Candidate) -> Option<Mention> {
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
