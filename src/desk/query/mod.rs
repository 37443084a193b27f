//! Which articles a query finds.

mod check;
mod flow;
mod plan;

use std::cell::Cell;

use super::Desk;
use crate::config::or_nearest;
use crate::model::query::{Clock, Mistake, Sort};
use crate::model::{ArticleId, Query};
use crate::store::{Greatness, Tier};
use flow::Flow;

/// How many texts are read at most to see whether a phrase stands in them.
const TEXTS: usize = 400;

/// Of what a query finds, so many are put in order by length or quotes: the newest.
const ORDERED: usize = 5_000;

/// The bounds within which a query is answered.
#[derive(Debug)]
pub(super) struct Limits {
    /// The numbers of articles, both included.
    pub least: i64,
    pub top: i64,
    /// How many texts may still be read.
    pub texts: Cell<usize>,
}

impl Desk {
    /// The articles that a query of the reader finds, the newest first, at most so many; without words, all.
    /// `sort:` brings them into another order.
    ///
    /// A mistake in the words is an error that says where it is.
    pub fn find(&self, words: &str, most: usize) -> anyhow::Result<Vec<ArticleId>> {
        let query = read_query(words, false)?;
        let found = self.found(&query, (i64::MIN, i64::MAX), query.sort.map_or(most, |_| ORDERED.max(most)))?;
        let column = match query.sort {
            Some(Sort::Date) => Greatness::Published,
            Some(Sort::Length) => Greatness::Words,
            Some(Sort::Quotes) => Greatness::Quotes,
            Some(Sort::Relevance) | None => return Ok(found.into_iter().take(most).collect()),
        };
        Ok(self.library.greatest(&found, column, most)?)
    }

    /// The same among the articles whose number is `first` or higher: those that came in since.
    pub fn find_from(&self, words: &str, first: ArticleId, most: usize) -> anyhow::Result<Vec<ArticleId>> {
        self.found(&read_query(words, false)?, (first.0, i64::MAX), most)
    }

    /// Whether a query finds an article.
    pub fn holds(&self, query: &Query, article: ArticleId) -> anyhow::Result<bool> {
        Ok(!self.found(query, (article.0, article.0), 1)?.is_empty())
    }

    fn found(&self, query: &Query, (least, top): (i64, i64), most: usize) -> anyhow::Result<Vec<ArticleId>> {
        let mut limits = Limits { least, top, texts: Cell::new(TEXTS.max(most)) };
        let mut flow = self.flow_of(query, Tier::Anywhere, &mut limits)?;
        self.drain(&mut flow, &limits, most)
    }

    /// The first articles of a flow.
    pub(super) fn drain(&self, flow: &mut Flow, limits: &Limits, most: usize) -> anyhow::Result<Vec<ArticleId>> {
        let mut found = Vec::new();
        let mut top = limits.top;
        while found.len() < most
            && let Some(id) = flow.seek(self, limits, top)?
        {
            found.push(ArticleId(id));
            top = id - 1;
        }
        Ok(found)
    }

    pub(super) fn clock() -> Clock {
        let offset = chrono::Local::now().offset().local_minus_utc();
        Clock { now: super::now(), offset: i64::from(offset) }
    }
}

/// Reads the words of a reader; a mistake becomes an error that names the nearest right word.
pub(super) fn read_query(words: &str, typing: bool) -> anyhow::Result<Query> {
    let read = if typing { Query::typed(words) } else { Query::read(words) };
    read.map_err(|mistake: Mistake| anyhow::anyhow!(mistake.told(or_nearest)))
}
