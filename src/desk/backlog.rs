//! The work behind the scenes: text index and analysis of what came in.

use std::time::{Duration, Instant};

use super::{Desk, contained, entry, strip, tokens};
use crate::analysis;
use crate::model::{Article, ArticleId, Findings};
use crate::store::{Analysed, Kept, Work};

/// Raised when the analysis has learnt enough that all articles should be read again.
pub(super) const VERSION: i64 = 1;

/// How many articles go into the index in one transaction: the more, the fewer pieces it is made of.
const INDEXED_AT_ONCE: usize = 2_000;

/// How long the index may take per article asked for, so that whoever asks for few gets the word back soon.
const PATIENCE: Duration = Duration::from_millis(20);

impl Desk {
    /// Makes and keeps the findings of one article, where it has none yet.
    pub fn analyse_article(&mut self, article: ArticleId) -> anyhow::Result<Findings> {
        let opened = self.open_article(article)?;
        if let Some(findings) = opened.findings {
            return Ok(findings);
        }
        let findings = analyse_article(&opened.article)?;
        self.keep_findings(article, &opened.article, &findings)?;
        Ok(findings)
    }

    /// Keeps what [`analyse_article`] found in an article of the library.
    pub fn keep_findings(&mut self, id: ArticleId, article: &Article, findings: &Findings) -> anyhow::Result<()> {
        let done = self.packed(id, article, findings)?;
        Ok(self.library.keep_findings(&[done], VERSION)?)
    }

    /// Indexes or analyses up to `most` articles that wait for it, newest first; how many it did.
    ///
    /// The index goes first, and as it is quick and gains from doing much at once, takes more than that.
    pub fn work_off(&mut self, most: usize) -> anyhow::Result<usize> {
        if !self.is_expecting {
            // All this can be made again, so no commit waits for the disk.
            self.library.hurry()?;
            self.library.expect_analysis(VERSION)?;
            self.is_expecting = true;
        }
        match self.index_waiting(most)? {
            0 => self.analyse_waiting(most),
            done => Ok(done),
        }
    }

    fn index_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        let until = Instant::now() + PATIENCE * u32::try_from(most).unwrap_or(u32::MAX).min(64);
        let mut words = Vec::new();
        for waiting in self.library.waiting(Work::Index, INDEXED_AT_ONCE)? {
            let text = match self.unpacker.borrow_mut().body(&waiting.body) {
                Some(Kept::Entry { html, .. }) => strip::text(&html),
                Some(Kept::Article(article)) => article.body.text.into_string(),
                // Its headline can be found all the same.
                None => String::new(),
            };
            words.push((waiting.id, tokens::for_index(&waiting.headline, &text)));
            if Instant::now() > until {
                break;
            }
        }
        if !words.is_empty() {
            self.library.index(&words)?;
        }
        Ok(words.len())
    }

    fn analyse_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        let waiting = self.library.waiting(Work::Analysis, most)?;
        let mut analysed = Vec::with_capacity(waiting.len());
        for one in waiting {
            let row = self.library.row(one.id)?;
            let kept = self.unpacker.borrow_mut().body(&one.body);
            let base = self.base_of(&row)?;
            // One that can't be read has no findings; it must not hold up all that wait behind it.
            let (article, findings) = contained(|| {
                let article = kept.map(|kept| entry::article(&row, kept, base.as_deref())).unwrap_or_default();
                let findings = analyse(&article);
                (article, findings)
            })
            .unwrap_or_default();
            analysed.push(self.packed(one.id, &article, &findings)?);
        }
        if !analysed.is_empty() {
            self.library.keep_findings(&analysed, VERSION)?;
        }
        Ok(analysed.len())
    }

    fn packed(&mut self, id: ArticleId, article: &Article, findings: &Findings) -> anyhow::Result<Analysed> {
        let pack = self.packer.findings(findings)?;
        Ok(Analysed::new(id, findings, pack, article.body.word_count()))
    }
}

/// The findings of an article; nothing is kept.
pub fn analyse_article(article: &Article) -> anyhow::Result<Findings> {
    Ok(contained(|| analyse(article))?)
}

fn analyse(article: &Article) -> Findings {
    analysis::analyse(&article.body, article.language.as_deref())
}
