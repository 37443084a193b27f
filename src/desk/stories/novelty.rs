//! What an article has that others do not: quotes, sources, names, captions, figures.

use std::collections::{HashMap, HashSet};

use crate::analysis::reading::{Passage, Reading};
use crate::desk::stories::figures::{Figure, figures};
use crate::desk::tokens;
use crate::model::{BlockKind, EntityKind, Findings, NewThing, Opened, Quote, QuoteKind, Span, Text};

/// How many things of a kind are told.
const MOST: usize = 30;

/// Names that the analysis is less sure of are not told: that they are new would be a claim too many.
const SURE: f32 = 0.6;

/// The longest sentence that is told as a fact, in bytes.
const LONGEST: usize = 600;

/// What is known so far, and what was new when it was told.
#[derive(Debug, Default)]
pub(super) struct Known {
    said: HashSet<String>,
    same: HashSet<i64>,
    named: HashSet<String>,
    /// Words of names: whoever was called by one of them in full is known by it alone.
    name_words: HashSet<String>,
    sourced: HashSet<String>,
    captioned: HashSet<String>,
    figures: Vec<Figure>,
    pub quotes: Vec<NewThing>,
    pub sources: Vec<NewThing>,
    pub names: Vec<NewThing>,
    pub captions: Vec<NewThing>,
    pub facts: Vec<NewThing>,
}

/// Which lists a thing is put on.
enum List {
    Quotes,
    Sources,
    Names,
    Captions,
    Facts,
}

impl Known {
    /// Takes in what an article says; `same` are the quotes that each of its quotes repeats.
    pub(super) fn learn(&mut self, opened: &Opened, same: &HashMap<u32, i64>) {
        self.take(opened, same, false);
    }

    /// The same, and tells what was not known before.
    pub(super) fn tell(&mut self, opened: &Opened, same: &HashMap<u32, i64>) {
        self.take(opened, same, true);
    }

    fn take(&mut self, opened: &Opened, same: &HashMap<u32, i64>, is_told: bool) {
        let none = Findings::default();
        let findings = opened.findings.as_ref().unwrap_or(&none);
        let mut found: Vec<(List, NewThing)> = Vec::new();
        let thing = |words: &str, by: Option<Text>, place: usize| NewThing {
            words: Text::line(words),
            by,
            row: opened.row.clone(),
            place: u32::try_from(place).unwrap_or(0),
        };
        let text = &opened.article.body.text;
        for (index, quote) in (0..).zip(&findings.quotes).filter(|(_, quote)| quote.kind == QuoteKind::Direct) {
            let words: Vec<&str> = quote.parts.iter().map(|part| part.of(text)).collect();
            let words = words.join(" … ");
            let is_new_wording = self.said.insert(folded(&words));
            let is_new = same.get(&index).is_none_or(|same| self.same.insert(*same)) && is_new_wording;
            if is_new {
                let by = findings.speaker(quote).map(|source| source.name.clone());
                found.push((List::Quotes, thing(&words, by, quote.extent().start())));
            }
        }
        for source in findings.sources.iter().filter(|source| source.quoted + source.paraphrased > 0) {
            if self.is_new_source(&source.name) && source.confidence >= SURE {
                let place = source.mentions.first().map_or(0, |mention| mention.start());
                found.push((List::Sources, thing(&source.name, None, place)));
            }
        }
        for entity in findings.entities.iter().filter(|entity| entity.kind != EntityKind::Other) {
            let name = folded(&entity.name);
            let is_known = name.split(' ').count() == 1 && self.name_words.contains(&name);
            self.name_words.extend(name.split(' ').map(str::to_owned));
            let is_new = self.named.insert(name) && !is_known && entity.confidence >= SURE;
            if let (true, Some(mention)) = (is_new, entity.mentions.first()) {
                found.push((List::Names, thing(&entity.name, entity.role.clone(), mention.start())));
            }
        }
        for (_, block) in opened.article.body.shown().filter(|(_, block)| block.kind == BlockKind::Caption) {
            let words = opened.article.body.words(block);
            if self.captioned.insert(folded(words)) {
                found.push((List::Captions, thing(words, None, block.span.start())));
            }
        }
        for sentence in sentences(opened) {
            let words = sentence.of(text);
            let mut is_new = false;
            for figure in figures(words) {
                if !self.figures.iter().any(|known| known.is_same(&figure)) {
                    is_new = true;
                    self.figures.push(figure);
                }
            }
            // What somebody said is told among the quotes.
            let is_quote = |quote: &Quote| {
                let extent = quote.extent();
                quote.kind == QuoteKind::Direct && extent.start() < sentence.end() && sentence.start() < extent.end()
            };
            if is_new && words.len() <= LONGEST && !findings.quotes.iter().any(is_quote) {
                found.push((List::Facts, thing(words, None, sentence.start())));
            }
        }
        if is_told {
            for (list, thing) in found {
                self.put(&list, thing);
            }
        }
    }

