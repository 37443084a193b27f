//! The stories of the library, and one of them with what is new in it.

use std::collections::HashMap;

use anyhow::Context;

use super::novelty::Known;
use crate::desk::Desk;
use crate::model::{After, ArticleId, Page, StoriesPage, StoryArticle, StoryId, StoryPage};

/// How many articles of a story are shown, the newest.
const SHOWN: usize = 200;

/// How many articles are read through for what is new, of those read and of those not.
const COMPARED: usize = 30;

/// How many of the articles that a query finds are asked for their stories for one page, and at a time.
const FOUND: usize = 2_000;
const AT_ONCE: usize = 500;

impl Desk {
    /// Up to `most` stories that a query finds, the one with the newest article first; without words, of all.
    pub fn stories(&self, words: &str, most: usize) -> anyhow::Result<StoriesPage> {
        let part = most.min(AT_ONCE);
        let mut page = Page::Stories(self.stories_after(words, After::START, part)?);
        while let Some(after) = page.more().filter(|_| page.length() < most) {
            page.take_further(Page::Stories(self.stories_after(words, after, part)?));
        }
        let Page::Stories(mut page) = page else { return Ok(StoriesPage::default()) };
        if page.rows.len() > most {
            page.rows.truncate(most);
            page.more = Some(After::START);
        }
        Ok(page)
    }

    /// Some `most` of them behind a place in their order. The place in what a query finds is the number of the last
    /// article that was asked for its story.
    pub(in crate::desk) fn stories_after(&self, words: &str, after: After, most: usize) -> anyhow::Result<StoriesPage> {
        if words.trim().is_empty() {
            let mut rows = self.library.stories(after, most.saturating_add(1))?;
            let is_all = rows.len() <= most;
            rows.truncate(most);
            let last = rows.last().filter(|_| !is_all);
            let more = last.map(|row| After { stage: 0, rank: row.last, id: row.fold.id.0 });
            return Ok(StoriesPage { rows, more });
        }
        let (mut rows, mut last, mut found) = (Vec::new(), after.id, 0);
        let is_all = loop {
            let articles = self.find_within(words, ArticleId(i64::MIN), ArticleId(last - 1), AT_ONCE)?;
            rows.extend(self.library.stories_of(&articles, AT_ONCE)?);
            last = articles.last().map_or(last, |article| article.0);
            found += articles.len();
            if articles.len() < AT_ONCE {
                break true;
            }
            if rows.len() >= most || found >= FOUND {
                break false;
            }
        };
        rows.sort_by_key(|row| std::cmp::Reverse((row.last, row.fold.id)));
        rows.dedup_by_key(|row| row.fold.id);
        Ok(StoriesPage { rows, more: (!is_all).then_some(After { stage: 0, rank: 0, id: last }) })
    }

    /// A story: who has it since when, and what the articles not read yet add to those that were.
    pub fn story(&self, story: StoryId) -> anyhow::Result<StoryPage> {
        let none = || format!("there is no story {}; `newsdesk stories` lists them", story.0);
        let about = self.library.story(story)?.with_context(none)?;
        let rows = self.library.articles_of(about.fold.id, SHOWN)?;
        let places: HashMap<ArticleId, u32> = (0..).zip(&rows).map(|(place, (row, _))| (row.id, place)).collect();
        let mut page = StoryPage {
            fold: about.fold,
            title: about.row.headline,
            articles: Vec::with_capacity(rows.len()),
            new_quotes: Vec::new(),
            new_sources: Vec::new(),
            new_names: Vec::new(),
            new_captions: Vec::new(),
            new_facts: Vec::new(),
        };
        for (row, copy_of) in rows {
            let copy_of = copy_of.and_then(|original| places.get(&original).copied());
            page.articles.push(StoryArticle { row, copy_of });
        }
        self.tell_news(&mut page)?;
        Ok(page)
    }

    /// Where the reader has read some of it and not all, what the rest adds, each thing where it stands first.
    fn tell_news(&self, page: &mut StoryPage) -> anyhow::Result<()> {
        let (read, unread): (Vec<&StoryArticle>, Vec<&StoryArticle>) =
            page.articles.iter().partition(|article| article.row.read);
        if read.is_empty() {
            return Ok(());
        }
        let mut known = Known::default();
        for article in read.iter().rev().take(COMPARED) {
            known.learn(&self.open_article(article.row.id)?, &self.library.same_quotes(article.row.id)?);
        }
        let newest = unread.len().saturating_sub(COMPARED);
        for article in unread.iter().skip(newest) {
            known.tell(&self.open_article(article.row.id)?, &self.library.same_quotes(article.row.id)?);
        }
        page.new_quotes = known.quotes;
        page.new_sources = known.sources;
        page.new_names = known.names;
        page.new_captions = known.captions;
        page.new_facts = known.facts;
        Ok(())
    }
}
