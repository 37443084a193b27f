//! What became of articles after they had come in: which of their texts were really others, and the way from each
//! to the next.

use std::collections::HashMap;

use anyhow::Context;

use super::diff::{self, State};
use super::watch::within;
use super::{Desk, anchor, entry, export};
use crate::analysis;
use crate::model::{
    Article, ArticleId, ArticleRow, Findings, HighlightId, Revision, RevisionsPage, Span, Text, Timestamp,
};
use crate::store::{KeptRevision, RevisionState};

/// So many articles are compared at a time.
const AT_ONCE: usize = 64;

impl Desk {
    /// Compares what articles were with what they are, where that waits; how many articles it did.
    ///
    /// A text that differs in nothing but its markup was no revision. Highlights are found again in the new text.
    pub(super) fn compare_waiting(&mut self) -> anyhow::Result<usize> {
        let articles = self.library.articles_to_compare(AT_ONCE)?;
        for article in &articles {
            self.compare(*article)?;
        }
        Ok(articles.len())
    }

    fn compare(&mut self, id: ArticleId) -> anyhow::Result<()> {
        let kept = self.library.revisions(id)?;
        let now = self.open_article(id).map(|opened| (opened.article, opened.highlights));
        let Ok((article, highlights)) = now else {
            // One that can't be read tells nothing; what it was can be.
            let left: Vec<_> = kept.iter().map(|one| (one.id, Some(RevisionState::Changed))).collect();
            return Ok(self.library.settle_revisions(id, &left)?);
        };
        let row = self.library.row(id)?;
        let texts: Vec<Option<Article>> = kept.iter().map(|one| self.text_of(&row, one).ok()).collect();
        let mut settled = Vec::new();
        // Of the older texts whether one stays, as a teaser stays only for what was changed to it.
        let mut has_older = false;
        for (index, one) in kept.iter().enumerate() {
            let next = match texts.get(index + 1) {
                Some(next) => next.as_ref(),
                None => Some(&article),
            };
            let here = texts.get(index).and_then(Option::as_ref);
            let is_same = here.zip(next).is_none_or(|(here, next)| diff::same_text(here, next));
            let state = match one.state {
                RevisionState::Waiting if is_same => None,
                RevisionState::Waiting => Some(RevisionState::Changed),
                RevisionState::WaitingTeaser => has_older.then_some(RevisionState::Teaser),
                state => Some(state),
            };
            has_older |= state.is_some();
            if state != Some(one.state) {
                settled.push((one.id, state));
            }
        }
        self.library.settle_revisions(id, &settled)?;
        let moved: Vec<(HighlightId, Option<Span>)> = highlights.iter().map(|one| (one.id, one.span)).collect();
        if !moved.is_empty() {
            self.library.move_highlights(&moved)?;
        }
        Ok(())
    }

    /// What an article was before, and what was changed.
    ///
    /// Asked again it is told as before, unless the article is another one; what was found in its older texts, which
    /// never change, is not looked for again.
    pub(super) fn revisions(&self, id: ArticleId) -> anyhow::Result<RevisionsPage> {
        let opened = self.open_article(id)?;
        let of = Of {
            states: self.library.revision_states(id)?,
            article: opened.article.clone(),
            findings: opened.findings.clone(),
        };
        let mut told = self.revised.take();
        if told.of.as_ref() != Some(&of) {
            let mut texts = Vec::new();
            for one in self.library.revisions(id)? {
                let article = self.text_of(&opened.row, &one)?;
                texts.push(Earlier { id: one.id, seen: one.kept, state: one.state, headline: one.headline, article });
            }
            let (article, findings) = (opened.article, opened.findings);
            told = within(move || between(&texts, &article, findings, told.found))?;
            told.of = Some(of);
        }
        let page = RevisionsPage { row: opened.row, revisions: told.revisions.clone() };
        self.revised.replace(told);
        Ok(page)
    }

    /// The texts that an article had and that said something else, the oldest first, with the moment at which another
    /// one was seen.
    pub(super) fn earlier_texts(&self, row: &ArticleRow) -> anyhow::Result<Vec<(Timestamp, String)>> {
        let kept = self.library.revisions(row.id)?;
        let texts = kept.iter().filter(|one| one.state == RevisionState::Changed);
        texts.map(|one| Ok((one.kept, export::article_text(&self.text_of(row, one)?)))).collect()
    }

    /// A text that an article had, as the article it was.
    fn text_of(&self, row: &ArticleRow, kept: &KeptRevision) -> anyhow::Result<Article> {
        let body = self.unpacker.borrow_mut().body(&kept.body);
        let body = body.context("what the article was before can't be read")?;
        let row = ArticleRow { headline: Text::line(&kept.headline), ..row.clone() };
        let base = self.base_of(&row)?;
        Ok(within(move || {
            let headline = row.headline.clone();
            Article { headline, ..entry::article(&row, body, base.as_deref()) }
        })?)
    }

    /// Where the reader was in an article, found again where its text is another one now.
    pub(super) fn place_in(&self, article: ArticleId, text: &str) -> anyhow::Result<Option<u32>> {
        let kept = self.library.place(article)?;
        Ok(kept.map(|(place, words)| u32::try_from(anchor::place(text, place as usize, &words)).unwrap_or(place)))
    }
}

/// What the page of revisions was last made of, and what it told.
#[derive(Debug, Default)]
pub(super) struct Told {
    of: Option<Of>,
    revisions: Vec<Revision>,
    /// What was found in the older texts, by their numbers.
    found: HashMap<i64, Findings>,
}

/// What decides what the page tells.
#[derive(Debug, PartialEq)]
struct Of {
    states: Vec<(i64, RevisionState)>,
    article: Article,
    findings: Option<Findings>,
}

/// A text that an article had.
struct Earlier {
    id: i64,
    seen: i64,
    state: RevisionState,
    headline: String,
    article: Article,
}

/// The changes from each text to the next, the last one first. Only texts that something was changed in are analysed.
fn between(texts: &[Earlier], now: &Article, findings: Option<Findings>, known: HashMap<i64, Findings>) -> Told {
    let (mut known, mut found) = (known, HashMap::new());
    let mut revisions = Vec::new();
    let mut of_now = findings;
    for (index, old) in texts.iter().enumerate() {
        let next = texts.get(index + 1);
        let new = next.map_or(now, |next| &next.article);
        let is_teaser = matches!(old.state, RevisionState::Teaser | RevisionState::WaitingTeaser);
        if is_teaser || diff::same_text(&old.article, new) {
            continue;
        }
        for text in std::iter::once(old).chain(next) {
            let known = known.remove(&text.id);
            found.entry(text.id).or_insert_with(|| known.unwrap_or_else(|| findings_of(&text.article)));
        }
        let found_in_new = match next {
            Some(next) => found.get(&next.id),
            None => Some(&*of_now.get_or_insert_with(|| findings_of(now))),
        };
        let passages = diff::passages(
            State { article: &old.article, findings: found.get(&old.id) },
            State { article: new, findings: found_in_new },
        );
        revisions.push(Revision { seen: old.seen, headline: Text::line(&old.headline), passages });
    }
    revisions.reverse();
    Told { of: None, revisions, found }
}

fn findings_of(article: &Article) -> Findings {
    analysis::findings(article)
}
