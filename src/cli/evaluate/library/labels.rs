//! The labels of a library, as they stand in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::desk::trial::{TrialArticle, moment};
use crate::model::NameKind;

/// An article with its story.
#[derive(Debug, Deserialize)]
pub(super) struct Article {
    pub id: String,
    publisher: String,
    published: String,
    pub headline: String,
    byline: Option<String>,
    text: String,
    /// None: it is not scored.
    pub story: Option<String>,
    #[serde(default)]
    copy_of: Option<String>,
    /// When it was published.
    #[serde(skip)]
    moment: i64,
}

/// A person, an organisation or a place with all that it is called.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub name: String,
    pub kind: NameKind,
    pub forms: Vec<Form>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Form {
    pub article: String,
    pub form: String,
}

/// A quote with each article that has it.
#[derive(Debug, Deserialize)]
pub(super) struct Quote {
    pub id: String,
    #[serde(rename = "in")]
    pub places: Vec<Said>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Said {
    pub article: String,
    pub text: String,
}

/// Whom an article rests on.
#[derive(Debug, Deserialize)]
pub(super) struct Sources {
    pub article: String,
    pub sources: Vec<Source>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub name: String,
    pub kind: String,
    /// A body that speaks as such ("the ministry said"): an organisation, whatever kind it is labelled with.
    #[serde(default)]
    pub body_speaks: bool,
}

/// The labelled articles in the order in which they were published, and what was labelled in them.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub articles: Vec<Article>,
    pub names: Vec<Named>,
    pub quotes: Vec<Quote>,
    pub sources: Vec<Sources>,
    places: BTreeMap<String, usize>,
}

impl Labels {
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join("articles.jsonl");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut articles: Vec<Article> = Vec::new();
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let wrong = || format!("{}:{number} is no labelled article", path.display());
            let mut article: Article = serde_json::from_str(line).with_context(wrong)?;
            article.moment = moment(&article.published).with_context(wrong)?;
            articles.push(article);
        }
        if articles.is_empty() {
            bail!("{} has no articles", path.display());
        }
        articles.sort_by_key(|article| article.moment);
        let places = (0..).zip(&articles).map(|(place, article)| (article.id.clone(), place)).collect();
        let (names, quotes, sources) =
            (part(folder, "names.json")?, part(folder, "quotes.json")?, part(folder, "sources.json")?);
        Ok(Self { articles, names, quotes, sources, places })
    }

    /// The articles as they come in: headline, author, text.
    pub fn given(&self) -> Vec<TrialArticle> {
        let given = self.articles.iter().map(|article| {
            let author = match article.byline.as_deref().map(str::trim).filter(|byline| !byline.is_empty()) {
                Some(byline) if byline.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by ")) => {
                    format!("{byline}\n\n")
                }
                Some(byline) => format!("By {byline}\n\n"),
                None => String::new(),
            };
            let text = format!("{}\n\n{author}{}\n", article.headline, article.text);
            TrialArticle { publisher: article.publisher.clone(), published: article.moment, text }
        });
        given.collect()
    }

    /// The place of an article.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub fn name(&self, place: usize) -> &str {
        self.articles.get(place).map_or("", |article| article.id.as_str())
    }

    /// The place of the first article whose text an article repeats.
    pub fn original(&self, article: &Article) -> Option<usize> {
        let mut original = self.place(article.copy_of.as_deref()?)?;
        // A label may name a copy in its turn; a circle of them ends as well.
        for _ in 0..self.articles.len() {
            let next = self.articles.get(original).and_then(|article| article.copy_of.as_deref());
            match next.and_then(|next| self.place(next)) {
                Some(next) => original = next,
                None => break,
            }
        }
        Some(original)
    }
}

/// One of the files beside the articles; what is not there was not labelled.
fn part<T: DeserializeOwned>(folder: &Path, name: &str) -> anyhow::Result<Vec<T>> {
    let path = folder.join(name);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not of the form that `--help` tells", path.display()))
}
