//! What an article's findings say of it to the whole library.

use std::collections::HashMap;

use super::{official, quoted, tokens};
use crate::analysis::similarity::Print;
use crate::model::{Article, BlockKind, Facets, Findings, Ledger, Name, NameKind, QuoteKind, SourceKind, Span, Text};
use crate::store::{CatalogueEntry, Mark, NameUse};

/// The longest name that is kept, in bytes: what is longer is a mistake of the page.
const LONGEST_NAME: usize = 120;

/// How many other forms of one name an article adds.
const MOST_FORMS: usize = 12;

/// Stands behind `source` in the finding index where a source speaks for the public, see [`official`].
pub(super) const OFFICIAL: &str = "official";

/// The catalogue's entry for an article.
#[must_use]
pub(super) fn entry(article: &Article, findings: &Findings) -> CatalogueEntry {
    let mut names = Names::default();
    for entity in &findings.entities {
        if let Some(kind) = NameKind::of_entity(entity.kind)
            && let Some(used) = names.of(&entity.name, kind)
        {
            used.mentions += u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX);
            used.also.extend(other_forms(&used.folded, &entity.mentions, &article.body.text));
        }
    }
    let mut speakers = vec![None; findings.sources.len()];
    for (source, place) in findings.sources.iter().zip(&mut speakers) {
        let entity = source.entity.and_then(|index| findings.entities.get(index as usize));
        let named = entity.and_then(|entity| Some((&entity.name, NameKind::of_entity(entity.kind)?)));
        let (name, kind) = named.unwrap_or((&source.name, NameKind::of_source(source.kind)));
        if let Some(used) = names.of(name, kind) {
            used.quoted += source.quoted;
            used.paraphrased += source.paraphrased;
            used.credited |= source.credited;
            *place = names.place(name, kind);
        }
    }
    let official = findings.sources.iter().filter(|source| official::is_official(source, findings)).count();
    CatalogueEntry {
        quotes: quoted::uses(article, findings, &speakers),
        names: names.used,
        words: index_words(article, findings),
        facets: facets(article, findings),
        ledger: Ledger::of(findings.sources.iter().map(|source| source.kind)).with_official(official),
        print: Print::of(&article.body, findings).packed(),
    }
}

/// What else than its name an entity is called, each once.
fn other_forms(name: &str, mentions: &[Span], text: &str) -> Vec<String> {
    let mut printed: Vec<&str> = mentions.iter().map(|span| span.of(text)).collect();
    printed.sort_unstable();
    printed.dedup();
    let mut forms: Vec<String> = printed.into_iter().filter(|form| form.len() <= LONGEST_NAME).map(folded).collect();
    forms.sort_unstable();
    forms.dedup();
    forms.retain(|form| form != name && !form.is_empty());
    forms.truncate(MOST_FORMS);
    forms
}

/// The names of one article, each once.
#[derive(Default)]
struct Names {
    used: Vec<NameUse>,
    places: HashMap<(String, NameKind), usize>,
}

impl Names {
    fn of(&mut self, name: &Text, kind: NameKind) -> Option<&mut NameUse> {
        let folded = folded(name);
        if folded.is_empty() || name.len() > LONGEST_NAME {
            return None;
        }
        let place = *self.places.entry((folded.clone(), kind)).or_insert_with(|| {
            let name = Name { name: name.clone(), kind };
            self.used.push(NameUse {
                name,
                folded,
                mentions: 0,
                quoted: 0,
                paraphrased: 0,
                credited: false,
                also: Vec::new(),
            });
            self.used.len() - 1
        });
        self.used.get_mut(place)
    }

    fn place(&self, name: &Text, kind: NameKind) -> Option<u32> {
        self.places.get(&(folded(name), kind)).and_then(|place| u32::try_from(*place).ok())
    }
}

/// A name as the catalogue compares it: folded words, parted by blanks.
#[must_use]
pub(super) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    tokens::each_word(name, |_, word| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

fn index_words(article: &Article, findings: &Findings) -> String {
    let mut marked: Vec<String> = Vec::new();
    let mut all = |mark: Mark, words: &str| {
        tokens::each_word(words, |_, word| marked.push(format!("{}{word}", mark.sign())));
    };
    let text = &article.body.text;
    for part in findings.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct).flat_map(|quote| &quote.parts) {
        all(Mark::Quote, part.of(text));
    }
    for (_, block) in article.body.shown().filter(|(_, block)| block.kind == BlockKind::Caption) {
        all(Mark::Caption, block.span.of(text));
    }
    article.byline.iter().for_each(|author| all(Mark::Author, author));
    let facets = facets(article, findings);
    for (facet, word) in [
        (Facets::QUOTE, "quote"),
        (Facets::CAPTION, "caption"),
        (Facets::IMAGE, "image"),
        (Facets::ENCLOSURE, "enclosure"),
    ] {
        if facets.holds(facet) {
            marked.push(format!("{}{word}", Mark::Facet.sign()));
        }
    }
    for source in &findings.sources {
        marked.push(format!("{}source{}", Mark::Facet.sign(), NameKind::of_source(source.kind).title()));
        if official::is_official(source, findings) {
            marked.push(format!("{}source{OFFICIAL}", Mark::Facet.sign()));
        }
    }
    marked.sort_unstable();
    marked.dedup();
    marked.join(" ")
}

fn facets(article: &Article, findings: &Findings) -> Facets {
    let rests_on = || findings.sources.iter().filter(|source| source.quoted + source.paraphrased > 0);
    let is_anonymous = |source: &crate::model::Source| source.kind == SourceKind::Anonymous;
    Facets::default()
        .with(Facets::QUOTE, findings.direct_quotes() > 0)
        .with(Facets::CAPTION, article.body.shown().any(|(_, block)| block.kind == BlockKind::Caption))
        .with(Facets::IMAGE, !article.body.images.is_empty())
        .with(Facets::ENCLOSURE, !article.enclosures.is_empty())
        .with(Facets::WALL, article.wall.is_some())
        .with(Facets::LONE_SOURCE, rests_on().count() == 1)
        .with(Facets::ONLY_ANONYMOUS, rests_on().count() > 0 && rests_on().all(is_anonymous))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::analyse::{Given, analyse};

    #[test]
    fn an_entry_says_who_is_named_who_speaks_and_what_is_there() {
        let text = "Harbour wall to be rebuilt\n\nBy Ana Teles\n\nThe harbour wall of Velmora will be rebuilt, Mayor \
                    Rosa Lindt said on Monday.\n\n“We will not wait for the next storm to come,” Lindt told \
                    reporters in Velmora.\n\n“It was about time,” she said.\n";
        let read = analyse(Given::Plain(text));
        let entry = entry(&read.article, &read.findings);
        let lindt = entry.names.iter().position(|used| used.folded == "rosa lindt").unwrap();
        assert_eq!(entry.names[lindt].quoted, 2);
        assert!(entry.names[lindt].mentions >= 2);
        let said = |words: &str| entry.quotes.iter().find(|quote| quote.words.contains(words)).unwrap();
        assert_eq!(said("next storm").speaker, u32::try_from(lindt).ok());
        assert!(entry.words.split(' ').any(|word| word == "“storm"), "{}", entry.words);
        assert!(entry.words.split(' ').any(|word| word == "※sourceperson"));
        assert!(entry.facets.holds(Facets::QUOTE) && entry.facets.holds(Facets::LONE_SOURCE));
        assert_eq!(entry.ledger.count(SourceKind::Person), 1);
    }
}
