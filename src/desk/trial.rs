//! Labelled articles put into a library of their own, to measure what it makes of them.

use std::path::Path;

use super::{Desk, catalogue, official, quoted};
use crate::analysis;
use crate::feeds::{dates, plain};
use crate::model::{Article, ArticleId, Findings, NameKind, QuoteKind, SourceKind, Span, Text, Timestamp};
use crate::store::Incoming;

/// An article of a trial.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrialArticle {
    pub publisher: String,
    pub published: Timestamp,
    /// The headline on the first line, then paragraphs parted by blank lines.
    pub text: String,
}

/// What became of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrialResult {
    /// The same for all articles of one story.
    pub story: Option<i64>,
    /// Which article has the text that this one repeats.
    pub copy_of: Option<usize>,
    pub names: Vec<TrialName>,
    pub quotes: Vec<TrialQuote>,
    pub sources: Vec<TrialSource>,
}

/// A name that was found in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialName {
    pub name: String,
    pub kind: NameKind,
    /// As it is printed, each form once.
    pub forms: Vec<String>,
    /// The same for all names of one entity.
    pub entity: Option<i64>,
}

/// A direct quote of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialQuote {
    pub words: String,
    /// The same for all quotes that say the same.
    pub same: i64,
}

/// On whom or what an article rests.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialSource {
    pub name: String,
    pub kind: SourceKind,
    pub is_official: bool,
    /// As it is printed, each form once.
    pub forms: Vec<String>,
}

/// The moment that a date tells.
#[must_use]
pub fn moment(date: &str) -> Option<Timestamp> {
    dates::parse(date)
}

/// Puts articles into a new library at `path`, one after the other, and tells what it knows of them in the end.
pub fn trial(path: &Path, articles: &[TrialArticle]) -> anyhow::Result<Vec<TrialResult>> {
    let mut desk = Desk::open(path)?;
    let mut kept = Vec::with_capacity(articles.len());
    for (key, one) in (0..).zip(articles) {
        let mut article = plain::read(&one.text);
        article.publisher = Some(Text::line(&one.publisher));
        let incoming = Incoming {
            key,
            headline: article.headline.to_string(),
            publisher: Some(one.publisher.clone()),
            published: Some(one.published),
            body: desk.packer.article(&article)?,
            full: true,
            ..Incoming::default()
        };
        let id = desk.library.keep_loose(&incoming, one.published)?;
        let findings = analysis::findings(&article);
        desk.keep_findings(id, &article, &findings)?;
        desk.place_waiting(1)?;
        kept.push((id, article, findings));
    }
    let place = |id| kept.iter().position(|(other, ..)| *other == id);
    let results = kept.iter().map(|(id, article, findings)| {
        Ok(TrialResult {
            story: desk.library.story_of(*id)?.0.map(|story| story.0),
            copy_of: desk.library.copy_of(*id)?.and_then(place),
            names: desk.trial_names(article, findings)?,
            quotes: desk.trial_quotes(*id, article, findings)?,
            sources: sources(article, findings),
        })
    });
    results.collect()
}

impl Desk {
    fn trial_names(&self, article: &Article, findings: &Findings) -> anyhow::Result<Vec<TrialName>> {
        let mut names = Vec::with_capacity(findings.entities.len());
        for entity in &findings.entities {
            let Some(kind) = NameKind::of_entity(entity.kind) else { continue };
            let known = self.library.entity_of(&catalogue::folded(&entity.name), kind)?;
            let forms = printed(&entity.mentions, article);
            names.push(TrialName { name: entity.name.to_string(), kind, forms, entity: known.map(|known| known.0) });
        }
        Ok(names)
    }

    fn trial_quotes(&self, id: ArticleId, article: &Article, findings: &Findings) -> anyhow::Result<Vec<TrialQuote>> {
        let same = self.library.same_quotes(id)?;
        let direct = (0..).zip(&findings.quotes).filter(|(_, quote)| quote.kind == QuoteKind::Direct);
        let known = direct.filter_map(|(index, quote)| {
            Some(TrialQuote { words: quoted::words_of(quote, &article.body.text), same: *same.get(&index)? })
        });
        Ok(known.collect())
    }
}

fn sources(article: &Article, findings: &Findings) -> Vec<TrialSource> {
    let sources = findings.sources.iter().map(|source| TrialSource {
        name: source.name.to_string(),
        kind: source.kind,
        is_official: official::is_official(source, findings),
        forms: printed(&source.mentions, article),
    });
    sources.collect()
}

fn printed(mentions: &[Span], article: &Article) -> Vec<String> {
    let mut forms: Vec<String> =
        mentions.iter().map(|span| Text::line(span.of(&article.body.text)).into_string()).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}
