//! What became of articles after they had come in: which of their texts were really others, and the way from each
//! to the next.

use anyhow::Context;

use super::diff::{self, State};
use super::watch::within;
use super::{Desk, anchor, entry, export};
use crate::analysis;
use crate::model::{Article, ArticleId, ArticleRow, Findings, HighlightId, Revision, RevisionsPage, Span, Text};
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
    pub(super) fn revisions(&self, id: ArticleId) -> anyhow::Result<RevisionsPage> {
        let opened = self.open_article(id)?;
        let kept = self.library.revisions(id)?;
        let mut texts = Vec::with_capacity(kept.len() + 1);
        for one in &kept {
            texts.push((one.headline.clone(), self.text_of(&opened.row, one)?));
        }
        let now = (opened.article, opened.findings);
        let times: Vec<(i64, RevisionState)> = kept.iter().map(|one| (one.kept, one.state)).collect();
        let revisions = within(move || between(texts, now, &times))?;
        Ok(RevisionsPage { row: opened.row, revisions })
    }

    /// The texts that an article had and that said something else, the oldest first.
    pub(super) fn earlier_texts(&self, row: &ArticleRow) -> anyhow::Result<Vec<Vec<u8>>> {
        let kept = self.library.revisions(row.id)?;
        let texts = kept.iter().filter(|one| one.state == RevisionState::Changed);
        texts.map(|one| Ok(export::article_text(&self.text_of(row, one)?).into_bytes())).collect()
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

/// The changes from each text to the next, the last one first.
fn between(
    mut texts: Vec<(String, Article)>,
    now: (Article, Option<Findings>),
    times: &[(i64, RevisionState)],
) -> Vec<Revision> {
    let (article, findings) = now;
    let mut found: Vec<Option<Findings>> = texts.iter().map(|(_, text)| Some(findings_of(text))).collect();
    found.push(findings.or_else(|| Some(findings_of(&article))));
    texts.push((article.headline.to_string(), article));
    let mut revisions = Vec::new();
    for (index, (seen, state)) in times.iter().enumerate() {
        let state_of = |index: usize| {
            let (_, article) = texts.get(index)?;
            Some(State { article, findings: found.get(index)?.as_ref() })
        };
        let is_teaser = matches!(state, RevisionState::Teaser | RevisionState::WaitingTeaser);
        let Some((old, new)) = state_of(index).zip(state_of(index + 1)).filter(|_| !is_teaser) else { continue };
        if diff::same_text(old.article, new.article) {
            continue;
        }
        let headline = Text::line(texts.get(index).map_or("", |(headline, _)| headline));
        revisions.push(Revision { seen: *seen, headline, passages: diff::passages(old, new) });
    }
    revisions.reverse();
    revisions
}

fn findings_of(article: &Article) -> Findings {
    analysis::analyse(&article.body, article.language.as_deref())
}
