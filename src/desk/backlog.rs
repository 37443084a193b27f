//! The work behind the scenes: text index and analysis of what came in.

use std::io;
use std::thread;

use super::watch::within;
use super::{Desk, catalogue, contained, entry, strip, tokens};
use crate::analysis;
use crate::model::{Article, ArticleId, Findings};
use crate::store::{Analysed, Indexed, Kept, Unpacker, Waiting, Words, Work, mark_of, mark_of_text};

/// Raised when the analysis has learnt enough that all articles should be read again.
pub(super) const VERSION: i64 = 2;

/// How many articles are indexed in the place of each one that was asked for: it is that much quicker
/// than analysis, and the more go in at once, the fewer pieces the index is made of.
const INDEXED_FOR_ONE: usize = 32;

/// How many new articles followed queries are asked about in the place of each: a question is as quick for many.
const JUDGED_FOR_ONE: usize = 16;

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
        if self.is_read_only() {
            return Ok(());
        }
        let done = self.packed(id, article, findings)?;
        Ok(self.library.keep_findings(&[done], VERSION)?)
    }

    /// The same for many articles at once.
    pub fn keep_all_findings(&mut self, found: &[(ArticleId, Article, Findings)]) -> anyhow::Result<()> {
        let mut done = Vec::with_capacity(found.len());
        for (id, article, findings) in found {
            done.push(self.packed(*id, article, findings)?);
        }
        Ok(self.library.keep_findings(&done, VERSION)?)
    }

    /// How many threads the backlog may use; one where somebody works in the foreground.
    pub fn use_threads(&mut self, threads: usize) {
        self.threads = threads.max(1);
    }

    /// Indexes or analyses up to `most` articles that wait for it, newest first; how many it did.
    ///
    /// The index goes first, and as it is quick and gains from doing much at once, takes more than that.
    pub fn work_off(&mut self, most: usize) -> anyhow::Result<usize> {
        if self.is_read_only() {
            return Ok(0);
        }
        let done = self.work_off_some(most)?;
        // As long as not all are let be analysed again, there is something to do.
        Ok(done.max(usize::from(!self.is_expecting)))
    }

    fn work_off_some(&mut self, most: usize) -> anyhow::Result<usize> {
        match self.index_waiting(most)? {
            0 => {
                let read = match self.analyse_waiting(most)? {
                    0 => self.catalogue_waiting(most)?,
                    read => read,
                };
                let placed = self.place_waiting(most)?;
                Ok(read.max(placed).max(self.judge_waiting(most.saturating_mul(JUDGED_FOR_ONE))?))
            }
            done => Ok(done),
        }
    }

    /// All this can be made again, so no commit waits for the disk.
    pub(super) fn expect(&mut self) -> anyhow::Result<()> {
        if !self.is_expecting {
            self.library.hurry()?;
            self.is_expecting = self.library.expect_analysis(VERSION)?;
        }
        Ok(())
    }

    /// Indexes articles that wait for it, some more than `most`; how many it did.
    pub fn index_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        if self.is_read_only() {
            return Ok(0);
        }
        self.expect()?;
        self.compare_waiting()?;
        let waiting = self.library.waiting(Work::Index, most.saturating_mul(INDEXED_FOR_ONE))?;
        let words = spread(self.threads, &waiting, |unpacker, waiting| {
            let words = contained(|| words_of(unpacker, waiting)).unwrap_or_default();
            Indexed { id: waiting.id, words, of: mark_of_text(&waiting.headline, &waiting.body) }
        })?;
        if !words.is_empty() {
            self.library.index(&words)?;
        }
        Ok(words.len())
    }

    fn analyse_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        self.expect()?;
        let mut jobs = Vec::with_capacity(most);
        for one in self.library.waiting(Work::Analysis, most)? {
            let row = self.library.row(one.id)?;
            let base = self.base_of(&row)?;
            jobs.push((one, row, base));
        }
        let read = spread(self.threads, &jobs, |unpacker, (one, row, base)| {
            // One that can't be read has no findings; it must not hold up all that wait behind it.
            let kept = contained(|| unpacker.body(&one.body)).ok().flatten();
            let (row, base) = (row.clone(), base.clone());
            let read = within(move || {
                let article = kept.map(|kept| entry::article(&row, kept, base.as_deref())).unwrap_or_default();
                let findings = analyse(&article);
                (article, findings)
            });
            (one.id, mark_of(&one.body), read.unwrap_or_default())
        })?;
        let mut analysed = Vec::with_capacity(read.len());
        for (id, of, (article, findings)) in &read {
            analysed.push(Analysed { of: Some(*of), ..self.packed(*id, article, findings)? });
        }
        if !analysed.is_empty() {
            self.library.keep_findings(&analysed, VERSION)?;
        }
        Ok(analysed.len())
    }

    /// Puts findings into the catalogue that were made before there was one.
    fn catalogue_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        let mut entries = Vec::with_capacity(most);
        for one in self.library.waiting(Work::Catalogue, most)? {
            let opened = contained(|| self.open_as_kept(one.id)).ok().and_then(Result::ok);
            let entry = opened.and_then(|opened| Some(catalogue::entry(&opened.article, &opened.findings?)));
            entries.push((one.id, entry.unwrap_or_default()));
        }
        if !entries.is_empty() {
            self.library.catalogue(&entries)?;
        }
        Ok(entries.len())
    }

    fn packed(&mut self, id: ArticleId, article: &Article, findings: &Findings) -> anyhow::Result<Analysed> {
        let pack = self.packer.findings(findings)?;
        let entry = catalogue::entry(article, findings);
        Ok(Analysed::new(id, findings, pack, article.body.word_count(), entry))
    }
}

fn words_of(unpacker: &mut Unpacker, waiting: &Waiting) -> Words {
    let text = match unpacker.body(&waiting.body) {
        Some(Kept::Entry { html, .. }) => strip::text(&html),
        Some(Kept::Article(article)) => article.body.text.into_string(),
        // Its headline can be found all the same.
        None => String::new(),
    };
    tokens::for_index(&waiting.headline, &text)
}

/// Does all jobs, in as many threads; what comes of them is in their order.
fn spread<J: Sync, R: Send>(
    threads: usize,
    jobs: &[J],
    work: impl Fn(&mut Unpacker, &J) -> R + Sync,
) -> io::Result<Vec<R>> {
    let share = |jobs: &[J]| {
        let mut unpacker = Unpacker::new()?;
        Ok(jobs.iter().map(|job| work(&mut unpacker, job)).collect::<Vec<R>>())
    };
    if threads < 2 || jobs.len() < 2 {
        return share(jobs);
    }
    let shares: Vec<io::Result<Vec<R>>> = thread::scope(|scope| {
        let share = &share;
        let started: Vec<_> =
            jobs.chunks(jobs.len().div_ceil(threads)).map(|jobs| scope.spawn(move || share(jobs))).collect();
        let died = || Err(io::Error::other("a thread of the backlog died"));
        started.into_iter().map(|thread| thread.join().unwrap_or_else(|_| died())).collect()
    });
    Ok(shares.into_iter().collect::<io::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The findings of an article; nothing is kept.
pub fn analyse_article(article: &Article) -> anyhow::Result<Findings> {
    let article = article.clone();
    Ok(within(move || analyse(&article))?)
}

fn analyse(article: &Article) -> Findings {
    analysis::findings(article)
}
