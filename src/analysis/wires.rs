//! Agencies that an article's record tells of: those in the byline, and the publisher itself, which is no source.

use crate::analysis::sources::is_agency;
use crate::model::{Article, BlockKind, Findings, Source, SourceKind, Text};

/// Adds the agencies that only the record's byline names, and takes out the publisher's own name where it stands in
/// the dateline or was told something: on itself no article rests.
pub fn settle(article: &Article, findings: &mut Findings) {
    let has_byline = article.body.shown().any(|(_, block)| block.kind == BlockKind::Byline);
    for author in article.byline.iter().filter(|author| !has_byline && is_agency(author)) {
        let known = |source: &Source| source.kind == SourceKind::Agency && source.name == *author;
        match findings.sources.iter_mut().find(|source| known(source)) {
            Some(source) => source.credited = true,
            None => add(findings, author),
        }
    }
    if let Some(publisher) = &article.publisher {
        let is_own = |source: &Source| {
            let silent = source.quoted + source.paraphrased == 0;
            silent && source.kind == SourceKind::Agency && is_name_of(&source.name, publisher)
        };
        while let Some(own) = findings.sources.iter().position(is_own) {
            remove(findings, own);
        }
    }
}

/// Before the unnamed, which stand last.
fn add(findings: &mut Findings, author: &Text) {
    let at = findings.sources.partition_point(|source| source.kind <= SourceKind::Agency);
    let source = Source {
        name: author.clone(),
        kind: SourceKind::Agency,
        entity: None,
        quoted: 0,
        paraphrased: 0,
        credited: true,
        via: None,
        mentions: Vec::new(),
        confidence: 0.95,
    };
    findings.sources.insert(at, source);
    renumber(findings, |speaker| Some(if speaker >= at { speaker + 1 } else { speaker }));
}

fn remove(findings: &mut Findings, at: usize) {
    findings.sources.remove(at);
    renumber(findings, |speaker| match speaker.cmp(&at) {
        std::cmp::Ordering::Less => Some(speaker),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(speaker - 1),
    });
}

fn renumber(findings: &mut Findings, new: impl Fn(usize) -> Option<usize>) {
    for quote in findings.quotes.iter_mut().chain(&mut findings.stances) {
        quote.speaker = quote.speaker.and_then(|speaker| u32::try_from(new(speaker as usize)?).ok());
    }
}

/// Whether it is called so itself, by the first of its words, or by their first letters.
fn is_name_of(name: &str, publisher: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| !word.is_empty() && word != "the").collect()
    };
    let (name, publisher) = (words(name), words(publisher));
    let initials: String = publisher.iter().filter_map(|word| word.chars().next()).collect();
    !name.is_empty() && (publisher.starts_with(&name) || name.len() == 1 && name.first() == Some(&initials))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Quote, QuoteKind};

    fn source(name: &str, kind: SourceKind, quoted: u32) -> Source {
        Source {
            name: Text::line(name),
            kind,
            entity: None,
            quoted,
            paraphrased: 0,
            credited: false,
            via: None,
            mentions: Vec::new(),
            confidence: 0.9,
        }
    }

    #[test]
    fn an_agency_in_the_byline_is_credited_and_the_publisher_is_no_source() {
        let quote = |speaker| Quote {
            kind: QuoteKind::Direct,
            parts: Vec::new(),
            speaker: Some(speaker),
            speaker_mention: None,
            cue: None,
            confidence: 0.9,
        };
        let mut findings = Findings {
            sources: vec![
                source("Ada Voss", SourceKind::Person, 1),
                source("CPA", SourceKind::Agency, 0),
                source("a clerk", SourceKind::Anonymous, 1),
            ],
            quotes: vec![quote(0), quote(2)],
            ..Findings::default()
        };
        let article = Article {
            publisher: Some(Text::line("Coastal Press Agency")),
            byline: vec![Text::line("Polar Wire"), Text::line("Jo Orr")],
            ..Article::default()
        };
        settle(&article, &mut findings);
        let names: Vec<&str> = findings.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["Ada Voss", "Polar Wire", "a clerk"]);
        assert!(findings.sources[1].credited);
        assert_eq!(findings.quotes.iter().map(|quote| quote.speaker).collect::<Vec<_>>(), [Some(0), Some(2)]);
        assert!(is_name_of("Meridian", "Meridian News Service") && !is_name_of("Polar Wire", "Polar Post"));
    }
}
