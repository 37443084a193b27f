//! Stories told for labelled articles, to measure how well that works.

use std::path::Path;

use crate::analysis;
use crate::desk::Desk;
use crate::feeds::{dates, plain};
use crate::model::{Text, Timestamp};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrialResult {
    /// The same for all articles of one story.
    pub story: Option<i64>,
    /// Which article has the text that this one repeats.
    pub copy_of: Option<usize>,
}

/// The moment that a date tells.
#[must_use]
pub fn moment(date: &str) -> Option<Timestamp> {
    dates::parse(date)
}

/// Puts articles into a new library at `path`, one after the other, and tells their stories.
pub fn trial(path: &Path, articles: &[TrialArticle]) -> anyhow::Result<Vec<TrialResult>> {
    let mut desk = Desk::open(path)?;
    let mut ids = Vec::with_capacity(articles.len());
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
        let findings = analysis::analyse(&article.body, article.language.as_deref());
        desk.keep_findings(id, &article, &findings)?;
        desk.place_waiting(1)?;
        ids.push(id);
    }
    let place = |id| ids.iter().position(|other| *other == id);
    ids.iter()
        .map(|id| {
            let story = desk.library.story_of(*id)?.0.map(|story| story.0);
            Ok(TrialResult { story, copy_of: desk.library.copy_of(*id)?.and_then(place) })
        })
        .collect()
}