    /// "Len Pike" is "Leonard Pike".
    fn is_new_source(&mut self, name: &str) -> bool {
        let is_name = name.contains(' ') && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let name = folded(name);
        let ends = |name: &str| {
            let first: String = name.chars().take(2).collect();
            (first, name.rsplit(' ').next().unwrap_or("").to_owned())
        };
        let is_known = is_name && self.sourced.iter().any(|known| known.contains(' ') && ends(known) == ends(&name));
        self.sourced.insert(name) && !is_known
    }

    fn put(&mut self, list: &List, thing: NewThing) {
        let list = match list {
            List::Quotes => &mut self.quotes,
            List::Sources => &mut self.sources,
            List::Names => &mut self.names,
            List::Captions => &mut self.captions,
            List::Facts => &mut self.facts,
        };
        if list.len() < MOST {
            list.push(thing);
        }
    }
}

fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    tokens::each_word(words, |_, word| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// The sentences of the running text.
fn sentences(opened: &Opened) -> Vec<Span> {
    let reading = Reading::new(&opened.article.body);
    let of = |passage: &Passage| -> Vec<Span> {
        let ranges = passage.sentences.iter();
        let spans = ranges.filter_map(|range| {
            let tokens = passage.tokens.get(range.clone())?;
            Some(Span::new(tokens.first()?.span.start(), tokens.last()?.span.end()))
        });
        spans.collect()
    };
    let prose = reading.passages.iter().filter(|passage| passage.kind.is_prose());
    prose.flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::analyse::{Given, analyse};
    use crate::model::ArticleRow;

    fn opened(text: &str) -> Opened {
        let done = analyse(Given::Plain(text));
        let row = ArticleRow::default();
        Opened {
            row,
            article: done.article,
            findings: Some(done.findings),
            bookmark: None,
            place: None,
            highlights: Vec::new(),
        }
    }

    #[test]
    fn only_what_was_not_read_is_told() {
        let read = opened(
            "Ferry runs aground\n\nA ferry with 214 passengers ran aground off Tessel Bay on Monday.\n\n\
             “We heard a bang and then nothing,” said Captain Mira Holt. Four people were hurt.",
        );
        let other = opened(
            "Captain tells of bang before ferry hit sandbank\n\nMira Holt, captain of the ferry that ran aground off \
             Tessel Bay, was questioned by the police on Tuesday.\n\n“We heard a bang and then nothing,” said Holt. \
             “The rudder did not answer any more,” she said. There were 214 passengers on board and 31 cars.",
        );
        let mut known = Known::default();
        known.learn(&read, &HashMap::new());
        assert!(known.quotes.is_empty() && known.facts.is_empty());
        known.tell(&other, &HashMap::new());
        let words =
            |things: &[NewThing]| -> Vec<String> { things.iter().map(|thing| thing.words.to_string()).collect() };
        assert_eq!(words(&known.quotes), ["The rudder did not answer any more,"]);
        assert_eq!(words(&known.facts), ["There were 214 passengers on board and 31 cars."]);
        let place = known.facts[0].place as usize;
        assert!(other.article.body.text[place..].starts_with("There were 214"));
        assert!(!words(&known.names).iter().any(|name| name.contains("Holt")), "{:?}", words(&known.names));
    }
}
