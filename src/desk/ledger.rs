//! On whom the articles that a query finds rest.

use super::{Desk, now};
use crate::model::{
    After, ArticleId, ArticleRow, DAY, Facets, Findings, LedgerPage, LedgerSpan, SourceKind, Timestamp,
};
use crate::store::LedgerEntry;

/// How many articles are looked at: the newest.
const MOST: usize = 10_000;

/// In how many of them it is counted who is quoted.
const MOST_COUNTED: usize = 2_500;

/// Seconds of the time that is looked at where no words say which.
const PAST: Timestamp = 90 * DAY;

/// Stretches of time at most.
const SPANS: i64 = 13;

/// How many of the most quoted, and of the articles that rest on little.
const NAMES: usize = 20;
const THIN: usize = 30;

const KINDS: [SourceKind; 6] = [
    SourceKind::Person,
    SourceKind::Organisation,
    SourceKind::Document,
    SourceKind::Outlet,
    SourceKind::Agency,
    SourceKind::Anonymous,
];

impl Desk {
    /// The sources of what a query finds; without words, of the last 90 days.
    pub fn ledger(&self, words: &str) -> anyhow::Result<LedgerPage> {
        let (entries, more) = self.ledger_entries(words, After::START, MOST)?;
        let mut page = page(&entries);
        page.more = more.is_some();
        let newest: Vec<ArticleId> = entries.iter().take(MOST_COUNTED).map(|entry| entry.article).collect();
        page.counted = u32::try_from(newest.len()).unwrap_or(u32::MAX);
        let quoted = self.library.quoted_in(&newest, NAMES)?.into_iter();
        page.most_quoted =
            quoted.map(|one| (one.name, one.title, one.kind, one.direct, one.paraphrased, one.articles)).collect();
        (page.thin, page.more_thin) = self.thin(&entries, more)?;
        Ok(page)
    }

    /// The part of such a page with the articles that rest on little, behind a place.
    pub(super) fn ledger_thin(&self, words: &str, after: After) -> anyhow::Result<LedgerPage> {
        let (entries, more) = self.ledger_entries(words, after, MOST_COUNTED)?;
        let (thin, more_thin) = self.thin(&entries, more)?;
        Ok(LedgerPage { thin, more_thin, ..LedgerPage::default() })
    }

    /// What the library knows of the sources of up to `most` articles behind a place, and where more of them begin.
    fn ledger_entries(
        &self,
        words: &str,
        after: After,
        most: usize,
    ) -> anyhow::Result<(Vec<LedgerEntry>, Option<After>)> {
        let since = now() - PAST;
        let is_free = words.trim().is_empty();
        let first = if is_free { ArticleId(self.library.first_since(since)?) } else { ArticleId(i64::MIN) };
        let found = self.find_within(words, first, ArticleId(after.id.saturating_sub(1)), most + 1)?;
        let shown = found.get(..most).unwrap_or(&found);
        let more = shown.last().filter(|_| found.len() > most);
        let mut entries = self.library.ledger_entries(shown)?;
        entries.retain(|entry| !is_free || entry.published >= since);
        Ok((entries, more.map(|article| behind(*article))))
    }

    /// The first of the articles that rest on little, each with the place where it names what it rests on, and where
    /// more of them are.
    fn thin(&self, entries: &[LedgerEntry], more: Option<After>) -> anyhow::Result<(Vec<Thin>, Option<After>)> {
        let all = || entries.iter().filter(|entry| is_thin(entry.facets)).map(|entry| entry.article);
        let some: Vec<ArticleId> = all().take(THIN).collect();
        let more = if all().nth(THIN).is_some() { some.last().map(|article| behind(*article)) } else { more };
        let mut thin = Vec::with_capacity(some.len());
        for row in self.library.rows_of(&some)? {
            let place = self.kept_findings(row.id)?.and_then(|findings| first_source(&findings));
            thin.push((row, place));
        }
        Ok((thin, more))
    }
}

/// An article that rests on little, with the byte of its text at which it names what that is.
type Thin = (ArticleRow, Option<u32>);

fn behind(article: ArticleId) -> After {
    After { stage: 0, rank: 0, id: article.0 }
}

/// Where an article first quotes somebody, else where it first names a source.
fn first_source(findings: &Findings) -> Option<u32> {
    let quotes = findings.quotes.iter().filter(|quote| quote.speaker.is_some());
    let named = || findings.sources.iter().flat_map(|source| &source.mentions);
    quotes.map(|quote| quote.extent().start).min().or_else(|| named().map(|span| span.start).min())
}

fn is_thin(facets: Facets) -> bool {
    facets.holds(Facets::LONE_SOURCE) || facets.holds(Facets::ONLY_ANONYMOUS)
}

/// The totals, whole and by stretches of whole days.
fn page(entries: &[LedgerEntry]) -> LedgerPage {
    let days = || entries.iter().map(|entry| entry.published.div_euclid(DAY));
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return LedgerPage::default() };
    let step = ((last - first) / SPANS + 1).max(1);
    let all = span(first, entries.iter());
    let mut spans = Vec::new();
    let mut from = first;
    while from <= last {
        let within = |entry: &&LedgerEntry| (from..from + step).contains(&entry.published.div_euclid(DAY));
        spans.push(span(from, entries.iter().filter(within)));
        from += step;
    }
    LedgerPage {
        articles: all.articles,
        spans,
        kinds: all.kinds,
        lone_source: all.lone_source,
        only_anonymous: all.only_anonymous,
        ..LedgerPage::default()
    }
}

fn span<'a>(day: i64, entries: impl Iterator<Item = &'a LedgerEntry>) -> LedgerSpan {
    let mut kinds = KINDS.map(|kind| (kind, 0));
    let (mut articles, mut lone_source, mut only_anonymous) = (0, 0, 0);
    for entry in entries {
        articles += 1;
        lone_source += u32::from(entry.facets.holds(Facets::LONE_SOURCE));
        only_anonymous += u32::from(entry.facets.holds(Facets::ONLY_ANONYMOUS));
        for (kind, count) in &mut kinds {
            *count += entry.ledger.count(*kind);
        }
    }
    LedgerSpan { from: day * DAY, articles, kinds: kinds.to_vec(), lone_source, only_anonymous }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ledger;

    #[test]
    fn stretches_hold_every_article_once() {
        let entry = |day: i64, kind: SourceKind| LedgerEntry {
            article: ArticleId(day),
            published: day * DAY + 5,
            facets: Facets::LONE_SOURCE,
            ledger: Ledger::of([kind]),
        };
        let entries: Vec<LedgerEntry> =
            (0..100).map(|day| entry(day, if day < 90 { SourceKind::Person } else { SourceKind::Anonymous })).collect();
        let page = page(&entries);
        assert_eq!((page.articles, page.lone_source, page.only_anonymous), (100, 100, 0));
        assert_eq!((page.kinds[0], page.kinds[5]), ((SourceKind::Person, 90), (SourceKind::Anonymous, 10)));
        assert!(page.spans.len() <= 14);
        assert_eq!(page.spans.iter().map(|span| span.articles).sum::<u32>(), 100);
        assert_eq!(super::page(&[]), LedgerPage::default());
    }
}
