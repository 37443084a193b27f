//! Which articles a query finds.

mod check;
mod flow;
mod newest;
mod plan;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Desk;
use crate::config::or_nearest;
use crate::model::query::{Clock, Mistake, Sort};
use crate::model::{After, ArticleId, Query};
use crate::store::{Greatness, Tier};
use flow::Flow;
use newest::Newest;

pub(super) use check::stands;
pub(super) use plan::terms_of;

/// How many texts are read at most to see whether a phrase stands in them.
const TEXTS: usize = 400;

/// Of what a query finds, so many are put in order by date, length or quotes: those that came in last.
const ORDERED: usize = 5_000;

/// The numbers within which a query looks, both included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub least: i64,
    pub top: i64,
}

/// The texts that the answer to a query needs.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// How many may still be read to see whether they hold a phrase.
    pub texts: Cell<usize>,
    /// Those that were read.
    read: RefCell<HashMap<ArticleId, String>>,
}

impl Limits {
    pub fn new(texts: usize) -> Self {
        Self { texts: Cell::new(texts), read: RefCell::default() }
    }

    /// Reads the text of an article, once.
    pub fn with_text<T>(&self, desk: &Desk, article: ArticleId, read: impl FnOnce(&str) -> T) -> anyhow::Result<T> {
        let mut texts = self.read.borrow_mut();
        let text = match texts.entry(article) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(desk.words_of(article)?),
        };
        Ok(read(text))
    }
}

impl Desk {
    /// The articles that a query of the reader finds, the newest first, at most so many; without words, all.
    /// `sort:` brings them into another order.
    ///
    /// A mistake in the words is an error that says where it is.
    pub fn find(&self, words: &str, most: usize) -> anyhow::Result<Vec<ArticleId>> {
        let query = read_query(words, false)?;
        match query.sort {
            Some(sort) => self.found_in_order(&query, &Limits::new(TEXTS.max(most)), sort, most),
            None => self.found(&query, (i64::MIN, i64::MAX), most),
        }
    }

    /// The same among the articles whose number is `first` or higher: those that came in since.
    pub fn find_from(&self, words: &str, first: ArticleId, most: usize) -> anyhow::Result<Vec<ArticleId>> {
        self.found(&read_query(words, false)?, (first.0, i64::MAX), most)
    }

    /// The same among the articles from one number to another, both included.
    pub(super) fn find_within(
        &self,
        words: &str,
        first: ArticleId,
        last: ArticleId,
        most: usize,
    ) -> anyhow::Result<Vec<ArticleId>> {
        self.found(&read_query(words, false)?, (first.0, last.0), most)
    }

    /// Whether a query finds an article.
    pub fn holds(&self, query: &Query, article: ArticleId) -> anyhow::Result<bool> {
        Ok(!self.found(query, (article.0, article.0), 1)?.is_empty())
    }

    pub(super) fn found(&self, query: &Query, range: (i64, i64), most: usize) -> anyhow::Result<Vec<ArticleId>> {
        let (mut flow, range) = self.flow_of(query, Tier::Anywhere, range)?;
        self.drain(&mut flow, &Limits::new(TEXTS.max(most)), range, most)
    }

    /// The first in an order; of many that a query finds only the newest are put in order.
    pub(super) fn found_in_order(
        &self,
        query: &Query,
        limits: &Limits,
        order: Sort,
        most: usize,
    ) -> anyhow::Result<Vec<ArticleId>> {
        let (mut flow, range) = self.flow_of(query, Tier::Anywhere, (i64::MIN, i64::MAX))?;
        let column = match order {
            Sort::Date | Sort::Relevance => {
                return Ok(self.newest(&mut flow, limits, range, After::START, most)?.articles());
            }
            Sort::Length => Greatness::Words,
            Sort::Quotes => Greatness::Quotes,
        };
        let found = self.drain(&mut flow, limits, range, ORDERED.max(most))?;
        Ok(self.library.greatest(&found, column, most)?)
    }

    /// What a query finds behind a place in the order of dates.
    pub(super) fn found_by_date(&self, query: &Query, after: After, most: usize) -> anyhow::Result<Newest> {
        let (mut flow, range) = self.flow_of(query, Tier::Anywhere, (i64::MIN, i64::MAX))?;
        self.newest(&mut flow, &Limits::new(TEXTS.max(most)), range, after, most)
    }

    /// The first articles of a flow, in the order in which they came in, the last one first.
    pub(super) fn drain(
        &self,
        flow: &mut Flow,
        limits: &Limits,
        range: Range,
        most: usize,
    ) -> anyhow::Result<Vec<ArticleId>> {
        let mut found = Vec::new();
        let mut range = range;
        while found.len() < most
            && let Some(id) = flow.seek(self, limits, range)?
        {
            found.push(ArticleId(id));
            range.top = id - 1;
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
