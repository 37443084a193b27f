//! Followed queries and rules: asked about each new article once, when it has been analysed.

use std::collections::BTreeSet;

use super::query::read_query;
use super::{Desk, now};
use crate::model::{Action, Alert, ArticleId, ArticleRow, Bookmark, Follow, FollowId, MOST_OF_THE_PAST, Rule, Text};

/// How many numbers may lie between two new articles for which a query is asked once.
const NEAR: i64 = 256;

/// How many hidden articles and how long a backlog are counted.
const MOST_COUNTED: usize = 1_000_000;

/// What is to be done outside of the library, for articles that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outward {
    pub alerts: Vec<Alert>,
    /// Programs to run, each with its arguments.
    pub commands: Vec<Vec<String>>,
}

/// The articles that a rule finds.
#[derive(Clone, Debug)]
pub struct Tried {
    pub rule: Rule,
    pub rows: Vec<ArticleRow>,
}

impl Desk {
    pub fn follows(&self) -> anyhow::Result<Vec<Follow>> {
        Ok(self.library.follows()?)
    }

    /// How many articles rules have hidden.
    pub fn hidden(&self) -> anyhow::Result<usize> {
        Ok(self.library.hidden(MOST_COUNTED)?)
    }

    /// How many articles wait to be analysed or catalogued.
    pub fn backlog(&self) -> anyhow::Result<usize> {
        Ok(self.library.backlog(MOST_COUNTED)?)
    }

    /// The rules of the configuration, for the articles that come in from now on.
    pub fn use_rules(&mut self, rules: &[Rule]) {
        rules.clone_into(&mut self.rules);
    }

    /// What new articles want done outside since this was asked last.
    pub fn outward(&mut self) -> Outward {
        std::mem::take(&mut self.outward)
    }

    pub(super) fn follow(&mut self, query: &str, name: &str, notify: bool) -> anyhow::Result<FollowId> {
        let query = query.trim();
        anyhow::ensure!(!query.is_empty(), "there is nothing to follow: a query is words and fields, see the manual");
        read_query(query, false)?;
        let name = if name.trim().is_empty() { query } else { name.trim() };
        let found = match self.library.follow_of(query)? {
            Some(_) => Vec::new(),
            None => self.find_from(query, ArticleId(i64::MIN), MOST_OF_THE_PAST as usize)?,
        };
        Ok(self.library.follow(query, name, notify, &found, now())?)
    }

    /// Asks rules and followed queries about new articles that are analysed; how many.
    pub(super) fn judge_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        let new = self.library.to_judge(most)?;
        if new.is_empty() {
            return Ok(0);
        }
        let mut hidden = BTreeSet::new();
        for rule in self.rules.clone() {
            // A query that was right when it was read fails for want of the library, which is told by what follows.
            let found = self.found_among(&rule.query, &new).unwrap_or_default();
            for article in found {
                self.act(&rule, article, &mut hidden)?;
            }
        }
        let mut found = Vec::new();
        for follow in self.library.follows()? {
            for article in self.found_among(&follow.query, &new).unwrap_or_default() {
                found.push((follow.id, article));
                if follow.notify && !hidden.contains(&article) {
                    self.alert(&follow.name, article)?;
                }
            }
        }
        self.library.judged(&new, &found)?;
        Ok(new.len())
    }

    /// Which of these articles, in rising order, a query finds.
    fn found_among(&self, query: &str, articles: &[ArticleId]) -> anyhow::Result<Vec<ArticleId>> {
        let mut found = Vec::new();
        for near in articles.chunk_by(|one, next| next.0 - one.0 <= NEAR) {
            let (Some(first), Some(last)) = (near.first(), near.last()) else { continue };
            let most = usize::try_from(last.0 - first.0 + 1).unwrap_or(usize::MAX);
            let all = self.find_within(query, *first, *last, most)?;
            found.extend(all.into_iter().filter(|id| near.binary_search(id).is_ok()));
        }
        Ok(found)
    }

    fn act(&mut self, rule: &Rule, article: ArticleId, hidden: &mut BTreeSet<ArticleId>) -> anyhow::Result<()> {
        for action in &rule.actions {
            match action {
                Action::Read => self.library.mark_read(&[article], true)?,
                Action::Bookmark => self.tag(article, None)?,
                Action::Tag(tag) => self.tag(article, Some(tag))?,
                Action::Hide => {
                    hidden.insert(article);
                    self.library.hide(&[article], true)?;
                }
                Action::Notify => self.alert(&Text::line(&rule.query), article)?,
                Action::Run(words) => {
                    let row = self.library.row(article)?;
                    self.outward.commands.push(filled_in(words, &row));
                }
            }
        }
        Ok(())
    }

    fn tag(&mut self, article: ArticleId, tag: Option<&Text>) -> anyhow::Result<()> {
        let kept = self.library.bookmark(article)?;
        let new = || Bookmark { article, created: now(), tags: Vec::new(), note: Text::default() };
        let mut bookmark = kept.unwrap_or_else(new);
        bookmark.tags.extend(tag.cloned());
        bookmark.tags.sort_unstable();
        bookmark.tags.dedup();
        Ok(self.library.set_bookmark(article, Some(&bookmark))?)
    }

    fn alert(&mut self, about: &Text, article: ArticleId) -> anyhow::Result<()> {
        let headline = self.library.row(article)?.headline;
        self.outward.alerts.push(Alert { about: about.clone(), article, headline });
        Ok(())
    }

    /// What each rule would find among the articles that came in since, without doing anything.
    pub fn try_rules(&self, rules: &[Rule], since: crate::model::Timestamp, most: usize) -> anyhow::Result<Vec<Tried>> {
        let first = ArticleId(self.library.first_since(since)?);
        rules
            .iter()
            .map(|rule| {
                let found = self.find_from(&rule.query, first, most)?;
                Ok(Tried { rule: rule.clone(), rows: self.library.rows_of(&found)? })
            })
            .collect()
    }
}

/// A command line with what an article has in the place of its marks; each argument stays one.
fn filled_in(words: &[String], row: &ArticleRow) -> Vec<String> {
    let url = row.url.as_ref().map_or("", |url| url.as_str());
    words.iter().map(|word| word.replace("{url}", url).replace("{headline}", &row.headline)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_stays_one_argument() {
        let row = ArticleRow {
            headline: Text::line("Wall; rm -rf /"),
            url: Some(Text::line("https://a.example/1")),
            ..ArticleRow::default()
        };
        let words = ["say".to_owned(), "{headline}".to_owned(), "at={url}".to_owned()];
        assert_eq!(filled_in(&words, &row), ["say", "Wall; rm -rf /", "at=https://a.example/1"]);
    }
}
